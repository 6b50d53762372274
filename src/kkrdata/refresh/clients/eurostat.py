"""Eurostat's statistics service (JSON-stat 2).

It does not describe a table without sending all of it. So it is asked by code, and what comes is
taken only if each code carries the label that it should.
"""

from collections.abc import Mapping
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh import jsonstat, reading
from kkrdata.refresh.faults import plain
from kkrdata.refresh.http import Connection
from kkrdata.refresh.labels import find
from kkrdata.refresh.reading import Reading, Selection
from kkrdata.refresh.series import Pick, Series

_TIME = "time"


def read(series: Series, connection: Connection) -> Reading:
    """Fetch a series.

    Parameters
    ----------
    series : Series
        What to fetch; each pick has a code.
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
    areas = {name: pick.code for name, pick in series.areas.items()}
    others = {name: pick.code for name, pick in series.picks.items()}
    lang = connection.source.languages[0]
    asked = others | {series.area_variable: list(areas.values())}
    answer = connection.get(f"data/{series.table}", format="JSON", lang=lang.upper(), **asked)
    cube = jsonstat.read(_ready(answer.json()))
    held = {dimension.id: dimension.labels for dimension in cube.dimensions}
    for name, pick in series.picks.items():
        _check(series, name, pick, held.get(name, {}), lang)
    for pick in series.areas.values():
        _check(series, series.area_variable, pick, held.get(series.area_variable, {}), lang)
    selection = Selection(areas, others, _TIME)
    return Reading(reading.observations(cube, series.area_variable, selection), cube.updated)


def _ready(document: Any) -> Any:
    """Make sure that a large answer is not only promised."""
    if isinstance(document, dict) and "warning" in document and "value" not in document:
        raise RefreshError("Eurostat makes the answer ready for later: try again in some minutes.")
    return document


def _check(series: Series, name: str, pick: Pick, labels: Mapping[str, str], lang: str) -> None:
    if pick.code not in find(labels, pick.labels[lang]):
        shown = "; ".join(f"{plain(code)} = {plain(label)}" for code, label in labels.items())
        raise RefreshError(
            f"{series.table}, {name}: {pick.code} should be {pick.labels[lang]!r}, and the answer "
            f"has {shown or 'nothing'}. Put the right code and label into series.toml."
        )
