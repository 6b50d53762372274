"""Fetches series table by table; what fails is reported, and the others go on."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from kkrdata import vintages
from kkrdata.errors import KkrDataError, RefreshError
from kkrdata.refresh import reading, saving
from kkrdata.refresh.http import Connection, Hosts
from kkrdata.refresh.reading import Reading
from kkrdata.refresh.series import Series, Source, sources
from kkrdata.refresh.settings import Settings
from kkrdata.vintages import Vintage

NEW, UNCHANGED, FAILED = "new", "unchanged", "failed"


class Outcome(NamedTuple):
    """What became of a series: new, unchanged or failed, and what is to be said of it."""

    series: str
    state: str
    message: str


class Clock(NamedTuple):
    """When something was fetched, and what is wrong with this machine's clock, if anything."""

    moment: datetime
    warning: str


def refresh(
    chosen: Sequence[Series],
    settings: Settings | None = None,
    base_url: str | None = None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Fetch series, and keep those that have changed.

    Parameters
    ----------
    chosen : sequence of Series
        What to fetch; see `kkrdata.refresh.series.choose`.
    settings : Settings, optional
        How patiently to ask.
    base_url : str, optional
        The service's address, if it is another than the agency's.
    progress : callable, optional
        Is told each outcome as soon as it is known.

    Returns
    -------
    list of Outcome
        One a series.

    Raises
    ------
    AddressError
        If the address must not be asked.
    """
    settings, hosts = settings or Settings(), Hosts()
    services = sources() if base_url is None else _moved(chosen, base_url)
    outcomes = []
    for (source, _), table in groupby(sorted(chosen, key=_table), key=_table):
        for outcome in _refresh_table(list(table), services[source], settings, hosts):
            progress(outcome)
            outcomes.append(outcome)
    return outcomes


def _table(series: Series) -> tuple[str, str]:
    return series.source, series.folder


def _moved(chosen: Sequence[Series], base_url: str) -> dict[str, Source]:
    return {each.source: sources()[each.source].at(base_url) for each in chosen}


def _refresh_table(
    table: Sequence[Series], source: Source, settings: Settings, hosts: Hosts
) -> Iterator[Outcome]:
    name = _table(table[0])
    try:
        before = vintages.latest(*name)
        stored = before.record["exchanges"] if before else ()
        with Connection(source, settings, hosts, stored) as connection:
            read = {each: _read(each, connection) for each in table}
        whole = {each: result for each, result in read.items() if isinstance(result, Reading)}
        state, said = _keep(whole, name, connection, before) if whole else ("", "")
    except KkrDataError as error:
        yield from (Outcome(each.id, FAILED, str(error)) for each in table)
        return
    for each, result in read.items():
        if isinstance(result, Reading):
            yield Outcome(each.id, state, f"{len(result.observations)} values{said}")
        else:
            yield Outcome(each.id, FAILED, str(result))


def _read(series: Series, connection: Connection) -> Reading | RefreshError:
    """Fetch a series, or say what is wrong with the answer."""
    client = importlib.import_module(f"kkrdata.refresh.clients.{connection.source.protocol}")
    try:
        found = client.read(series, connection)
        return Reading(reading.checked(series, found.observations), found.updated)
    except RefreshError as error:
        return error
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        return RefreshError(
            f"{series.folder}: the answer is not of the documented form "
            f"({type(error).__name__}: {error})."
        )


def _keep(
    whole: dict[Series, Reading],
    name: tuple[str, str],
    connection: Connection,
    before: Vintage | None,
) -> tuple[str, str]:
    """Save what was read, unless it is what was saved last."""
    source = connection.source
    content = saving.as_csv(
        row
        for series, found in whole.items()
        for row in saving.rows(series, source, found.observations)
    )
    now = clock(connection)
    if before and before.content == content:
        return UNCHANGED, f", as in {before.name}{now.warning}"
    updated = sorted({found.updated for found in whole.values() if found.updated})
    record = {
        "publisher": source.publisher,
        "base_url": source.base_url,
        "licence": source.licence,
        "updated": updated[-1] if updated else None,
        "clock": now.warning or None,
        "exchanges": [each.record for each in connection.exchanges.values()],
    }
    saved = saving.save(name, now.moment, "csv", content, record)
    return NEW, f", kept in {saved.name}{now.warning}"


def clock(connection: Connection) -> Clock:
    """Tell the time by this machine, or by the server if this machine's clock is far off.

    Parameters
    ----------
    connection : Connection
        Has asked the server something.

    Returns
    -------
    Clock
        The moment in UTC, and what is wrong with this machine's clock.
    """
    here = connection.settings.now().replace(microsecond=0)
    there = max((each.date for each in connection.exchanges.values() if each.date), default=here)
    if abs(here - there) <= connection.settings.clock_tolerance:
        return Clock(here, "")
    hours = (here - there).total_seconds() / 3600
    return Clock(
        there,
        f"; this machine's clock is {abs(hours):.1f} hours {'ahead' if hours > 0 else 'behind'}, "
        "so the server's time is recorded",
    )
