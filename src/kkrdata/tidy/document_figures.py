"""Section 2.10, appendix 1: what the report on Greater Copenhagen states, and what follows."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from kkrdata.errors import DataError, Problem
from kkrdata.tidy import names, steps
from kkrdata.tidy.recipe import Column, RawRow, Recipe
from kkrdata.tidy.steps import Step

_FILE = "data/raw/document_figures.csv"
_SUBJECTS = {
    "BNP pr. indbygger": "gdp_per_capita_rank",
    "BNP vækstrater": "gdp_growth_rank_from_lowest",
    "arbejdsløshed på": "unemployment_metros",
    "højere end": "unemployment_metros_change",
    "arbejdsløshedsprocenten": "unemployment_metros_growth",
    "Arbejdsløshedsprocenten": "unemployment_regions_growth",
    "Arbejdsløsheden": "unemployment_regions",
    "Arbejdsløsheden i 2021 Q2": "unemployment_regions_rank",
    "arbejdsløshedsprocenten for": "unemployment_regions",
    "over arbejdsløshedsprocenten": "unemployment_regions_gap",
    "antallet af ledige stillinger": "vacancies_growth",
    "ubesatte stillinger": "vacancies",
    "ledige jobs": "vacancies_rank",
    "antallet af køretøjer": "bridge_vehicles",
    "antallet af passagerer": "hh_ferry_passengers",
    "mindre end": "hh_ferry_passengers_fall",
    "hotelovernatninger": "hotel_nights_ratio",
    "antallet af overnatninger": "hotel_nights_growth",
    "antallet af investeringer": "copcap_investments_growth",
    "antallet af jobs skabt": "copcap_jobs_growth",
    "FDI-investeringer (Greenfield)": "global_greenfield_change",
    "resultatet": "copcap_result_growth",
    "Antallet af talenter": "copcap_talents_growth",
    "Antallet af investeringer": "skane_investments_growth",
    "antallet af eksportfremmende aktiviteter": "skane_export_activities_growth",
    "Værdien": "skane_investment_value_rank",
    "Værdien af": "skane_investment_value_growth",
    "Antallet af jobs bibeholdt/skabt": "skane_jobs_growth",
    "100 mbit bredbåndsdækningen": "broadband_100mbit_growth",
    "1 gbit bredbåndsdækningen": "broadband_1gbit_growth",
    "Udviklingen": "broadband_1gbit_growth_rank",
    "dækningen": "broadband_1gbit_ratio",
}
_UNITS = {  # all others say how many times as much
    "gdp_per_capita_rank": "rank",
    "gdp_growth_rank_from_lowest": "rank",
    "unemployment_metros": "per_cent",
    "unemployment_metros_change": "percentage_points",
    "unemployment_regions": "per_cent",
    "unemployment_regions_rank": "rank",
    "unemployment_regions_gap": "percentage_points",
    "unemployment_regions_remainder": "per_cent",
    "vacancies": "vacancies",
    "vacancies_rank": "rank",
    "bridge_vehicles": "vehicles_per_week",
    "hh_ferry_passengers": "passengers",
    "hh_ferry_passengers_fall": "passengers",
    "global_greenfield_change": "change_pct",
    "skane_investment_value_rank": "rank",
    "broadband_1gbit_growth_rank": "rank",
}
_AREAS = {
    "globalt": "Hele verden",
    "Skåne": "Region Skåne",
    "Stockholm": "Stockholm og Östra Mellansverige",  # so says the note of the report
    "hele Greater Copenhagen": "Greater Copenhagen",
    "de danske regioner": "De danske regioner",
    "de svenske regioner": "De svenske regioner",
}
_PERIODS = {
    "2018": "2018",
    "2019": "2019",
    "2020": "2020",
    "2021": "2021",
    "rekordåret 2019": "2019",
    "2021 Q2": "2021-Q2",
    "andet kvartal af 2021": "2021-Q2",
    "sidste kvartal": "2021-Q2",  # the last quarter that the report has figures of
    "samme kvartal i 2019": "2019-Q2",
    "begyndelsen af 2021": "2021-Q1",
    "februar 2021": "2021-02",
    "samme tid året før": "2020-02",
    "under pandemien": "2020-01/2021-06",  # as far as the report has figures
    "Siden 2016": "2016-01/2021-12",  # as far as its charts go
    "siden 2017": "2017-01/2021-12",
}
_COMPARED = {
    "": None,
    "før krisen": "before_pandemic",
    "før pandemien": "before_pandemic",
    "hele Greater Copenhagen": "Greater Copenhagen",
    "Region Hovedstaden": "Region Hovedstaden",
    "de danske regioner": "De danske regioner",
    "2016": "2016",
    "2017": "2017",
    **_PERIODS,
}
_WORDS = {
    "femteplads": (Decimal(5), "="),
    "laveste": (Decimal(1), "="),
    "rekordåret": (Decimal(1), "="),
    "højest": (Decimal(1), "="),
    "De fleste": (Decimal(1), "="),
    "størst": (Decimal(1), "="),
    "mere end fordobledes": (Decimal(2), ">"),
    "flere": (Decimal(1), ">"),
    "overgået": (Decimal(1), ">"),
    "positivt": (Decimal(1), ">"),
    "hurtigere": (Decimal(1), ">"),
    "højere": (Decimal(1), ">"),
    "allerede tilbage": (Decimal(1), "~"),
    "langt til": (Decimal(1), "<"),
    "faldt også markant": (Decimal(1), "<"),
    "halveredes": (Decimal("0.5"), "~"),
    "sammen": (Decimal("0.5"), "~"),  # the jobs fell together with the investments
    "mere end halveredes": (Decimal("0.5"), "<"),
    "Det samme gjorde": (Decimal("0.5"), "<"),
    "mere end to tredjedele": (Decimal(1) / 3, "<"),  # what is left after such a fall
}
_BEFORE = {"": (1, "="), "ca. ": (1, "~"), "lidt over ": (1, ">"), "fald på ": (-1, "=")}
_NUMBER = re.compile(r"(\D*)(\d{1,3}(?:\.\d{3})+|\d+(?:\.\d)?(?= ?%))(?: ?%)?")


def _read(printed: str) -> tuple[Decimal, str]:
    """Return value and qualifier; per cents have a decimal point, other numbers a Danish one."""
    if printed in _WORDS:
        return _WORDS[printed]
    found = _NUMBER.fullmatch(printed)
    if not found:
        raise ValueError(f"{printed!r} is not a number such as '12.4 %' or 'ca. 20.000'")
    before, digits = found.groups()
    sign, qualifier = _BEFORE[before]
    thousands = "%" not in printed
    return sign * Decimal(digits.replace(".", "") if thousands else digits), qualifier


def _joined(function: Callable[[str], Any], words: str) -> tuple[Step, ...]:
    return steps.JOIN_WORDS, Step(words, function)


def _subject(indicator_id: str | None = None) -> tuple[Step, ...]:
    """Lead from the printed subject to its indicator, or to one that is derived from it."""
    find = Step("find the indicator", _SUBJECTS.__getitem__)
    derived = Step("it leads to this indicator", lambda _: indicator_id)
    return (steps.JOIN_WORDS, find, derived) if indicator_id else (steps.JOIN_WORDS, find)


def _indicator(indicator_id: str | None = None) -> dict[str, Column]:
    path = _subject(indicator_id)
    unit = Step("take its unit", lambda name: _UNITS.get(name, "factor"))
    return names.indicator("subject", *path) | {"unit": Column("subject", (*path, unit))}


def _area(raw: str) -> dict[str, Column]:
    return names.area(raw, *_joined(lambda name: _AREAS.get(name, name), "name the area in full"))


def _period(raw: str) -> dict[str, Column]:
    return {"period": Column(raw, _joined(_PERIODS.__getitem__, "write as a period"))}


def _said(text: str | None, words: str) -> Column:
    return Column("value", (Step(words, lambda _: text),))


_PRINTED = {
    **_indicator(),
    **_area("name"),
    **_period("period"),
    "value": Column("value", _joined(lambda printed: float(_read(printed)[0]), "read as a number")),
    "qualifier": Column(
        "value", _joined(lambda printed: _read(printed)[1], "tell about, less, more")
    ),
    "compared_with": Column("base", _joined(_COMPARED.__getitem__, "say what it is compared with")),
    "basis": _said("stated", "the document states it"),
    "derived_from": _said(None, "it is derived from nothing"),
    "page": Column("page", (steps.WHOLE,)),
    "line": Column("value_line", (steps.WHOLE,)),
}
_ORDER = [
    "indicator_id",
    "area",
    "area_en",
    "period",
    "chart",
    "theme",
    "indicator",
    "indicator_en",
    "nuts_code",
    "value",
    "unit",
    "qualifier",
    "compared_with",
    "basis",
    "derived_from",
    "page",
    "line",
]


class _Derivation(NamedTuple):
    """A number that follows from two printed ones: a difference, and what it differs from.

    `columns` are those that the derived row takes from what the difference is compared with.
    """

    indicator_id: str
    difference: str
    other: tuple[str, str]
    sign: int
    columns: dict[str, Column]


_DERIVATIONS = (
    _Derivation(
        "unemployment_metros",
        "unemployment_metros_change",
        ("unemployment_metros", "Greater Copenhagen"),
        -1,
        _period("base"),
    ),
    _Derivation(
        "unemployment_regions_remainder",
        "unemployment_regions_gap",
        ("unemployment_regions", "Region Skåne"),
        -1,
        _area("base"),
    ),
    _Derivation(
        "hh_ferry_passengers",
        "hh_ferry_passengers_fall",
        ("hh_ferry_passengers", "HH-forbindelsen"),
        1,
        _period("base"),
    ),
)


def _derived(rows: list[RawRow]) -> list[RawRow]:
    return rows + [_derive(rows, derivation) for derivation in _DERIVATIONS]


def _derive(rows: list[RawRow], derivation: _Derivation) -> RawRow:
    difference = _row(rows, derivation.difference)
    other = _row(rows, *derivation.other)
    beside = f"value of line {other.texts['value_line']}"
    texts = {**difference.texts, beside: other.texts["value"]}
    return RawRow(difference.number, texts, _computed(derivation, beside))


def _row(rows: list[RawRow], indicator_id: str, area: str = "") -> RawRow:
    join = steps.JOIN_WORDS.function
    for row in rows:
        of_it = _SUBJECTS.get(join(row.texts["subject"])) == indicator_id
        if of_it and area in ("", join(row.texts["name"])):
            return row
    raise DataError([Problem(_FILE, "none", f"a row of {indicator_id} {area}".rstrip())])


def _computed(derivation: _Derivation, beside: str) -> dict[str, Column]:
    """Make the columns that a derived row makes in its own way."""
    sign = derivation.sign

    def value(texts: tuple[str, str]) -> float:
        difference, other = (_read(text)[0] for text in texts)
        return float(other + sign * difference)

    def formula(texts: tuple[str, str]) -> str:
        difference, other = (_read(text)[0] for text in texts)
        return f"{other} {'+' if sign > 0 else '-'} {difference}"

    words = "add the two" if sign > 0 else "take the first from the second"
    return {
        **_indicator(derivation.indicator_id),
        **derivation.columns,
        "value": Column("value", (Step(words, value),), beside),
        "compared_with": Column("base", (Step("it stands for itself", lambda _: None),)),
        "basis": _said("derived", "it follows from two numbers that the document states"),
        "derived_from": Column("value", (Step("write as a sum", formula),), beside),
    }


RECIPES = {
    "document_figures": Recipe(
        raw_file=_FILE,
        key=("indicator_id", "area", "period"),
        columns={name: _PRINTED[name] for name in _ORDER},
        derive=_derived,
    ),
}
