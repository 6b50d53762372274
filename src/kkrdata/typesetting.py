"""Measures and breaks lines of text as they will be set on a figure."""

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
        The text; only its spaces are broken at, not its no-break spaces.
    width : float
        The width in points. A single word that is wider has a line of its own.
    size : float
        The type size in points.
    weight, family : str
        The typeface.

    Returns
    -------
    list of str
        The lines.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight, family) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
