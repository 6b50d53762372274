"""Statistics Denmark's Statistikbanken: `tableinfo` for labels, `data` for values (JSON-stat 1)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh.faults import plain
from kkrdata.refresh.http import Connection
from kkrdata.refresh.reading import Reading, Selection
from kkrdata.refresh.series import Series
from kkrdata.refresh.variables import Asker, Variable, ask_in_parts, select


def read(series: Series, connection: Connection) -> Reading:
    """Fetch a series.

    Parameters
    ----------
    series : Series
        What to fetch.
    connection : Connection
        The way there.

    Returns
    -------
    Reading
        Its values.

    Raises
    ------
    RefreshError
        If labels, unit or values are not as expected.
    """
    languages = connection.source.languages
    described = {lang: _describe(series, lang, connection) for lang in languages}
    info = described[languages[0]]
    variables = {lang: _variables(each) for lang, each in described.items()}
    selection = select(series, variables)
    periods = list(variables[languages[0]][selection.time].labels)
    ask = partial(_ask, connection, series, selection)
    asker = Asker(ask, connection.source.cells)
    answers = ask_in_parts(series, selection, periods, asker, _factor(series, info))
    found = [each for some, _ in answers for each in some]
    return Reading(found, info.get("updated"))


def _ask(
    connection: Connection, series: Series, selection: Selection, periods: Sequence[str]
) -> Any:
    codes = selection.codes(series.area_variable, periods)
    question = {
        "table": series.table,
        "format": "JSONSTAT",
        "lang": connection.source.languages[0],
        "variables": [{"code": name, "values": values} for name, values in codes.items()],
    }
    return connection.post("data", question).json()


def _describe(series: Series, lang: str, connection: Connection) -> Mapping[str, Any]:
    info = connection.get(f"tableinfo/{series.table}", lang=lang, format="JSON").json()
    if info["id"].casefold() != series.table.casefold():
        raise RefreshError(f"Asked about {series.table}, the answer is about {plain(info['id'])}.")
    return info


def _variables(info: Mapping[str, Any]) -> dict[str, Variable]:
    return {
        each["id"]: Variable(
            each["id"],
            {value["id"]: value["text"] for value in each["values"]},
            is_time=each.get("time", False),
            is_summed=each.get("elimination", False),
        )
        for each in info["variables"]
    }


def _factor(series: Series, info: Mapping[str, Any]) -> float:
    """Return by what to multiply the table's values to have them in the series' unit."""
    if not series.agency_units:
        return 1
    unit = " ".join(str(info.get("unit")).casefold().split())
    if unit not in series.agency_units:
        known = ", ".join(series.agency_units)
        raise RefreshError(f"{series.table}: its unit is {plain(unit)!r}; known are {known}.")
    return series.agency_units[unit]
