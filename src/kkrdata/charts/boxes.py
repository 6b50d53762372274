"""Boxes with a title and a list, as wide as they are told and as high as they need."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kkrdata import style
from kkrdata.charts import marks
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

_PAD = 0.09  # inches between a box and its text, on a slide
_AIR = 0.05  # inches between a box's title and its list, on a slide
_STRONG, _PALE = "#dde8f0", style.PAPER


class Item(NamedTuple):
    """A line of a list: how many, of what, and a quiet remark below it."""

    count: str
    name: str
    remark: str = ""


class Box(NamedTuple):
    """A box: its id, title, what stands below the title, its list, and the quiet lines after it.

    A `strong` box is filled.
    """

    id: str
    title: str
    note: str = ""
    items: Sequence[Item] = ()
    after: Sequence[str] = ()
    strong: bool = False


class _Text(NamedTuple):
    text: str
    points: float
    indent: float
    weight: str = "regular"
    ink: str = style.INK
    air: float = 0.0  # inches above it


def pad(sheet: Sheet) -> float:
    """Say how far text keeps from a box's edge.

    Parameters
    ----------
    sheet : Sheet
        The sheet.

    Returns
    -------
    float
        Inches.
    """
    return _PAD * sheet.scale


def narrowest(sheet: Sheet, box: Box) -> float:
    """Say how wide a box must be for the longest word of its title.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    box : Box
        The box.

    Returns
    -------
    float
        Inches.
    """
    widths = [sheets.width(word, sheet.label, marks.BOLD) for word in box.title.split()]
    return max(widths) + 2 * pad(sheet)


def height(sheet: Sheet, box: Box, width: float) -> float:
    """Say how high a box must be.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    box : Box
        The box.
    width : float
        Its width in inches.

    Returns
    -------
    float
        Inches.
    """
    return sum(_tall(each) for each in _texts(sheet, box, width)) + 2 * pad(sheet)


def draw(sheet: Sheet, axes: Axes, box: Box, place: Body) -> None:
    """Draw a box, its text in the middle of its height if it has nothing but a title.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    axes : matplotlib.axes.Axes
        Axes whose data are the sheet's inches.
    box : Box
        The box.
    place : Body
        Where.
    """
    fill, edge = (_STRONG, _STRONG) if box.strong else (_PALE, style.FRAME)
    look = {"facecolor": fill, "edgecolor": edge, "linewidth": 1.0 * sheet.scale, "zorder": 2}
    corner, sides = (place.left, place.bottom), (place.width, place.height)
    axes.add_patch(Rectangle(corner, *sides, gid=f"box-{box.id}", **look))
    spare = place.height - height(sheet, box, place.width)
    top = place.bottom + place.height - pad(sheet) - (0 if box.items else spare / 2)
    for each in _texts(sheet, box, place.width):
        look = {"weight": each.weight, "color": each.ink, "gid": f"in-{box.id}", "zorder": 3}
        left, top = place.left + pad(sheet) + each.indent, top - each.air
        for line in each.text.split("\n"):  # one by one, as far from each other whatever letters
            top = sheets.write(sheet, left, top, line, each.points, axes, **look)


def _tall(each: _Text) -> float:
    return each.air + sheets.line(each.points) * (each.text.count("\n") + 1)


def _texts(sheet: Sheet, box: Box, width: float) -> Iterator[_Text]:
    """Break a box's words into lines, with a little air where the list begins and ends."""
    room, air = width - 2 * pad(sheet), _AIR * sheet.scale
    quiet = {"ink": style.QUIET_INK}
    yield _text(box.title, room, sheet.label, weight=marks.BOLD)
    if box.note:
        yield _text(box.note, room, sheet.tick, **quiet)
    after = (_text(line, room, sheet.tick, **quiet) for line in box.after)
    for part in (_items(sheet, box, room), after):
        for number, each in enumerate(part):
            yield each if number else each._replace(air=air)


def _text(text: str, room: float, points: float, indent: float = 0.0, **look: str) -> _Text:
    weight = look.get("weight", "regular")
    return _Text(sheets.fit(text, room - indent, points, weight), points, indent, **look)


def _items(sheet: Sheet, box: Box, room: float) -> Iterator[_Text]:
    """Write a list; a count stands on the line of what is counted."""
    widths = [sheets.width(item.count, sheet.label, marks.BOLD) for item in box.items]
    widest = max(widths, default=0.0)
    indent = widest + pad(sheet) * bool(widest)
    for item in box.items:
        name = _text(item.name, room, sheet.label, indent)
        if item.count:
            yield _text(item.count, room, sheet.label, weight=marks.BOLD)
            name = name._replace(air=-sheets.line(sheet.label))
        yield name
        if item.remark:
            yield _text(item.remark, room, sheet.tick, indent, ink=style.QUIET_INK)
