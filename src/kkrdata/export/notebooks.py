"""Executes notebooks so that nothing but their content can change the file."""

import sys
from pathlib import Path
from typing import Any

sys.modules.setdefault("rfc3987_syntax", None)  # a grammar of addresses: a second, 20 MB, no use

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from nbclient.exceptions import CellExecutionError  # noqa: E402

from kkrdata.errors import KkrDataError  # noqa: E402
from kkrdata.export import files  # noqa: E402

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_SETTINGS = {
    "kernel_name": "python3",
    "timeout": 600,  # seconds that a cell may take
    "record_timing": False,
    "shutdown_kernel": "immediate",  # it has nothing to save
    "extra_arguments": ["--log-level=ERROR"],
}


class NotebookError(KkrDataError):
    """A cell of a notebook failed; the file is as it was."""


def execute(path: Path) -> bytes:
    """Run a notebook from top to bottom.

    Parameters
    ----------
    path : Path
        The notebook; it is not changed.

    Returns
    -------
    bytes
        The notebook with its outputs, without times and versions.

    Raises
    ------
    NotebookError
        If a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, resources=resources, **_SETTINGS)
    try:
        client.execute()
    except CellExecutionError as error:
        raise NotebookError(f"{path.name}: {error}") from error
    return _text(notebook).encode()


def _text(notebook: Any) -> str:
    notebook.metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02d}"
        cell.metadata = {}
    return nbformat.writes(notebook, version=4).rstrip("\n") + "\n"


def refresh(path: Path) -> bool:
    """Run a notebook and save it with its outputs.

    Parameters
    ----------
    path : Path
        The notebook.

    Returns
    -------
    bool
        Whether the file has changed.

    Raises
    ------
    NotebookError
        If a cell fails.
    OutputError
        If the file cannot be written.
    """
    return files.write(path, execute(path))
