"""Builds tables, figures, notebooks and what is made of them; nothing that is up to date."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path

from kkrdata.build import reports, runner
from kkrdata.build.state import State
from kkrdata.build.tasks import Task, every
from kkrdata.errors import UnknownNameError

__all__ = ["build", "explain", "unclaimed"]

_FOLDERS = ("figures", "data/extracts", "data/tables")  # nothing is in them that is not built
_UNFINISHED = ".*.part"


def build(
    project: Path, names: Sequence[str] = (), force: bool = False, jobs: int | None = None
) -> int:
    """Build what has changed.

    Parameters
    ----------
    project : Path
        The checkout.
    names : sequence of str, optional
        Tasks: a figure's id, a notebook's name, "tables", "workbooks", "deck-da", "deck-en",
        "manifest", "gallery" or a theme's part of it, such as "gallery-health". All if left out.
    force : bool, default False
        Whether to build them even if nothing has changed.
    jobs : int, optional
        How many processes; one for each processor if left out.

    Returns
    -------
    int
        0 if all went well, 1 if a task failed.

    Raises
    ------
    UnknownNameError
        If there is no such task.
    BuildError
        If a process died.
    OutputError
        If a file cannot be written.
    """
    tasks = every(project)
    wanted = _wanted(tasks, names)
    _remove_unfinished(project)
    report = reports.Report(len(wanted))
    forced = (names or tasks) if force else ()
    try:
        well = runner.Run(project, wanted, report, forced, jobs or os.cpu_count() or 1).all()
    finally:
        report.end()
    if not names:
        report.unclaimed(unclaimed(project))
    return int(not well)


def explain(project: Path, names: Sequence[str] = ()) -> dict[str, list[str]]:
    """Tell why each task would be built, without building any.

    Parameters
    ----------
    project : Path
        The checkout.
    names : sequence of str, optional
        Tasks; all if left out.

    Returns
    -------
    dict of str to list of str
        Reasons by task, none for one that is up to date.

    Raises
    ------
    UnknownNameError
        If there is no such task.
    """
    wanted = _wanted(every(project), names)
    state, before = State(project), runner.order(wanted)
    reasons: dict[str, list[str]] = {}
    for name in TopologicalSorter(before).static_order():
        after = [f"after: {each}" for each in sorted(before[name]) if reasons[each]]
        reasons[name] = state.reasons(wanted[name]) + after
    return reasons


def unclaimed(project: Path) -> list[str]:
    """List the built files that no task makes any more.

    Parameters
    ----------
    project : Path
        The checkout.

    Returns
    -------
    list of str
        The files, relative to the checkout.
    """
    claimed = {file for task in every(project).values() for file in task.makes}
    there = {path.relative_to(project).as_posix() for path in _files(project, _FOLDERS)}
    return sorted(there - claimed)


def _wanted(tasks: Mapping[str, Task], names: Iterable[str]) -> dict[str, Task]:
    """Take the tasks asked for, with all that come before them."""
    for name in names:
        if name not in tasks:
            raise UnknownNameError("task", name, tasks)
    before, wanted, waiting = runner.order(tasks), set(), list(names or tasks)
    while waiting:
        name = waiting.pop()
        wanted.add(name)
        waiting += before[name] - wanted
    return {name: task for name, task in tasks.items() if name in wanted}


def _files(project: Path, folders: Iterable[str], pattern: str = "[!.]*") -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in (project / folder).glob(pattern) if path.is_file())


def _remove_unfinished(project: Path) -> None:
    """Remove what a build that was killed had begun to write."""
    for path in _files(project, (*_FOLDERS, "notebooks", ".cache"), _UNFINISHED):
        path.unlink()
