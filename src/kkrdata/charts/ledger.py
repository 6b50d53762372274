"""Numbers that share no scale, in lists: when, how much or which way, and what is counted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matplotlib.lines import Line2D

from kkrdata import style
from kkrdata.charts import marks
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

PUBLISHED = "published"  # the id of the dots in the figure
_WIDEST = 4.4  # inches on a slide, of a list
_BESIDE = 0.35  # inches on a slide between lists
_AIR = 0.15  # inches on a slide between items, at most
_MARK = 0.3  # inches on a slide that a mark takes
_DOT = 6.0  # points on a slide


class Item(NamedTuple):
    """A number or a statement: when, its text, and a note on what it counts.

    `basis` is "stated" or "derived" if the document has the number. Of a statement without a level,
    `sign` says which way it points: 1, 0 or -1. The dot of what stands in for what is wanted is
    `open`.
    """

    when: str
    text: str
    note: str = ""
    basis: str = ""
    sign: int | None = None
    open: bool = False

    @property
    def look(self) -> dict[str, str]:
        """How its text is written."""
        of_document = self.basis or self.sign is not None
        return {"weight": marks.BOLD, "color": marks.COLOUR if of_document else style.INK}


class Part(NamedTuple):
    """A list under a heading."""

    title: str
    items: Sequence[Item]


def sentence(text: str) -> str:
    """Let a text begin with a capital letter.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    str
        The same, but for its first letter.
    """
    return text[:1].upper() + text[1:]


class _Columns(NamedTuple):
    """How wide the times of a list are, where its texts begin, and how wide they are."""

    when: float
    left: float
    width: float


def draw(sheet: Sheet, place: Body, parts: Sequence[Part], narrowest: float) -> float:
    """Draw lists beside each other where there is room, else below each other.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where, from its top.
    parts : sequence of Part
        The lists; those without items are left out.
    narrowest : float
        The width in inches that each has at least on a slide.

    Returns
    -------
    float
        Where the lowest ends.
    """
    shown = [part for part in parts if part.items]
    across = _across(sheet, place, len(shown), narrowest)
    gap = _BESIDE * sheet.scale
    widest = (_WIDEST * sheet.scale + gap) * across - gap
    narrow = place._replace(width=min(place.width, widest))
    bodies = sheets.beside(narrow, [1] * across, gap)
    tall = [_tall(sheet, part, _columns(sheet, bodies[0].width, part)) for part in shown]
    piles = _piles(tall, across)
    air = min(_air(place, [tall[each] for each in pile], pile, shown) for pile in piles)
    air = min(air, _AIR * sheet.scale)
    return min(
        _draw_pile(sheet, body, [shown[each] for each in pile], air)
        for body, pile in zip(bodies, piles, strict=True)
    )


def _across(sheet: Sheet, place: Body, count: int, narrowest: float) -> int:
    return max(1, min(count, int(place.width / (narrowest * sheet.scale))))


def _piles(tall: Sequence[float], across: int) -> list[list[int]]:
    """Put each list below the shortest pile."""
    piles: list[list[int]] = [[] for _ in range(across)]
    for number in range(len(tall)):
        min(piles, key=lambda pile: sum(tall[each] for each in pile)).append(number)
    return piles


def _air(place: Body, tall: Sequence[float], pile: Sequence[int], shown: Sequence[Part]) -> float:
    """Say how far a pile's items can stand from each other."""
    gaps = sum(len(shown[each].items) + 2 for each in pile)
    return max(0, place.height - sum(tall)) / max(gaps, 1)


def _columns(sheet: Sheet, width: float, part: Part) -> _Columns:
    when = max(sheets.width(item.when, sheet.label) for item in part.items)
    left = when + _MARK * sheet.scale
    return _Columns(when, left, width - left)


def _texts(sheet: Sheet, item: Item, columns: _Columns) -> list[tuple[str, float, dict]]:
    """Break an item's text and note into lines."""
    parts = (
        (item.text, sheet.label, item.look),
        (item.note, sheet.tick, {"color": style.QUIET_INK}),
    )
    return [
        (sheets.fit(text, columns.width, size, look.get("weight", "regular")), size, look)
        for text, size, look in parts
        if text
    ]


def _height(texts: Iterable[tuple[str, float, dict]]) -> float:
    return sum(sheets.line(size) * (text.count("\n") + 1) for text, size, _ in texts)


def _title(sheet: Sheet, part: Part, columns: _Columns) -> str:
    room = columns.left + columns.width
    return sheets.fit(part.title, room, sheet.label, marks.BOLD) if part.title else ""


def _tall(sheet: Sheet, part: Part, columns: _Columns) -> float:
    lines = _title(sheet, part, columns).count("\n") + 1
    heading = sheets.line(sheet.label) * lines * bool(part.title)
    return heading + sum(_height(_texts(sheet, item, columns)) for item in part.items)


def _draw_pile(sheet: Sheet, body: Body, pile: Sequence[Part], air: float) -> float:
    top = body.bottom + body.height
    for part in pile:
        columns = _columns(sheet, body.width, part)
        top = _draw_part(sheet, body.left, top, part, columns, air) - 2 * air
    return top


def _draw_part(
    sheet: Sheet, left: float, top: float, part: Part, columns: _Columns, air: float
) -> float:
    title = _title(sheet, part, columns)
    if title:
        top = sheets.write(sheet, left, top, title, sheet.label, weight=marks.BOLD)
    for item in part.items:
        top = _draw_item(sheet, left, top - air, item, columns)
    return top


def _draw_item(sheet: Sheet, left: float, top: float, item: Item, columns: _Columns) -> float:
    sheets.write(sheet, left, top, item.when, sheet.label, color=style.QUIET_INK)
    centre = left + columns.when + _MARK * sheet.scale / 2
    sheet.figure.add_artist(_mark(sheet, item, centre, top - sheets.line(sheet.label) / 2))
    for text, size, look in _texts(sheet, item, columns):
        top = sheets.write(sheet, left + columns.left, top, text, size, **look)
    return top


def _mark(sheet: Sheet, item: Item, x: float, y: float) -> Line2D:
    where = {"transform": sheet.figure.dpi_scale_trans}
    if item.sign is not None:
        return marks.direction(x, y, item.sign, sheet.scale, **where)
    if item.basis:
        return marks.value(x, y, marks.kind(item.basis), sheet.scale, **where)
    look = {"color": style.QUIET_INK, "markersize": _DOT * sheet.scale, "gid": PUBLISHED}
    look["markerfacecolor"] = style.PAPER if item.open else style.QUIET_INK
    return Line2D([x], [y], marker="o", linestyle="none", **look, **where)
