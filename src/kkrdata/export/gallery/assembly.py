"""Puts the gallery together."""

import hashlib
import itertools
import tomllib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from kkrdata import catalog, figures
from kkrdata.export.gallery import maps, previews, tables
from kkrdata.formats import FORMATS
from kkrdata.text import LANGUAGES, number, ranges_together

_OFFICE = {  # what else there may be: the file beside the page, and its name
    "deck": "kkrdata_{lang}.pptx",
    "workbook": "../data/extracts/kkrdata_{lang}.xlsx",
}
_KILO = 1000


class Link(NamedTuple):
    """A file to take away: its address beside the page, its name, and its size."""

    address: str
    name: str
    size: str


class Shown(NamedTuple):
    """A figure in one language, with all that the page says of it."""

    id: str
    lang: str
    theme: str
    said: dict[str, str]
    table: tables.Table
    links: list[Link]
    legend: Any
    frames: list[maps.Frame]
    preview: previews.Preview | None


def page(folder: Path) -> bytes:
    """Make the page that shows all figures.

    Parameters
    ----------
    folder : Path
        Where the figures' files are, and where the page will be.

    Returns
    -------
    bytes
        HTML that needs no other file but those it links to.

    Raises
    ------
    FileNotFoundError
        If a figure's file is missing.
    """
    names = figures.list_figures()
    shown = [figure(folder, name, lang) for name in names for lang in LANGUAGES]
    return render(shown, office(folder)).encode()


def figure(folder: Path, name: str, lang: str) -> Shown:
    """Collect what the page says of a figure.

    Parameters
    ----------
    folder : Path
        Where its files are.
    name : str
        The figure's id.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    Shown
        A map that tells its colours as frames to draw, any other figure as a small picture.
    """
    edition = figures.Edition(name, lang)
    table, shading = tables.table(edition.numbers(), lang), edition.shading()
    drawn: list[maps.Frame] = []
    if shading:
        said, first = tables.by_municipality(table)
        drawn = maps.frames(shading, said | dict(shading.said), first)
    preview = None if shading else previews.preview(folder, edition)
    theme, links = figures.theme(name), _links(folder, name, lang)
    return Shown(name, lang, theme, edition.describe(), table, links, shading, drawn, preview)


def _links(folder: Path, name: str, lang: str) -> list[Link]:
    every = itertools.product(figures.shipped_sizes(name), FORMATS)
    return [
        _link(folder, figures.file_name(name, lang, form, size), _form(form, size, lang), lang)
        for size, form in every
    ]


def _form(form: str, size: str, lang: str) -> str:
    """Name a format, and the size if the page has a word for it."""
    return f"{form.upper()} {_words()[lang].get(size, '')}".strip()


def _link(folder: Path, address: str, name: str, lang: str) -> Link:
    size = (folder / address).stat().st_size
    return Link(address, name, f"{number(max(1, size / _KILO), lang)} kB")


def office(folder: Path) -> dict[str, list[tuple[str, Link]]]:
    """Find the deck and the workbook, where they have been built.

    Parameters
    ----------
    folder : Path
        The folder of the page.

    Returns
    -------
    dict of str to list
        Kind and link by language.
    """
    return {
        lang: [
            (kind, _link(folder, address.format(lang=lang), kind, lang))
            for kind, address in _OFFICE.items()
            if (folder / address.format(lang=lang)).is_file()
        ]
        for lang in LANGUAGES
    }


@cache
def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_read("words.toml"))


def render(shown: Sequence[Shown], others: dict[str, list[tuple[str, Link]]]) -> str:
    """Write the page.

    Parameters
    ----------
    shown : sequence of Shown
        The figures.
    others : dict of str to list
        Files of the office by language, as `office` finds them.

    Returns
    -------
    str
        HTML. Whatever a text holds, it stays a text.
    """
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["ranges_together"] = ranges_together
    used = {code for each in shown for frame in each.frames for code in _codes(frame)}
    return environment.from_string(_read("page.html")).render(
        figures=shown,
        themes={key: names for key, names in figures.THEMES.items() if _has(shown, key)},
        languages=LANGUAGES,
        words=_words(),
        package=catalog.default().package,
        office=others,
        outlines={code: path for code, path in maps.outlines().items() if code in used},
        abroad=maps.land_abroad() if used else "",
        style=Markup(_read("page.css")),
        script=Markup(_read("page.js")),
        style_hash=_hash(_read("page.css")),
        script_hash=_hash(_read("page.js")),
    )


def _codes(frame: maps.Frame) -> list[str]:
    return [*(area.code for area in frame.areas), *frame.others]


def _has(shown: Sequence[Shown], theme: str) -> bool:
    return any(each.theme == theme for each in shown)


def _hash(text: str) -> str:
    """Name a script or style as the page's own: the browser runs no other."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
