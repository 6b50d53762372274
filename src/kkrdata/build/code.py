"""Which files of the package a module rests on, read from its import statements.

Nothing is imported for it: what draws takes seconds to import, and is mostly up to date.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_NAME = PACKAGE.name
_ONLY_ERRORS = PACKAGE / "validation.py"  # runs when a table is damaged: then nothing is built
_IMPORTS = re.compile(
    rf"^[ ]*(?:from ({_NAME}[\w.]*) import (\([^)]*\)|[^\n]*)|import ({_NAME}\.[\w.]+))",
    re.MULTILINE,
)


def files(modules: Iterable[str]) -> set[Path]:
    """List what modules rest on: themselves, all that they import, and the data that lie beside.

    Parameters
    ----------
    modules : iterable of str
        Such as "kkrdata.figures.foreign_companies".

    Returns
    -------
    set of Path
        Files of the package.
    """
    found: set[Path] = set()
    waiting = [path for module in modules for path in _paths(module)]
    while waiting:
        path = waiting.pop()
        if path not in found and path != _ONLY_ERRORS:
            found.add(path)
            waiting += _imported(path)
    return found | {beside for path in found for beside in _beside(path)}


def needs(modules: Iterable[str]) -> set[str]:
    """Name what modules rest on, as tasks name it.

    Parameters
    ----------
    modules : iterable of str
        Such as "kkrdata.figures.foreign_companies".

    Returns
    -------
    set of str
        Such as "src/kkrdata/style.py".
    """
    return set(map(_need, files(modules)))


@cache
def _need(path: Path) -> str:
    return f"src/{path.relative_to(PACKAGE.parent).as_posix()}"


@cache
def _imported(path: Path) -> list[Path]:
    source = path.read_text(encoding="utf-8")
    return [path for module in imported(source) for path in _paths(module)]


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
def _paths(module: str) -> list[Path]:
    """Find a module's file and those of the packages around it."""
    parts = module.split(".")[1:]
    folders = [PACKAGE.joinpath(*parts[:depth]) for depth in range(len(parts) + 1)]
    packages = [folder / "__init__.py" for folder in folders]
    every = [*packages, folders[-1].with_suffix(".py")]
    return [path for path in every if path.is_file()]


@cache
def _beside(path: Path) -> list[Path]:
    """Find data: a package's lie in its folder, and a module's words are named after it."""
    if path.name != "__init__.py":
        words = path.parent / "words" / f"{path.stem}.toml"
        return [words] if words.is_file() else []
    return [data for data in path.parent.iterdir() if data.is_file() and data.suffix != ".py"]
