"""Puts texts into boxes: measured, so that they fit, in the reader's language, and described."""

from collections.abc import Sequence

from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide
from pptx.util import Pt

from kkrdata import style
from kkrdata.typesetting import wrap

LOCALES = {"da": "da-DK", "en": "en-GB"}
LEADING = 1.2  # from line to line, in type sizes
APART = 0.4  # between paragraphs, in type sizes
_SPARE = 1.03  # of a measured width, as programs differ
# For each placeholder the type sizes tried, the first that fits.
SIZES = {
    "Title": (40, 36, 32, 28, 24, 22, 20, 18, 16),
    "Subtitle": (20, 18, 16, 14, 13, 12, 11, 10),
    "Details": (18, 16, 14, 13, 12, 11, 10),
    "Source": (9, 8.5, 8, 7.5, 7),
}
_USUAL = {"Title": 28, "Subtitle": 16, "Details": 16, "Source": 9}
_RUNS = (qn("a:r"), qn("a:fld"))
_NUMBER = {"da": "Sidetal", "en": "Slide number"}


def fill(shape: BaseShape, place: LayoutPlaceholder, paragraphs: Sequence[str]) -> None:
    """Write paragraphs into a placeholder: as large as its layout says, or as large as they fit.

    Parameters
    ----------
    shape : pptx.shapes.base.BaseShape
        The placeholder on the slide.
    place : pptx.shapes.placeholder.LayoutPlaceholder
        The one on the layout.
    paragraphs : sequence of str
        What to write.
    """
    frame = shape.text_frame
    frame.text = "\n".join(paragraphs)
    largest = _size(place)
    size = fitting(paragraphs, place, [each for each in SIZES[place.name] if each <= largest])
    if size < largest:
        for paragraph in frame.paragraphs:
            paragraph.font.size = Pt(size)
            for run in paragraph.runs:
                run.font.size = Pt(size)


def _size(place: LayoutPlaceholder) -> float:
    """Read the type size that a layout gives a text; a usual one if it leaves it to others."""
    given = place.element.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr/@sz")
    return int(given[0]) / 100 if given else _USUAL[place.name]


def fitting(paragraphs: Sequence[str], place: LayoutPlaceholder, sizes: Sequence[float]) -> float:
    """Choose the largest type size in which texts fit a box.

    Parameters
    ----------
    paragraphs : sequence of str
        The texts.
    place : pptx.shapes.placeholder.LayoutPlaceholder
        The box.
    sizes : sequence of float
        Type sizes, the largest first.

    Returns
    -------
    float
        The size; the smallest if none is small enough.
    """
    frame = place.text_frame
    wide = (place.width - frame.margin_left - frame.margin_right) / Pt(1)
    high = (place.height - frame.margin_top - frame.margin_bottom) / Pt(1)
    fits = (size for size in sizes if tall(paragraphs, wide, size) <= high)
    return next(fits, sizes[-1])


def tall(paragraphs: Sequence[str], wide: float, size: float, weight: str = "semibold") -> float:
    """Measure how high texts are.

    Parameters
    ----------
    paragraphs : sequence of str
        The texts.
    wide : float
        The width that they have, in points.
    size : float
        Their type size.
    weight : str, default "semibold"
        Their weight, or one that is not less wide.

    Returns
    -------
    float
        Points.
    """
    lines = sum(len(wrap(text, wide / _SPARE, size, weight, style.FAMILY)) for text in paragraphs)
    return (lines * LEADING + (len(paragraphs) - 1) * APART) * size


def say(slide: Slide, lang: str) -> None:
    """Tell the language of every text of a slide and its notes, and describe what has none.

    Parameters
    ----------
    slide : pptx.slide.Slide
        The slide.
    lang : str
        "da" or "en".
    """
    for part in (slide, slide.notes_slide):
        for run in part.element.iter(*_RUNS):
            run.get_or_add_rPr().set("lang", LOCALES[lang])
    for shape in slide.shapes:
        if shape.has_text_frame:
            describe(shape, shape.text_frame.text or description(shape) or _NUMBER[lang])


def description(shape: BaseShape) -> str:
    """Read a shape's alternative text.

    Parameters
    ----------
    shape : pptx.shapes.base.BaseShape
        The shape.

    Returns
    -------
    str
        The text; nothing if there is none.
    """
    return shape._element._nvXxPr.cNvPr.get("descr", "")


def describe(shape: BaseShape, words: str) -> None:
    """Give a shape its alternative text.

    Parameters
    ----------
    shape : pptx.shapes.base.BaseShape
        The shape.
    words : str
        What it shows.
    """
    shape._element._nvXxPr.cNvPr.set("descr", words.replace("\v", " "))
