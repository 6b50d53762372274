"""Draws the charts of which whole series have been fetched."""

from collections.abc import Iterator
from pathlib import Path

from kkrdata import figures, vintages
from kkrdata.errors import NotRefreshedError
from kkrdata.export import images
from kkrdata.text import LANGUAGES

_VINTAGE = "vintage"


def draw(folder: Path) -> Iterator[Path]:
    """Draw every chart of which a series has been fetched, as PNG in each language.

    Parameters
    ----------
    folder : Path
        Where to.

    Yields
    ------
    Path
        A file.

    Raises
    ------
    DataError
        If a vintage is damaged.
    OutputError
        If a file cannot be written.
    """
    for name in figures.list_figures():
        if _VINTAGE not in figures.list_choices(name):
            continue
        try:
            data = figures.load_data(name, vintage=vintages.LATEST)
        except NotRefreshedError:
            continue
        for lang in LANGUAGES:
            yield from images.export(name, lang, ["png"], folder, data=data)
