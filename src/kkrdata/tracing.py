"""Follows a value back to the document: page, line, text as printed, and every step since."""

from dataclasses import dataclass
from typing import Any

from kkrdata import catalog, loaders, places, tidy
from kkrdata.catalog import Table
from kkrdata.errors import DataError, NotOneRowError, UnknownNameError
from kkrdata.tidy.provenance import RawCell
from kkrdata.tidy.recipe import Record, trail


@dataclass(frozen=True)
class Trace:
    """One value and where it comes from; print it to read it.

    Attributes
    ----------
    table, column : str
        The cell's table and column.
    record : dict
        The key of its row.
    value : object
        The value.
    source : str
        What the number was taken from.
    page, line : int or None
        Where in the document; None for what is not from the document.
    raw : RawCell
        The cell of the raw file.
    steps : tuple of (str, object)
        The text as printed, and what each step made of it.
    """

    table: str
    column: str
    record: dict[str, Any]
    value: Any
    source: str
    page: int | None
    line: int | None
    raw: RawCell
    steps: tuple[tuple[str, Any], ...]

    @property
    def printed(self) -> Any:
        """The text as printed."""
        return self.steps[0][1]

    def __str__(self) -> str:
        key = ", ".join(f"{name} {value}" for name, value in self.record.items())
        steps = [f"  {words}: {value!r}" for words, value in self.steps]
        lines = [f"{self.table}.{self.column} ({key}) = {self.value!r}", f"  source: {self.source}"]
        lines += [f"  where: {self._place()}", f"  kept in: {self.raw}"]
        return "\n".join(lines + steps)

    def _place(self) -> str:
        if self.page is None:
            return "not from the document"
        line = f", line {self.line} of the text" if self.line else ""
        return f"appendix beginning on page {self.page}{line}"

    __repr__ = __str__


def trace(table: str, column: str, /, **where: Any) -> Trace:
    """Follow one value back to the document.

    Parameters
    ----------
    table : str
        One of `list_tables()`.
    column : str
        One of its columns.
    **where
        Which row: a value for one or more of its columns, such as ``year=2019``. A municipality
        may be given by code or in any usual spelling.

    Returns
    -------
    Trace
        Value, source, page, line, text as printed and each step.

    Raises
    ------
    UnknownNameError
        If there is no such table, column or municipality.
    NotOneRowError
        If no row fits, or several do.
    DataError
        If the table's file is not as it was built from the raw files.

    Examples
    --------
    >>> trace("foreign_employment", "employees", municipality="Odsherred", year=2019).printed
    '(14%~838)'
    """
    description = catalog.default().table(table)
    for name in [column, *where]:
        if name not in description.fields:
            raise UnknownNameError("column", name, description.fields)
    if changed := tidy.changed_raw_files(catalog.default().root):
        raise DataError(changed)
    loaders.load(table)  # refuses a file that is not what the raw files give
    return _trace(description, column, _one_row(description, where))


def _one_row(table: Table, where: dict[str, Any]) -> Record:
    wanted = dict(_normal(name, value) for name, value in where.items())
    rows = tidy.make_table(table.name, catalog.default().root)
    found = [row for row in rows if all(str(row.values[k]) == v for k, v in wanted.items())]
    if len(found) != 1:
        asked = (
            ", ".join(f"{name} {value}" for name, value in where.items()) or "without a condition"
        )
        raise NotOneRowError(
            f"{len(found)} rows of {table.name} fit {asked}; one is needed."
            f" Name it by {' and '.join(table.key)}."
        )
    return found[0]


def _normal(name: str, value: Any) -> tuple[str, str]:
    if name in ("municipality", "municipality_code"):
        return "municipality_code", places.match(value).code
    return name, str(value)


def _trace(table: Table, column: str, record: Record) -> Trace:
    raw = tidy.raw_cell(table.name, record, column)
    page, line = _place(record, raw)
    return Trace(
        table=table.name,
        column=column,
        record={name: record.values[name] for name in table.key},
        value=record.values[column],
        source=f"{table.source['title']} ({table.source['publisher']['da']})",
        page=page,
        line=line,
        raw=raw,
        steps=_steps(table.name, column, record),
    )


def _place(record: Record, raw: RawCell) -> tuple[int | None, int | None]:
    """Return page and line: the raw row's, or those that stand in the table itself."""
    texts = {**record.raw.texts, **record.values}
    found = texts.get("page"), texts.get(f"{raw.column}_line", texts.get("line"))
    return tuple(int(each) if each else None for each in found)


def _steps(table: str, column: str, record: Record) -> tuple[tuple[str, Any], ...]:
    if table in tidy.RECIPES:
        return tuple(trail(tidy.RECIPES[table], record.raw, column))
    return (("as it stands there", record.values[column]),)
