"""What the clients of all protocols share: from an answer to observations that are certain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kkrdata.errors import RefreshError
from kkrdata.refresh import agency_periods
from kkrdata.refresh.jsonstat import Cube
from kkrdata.refresh.series import Series


class Observation(NamedTuple):
    """A value of a series: area (its name here), period (ISO text), value, the agency's remark."""

    area: str
    period: str
    value: float
    status: str = ""


@dataclass(frozen=True)
class Reading:
    """What a client has read of a series.

    Attributes
    ----------
    observations : sequence of Observation
        The values that there are.
    updated : str or None
        When the agency last changed the table, in the agency's words.
    """

    observations: Sequence[Observation]
    updated: str | None


class Selection(NamedTuple):
    """The codes to ask for: of the areas by our name for them, of other variables, of time."""

    areas: Mapping[str, str]
    others: Mapping[str, str]
    time: str

    @property
    def names(self) -> dict[str, str]:
        """Our names of the areas by their codes."""
        names = {code: name for name, code in self.areas.items()}
        if len(names) != len(self.areas):
            raise RefreshError(f"Two areas have one code: {', '.join(self.areas.values())}.")
        return names

    def codes(self, area_variable: str, periods: Sequence[str]) -> dict[str, list[str]]:
        """Return all codes to ask for.

        Parameters
        ----------
        area_variable : str
            The variable of the areas.
        periods : sequence of str
            The codes of the periods to ask for.

        Returns
        -------
        dict of str to list of str
            The codes by variable.
        """
        single = {name: [code] for name, code in self.others.items()}
        return single | {area_variable: list(self.areas.values()), self.time: list(periods)}


def observations(
    cube: Cube, area_variable: str, selection: Selection, factor: float = 1
) -> list[Observation]:
    """Read the values of a cube that are wholly of what was asked for.

    Parameters
    ----------
    cube : Cube
        The answer.
    area_variable : str
        The dimension that tells areas apart.
    selection : Selection
        What was asked for.
    factor : float, default 1
        By what to multiply each value.

    Returns
    -------
    list of Observation
        One for each value.

    Raises
    ------
    RefreshError
        If the answer is about something else, or could be about several things.
    """
    _check_dimensions(cube, area_variable, selection)
    names = selection.names
    return [
        Observation(
            names[cell.codes[area_variable]],
            agency_periods.iso(cell.codes[selection.time]),
            cell.value * factor,
            cell.status,
        )
        for cell in cube.cells()
    ]


def _check_dimensions(cube: Cube, area_variable: str, selection: Selection) -> None:
    known = {area_variable: set(selection.areas.values())}
    known |= {name: {code} for name, code in selection.others.items()}
    held = {dimension.id: set(dimension.labels) for dimension in cube.dimensions}
    for name in {*known, selection.time} - set(held):
        raise RefreshError(f"The answer has no variable {name}; it has {', '.join(held)}.")
    for name, codes in held.items():
        if name in known and codes != known[name]:
            raise RefreshError(f"{name}: asked for {_list(known[name])}, got {_list(codes)}.")
        if name not in known and name != selection.time and len(codes) > 1:
            raise RefreshError(f"{name} was not asked for, and has {len(codes)} categories.")


def _list(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes)) or "nothing"


def checked(series: Series, found: Sequence[Observation]) -> Sequence[Observation]:
    """Make sure that a series has each of its areas, and each period of one once.

    Parameters
    ----------
    series : Series
        The series.
    found : sequence of Observation
        What was read of it.

    Returns
    -------
    sequence of Observation
        The same, sorted.

    Raises
    ------
    RefreshError
        If an area has no value, or two for one period.
    """
    missing = [area for area in series.areas if area not in {each.area for each in found}]
    if missing:
        raise RefreshError(f"No value of {', '.join(missing)} came.")
    keys = [each[:2] for each in found]
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RefreshError(f"Two values came of {twice[0]} in {twice[1]}.")
    return sorted(found)


def parts(codes: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Divide a list so that no part is longer than allowed.

    Parameters
    ----------
    codes : sequence of str
        What to ask for.
    most : int
        How many to ask for at a time; at least one is asked for.

    Yields
    ------
    sequence of str
        A part.

    Examples
    --------
    >>> list(parts(["2019", "2020", "2021"], 2))
    [['2019', '2020'], ['2021']]
    """
    step = max(most, 1)
    for start in range(0, len(codes), step):
        yield codes[start : start + step]
