"""Errors that say what was wrong, where, what was expected and what to do."""

import difflib
from collections.abc import Iterable
from typing import NamedTuple


class KkrDataError(Exception):
    """Base of every error that kkrdata raises on purpose; `exit_status` is the command line's."""

    exit_status = 1


class UnknownNameError(KkrDataError):
    """A place, table, figure, level, language or the like that does not exist.

    Parameters
    ----------
    kind : str
        What was looked for, such as "municipality" or "table".
    value : object
        What was asked for.
    allowed : iterable of str
        All names that would have been right.
    hint : str, optional
        A further sentence about this very value.
    """

    exit_status = 2
    _LONGEST_LIST = 24  # all tables; the municipalities are more

    def __init__(self, kind: str, value: object, allowed: Iterable[object], hint: str = ""):
        self.kind, self.value = kind, value
        self.allowed = [str(name) for name in allowed]
        self.nearest = nearest(str(value), self.allowed)
        super().__init__(
            " ".join(filter(None, [f"Unknown {kind}: {value!r}.", hint, self._advice()]))
        )

    def _advice(self) -> str:
        if not self.allowed:
            return "There is none to choose."
        if len(self.allowed) <= self._LONGEST_LIST:
            return f"Choose one of: {', '.join(self.allowed)}."
        return f"Nearest: {', '.join(self.nearest)} (of {len(self.allowed)})."


class PeriodError(KkrDataError):
    """A text that is no period.

    Parameters
    ----------
    text : str
        What was written.
    forms : iterable of str
        One example of each form that would have been right.
    """

    exit_status = 2

    def __init__(self, text: str, forms: Iterable[str]):
        super().__init__(f"{text!r} is no period. Write it like one of: {', '.join(forms)}.")


class NotOneRowError(KkrDataError):
    """What should name one row names none, or several."""

    exit_status = 2


class PartialTableError(KkrDataError):
    """What needs all rows was asked of a table that has only some of them."""

    exit_status = 2


class EmptySelectionError(KkrDataError):
    """What was asked for is in none of the tables it was asked of."""

    exit_status = 2


class NoProjectError(KkrDataError):
    """The build was asked for where there is nothing to build, or nothing to build it with."""

    exit_status = 2


class MissingLibraryError(KkrDataError):
    """A library that only some commands need is not installed.

    Parameters
    ----------
    name : str
        The library.
    """

    exit_status = 2

    def __init__(self, name: str):
        super().__init__(f"{name} is missing. Install it: python -m pip install kkrdata[workbook]")


class TemplateError(KkrDataError):
    """A template for slides is none, or lacks a layout or a placeholder."""

    exit_status = 2


class OutputError(KkrDataError):
    """A file could not be written; what stood there before is untouched."""


class RefreshError(KkrDataError):
    """What was asked of an agency was not answered, or not as its documentation says."""


class NotRefreshedError(KkrDataError):
    """What only a refresh can fetch has not been fetched on this machine."""

    exit_status = 2


class Problem(NamedTuple):
    """One thing that is wrong in a file.

    `row` counts as a spreadsheet does: the header is row 1. Both `row` and `column` may be missing
    where the problem is the whole file's.
    """

    file: str
    found: str
    expected: str
    row: int | None = None
    column: str | None = None
    advice: str = ""

    def __str__(self) -> str:
        place = [self.file]
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        parts = [
            f"{', '.join(place)}: found {self.found}",
            f"expected {self.expected}",
            self.advice,
        ]
        return "; ".join(filter(None, parts))


class DataError(KkrDataError):
    """A file of data is missing, damaged or has been changed.

    Parameters
    ----------
    problems : sequence of Problem
        What is wrong, one entry each.
    """

    _MOST_SHOWN = 10

    def __init__(self, problems: Iterable[Problem]):
        self.problems = list(problems)
        shown = [str(problem) for problem in self.problems[: self._MOST_SHOWN]]
        left_out = len(self.problems) - len(shown)
        super().__init__("\n".join(shown + ([f"... and {left_out} more"] if left_out else [])))


def nearest(value: str, names: Iterable[str], count: int = 3) -> list[str]:
    """Return the names that look most like a value.

    Parameters
    ----------
    value : str
        What was written.
    names : iterable of str
        The names to choose from.
    count : int, default 3
        How many to return.

    Returns
    -------
    list of str
        The nearest names, the most alike first.

    Examples
    --------
    >>> nearest("Oddense", ["Odder", "Odense", "Odsherred", "Vejle"])
    ['Odense', 'Odder', 'Odsherred']
    """
    originals = {name.casefold(): name for name in names}
    return [
        originals[key] for key in difflib.get_close_matches(value.casefold(), originals, count, 0)
    ]
