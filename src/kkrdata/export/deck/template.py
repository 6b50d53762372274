"""The deck's own template, made in code of python-pptx's: 16:9, three layouts, the house colours.

The typeface is Calibri: every Office has it, unlike the figures' Source Sans, and it is narrower,
so that what is measured in Source Sans fits. It may be changed in the theme, in one place.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATED
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

from kkrdata import style
from kkrdata.charts import areas, marks
from kkrdata.export.deck.layouts import COVER, FIELD, FIGURE, NUMBER, SECTION
from kkrdata.export.deck.writing import APART

FACE = "Calibri"
_WIDTH, _HEIGHT = style.SLIDE.inches
_LEFT, _ROOM = style.MARGIN, _WIDTH - 2 * style.MARGIN
_COLOURS = {
    "dk1": style.INK,
    "lt1": style.PAPER,
    "dk2": areas.LOOKS["Region Hovedstaden"].colour,
    "lt2": style.SEA,
    **{
        f"accent{number}": look.colour
        for number, look in enumerate((*areas.LOOKS.values(),)[:5], start=1)
    },
    "accent6": marks.COLOUR,
    "hlink": areas.OTHER.ink,
    "folHlink": areas.OTHER.ink,
}


class _Place(NamedTuple):
    """A placeholder of a layout: what it is to PowerPoint, its box in inches, and its type."""

    kind: str
    box: tuple[float, float, float, float]
    size: float
    prompt: str
    anchor: str = "t"
    align: str = "l"
    bold: bool = False


_NUMBER = _Place(NUMBER, (_WIDTH - _LEFT - 0.7, 7.08, 0.7, 0.3), 10, "", "b", "r")
_LAYOUTS: Mapping[str, Mapping[str, _Place]] = {
    COVER: {
        "Title": _Place("title", (0.9, 1.5, 11.5, 1.5), 40, "Title", "b", bold=True),
        "Subtitle": _Place("body", (0.9, 3.15, 11.5, 1.0), 20, "What it is"),
        "Details": _Place("body", (0.9, 4.7, 11.5, 2.2), 14, "Source, date, licence"),
    },
    SECTION: {
        "Title": _Place("title", (0.9, 1.0, 11.5, 1.1), 36, "Theme", "b", bold=True),
        "Details": _Place("body", (0.9, 2.4, 11.5, 4.3), 18, "What follows"),
        "Slide number": _NUMBER,
    },
    FIGURE: {
        "Title": _Place("title", (_LEFT, 0.16, _ROOM, 0.7), 24, "Finding", "b", bold=True),
        "Subtitle": _Place("body", (_LEFT, 0.88, _ROOM, 0.3), 14, "What is shown"),
        "Content": _Place("", (_LEFT, 1.28, _ROOM, 5.48), 14, "Chart or picture"),
        "Source": _Place("body", (_LEFT, 6.84, _ROOM - 0.8, 0.54), 9, "Source", "b"),
        "Slide number": _NUMBER,
    },
}
_QUIET = ("Subtitle", "Details", "Source", "Slide number")
_DARK = (COVER, SECTION)  # white on the darkest colour


def own() -> Deck:
    """Make the template.

    Returns
    -------
    pptx.presentation.Presentation
        A presentation without slides, with a layout each for the cover, a section and a figure.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    _forget(deck)
    _set_theme(deck.slide_master)
    _empty_master(deck.slide_master)
    kept = list(deck.slide_layouts)[: len(_LAYOUTS)]
    for layout in [each for each in deck.slide_layouts if each not in kept]:
        deck.slide_layouts.remove(layout)
    for layout, (name, places) in zip(kept, _LAYOUTS.items(), strict=True):
        _fill(layout, name, places)
    return deck


def _forget(deck: Deck) -> None:
    """Drop what comes with the default that is not ours: its preview and its printer."""
    package, part = deck.part.package, deck.part
    for holder, kind in ((package, RELATED.THUMBNAIL), (part, RELATED.PRINTER_SETTINGS)):
        relations = holder._rels if holder is package else holder.rels
        for key in [key for key, each in relations.items() if each.reltype == kind]:
            relations.pop(key)


def _set_theme(master: SlideMaster) -> None:
    theme = master.part.part_related_by(RELATED.THEME)
    xml = theme.blob.decode()
    for name, colour in _COLOURS.items():
        xml = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour[1:]}"/>\2', xml)
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FACE}", xml)
    theme._blob = re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\1kkrdata", xml).encode()


def _empty_master(master: SlideMaster) -> None:
    """Keep only the title, the text and the slide number, in the places of a figure's."""
    places = _LAYOUTS[FIGURE]
    for shape in list(master.placeholders):
        shape._element.getparent().remove(shape._element)
    wanted = {"Title": "title", "Content": "body", "Slide number": NUMBER}
    _add(master, {name: places[name]._replace(kind=kind) for name, kind in wanted.items()})


def _fill(layout: SlideLayout, name: str, places: Mapping[str, _Place]) -> None:
    layout.name = name
    layout._element.attrib.pop("type", None)  # it is no layout of PowerPoint's own any more
    for shape in list(layout.placeholders):
        shape._element.getparent().remove(shape._element)
    if name in _DARK:
        fill = '<p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr>'
        layout._element.cSld.insert(0, parse_xml(f"<p:bg {nsdecls('p', 'a')}>{fill}</p:bg>"))
    _add(layout, places, name in _DARK)


def _add(on: SlideMaster | SlideLayout, places: Mapping[str, _Place], dark: bool = False) -> None:
    for number, (name, place) in enumerate(places.items(), start=2):
        xml = _placeholder(number, name, place, dark)
        on.shapes._spTree.append(parse_xml(xml))


def _placeholder(number: int, name: str, place: _Place, dark: bool) -> str:
    left, top, width, height = (int(Inches(each)) for each in place.box)
    kind = f' type="{place.kind}"' if place.kind else ""
    index = "" if place.kind == "title" else f' idx="{number + 10}"'
    ink = (
        '<a:schemeClr val="bg1"/>'
        if dark
        else f'<a:schemeClr val="tx1">{_lighter(name)}</a:schemeClr>'
    )
    apart = APART if name == "Details" else 0
    look = f'sz="{round(place.size * 100)}" b="{int(place.bold)}"'
    level = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{place.align}"><a:spcBef>'
        f'<a:spcPct val="{round(apart * 100_000)}"/></a:spcBef><a:buNone/>'
        f"<a:defRPr {look}><a:solidFill>{ink}</a:solidFill></a:defRPr></a:lvl1pPr>"
    )
    text = FIELD if place.kind == NUMBER else f"<a:r><a:rPr/><a:t>{place.prompt}</a:t></a:r>"
    prompt = ' hasCustomPrompt="1"' if place.prompt else ""
    return f"""<p:sp {nsdecls("p", "a")}>
  <p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
    <p:nvPr><p:ph{kind}{index}{prompt}/></p:nvPr></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
  <p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}">
    <a:normAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p>{text}</a:p></p:txBody>
</p:sp>"""


def _lighter(name: str) -> str:
    """Make what is around a finding quieter than it."""
    return '<a:lumMod val="75000"/><a:lumOff val="25000"/>' if name in _QUIET else ""
