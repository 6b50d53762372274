"""Writes the slides: cover, one for each theme, and one for each figure."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.metadata import version

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from kkrdata import catalog, figures
from kkrdata.export.deck import layouts, parts, shapes, writing
from kkrdata.figures import Edition
from kkrdata.text import pick
from kkrdata.tidy import RECIPES


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


def section(deck: Deck, theme: str, editions: Sequence[Edition], lang: str) -> None:
    """Add the slide that begins a theme, with what its figures find.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The deck.
    theme : str
        One of `figures.THEMES`.
    editions : sequence of Edition
        Its figures.
    lang : str
        "da" or "en".
    """
    title = pick(figures.THEMES[theme], lang)
    findings = [edition.words.texts["title"] for edition in editions]
    slide = _begin(deck, layouts.SECTION, {"Title": [title], "Details": findings})
    slide.notes_slide.notes_text_frame.text = "\n".join(findings)
    writing.say(slide, lang)


def figure(deck: Deck, edition: Edition) -> None:
    """Add the slide of a figure: charts that PowerPoint draws, or else a picture.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        The deck.
    edition : Edition
        The figure.
    """
    said, drawn, lang = edition.describe(), edition.draw(), edition.lang
    source = [" ".join(filter(None, (said["notes"], said["source"])))]
    texts = {"Title": [said["title"]], "Subtitle": [said["subtitle"]], "Source": source}
    slide = _begin(deck, layouts.FIGURE, texts)
    shown = parts.native(drawn, lang)
    place = layouts.places(slide.slide_layout)["Content"]
    if shown is None:
        shapes.add_picture(slide, place, *parts.picture(drawn))
    else:
        shapes.add_parts(slide, place, shown, words(lang)["mark"], lang)
    facts = {
        "name": edition.name,
        "lang": lang,
        "period": edition.numbers().attrs["period"],
        "tables": ", ".join(sorted(edition.read & RECIPES.keys())),
    }
    kind = "picture" if shown is None else "native" if shown.charts else "text"
    slide.notes_slide.notes_text_frame.text = _notes(said, facts, kind, lang)
    _put_last(slide, ("Source", "Slide number"))
    writing.say(slide, lang)
    _describe(slide, said["alt"])


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
