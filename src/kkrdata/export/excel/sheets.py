"""What a sheet holds, whatever it is about: a title, some lines, and one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname

_EXACT = 6  # decimals: no sum of the document has more


class Link(NamedTuple):
    """A text that leads to a cell of the workbook."""

    text: str
    sheet: str
    cell: str = "A1"

    def __str__(self) -> str:
        return self.text


class Formula(NamedTuple):
    """A formula, and its result for programs that show a workbook without reckoning."""

    text: str
    value: float


Value = str | int | float | Link | Formula | None


@dataclass(frozen=True)
class Column:
    """A column: its heading, and how its numbers look.

    Attributes
    ----------
    heading : str
        The heading, with the unit.
    format : str or None
        The format of its numbers in Excel's notation; None for text, and for numbers of which each
        has decimals of its own.
    sum : bool
        Whether the totals row adds it up.
    is_number : bool
        Whether it holds numbers, which stand to the right.
    """

    heading: str
    format: str | None = None
    sum: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars of a sheet's second column and those that follow, named by its first.

    Attributes
    ----------
    title : str
        The title.
    description : str
        The same in words, for those who do not see it.
    """

    title: str
    description: str


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table.

    Attributes
    ----------
    id : str
        The name that formulas use for its table.
    name : str
        What stands on its tab.
    title : str
        The first row.
    columns : sequence of Column
        The columns.
    rows : sequence of sequence of Value
        The table.
    lines : sequence of str or Link
        The rows between the title and the headings.
    total : str
        How the totals row is named; empty if there is none.
    has_headings : bool
        Whether it is a table with headings, and not a list of labels and texts.
    chart : Chart, optional
        A chart of the table.
    """

    id: str
    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    lines: Sequence[str | Link] = ()
    total: str = ""
    has_headings: bool = True
    chart: Chart | None = field(default=None, kw_only=True)

    @property
    def first_row(self) -> int:
        """The row in which the table's values begin."""
        return 2 + len(self.lines) + self.has_headings

    @property
    def last_row(self) -> int:
        """The row in which they end."""
        return self.first_row + len(self.rows) - 1

    def cell(self, row: int, column: int) -> str:
        """Name a cell of the table.

        Parameters
        ----------
        row, column : int
            Counted from 0 in the table.

        Returns
        -------
        str
            Such as "F34".
        """
        return f"{get_column_letter(column + 1)}{self.first_row + row}"

    def range(self, column: int, anywhere: bool = False) -> str:
        """Name all cells of a column.

        Parameters
        ----------
        column : int
            Counted from 0.
        anywhere : bool, default False
            Whether the name is to be used on other sheets.

        Returns
        -------
        str
            Such as "F6:F51", or "'Sheet'!$F$6:$F$51".
        """
        letter = get_column_letter(column + 1)
        if not anywhere:
            return f"{letter}{self.first_row}:{letter}{self.last_row}"
        cells = f"${letter}${self.first_row}:${letter}${self.last_row}"
        return f"{quote_sheetname(self.name)}!{cells}"

    def totals(self) -> dict[int, Formula]:
        """Add up what the totals row adds up.

        Returns
        -------
        dict of int to Formula
            The sums by column, counted from 0; none if there is no such row.
        """
        summed = [i for i, column in enumerate(self.columns) if column.sum and self.total]
        return {i: Formula(f"SUM({self.range(i)})", self._sum(i)) for i in summed}

    def _sum(self, column: int) -> float:
        values = [row[column] for row in self.rows if row[column] is not None]
        return round(sum(values), _EXACT)

    def formulas(self) -> Iterator[tuple[str, Formula]]:
        """Go through all formulas.

        Yields
        ------
        tuple of (str, Formula)
            Cell and formula.
        """
        for number, row in enumerate(self.rows):
            for position, value in enumerate(row):
                if isinstance(value, Formula):
                    yield self.cell(number, position), value
        for position, formula in self.totals().items():
            yield self.cell(len(self.rows), position), formula
