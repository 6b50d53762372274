"""Section 3.1: the two Interreg programmes, and the regions that take part."""

import re

from kkrdata.tidy import steps
from kkrdata.tidy.lists import rows_by
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

_QUALIFIERS = {"ca.": "~", "over": ">"}
_MILLIONS = {"mio.": 1, "mia.": 1000}
_AMOUNT = re.compile(r"(ca\.|over) (\d+) (mio\.|mia\.) kr\.")


def _amount(printed: str) -> tuple[str, str, str]:
    found = _AMOUNT.fullmatch(printed)
    if not found:
        raise ValueError(f"{printed!r} is not an amount such as 'ca. 625 mio. kr.'")
    return found.groups()


def _nuts_code(area: str) -> str:
    return rows_by("nuts_codes.csv", "area")[area,]["nuts_code"]


def _millions(printed: str) -> int:
    _, digits, unit = _amount(printed)
    return int(digits) * _MILLIONS[unit]


def _year(place: int) -> Step:
    words = f"take the {('first', 'last')[place]} year"
    return Step(words, lambda period: period.split("-")[place])


_NUTS = Step("find the code in the EU's classification (NUTS 2021)", _nuts_code)
_BUDGET = Step("read as million kroner", _millions)
_QUALIFIER = Step("tell about from more than", lambda printed: _QUALIFIERS[_amount(printed)[0]])

RECIPES = {
    "interreg": Recipe(
        raw_file="data/raw/interreg.csv",
        key=("interreg_programme",),
        columns={
            "interreg_programme": Column("name"),
            "period_start": Column("period", (_year(0),)),
            "period_end": Column("period", (_year(1),)),
            "budget": Column("value", (_BUDGET,)),
            "qualifier": Column("value", (_QUALIFIER,)),
        },
    ),
    "interreg_regions": Recipe(
        raw_file="data/raw/interreg_regions.csv",
        key=("interreg_programme", "nuts_code"),
        columns={
            "interreg_programme": Column("programme"),
            "nuts_code": Column("name", (steps.JOIN_WORDS, _NUTS)),
            "area": Column("name", (steps.JOIN_WORDS,)),
            "country": Column("country"),
        },
    ),
}
