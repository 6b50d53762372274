"""PxWeb, version 1 of its interface, at Statistics Sweden: GET describes a table, POST asks it.

pxwebpy, the kept library, speaks version 2 alone.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from kkrdata.errors import RefreshError
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
        If labels or values are not as expected.
    """
    languages = connection.source.languages
    described = {lang: _describe(series.table, lang, connection) for lang in languages}
    selection = select(series, described)
    periods = list(described[languages[0]][selection.time].labels)
    ask = partial(_ask, connection, series, selection)
    asker = Asker(ask, _most_cells(languages[0], connection))
    answers = list(ask_in_parts(series, selection, periods, asker))
    found = [each for some, _ in answers for each in some]
    return Reading(found, max((updated or "" for _, updated in answers), default="") or None)


def _ask(
    connection: Connection, series: Series, selection: Selection, periods: Sequence[str]
) -> Any:
    codes = selection.codes(series.area_variable, periods)
    query = [
        {"code": name, "selection": {"filter": "item", "values": values}}
        for name, values in codes.items()
    ]
    path = _path(series.table, connection.source.languages[0])
    return connection.post(path, {"query": query, "response": {"format": "json-stat2"}}).json()


def _path(table: str, lang: str) -> str:
    return f"{lang}/ssd/START/{table}"


def _describe(table: str, lang: str, connection: Connection) -> dict[str, Variable]:
    info = connection.get(_path(table, lang)).json()
    return {each["code"]: _variable(each) for each in info["variables"]}


def _variable(described: Mapping[str, Any]) -> Variable:
    codes, labels = described["values"], described["valueTexts"]
    if len(codes) != len(labels) or len(set(codes)) != len(codes):
        raise RefreshError(f"{described['code']}: {len(codes)} codes, {len(labels)} labels.")
    return Variable(
        described["code"],
        dict(zip(codes, labels, strict=True)),
        is_time=described.get("time", False),
        is_summed=described.get("elimination", False),
    )


def _most_cells(lang: str, connection: Connection) -> int:
    """Ask the service how many values it gives at a time."""
    config = connection.get(f"{lang}/?config").json()
    return int(config.get("maxCells") or config.get("maxValues") or connection.source.cells)
