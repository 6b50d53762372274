"""Values by area or group as horizontal bars, or as two dots where a row has two periods."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from kkrdata import style
from kkrdata.charts import axes as scales
from kkrdata.charts import headings, marks, statements
from kkrdata.charts import sheet as sheets
from kkrdata.charts.areas import Look
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

_ASIDE = 0.4  # of the width, at most for the names of rows
_AIR = 0.1
_BAR = 0.2  # inches on a slide
_UNDER = 0.02  # inches between a row's name and its note
_BETWEEN = 0.14  # inches between rows on a slide


class Point(NamedTuple):
    """A value of a row: its text and colours; `basis` if the document states it or it is derived.

    `open` draws a dot hollow: the earlier of two periods.
    """

    value: float
    text: str
    look: Look
    basis: str = ""
    open: bool = False


class Row(NamedTuple):
    """A row: its name, one or two points, and a quiet note below the name.

    One point is a bar, unless `dots`. Without points it is a statement without a level: `sign` and
    `statement`. If there is a `whole`, the points are its parts, one after the other with their
    texts on them, and it is written at their end.
    """

    name: str
    points: Sequence[Point] = ()
    note: str = ""
    sign: int = 0
    statement: str = ""
    dots: bool = False
    whole: str | None = None


class Group(NamedTuple):
    """Rows that count the same thing, on one scale, under a heading."""

    title: str
    unit: str
    rows: Sequence[Row]


class _Columns(NamedTuple):
    """How a sheet's width is shared: names, and values from zero to the greatest."""

    names: float
    left: float
    width: float
    greatest: float


def draw(sheet: Sheet, place: Body, groups: Sequence[Group], greatest: float = 0.0) -> float:
    """Draw groups of rows, from the top, no higher than they need.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where.
    groups : sequence of Group
        The groups; all have the same scale, so they must have the same unit.
    greatest : float, default 0.0
        The value that the scale reaches at least.

    Returns
    -------
    float
        Where the lowest row ends.
    """
    columns = _columns(sheet, place, groups, greatest)
    air = _air(sheet, place, groups, columns)
    top = place.bottom + place.height
    for number, group in enumerate(groups):
        part = sheets.below(place, top - max(air, _AIR) * bool(number))
        top = _draw_group(sheet, part, group, columns, air)
    return top


def _air(sheet: Sheet, place: Body, groups: Sequence[Group], columns: _Columns) -> float:
    """Choose how far rows stand from each other: as they should, or as there is room for."""
    heads = [sheets.line(sheet.label + sheet.tick) + _AIR for group in groups if group.title]
    rows = [row for group in groups for row in group.rows]
    needed = sum(heads) + sum(_height(sheet, row, columns) for row in rows)
    room = (place.height - needed) / (len(rows) + len(groups))
    return min(max(room, 0), _BETWEEN * sheet.scale)


def _columns(sheet: Sheet, place: Body, groups: Sequence[Group], greatest: float) -> _Columns:
    rows = [row for group in groups for row in group.rows]
    names = [sheets.width(row.name, sheet.label) for row in rows]
    notes = [sheets.width(row.note, sheet.tick) for row in rows]
    aside = min(max([*names, *notes]), place.width * _ASIDE)
    texts = [sheets.width(text, sheet.label, marks.BOLD) for row in rows for text in _ends(row)]
    left = place.left + aside + 1.5 * _AIR
    width = place.left + place.width - left - max(texts, default=0) - 2 * _AIR
    most = max([greatest, *map(_reach, rows)]) or 1
    more = _more(sheet, rows, width / most)
    left, width = left + more, width - more
    return _Columns(aside, left, width, most)


def _ends(row: Row) -> list[str]:
    """List what is written beside a row's points."""
    return [point.text for point in row.points] if row.whole is None else [row.whole]


def _reach(row: Row) -> float:
    """Say how far a row reaches."""
    values = [point.value for point in row.points]
    return max(values, default=0) if row.whole is None else sum(values)


def _more(sheet: Sheet, rows: Sequence[Row], inch: float) -> float:
    """Say how much more room the number left of a row's lesser dot wants."""
    pairs = [row.points for row in rows if len(row.points) > 1 and row.whole is None]
    least = [min(points, key=lambda point: point.value) for points in pairs]
    wants = [sheets.width(each.text, sheet.label) + 2 * _AIR - each.value * inch for each in least]
    return max(0, *wants, 0)


def _draw_group(sheet: Sheet, place: Body, group: Group, columns: _Columns, air: float) -> float:
    top = headings.heading(sheet, place, group.title, group.unit)
    top += _AIR * (not group.title and not group.unit)
    heights = [_height(sheet, row, columns) + air for row in group.rows]
    bottom = top - sum(heights)
    axes = scales.make(sheet, Body(columns.left, bottom, columns.width, top - bottom))
    axes.set(xlim=(0, columns.greatest), ylim=(bottom, top), xticks=[], yticks=[])
    axes.axvline(0, color=style.FRAME, linewidth=1, gid="zero", clip_on=False)
    for row, height in zip(group.rows, heights, strict=True):
        _draw_row(sheet, axes, place, row, columns, top - height / 2)
        top -= height
    sheet.figure.drawn.append(sheets.Drawn(axes, place, group))
    return bottom


def _texts(sheet: Sheet, row: Row, columns: _Columns) -> list[tuple[str, float, str]]:
    """Break a row's name and note into lines that fit beside it."""
    parts = ((row.name, sheet.label, style.INK), (row.note, sheet.tick, style.QUIET_INK))
    return [(sheets.fit(text, columns.names, size), size, ink) for text, size, ink in parts if text]


def _tall(texts: Iterable[tuple[str, float, str]]) -> float:
    lines = [sheets.line(size) * (text.count("\n") + 1) for text, size, _ in texts]
    return sum(lines) + _UNDER * (len(lines) - 1)


def _height(sheet: Sheet, row: Row, columns: _Columns) -> float:
    said = sheets.fit(row.statement, columns.width, sheet.label, marks.BOLD)
    stated = sheets.line(sheet.label) * (said.count("\n") + 1) * bool(row.statement)
    return max(_BAR * sheet.scale, _tall(_texts(sheet, row, columns)), stated)


def _draw_row(
    sheet: Sheet, axes: Axes, place: Body, row: Row, columns: _Columns, middle: float
) -> None:
    texts = _texts(sheet, row, columns)
    top = middle + _tall(texts) / 2
    for text, size, ink in texts:
        top = sheets.write(sheet, place.left, top, text, size, axes, color=ink) - _UNDER
    if row.statement:
        inner = Body(columns.left, 0, place.left + place.width - columns.left, 0)
        above = middle + sheets.line(sheet.label) / 2
        x = columns.left + 1.5 * _AIR
        statements.statement(sheet, inner, x, above, row.sign, row.statement, axes)
    if row.whole is not None:
        _draw_parts(sheet, axes, row, middle)
        return
    draw_points = _draw_bar if len(row.points) == 1 and not row.dots else _draw_dots
    draw_points(sheet, axes, row.points, middle)


def _draw_bar(sheet: Sheet, axes: Axes, points: Sequence[Point], middle: float) -> None:
    """Draw one value: a bar, or the document's mark at the end of a thin line."""
    (point,) = points
    if point.basis:
        look = {"color": marks.COLOUR, "linewidth": 1.4 * sheet.scale, "gid": "stem"}
        axes.plot([0, point.value], [middle, middle], **look)
        axes.add_line(marks.value(point.value, middle, marks.kind(point.basis), sheet.scale))
    else:
        axes.barh(middle, point.value, _BAR * sheet.scale, color=point.look.colour, gid="series")
    _write(sheet, axes, point, middle, 1)


def _draw_parts(sheet: Sheet, axes: Axes, row: Row, middle: float) -> None:
    """Draw parts one after the other, and write the whole at their end."""
    left = 0.0
    for part in row.points:
        look = {"color": part.look.colour, "edgecolor": style.PAPER, "linewidth": 0.8}
        axes.barh(middle, part.value, _BAR * sheet.scale, left=left, gid="series", **look)
        ink = {"color": style.ink_on(part.look.colour), "ha": "center", "va": "center_baseline"}
        axes.text(left + part.value / 2, middle, part.text, size=sheet.tick, **ink)
        left += part.value
    _write(sheet, axes, Point(left, row.whole or "", row.points[0].look), middle, 1)


def _draw_dots(sheet: Sheet, axes: Axes, points: Sequence[Point], middle: float) -> None:
    """Draw one or two values, joined by a thin line, each with its number on the outer side."""
    values = [point.value for point in points]
    look = {"color": style.FRAME, "linewidth": 1.4 * sheet.scale, "gid": "stem"}
    axes.plot(values, [middle] * len(points), **look)
    for number, point in enumerate(sorted(points, key=lambda point: point.value, reverse=True)):
        axes.add_line(_dot(sheet, point, middle))
        _write(sheet, axes, point, middle, -1 if number else 1)


def _write(sheet: Sheet, axes: Axes, point: Point, middle: float, side: int) -> None:
    weight = marks.BOLD if point.basis else "regular"
    ink = marks.COLOUR if point.basis else point.look.ink
    look = {
        "size": sheet.label,
        "color": ink,
        "weight": weight,
        "va": "center_baseline",
        "zorder": 6,
    }
    if side < 0:  # it may reach over the line at zero
        look["bbox"] = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}
    place = {"xytext": (side * 8 * sheet.scale, 0)}
    place |= {"textcoords": "offset points", "ha": "left" if side > 0 else "right"}
    axes.annotate(point.text, (point.value, middle), annotation_clip=False, **place, **look)


def _dot(sheet: Sheet, point: Point, middle: float) -> Line2D:
    if point.basis:
        return marks.value(point.value, middle, marks.kind(point.basis), sheet.scale)
    fill = style.PAPER if point.open else point.look.colour
    look = {"markerfacecolor": fill, "markeredgecolor": point.look.colour, "gid": "series"}
    shape = {"marker": "o", "markersize": 8 * sheet.scale, "linestyle": "none"}
    shape["markeredgewidth"] = 1.8 * sheet.scale
    return Line2D([point.value], [middle], clip_on=False, zorder=4, **shape, **look)
