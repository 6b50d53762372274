"""A panel of values over time: series, and what the document says of the same periods."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from kkrdata.charts import axes as scales
from kkrdata.charts import headings, labels, marks, series, statements
from kkrdata.charts import sheet as sheets
from kkrdata.charts.areas import Look
from kkrdata.charts.labels import Label
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

_HEADROOM = 0.25  # inches on a slide, or share of the axis, kept above the greatest value
_AIR = 0.1  # inches between a panel's parts
_NUMBER = 0.7  # of a line, how far the highest number reaches above the axes
_ASIDE = 0.36  # of a panel's width, at most for the names of its lines


class Line(NamedTuple):
    """A series: its rows, the name at its end (none if empty), its colours and form.

    `rows` has period_start, period_end and value; axis_group, definition, unit and frequency where
    they are known. `form` is one of `series.FORMS`. `texts`, one for each row, in their order, are
    written at the values where there is room, the last one with the name; nothing is written where
    they are empty.
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
    the axis reaches at least, `above` and `below` are how many inches are kept free above the axes
    and below them, `tall` and `wide` are the height and the width that the numbers and the dates
    along the axes are chosen for. An axis with `limits`, such as 0 and
    100 per cent, begins and ends there.
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
    tall: float = 0.0
    below: float = 0.0
    wide: float = 0.0
    limits: tuple[float, float] | None = None


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


def width(sheet: Sheet, place: Body, panel: Panel) -> float:
    """Say how wide a panel's axes are.

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
    return _inner(sheet, place, panel)[0].width


def _has_values(panel: Panel) -> bool:
    return bool(panel.lines) or len(_statements(panel)) < len(panel.said)


def _draw_values(
    sheet: Sheet, place: Body, inner: Body, ticks: Sequence[float], panel: Panel
) -> None:
    axes = scales.make(sheet, inner)
    scales.values(axes, ticks, sheet.lang)
    scales.times(axes, sheet, panel.start, panel.end, panel.frequency, panel.wide or inner.width)
    for line in panel.lines:
        series.FORMS[line.form](axes, line.rows, line.look.colour, sheet.scale)
    wanted = [_mark(sheet, axes, each) for each in panel.said if each.value is not None]
    wanted += [_end(sheet, place, line) for line in panel.lines if line.name and len(line.rows)]
    wanted += [label for line in panel.lines for label in _values(line)]
    room = inner._replace(
        width=place.left + place.width - inner.left,
        height=inner.height + sheets.line(sheet.tick) * _NUMBER / 2,
    )
    written = labels.place(sheet, axes, wanted, room)
    sheet.figure.drawn.append(sheets.Drawn(axes, place, panel, written))


def _inner(sheet: Sheet, place: Body, panel: Panel) -> tuple[Body, Sequence[float]]:
    """Find where the axes are, between numbers, dates, names and what is above; and the numbers."""
    top = place.bottom + place.height - max(panel.above, above(sheet, place, panel))
    bottom = place.bottom + max(panel.below, scales.depth(sheet, panel.frequency))
    tall = panel.tall or top - bottom
    headroom = 1 + min(_HEADROOM * sheet.scale / tall, _HEADROOM)
    ticks = scales.scale(greatest(panel) * headroom, tall, panel.limits)
    left = max(sheets.width(text, sheet.tick) for text in scales.names(ticks, sheet.lang)) + _AIR
    right = _aside(sheet, place, panel)
    return Body(place.left + left, bottom, place.width - left - right, top - bottom), ticks


def _aside(sheet: Sheet, place: Body, panel: Panel) -> float:
    """Say how much room the names of a panel's series take to the right of its axes."""
    names = [_name(sheet, place, line) for line in panel.lines if line.name]
    return max((sheets.width(name, sheet.label) + _AIR for name in names), default=0)


def _name(sheet: Sheet, place: Body, line: Line) -> str:
    last = line.texts[-1] if line.texts else ""
    return sheets.fit(f"{line.name} {last}".strip(), place.width * _ASIDE, sheet.label)


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
    return headings.heads(sheet, place.width, panel.title, panel.unit)


def _mark(sheet: Sheet, axes: Axes, said: Said) -> Label:
    """Mark a value of the document; return its label."""
    x = _middle(said)
    axes.add_line(marks.value(x, said.value, marks.kind(said.basis), sheet.scale))
    return Label(x, said.value, said.text, marks.COLOUR, marks.BOLD)


def _middle(said: Said) -> float:
    return series.middle(pd.DataFrame([said])).iloc[0]


def _end(sheet: Sheet, place: Body, line: Line) -> Label:
    """Make the label at the end of a series, or anywhere around its only value."""
    last = line.rows.dropna(subset="value").sort_values("period_end").iloc[[-1]]
    at = series.middle if line.form in series.AT_MIDDLES else lambda rows: series.edges(rows)[1]
    text = _name(sheet, place, line)
    kind = labels.AT_END if len(line.rows) > 1 else labels.ANYWHERE
    return Label(at(last).iloc[0], last["value"].iloc[0], text, line.look.ink, kind=kind)


def _values(line: Line) -> list[Label]:
    """Make the labels at a series' values."""
    if not line.texts:
        return []
    beside = [*line.texts[:-1], ""] if line.name else line.texts
    each = zip(series.middle(line.rows), line.rows["value"], beside, strict=True)
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
    x = place.left + place.width * _share(panel, said)
    lines = statements.beside(sheet, place, x, said.text).text
    return sheets.line(sheet.label) * (lines.count("\n") + 1)


def _write_above(sheet: Sheet, place: Body, inner: Body, panel: Panel) -> None:
    """Write heading and, right above the axes, statements, where no level can be read."""
    headings.heading(sheet, place, panel.title, panel.unit)
    said = _statements(panel)
    top = inner.bottom + inner.height + sheets.line(sheet.tick) * _NUMBER
    top += sum(_tall(sheet, place, each, panel) for each in said)
    for each in said:
        left = inner.left if _has_values(panel) else place.left + statements.FROM_MARK / 2
        x = left + inner.width * _share(panel, each)
        top = statements.statement(sheet, place, x, top, each.sign, each.text)
