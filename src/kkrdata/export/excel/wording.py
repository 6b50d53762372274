"""The catalogue's words in the workbook: names of sheets, headings, values."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from kkrdata.catalog import Table
from kkrdata.text import check_language

_LONGEST_NAME = 31  # of a sheet, in Excel
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
_FIRST_SENTENCE = re.compile(r"(.+?\.)(?: (?=[A-ZÆØÅ])|$)(.*)", re.DOTALL)


@cache
def read(file: str) -> dict[str, Any]:
    """Read a file of this folder.

    Parameters
    ----------
    file : str
        "words" or "special".

    Returns
    -------
    dict
        Its content.
    """
    folder = resources.files(__package__)
    return tomllib.loads(folder.joinpath(f"{file}.toml").read_text(encoding="utf-8"))


def words(lang: str) -> dict[str, Any]:
    """Return the words around the tables.

    Parameters
    ----------
    lang : {"da", "en"}
        The language.

    Returns
    -------
    dict
        The words.

    Raises
    ------
    UnknownNameError
        If there is no such language.
    """
    return read("words")[check_language(lang)]


def said(entry: Mapping[str, Any], key: str, lang: str) -> str:
    """Choose the language of a text of the catalogue.

    Parameters
    ----------
    entry : mapping
        A table or a field.
    key : str
        "title", "description" or "short".
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        The text.
    """
    return entry[key if lang == "da" else f"{key}_{lang}"]


def sheet_names(titles: Mapping[str, str]) -> dict[str, str]:
    """Make names of sheets that Excel takes.

    Parameters
    ----------
    titles : mapping of str to str
        What the sheets are called.

    Returns
    -------
    dict of str to str
        Names of at most 31 characters, no two alike.

    Examples
    --------
    >>> sheet_names({"a": "In/out", "b": "In out"})
    {'a': 'In out', 'b': 'In out 2'}
    """
    names: dict[str, str] = {}
    for key, title in titles.items():
        taken = {name.casefold() for name in names.values()}
        clean = _FORBIDDEN.sub(" ", title).strip("' ")
        tries = (_shortened(clean, f" {n}" if n > 1 else "") for n in range(1, len(taken) + 2))
        names[key] = next(name for name in tries if name.casefold() not in taken)
    return names


def _shortened(text: str, suffix: str) -> str:
    room = _LONGEST_NAME - len(suffix)
    if len(text) <= room:
        return text + suffix
    return text[: room + 1].rpartition(" ")[0].rstrip(" ,:;–-") + suffix


def short(table: Table, lang: str) -> str:
    """Return a short title.

    Parameters
    ----------
    table : Table
        The table.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        The catalogue's short title, or the title if it has none.
    """
    return said(table.resource, "short" if "short" in table.resource else "title", lang)


def heading(field: Mapping[str, Any], lang: str) -> str:
    """Return a column's heading.

    Parameters
    ----------
    field : mapping
        The column.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        Its title, with the unit in brackets unless the title has it already.
    """
    title, unit = said(field, "title", lang), field.get("unit", {}).get(lang, "")
    return title if unit in title else f"{title} ({unit})"


def in_language(columns: Iterable[str], lang: str) -> list[str]:
    """Leave out the columns that say in the other language what another column says.

    Parameters
    ----------
    columns : iterable of str
        The columns of a table; what is said in English besides is in one that ends in "_en".
    lang : {"da", "en"}
        The language.

    Returns
    -------
    list of str
        The others, in order.

    Examples
    --------
    >>> in_language(["place", "theme", "theme_en"], "en")
    ['place', 'theme_en']
    """
    names = list(columns)
    danish = [name for name in names if f"{name}_en" in names]
    left_out = danish if lang == "en" else [f"{name}_en" for name in danish]
    return [name for name in names if name not in left_out]


def label(field: Mapping[str, Any], value: str, lang: str) -> str:
    """Say a value in words.

    Parameters
    ----------
    field : mapping
        The column.
    value : str
        The value as it stands in the table.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        The catalogue's words for it, or the value if there are none.
    """
    return field.get("labels", {}).get(value, {}).get(lang, value)


def description(table: Table, lang: str) -> tuple[str, str]:
    """Return what a table holds.

    Parameters
    ----------
    table : Table
        The table.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    tuple of str
        The first sentence of its description, and the others.

    Examples
    --------
    >>> from kkrdata import catalog
    >>> description(catalog.default().table("lighthouses"), "en")
    ('Six lighthouse projects with place, theme and grant.', '')
    """
    return _FIRST_SENTENCE.fullmatch(said(table.resource, "description", lang)).groups()
