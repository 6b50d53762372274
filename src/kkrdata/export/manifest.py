"""The list of figure files, for those who must know what a file shows and what it was made of."""

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any

from kkrdata import catalog, figures, style
from kkrdata.export import images
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
    entries = [
        {"figure": name, "language": lang, "theme_id": figures.theme(name)}
        | figures.describe(name, lang)
        | {"licence": catalog.default().licence, "tables": _tables(name)}
        | {"files": _files(folder, name, lang)}
        for name, lang in itertools.product(figures.list_figures(), LANGUAGES)
    ]
    return (json.dumps(entries, ensure_ascii=False, indent=2) + "\n").encode()


def _tables(name: str) -> dict[str, str]:
    every = map(catalog.default().table, figures.tables(name))
    return {table.name: table.resource["hash"].removeprefix("sha256:") for table in every}


def _files(folder: Path, name: str, lang: str) -> list[dict[str, Any]]:
    every = itertools.product(images.shipped_sizes(name), FORMATS)
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
