"""Builds tasks in their order, several at a time.

The order is that of `graphlib`, the processes are those of `concurrent.futures`. What is done is
remembered at once, so that a build that is killed has not worked in vain.
"""

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kkrdata.build import needs
from kkrdata.build.reports import Report
from kkrdata.build.state import State
from kkrdata.build.tasks import Task
from kkrdata.errors import KkrDataError, OutputError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_KILLED = (
    "A process of the build was ended from outside, perhaps for want of memory. What was finished"
    " is kept. Run it again, with --jobs 1 if memory is short."
)
_INSTALL = "python -m pip install --editable .[workbook]"
_ORPHANED_AFTER = 0.1  # seconds
_LARGE = "1000000"  # bytes
_GARBAGE = (5_000, 10, 5)  # is looked for less often than by default, which saves a build seconds


class BuildError(KkrDataError):
    """The build could not go on."""


class Done(NamedTuple):
    """How a task went: what it turned out to need, or why it failed."""

    seconds: float
    found: Collection[str] = ()
    failure: str = ""
    ends_all: bool = False  # nothing can be written there: the others would say the same


def order(tasks: Mapping[str, Task]) -> dict[str, set[str]]:
    """Tell which tasks come before which.

    Parameters
    ----------
    tasks : mapping of str to Task
        All tasks.

    Returns
    -------
    dict of str to set of str
        For each task those that make what it needs.
    """
    makers = {file: task.name for task in tasks.values() for file in task.makes}
    return {
        task.name: {makers[file] for file in map(needs.file_of, task.needs) if file in makers}
        - {task.name}
        for task in tasks.values()
    }


class Run:
    """One build.

    Parameters
    ----------
    project : Path
        The checkout.
    tasks : mapping of str to Task
        What to build, with all that comes before it.
    report : Report
        Hears how it goes.
    forced : collection of str
        Tasks that are built even if they are up to date.
    jobs : int
        How many processes.
    """

    def __init__(
        self,
        project: Path,
        tasks: Mapping[str, Task],
        report: Report,
        forced: Collection[str],
        jobs: int,
    ):
        self._project, self._tasks, self._report = project, tasks, report
        self._forced, self._jobs = forced, jobs
        self._state = State(project)
        self._before = order(tasks)
        self._failed: set[str] = set()
        self._running: dict[Future[Done], tuple[Task, dict[str, str | None]]] = {}

    def all(self) -> bool:
        """Build what has to be built.

        Returns
        -------
        bool
            Whether all went well.

        Raises
        ------
        BuildError
            If a process died.
        OutputError
            If a file cannot be written.
        """
        sorter = TopologicalSorter(self._before)
        sorter.prepare()
        with ExitStack() as stack:
            pool = _Pool(self._jobs, stack)
            while sorter.is_active():
                for name in sorter.get_ready():
                    if not self._begin(self._tasks[name], pool):
                        sorter.done(name)
                sorter.done(*self._await())
        self._state.save()
        return not self._failed

    def _begin(self, task: Task, pool: "_Pool") -> bool:
        """Begin a task, if it has to be built and can be."""
        if broken := self._before[task.name] & self._failed:
            self._fail(task, f"not built, because of {', '.join(sorted(broken))}")
            return False
        if task.name not in self._forced and not self._state.reasons(task):
            self._report.skip(task.name)
            return False
        self._state.save()  # where nothing can be noted, nothing is built
        future = pool.submit(_work, task.action, self._project)
        self._running[future] = task, self._state.of(task)
        return True

    def _await(self) -> list[str]:
        """Wait until one task or more is done; name them."""
        if not self._running:
            return []
        from concurrent.futures import FIRST_COMPLETED, wait

        done = wait(self._running, return_when=FIRST_COMPLETED).done
        return [self._end(future) for future in done]

    def _end(self, future: "Future[Done]") -> str:
        from concurrent.futures.process import BrokenProcessPool

        task, of = self._running.pop(future)
        try:
            done = future.result()
        except BrokenProcessPool as error:
            raise BuildError(_KILLED) from error
        if done.ends_all:
            raise OutputError(done.failure)
        if done.failure:
            self._fail(task, done.failure)
        else:
            self._state.remember(task, of, done.found)
            self._state.save()
            self._report.built(task.name, done.seconds)
        return task.name

    def _fail(self, task: Task, reason: str) -> None:
        self._failed.add(task.name)
        self._report.fail(task.name, reason)


class _Pool:
    """Processes, of which none is started before there is something to do."""

    def __init__(self, jobs: int, stack: ExitStack):
        self._jobs, self._stack = jobs, stack
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[..., Done], *arguments: object) -> "Future[Done]":
        self._pool = self._pool or self._start()
        return self._pool.submit(function, *arguments)

    def _start(self) -> "ProcessPoolExecutor":
        # Pixels go back to the system with the picture (glibc; others know no such setting).
        os.environ.setdefault("MALLOC_MMAP_THRESHOLD_", _LARGE)
        # Both take as long to import as all else that is needed when there is nothing to do.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # A new interpreter rather than a copy of this one: nothing that was set here can show.
        fresh = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self._jobs, fresh, _prepare, (os.getpid(),))
        self._stack.callback(pool.shutdown, cancel_futures=True)
        return pool


def _prepare(parent: int) -> None:
    """Let a process work fast, and end as soon as the build does that it works for."""
    gc.set_threshold(*_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build itself hears it

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_ORPHANED_AFTER)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _work(action: Callable[[Path], Collection[str] | None], project: Path) -> Done:
    begun = time.perf_counter()
    try:
        found = action(project) or ()
    except Exception as error:  # whatever it is, the reader gets one message, and nothing is lost
        return Done(0, failure=_said(error), ends_all=isinstance(error, OutputError))
    return Done(time.perf_counter() - begun, found)


def _said(error: Exception) -> str:
    if isinstance(error, KkrDataError):
        return str(error)
    if isinstance(error, ModuleNotFoundError):
        return f"{error.name} is missing. Install it: {_INSTALL}"
    return f"{type(error).__name__}: {error}"
