"""Puts the gallery together."""

import hashlib
import re
import tomllib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import product
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
_MUNICIPALITY = re.compile(r'href="#m(\d{3})"')


class Link(NamedTuple):
    """A file to take away: its address beside the page, its name, and its size."""

    address: str
    name: str
    size: str


class Shown(NamedTuple):
    """A figure in one language, with all that the page says of it."""

    id: str
    lang: str
    said: dict[str, str]
    table: tables.Table
    links: list[Link]
    legend: Any
    frames: list[maps.Frame]
    preview: previews.Preview | None


def page(folder: Path, sections: Mapping[str, str]) -> bytes:
    """Make the page that shows all figures.

    Parameters
    ----------
    folder : Path
        Where the figures' files are, and where the page will be.
    sections : mapping of str to str
        The part of the page on each theme, as `section` makes it.

    Returns
    -------
    bytes
        HTML that needs no other file but those it links to.

    Raises
    ------
    FileNotFoundError
        If a figure's file is missing.
    """
    return render(sections, office(folder)).encode()


def section(folder: Path, theme: str) -> str:
    """Make the part of the page on a theme.

    Parameters
    ----------
    folder : Path
        Where the figures' files are.
    theme : str
        One of `figures.THEMES`.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    FileNotFoundError
        If a figure's file is missing.
    """
    each = product(figures.list_figures(theme), LANGUAGES)
    return render_section(theme, [figure(folder, name, lang) for name, lang in each])


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
    links = _links(folder, name, lang)
    return Shown(name, lang, edition.describe(), table, links, shading, drawn, preview)


def _links(folder: Path, name: str, lang: str) -> list[Link]:
    every = product(figures.shipped_sizes(name), FORMATS)
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


def render_section(theme: str, shown: Sequence[Shown]) -> str:
    """Write the part of the page on a theme.

    Parameters
    ----------
    theme : str
        One of `figures.THEMES`.
    shown : sequence of Shown
        Its figures.

    Returns
    -------
    str
        HTML. Whatever a text holds, it stays a text.
    """
    names = figures.THEMES[theme]
    return _fill("section.html", theme=theme, names=names, figures=shown)


def render(sections: Mapping[str, str], others: Mapping[str, list[tuple[str, Link]]]) -> str:
    """Write the page.

    Parameters
    ----------
    sections : mapping of str to str
        The part on each theme.
    others : mapping of str to list
        Files of the office by language, as `office` finds them.

    Returns
    -------
    str
        HTML.
    """
    used = {code for each in sections.values() for code in _MUNICIPALITY.findall(each)}
    return _fill(
        "page.html",
        sections={theme: Markup(each) for theme, each in sections.items()},
        themes={theme: figures.THEMES[theme] for theme in sections},
        package=catalog.default().package,
        office=others,
        outlines={code: path for code, path in maps.outlines().items() if code in used},
        abroad=maps.land_abroad() if used else "",
        style=Markup(_read("page.css")),
        script=Markup(_read("page.js")),
        style_hash=_hash(_read("page.css")),
        script_hash=_hash(_read("page.js")),
    )


def _fill(template: str, **parts: Any) -> str:
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["ranges_together"] = ranges_together
    known = environment.from_string(_read(template))
    return known.render(languages=LANGUAGES, words=_words(), **parts)


def _hash(text: str) -> str:
    """Name a script or style as the page's own: the browser runs no other."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
