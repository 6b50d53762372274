"""Figures as files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kkrdata import catalog, figures, style
from kkrdata.export import files
from kkrdata.labelling import About
from kkrdata.rendering import render


def about(said: Mapping[str, str], lang: str) -> About:
    """Tell what an image says of itself.

    Parameters
    ----------
    said : mapping of str to str
        title, alt and source of a figure.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    About
        Title, alternative text, source and licence.
    """
    return About(said["title"], said["alt"], said["source"], catalog.default().licence, lang)


def export(
    name: str,
    lang: str,
    forms: Sequence[str],
    folder: Path,
    size: str | None = None,
    data: Mapping[str, Any] | None = None,
    *,
    svg_text: bool = False,
) -> list[Path]:
    """Draw a figure once and save it.

    Parameters
    ----------
    name : str
        The figure's id.
    lang : {"da", "en"}
        The language.
    forms : sequence of {"png", "svg", "pdf"}
        The formats.
    folder : Path
        Where to.
    size : str, optional
        One of `figures.sizes(name)`; the first of them if left out.
    data : mapping, optional
        What it shows, where that is loaded already: `figures.load_data(name)`.
    svg_text : bool, default False
        Whether an SVG keeps text as text, for editors.

    Returns
    -------
    list of Path
        The files, named after figure, language and size.

    Raises
    ------
    UnknownNameError
        If there is no such figure, language, format or size.
    KkrDataError
        If an image has not the pixels of its size.
    OutputError
        If a file cannot be written.
    """
    edition = figures.Edition(name, lang, data)
    said, drawn = about(edition.describe(), lang), edition.draw(size)
    drawn_in = style.SIZES[size or figures.sizes(name)[0]]
    options = {"pixels": (drawn_in.width, drawn_in.height), "svg_text": svg_text}
    images = {form: render(drawn, form, said, **options) for form in forms}
    paths = {form: folder / figures.file_name(name, lang, form, size) for form in forms}
    for form, image in images.items():
        files.write(paths[form], image)
    return list(paths.values())


def export_card(cluster_id: str, lang: str, form: str, folder: Path) -> Path:
    """Draw the card of a health cluster and save it.

    Parameters
    ----------
    cluster_id : str
        One of `figures.list_cards()`.
    lang : {"da", "en"}
        The language.
    form : {"png", "svg", "pdf"}
        The format.
    folder : Path
        Where to.

    Returns
    -------
    Path
        The file, named after cluster and language.

    Raises
    ------
    UnknownNameError
        If there is no such cluster, language or format.
    OutputError
        If the file cannot be written.
    """
    said = about(figures.describe_card(cluster_id, lang), lang)
    path = folder / f"health-cluster_{cluster_id}_{lang}.{form}"
    files.write(path, render(figures.draw_card(cluster_id, lang), form, said))
    return path
