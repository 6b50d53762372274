"""What is known of a figure besides how it is drawn: its data, its words and its source."""

import textwrap
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from matplotlib.figure import Figure

from kkrdata import boundaries, catalog, text
from kkrdata.catalog import Table
from kkrdata.style import Words

Data = Mapping[str, Any]
_CHARACTERS = 280  # of notes and sources that fit on a line
_SOURCE = {
    "da": "Kilde: {publisher}. {title}, punkt {section}, bilag {appendix} (begynder side {page}).",
    "en": "Source: {publisher}. {title}, item {section}, appendix {appendix} (begins page {page}).",
}
_MAP = {"da": "Kort: {}.", "en": "Map: {}."}


class FigureSpec(NamedTuple):
    """A figure: the data it takes, how it is drawn, and the facts that its words are filled with.

    `table` is the table whose source and warnings it carries.
    """

    table: str
    is_map: bool
    load: Callable[[], Data]
    draw: Callable[..., Figure]
    facts: Callable[[Data, str], dict[str, str]]


@cache
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    path = resources.files(__package__).joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(name: str, spec: FigureSpec, data: Data, lang: str) -> Words:
    """Collect what is written on a figure.

    Parameters
    ----------
    name : str
        The figure's id.
    spec : FigureSpec
        The figure.
    data : mapping
        What it shows.
    lang : str
        "da" or "en".

    Returns
    -------
    Words
        Its texts with the facts filled in, notes and source.
    """
    table, facts = catalog.default().table(spec.table), spec.facts(data, lang)
    texts = {key: text.format(**facts) for key, text in _texts()[name][lang].items()}
    notes = textwrap.wrap(" ".join(table.warnings(lang)), _CHARACTERS)
    source = textwrap.wrap(source_line(table, spec.is_map, lang), _CHARACTERS)
    return Words(texts, tuple(notes), tuple(source))


def source_line(table: Table, is_map: bool, lang: str) -> str:
    """Say where a figure's numbers and borders come from.

    Parameters
    ----------
    table : Table
        The table it shows.
    is_map : bool
        Whether it has borders.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Publisher, document, section, appendix, page, and the map's credit.
    """
    source = table.source | {"publisher": text.pick(table.source["publisher"], lang)}
    said = text.pick(_SOURCE, lang).format(**source)
    return f"{said} {text.pick(_MAP, lang).format(boundaries.credit(lang))}" if is_map else said
