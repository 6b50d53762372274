"""Says how a build goes: a bar on a terminal, a line for each task elsewhere, and a summary."""

import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqdm import tqdm

_MOST_NAMED = 6


class Report:
    """How a build goes.

    Parameters
    ----------
    count : int
        How many tasks there are.
    """

    def __init__(self, count: int):
        self._count, self._begun = count, time.perf_counter()
        self._built: dict[str, float] = {}
        self._skipped: list[str] = []
        self._failed: list[str] = []
        self._bar = _bar(count) if sys.stdout.isatty() else None

    def built(self, name: str, seconds: float) -> None:
        """Say that a task was built.

        Parameters
        ----------
        name : str
            The task.
        seconds : float
            How long it took.
        """
        self._built[name] = seconds
        self._advance(name, f"{name}: built in {seconds:.1f} s", aside=True)

    def skip(self, name: str) -> None:
        """Say that a task was up to date.

        Parameters
        ----------
        name : str
            The task.
        """
        self._skipped.append(name)
        self._advance(name)

    def fail(self, name: str, reason: str) -> None:
        """Say that a task failed.

        Parameters
        ----------
        name : str
            The task.
        reason : str
            Why.
        """
        self._failed.append(name)
        self._advance(name, f"{name} failed: {reason}")

    def _advance(self, name: str, line: str = "", aside: bool = False) -> None:
        """Move the bar, and say a line; what is said `aside` the bar says already."""
        if self._bar is None:
            _say(line)
            return
        self._bar.set_postfix_str(name, refresh=False)
        self._bar.update()
        if line and not aside:
            self._bar.write(line)

    def end(self) -> None:
        """Say what was built, what was not, and how long it took."""
        if self._bar is not None:
            self._bar.close()
        if not self._built and not self._failed:
            _say("Nothing to do.")
        else:
            seconds = time.perf_counter() - self._begun
            _say(f"Built {len(self._built)} of {self._count} in {seconds:.1f} s.")
        if self._skipped:
            _say(f"Up to date: {_names(self._skipped)}.")
        if self._failed:
            _say(f"Failed: {', '.join(self._failed)}.")

    def unclaimed(self, files: Iterable[str]) -> None:
        """Say which files nothing makes any more; they are left where they are.

        Parameters
        ----------
        files : iterable of str
            The files.
        """
        for file in files:
            _say(f"{file}: nothing makes this file any more. If you do not need it, remove it.")


def _bar(count: int) -> "tqdm":
    from tqdm import tqdm

    return tqdm(total=count, unit="task", file=sys.stdout, leave=False, dynamic_ncols=True)


def _names(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= _MOST_NAMED else f"{len(names)} tasks"


def _say(line: str) -> None:
    if line:
        print(line, flush=True)  # noqa: T201 (this is the command line's own voice)
