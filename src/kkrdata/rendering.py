"""Turns figures into images that are the same, byte for byte, whenever they are drawn."""

import io
import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text

from kkrdata import labelling
from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.formats import FORMATS, SAVE_OPTIONS
from kkrdata.labelling import About

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from PIL.Image import Image as Picture

_SETTINGS = {
    "savefig.bbox": "standard",  # a tight one would change the size
    "savefig.dpi": "figure",
    "svg.hashsalt": "kkrdata",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,  # text that can be searched and edited
    "text.hinting": "none",  # letters keep their widths at every size, and are drawn faster
}
_POINTS = 72  # in an inch
_COLOURS = 128  # of a picture in a notebook; hardly any pixel looks different
_IN_POINTS = {
    "svg": re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"'),
    "pdf": re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]"),
}
LAYOUT_TABLES = ("BASE", "GDEF", "GPOS", "GSUB")


@contextmanager
def only(settings: Mapping[str, Any]) -> Iterator[None]:
    """Use matplotlib with some settings, and with its own defaults for all others.

    Parameters
    ----------
    settings : mapping
        What differs from the defaults; a matplotlibrc or style of the user's does not count.

    Yields
    ------
    None
        While they are in force.
    """
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(settings | {"timezone": "UTC"})  # the one that defaults leave alone
        yield


@contextmanager
def _without_layout_tables() -> Iterator[None]:
    """Embed fonts without the tables that typesetters need: a PDF's letters are set already.

    Reading them, and cutting them down to the letters used, would take most of a PDF's time.
    """
    from fontTools import subset  # only for a PDF

    usual = subset.load_font

    def load(*args: Any, **options: Any) -> "TTFont":
        font = usual(*args, **options)
        for table in LAYOUT_TABLES:
            if table in font:
                del font[table]
        return font

    subset.load_font = load
    try:
        yield
    finally:
        subset.load_font = usual


def render(
    figure: Figure,
    form: str,
    about: About | None = None,
    *,
    pixels: tuple[int, int] | None = None,
    svg_text: bool = False,
) -> bytes:
    """Turn a figure into an image.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure.
    form : {"png", "svg", "pdf"}
        The format.
    about : About, optional
        What the image says of itself: title, description, source, licence.
    pixels : tuple of int, optional
        Width and height that the image must have.
    svg_text : bool, default False
        Whether an SVG keeps text as text, which an editor can change but which looks right only
        where the typeface is installed. Else letters are shapes.

    Returns
    -------
    bytes
        The image, of the figure's own size.

    Raises
    ------
    UnknownNameError
        If there is no such format.
    KkrDataError
        If the image has another size.
    """
    if form not in FORMATS:
        raise UnknownNameError("format", form, FORMATS)
    buffer = io.BytesIO()
    embedding = _without_layout_tables() if form == "pdf" else nullcontext()
    with only(_SETTINGS | {"svg.fonttype": "none" if svg_text else "path"}), embedding:
        figure.savefig(buffer, format=form, **_options(form, about))
    _let_go_of_the_canvas(figure)
    image = labelling.finish(buffer.getvalue(), form, about)
    if pixels is not None:
        check_size(size_of(image, form, figure.dpi), pixels)
    return image


def pixels(figure: Figure) -> "Picture":
    """Turn a figure into pixels, for those who make an image of their own from them.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure.

    Returns
    -------
    PIL.Image.Image
        What its PNG shows.
    """
    from PIL import Image

    buffer, size = io.BytesIO(), (figure.get_size_inches() * figure.dpi).round().astype(int)
    with only(_SETTINGS):
        figure.savefig(buffer, format="rgba")
    _let_go_of_the_canvas(figure)
    return Image.frombytes("RGBA", tuple(size), buffer.getvalue()).convert("RGB")


def _let_go_of_the_canvas(figure: Figure) -> None:
    """Free the eight megabytes of pixels that the texts of a slide would keep hold of."""
    for text in figure.findobj(Text):
        text._renderer = None  # as matplotlib does when it copies a text


def _options(form: str, about: About | None) -> dict:
    fixed, said = SAVE_OPTIONS[form], labelling.options(form, about) if about else {}
    joined = {key: fixed[key] | (said.get(key) or {}) for key in fixed}
    # What a PNG says comes in its own object, and matplotlib refuses to be told in two ways.
    return joined | {"metadata": None} if form == "png" and about else joined


def size_of(image: bytes, form: str, dpi: float) -> tuple[int, int]:
    """Read the size of an image.

    Parameters
    ----------
    image : bytes
        The image.
    form : {"png", "svg", "pdf"}
        Its format.
    dpi : float
        How many pixels an inch has; SVG and PDF are measured in points.

    Returns
    -------
    tuple of int
        Width and height in pixels.
    """
    if form == "png":
        return struct.unpack(">II", image[16:24])
    width, height = map(float, _IN_POINTS[form].search(image).groups())
    return round(width * dpi / _POINTS), round(height * dpi / _POINTS)


def check_size(found: tuple[int, int], expected: tuple[int, int]) -> None:
    """Make sure that an image has the size that was asked for.

    Parameters
    ----------
    found, expected : tuple of int
        Width and height in pixels.

    Raises
    ------
    KkrDataError
        If they differ.
    """
    if found != expected:
        names = [f"{width} x {height}" for width, height in (found, expected)]
        raise KkrDataError(
            f"The image has {names[0]} pixels; expected {names[1]}. "
            "Draw on the figure that style.page() makes, and leave its size as it is."
        )


class Slide(Figure):
    """A figure that shows itself in a notebook, and that knows what it is made of.

    Parameters
    ----------
    *args, **settings
        As `matplotlib.figure.Figure` takes them.

    Attributes
    ----------
    around : list of matplotlib.text.Text
        The words around the picture.
    body : tuple of float
        Left, bottom, width and height of the picture, in inches.
    drawn : list
        What charts show, for programs that draw them again; see `charts.sheet.Drawn`.
    """

    _SHOWN_DPI = 72  # on the page; the image has twice as many pixels, for sharp screens

    def __init__(self, *args: Any, **settings: Any):
        super().__init__(*args, **settings)
        self.around: list[Text] = []
        self.body = (0.0, 0.0, *self.get_size_inches())
        self.drawn: list[Any] = []

    def _ipython_display_(self) -> None:
        from IPython.display import Image, display

        width = round(self.get_size_inches()[0] * self._SHOWN_DPI)
        display(Image(_with_fewer_colours(pixels(self)), width=width))


def _with_fewer_colours(picture: "Picture") -> bytes:
    """Make a PNG of a third of the size: a notebook keeps all of its pictures in one file."""
    from PIL.Image import Dither, Quantize

    made = io.BytesIO()
    picture.quantize(_COLOURS, Quantize.MAXCOVERAGE, dither=Dither.NONE).save(made, "png")
    return made.getvalue()
