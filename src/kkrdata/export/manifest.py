"""The list of figure files, for those who must know what a file shows and what it was made of."""

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any

from kkrdata import catalog, figures, style
from kkrdata.formats import FORMATS
from kkrdata.text import LANGUAGES


def manifest(folder: Path) -> bytes:
    """List the figures and their files.

    Parameters
    ----------
    folder : Path
        Where the files are.

    Returns
    -------
    bytes
        JSON. One entry for each figure and language: its theme, title, subtitle, alternative text,
        notes and source; its tables with their SHA-256; its files, each with format, size, pixels,
        bytes and SHA-256.

    Raises
    ------
    FileNotFoundError
        If a file is missing.
    """
    each = itertools.product(figures.list_figures(), LANGUAGES)
    entries = [_entry(folder, name, lang) for name, lang in each]
    return (json.dumps(entries, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(folder: Path, name: str, lang: str) -> dict[str, Any]:
    edition = figures.Edition(name, lang)
    known = catalog.default().tables
    hashes = {table: known[table].resource["hash"] for table in sorted(edition.read & known.keys())}
    return (
        {"figure": name, "language": lang, "theme_id": figures.theme(name)}
        | edition.describe()
        | {"licence": catalog.default().licence, "tables": hashes}
        | {"files": _files(folder, name, lang)}
    )


def _files(folder: Path, name: str, lang: str) -> list[dict[str, Any]]:
    every = itertools.product(figures.shipped_sizes(name), FORMATS)
    return [_file(folder / figures.file_name(name, lang, form, size), size) for size, form in every]


def _file(path: Path, size: str) -> dict[str, Any]:
    content, drawn_in = path.read_bytes(), style.SIZES[size]
    return {
        "name": path.name,
        "format": path.suffix.removeprefix("."),
        "size": size,
        "pixels": [drawn_in.width, drawn_in.height],
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
