"""Turns figures into images that are the same, byte for byte, whenever they are drawn."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text

from kkrdata.errors import UnknownNameError
from kkrdata.formats import DESCRIPTION, FORMATS, SAVE_OPTIONS

_SETTINGS = {
    "svg.hashsalt": "kkrdata",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,  # text that can be searched and edited
    "text.hinting": "none",  # letters keep their widths at every size, and are drawn faster
}


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


def render(figure: Figure, form: str, title: str = "", alt: str = "") -> bytes:
    """Turn a figure into an image.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure.
    form : {"png", "svg", "pdf"}
        The format.
    title, alt : str, optional
        What the figure finds, and what it shows in words, for those who cannot see it; they are
        kept in the image.

    Returns
    -------
    bytes
        The image, of the figure's own size.

    Raises
    ------
    UnknownNameError
        If there is no such format.
    """
    if form not in FORMATS:
        raise UnknownNameError("format", form, FORMATS)
    buffer, options = io.BytesIO(), SAVE_OPTIONS[form]
    said = {"Title": title, DESCRIPTION[form]: alt} if title else {}
    with only(_SETTINGS):
        figure.savefig(buffer, format=form, **options | {"metadata": options["metadata"] | said})
    return buffer.getvalue()


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
        display(Image(render(self, "png"), width=width))
