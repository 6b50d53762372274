"""Kolada, key figures of Swedish municipalities and regions: what a figure is, then its values."""

from collections.abc import Iterator, Mapping
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh import agency_periods
from kkrdata.refresh.http import Connection
from kkrdata.refresh.labels import choose
from kkrdata.refresh.reading import Observation, Reading
from kkrdata.refresh.series import Series
from kkrdata.refresh.values import number

_BOTH_SEXES = "T"


def read(series: Series, connection: Connection) -> Reading:
    """Fetch a series.

    Parameters
    ----------
    series : Series
        What to fetch; its table is a key figure.
    connection : Connection
        The way there.

    Returns
    -------
    Reading
        Its values.

    Raises
    ------
    RefreshError
        If titles or values are not as expected.
    """
    lang = connection.source.languages[0]
    figure = _one(connection, f"kpi/{series.table}")
    choose({figure["id"]: figure["title"]}, series.picks["kpi"], lang, f"Kolada, {series.table}")
    names = {pick.code: name for name, pick in series.areas.items()}
    for pick in series.areas.values():
        area = _one(connection, f"municipality/{pick.code}")
        choose({area["id"]: area["title"]}, pick, lang, f"Kolada, {pick.code}")
    rows = _pages(connection, f"data/kpi/{series.table}/municipality/{','.join(names)}")
    found = [each for row in rows for each in _observations(row, series.table, names)]
    return Reading(found, figure.get("publication_date"))


def _one(connection: Connection, path: str) -> Mapping[str, Any]:
    """Ask for one thing, which comes by itself or as a list of one."""
    answer = connection.get(path).json()
    (found,) = answer.get("values", [answer])
    if found["id"] != path.rsplit("/", 1)[-1]:
        raise RefreshError(f"Kolada: asked for {path}, got {found['id']!r}.")
    return found


def _pages(connection: Connection, path: str) -> Iterator[Mapping[str, Any]]:
    page, most = 1, connection.source.cells
    while True:
        answer = connection.get(path, page=page, per_page=most).json()
        yield from answer["values"]
        is_last = not (answer.get("next_url") or answer.get("next_page"))
        if is_last or not answer["values"]:
            return
        page += 1


def _observations(
    row: Mapping[str, Any], table: str, names: Mapping[str, str]
) -> Iterator[Observation]:
    if row["kpi"] != table or row["municipality"] not in names:
        raise RefreshError(f"Kolada: a value came that was not asked for: {row}.")
    for each in row["values"]:
        if each["gender"] == _BOTH_SEXES and each["value"] is not None:
            period = agency_periods.iso(str(row["period"]))
            yield Observation(names[row["municipality"]], period, number(each["value"]))
