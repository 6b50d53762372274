"""The tables of a workbook, and what all its sheets share."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from kkrdata import catalog
from kkrdata.catalog import Table
from kkrdata.export.excel import wording
from kkrdata.export.excel.formats import WHOLE, YEAR, decimals, number_format
from kkrdata.export.excel.notes import Notes
from kkrdata.export.excel.sheets import Column, Formula, Link, Sheet, Value
from kkrdata.export.selection import Selection, cluster_names
from kkrdata.tidy import PROVENANCE

_NAMES_IN_DIGITS = {"page", "line", "number"}  # numbers that name and do not count
_SHEETS_AROUND = ("cover", "contents", "sums", "notes", "dictionary")


class Book:
    """A selection of tables in one language.

    Parameters
    ----------
    selection : Selection
        Which tables, and which of their rows.
    lang : {"da", "en"}
        The language.
    """

    def __init__(self, selection: Selection, lang: str):
        self.selection, self.lang = selection, lang
        self.words = wording.words(lang)
        self.frames = {
            name: frame[wording.in_language(frame, lang)]
            for name, frame in selection.frames.items()
        }
        self.provenance = self._provenance()
        self.tables: dict[str, Table] = {name: self.table(name) for name in self.frames}
        self.shown = [*self.tables.values(), *self._provenance_table()]
        self.notes = Notes(self.shown, self.words["note"])

    @staticmethod
    def table(name: str) -> Table:
        """Return a table's description.

        Parameters
        ----------
        name : str
            The table.

        Returns
        -------
        Table
            Its description.
        """
        return catalog.default().table(name)

    def _provenance(self) -> pd.DataFrame:
        """Say where the cells stand that are shown in this language."""
        whole = self.selection.provenance()
        named = zip(whole["table"], whole["column"], strict=True)
        return whole[[column in self.frames[table] for table, column in named]]

    def _provenance_table(self) -> list[Table]:
        """Return it unless it is empty: no table that was selected is of the document."""
        return [self.table(PROVENANCE)] if len(self.provenance) else []

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the sheets, by table or purpose."""
        around = {key: self.words[key] for key in _SHEETS_AROUND}
        tables = {table.name: wording.short(table, self.lang) for table in self.shown}
        return wording.sheet_names(around | tables)

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """The sheets of the tables."""
        return {name: self._sheet(table) for name, table in self.tables.items()}

    @cached_property
    def selected(self) -> str:
        """What was selected, in a sentence; empty if everything is."""
        chosen, texts = self.selection, self.words["cover_texts"]
        clusters = cluster_names() if chosen.clusters else {}
        names = {
            "municipality": [place.name for place in chosen.municipalities],
            "cluster": [clusters[cluster] for cluster in chosen.clusters],
            "region": [region.name for region in chosen.regions],
            "table": [wording.short(self.table(name), self.lang) for name in chosen.tables],
        }
        parts = {kind: ", ".join(each) for kind, each in names.items() if each}
        return sentence(texts[kind].format(names=each) for kind, each in parts.items())

    def sheet(
        self, purpose: str, headings: Sequence[str], rows: Sequence[Sequence[Value]], line: str = ""
    ) -> Sheet:
        """Make a sheet that is about the tables.

        Parameters
        ----------
        purpose : str
            What it is for.
        headings : sequence of str
            The columns, as the words name them.
        rows : sequence of sequence of Value
            The rows.
        line : str, optional
            A line under the title.

        Returns
        -------
        Sheet
            The sheet.
        """
        said, values = self.words["headings"], dict.fromkeys(headings, ())
        if rows:
            values = dict(zip(headings, zip(*rows, strict=True), strict=True))
        columns = [_number_or_text(said[key], key, values[key]) for key in headings]
        lines = [line, *self.way_back(purpose)] if line else self.way_back(purpose)
        title = self.words["descriptions"][purpose]
        return Sheet(purpose, self.names[purpose], title, columns, rows, lines)

    def way_back(self, purpose: str) -> list[Link]:
        """Lead back to the contents.

        Parameters
        ----------
        purpose : str
            What the sheet is for.

        Returns
        -------
        list of Link
            One link; none on the contents themselves.
        """
        contents = self.names["contents"]
        return [] if purpose == "contents" else [Link(self.words["to_contents"], contents)]

    def source(self, table: Table) -> str:
        """Say where a table is from.

        Parameters
        ----------
        table : Table
            The table.

        Returns
        -------
        str
            One sentence.
        """
        page = table.source.get("page")
        where = self.words["page"].format(page=page) if page else ""
        publisher = table.source["publisher"][self.lang]
        title = table.source["title"]
        return self.words["source_line"].format(title=title, publisher=publisher, page=where)

    def _sheet(self, table: Table) -> Sheet:
        frame = self.frames[table.name]
        columns = [self._column(table, name) for name in frame.columns]
        summed = any(column.sum for column in columns)
        total = "total_of_selection" if self.selection.has_places else "total"
        return Sheet(
            id=table.name,
            name=self.names[table.name],
            title=wording.said(table.resource, "title", self.lang) + self.notes.mark(table),
            columns=columns,
            rows=self._rows(table),
            lines=[
                wording.description(table, self.lang)[0],
                self.source(table),
                *self._extent(table),
                *self.way_back(table.name),
            ],
            total=self.words[total] if summed else "",
        )

    def _extent(self, table: Table) -> list[str]:
        """Say how many of the table's rows are shown, if it is not all."""
        shown, whole = len(self.frames[table.name]), table.resource["rows"]
        line = self.words["part_of_rows"].format(shown=shown, whole=whole, selected=self.selected)
        return [line] if self.selection.has_places else []

    def _rows(self, table: Table) -> list[tuple[Value, ...]]:
        frame = self.frames[table.name]
        columns = [
            [_value(table.fields[name], value, self.lang) for value in frame[name]]
            for name in frame.columns
        ]
        return list(zip(*columns, strict=True))

    def _column(self, table: Table, name: str) -> Column:
        field = table.fields[name]
        title = wording.heading(field, self.lang) + self.notes.mark(table, name)
        summed = name in summed_columns(table) and _is_of_one_year(self.frames[table.name])
        form = _format(field, self.frames[table.name][name])
        return Column(title, form, summed, is_number=field["type"] != "string")


def sentence(parts: Iterable[str]) -> str:
    """Join parts to a sentence.

    Parameters
    ----------
    parts : iterable of str
        The parts.

    Returns
    -------
    str
        With a capital and a full stop; empty if there are no parts.
    """
    joined = "; ".join(parts)
    return f"{joined[0].upper()}{joined[1:]}." if joined else ""


def _number_or_text(heading: str, key: str, values: Sequence[Value]) -> Column:
    if not any(isinstance(value, int | float | Formula) for value in values):
        return Column(heading)
    return Column(heading, YEAR if key in _NAMES_IN_DIGITS else None, is_number=True)


def summed_columns(table: Table) -> set[str]:
    """Say which columns of a table have a sum that somebody has stated.

    Parameters
    ----------
    table : Table
        The table.

    Returns
    -------
    set of str
        The columns.
    """
    stated = [
        each["columns"] for each in wording.read("special")["sums"] if each["table"] == table.name
    ]
    return set(table.resource["control_totals"]).union(*stated)


def _is_of_one_year(frame: pd.DataFrame) -> bool:
    return "year" not in frame or len(set(frame["year"])) <= 1


def _value(field: dict[str, Any], value: Any, lang: str) -> Value:
    if pd.isna(value):
        return None
    if field["type"] == "string":
        return wording.label(field, value, lang)
    return value.item() if hasattr(value, "item") else value


def _format(field: dict[str, Any], values: pd.Series) -> str | None:
    """Choose a format: no separator in years and lines, as many decimals as the numbers have."""
    if field["type"] == "integer":
        return WHOLE if "unit" in field or field["name"] == "value" else YEAR
    if field["type"] == "string" or "unit" not in field:
        return None
    return number_format(max(map(decimals, values.dropna()), default=0))
