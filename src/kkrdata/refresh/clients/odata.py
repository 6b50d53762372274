"""Statistics Netherlands' OData, version 3: tables of labels beside a table of values."""

from collections.abc import Iterator, Mapping
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh import agency_periods
from kkrdata.refresh.http import Connection
from kkrdata.refresh.labels import choose
from kkrdata.refresh.reading import Observation, Reading, Selection
from kkrdata.refresh.series import Series
from kkrdata.refresh.values import number

MEASURE = "measure"  # the pick that names a column of values, not a dimension


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
        If labels or values are not as expected.
    """
    lang = connection.source.languages[0]
    properties = _values(connection, f"{series.table}/DataProperties")
    column = _column(series, properties, lang)
    selection = _select(series, properties, connection, lang)
    rows = _rows(series, selection, column, connection)
    (info,) = _values(connection, f"{series.table}/TableInfos")
    return Reading(list(_observations(series, rows, selection, column)), info.get("Modified"))


def _values(connection: Connection, path: str, **params: Any) -> list[Mapping[str, Any]]:
    return connection.get(path, **{"$format": "json"}, **params).json()["value"]


def _column(series: Series, properties: list[Mapping[str, Any]], lang: str) -> str:
    topics = {each["Key"]: each["Title"] for each in properties if each["Type"] == "Topic"}
    return choose(topics, series.picks[MEASURE], lang, f"{series.table}, measure")


def _select(
    series: Series, properties: list[Mapping[str, Any]], connection: Connection, lang: str
) -> Selection:
    kinds = {each["Key"]: each["Type"] for each in properties if each["Type"].endswith("Dimension")}
    picks = {name: pick for name, pick in series.picks.items() if name != MEASURE}
    (time,) = (name for name, kind in kinds.items() if kind == "TimeDimension")
    if {series.area_variable, time, *picks} != set(kinds):
        raise RefreshError(
            f"{series.table}: its dimensions are {', '.join(kinds)}. Say in series.toml what to "
            "pick of each."
        )
    described = {name: _labels(series, name, connection) for name in kinds if name != time}
    place = f"{series.table}, "
    areas = {
        name: choose(described[series.area_variable], pick, lang, place + series.area_variable)
        for name, pick in series.areas.items()
    }
    others = {
        name: choose(described[name], pick, lang, place + name) for name, pick in picks.items()
    }
    return Selection(areas, others, time)


def _labels(series: Series, name: str, connection: Connection) -> dict[str, str]:
    values = _values(connection, f"{series.table}/{name}")
    return {each["Key"]: each["Title"] for each in values}


def _rows(
    series: Series, selection: Selection, column: str, connection: Connection
) -> Iterator[Mapping[str, Any]]:
    """Ask for the rows, as many at a time as the service gives."""
    most = connection.source.cells
    where = [_is_any(series.area_variable, selection.areas.values())]
    where += [_is_any(name, [code]) for name, code in selection.others.items()]
    names = [series.area_variable, *selection.others, selection.time, column]
    skip = 0
    while True:
        page = _values(
            connection,
            f"{series.table}/TypedDataSet",
            **{"$filter": " and ".join(where), "$select": ",".join(names)},
            **{"$top": most, "$skip": skip},
        )
        yield from page
        skip += most
        if len(page) < most:
            return


def _is_any(name: str, codes: Any) -> str:
    quoted = (code.replace("'", "''") for code in codes)
    return "(" + " or ".join(f"{name} eq '{code}'" for code in quoted) + ")"


def _observations(
    series: Series, rows: Iterator[Mapping[str, Any]], selection: Selection, column: str
) -> Iterator[Observation]:
    names = selection.names
    for row in rows:
        wrong = [name for name, code in selection.others.items() if row[name] != code]
        if wrong or row[series.area_variable] not in names:
            raise RefreshError(f"{series.table}: a row came that was not asked for: {row}.")
        if row[column] is not None:
            period = agency_periods.iso(row[selection.time])
            yield Observation(names[row[series.area_variable]], period, number(row[column]))
