"""Writes the slides: cover, one for each theme, and one for each figure."""

import io
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.font_manager import weight_dict
from matplotlib.text import Text
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide
from pptx.util import Inches, Pt

from kkrdata import catalog, figures, style
from kkrdata.export.deck import charts, layouts, parts, writing
from kkrdata.export.deck.data import Box, NativeChart
from kkrdata.export.deck.parts import Mark, Parts
from kkrdata.text import pick
from kkrdata.tidy import RECIPES

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


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words around the figures.

    Parameters
    ----------
    lang : {"da", "en"}
        The language.

    Returns
    -------
    dict of str to str
        The words.

    Raises
    ------
    UnknownNameError
        If there is no such language.
    """
    path = resources.files(__package__).joinpath("words.toml")
    return pick(tomllib.loads(path.read_text(encoding="utf-8")), lang)


def _begin(deck: Deck, layout: str, texts: dict[str, Sequence[str]]) -> Slide:
    """Add a slide with its texts, each as large as it fits."""
    slide = layouts.begin(deck, layout)
    places = layouts.places(slide.slide_layout)
    for shape in slide.placeholders:
        if shape.name in texts:
            writing.fill(shape, places[shape.name], texts[shape.name])
    return slide


def cover(deck: Deck, names: Sequence[str], lang: str) -> None:
    """Add the slide that says what the deck is, and where it is from.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The deck.
    names : sequence of str
        Its figures.
    lang : str
        "da" or "en".
    """
    said, package = words(lang), catalog.default().package
    source = _source()
    details = [
        said["source"].format(source=source["title"]),
        said["date"].format(date=pick(source["date"], lang)),
        said["licence"].format(licence=package["licenses"][0]["title"]),
        f"kkrdata {version('kkrdata')}",
    ]
    summary = said["summary"].format(figures=len(names))
    texts = {"Title": [said["title"]], "Subtitle": [summary], "Details": details}
    slide = _begin(deck, layouts.COVER, texts)
    slide.notes_slide.notes_text_frame.text = "\n".join([summary, *details])
    writing.say(slide, lang)


def _source() -> dict:
    """Find the document that most tables are from."""
    sources = [table.source for table in catalog.default().tables.values()]
    dated = {each["title"]: each for each in sources if "date" in each}
    counted = Counter(each["title"] for each in sources if each["title"] in dated)
    return dated[counted.most_common(1)[0][0]]


def section(deck: Deck, theme: str, names: Sequence[str], lang: str) -> None:
    """Add the slide that begins a theme, with what its figures find.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The deck.
    theme : str
        One of `figures.THEMES`.
    names : sequence of str
        Its figures.
    lang : str
        "da" or "en".
    """
    title = pick(figures.THEMES[theme], lang)
    findings = [figures.describe(name, lang)["title"] for name in names]
    slide = _begin(deck, layouts.SECTION, {"Title": [title], "Details": findings})
    slide.notes_slide.notes_text_frame.text = "\n".join(findings)
    writing.say(slide, lang)


def figure(deck: Deck, name: str, lang: str) -> None:
    """Add the slide of a figure: charts that PowerPoint draws, or else a picture.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The deck.
    name : str
        The figure.
    lang : str
        "da" or "en".
    """
    with catalog.noted() as read:
        data = figures.load_data(name)
    said, drawn = figures.describe(name, lang, data), figures.draw(name, lang, data)
    source = [" ".join(filter(None, (said["notes"], said["source"])))]
    texts = {"Title": [said["title"]], "Subtitle": [said["subtitle"]], "Source": source}
    slide = _begin(deck, layouts.FIGURE, texts)
    shown = parts.native(drawn, lang)
    place = layouts.places(slide.slide_layout)["Content"]
    if shown is None:
        _add_picture(slide, place, *parts.picture(drawn))
    else:
        _add_parts(slide, place, shown, lang)
    period = figures.numbers(name, lang, data).attrs["period"]
    facts = {"name": name, "lang": lang, "period": period, "tables": ", ".join(_tables(read))}
    kind = "picture" if shown is None else "native" if shown.charts else "text"
    slide.notes_slide.notes_text_frame.text = _notes(said, facts, kind, lang)
    _put_last(slide, ("Source", "Slide number"))
    writing.say(slide, lang)
    _describe(slide, said["alt"])


def _tables(read: set[str]) -> list[str]:
    return sorted(read & set(RECIPES))


def _notes(said: dict[str, str], facts: dict[str, str], kind: str, lang: str) -> str:
    keys = ["shows", "reading", "warnings", "period", kind, "where"]
    filled = {each: words(lang)[each].format(**said | facts) for each in keys}
    if not said["notes"]:
        del filled["warnings"]
    return "\n".join(filled.values())


def _describe(slide: Slide, alt: str) -> None:
    """Describe pictures as the figure does, and each chart by its heading too."""
    for shape in slide.shapes:
        if shape.has_chart or not shape.has_text_frame:
            heading = f"{writing.description(shape)}. " if shape.has_chart else ""
            writing.describe(shape, f"{heading}{alt}")


def _put_last(slide: Slide, names: Sequence[str]) -> None:
    """Let the source and the number be read after the picture."""
    tree = slide.shapes._spTree
    for name in names:
        for shape in [each for each in slide.placeholders if each.name == name]:
            tree.append(shape._element)


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


def _add_picture(slide: Slide, place: LayoutPlaceholder, image: bytes, box: Box) -> None:
    at = _fit(box, place, 0.5).box(box)
    picture = slide.shapes.add_picture(io.BytesIO(image), *(Inches(each) for each in at))
    _take_the_place(slide, place, picture)


def _add_parts(slide: Slide, place: LayoutPlaceholder, shown: Parts, lang: str) -> None:
    onto = _fit(shown.box, place, 0)
    frames = [_add_chart(slide, onto, box, chart, lang) for box, chart in shown.charts]
    _take_the_place(slide, place, frames[0] if frames else None)
    for box, text in shown.texts:
        _add_text(slide, onto.box(box), text, onto.scale)
    for box, mark in shown.marks:
        _add_mark(slide, onto.box(box), mark, onto.scale, lang)


def _add_chart(slide: Slide, onto: _Map, box: Box, chart: NativeChart, lang: str) -> BaseShape:
    frame = charts.add(slide, chart, onto.box(box), onto.box(chart.plot), onto.scale, lang)
    writing.describe(frame, chart.heading)
    return frame


def _take_the_place(slide: Slide, place: LayoutPlaceholder, shape: BaseShape | None) -> None:
    """Put a picture or a chart into the placeholder that it stands for, which else goes away."""
    index = place.placeholder_format.idx
    empty = next(each for each in slide.placeholders if each.placeholder_format.idx == index)
    if shape is not None:
        kind = place.element.ph.get("type")
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


def _add_mark(slide: Slide, box: Box, mark: Mark, scale: float, lang: str) -> None:
    shape = slide.shapes.add_shape(_SHAPES[mark.shape], *(Inches(each) for each in box))
    shape._element.remove(shape._element.find(qn("p:style")))  # it would cast a shadow
    shape.fill.solid()
    hollow = mark.fill == style.PAPER
    shape.fill.fore_color.rgb = _colour(charts.pale(mark.edge) if hollow else mark.fill)
    if mark.thick:
        shape.line.color.rgb, shape.line.width = _colour(mark.edge), Pt(mark.thick * scale)
    else:
        shape.line.fill.background()
    writing.describe(shape, mark.words or words(lang)["mark"])
