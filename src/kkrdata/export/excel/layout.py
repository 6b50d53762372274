"""How wide columns and how high rows are, measured in what they show."""

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil

from kkrdata.export.excel.formats import cell_format, shown
from kkrdata.export.excel.sheets import Sheet, Value

TITLE_HEIGHT = 24.0  # points
_LINE_HEIGHT = 15.0
_NARROWEST, _WIDEST = 9, 50  # characters
_LONG, _WIDEST_OF_LONG = 400, 90  # characters
_HIGHEST = 409.0  # points; Excel takes no more
_AIR, _BUTTON = 3, 3  # characters: around a text, and of the button that sorts and filters
_LETTERS = 1.1  # letters in the room of a digit, by which Excel measures widths
_STANDING_WIDTH = 110  # characters: a wider sheet is printed on its side
_WIDEST_PAGE = 240  # characters: with more on a page the letters are smaller than 7 points


def widths(sheet: Sheet, lang: str) -> list[float]:
    """Measure columns by their longest value and the longest word of their heading.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    lang : {"da", "en"}
        The language, in whose notation numbers are written.

    Returns
    -------
    list of float
        In characters.
    """
    return [_width(max(_lengths(sheet, i, lang), default=0)) for i in range(len(sheet.columns))]


def _width(longest: int) -> float:
    widest = _WIDEST_OF_LONG if longest > _LONG else _WIDEST
    return min(max(longest + _AIR, _NARROWEST), widest)


def _lengths(sheet: Sheet, position: int, lang: str) -> Iterator[int]:
    column = sheet.columns[position]
    last = sheet.totals().get(position, "" if position else sheet.total)
    for value in [*(row[position] for row in sheet.rows), last]:
        yield len(shown(value, cell_format(value, column), lang))
    if sheet.has_headings:
        yield max(len(word) for word in column.heading.split()) + _BUTTON
        yield len(column.heading) // 2 + _BUTTON


def height(row: Sequence[Value], widths: Sequence[float]) -> float:
    """Measure a row by the text that takes most lines.

    Parameters
    ----------
    row : sequence of Value
        The row.
    widths : sequence of float
        The columns' widths in characters.

    Returns
    -------
    float
        In points.
    """
    texts = (
        (each, width) for each, width in zip(row, widths, strict=True) if isinstance(each, str)
    )
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(lines * _LINE_HEIGHT, _HIGHEST)


def heading_height(sheet: Sheet, widths: Sequence[float]) -> float:
    """Measure the row of headings: a line more than they take, for the buttons below them.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    widths : sequence of float
        The columns' widths in characters.

    Returns
    -------
    float
        In points.
    """
    to_the_edge = [width + _AIR - 1 for width in widths]
    return height([column.heading for column in sheet.columns], to_the_edge) + _LINE_HEIGHT


def _lines(text: str, width: float) -> int:
    room = ceil((width - _AIR) * _LETTERS)
    return sum(max(len(textwrap.wrap(line, room)), 1) for line in text.split("\n"))


def orientation(sheet: Sheet, widths: Sequence[float]) -> str:
    """Tell how a sheet is printed.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    widths : sequence of float
        The columns' widths in characters.

    Returns
    -------
    str
        "landscape" if it is wide; "portrait" if it is not, or is a chart of many bars.
    """
    lies = sheet.chart is None and sum(widths) > _STANDING_WIDTH
    return "landscape" if lies else "portrait"


def pages_across(widths: Sequence[float]) -> int:
    """Tell on how many pages side by side a sheet is printed, so that it can be read.

    Parameters
    ----------
    widths : sequence of float
        The columns' widths in characters.

    Returns
    -------
    int
        One, unless it is very wide. On several pages each begins with the first column.

    Examples
    --------
    >>> pages_across([30, 200]), pages_across([40, 200, 200])
    (1, 2)
    """
    first, *others = widths
    return max(ceil(sum(others) / (_WIDEST_PAGE - first)), 1)
