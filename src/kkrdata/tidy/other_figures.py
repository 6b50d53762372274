"""Every other number that the document states, from whichever section."""

import re

from kkrdata.tidy import steps
from kkrdata.tidy.lists import rows_by
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

_QUALIFIERS = {"ca.": "~", "mindst": ">=", "minimum": ">="}
_STATEMENT = re.compile(rf"(?:({'|'.join(_QUALIFIERS)}) )?(.+)", re.IGNORECASE)
_NUMBER_WORDS = {"en": 1, "et": 1, "én": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "syv": 7}
# What says a number without being one; the unit is that of the topic.
_PHRASES = {
    "halvårlige": 2,
    "kvartalsvist": 4,
    "månedligt": 12,
    "hvert fjerde år": 4,
    "et halvt år": 6,
    "halvdelen til regionerne": 50,
    "halvdelen til kommunerne": 50,
}
_PERIODS = {
    "": None,
    "2022": "2022",
    "anden halvdel af 2022": "2022-07/2022-12",
    "september 2021": "2021-09",
    "september 2022": "2022-09",
    "Siden maj 2021": "2021-05/..",
    "udgangen af 2022": "2022-12",
    "udgangen af 2023": "2023-12",
}


def _topic(attribute: str, words: str) -> Column:
    topics = rows_by("figure_topics.csv", "figure_id")
    return Column("figure", (Step(words, lambda figure: topics[figure,][attribute]),))


def _statement(printed: str) -> tuple[str, str]:
    """Tell the word for about or at least from the number behind it."""
    qualifier, rest = _STATEMENT.fullmatch(printed).groups()
    return _QUALIFIERS[qualifier.lower()] if qualifier else "=", rest


def _number(printed: str) -> int:
    _, text = _statement(printed)
    if text in _PHRASES:
        return _PHRASES[text]
    first = text.split()[0].lower().removesuffix("-årige")
    return _NUMBER_WORDS[first] if first.isalpha() else steps.DANISH_INTEGER.function(first)


_VALUE = Step("read as a whole number", _number)
_QUALIFIER = Step("tell about and at least from a plain number", lambda text: _statement(text)[0])
_PERIOD = Step("write the period as ISO 8601 does", _PERIODS.__getitem__)

RECIPES = {
    "other_figures": Recipe(
        raw_file="data/raw/other_figures.csv",
        key=("figure_id",),
        columns={
            "figure_id": Column("figure"),
            "section": Column("section"),
            "topic": _topic("topic", "say it in our own words"),
            "topic_en": _topic("topic_en", "say it in our own words, in English"),
            "value": Column("value", (steps.JOIN_WORDS, _VALUE)),
            "unit": _topic("unit", "take the unit of that"),
            "period": Column("period", (_PERIOD,)),
            "qualifier": Column("value", (steps.JOIN_WORDS, _QUALIFIER)),
            "page": Column("page", (steps.WHOLE,)),
            "line": Column("value_line", (steps.WHOLE,)),
        },
    ),
}
