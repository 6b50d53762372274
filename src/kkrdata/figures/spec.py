"""What is known of a figure besides how it is drawn: its data, its words and its source."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import boundaries, catalog, text
from kkrdata.catalog import Table
from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.style import Words

Data = Mapping[str, Any]
_SOURCE = {
    "da": "Kilde: {publisher}. {title}, punkt {section}, bilag {appendix} (begynder side {page}).",
    "en": "Source: {publisher}. {title}, item {section}, appendix {appendix} (begins page {page}).",
}
_MAP = {"da": "Kort: {}.", "en": "Map: {}."}


class Numbers(NamedTuple):
    """What a figure shows, as a table in the reader's language.

    `frame` has one row for each thing shown and a heading for each column; missing values are
    empty. `label` is the column that names a row; `values` are the columns with numbers, each with
    its unit. `period` is when they hold.
    """

    frame: pd.DataFrame
    label: str
    values: Mapping[str, str]
    period: str


class Shading(NamedTuple):
    """How a map colours its municipalities, for those who draw it anew, such as the gallery.

    `fills` are the colours by municipality code; `title` and `classes` (name and colour, in order)
    are the legend's; `said` is what a municipality's tooltip says, by code, where the figure's
    numbers are not a table of one row a municipality; `subtitle` says what is shown where the
    figure's own speaks of how the figure is drawn. `stripes` lie over the colours of some
    municipalities, by code: a colour, and how much of the ground they cover, from 0 to 1;
    `striped` is what the legend says of them, each with an example's code.
    """

    fills: Mapping[str, str]
    title: str
    classes: Sequence[tuple[str, str]]
    said: Mapping[str, str] = {}
    subtitle: str = ""
    stripes: Mapping[str, tuple[str, float]] = {}
    striped: Sequence[tuple[str, str]] = ()


def no_sentences(data: Data, lang: str) -> list[str]:
    """Add nothing to a figure's foot.

    Parameters
    ----------
    data : mapping
        What the figure shows.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        Nothing.
    """
    return []


def as_they_are(texts: Mapping[str, str], data: Data) -> Mapping[str, str]:
    """Leave a figure's texts as they are.

    Parameters
    ----------
    texts : mapping of str to str
        The texts.
    data : mapping
        What the figure shows.

    Returns
    -------
    mapping of str to str
        The texts.
    """
    return texts


def no_numbers(data: Data, lang: str) -> Numbers:
    """Show no numbers: what a figure shows are names.

    Parameters
    ----------
    data : mapping
        What the figure shows.
    lang : str
        "da" or "en".

    Returns
    -------
    Numbers
        An empty table.
    """
    return Numbers(pd.DataFrame({"": []}), "", {}, "")


class FigureSpec(NamedTuple):
    """A figure: the data it takes, how it is drawn, and the facts that its words are filled with.

    It carries the sources and warnings of `tables`. `notes` and `sources` add sentences computed
    from what is drawn, such as how many periods are missing. `numbers` is what it shows, as a
    table. `native` is the kind of chart that PowerPoint draws of its numbers, where it can. A map
    gives its `shading`: its function takes data, words and language. `reword` chooses among its
    texts, where they depend on what is shown. `load` may have keyword parameters: the choices of
    `figures.load_data`.
    """

    tables: tuple[str, ...]
    load: Callable[..., Data]
    draw: Callable[..., Figure]
    facts: Callable[[Data, str], dict[str, str]]
    numbers: Callable[[Data, str], Numbers]
    is_map: bool = False
    notes: Callable[[Data, str], list[str]] = no_sentences
    sources: Callable[[Data, str], list[str]] = no_sentences
    native: str | None = None
    shading: Callable[[Data, Words, str], Shading] | None = None
    reword: Callable[[Mapping[str, str], Data], Mapping[str, str]] = as_they_are

    @property
    def kind(self) -> str | None:
        """What the figure is: a map, or a chart of some kind."""
        return "map" if self.is_map else self.native


@cache
def _texts(module: str) -> dict[str, dict[str, dict[str, str]]]:
    path = resources.files(__package__).joinpath(_file(module))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KkrDataError(
            f"The figures of {module}.py have no words: there is no {_file(module)}. "
            "Write it, with a section for each figure and language."
        ) from error


def _file(module: str) -> str:
    return f"words/{module}.toml"


def _module(spec: FigureSpec) -> str:
    return spec.draw.__module__.rpartition(".")[2]


def texts(name: str, spec: FigureSpec, lang: str) -> dict[str, str]:
    """Read what is written on a figure, before facts are filled in.

    Parameters
    ----------
    name : str
        The figure's id.
    spec : FigureSpec
        The figure; its words stand in the file that is named after its module.
    lang : str
        "da" or "en".

    Returns
    -------
    dict of str to str
        Its texts.

    Raises
    ------
    KkrDataError
        If there is no such file, or it has no section for the figure and the language.
    """
    sections = _texts(_module(spec))
    if lang not in sections.get(name, {}):
        found = [f"{each}.{language}" for each, by in sections.items() for language in by]
        raise UnknownNameError(f"section of {_file(_module(spec))}", f"{name}.{lang}", found)
    return sections[name][lang]


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

    Raises
    ------
    KkrDataError
        If a text wants a fact that the figure never has, or is missing.
    """
    where = f"{_file(_module(spec))}, [{name}.{lang}]"
    unfilled = spec.reword(texts(name, spec, lang), data)
    filled = _fill(unfilled, spec.facts(data, lang), where, lambda: spec.facts(spec.load(), lang))
    tables = [catalog.default().table(table) for table in spec.tables]
    warnings = [warning for table in tables for warning in table.warnings(lang)]
    notes = dict.fromkeys([*spec.notes(data, lang), *warnings])
    source = _sources([table for table in tables if _is_printed(table)], lang)
    credit = [text.pick(_MAP, lang).format(boundaries.credit(lang))] * spec.is_map
    return Words(filled, tuple(notes), (*source, *spec.sources(data, lang), *credit))


def _sources(tables: Sequence[Table], lang: str) -> list[str]:
    """Name each place in the document once, after one word for all of them."""
    places: dict[tuple, str] = {}
    for table in tables:
        place = table.source["section"], table.source["page"]
        line = source_line(table, lang)
        places.setdefault(place, line.partition(": ")[2] if places else line)
    return list(places.values())


def _fill(
    unfilled: Mapping[str, str],
    facts: Mapping[str, str],
    where: str,
    usual: Callable[[], Mapping[str, str]],
) -> dict[str, str]:
    """Fill in facts; a text that wants one that the data lack gives way to the plain one.

    Only facts that the `usual` data have may be lacking; others are misspelt.
    """
    filled = {}
    for key, each in unfilled.items():
        absent = [name for name in _placeholders(each, f"{where} {key}") if name not in facts]
        if absent:
            _check_placeholders(absent, f"{where} {key}", facts | usual())
            each = unfilled["plain"]
        filled[key] = each.format(**facts)
    return filled


def _placeholders(unfilled: str, where: str) -> list[str]:
    try:
        fields = [field for _, field, _, _ in Formatter().parse(unfilled) if field is not None]
    except ValueError as error:
        raise KkrDataError(
            f"{where}: {error}. Write a brace that is to be seen twice: {{{{ or }}}}."
        ) from error
    return fields


def _check_placeholders(absent: Sequence[str], where: str, known: Mapping[str, str]) -> None:
    for name in absent:
        if name not in known:
            raise UnknownNameError(f"placeholder of {where}", f"{{{name}}}", known)


def _is_printed(table: Table) -> bool:
    return "page" in table.source


def source_line(table: Table, lang: str) -> str:
    """Say where a table's numbers stand in the document.

    Parameters
    ----------
    table : Table
        A table of printed numbers.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Publisher, document, section, appendix and page.
    """
    source = table.source | {"publisher": text.pick(table.source["publisher"], lang)}
    return text.pick(_SOURCE, lang).format(**source)
