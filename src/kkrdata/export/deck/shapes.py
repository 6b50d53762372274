"""Puts a figure onto a slide, where its layout wants it: a picture, or charts, texts and marks."""

import io
from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.font_manager import weight_dict
from matplotlib.text import Text
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide
from pptx.util import Inches, Pt

from kkrdata import style
from kkrdata.export.deck import charts, writing
from kkrdata.export.deck.data import Box, NativeChart
from kkrdata.export.deck.parts import Mark, Parts

_LARGEST = 1.25  # times the figure's size
_EMU, _POINTS = 914400, 72  # in an inch
_SHAPES = {
    "D": MSO_SHAPE.DIAMOND,
    "^": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "v": MSO_SHAPE.FLOWCHART_MERGE,
    "s": MSO_SHAPE.RECTANGLE,
    "-": MSO_SHAPE.RECTANGLE,
    "o": MSO_SHAPE.OVAL,
}
_SPARE, _AIR = 0.03, 0.05  # of a text's width, and inches, as programs differ
_BEFORE = {"left": 0, "center": 0.5, "right": 1}  # of what is spared, left of a text
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_HOLDS = {True: (None, "obj", "chart"), False: (None, "obj", "pic")}  # a chart, or a picture


class _Map(NamedTuple):
    """How a figure's inches become a slide's."""

    scale: float
    right: float
    down: float

    def box(self, box: Box) -> Box:
        left, top = box.left * self.scale + self.right, box.top * self.scale + self.down
        return Box(left, top, box.width * self.scale, box.height * self.scale)


def _fit(box: Box, place: LayoutPlaceholder, share: float) -> _Map:
    """Let a box fill a place; `share` of the room beside it is to its left."""
    left, top, width, height = (
        each / _EMU for each in (place.left, place.top, place.width, place.height)
    )
    scale = min(width / box.width, height / box.height, _LARGEST)
    right = left + (width - box.width * scale) * share - box.left * scale
    return _Map(scale, right, top - box.top * scale)


def add_picture(slide: Slide, place: LayoutPlaceholder, image: bytes, box: Box) -> None:
    """Add a picture in the middle of a layout's place for it.

    Parameters
    ----------
    slide : pptx.slide.Slide
        The slide.
    place : pptx.shapes.placeholder.LayoutPlaceholder
        The place.
    image : bytes
        The picture.
    box : Box
        How large it is in the figure.
    """
    at = _fit(box, place, 0.5).box(box)
    picture = slide.shapes.add_picture(io.BytesIO(image), *(Inches(each) for each in at))
    _take_the_place(slide, place, picture)


def add_parts(slide: Slide, place: LayoutPlaceholder, shown: Parts, mark: str, lang: str) -> None:
    """Add charts, texts and marks, placed to each other as in the figure.

    Parameters
    ----------
    slide : pptx.slide.Slide
        The slide.
    place : pptx.shapes.placeholder.LayoutPlaceholder
        The layout's place for them.
    shown : Parts
        The parts of the figure.
    mark : str
        What a mark is called that has no words of its own.
    lang : str
        "da" or "en".
    """
    onto = _fit(shown.box, place, 0)
    frames = [_add_chart(slide, onto, box, chart, lang) for box, chart in shown.charts]
    _take_the_place(slide, place, frames[0] if frames else None)
    for box, text in shown.texts:
        _add_text(slide, onto.box(box), text, onto.scale)
    for box, each in shown.marks:
        shape = _add_mark(slide, onto.box(box), each, onto.scale)
        writing.describe(shape, each.words or mark)


def _add_chart(slide: Slide, onto: _Map, box: Box, chart: NativeChart, lang: str) -> BaseShape:
    frame = charts.add(slide, chart, onto.box(box), onto.box(chart.plot), onto.scale, lang)
    writing.describe(frame, chart.heading)
    return frame


def _take_the_place(slide: Slide, place: LayoutPlaceholder, shape: BaseShape | None) -> None:
    """Put a picture or a chart into the placeholder that it stands for, which else goes away."""
    index = place.placeholder_format.idx
    empty = next(each for each in slide.placeholders if each.placeholder_format.idx == index)
    kind = place.element.ph.get("type")
    if shape is not None and kind in _HOLDS[shape.has_chart]:
        typed = f' type="{kind}"' if kind else ""
        ours = parse_xml(f'<p:ph {nsdecls("p")}{typed} idx="{index}"/>')
        shape._element._nvXxPr.nvPr.insert(0, ours)
        shape.name = empty.name
    empty._element.getparent().remove(empty._element)


def _add_text(slide: Slide, box: Box, text: Text, scale: float) -> None:
    """Add a text as the figure has it, in lines that are not broken again."""
    lines, size = text.get_text().split("\n"), text.get_fontsize() * scale
    high = len(lines) * size * writing.LEADING / _POINTS
    more = box.width * _SPARE + _AIR
    left = box.left - more * _BEFORE[text.get_ha()]
    at = Box(left, box.top + (box.height - high) / 2, box.width + more, high)
    frame = slide.shapes.add_textbox(*(Inches(each) for each in at)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.text, paragraph.alignment = "\v".join(lines), _ALIGN[text.get_ha()]
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), _weight(text) >= weight_dict["semibold"]
        run.font.italic = text.get_style() == "italic"
        run.font.color.rgb = _colour(to_hex(text.get_color()))


def _weight(text: Text) -> int:
    weight = text.get_weight()
    return weight_dict.get(weight, weight)


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())


def _add_mark(slide: Slide, box: Box, mark: Mark, scale: float) -> BaseShape:
    shape = slide.shapes.add_shape(_SHAPES[mark.shape], *(Inches(each) for each in box))
    shape._element.remove(shape._element.find(qn("p:style")))  # it would cast a shadow
    shape.fill.solid()
    hollow = mark.fill == style.PAPER
    shape.fill.fore_color.rgb = _colour(charts.pale(mark.edge) if hollow else mark.fill)
    if mark.thick:
        shape.line.color.rgb, shape.line.width = _colour(mark.edge), Pt(mark.thick * scale)
    else:
        shape.line.fill.background()
    return shape
