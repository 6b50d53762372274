"""How figures look: typeface, sizes, colours, and the words around a picture."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

import font_source_sans_pro
import matplotlib as mpl
from matplotlib import colors, font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kkrdata.rendering import Slide

FAMILY = "Source Sans Pro"
_FACES = ("", "It", "Semibold", "Bold")  # the first is the regular one

SLIDE = (13 + 1 / 3, 7.5)  # inches: a 16:9 slide
SLIDE_DPI = 144  # 1920 x 1080 pixels
SMALLEST_TYPE = 7.0  # points on a slide

INK = "#1b1f23"
QUIET_INK = "#4a5157"
GREEN_INK = "#006b35"
PAPER = "#ffffff"
SEA = "#eaf1f5"
OTHER_LAND = "#dcdcd6"
BORDER = "#1f2d3899"  # darkens whatever it lies on
REGION_BORDER = "#5d666d"
FRAME = "#8b949b"

MARGIN = 0.32  # inches around a slide
_TITLE_SIZE, _SUBTITLE_SIZE, _SOURCE_SIZE = 19, 12.5, 7.5


class Words(NamedTuple):
    """The words of a figure.

    `texts` has at least title (what it finds) and subtitle (what it shows); `notes` and `source`
    are lines for its foot.
    """

    texts: Mapping[str, str]
    notes: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@cache
def _register_typeface() -> None:
    for face in _FACES:
        font_manager.fontManager.addfont(
            font_source_sans_pro.font_files_ttf[f"SourceSansPro{_name(face)}"]
        )


def _name(face: str) -> str:
    return "" if face == "Regular" else face


@contextmanager
def theme() -> Iterator[None]:
    """Draw in the house style.

    Yields
    ------
    None
        While the style is in force.
    """
    _register_typeface()
    settings = {
        "font.family": FAMILY,
        "text.color": INK,
        "axes.edgecolor": FRAME,
        "figure.facecolor": PAPER,
        "figure.dpi": SLIDE_DPI,
        "savefig.dpi": SLIDE_DPI,
        "savefig.bbox": "standard",
    }
    with mpl.rc_context(settings):
        yield


def slide() -> Slide:
    """Make an empty slide.

    Returns
    -------
    Slide
        A matplotlib figure of 13.33 x 7.5 inches.
    """
    return Slide(figsize=SLIDE)


def add_words(figure: Figure, words: Words) -> None:
    """Write title, subtitle, notes and source on a slide.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The slide.
    words : Words
        What to write.
    """
    width, height = figure.get_size_inches()
    left, quiet = MARGIN / width, {"color": QUIET_INK}
    title, subtitle = words.texts["title"], words.texts["subtitle"]
    figure.text(left, 1 - 0.2 / height, title, size=_TITLE_SIZE, weight="bold", va="top")
    figure.text(left, 1 - 0.58 / height, subtitle, size=_SUBTITLE_SIZE, va="top", **quiet)
    foot = "\n".join(words.notes + words.source)
    look = {"size": _SOURCE_SIZE, "va": "bottom", "linespacing": 1.25, **quiet}
    figure.text(left, 0.12 / height, foot, **look)


def contrast(one: str, other: str) -> float:
    """Say how well two colours stand out from each other (WCAG 2).

    Parameters
    ----------
    one, other : str
        Colours as matplotlib takes them.

    Returns
    -------
    float
        From 1, the same, to 21, black on white. Text wants 4.5.

    Examples
    --------
    >>> round(contrast("black", "white"))
    21
    """
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colors.to_rgb(colour)
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def ink_on(fill: str) -> str:
    """Choose the colour of text on a fill.

    Parameters
    ----------
    fill : str
        The fill.

    Returns
    -------
    str
        Ink or paper, whichever stands out more.
    """
    return max((INK, PAPER), key=lambda ink: contrast(ink, fill))


def column(figure: Figure, place: tuple[float, float, float, float]) -> Axes:
    """Make room for words and legends beside a picture.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The slide.
    place : tuple of float
        Left, bottom, width and height in inches.

    Returns
    -------
    matplotlib.axes.Axes
        Empty axes whose data are inches from their lower left corner.
    """
    width, height = figure.get_size_inches()
    left, bottom, wide, high = place
    axes = figure.add_axes((left / width, bottom / height, wide / width, high / height))
    axes.set(xlim=(0, wide), ylim=(0, high))
    axes.set_axis_off()
    return axes
