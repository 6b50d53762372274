"""Figures as files."""

from pathlib import Path

from kkrdata import figures
from kkrdata.export import files
from kkrdata.rendering import render


def export(name: str, lang: str, form: str, folder: Path) -> Path:
    """Draw a figure and save it.

    Parameters
    ----------
    name : str
        The figure's id.
    lang : {"da", "en"}
        The language.
    form : {"png", "svg", "pdf"}
        The format.
    folder : Path
        Where to.

    Returns
    -------
    Path
        The file, named after figure and language.

    Raises
    ------
    UnknownNameError
        If there is no such figure, language or format.
    OutputError
        If the file cannot be written.
    """
    said = figures.describe(name, lang)
    content = render(figures.draw(name, lang), form, said["title"], said["alt"])
    path = folder / f"{name}_{lang}.{form}"
    files.write(path, content)
    return path
