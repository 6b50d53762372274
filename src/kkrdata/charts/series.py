"""Series over time, drawn with their holes: only what follows on each other is joined."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from matplotlib import dates
from matplotlib.axes import Axes

from kkrdata import style

_ONE = ("axis_group", "definition", "unit", "frequency")  # what a line never crosses
_MANY = 24  # points, from which a line's own points are no longer marked
_NARROW = 0.68  # of a period, the width of its column
_WIDEST = 0.6  # inches, the width of a column
DASHES = (2.2, 1.2)  # of the stroke of what stands in for something else
_PREFIX = "series"  # of the ids of what is drawn of a series


def runs(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Divide a series where a period is missing, and where it counts something else.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns period_start and period_end; axis_group, definition, unit and frequency if known.

    Returns
    -------
    list of pandas.DataFrame
        The parts, each without a hole, in order.
    """
    parts = [part for _, part in rows.groupby(_kept(rows), sort=False, dropna=False)]
    found = [run for part in parts for run in _without_holes(part)] if len(rows) else []
    return sorted(found, key=lambda run: run["period_start"].iloc[0])


def _kept(rows: pd.DataFrame) -> list[str] | pd.Series:
    known = [column for column in _ONE if column in rows.columns]
    return known or pd.Series(0, index=rows.index)


def _without_holes(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    ordered = rows.dropna(subset="value").sort_values("period_start")
    start, end = (pd.to_datetime(ordered[name]) for name in ("period_start", "period_end"))
    new = start != end.shift() + pd.Timedelta(days=1)
    return (run for _, run in ordered.groupby(new.cumsum()))


def edges(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Say where periods begin and end on a time axis.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns period_start and period_end, the last day.

    Returns
    -------
    start, end : pandas.Series
        Days as matplotlib counts them; the end is that of the last day.
    """
    start, end = (pd.to_datetime(rows[name]) for name in ("period_start", "period_end"))
    after = end + pd.Timedelta(days=1)
    return tuple(pd.Series(dates.date2num(day), index=rows.index) for day in (start, after))


def middle(rows: pd.DataFrame) -> pd.Series:
    """Say where the middles of periods are on a time axis.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns period_start and period_end.

    Returns
    -------
    pandas.Series
        Days as matplotlib counts them.
    """
    return sum(edges(rows)) / 2


def lines(axes: Axes, rows: pd.DataFrame, colour: str, scale: float = 1.0) -> None:
    """Draw a series as lines between periods that follow on each other, else as dots.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where.
    rows : pandas.DataFrame
        Columns period_start, period_end and value.
    colour : str
        Its colour.
    scale : float, default 1.0
        How thick, beside lines on a slide.
    """
    dotted = len(rows) <= _MANY
    for run in runs(rows):
        lone = len(run) == 1
        look = {"color": colour, "linewidth": 2.2 * scale, "solid_capstyle": "round", "zorder": 3}
        points = {
            "marker": "o" if dotted or lone else "",
            "markersize": (6.5 if lone else 4.5) * scale,
        }
        edge = {"markeredgecolor": style.PAPER, "markeredgewidth": 0.8 * scale}
        axes.plot(middle(run), run["value"], gid=_PREFIX, **look, **points, **edge)


def steps(axes: Axes, rows: pd.DataFrame, colour: str, scale: float = 1.0) -> None:
    """Draw each value level over the period that it is the mean of.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where.
    rows : pandas.DataFrame
        Columns period_start, period_end and value.
    colour : str
        Its colour.
    scale : float, default 1.0
        How thick, beside lines on a slide.
    """
    look = {"color": colour, "linewidth": 2.4 * scale, "solid_capstyle": "butt", "zorder": 3}
    for run in runs(rows):
        start, end = edges(run)
        x = pd.concat([start, end]).sort_index(kind="stable")
        axes.plot(x, run["value"].repeat(2), gid=_PREFIX, **look)


def columns(axes: Axes, rows: pd.DataFrame, colour: str, scale: float = 1.0) -> None:
    """Draw each value as a column in the middle of its period.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where.
    rows : pandas.DataFrame
        Columns period_start, period_end and value.
    colour : str
        Its colour.
    scale : float, default 1.0
        Of no use here: a column is as wide as its period.
    """
    start, end = edges(rows)
    days = np.ptp(axes.get_xlim()) / (axes.get_window_extent().width / axes.figure.dpi)
    wide = ((end - start) * _NARROW).clip(upper=_WIDEST * days)
    axes.bar(middle(rows), rows["value"], wide, color=colour, gid=_PREFIX, zorder=3)


def proxies(axes: Axes, rows: pd.DataFrame, colour: str, scale: float = 1.0) -> None:
    """Draw what stands in for the series wanted: lines as `lines` does, dashed and with open dots.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where.
    rows : pandas.DataFrame
        Columns period_start, period_end and value.
    colour : str
        Its colour.
    scale : float, default 1.0
        How thick, beside lines on a slide.
    """
    look = {"color": colour, "linewidth": 1.8 * scale, "linestyle": (0, DASHES), "zorder": 3}
    points = {"marker": "o", "markersize": 5 * scale, "markerfacecolor": style.PAPER}
    for run in runs(rows):
        axes.plot(middle(run), run["value"], gid=_PREFIX, **look, **points)


FORMS = {"lines": lines, "steps": steps, "columns": columns, "proxies": proxies}
AT_MIDDLES = ("lines", "proxies")  # forms that have a point in the middle of each period
