"""The variables of a table as Statistikbanken and PxWeb describe them, and how to pick of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kkrdata.errors import RefreshError
from kkrdata.refresh import jsonstat, reading
from kkrdata.refresh.faults import TooMuchError
from kkrdata.refresh.labels import choose
from kkrdata.refresh.reading import Observation, Selection
from kkrdata.refresh.series import Series


class Variable(NamedTuple):
    """A variable of a table: labels by code, whether it is time, whether it can be left out."""

    id: str
    labels: Mapping[str, str]
    is_time: bool
    is_summed: bool


Variables = Mapping[str, Variable]


def select(series: Series, described: Mapping[str, Variables]) -> Selection:
    """Choose the codes of a series, in the first language in which all its labels are found.

    Parameters
    ----------
    series : Series
        What is wanted.
    described : mapping of str to mapping of str to Variable
        The table's variables, by language.

    Returns
    -------
    Selection
        The codes.

    Raises
    ------
    RefreshError
        If a label is missing or ambiguous in all languages, or a variable that must be picked is
        not; of several languages, what is wrong in the first.
    """
    problems = []
    for lang, variables in described.items():
        try:
            return _select(series, variables, lang)
        except RefreshError as problem:
            problems.append(problem)
    raise problems[0]


def _select(series: Series, variables: Variables, lang: str) -> Selection:
    _check_variables(series, variables)
    place = f"{series.folder}, {series.area_variable}"
    areas = {
        name: choose(variables[series.area_variable].labels, pick, lang, place)
        for name, pick in series.areas.items()
    }
    others = {
        name: choose(variables[name].labels, pick, lang, f"{series.folder}, {name}")
        for name, pick in series.picks.items()
    }
    (time,) = (name for name, variable in variables.items() if variable.is_time)
    return Selection(areas, others, time)


def _check_variables(series: Series, variables: Variables) -> None:
    wanted = {series.area_variable, *series.picks}
    for name in sorted(wanted - set(variables)):
        raise RefreshError(
            f"{series.folder}: no variable {name}; there are {', '.join(variables)}. "
            "Put the right one into series.toml."
        )
    times = [name for name, variable in variables.items() if variable.is_time]
    if len(times) != 1:
        raise RefreshError(f"{series.folder}: {len(times)} variables of time; one is expected.")
    left = [
        name
        for name, variable in variables.items()
        if name not in wanted and not variable.is_time and not variable.is_summed
    ]
    if left:
        raise RefreshError(
            f"{series.folder}: nothing is picked of {', '.join(left)}, which the table does not "
            "sum over. Say in series.toml what to pick."
        )


class Asker(NamedTuple):
    """A way of asking for some periods: what to call, and how many values it gives at a time."""

    ask: Callable[[Sequence[str]], Any]
    cells: int


def ask_in_parts(
    series: Series, selection: Selection, periods: Sequence[str], asker: Asker, factor: float = 1
) -> Iterator[tuple[list[Observation], str | None]]:
    """Ask for all periods, in as many questions as the agency's limit makes necessary.

    Parameters
    ----------
    series : Series
        The series.
    selection : Selection
        The codes.
    periods : sequence of str
        The codes of the periods.
    asker : Asker
        Takes codes of periods and returns a JSON-stat document.
    factor : float, default 1
        By what to multiply each value.

    Yields
    ------
    tuple of list of Observation and str
        What came, and when the agency last changed the table.
    """
    for some in reading.parts(periods, asker.cells // len(selection.areas)):
        try:
            cube = jsonstat.read(asker.ask(some))
        except TooMuchError:
            if len(some) == 1:
                raise
            smaller = asker._replace(cells=len(some) // 2 * len(selection.areas))
            yield from ask_in_parts(series, selection, some, smaller, factor)
        else:
            _check_periods(cube, selection.time, some)
            found = reading.observations(cube, series.area_variable, selection, factor)
            yield found, cube.updated


def _check_periods(cube: jsonstat.Cube, time: str, asked: Sequence[str]) -> None:
    held = next((each.labels for each in cube.dimensions if each.id == time), {})
    if set(held) != set(asked):
        raise RefreshError(f"{time}: asked for {len(asked)} periods, got {len(held)}, or others.")
