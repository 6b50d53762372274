"""What tasks need, and how to tell whether it has changed.

A need is a file of the checkout, such as "requirements.lock", or a part of one: what follows `#`.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from kkrdata.build import code

CATALOGUE = "data/tables/datapackage.json"
PACKAGE = f"{CATALOGUE}#"  # what the catalogue says that is no table's
_RESOURCES = "resources"
_CODE = "src/kkrdata/"


def table(name: str) -> str:
    """Name a table as something that a task needs.

    Parameters
    ----------
    name : str
        The table.

    Returns
    -------
    str
        Its entry in the catalogue, which holds the table's checksum too.
    """
    return f"{CATALOGUE}#{name}"


def source(notebook: str) -> str:
    """Name what is written in a notebook, without what comes of running it.

    Parameters
    ----------
    notebook : str
        Its file.

    Returns
    -------
    str
        The need.
    """
    return f"{notebook}#"


def file_of(need: str) -> str:
    """Tell in which file a need stands.

    Parameters
    ----------
    need : str
        The need.

    Returns
    -------
    str
        The file, relative to the checkout.

    Examples
    --------
    >>> file_of(table("interreg"))
    'data/tables/datapackage.json'
    """
    return need.partition("#")[0]


def path_of(need: str, project: Path) -> Path:
    """Find the file in which a need stands.

    Parameters
    ----------
    need : str
        The need.
    project : Path
        The checkout.

    Returns
    -------
    Path
        The file. Code is that which is running, wherever it is installed.
    """
    file = file_of(need)
    return code.path(file) if file.startswith(_CODE) else project / file


def content_digest(content: bytes) -> str:
    """Compute the checksum of a content.

    Parameters
    ----------
    content : bytes
        The content.

    Returns
    -------
    str
        Its SHA-256.
    """
    return hashlib.sha256(content).hexdigest()


def digest(need: str, content: bytes) -> str:
    """Compute the checksum of a need.

    Parameters
    ----------
    need : str
        The need.
    content : bytes
        The content of its file.

    Returns
    -------
    str
        The checksum of the file, or of that part of it which is needed.
    """
    file, part_of_it, name = need.partition("#")
    if not part_of_it:
        return content_digest(content)
    try:
        part = _PARTS[Path(file).suffix](content, name)
    except (ValueError, KeyError, TypeError):  # damaged; whoever reads it will say how
        return content_digest(content)
    return content_digest(json.dumps(part).encode())


def _of_catalogue(content: bytes, name: str) -> object:
    package = json.loads(content)
    resources = package.pop(_RESOURCES)
    return next((entry for entry in resources if entry["name"] == name), None) if name else package


def cell_sources(content: bytes) -> list[str]:
    """Read what is written in the cells of a notebook.

    Parameters
    ----------
    content : bytes
        The notebook.

    Returns
    -------
    list of str
        The text of each cell.
    """
    return ["".join(cell["source"]) for cell in json.loads(content)["cells"]]


_PARTS: dict[str, Callable[[bytes, str], object]] = {
    ".json": _of_catalogue,
    ".ipynb": lambda content, _name: cell_sources(content),  # a notebook has no other part
}
