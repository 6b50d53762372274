"""Remembers of each task what it was made of, and tells why it has to be made again."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from kkrdata.build import needs
from kkrdata.build.tasks import Task
from kkrdata.export import files

FILE = ".cache/build.json"
_FORM = "kkrdata build 1"  # of the file; one of another form is begun anew
_NEVER = "it was never built to the end"


class State:
    """What is known of the last builds of a checkout.

    A file whose size and time are those of last time is not read again.

    Parameters
    ----------
    project : Path
        The checkout.
    """

    def __init__(self, project: Path):
        self._project, self._file = project, project / FILE
        known = _read(self._file)
        self._digests: dict[str, list[Any]] = known.get("digests", {})
        self._tasks: dict[str, dict[str, Any]] = known.get("tasks", {})
        self._noted = bool(known)  # whether the file says all that is known
        self._seen: dict[str, str | None] = {}  # since a task was last built

    def digest(self, need: str) -> str | None:
        """Return the checksum of a need.

        Parameters
        ----------
        need : str
            The need.

        Returns
        -------
        str or None
            The checksum; none if there is no such file.
        """
        if need not in self._seen:
            self._seen[need] = self._look(need)
        return self._seen[need]

    def _look(self, need: str) -> str | None:
        path = needs.path_of(need, self._project)
        try:
            now = path.stat()
            known = self._digests.get(need)
            if known is None or known[:2] != [now.st_mtime_ns, now.st_size]:
                found = needs.digest(need, path.read_bytes())
                self._noted = False
                known = self._digests[need] = [now.st_mtime_ns, now.st_size, found]
        except OSError:
            return None
        return known[2]

    def digests(self, wanted: Collection[str]) -> dict[str, str | None]:
        """Return the checksums of several needs.

        Parameters
        ----------
        wanted : collection of str
            The needs.

        Returns
        -------
        dict of str to str
            The checksum of each.
        """
        return {need: self.digest(need) for need in sorted(wanted)}

    def of(self, task: Task) -> dict[str, str | None]:
        """Return the checksums of all that a task is known to need beforehand.

        Parameters
        ----------
        task : Task
            The task.

        Returns
        -------
        dict of str to str
            The checksum of each need.
        """
        return self.digests(task.rests_on)

    def reasons(self, task: Task) -> list[str]:
        """Tell why a task has to be built.

        Parameters
        ----------
        task : Task
            The task.

        Returns
        -------
        list of str
            One reason each, none if it is up to date.
        """
        then = self._tasks.get(task.name)
        if then is None:
            return [_NEVER]
        found = self.digests(then["found"])
        made = self.digests(task.makes)
        return [
            *_differences(then["needs"], self.of(task)),
            *_differences(then["found"], found),
            *_damages(then["made"], made),
        ]

    def remember(self, task: Task, of: Mapping[str, str | None], found: Collection[str]) -> None:
        """Hold a task for built.

        Parameters
        ----------
        task : Task
            The task.
        of : mapping of str to str
            What it was made of, as it was before.
        found : collection of str
            What it turned out to need besides.
        """
        self._seen.clear()
        self._noted = False
        made, besides = self.digests(task.makes), self.digests(set(found) - set(of))
        self._tasks[task.name] = {"needs": dict(of), "found": besides, "made": made}

    def save(self) -> None:
        """Write the state, whole or not at all.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        if not self._noted:
            known = {"form": _FORM, "digests": self._digests, "tasks": self._tasks}
            files.write(self._file, json.dumps(known, separators=(",", ":")).encode())
            self._noted = True


def _read(path: Path) -> dict[str, Any]:
    """Read the state; a damaged one, or one of an older program, is begun anew."""
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) and known.get("form") == _FORM else {}


def _differences(then: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[str]:
    for need in sorted(then.keys() | now.keys()):
        if then.get(need) != now.get(need):
            yield f"{_word(then.get(need), now.get(need))}: {_said(need)}"


def _word(then: str | None, now: str | None) -> str:
    if now is None:
        return "no longer needed, or gone"
    return "changed" if then else "new"


def _said(need: str) -> str:
    """Name a need as a reader knows it."""
    file, part, name = need.partition("#")
    return f"{file} ({name or 'what is written in it'})" if part else file


def _damages(then: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[str]:
    for file, digest in now.items():
        if digest is None:
            yield f"missing: {file}"
        elif file not in then:
            yield f"not made by the last build: {file}"
        elif digest != then[file]:
            yield f"not as the last build left it: {file}"
