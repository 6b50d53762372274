"""Where in the document each cell stands: page, line and the text as printed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kkrdata.errors import DataError, Problem
from kkrdata.tidy.recipe import Recipe, Record

COLUMNS = ("table", "record", "column", "page", "line", "printed")


class RawCell(NamedTuple):
    """A cell of a raw file; `row` counts as a spreadsheet does."""

    file: str
    row: int
    column: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}, column {self.column}"


def record_name(recipe: Recipe, record: Record) -> str:
    """Name a row by its key.

    Parameters
    ----------
    recipe : Recipe
        How the table is made.
    record : Record
        The row.

    Returns
    -------
    str
        The values of the key, separated by a vertical bar.
    """
    return "|".join(str(record.values[column]) for column in recipe.key)


def records(recipes: Mapping[str, Recipe], tables: Mapping[str, list[Record]]) -> list[Record]:
    """List every cell that was taken from the document.

    Parameters
    ----------
    recipes : mapping of str to Recipe
        How the tables are made.
    tables : mapping of str to list of Record
        The tables.

    Returns
    -------
    list of Record
        One a cell: table, record, column, page, line, printed.
    """
    return [
        cell
        for name, rows in tables.items()
        for record in rows
        for cell in _cells(name, recipes[name], record)
    ]


def _cells(table: str, recipe: Recipe, record: Record) -> Iterator[Record]:
    texts = record.raw.texts
    for name in recipe.columns:
        column = recipe.column(record.raw, name)
        stated = record.values[name] is not None
        if stated and f"{column.raw}_line" in texts:
            page, line = (_whole(recipe, record, key) for key in ("page", f"{column.raw}_line"))
            row = (table, record_name(recipe, record), name, page, line, texts[column.raw])
            yield Record(dict(zip(COLUMNS, row, strict=True)), record.raw)


def _whole(recipe: Recipe, record: Record, column: str) -> int:
    text = record.raw.texts.get(column)
    if text is None or not text.isdigit():
        where = (record.raw.number, column)
        raise DataError([Problem(recipe.raw_file, repr(text), "a whole number", *where)])
    return int(text)


def raw_cell(recipes: Mapping[str, Recipe], table: str, record: Record, column: str) -> RawCell:
    """Tell which cell of a raw file a value was made of.

    Parameters
    ----------
    recipes : mapping of str to Recipe
        How the tables are made.
    table : str
        The table; "provenance" is one.
    record : Record
        The row.
    column : str
        The column.

    Returns
    -------
    RawCell
        File, row and column.
    """
    if table in recipes:
        recipe = recipes[table]
        return RawCell(recipe.raw_file, record.raw.number, recipe.column(record.raw, column).raw)
    made_of = raw_cell(recipes, record.values["table"], record, record.values["column"])
    raw_columns = {"page": "page", "line": f"{made_of.column}_line"}
    return made_of._replace(column=raw_columns.get(column, made_of.column))
