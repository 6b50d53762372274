"""The layouts that the deck is written on, found by their names and those of their placeholders."""

from collections.abc import Mapping
from pathlib import Path

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout

from kkrdata.errors import TemplateError

COVER, SECTION, FIGURE = "Cover", "Section", "Figure"
# The slide number is only shown where a layout has one.
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    COVER: ("Title", "Subtitle", "Details"),
    SECTION: ("Title", "Details"),
    FIGURE: ("Title", "Subtitle", "Content", "Source"),
}
_NAMING_SLIDES = ('.//*[local-name()="sectionLst"]/..', "./p:custShowLst")  # sections, shows
NUMBER = "sldNum"
FIELD = (
    '<a:fld type="slidenum" id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"><a:rPr/>'
    "<a:t>‹#›</a:t></a:fld>"
)


def opened(path: Path) -> Deck:
    """Open an organisation's template, and make sure that it has what the deck needs.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    pptx.presentation.Presentation
        The template, without its slides.

    Raises
    ------
    TemplateError
        If it is no presentation, or lacks a layout or a placeholder.
    """
    try:
        deck = Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise TemplateError(
            f"{path}: no PowerPoint presentation (.pptx) was found there."
        ) from error
    for name in PLACEHOLDERS:
        check(deck, name, str(path))
    _remove_slides(deck)
    return deck


def check(deck: Deck, name: str, file: str) -> None:
    """Make sure that a layout is there with its placeholders.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The template.
    name : str
        One of `PLACEHOLDERS`.
    file : str
        What the template is called in the message.

    Raises
    ------
    TemplateError
        If it is not.
    """
    layouts = [layout.name for layout in deck.slide_layouts]
    if name not in layouts:
        raise TemplateError(
            f"{file}: no layout is called {name!r}. Its layouts: {_listed(layouts)}. "
            f"Rename one (View > Slide Master > Rename Layout), with placeholders called "
            f"{_listed(PLACEHOLDERS[name])}."
        )
    found = [each.name for each in layout(deck, name).placeholders]
    missing = [each for each in PLACEHOLDERS[name] if each not in found]
    if missing:
        raise TemplateError(
            f"{file}: layout {name!r} has no placeholder called {_listed(missing)}. Its "
            f"placeholders: {_listed(found)}. Rename one (View > Slide Master, then Home > Arrange "
            f"> Selection Pane)."
        )


def _listed(names: object) -> str:
    return ", ".join(repr(name) for name in names) or "none"


def _remove_slides(deck: Deck) -> None:
    """Remove a template's own slides, and the lists that name them."""
    for path in _NAMING_SLIDES:
        for element in deck.part._element.xpath(path):
            element.getparent().remove(element)
    listed = deck.slides._sldIdLst
    for each in list(listed):
        deck.part.drop_rel(each.rId)
        listed.remove(each)


def layout(deck: Deck, name: str) -> SlideLayout:
    """Find a layout.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The template.
    name : str
        Its name.

    Returns
    -------
    pptx.slide.SlideLayout
        The first of that name.
    """
    return next(each for each in deck.slide_layouts if each.name == name)


def places(on: SlideLayout) -> dict[str, LayoutPlaceholder]:
    """List a layout's placeholders.

    Parameters
    ----------
    on : pptx.slide.SlideLayout
        The layout.

    Returns
    -------
    dict of str to pptx.shapes.placeholder.LayoutPlaceholder
        By name.
    """
    return {each.name: each for each in on.placeholders}


def begin(deck: Deck, name: str) -> Slide:
    """Add a slide with all placeholders of a layout, also the number, which python-pptx leaves out.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The deck.
    name : str
        The layout.

    Returns
    -------
    pptx.slide.Slide
        The slide; its placeholders are named as the layout's.
    """
    own = layout(deck, name)
    slide = deck.slides.add_slide(own)
    by_index = {each.placeholder_format.idx: each for each in own.placeholders}
    for shape in slide.placeholders:
        shape.name = by_index[shape.placeholder_format.idx].name
    for each in own.placeholders:
        if each.element.ph.get("type") == NUMBER:
            slide.shapes._spTree.append(parse_xml(_number(each, len(slide.shapes) + 2)))
    return slide


def _number(place: LayoutPlaceholder, identity: int) -> str:
    index = place.placeholder_format.idx
    return f"""<p:sp {nsdecls("p", "a")}>
  <p:nvSpPr><p:cNvPr id="{identity}" name="{place.name}"/>
    <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
    <p:nvPr><p:ph type="{NUMBER}" idx="{index}"/></p:nvPr></p:nvSpPr>
  <p:spPr/>
  <p:txBody><a:bodyPr/><a:lstStyle/><a:p>{FIELD}</a:p></p:txBody>
</p:sp>"""
