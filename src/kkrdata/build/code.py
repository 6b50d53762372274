"""Which files of the package a module rests on, read from its import statements.

Nothing is imported for it: what draws takes seconds to import, and is mostly up to date.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_NAME = PACKAGE.name
_ONLY_ERRORS = f"src/{_NAME}/validation.py"  # runs if a table is damaged: then nothing is built
_IMPORTS = re.compile(
    rf"^[ ]*(?:from ({_NAME}[\w.]*) import (\([^)]*\)|[^\n]*)|import ({_NAME}\.[\w.]+))",
    re.MULTILINE,
)


def needs(modules: Iterable[str]) -> set[str]:
    """Name what modules rest on: themselves, all that they import, and the data that lie beside.

    Parameters
    ----------
    modules : iterable of str
        Such as "kkrdata.figures.foreign_companies".

    Returns
    -------
    set of str
        Files of the package as tasks name them, such as "src/kkrdata/style.py".
    """
    found: set[str] = set()
    waiting = [file for module in modules for file in files(module)]
    while waiting:
        file = waiting.pop()
        if file not in found and file != _ONLY_ERRORS:
            found.add(file)
            waiting += _imported(file)
    return found.union(*map(_beside, found))


def path(file: str) -> Path:
    """Find a file of the package, wherever that is installed.

    Parameters
    ----------
    file : str
        Such as "src/kkrdata/style.py".

    Returns
    -------
    Path
        The file.
    """
    return PACKAGE.parent / file.removeprefix("src/")


@cache
def _imported(file: str) -> list[str]:
    source = path(file).read_text(encoding="utf-8")
    return [file for module in imported(source) for file in files(module)]


def imported(source: str) -> Iterator[str]:
    """Name what a source imports of the package.

    Parameters
    ----------
    source : str
        Python.

    Yields
    ------
    str
        Modules; a name taken from a package may be a module, or something in it.

    Examples
    --------
    >>> list(imported("from kkrdata import style, text"))
    ['kkrdata', 'kkrdata.style', 'kkrdata.text']
    >>> list(imported("from kkrdata import (\\n    style,  # looks\\n    text,\\n)"))
    ['kkrdata', 'kkrdata.style', 'kkrdata.text']
    """
    for package, names, module in _IMPORTS.findall(source):
        yield package or module
        yield from (f"{package}.{name.split()[0]}" for name in _split(names))


def _split(names: str) -> list[str]:
    without_comments = re.sub("#.*", "", names)
    return [name for name in without_comments.strip("() ").split(",") if name.strip()]


@cache
def files(module: str) -> list[str]:
    """Find a module's file and those of the packages around it.

    Parameters
    ----------
    module : str
        Such as "kkrdata.style".

    Returns
    -------
    list of str
        Such as "src/kkrdata/style.py"; none for what is no module.
    """
    parts = module.split(".")
    folders = ["/".join(("src", *parts[:depth])) for depth in range(1, len(parts) + 1)]
    every = [*(f"{folder}/__init__.py" for folder in folders), f"{folders[-1]}.py"]
    return [file for file in every if path(file).is_file()]


@cache
def _beside(file: str) -> list[str]:
    """Find data: a package's lie in its folder, and a module's words are named after it."""
    folder, _, name = file.rpartition("/")
    if name != "__init__.py":
        words = f"{folder}/words/{name.removesuffix('.py')}.toml"
        return [words] if path(words).is_file() else []
    beside = path(folder).iterdir()
    return [f"{folder}/{data.name}" for data in beside if data.is_file() and data.suffix != ".py"]
