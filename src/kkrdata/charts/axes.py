"""Axes in inches: a light horizontal grid, no box, numbers and dates in the reader's language."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from matplotlib import dates
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from kkrdata import style
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body
from kkrdata.text import number

_GRID = "#dfe4e8"
_NICE = (1, 2, 3, 4, 5, 10)
_APART = 0.4  # inches between numbers on an axis, at least
_AIR = 0.08  # inches between the words of an axis and what is beside them
_BASE = {"linewidth": 1, "zorder": 2, "gid": "time", "clip_on": False}
_PARTS = {"quarter": (3, "QQQ"), "month": (1, "MMM")}  # months in each, and how it is written


def make(sheet: Sheet, place: Body) -> Axes:
    """Make axes without a box.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where they are, without the words along them.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    wide, high = sheet.figure.get_size_inches()
    share = (place.left / wide, place.bottom / high, place.width / wide, place.height / high)
    axes = sheet.figure.add_axes(share)
    axes.spines[:].set_visible(False)
    axes.patch.set_visible(False)
    axes.set_axisbelow(True)
    look = {"labelsize": sheet.tick, "labelcolor": style.QUIET_INK, "length": 0, "pad": 4}
    axes.tick_params(which="both", **look)
    return axes


def scale(greatest: float, height: float, limits: tuple[float, float] | None = None) -> np.ndarray:
    """Choose round numbers from zero to at least the greatest value, or between limits.

    Parameters
    ----------
    greatest : float
        The greatest value.
    height : float
        The axis's length in inches, which says how many there is room for.
    limits : tuple of float, optional
        Where the axis begins and ends instead.

    Returns
    -------
    numpy.ndarray
        The numbers.

    Examples
    --------
    >>> scale(12.4, 2).tolist()
    [0.0, 3.0, 6.0, 9.0, 12.0, 15.0]
    >>> scale(96, 1, limits=(0, 100)).tolist()
    [0.0, 50.0, 100.0]
    """
    most = int(np.clip(height / _APART, 2, 5))
    if limits:
        return np.linspace(*limits, 6 if most == 5 else 3)
    return MaxNLocator(most, steps=_NICE, min_n_ticks=2).tick_values(0, greatest or 1)


def decimals(values: Sequence[float]) -> int:
    """Say how many decimals a list of numbers needs, two at most.

    Parameters
    ----------
    values : sequence of float
        The numbers.

    Returns
    -------
    int
        The number of decimals.

    Examples
    --------
    >>> decimals([1, 2.5]), decimals([10, 20])
    (1, 0)
    """
    exact = (places for places in (0, 1) if np.allclose(values, np.round(values, places)))
    return next(exact, 2)


def names(ticks: np.ndarray, lang: str) -> list[str]:
    """Write the numbers along an axis.

    Parameters
    ----------
    ticks : numpy.ndarray
        The numbers.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        Their texts, all with as many decimals.
    """
    return [number(tick, lang, decimals(ticks)) for tick in ticks]


def values(axes: Axes, ticks: np.ndarray, lang: str) -> None:
    """Draw the axis of values, with a light line at each number.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes.
    ticks : numpy.ndarray
        The numbers.
    lang : str
        "da" or "en".
    """
    axes.set_ylim(ticks[0], ticks[-1])
    axes.yaxis.set_major_locator(FixedLocator(ticks))
    axes.yaxis.set_major_formatter(FixedFormatter(names(ticks, lang)))
    axes.grid(axis="y", which="major", color=_GRID, linewidth=0.8)


def times(axes: Axes, sheet: Sheet, start: date, end: date, frequency: str, width: float) -> None:
    """Draw the axis of time: years below, quarters or months above them where there is room.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes.
    sheet : Sheet
        The sheet.
    start, end : datetime.date
        The first and the last day.
    frequency : str
        Of the periods drawn; only quarters and months are named besides the years.
    width : float
        The axis's length in inches.
    """
    axes.set_xlim(dates.date2num(start), dates.date2num(end + timedelta(days=1)))
    inch = width / (end - start).days
    parts = _parts(sheet, start, end, frequency, inch)
    axes.xaxis.set_minor_locator(FixedLocator([at for at, _ in parts]))
    axes.xaxis.set_minor_formatter(FixedFormatter([text for _, text in parts]))
    years = _years(sheet, start, end, inch)
    axes.xaxis.set_major_locator(FixedLocator([at for at, _ in years]))
    axes.xaxis.set_major_formatter(FixedFormatter([text for _, text in years]))
    lower = sheets.line(sheet.tick) * 72 if parts else 0
    axes.tick_params(axis="x", which="major", pad=4 + lower)
    axes.tick_params(axis="x", which="minor", labelsize=_small(sheet), pad=5)
    _boundaries(axes, sheet, start, end)


def _small(sheet: Sheet) -> float:
    """Give the type size of quarters and months."""
    return max(style.SMALLEST_TYPE, sheet.tick * 0.85)


def depth(sheet: Sheet, frequency: str) -> float:
    """Say how much room the words of the axis of time take.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    frequency : str
        Of the periods drawn.

    Returns
    -------
    float
        Inches below the axis.
    """
    return sheets.line(sheet.tick) * (2 if frequency in _PARTS else 1) + _AIR


def _parts(
    sheet: Sheet, start: date, end: date, frequency: str, inch: float
) -> list[tuple[float, str]]:
    """Name quarters or months, every one or every third, if there is room for them."""
    from babel.dates import format_date

    if frequency not in _PARTS:
        return []
    months, pattern = _PARTS[frequency]
    for every in (months, 3, 6):
        first = [
            date(year, month, 1)
            for year in range(start.year, end.year + 1)
            for month in range(1, 13, every)
        ]
        middles = [dates.date2num(day) + months * 30.4 / 2 for day in first if start <= day <= end]
        texts = [
            format_date(day, pattern, locale=sheet.lang) for day in first if start <= day <= end
        ]
        widest = max(sheets.width(text, _small(sheet)) for text in texts)
        if widest + _AIR <= every * 30.4 * inch:
            return list(zip(middles, texts, strict=True))
    return []


def _years(sheet: Sheet, start: date, end: date, inch: float) -> list[tuple[float, str]]:
    """Name years in their middle, all or as many as there is room for."""
    years = range(start.year, end.year + 1)
    room = (sheets.width("2000", sheet.tick) + _AIR) / inch
    every = next(step for step in (1, 2, 5, 10, 20, 50) if step * 365 >= room)
    shown = [year for year in years if (year - years[-1]) % every == 0]
    return [(_middle(year, start, end), str(year)) for year in shown]


def _middle(year: int, start: date, end: date) -> float:
    first, last = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
    return (dates.date2num(first) + dates.date2num(last) + 1) / 2


def _boundaries(axes: Axes, sheet: Sheet, start: date, end: date) -> None:
    """Draw the axis itself, dark only at zero, and mark where years begin."""
    lowest = axes.get_ylim()[0]
    axes.axhline(lowest, color=_GRID if lowest else style.FRAME, **_BASE)
    for year in range(start.year + 1, end.year + 1):
        at = dates.date2num(date(year, 1, 1))
        axes.axvline(at, -0.02, 0, color=style.FRAME, linewidth=0.8, clip_on=False, gid="year")
