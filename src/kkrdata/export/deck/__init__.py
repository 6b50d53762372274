"""The slide deck: each figure on a slide, as charts that PowerPoint draws, or as a picture."""

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from kkrdata import figures
from kkrdata.errors import MissingLibraryError
from kkrdata.export import archives, files
from kkrdata.text import check_language

__all__ = ["deck", "export"]


def export(
    path: Path, lang: str = "da", names: Sequence[str] = (), template: Path | None = None
) -> Path:
    """Save the deck.

    Parameters
    ----------
    path : Path
        The file.
    lang : {"da", "en"}, default "da"
        The language.
    names : sequence of str, optional
        Figures; all if left out.
    template : Path, optional
        A presentation whose layouts are used: "Cover", "Section" and "Figure", with placeholders
        of the names in `layouts.PLACEHOLDERS`. kkrdata's own if left out.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.
    TemplateError
        If the template is none, or lacks a layout or a placeholder.
    OutputError
        If the file cannot be written.
    """
    files.write(path, deck(lang, names, template))
    return path


def deck(lang: str = "da", names: Sequence[str] = (), template: Path | None = None) -> bytes:
    """Make the deck.

    Parameters
    ----------
    lang : {"da", "en"}, default "da"
        The language.
    names : sequence of str, optional
        Figures; all if left out. They stand in the order of `figures.list_figures()`.
    template : Path, optional
        A presentation whose layouts are used.

    Returns
    -------
    bytes
        A PowerPoint file, the same for the same figures.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.
    TemplateError
        If the template is none, or lacks a layout or a placeholder.
    MissingLibraryError
        If python-pptx is not installed.
    """
    check_language(lang)
    for name in names:
        figures.check_name(name)
    shown = [name for name in figures.list_figures() if not names or name in names]
    try:
        from kkrdata import style
        from kkrdata.export.deck import layouts, slides
        from kkrdata.export.deck import template as ours
    except ModuleNotFoundError as error:
        raise MissingLibraryError(error.name) from error
    made = ours.own() if template is None else layouts.opened(template)
    with style.theme():  # texts are measured in its typeface
        slides.cover(made, shown, lang)
        for theme, part in groupby(shown, figures.theme):
            editions = [figures.Edition(name, lang) for name in part]
            slides.section(made, theme, editions, lang)
            for edition in editions:
                slides.figure(made, edition)
    return _saved(made, lang, slides.words(lang)["title"])


def _saved(made: object, lang: str, title: str) -> bytes:
    from kkrdata.export.deck.writing import LOCALES

    properties = made.core_properties
    properties.title, properties.author, properties.language = title, "kkrdata", LOCALES[lang]
    properties.last_modified_by, properties.revision = "kkrdata", 1
    properties.comments = ""
    properties.created = properties.modified = datetime(2022, 3, 1)
    buffer = io.BytesIO()
    made.save(buffer)
    return archives.pack(archives.unpack(buffer.getvalue()))
