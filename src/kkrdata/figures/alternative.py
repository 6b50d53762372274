"""Says in words what a figure shows, from its numbers, for those who cannot see it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from kkrdata.figures.spec import Numbers
from kkrdata.text import decimals, number, pick

LONGEST = 600  # characters: half a minute, read aloud
_FEW = 6  # rows that are all named
_DETAILS = (3, 2, 1, 0)  # how many of the highest and lowest are named, the best first
_NAMED = 3  # things that are named before the others are counted
_ENDS = 2  # the first and the last period, which a series begins with
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_WORDS_OF_A_UNIT = 2  # that still sound right behind a number

_KINDS = {
    "map": {"da": "Kort", "en": "Map"},
    "line": {"da": "Kurver", "en": "Line chart"},
    "bar": {"da": "Søjlediagram", "en": "Bar chart"},
    "column": {"da": "Søjlediagram", "en": "Column chart"},
}
_CHART = {"da": "Diagram", "en": "Chart"}

_SAID = {
    "da": {
        "and": " og ",
        "others": "{} andre",
        "at": "{} med {}",
        "in": "{} i {}",
        "many": "{} af {} med {}",
        "more": "{} andre med {}",
        "range": "fra {} til {}",
        "all": "alle steder {}",
        "always": "hele tiden {}",
        "course": "{} i {} og {} i {}",
        "only": "kun {} i {}",
        "highest": "Højest er {}; lavest er {}.",
        "missing": "Tal mangler for {}.",
        "nothing": "ingen tal",
        "list": "Viser {}.",
        "one more": "Desuden én talrække, som står i tabellen.",
        "rest": "Desuden {} talrækker, som står i tabellen.",
        "holes": "Nogle tal mangler.",
    },
    "en": {
        "and": " and ",
        "others": "{} others",
        "at": "{} at {}",
        "in": "{} in {}",
        "many": "{} of {} at {}",
        "more": "{} others at {}",
        "range": "from {} to {}",
        "all": "{} everywhere",
        "always": "{} throughout",
        "course": "{} in {} and {} in {}",
        "only": "only {} in {}",
        "highest": "Highest: {}; lowest: {}.",
        "missing": "No figures for {}.",
        "nothing": "no figures",
        "list": "Shows {}.",
        "one more": "Besides, one series that is in the table.",
        "rest": "Besides, {} series that are in the table.",
        "holes": "Some figures are missing.",
    },
}


class _Column(NamedTuple):
    """One column of numbers: names and values of its rows, as they are written."""

    heading: str
    unit: str
    names: list[str]
    numbers: pd.Series
    written: list[str]
    are_periods: bool


def describe(shown: Numbers, what: str, kind: str | None, lang: str) -> str:
    """Say what a figure shows.

    Parameters
    ----------
    shown : Numbers
        Its numbers.
    what : str
        What they are of: the figure's subtitle.
    kind : str or None
        "map", or the kind of chart.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        What is measured, its range, its highest and lowest values and what is missing, in as much
        detail as `LONGEST` characters hold.
    """
    opening = f"{pick(_KINDS.get(kind, _CHART), lang)}: {_opening(shown, what)}"
    said, missing = _SAID[lang], _missing(shown, lang)
    columns = _columns(shown, lang)
    for detail in _DETAILS:
        sentences = [_sentence(column, detail, said) for column in columns]
        sentences = sentences or [said["list"].format(_listed(_names(shown), said))]
        text = " ".join([opening, *sentences, *missing])
        if len(text) <= LONGEST:
            return text
    return _shortened(opening, sentences, bool(missing), said)


def _shortened(opening: str, sentences: list[str], has_holes: bool, said: dict[str, str]) -> str:
    """Keep as many sentences as there is room for, and say how many are not there."""
    holes, count = [said["holes"]] * has_holes, len(sentences)
    texts = (
        " ".join([opening, *sentences[:kept], _rest(count - kept, said), *holes])
        for kept in reversed(range(count))
    )
    return next((text for text in texts if len(text) <= LONGEST), opening)


def _rest(count: int, said: dict[str, str]) -> str:
    return said["one more"] if count == 1 else said["rest"].format(count)


def _opening(shown: Numbers, what: str) -> str:
    when = "" if not shown.period or shown.period in what else f", {shown.period}"
    return f"{what.rstrip('.')}{when}."


def _names(shown: Numbers) -> list[str]:
    return [str(name) for name in shown.frame[shown.label]]


def _columns(shown: Numbers, lang: str) -> list[_Column]:
    _, _, units, _ = shown
    return [_column(shown, heading, unit, lang) for heading, unit in units.items()]


def _column(shown: Numbers, heading: str, unit: str, lang: str) -> _Column:
    there = shown.frame[shown.frame[heading].notna()]
    names, values = [str(name) for name in there[shown.label]], there[heading]
    places = decimals(values)
    written = [number(value, lang, places) for value in values]
    are_periods = all(_YEAR.search(name) for name in _names(shown))
    return _Column(heading, unit, names, values.reset_index(drop=True), written, are_periods)


def _sentence(column: _Column, detail: int, said: dict[str, str]) -> str:
    """Say a column's range, and what is highest and lowest."""
    follows_number = len(column.unit.split()) <= _WORDS_OF_A_UNIT
    unit = f" {column.unit}" if follows_number and column.unit != column.heading else ""
    name = column.heading if unit or column.unit == column.heading else _with_unit(column)
    beginning = f"{name[:1].upper()}{name[1:]}: {_range(column, said, unit).rstrip('.')}."
    detail = min(detail, column.numbers.nunique() // 2)  # none is among the highest and the lowest
    says_all = column.are_periods and len(column.names) <= _ENDS
    if detail == 0 or says_all:
        return beginning
    top, bottom = (_extremes(column, detail, said, highest) for highest in (True, False))
    return f"{beginning} {said['highest'].format(top, bottom)}"


def _with_unit(column: _Column) -> str:
    return f"{column.heading} ({column.unit})"


def _range(column: _Column, said: dict[str, str], unit: str) -> str:
    if not column.names:
        return said["nothing"]
    if len(column.names) == 1:
        form = said["only" if column.are_periods else "at"]
        return form.format(*_pair(column, column.written[0] + unit))
    if len(set(column.written)) == 1:
        return said["always" if column.are_periods else "all"].format(column.written[0] + unit)
    if column.are_periods:
        first = column.written[0] + unit
        return said["course"].format(first, column.names[0], column.written[-1], column.names[-1])
    least, most = (column.written[index] for index in _ends(column.numbers))
    return said["range"].format(least, most + unit)


def _pair(column: _Column, value: str) -> tuple[str, str]:
    return (value, column.names[0]) if column.are_periods else (column.names[0], value)


def _ends(values: pd.Series) -> tuple[int, int]:
    return int(values.argmin()), int(values.argmax())


def _extremes(column: _Column, detail: int, said: dict[str, str], highest: bool) -> str:
    """Name those at one end, all that share a value together."""
    groups: list[str] = []
    named = 0
    for value in sorted(column.numbers.unique(), reverse=highest):
        rows = column.numbers.index[column.numbers == value]
        groups.append(_group(column, list(rows), said, named))
        named += len(rows)
        if named >= detail:
            break
    return _joined(groups, said)


def _group(column: _Column, rows: list[int], said: dict[str, str], named: int) -> str:
    """Name the rows that share a value; count them where they are many."""
    value = column.written[rows[0]]
    if len(rows) <= _NAMED:
        names = _joined([column.names[row] for row in rows], said)
        return (
            said["in"].format(value, names)
            if column.are_periods
            else said["at"].format(names, value)
        )
    if named:
        return said["more"].format(len(rows), value)
    return said["many"].format(len(rows), len(column.names), value)


def _joined(parts: Sequence[str], said: dict[str, str]) -> str:
    *first, last = parts
    return f"{', '.join(first)}{said['and']}{last}" if first else last


def _listed(names: Sequence[str], said: dict[str, str]) -> str:
    """Name the first few of many and count the rest."""
    names = list(dict.fromkeys(names))
    if len(names) <= _FEW:
        return _joined(names, said)
    return _joined([*names[:_NAMED], said["others"].format(len(names) - _NAMED)], said)


def _missing(shown: Numbers, lang: str) -> list[str]:
    """Say for which rows there are no numbers."""
    said, parts = _SAID[lang], []
    frame, label, units, _ = shown
    for heading in units:
        absent = frame[frame[heading].isna()]
        if len(absent):
            names = _listed([str(name) for name in absent[label]], said)
            parts.append(f"{names} ({heading})" if len(units) > 1 else names)
    return [said["missing"].format("; ".join(parts))] if parts else []
