"""Panels of time as charts for PowerPoint, where their periods are all of one kind."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from kkrdata import periods, style
from kkrdata.charts import axes as scales
from kkrdata.charts import key, labels, marks
from kkrdata.charts import series as drawn_series
from kkrdata.charts.labels import Placed
from kkrdata.charts.sheet import Drawn
from kkrdata.charts.timeline import Line, Panel, Said
from kkrdata.export.deck.data import (
    ABOVE,
    BELOW,
    LEFT,
    OUTSIDE,
    RIGHT,
    Box,
    NativeChart,
    Series,
    Tag,
    code,
    plain,
)
from kkrdata.typesetting import text_width

_MONTHS = {"year": 12, "quarter": 3, "month": 1}  # the kinds of axes, and the months of a period
_NAMES = {"year": "{year}", "quarter": "{year}-Q{number}", "month": "{year}-{number:02}"}
_FORMS = {"lines": "line", "proxies": "dashed"}
_MANY = 24  # values, from which a line's own are no longer dotted
_EVERY, _YEAR = (1, 2, 5, 10), 0.45  # years, and inches that the name of one takes
_AIR = 0.1  # inches
_LEAST = 0.5  # of a plot's width, which it keeps however long the names beside it are
_LABEL = style.SLIDE.subtitle * 0.85

_Period = tuple[date, date]


def chart(drawn: Drawn, lang: str) -> NativeChart | None:
    """Turn a panel into a chart.

    Parameters
    ----------
    drawn : Drawn
        A panel with values, its axes and labels.
    lang : str
        "da" or "en".

    Returns
    -------
    NativeChart or None
        The chart; none if PowerPoint has no such axis or no such form.
    """
    panel: Panel = drawn.what
    valued = [each for each in panel.said if each.value is not None]
    kind, axis = _kind(panel, valued), _axis(panel, valued)
    if kind is None or axis is None:
        return None
    at = {period: index for index, period in enumerate(axis)}
    found = [*_said(valued, at, drawn.labels, lang)]
    for line in panel.lines:
        found += _lines(line, kind, at, drawn.labels, panel, lang)
    ticks = [float(tick) for tick in drawn.axes.get_yticks()]
    plot = _plot(drawn, found, len(axis), lang)
    heading = ", ".join(filter(None, (panel.title, panel.unit)))
    code, unit = plain(scales.decimals(ticks)), _unit(axis)
    categories = [start for start, _ in axis] if kind == "line" else _written(axis, lang)
    return NativeChart(
        kind, heading, categories, found, plot, ticks, code, unit, _years(panel, plot.width)
    )


def _unit(axis: dict[_Period, str]) -> str:
    return "years" if all(name.isdigit() for name in axis.values()) else "months"


def _written(axis: dict[_Period, str], lang: str) -> list[str]:
    return [periods.label(name, lang) for name in axis.values()]


def _years(panel: Panel, width: float) -> int:
    """Choose how many years there are from one that is named to the next."""
    each = width / (panel.end.year - panel.start.year + 1)
    return next((years for years in _EVERY if years * each >= _YEAR), _EVERY[-1])


def _kind(panel: Panel, valued: Sequence[Said]) -> str | None:
    forms = {line.form for line in panel.lines}
    if forms <= _FORMS.keys():
        return "line"
    return "column" if forms == {"columns"} and not valued else None


def _axis(panel: Panel, valued: Sequence[Said]) -> dict[_Period, str] | None:
    """Find the years, quarters or months that all values stand in, one value of a series each."""
    used = [_days(row) for line in panel.lines for row in line.rows.itertuples()]
    used += [_days(each) for each in valued]
    axes = (_periods(panel, frequency) for frequency in _MONTHS)
    return next((axis for axis in axes if set(used) <= axis.keys()), None)


def _days(row: Any) -> _Period:
    return (pd.Timestamp(row.period_start).date(), pd.Timestamp(row.period_end).date())


def _periods(panel: Panel, frequency: str) -> dict[_Period, str]:
    length, found = _MONTHS[frequency], {}
    for year in range(panel.start.year, panel.end.year + 1):
        for number in range(1, 12 // length + 1):
            last = number * length
            start = date(year, last - length + 1, 1)
            end = date(year, last, calendar.monthrange(year, last)[1])
            found[start, end] = _NAMES[frequency].format(year=year, number=number)
    return found


def _said(
    said: Sequence[Said], at: dict[_Period, int], placed: Sequence[Placed], lang: str
) -> Iterable[Series]:
    """Make a series of what the document states, and one of what follows from it."""
    for basis in dict.fromkeys(each.basis for each in said):
        own = [each for each in said if each.basis == basis]
        for run in _apart([[(at[_days(each)], each)] for each in own]):
            yield _marks(basis, run, len(at), placed, lang)


def _marks(
    basis: str, run: list[tuple[int, Said]], count: int, placed: Sequence[Placed], lang: str
) -> Series:
    tags = [
        Tag(index, code(each.text, each.value, lang), marks.COLOUR, side, bold=True)
        for index, each in run
        for side in _sides(placed, each.value, each.text, labels.ANYWHERE)[:1]
    ]
    values = _values([(index, each.value) for index, each in run], count)
    hollow = [index for index, _ in run] if basis == "derived" else []
    entry = key.entries(pd.DataFrame({"basis": [basis]}), pd.DataFrame(), lang)[0]
    return Series(entry.words, values, marks.COLOUR, "marks", tags, hollow=hollow)


def _lines(
    line: Line,
    kind: str,
    at: dict[_Period, int],
    placed: Sequence[Placed],
    panel: Panel,
    lang: str,
) -> Iterable[Series]:
    """Make one series of a line, or several where it would join what must not be joined."""
    texts = dict(zip(line.rows.index, line.texts, strict=True)) if line.texts else {}
    runs = [
        [(at[_days(row)], row) for row in run.itertuples()] for run in drawn_series.runs(line.rows)
    ]
    dotted = len(line.rows) <= _MANY
    for run in _apart(runs):
        values = _values([(index, row.value) for index, row in run], len(at))
        tags = _tags(run, texts, line, placed, kind, lang)
        name = line.name or panel.title
        form = _FORMS.get(line.form, "bars")
        dots = [index for index, _ in run if dotted or _is_lone(values, index)]
        yield Series(name, values, line.look.colour, form, tags, dots)


def _apart(runs: Iterable[list[tuple[int, Any]]]) -> list[list[tuple[int, Any]]]:
    """Put runs into as few series as can be: with a hole between each and the next."""
    found: list[list[tuple[int, Any]]] = []
    for run in runs:
        fits = (each for each in found if each[-1][0] < run[0][0] - 1)
        into = next(fits, None)
        if into is None:
            found.append(list(run))
        else:
            into += run
    return found


def _values(points: Iterable[tuple[int, float]], count: int) -> list[float | None]:
    known = dict(points)
    return [float(known[index]) if index in known else None for index in range(count)]


def _is_lone(values: Sequence[float | None], index: int) -> bool:
    return not any(
        0 <= beside < len(values) and values[beside] is not None
        for beside in (index - 1, index + 1)
    )


def _tags(
    run: list[tuple[int, Any]],
    texts: dict[Any, str],
    line: Line,
    placed: Sequence[Placed],
    kind: str,
    lang: str,
) -> list[Tag]:
    """Make the labels of values, where the figure has room for them, and the name at the end."""
    last = line.rows.sort_values("period_end").index[-1]
    found = []
    for index, row in run:
        text = texts.get(row.Index, "")
        sides = _sides(placed, row.value, text, labels.IF_ROOM) if text else []
        named = row.Index == last and bool(line.name)
        if not sides and not named:
            continue
        alone = kind == "line" and index == 0 and (1 not in dict(run))  # beside the axis
        side = RIGHT if named or alone else sides[0] if kind == "line" else OUTSIDE
        written = code(text, row.value, lang) if sides or (text and named) else ""
        lift = _lift(placed, row.value) if named else 0
        found.append(Tag(index, written, line.look.ink, side, named, lift=lift))
    return found


def _sides(placed: Sequence[Placed], value: float, text: str, kind: str) -> list[str]:
    """Say on which sides of its point a label stands in the figure."""
    return [
        _side(each)
        for each in placed
        if (each.label.kind, each.label.text, each.label.y) == (kind, text, value)
    ]


def _lift(placed: Sequence[Placed], value: float) -> float:
    """Say how far above its point the name at the end of a line stands, in inches."""
    ends = (each.up for each in placed if (each.label.kind, each.label.y) == (labels.AT_END, value))
    return next(ends, 0.0)


def _side(placed: Placed) -> str:
    if abs(placed.up) < 0.02:
        return RIGHT if placed.right > 0 else LEFT
    return ABOVE if placed.up > 0 else BELOW


def _plot(drawn: Drawn, found: Sequence[Series], count: int, lang: str) -> Box:
    """Say where the axes are; they give way to names at the ends of lines that are longer here."""
    high = drawn.axes.figure.get_size_inches()[1]
    place = drawn.axes.get_window_extent().transformed(drawn.axes.figure.dpi_scale_trans.inverted())
    right, width = drawn.place.left + drawn.place.width, place.width
    for series in found:
        for tag in series.tags:
            beside = right - place.x0 - _wide(series, tag, lang)
            if tag.side == RIGHT and beside > _LEAST * width:
                width = min(width, beside * count / (tag.index + 0.5))
    return Box(place.x0, high - place.y1, width, place.height)


def _wide(series: Series, tag: Tag, lang: str) -> float:
    """Measure a label beside a point, in inches."""
    digits = f" {series.amounts[tag.index]:,.1f}" if tag.code else ""
    text = f"{series.name}{digits}" if tag.named else digits
    return text_width(text, _LABEL, "semibold", style.FAMILY) / 72 + _AIR
