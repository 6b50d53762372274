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

_AIR = 0.1  # inches between a panel's parts
_ASIDE = 0.36  # of a panel's width, at most for the names of its lines


class Line(NamedTuple):
    """A series: its rows, the name at its end (none if empty), its colours and form.

    `rows` has period_start, period_end and value; axis_group, definition, unit and frequency where
    they are known. `form` is one of `series.FORMS`. `texts`, one for each row, are written at the
    values, where they are few.
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

    `greatest` is the value that the axis reaches at least, for panels that share a scale.
    """

    title: str
    unit: str
    lines: Sequence[Line]
    said: Sequence[Said]
    start: date
    end: date
    frequency: str
    greatest: float = 0.0


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


def draw(sheet: Sheet, place: Body, panel: Panel) -> Axes:
    """Draw a panel.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where, with everything around the axes.
    panel : Panel
        What to draw.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    top = heading(sheet, place, panel.title, panel.unit)
    ends = [line._replace(name=_end_name(sheet, place, line)) for line in panel.lines]
    ticks = scales.scale(greatest(panel), place.height - 0.8)
    inner = _inner(sheet, sheets.below(place, top), panel, ends, ticks)
    statements = [each for each in panel.said if each.value is None]
    strip = _strip(sheet, inner, panel, statements)
    axes = scales.make(sheet, inner._replace(height=inner.height - strip))
    scales.values(axes, ticks, sheet.lang)
    scales.times(axes, sheet, panel.start, panel.end, panel.frequency, inner.width)
    for line in ends:
        series.FORMS[line.form](axes, line.rows, line.look.colour, sheet.scale)
    values = [each for each in panel.said if each.value is not None]
    wanted = [_mark(sheet, axes, each) for each in values]
    wanted += [_end(line) for line in ends if line.name and len(line.rows)]
    wanted += [label for line in ends for label in _values(line)]
    room = inner._replace(height=inner.height - strip, width=place.left + place.width - inner.left)
    labels.place(sheet, axes, wanted, room)
    return axes


def heading(sheet: Sheet, place: Body, title: str, unit: str) -> float:
    """Write a panel's title, and below it the unit.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where the panel is.
    title, unit : str
        The words; nothing is written of those that are empty.

    Returns
    -------
    float
        Where the next thing may begin.
    """
    top = place.bottom + place.height
    for text, points, look in (
        (title, sheet.label, {"weight": marks.BOLD}),
        (unit, sheet.tick, {"color": style.QUIET_INK}),
    ):
        if text:
            lines = sheets.fit(text, place.width, points, look.get("weight", "regular"))
            top = sheets.write(sheet, place.left, top, lines, points, **look)
    return top - _AIR


def _end_name(sheet: Sheet, place: Body, line: Line) -> str:
    return sheets.fit(line.name, place.width * _ASIDE, sheet.label) if line.name else ""


def _inner(
    sheet: Sheet, place: Body, panel: Panel, lines: Sequence[Line], ticks: Sequence[float]
) -> Body:
    """Leave room for numbers to the left, names to the right, dates below."""
    numbers = scales.names(ticks, sheet.lang)
    left = max(sheets.width(text, sheet.tick) for text in numbers) + _AIR
    ends = [sheets.width(line.name, sheet.label) for line in lines if line.name]
    right = max(ends, default=0) + _AIR * bool(ends)
    below = scales.depth(sheet, panel.frequency)
    above = sheets.line(sheet.tick) / 2
    return Body(
        place.left + left,
        place.bottom + below,
        place.width - left - right,
        place.height - below - above,
    )


def _mark(sheet: Sheet, axes: Axes, said: Said) -> Label:
    """Mark a value of the document; return its label."""
    x = _middle(said)
    axes.add_line(marks.value(x, said.value, marks.kind(said.basis), sheet.scale))
    return Label(x, said.value, said.text, marks.COLOUR, marks.BOLD)


def _middle(said: Said) -> float:
    return series.middle(pd.DataFrame([said])).iloc[0]


def _end(line: Line) -> Label:
    """Make the label at the end of a series."""
    last = line.rows.dropna(subset="value").sort_values("period_end").iloc[[-1]]
    at = {"lines": series.middle}.get(line.form, lambda rows: series.edges(rows)[1])
    return Label(at(last).iloc[0], last["value"].iloc[0], line.name, line.look.ink, at_end=True)


def _values(line: Line) -> list[Label]:
    """Make the labels at a series' values."""
    if not line.texts:
        return []
    each = zip(series.middle(line.rows), line.rows["value"], line.texts, strict=True)
    return [Label(x, y, text, line.look.ink) for x, y, text in each]


def _strip(sheet: Sheet, inner: Body, panel: Panel, statements: Sequence[Said]) -> float:
    """Write directions above the plot, where no level can be read; return the height."""
    top = inner.bottom + inner.height
    start, end = (pd.Timestamp(day) for day in (panel.start, panel.end))
    for each in statements:
        middle = each.period_start + (each.period_end - each.period_start) / 2
        x = inner.left + inner.width * ((pd.Timestamp(middle) - start) / (end - start))
        top = statement(sheet, inner, x, top, each.sign, each.text)
    return inner.bottom + inner.height - top + _AIR * bool(statements)


def statement(sheet: Sheet, place: Body, x: float, top: float, sign: int, text: str) -> float:
    """Write a statement of direction beside its mark.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Whose width the text keeps to.
    x, top : float
        Where the mark is, and the upper edge, in inches.
    sign : {1, 0, -1}
        Up, neither, down.
    text : str
        What the document says.

    Returns
    -------
    float
        Where the lower edge is.
    """
    right = place.left + place.width - x
    to_left = right < min(place.width / 2, sheets.width(text, sheet.label, marks.BOLD) + _AIR)
    room = (x - place.left if to_left else right) - _AIR
    lines = sheets.fit(text, room, sheet.label, marks.BOLD)
    middle = top - sheets.line(sheet.label) / 2
    where = {"transform": sheet.figure.dpi_scale_trans}
    sheet.figure.add_artist(marks.direction(x, middle, sign, sheet.scale, **where))
    look = {"weight": marks.BOLD, "color": marks.COLOUR, "ha": "right" if to_left else "left"}
    side = -_AIR if to_left else _AIR
    return sheets.write(sheet, x + side, top, lines, sheet.label, **look)
