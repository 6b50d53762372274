"""The United States' Bureau of Labor Statistics: a POST of series ids and years.

Without registration it tells no labels and gives ten years at a time, 25 times a day. So a series
is known by its id alone, which the answer must repeat.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh import agency_periods
from kkrdata.refresh.faults import plain
from kkrdata.refresh.http import Connection
from kkrdata.refresh.reading import Observation, Reading, parts
from kkrdata.refresh.series import Series

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MONTH = re.compile(r"M(0[1-9]|1[0-2])")
_SKIPPED = re.compile(r"M13|Q05|S03|A01")  # means of a year
_NO_VALUE = "-"


def read(series: Series, connection: Connection) -> Reading:
    """Fetch a series.

    Parameters
    ----------
    series : Series
        What to fetch; the code of each area is the service's series id.
    connection : Connection
        The way there.

    Returns
    -------
    Reading
        Its values; the service does not tell when it changed them.

    Raises
    ------
    RefreshError
        If the answer is not about this series.
    """
    names = {pick.code: name for name, pick in series.areas.items()}
    years = [str(year) for year in range(series.since, connection.settings.now().year + 1)]
    found = []
    for some in parts(years, connection.source.cells):
        query = {"seriesid": list(names), "startyear": some[0], "endyear": some[-1]}
        answer = connection.post("timeseries/data/", query).json()
        found += _observations(answer, names)
    return Reading(found, None)


def _observations(answer: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Observation]:
    if answer["status"] != "REQUEST_SUCCEEDED":
        raise RefreshError(f"BLS says: {plain(' '.join(answer['message']) or answer['status'])}")
    held = answer["Results"]["series"]
    if sorted(each["seriesID"] for each in held) != sorted(names):
        raise RefreshError(f"BLS: asked for {', '.join(names)}, got other series.")
    for each in held:
        for row in each["data"]:
            if row["value"] != _NO_VALUE and not _SKIPPED.fullmatch(row["period"]):
                yield Observation(names[each["seriesID"]], _period(row), _number(row["value"]))


def _period(row: Mapping[str, str]) -> str:
    if not _MONTH.fullmatch(row["period"]):
        raise RefreshError(f"BLS: {plain(row['period'])!r} is no month.")
    return agency_periods.iso(f"{row['year']}{row['period']}")


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise RefreshError(f"BLS: {plain(text)!r} is no number.")
    return float(text)
