"""Measures and breaks lines of text as they will be set on a figure."""

import re
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path


def text_width(text: str, size: float, weight: str, family: str) -> float:
    """Measure a text.

    Parameters
    ----------
    text : str
        The text, on one line.
    size : float
        The type size in points.
    weight, family : str
        The typeface.

    Returns
    -------
    float
        Its width in points.
    """
    words = text.split(" ")
    gaps = (len(words) - 1) * _word_width(" ", weight, family)
    return size * (sum(_word_width(word, weight, family) for word in words) + gaps)


@lru_cache(maxsize=16384)
def _word_width(word: str, weight: str, family: str) -> float:
    """Measure a word in type sizes; nothing is kerned over a space, so words add up to lines."""
    face = FontProperties(family=family, weight=weight, size=1)
    return text_to_path.get_text_width_height_descent(word, face, ismath=False)[0]


def wrap(text: str, width: float, size: float, weight: str, family: str) -> list[str]:
    """Break a text into lines that fit a width.

    Parameters
    ----------
    text : str
        The text; it is broken at its spaces, not at its no-break spaces.
    width : float
        The width in points. A single word that is wider is broken after its hyphens, and has lines
        of its own.
    size : float
        The type size in points.
    weight, family : str
        The typeface.

    Returns
    -------
    list of str
        The lines.
    """
    room = width, size, weight, family
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, *room):
            lines[-1] = longer
        else:
            lines += _at_hyphens(word, *room)
    return lines


def _fits(line: str, width: float, size: float, weight: str, family: str) -> bool:
    return text_width(line, size, weight, family) <= width


def _at_hyphens(word: str, *room: float | str) -> list[str]:
    """Break a word after its hyphens if it does not fit on a line."""
    first, *others = re.split("(?<=-)(?=.)", word)
    lines = [first]
    for part in others:
        if _fits(lines[-1] + part, *room):
            lines[-1] += part
        else:
            lines.append(part)
    return lines
