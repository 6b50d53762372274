"""A figure's numbers as a table, written as the language writes them."""

from typing import NamedTuple

import pandas as pd

from kkrdata import places
from kkrdata.errors import UnknownNameError
from kkrdata.text import decimals, number

MISSING = "–"


class Column(NamedTuple):
    """A heading with its unit, and whether numbers stand below it."""

    heading: str
    unit: str
    is_number: bool


class Table(NamedTuple):
    """What is shown: columns, rows of texts, and when it holds."""

    columns: list[Column]
    rows: list[list[str]]
    period: str


def table(frame: pd.DataFrame, lang: str) -> Table:
    """Write a figure's numbers.

    Parameters
    ----------
    frame : pandas.DataFrame
        The numbers, in the form of `figures.numbers(name)`.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    Table
        The column that names a row first; missing values as a dash.
    """
    label, units = frame.attrs["label"], frame.attrs["units"]
    order = [label, *(heading for heading in frame.columns if heading != label)]
    columns = [Column(heading, units.get(heading, ""), heading in units) for heading in order]
    texts = [_texts(frame[column.heading], column.is_number, lang) for column in columns]
    return Table(columns, [list(row) for row in zip(*texts, strict=True)], frame.attrs["period"])


def _texts(values: pd.Series, is_number: bool, lang: str) -> list[str]:
    places_behind = decimals(values.dropna()) if is_number else 0
    return [
        MISSING
        if pd.isna(value)
        else number(value, lang, places_behind)
        if is_number
        else str(value)
        for value in values
    ]


def by_municipality(shown: Table) -> tuple[dict[str, str], dict[str, str]]:
    """Say of each municipality what the table says.

    Parameters
    ----------
    shown : Table
        A table whose rows are named after municipalities.

    Returns
    -------
    said : dict of str to str
        Name and numbers with their units, a line each, by municipality code.
    first : dict of str to str
        The first number alone.
    """
    said, first = {}, {}
    for name, *values in shown.rows:
        code = _code(name)
        if code is not None:
            pairs = zip(shown.columns[1:], values, strict=True)
            said[code] = "\n".join([name, *(_line(column, value) for column, value in pairs)])
            first |= {code: values[0]} if values and shown.columns[1].is_number else {}
    return said, first


def _code(name: str) -> str | None:
    try:
        return places.match(name).code
    except UnknownNameError:
        return None


def _line(column: Column, value: str) -> str:
    unit = f" {column.unit}" if column.unit and value != MISSING else ""
    return f"{column.heading}: {value}{unit}"
