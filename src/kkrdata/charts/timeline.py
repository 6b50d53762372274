"""A panel of values over time: series, and what the document says of the same periods."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from kkrdata import style
from kkrdata.charts import axes as scales
from kkrdata.charts import labels, marks, series
from kkrdata.charts import sheet as sheets
from kkrdata.charts.areas import Look
from kkrdata.charts.labels import Label
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

_HEADROOM = 0.25  # inches on a slide, or share of the axis, kept above the greatest value
_AIR = 0.1  # inches between a panel's parts
_NUMBER = 0.7  # of a line, how far the highest number reaches above the axes
_FROM_MARK = 0.13  # inches from a mark to its text
_ASIDE = 0.36  # of a panel's width, at most for the names of its lines


class Line(NamedTuple):
    """A series: its rows, the name at its end (none if empty), its colours and form.

    `rows` has period_start, period_end and value; axis_group, definition, unit and frequency where
    they are known. `form` is one of `series.FORMS`. `texts`, one for each row, are written at the
    values; nothing is written where they are empty.
    """

    rows: pd.DataFrame
    name: str
    look: Look
    form: str = "lines"
    texts: Sequence[str] = ()


class Said(NamedTuple):
    """What the document says of a period: a value with its text, or only a direction.

    `basis` is "stated" or "derived". Without a value, `sign` says which way: 1, 0 or -1.
    """

    period_start: date
    period_end: date
    text: str
    value: float | None = None
    basis: str = "stated"
    sign: int = 0


class Panel(NamedTuple):
    """One small chart: its heading, what it shows, and the span of its axes.

    Panels beside each other share what is more than nothing of these: `greatest` is the value that
    the axis reaches at least, `above` is how many inches are kept free above the axes.
    """

    title: str
    unit: str
    lines: Sequence[Line]
    said: Sequence[Said]
    start: date
    end: date
    frequency: str
    greatest: float = 0.0
    above: float = 0.0


def said(rows: pd.DataFrame, texts: Sequence[str]) -> list[Said]:
    """Collect the values of the document.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns period_start, period_end, value and basis.
    texts : sequence of str
        What is written at each.

    Returns
    -------
    list of Said
        One for each row.
    """
    columns = rows[["period_start", "period_end", "value", "basis"]]
    each = zip(columns.itertuples(index=False, name=None), texts, strict=True)
    return [Said(start, end, text, value, basis) for (start, end, value, basis), text in each]


def greatest(panel: Panel) -> float:
    """Find the greatest value of a panel.

    Parameters
    ----------
    panel : Panel
        The panel.

    Returns
    -------
    float
        The value, at least the one that the panel asks for.
    """
    drawn = [line.rows["value"].max() for line in panel.lines if len(line.rows)]
    return max(panel.greatest, 0, *drawn, *(said.value or 0 for said in panel.said))


def draw(sheet: Sheet, place: Body, panel: Panel) -> None:
    """Draw a panel; without any value it is only its statements, and has no axes.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where, with everything around the axes.
    panel : Panel
        What to draw.
    """
    inner, ticks = _inner(sheet, place, panel)
    _write_above(sheet, place, inner, panel)
    if _has_values(panel):
        _draw_values(sheet, place, inner, ticks, panel)


def _has_values(panel: Panel) -> bool:
    return bool(panel.lines) or len(_statements(panel)) < len(panel.said)


def _draw_values(
    sheet: Sheet, place: Body, inner: Body, ticks: Sequence[float], panel: Panel
) -> None:
    axes = scales.make(sheet, inner)
    scales.values(axes, ticks, sheet.lang)
    scales.times(axes, sheet, panel.start, panel.end, panel.frequency, inner.width)
    for line in panel.lines:
        series.FORMS[line.form](axes, line.rows, line.look.colour, sheet.scale)
    wanted = [_mark(sheet, axes, each) for each in panel.said if each.value is not None]
    wanted += [_end(sheet, place, line) for line in panel.lines if line.name and len(line.rows)]
    wanted += [label for line in panel.lines for label in _values(line)]
    room = inner._replace(width=place.left + place.width - inner.left)
    written = labels.place(sheet, axes, wanted, room)
    sheet.figure.drawn.append(sheets.Drawn(axes, place, panel, written))


def _inner(sheet: Sheet, place: Body, panel: Panel) -> tuple[Body, Sequence[float]]:
    """Find where the axes are, between numbers, dates, names and what is above; and the numbers."""
    top = place.bottom + place.height - max(panel.above, above(sheet, place, panel))
    bottom = place.bottom + scales.depth(sheet, panel.frequency)
    headroom = 1 + min(_HEADROOM * sheet.scale / (top - bottom), _HEADROOM)
    ticks = scales.scale(greatest(panel) * headroom, top - bottom)
    left = max(sheets.width(text, sheet.tick) for text in scales.names(ticks, sheet.lang)) + _AIR
    right = _aside(sheet, place, panel)
    return Body(place.left + left, bottom, place.width - left - right, top - bottom), ticks


def _aside(sheet: Sheet, place: Body, panel: Panel) -> float:
    """Say how much room the names of a panel's series take to the right of its axes."""
    names = [_name(sheet, place, line) for line in panel.lines if line.name]
    return max((sheets.width(name, sheet.label) + _AIR for name in names), default=0)


def _name(sheet: Sheet, place: Body, line: Line) -> str:
    return sheets.fit(line.name, place.width * _ASIDE, sheet.label)


def above(sheet: Sheet, place: Body, panel: Panel) -> float:
    """Say how much room a panel's heading and its statements take above the axes.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where the panel is.
    panel : Panel
        The panel.

    Returns
    -------
    float
        Inches.
    """
    heads = [
        sheets.line(points) * lines.count("\n") for lines, points, _ in _heads(sheet, place, panel)
    ]
    heads += [sheets.line(points) for _, points, _ in _heads(sheet, place, panel)]
    number = sheets.line(sheet.tick) * _NUMBER
    stated = sum(_tall(sheet, place, each, panel) for each in _statements(panel))
    return sum(heads) + _AIR + number + stated


def _heads(sheet: Sheet, place: Body, panel: Panel) -> list[tuple[str, float, dict]]:
    return heads(sheet, place.width, panel.title, panel.unit)


def heads(sheet: Sheet, width: float, title: str, unit: str) -> list[tuple[str, float, dict]]:
    """Break a heading into lines.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    width : float
        Of the room, in inches.
    title, unit : str
        The words; nothing is written of those that are empty.

    Returns
    -------
    list of tuple
        Text in lines, type size and look, of each.
    """
    parts = (
        (title, sheet.label, {"weight": marks.BOLD}),
        (unit, sheet.tick, {"color": style.QUIET_INK}),
    )
    return [
        (sheets.fit(text, width, points, look.get("weight", "regular")), points, look)
        for text, points, look in parts
        if text
    ]


def heading(sheet: Sheet, place: Body, title: str, unit: str) -> float:
    """Write a heading, and below it the unit.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where, from its top.
    title, unit : str
        The words; nothing is written of those that are empty.

    Returns
    -------
    float
        Where the next thing may begin.
    """
    top = place.bottom + place.height
    for lines, points, look in heads(sheet, place.width, title, unit):
        top = sheets.write(sheet, place.left, top, lines, points, **look)
    return top - _AIR


def _mark(sheet: Sheet, axes: Axes, said: Said) -> Label:
    """Mark a value of the document; return its label."""
    x = _middle(said)
    axes.add_line(marks.value(x, said.value, marks.kind(said.basis), sheet.scale))
    return Label(x, said.value, said.text, marks.COLOUR, marks.BOLD)


def _middle(said: Said) -> float:
    return series.middle(pd.DataFrame([said])).iloc[0]


def _end(sheet: Sheet, place: Body, line: Line) -> Label:
    """Make the label at the end of a series."""
    last = line.rows.dropna(subset="value").sort_values("period_end").iloc[[-1]]
    at = {"lines": series.middle}.get(line.form, lambda rows: series.edges(rows)[1])
    text = _name(sheet, place, line)
    return Label(at(last).iloc[0], last["value"].iloc[0], text, line.look.ink, kind=labels.AT_END)


def _values(line: Line) -> list[Label]:
    """Make the labels at a series' values."""
    if not line.texts:
        return []
    each = zip(series.middle(line.rows), line.rows["value"], line.texts, strict=True)
    return [Label(x, y, text, line.look.ink, kind=labels.IF_ROOM) for x, y, text in each if text]


def _statements(panel: Panel) -> list[Said]:
    return [each for each in panel.said if each.value is None]


def _share(panel: Panel, said: Said) -> float:
    """Say where a period's middle is, from 0 to 1 along the axis; 0 if there is none."""
    if not _has_values(panel):
        return 0.0
    axis = pd.DataFrame({"period_start": [panel.start], "period_end": [panel.end]})
    start, end = (edge.iloc[0] for edge in series.edges(axis))
    return (_middle(said) - start) / (end - start)


def _tall(sheet: Sheet, place: Body, said: Said, panel: Panel) -> float:
    lines = _beside(sheet, place, place.left + place.width * _share(panel, said), said.text).text
    return sheets.line(sheet.label) * (lines.count("\n") + 1)


def _write_above(sheet: Sheet, place: Body, inner: Body, panel: Panel) -> None:
    """Write heading and, right above the axes, statements, where no level can be read."""
    heading(sheet, place, panel.title, panel.unit)
    said = _statements(panel)
    top = inner.bottom + inner.height + sheets.line(sheet.tick) * _NUMBER
    top += sum(_tall(sheet, place, each, panel) for each in said)
    for each in said:
        x = inner.left + inner.width * _share(panel, each)
        top = statement(sheet, place, x, top, each.sign, each.text)


class _Beside(NamedTuple):
    """A statement in lines, where its mark is, and on which side of it the text stands."""

    text: str
    x: float
    side: int


def _beside(sheet: Sheet, place: Body, x: float, text: str) -> _Beside:
    """Break a statement to fit beside its mark, which moves to the left if that saves lines."""
    first, last = place.left + _FROM_MARK / 2, place.left + place.width
    rooms = ((x, 1, last - x), (x, -1, x - place.left), (first, 1, last - first))
    found = [
        _Beside(sheets.fit(text, room - _FROM_MARK, sheet.label, marks.BOLD), at, side)
        for at, side, room in rooms
        if room > _FROM_MARK
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
    lines, at, side = _beside(sheet, place, x, text)
    middle = top - sheets.line(sheet.label) / 2
    where = {"transform": sheet.figure.dpi_scale_trans}
    sheet.figure.add_artist(marks.direction(at, middle, sign, sheet.scale, **where))
    look = {"weight": marks.BOLD, "color": marks.COLOUR, "ha": "left" if side > 0 else "right"}
    return sheets.write(sheet, at + side * _FROM_MARK, top, lines, sheet.label, on, **look)
