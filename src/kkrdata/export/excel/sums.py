"""Sums of the tables beside those that were stated."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from kkrdata import loaders
from kkrdata.export.excel import wording
from kkrdata.export.excel.book import Book
from kkrdata.export.excel.sheets import Formula, Link, Sheet, Value

_HEADINGS = ["sheet", "area", "column", "unit", "sum", "compared", "difference", "basis"]
_SUM, _COMPARED = "E", "F"  # their letters
_EXACT = 6  # decimals


class Stated(NamedTuple):
    """A sum that somebody has stated, and the rows of which it is the sum."""

    table: str
    column: str
    total: float
    basis: str
    area: str | None = None
    where: Mapping[str, Any] = MappingProxyType({})


def sums(book: Book) -> list[Sheet]:
    """Compare sums with those that the document or the transcription states.

    Parameters
    ----------
    book : Book
        The tables.

    Returns
    -------
    list of Sheet
        One sheet; none if only some places are selected, or nothing was stated.
    """
    stated = [] if book.selection.has_places else [*_printed(book), *_control_totals(book)]
    line = book.words["descriptions"]["sums_rows"]
    first = book.sheet("sums", _HEADINGS, (), line).first_row
    rows = [_compared(book, number, each) for number, each in enumerate(stated, start=first)]
    return [book.sheet("sums", _HEADINGS, rows, line)] if rows else []


def _printed(book: Book) -> Iterator[Stated]:
    """Go through the sums that another table states."""
    for each in wording.read("special")["sums"]:
        if each["table"] in book.frames:
            parts = set(book.frames[each["table"]][each["part"]])
            for row in loaders.load(each["totals"]).to_dict("records"):
                where = {column: row[column] for column in each["same"]}
                where |= {each["part"]: row[each["area"]]} if row[each["area"]] in parts else {}
                for column in each["columns"]:
                    total, area = row[column], row[each["area"]]
                    yield Stated(each["table"], column, total, "printed", area, where)


def _control_totals(book: Book) -> Iterator[Stated]:
    for name, table in book.tables.items():
        for column, total in table.resource["control_totals"].items():
            yield Stated(name, column, total, "control")


def _compared(book: Book, number: int, stated: Stated) -> tuple[Value, ...]:
    words, sheet = book.words["bases"], book.sheets[stated.table]
    field = book.tables[stated.table].fields[stated.column]
    formula = _sum(sheet, book.frames[stated.table], stated)
    difference = round(formula.value - stated.total, _EXACT)
    return (
        Link(sheet.name, sheet.name),
        stated.area or words["everywhere"],
        wording.said(field, "title", book.lang),
        field["unit"][book.lang] if "unit" in field else None,
        formula,
        stated.total,
        Formula(f"ROUND({_SUM}{number}-{_COMPARED}{number},{_EXACT})", difference),
        words[stated.basis],
    )


def _sum(sheet: Sheet, frame: pd.DataFrame, stated: Stated) -> Formula:
    kept = frame
    for column, value in stated.where.items():
        kept = kept[kept[column] == value]
    criteria = {column: _literal(value) for column, value in stated.where.items()}
    text = sum_where(sheet, list(frame.columns), stated.column, criteria)
    return Formula(text, round(kept[stated.column].sum().item(), _EXACT))


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, int) else '"{}"'.format(value.replace('"', '""'))


def sum_where(sheet: Sheet, names: Sequence[str], column: str, criteria: Mapping[str, str]) -> str:
    """Write a formula that adds up some rows of another sheet.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    names : sequence of str
        Its columns.
    column : str
        Which to add up.
    criteria : mapping of str to str
        What a row has in other columns, in the notation of formulas.

    Returns
    -------
    str
        The formula without its equals sign.
    """
    ranges = {name: sheet.range(i, anywhere=True) for i, name in enumerate(names)}
    pairs = [f"{ranges[name]},{criterion}" for name, criterion in criteria.items()]
    return f"SUMIFS({','.join([ranges[column], *pairs])})" if pairs else f"SUM({ranges[column]})"
