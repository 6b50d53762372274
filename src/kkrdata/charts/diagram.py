"""Boxes in two outer columns and one between them, joined by lines that cross no box.

There are two tiers. An outer column has one box on each. The middle column has any number of boxes
on each tier and, below those of the upper one, a lane for each line that no box is level with.
Words that the room beside a column or a line is too narrow for are broken.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from kkrdata import style
from kkrdata.charts import boxes
from kkrdata.charts import sheet as sheets
from kkrdata.charts.boxes import Box
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

LEFT, MIDDLE, RIGHT = 0, 1, 2
_MIDDLE_SHARE = 0.165  # of the width
_WORDS_SHARE = 0.085  # of the width, at most for the words beside a column
_GAP = 0.16  # inches between the boxes of the middle column, on a slide
_LANE = 1.7  # lines of type from one lane to the next
_BETWEEN = 2.6  # lines of type between tiers
_AIR = 0.3  # inches beside a line's words, on a slide
_LEAST_AIR = 0.24  # inches beside words that need not be broken, on a slide
_FROM_LINE = 0.05  # inches from a line to its words, on a slide
_LARGER = (1.15, 1.1, 1.05)  # times, where there is room and type is smaller than on a slide
_HEADS = {(1, 0): ">", (-1, 0): "<", (0, 1): "^", (0, -1): "v"}
_HEAD = 6.5  # points, on a slide
_THICK = 1.5  # points, on a slide

Point = tuple[float, float]


class Stroke(NamedTuple):
    """How a line looks."""

    colour: str
    dash: str = "-"


class Link(NamedTuple):
    """A line from one box to another, its kind and its words."""

    start: str
    end: str
    kind: str
    words: str
    stroke: Stroke


class Spot(NamedTuple):
    """Where a box belongs: its column, and its tier, 0 above 1."""

    box: Box
    column: int
    tier: int


class _Plan(NamedTuple):
    """Where boxes and lanes are."""

    boxes: Mapping[str, Body]
    lanes: Mapping[Link, float]


def draw(sheet: Sheet, place: Body, spots: Sequence[Spot], links: Sequence[Link]) -> None:
    """Draw boxes and lines.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where.
    spots : sequence of Spot
        The boxes, those of the middle column in their order from above.
    links : sequence of Link
        The lines, those that take a lane in their order from above.
    """
    sheet, plan = _fitted(sheet, place, spots, links)
    axes = style.column(sheet.figure, tuple(place))
    axes.set_xlim(place.left, place.left + place.width)  # inches of the sheet, as texts have them
    axes.set_ylim(place.bottom, place.bottom + place.height)
    for spot in spots:
        boxes.draw(sheet, axes, spot.box, plan.boxes[spot.box.id])
    for link in links:
        _draw_link(sheet, axes, link, _corners(plan, link), plan.boxes[link.end])


def _fitted(
    sheet: Sheet, place: Body, spots: Sequence[Spot], links: Sequence[Link]
) -> tuple[Sheet, _Plan]:
    """Choose the largest type that all has room in, and find a place for all."""
    for larger in (sheets.larger(sheet, times) for times in _LARGER):
        plan = _arrange(larger, place, spots, links)
        if larger.scale <= 1 and _has_room(larger, place, spots, plan):
            return larger, plan
    return sheet, _arrange(sheet, place, spots, links)


def _has_room(sheet: Sheet, place: Body, spots: Sequence[Spot], plan: _Plan) -> bool:
    """Say whether the place is high enough, and each box wide enough for its longest word."""
    return all(
        plan.boxes[spot.box.id].bottom >= place.bottom
        and plan.boxes[spot.box.id].width >= boxes.narrowest(sheet, spot.box)
        for spot in spots
    )


def _arrange(sheet: Sheet, place: Body, spots: Sequence[Spot], links: Sequence[Link]) -> _Plan:
    """Find a place for all, the upper tier first; lanes are at the bottom of it."""
    columns = _across(sheet, place, links)
    at = {spot.box.id: spot for spot in spots}
    passing = [link for link in links if _takes_a_lane(at[link.start], at[link.end])]
    lane = sheets.line(sheet.tick) * _LANE
    top, placed, bottoms = place.bottom + place.height, {}, []
    for tier, room in enumerate((lane * len(passing), 0.0)):
        here = [spot for spot in spots if spot.tier == tier]
        placed |= _tier(sheet, here, columns, top, room)
        bottoms.append(min(placed[spot.box.id].bottom for spot in here))
        top = bottoms[-1] - sheets.line(sheet.tick) * _BETWEEN
    lanes = {link: bottoms[0] + (len(passing) - n - 0.5) * lane for n, link in enumerate(passing)}
    return _Plan(placed, lanes)


def _across(sheet: Sheet, place: Body, links: Sequence[Link]) -> list[tuple[float, float]]:
    """Divide the width: left edge and width of each column, with room for words between them."""
    most = place.width * _WORDS_SHARE
    words = [sheets.fit(link.words, most, sheet.tick) for link in links]
    gutter = max(sheets.width(each, sheet.tick) for each in words) + _AIR * sheet.scale
    middle = place.width * _MIDDLE_SHARE
    outer = (place.width - middle) / 2 - gutter
    lefts = (0, outer + gutter, outer + middle + 2 * gutter)
    return [(place.left + x, wide) for x, wide in zip(lefts, (outer, middle, outer), strict=True)]


def _tier(
    sheet: Sheet,
    here: Sequence[Spot],
    columns: Sequence[tuple[float, float]],
    top: float,
    lanes: float,
) -> dict[str, Body]:
    """Place the boxes of a tier: outer ones as high as it is, middle ones evenly above lanes."""
    spans = {spot.box.id: _span(sheet, spot, columns) for spot in here}
    sizes = {spot.box.id: boxes.height(sheet, spot.box, spans[spot.box.id][1]) for spot in here}
    middle = [spot.box.id for spot in here if spot.column == MIDDLE]
    stack = lanes + sum(sizes[name] + _GAP * sheet.scale for name in middle)
    tall = max([stack, *(sizes[spot.box.id] for spot in here if spot.column != MIDDLE)])
    free = (tall - lanes - sum(sizes[name] for name in middle)) / max(len(middle), 1)
    placed, y = {}, top - free / 2
    for spot in here:
        left, width = spans[spot.box.id]
        if spot.column == MIDDLE:
            placed[spot.box.id] = Body(left, y - sizes[spot.box.id], width, sizes[spot.box.id])
            y -= sizes[spot.box.id] + free
        else:
            placed[spot.box.id] = Body(left, top - tall, width, tall)
    return placed


def _span(sheet: Sheet, spot: Spot, columns: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Give a box its column; in the middle it is wider if a word of its title wants it."""
    left, width = columns[spot.column]
    if spot.column != MIDDLE:
        return left, width
    more = max(boxes.narrowest(sheet, spot.box) - width, 0)
    return left - more / 2, width + more


def _takes_a_lane(start: Spot, end: Spot) -> bool:
    """Say whether a line joins neither boxes of one column nor a middle box with its tier."""
    if start.column == end.column:
        return False
    return MIDDLE not in (start.column, end.column) or start.tier != end.tier


def _corners(plan: _Plan, link: Link) -> list[Point]:
    """List the corners of a line, from its start to its end."""
    start, end = plan.boxes[link.start], plan.boxes[link.end]
    if start.left == end.left:
        return _down(start, end)
    if link in plan.lanes:
        return _along(start, end, plan.lanes[link])
    level = min((start, end), key=lambda body: body.height)
    y = level.bottom + level.height / 2
    return [(_side(start, end), y), (_side(end, start), y)]


def _down(start: Body, end: Body) -> list[Point]:
    """Join two boxes that stand above each other."""
    x = start.left + start.width / 2
    if start.bottom > end.bottom:
        return [(x, start.bottom), (x, end.bottom + end.height)]
    return [(x, start.bottom + start.height), (x, end.bottom)]


def _along(start: Body, end: Body, y: float) -> list[Point]:
    """Join two boxes by a lane, which the start may have to reach first."""
    if start.bottom <= y <= start.bottom + start.height:
        return [(_side(start, end), y), (_side(end, start), y)]
    x = start.left + start.width / 2
    return [(x, start.bottom + start.height), (x, y), (_side(end, start), y)]


def _side(body: Body, other: Body) -> float:
    """Give the edge of a box that faces another."""
    return body.left + body.width if body.left < other.left else body.left


def _draw_link(
    sheet: Sheet, axes: Axes, link: Link, corners: Sequence[Point], target: Body
) -> None:
    """Draw a line with its head, and write its words beside its last stretch."""
    look = {"color": link.stroke.colour, "linewidth": _THICK * sheet.scale, "zorder": 1}
    name = f"{link.start}>{link.end}>{link.kind}"
    axes.add_line(
        Line2D(*zip(*corners, strict=True), linestyle=link.stroke.dash, gid=f"link-{name}", **look)
    )
    (x0, y0), (x, y) = corners[-2:]
    way = (int((x > x0) - (x < x0)), int((y > y0) - (y < y0)))
    half = _HEAD * sheet.scale / 144
    head = {"marker": _HEADS[way], "markersize": _HEAD * sheet.scale, "linestyle": "none"}
    spot = (x - way[0] * half, y - way[1] * half)
    axes.add_line(Line2D(*([each] for each in spot), color=link.stroke.colour, **head))
    _write(sheet, axes, link, corners[-2:], target.width / 2)


def _write(sheet: Sheet, axes: Axes, link: Link, stretch: Sequence[Point], aside: float) -> None:
    """Write a line's words above it, or to its right, where there is room aside, if it is upright.

    They are broken if there is too little room.
    """
    (x0, y0), (x1, y1) = stretch
    x, y, near = (x0 + x1) / 2, (y0 + y1) / 2, _FROM_LINE * sheet.scale
    look = {"size": sheet.tick, "color": link.stroke.colour, "gid": f"words-{link.kind}"}
    if y0 == y1:
        words = sheets.fit(link.words, abs(x1 - x0) - _LEAST_AIR * sheet.scale, sheet.tick)
        axes.text(x, y + near / 2, words, ha="center", va="bottom", **look)
    else:
        words = sheets.fit(link.words, aside - 2 * near, sheet.tick)
        axes.text(x + 2 * near, y, words, ha="left", va="center", **look)
