"""SDMX 2.1 at the OECD: a structure message for the labels, a data message for the values.

Both are read by sdmx1; it opens no connection here.
"""

import io
import math
from collections.abc import Iterator, Mapping
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh import agency_periods
from kkrdata.refresh.http import Connection, Exchange
from kkrdata.refresh.labels import choose
from kkrdata.refresh.reading import Observation, Reading, Selection
from kkrdata.refresh.series import Series

_TIME = "TIME_PERIOD"


def read(series: Series, connection: Connection) -> Reading:
    """Fetch a series.

    Parameters
    ----------
    series : Series
        What to fetch; its table is agency and dataflow.
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
    agency, flow = series.table.split(",")
    described = connection.get(f"dataflow/{agency}/{flow}/", form="xml", references="all")
    labels = _labels(_message(described))
    selection = _select(series, labels, connection.source.languages[0])
    key = ".".join(_codes(name, series, selection) for name in labels)
    path = f"data/{agency},{flow},/{key}"
    message = _message(connection.get(path, form="xml", dimensionAtObservation=_TIME))
    return Reading(list(_observations(message, series, selection)), _prepared(message))


def _message(answer: Exchange) -> Any:
    import sdmx  # a second to import

    try:
        return sdmx.read_sdmx(io.BytesIO(answer.text.encode()))
    except Exception as error:  # whatever the library meets in a message that is none
        raise RefreshError(
            f"{answer.url}: the answer is no whole SDMX message ({type(error).__name__})."
        ) from error


def _labels(message: Any) -> dict[str, dict[str, str]]:
    """Return the labels by code of each dimension but time, in the order of the key."""
    (structure,) = message.structure.values()
    return {
        dimension.id: {
            code.id: str(code.name) for code in dimension.local_representation.enumerated
        }
        for dimension in structure.dimensions.components
        if dimension.id != _TIME
    }


def _select(series: Series, labels: Mapping[str, Mapping[str, str]], lang: str) -> Selection:
    for name in {series.area_variable, *series.picks} - set(labels):
        raise RefreshError(f"{series.folder}: no dimension {name}; there are {', '.join(labels)}.")
    areas = {
        name: choose(labels[series.area_variable], pick, lang, f"{series.folder}, areas")
        for name, pick in series.areas.items()
    }
    others = {
        name: choose(labels[name], pick, lang, f"{series.folder}, {name}")
        for name, pick in series.picks.items()
    }
    return Selection(areas, others, _TIME)


def _codes(name: str, series: Series, selection: Selection) -> str:
    """Return the part of the key for a dimension; empty if nothing is picked of it."""
    if name == series.area_variable:
        return "+".join(selection.areas.values())
    return selection.others.get(name, "")


def _observations(message: Any, series: Series, selection: Selection) -> Iterator[Observation]:
    names = selection.names
    for dataset in message.data:
        for each in dataset.obs:
            codes = {name: str(value.value) for name, value in each.key.values.items()}
            wrong = [name for name, code in selection.others.items() if codes[name] != code]
            if wrong or codes[series.area_variable] not in names:
                raise RefreshError(
                    f"{series.folder}: a value came that was not asked for: {codes}."
                )
            value = float(each.value)
            if not math.isnan(value):
                period = agency_periods.iso(codes[_TIME])
                yield Observation(names[codes[series.area_variable]], period, value)


def _prepared(message: Any) -> str | None:
    return str(message.header.prepared) if message.header.prepared else None
