"""Statements of the document without a level, written beside their mark."""

from typing import NamedTuple

from matplotlib.axes import Axes

from kkrdata.charts import marks
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

FROM_MARK = 0.13  # inches from a mark to its text


class Beside(NamedTuple):
    """A statement in lines, where its mark is, and on which side of it the text stands."""

    text: str
    x: float
    side: int


def beside(sheet: Sheet, place: Body, x: float, text: str) -> Beside:
    """Break a statement to fit beside its mark, which moves to the left if that saves lines.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Whose width the text keeps to.
    x : float
        Where the mark had better be, in inches.
    text : str
        What the document says.

    Returns
    -------
    Beside
        The text in lines, where the mark is, and on which side of it the text stands.
    """
    first, last = place.left + FROM_MARK / 2, place.left + place.width
    rooms = ((x, 1, last - x), (x, -1, x - place.left), (first, 1, last - first))
    found = [
        Beside(sheets.fit(text, room - FROM_MARK, sheet.label, marks.BOLD), at, side)
        for at, side, room in rooms
        if room > FROM_MARK
    ]
    return min(found, key=lambda each: each.text.count("\n"))


def statement(
    sheet: Sheet,
    place: Body,
    x: float,
    top: float,
    sign: int,
    text: str,
    on: Axes | None = None,
) -> float:
    """Write a statement without a level beside its mark.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Whose width the text keeps to.
    x, top : float
        Where the mark had better be, and the upper edge, in inches.
    sign : {1, 0, -1}
        Up, neither, down.
    text : str
        What the document says.
    on : matplotlib.axes.Axes, optional
        The axes that it is written on; the figure if left out.

    Returns
    -------
    float
        Where the lower edge is.
    """
    lines, at, side = beside(sheet, place, x, text)
    middle = top - sheets.line(sheet.label) / 2
    where = {"transform": sheet.figure.dpi_scale_trans}
    sheet.figure.add_artist(marks.direction(at, middle, sign, sheet.scale, **where))
    look = {"weight": marks.BOLD, "color": marks.COLOUR, "ha": "left" if side > 0 else "right"}
    return sheets.write(sheet, at + side * FROM_MARK, top, lines, sheet.label, on, **look)
