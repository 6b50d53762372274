"""Sheets with a chart, and the numbers that it shows in order of size."""

from typing import Any, NamedTuple

import pandas as pd

from kkrdata.export.excel import wording
from kkrdata.export.excel.book import Book
from kkrdata.export.excel.formats import shown
from kkrdata.export.excel.sheets import Chart, Column, Formula, Sheet
from kkrdata.export.excel.sums import sum_where

_LEAST_BARS = 2  # fewer are no chart
_NAMED = 3  # highest and lowest in the description
_FIRST_ROW = 5  # after title, two lines and headings


class Bars(NamedTuple):
    """What a chart shows; see special.toml."""

    table: str
    names: str
    columns: list[str]


def charts(book: Book) -> list[Sheet]:
    """Draw the tables that have a chart.

    Parameters
    ----------
    book : Book
        The tables.

    Returns
    -------
    list of Sheet
        One sheet a chart.
    """
    known = [Bars(**each) for each in wording.read("special")["charts"]]
    shown = [bars for bars in known if len(book.frames.get(bars.table, ())) >= _LEAST_BARS]
    return [_sheet(book, number, bars) for number, bars in enumerate(shown, start=1)]


def _sheet(book: Book, number: int, bars: Bars) -> Sheet:
    rows, columns = _rows(book.frames[bars.table], bars), _columns(book, bars)
    title, about = _titles(book, bars, rows, columns)
    name = book.words["chart"].format(number=number)
    sorted_rows = book.words["descriptions"]["chart_rows"].format(sheet=book.names[bars.table])
    return Sheet(
        id=f"chart_{number}",
        name=name,
        title=title,
        columns=columns,
        rows=[_row(book, bars, *numbered) for numbered in enumerate(rows, start=_FIRST_ROW)],
        lines=[sorted_rows, *book.way_back(name)],
        chart=Chart(about, _in_words(book, title, rows, bars)),
    )


def _rows(frame: pd.DataFrame, bars: Bars) -> list[dict[str, Any]]:
    """Take the last year, in order of size."""
    if "year" in frame:
        frame = frame[frame["year"] == frame["year"].max()]
    order = frame.sort_values([bars.columns[0], bars.names], ascending=[False, True])
    return order.to_dict("records")


def _columns(book: Book, bars: Bars) -> list[Column]:
    fields = book.tables[bars.table].fields
    formats = dict(
        zip(book.frames[bars.table].columns, book.sheets[bars.table].columns, strict=True)
    )
    headings = {column: wording.heading(fields[column], book.lang) for column in bars.columns}
    numbers = [
        Column(heading, formats[column].format, is_number=True)
        for column, heading in headings.items()
    ]
    return [Column(wording.heading(fields[bars.names], book.lang)), *numbers]


def _titles(
    book: Book, bars: Bars, rows: list[dict[str, Any]], columns: list[Column]
) -> tuple[str, str]:
    """Name sheet and chart; where a legend has the headings, the table's title will do."""
    table = wording.said(book.tables[bars.table].resource, "title", book.lang)
    if len(bars.columns) > 1:
        return table, table
    year = f", {rows[0]['year']}" if "year" in rows[0] else ""
    about = columns[-1].heading + year
    return book.words["descriptions"]["chart"].format(title=table, heading=about), about


def _row(book: Book, bars: Bars, number: int, row: dict[str, Any]) -> tuple[str | Formula, ...]:
    """Look the numbers up by name, so that the table may be sorted without harm."""
    sheet, names = book.sheets[bars.table], list(book.frames[bars.table].columns)
    criteria = {bars.names: f'"="&$A{number}'} | {
        name: str(row[name]) for name in row if name == "year"
    }
    formulas = [
        Formula(sum_where(sheet, names, column, criteria), row[column]) for column in bars.columns
    ]
    return row[bars.names], *formulas


def _in_words(book: Book, title: str, rows: list[dict[str, Any]], bars: Bars) -> str:
    words, column = book.words["descriptions"], bars.columns[0]
    form = dict(zip(rows[0], book.sheets[bars.table].columns, strict=True))[column].format
    named = [f"{row[bars.names]} {shown(row[column], form, book.lang)}" for row in rows]
    texts = {"title": title, "count": len(rows)}
    most, least = ", ".join(named[:_NAMED]), ", ".join(named[-_NAMED:])
    return words["chart_in_words"].format(**texts, most=most, least=least)
