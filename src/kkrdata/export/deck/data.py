"""A chart for PowerPoint as plain values, before it is written, and the box that it stands in."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kkrdata.text import number

ABOVE, BELOW, RIGHT, LEFT, OUTSIDE = "t", "b", "r", "l", "outEnd"  # as PowerPoint calls them


class Box(NamedTuple):
    """A rectangle in inches, from the upper left corner of the slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


class Tag(NamedTuple):
    """What is written at a value: it in a number format, and the series' name if `named`.

    It stands at a `side` of the value, and `lift` inches higher than that.
    """

    index: int
    code: str
    ink: str
    side: str
    named: bool = False
    bold: bool = False
    lift: float = 0.0


class Series(NamedTuple):
    """A series: a value or nothing for each category, and how it looks.

    `form` is "line", "dashed", "marks" or "bars". `lone` are the values without neighbours, which
    need a dot to be seen; `fills` are the colours of bars, and `hollow` the values not filled.
    """

    name: str
    amounts: Sequence[float | None]
    colour: str
    form: str
    tags: Sequence[Tag] = ()
    dots: Sequence[int] = ()
    fills: Sequence[str] = ()
    hollow: Sequence[int] = ()


class NativeChart(NamedTuple):
    """A chart: `kind` is "line", "column" or "bar"; `plot` is where its axes are in the figure.

    `ticks` are the numbers along the axis of values, and `code` is how they are written. A line's
    categories are first days; `unit` is what its axis counts in, named every so many `years`.
    """

    kind: str
    heading: str
    categories: Sequence[str] | Sequence[date]
    series: Sequence[Series]
    plot: Box
    ticks: Sequence[float]
    code: str
    unit: str = ""
    years: int = 1


def code(text: str, value: float, lang: str) -> str:
    """Turn a written value into a number format, so that it changes with the value.

    Parameters
    ----------
    text : str
        The value as it is written, with words around it.
    value : float
        The value.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        A number format of Office, which writes separators as its user does.

    Examples
    --------
    >>> code("ca. 20.000", 20000, "da"), code("7.9", 7.9, "en")
    ('"ca. "#,##0', '#,##0.0')
    """
    written = ((number(value, lang, places), places) for places in (2, 1, 0))
    found = next(((digits, places) for digits, places in written if digits in text), None)
    if found is None:
        return _literal(text)
    before, _, after = text.partition(found[0])
    return f"{_literal(before)}{plain(found[1])}{_literal(after)}"


def plain(places: int) -> str:
    """Write the number format of so many decimals.

    Parameters
    ----------
    places : int
        The decimals.

    Returns
    -------
    str
        The format.
    """
    return "#,##0" + ("." + "0" * places if places else "")


def _literal(text: str) -> str:
    return '"{}"'.format(re.sub(r"\s+", " ", text).replace('"', "”")) if text else ""
