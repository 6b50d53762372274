"""How a table is made of a raw file: where each column starts, and what is done to it."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kkrdata.errors import DataError, Problem, UnknownNameError, reason
from kkrdata.tidy.steps import Step

HEADER_ROWS = 1


class Column(NamedTuple):
    """A column of a table: where it starts, and what is done.

    `beside` names another cell of the raw row, where one cell alone does not say enough; the first
    step then gets both.
    """

    raw: str
    steps: tuple[Step, ...] = ()
    beside: str | None = None


class RawRow(NamedTuple):
    """A row of a raw file: its number as a spreadsheet counts, and its texts.

    `instead` are the columns that a derived row makes in another way than its table does.
    """

    number: int
    texts: Mapping[str, str]
    instead: Mapping[str, Column] = {}


class Record(NamedTuple):
    """A row of a table: its values, and the raw row it was made of."""

    values: dict[str, Any]
    raw: RawRow


class Recipe(NamedTuple):
    """How one table is made.

    `key` are the columns that the rows are sorted by. `raw_file` stands in the data folder,
    unless `rows` says where else the raw rows come from. `derive` adds rows that follow from
    others.
    """

    raw_file: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    rows: Callable[[], list[RawRow]] | None = None
    derive: Callable[[list[RawRow]], list[RawRow]] | None = None

    def column(self, row: RawRow, name: str) -> Column:
        """Return how a column of a row is made.

        Parameters
        ----------
        row : RawRow
            The raw row.
        name : str
            The table's column.

        Returns
        -------
        Column
            Where it starts, and what is done.
        """
        return row.instead.get(name, self.columns[name])


def raw_rows(recipe: Recipe, root: Path) -> list[RawRow]:
    """Return what a table is made of.

    Parameters
    ----------
    recipe : Recipe
        How the table is made.
    root : Path
        The data folder.

    Returns
    -------
    list of RawRow
        The raw rows, in the order of the file.

    Raises
    ------
    DataError
        If the raw file is missing or no text.
    """
    rows = recipe.rows() if recipe.rows else _read_raw(root, recipe.raw_file)
    return recipe.derive(rows) if recipe.derive else rows


def raw_path(root: Path, raw_file: str) -> Path:
    """Tell where a raw file stands.

    Parameters
    ----------
    root : Path
        The data folder, whatever it is called.
    raw_file : str
        The file's name as readers know it, such as "data/raw/fdi_projects.csv".

    Returns
    -------
    Path
        The file.
    """
    return root / raw_file.removeprefix("data/")


def _read_raw(root: Path, raw_file: str) -> list[RawRow]:
    try:
        text = raw_path(root, raw_file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([Problem(raw_file, reason(error), "a text file in UTF-8")]) from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    found = [RawRow(number, row) for number, row in enumerate(rows, start=HEADER_ROWS + 1)]
    if not found:
        raise DataError([Problem(raw_file, "no rows", "at least one row below the header")])
    return found


def records(recipe: Recipe, rows: list[RawRow]) -> list[Record]:
    """Make a table of its raw rows.

    Parameters
    ----------
    recipe : Recipe
        How.
    rows : list of RawRow
        Of what.

    Returns
    -------
    list of Record
        The table's rows, sorted by key.

    Raises
    ------
    DataError
        If a printed text is not of the form that a step expects.
    """
    made = [Record(_values(recipe, row), row) for row in rows]
    return sorted(made, key=lambda record: [str(record.values[column]) for column in recipe.key])


def _values(recipe: Recipe, row: RawRow) -> dict[str, Any]:
    return {name: trail(recipe, row, name)[-1][1] for name in recipe.columns}


def trail(recipe: Recipe, row: RawRow, column: str) -> list[tuple[str, Any]]:
    """Follow one cell from its printed text to its value.

    Parameters
    ----------
    recipe : Recipe
        How the table is made.
    row : RawRow
        The raw row.
    column : str
        The table's column.

    Returns
    -------
    list of tuple of (str, object)
        Each step in words and what came of it; the first is the text as printed.

    Raises
    ------
    DataError
        If the printed text is not of the form that a step expects.
    """
    return list(_follow(recipe, row, recipe.column(row, column)))


def _follow(recipe: Recipe, row: RawRow, column: Column) -> Iterator[tuple[str, Any]]:
    try:
        value = row.texts[column.raw]
        yield "as it stands there", value
        if column.beside:
            value = value, row.texts[column.beside]
            yield f"together with the {column.beside} beside it", value
        for step in column.steps:
            value = step.function(value)
            yield step.words, value
    except (KeyError, TypeError, ValueError, UnknownNameError) as error:
        raise DataError([_misprint(recipe, row, column, error)]) from error


def _misprint(recipe: Recipe, row: RawRow, column: Column, error: Exception) -> Problem:
    return Problem(
        file=recipe.raw_file,
        row=row.number,
        column=column.raw,
        found=repr(row.texts.get(column.raw)),
        expected=f"a text as the document prints it ({error})",
        advice="compare the cell with the document",
    )


def csv_text(rows: list[Record]) -> str:
    """Write a table as CSV, the same on every system.

    Parameters
    ----------
    rows : list of Record
        The rows; there is at least one.

    Returns
    -------
    str
        Comma-separated, a header first, lines ending in a line feed.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0].values), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.values for row in rows)
    return buffer.getvalue()
