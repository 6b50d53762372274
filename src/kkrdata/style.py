"""How figures look: typeface, sizes, colours, and the words around a picture."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

import font_source_sans_pro
from matplotlib import colors, font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kkrdata.rendering import Slide, only
from kkrdata.typesetting import wrap

FAMILY = "Source Sans Pro"
_FACES = ("", "It", "Semibold", "Bold")  # the first is the regular one

SMALLEST_TYPE = 7.0  # points, whatever the size

INK = "#1b1f23"
QUIET_INK = "#4a5157"
GREEN_INK = "#006b35"
PAPER = "#ffffff"
SEA = "#eaf1f5"
OTHER_LAND = "#dcdcd6"
BORDER = "#1f2d3899"  # darkens whatever it lies on
REGION_BORDER = "#5d666d"
FRAME = "#8b949b"

MARGIN = 0.32  # inches around a figure
_ABOVE, _BELOW = 0.2, 0.12  # inches between the words and the upper and lower edge
_AFTER_TITLE, _AFTER_SUBTITLE, _BEFORE_FOOT = 0.063, 0.25, 0.04  # inches
_TITLE_LEADING, _FOOT_LEADING = 1.2, 1.25  # from line to line, in type sizes
_POINTS = 72  # in an inch


class Size(NamedTuple):
    """A size that a figure is drawn in: pixels, their number an inch, and type sizes in points."""

    width: int
    height: int
    dpi: int
    title: float
    subtitle: float
    foot: float

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height."""
        return self.width / self.dpi, self.height / self.dpi


SIZES = {
    "slide": Size(1920, 1080, 144, title=19, subtitle=12.5, foot=7.5),  # 16:9
    "half": Size(960, 1080, 144, title=15, subtitle=10.5, foot=7),  # half a slide
    "square": Size(1080, 1080, 144, title=15, subtitle=10.5, foot=7),
    "a4": Size(1814, 1296, 288, title=12, subtitle=9, foot=7),  # the text column of a report
    "a4_high": Size(1814, 2232, 288, title=12, subtitle=9, foot=7),  # the same column, higher
    "poster": Size(1684, 2381, 144, title=24, subtitle=14, foot=8.5),  # A3, upright
}
SLIDE = SIZES["slide"]


class Words(NamedTuple):
    """The words of a figure.

    `texts` has at least title (what it finds) and subtitle (what it shows); `notes` and `source`
    are sentences for its foot.
    """

    texts: Mapping[str, str]
    notes: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    def instead(self, subtitle: str, notes: Iterable[str] = ()) -> "Words":
        """Choose another text as the subtitle, and others as the first notes.

        Parameters
        ----------
        subtitle : str
            The key of the text.
        notes : iterable of str, optional
            The keys of further ones.

        Returns
        -------
        Words
            The words as they are to be written.
        """
        texts = {**self.texts, "subtitle": self.texts[subtitle]}
        return self._replace(texts=texts, notes=(*(texts[note] for note in notes), *self.notes))


class Body(NamedTuple):
    """The part of a figure between its words, in inches."""

    left: float
    bottom: float
    width: float
    height: float


@cache
def _register_typeface() -> None:
    """Let the typeface be that of the package, also where another of its name is installed."""
    fonts = font_manager.fontManager
    fonts.ttflist = [font for font in fonts.ttflist if font.name != FAMILY]
    for face in _FACES:
        fonts.addfont(font_source_sans_pro.font_files_ttf[f"SourceSansPro{_name(face)}"])


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
        "savefig.dpi": "figure",
        "savefig.bbox": "standard",
    }
    with only(settings):
        yield


def page(words: Words, size: Size = SLIDE) -> tuple[Slide, Body]:
    """Make a figure with its title, subtitle, notes and source, and room for the picture.

    Parameters
    ----------
    words : Words
        What to write; lines are broken to fit.
    size : Size, default SLIDE
        One of `SIZES`.

    Returns
    -------
    figure : Slide
        A matplotlib figure of that size.
    body : Body
        What is left between the words.
    """
    figure = Slide(figsize=size.inches, dpi=size.dpi)
    width, height = size.inches
    room = width - 2 * MARGIN
    top = _write_head(figure, words.texts, size, room)
    foot = [line for text in (words.notes, words.source) for line in _set(text, size.foot, room)]
    look = {"va": "bottom", "linespacing": _FOOT_LEADING, "color": QUIET_INK}
    figure.text(MARGIN / width, _BELOW / height, "\n".join(foot), size=size.foot, **look)
    bottom = _BELOW + len(foot) * size.foot * _FOOT_LEADING / _POINTS + _BEFORE_FOOT
    figure.around, figure.body = list(figure.texts), Body(MARGIN, bottom, room, top - bottom)
    return figure, figure.body


def _write_head(figure: Figure, texts: Mapping[str, str], size: Size, room: float) -> float:
    """Write title and subtitle; return where the picture may begin, in inches from below."""
    width, height = size.inches
    top = height - _ABOVE
    for text, points, weight, ink, after in (
        (texts["title"], size.title, "bold", INK, _AFTER_TITLE),
        (texts["subtitle"], size.subtitle, "regular", QUIET_INK, _AFTER_SUBTITLE),
    ):
        lines = wrap(text, room * _POINTS, points, weight, FAMILY)
        look = {"weight": weight, "color": ink, "va": "top", "linespacing": _TITLE_LEADING}
        figure.text(MARGIN / width, top / height, "\n".join(lines), size=points, **look)
        top -= len(lines) * points * _TITLE_LEADING / _POINTS + after
    return top


def _set(sentences: Iterable[str], points: float, room: float) -> list[str]:
    text = " ".join(sentences)
    return wrap(text, room * _POINTS, points, "regular", FAMILY) if text else []


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
