"""What depends on what: tables, figures and notebooks (doit).

Nothing is built of which nothing has changed.
"""

import hashlib
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from doit.cmd_base import ModuleTaskLoader
from doit.doit_cmd import DoitMain
from doit.exceptions import TaskFailed
from doit.reporter import ConsoleReporter

from kkrdata import figures, tidy
from kkrdata.errors import KkrDataError, OutputError, UnknownNameError
from kkrdata.export import files
from kkrdata.formats import FORMATS
from kkrdata.text import LANGUAGES

_STATE = ".cache/build.json"  # what each task saw and made when it was last done
_POSTER = "poster"


def build(project: Path, names: Sequence[str] = ()) -> int:
    """Build what has changed.

    Parameters
    ----------
    project : Path
        The checkout.
    names : sequence of str, optional
        Tasks: "tables", a figure's id, "manifest", or a notebook's name. All if left out.

    Returns
    -------
    int
        0 if all went well, 1 if a task failed.

    Raises
    ------
    UnknownNameError
        If there is no such task.
    """
    tasks = {task["basename"]: task for task in _tasks(project)}
    for name in names:
        if name not in tasks:
            raise UnknownNameError("task", name, tasks)
    return _run(project, tasks, list(names) or list(tasks))


def _run(project: Path, tasks: dict[str, dict[str, Any]], names: list[str]) -> int:
    state = _state(project)
    settings = {"reporter": _Reporter, "dep_file": str(state), "backend": "json"}
    settings["outfile"] = sys.stdout
    # doit takes its tasks from functions whose names begin with task_
    loader = ModuleTaskLoader({"task_all": lambda: (task for task in tasks.values())})
    return min(DoitMain(loader, extra_config={"GLOBAL": settings}).run(["run", *names]), 1)


def _state(project: Path) -> Path:
    """Return the file that says what was built last; a damaged one is begun anew."""
    state = project / _STATE
    try:
        state.parent.mkdir(exist_ok=True)
        if state.exists():
            json.loads(state.read_text(encoding="utf-8"))
    except ValueError:
        state.unlink()
    except OSError as error:
        raise OutputError(f"{state}: cannot be written ({error.strerror}).") from error
    return state


class _Reporter(ConsoleReporter):
    """Says what is done, and of what failed only what a reader can use."""

    def execute_task(self, task: Any) -> None:
        self.write(f"building {task.name}\n")

    def skip_uptodate(self, task: Any) -> None:
        self.write(f"{task.name} is up to date\n")

    def _write_failure(self, result: dict[str, Any], write_exception: bool = True) -> None:
        self.write(f"{result['task'].name} failed: {result['exception'].get_msg()}\n")

    def complete_run(self) -> None:
        self.write("".join(f"{error}\n" for error in self.runtime_errors))


def _tasks(project: Path) -> Iterator[dict[str, Any]]:
    raw = _found(project / "data/raw", "*")
    files = [*(f"{name}.csv" for name in (*tidy.RECIPES, tidy.PROVENANCE)), "datapackage.json"]
    tables = [project / "data/tables" / name for name in files]
    code = [project / "requirements.lock", *_found(project / "src", "*.py", "*.csv", "*.toml")]
    shown = [*tables, *_found(project / "data/boundaries", "*.gpkg"), *code]
    yield _task("tables", [*raw, *code], tables, partial(_make_tables, project))
    pictures = []
    for name in figures.list_figures():
        made = [project / "figures" / image for image in _images(name)]
        pictures += made
        yield _task(name, shown, made, partial(_make_figure, project, name), after=["tables"])
    manifest = project / "figures/manifest.json"
    yield _task(
        "manifest",
        [*pictures, *code],
        [manifest],
        partial(_make_manifest, manifest),
        figures.list_figures(),
    )
    for path in _found(project / "notebooks", "*.ipynb"):
        yield _task(
            path.stem, [*shown, path], [path], partial(_make_notebook, path), after=["tables"]
        )


def shipped_sizes(name: str) -> list[str]:
    """Tell which of a figure's sizes are built: its usual one, and its poster if it has one.

    Parameters
    ----------
    name : str
        The figure.

    Returns
    -------
    list of str
        The sizes.
    """
    usual, *others = figures.sizes(name)
    return [usual, *(size for size in others if size == _POSTER)]


def _images(name: str, langs: Sequence[str] = LANGUAGES) -> list[str]:
    """Name the files of a figure."""
    every = itertools.product(langs, FORMATS, shipped_sizes(name))
    return [figures.file_name(name, *each) for each in every]


def _found(folder: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.rglob(pattern) if path.is_file())


def _task(
    name: str,
    made_of: Iterable[Path],
    makes: Iterable[Path],
    action: Callable[[], object],
    after: Iterable[str] = (),
) -> dict[str, Any]:
    makes = list(makes)
    return {
        "basename": name,
        "actions": [partial(_reported, action)],
        "file_dep": [str(path) for path in made_of if path not in makes or path.suffix == ".ipynb"],
        "task_dep": list(after),
        "uptodate": [partial(_untouched, makes)],
    }


def _reported(action: Callable[[], object]) -> TaskFailed | None:
    try:
        action()
    except KkrDataError as error:
        return TaskFailed(str(error))
    except Exception as error:  # whatever it is, the reader gets one message, and nothing is lost
        return TaskFailed(f"{type(error).__name__}: {error}")
    return None


def _untouched(makes: list[Path], task: Any, values: dict[str, Any]) -> bool:
    """Tell whether what the task made last time is still there as it was made."""
    task.value_savers.append(lambda: {"made": _digests(makes)})
    return values.get("made") == _digests(makes)


def _digests(paths: Iterable[Path]) -> dict[str, str | None]:
    return {path.name: _digest(path) for path in paths}


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _make_tables(project: Path) -> None:
    for name, content in tidy.make_files(project / "data").items():
        files.write(project / "data/tables" / name, content)


def _make_figure(project: Path, name: str) -> None:
    from kkrdata.export import images  # what draws takes seconds to import

    for lang, size in itertools.product(LANGUAGES, shipped_sizes(name)):
        images.export(name, lang, FORMATS, project / "figures", size)


def _make_notebook(path: Path) -> None:
    from kkrdata.export import notebooks

    notebooks.refresh(path)


def _make_manifest(path: Path) -> None:
    """List the figures with what a reader who cannot see them, or who cites them, needs."""
    entries = [
        {"figure": name, "language": lang, "files": _files(path.parent, name, lang)}
        | figures.describe(name, lang)
        for name in figures.list_figures()
        for lang in LANGUAGES
    ]
    text = json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    files.write(path, text.encode())


def _files(folder: Path, name: str, lang: str) -> list[dict[str, Any]]:
    paths = [folder / image for image in _images(name, [lang])]
    return [
        {"name": path.name, "bytes": path.stat().st_size, "sha256": _digest(path)} for path in paths
    ]
