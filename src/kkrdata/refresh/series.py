"""Which series there are, where each is published, and what to pick there; see series.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from kkrdata.errors import KkrDataError, UnknownNameError

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class AddressError(KkrDataError):
    """An address that must not be asked."""

    exit_status = 2


@dataclass(frozen=True)
class Source:
    """An agency's service, as sources.toml describes it.

    Attributes
    ----------
    id, title, publisher, site : str
        What it is called here and by itself, who runs it, and its page for readers.
    protocol : str
        The module of `kkrdata.refresh.clients` that speaks to it.
    base_url : str
        Where the service is.
    languages : sequence of str
        The languages it has labels in, the first to try first.
    cells : int
        How many values it gives at a time.
    pause : float
        Seconds between two questions.
    licence : str
        Its terms.
    called_live : bool
        Whether this program has been seen to work with the real service.
    """

    id: str
    title: str
    publisher: str
    site: str
    protocol: str
    base_url: str
    languages: Sequence[str]
    licence: str
    cells: int
    pause: float
    called_live: bool

    def at(self, address: str) -> "Source":
        """Return the same service at another address.

        Parameters
        ----------
        address : str
            A proxy or a copy.

        Returns
        -------
        Source
            The service there.

        Raises
        ------
        AddressError
            If what is sent there is not encrypted, and it is not this very machine.
        """
        parts = urlsplit(address)
        if parts.scheme == "https" and parts.hostname:
            return replace(self, base_url=address)
        if parts.scheme == "http" and parts.hostname in _LOOPBACK:
            return replace(self, base_url=address, pause=0)  # a copy on this machine
        raise AddressError(f"{address}: not an https:// address (http:// is for localhost only).")


@dataclass(frozen=True)
class Pick:
    """What to pick of one variable: by label, in each language that the service has.

    Attributes
    ----------
    labels : mapping of str to str
        The label by language; a part of it, in whole words, is enough if only one label has it.
    code : str, optional
        The code it had when last read.
    """

    labels: Mapping[str, str]
    code: str | None = None


@dataclass(frozen=True, eq=False)
class Series:
    """A series of one or more areas, as series.toml describes it.

    Attributes
    ----------
    id, source, table : str
        Its name here, the service's, and the table's there.
    indicator_id, theme, indicator, indicator_en, unit, definition, definition_en : str
        What it is, in the terms of the tables document_figures and published_series.
    comparability, axis_group : str
        How it compares with the document's chart, and what may share an axis with it.
    chart : int
        The chart of the document that it belongs to.
    status : str
        A, B or C: how well the table's codes are known; see sources.toml.
    area_variable : str
        The variable that tells areas apart.
    areas : mapping of str to Pick
        What to pick of it, by the area's name here.
    picks : mapping of str to Pick
        What to pick of the other variables; what is left out must be one the table sums over.
    agency_units : mapping of str to float
        By what the table's own unit is multiplied to give `unit`; not checked if empty.
    factor : float
        By what the values picked are multiplied to give `unit`, where their label names another.
    since : int
        The first year to ask for where a service asks by year.
    breaks : sequence of mapping
        Periods from which on the definition is another, with a note.
    checks : sequence of mapping
        Values that are known from elsewhere.
    """

    id: str
    source: str
    table: str
    indicator_id: str
    theme: str
    indicator: str
    indicator_en: str
    unit: str
    definition: str
    definition_en: str
    comparability: str
    axis_group: str
    chart: int
    status: str
    area_variable: str
    areas: Mapping[str, Pick]
    picks: Mapping[str, Pick] = field(default_factory=dict)
    agency_units: Mapping[str, float] = field(default_factory=dict)
    factor: float = 1
    since: int = 2000
    breaks: Sequence[Mapping[str, Any]] = ()
    checks: Sequence[Mapping[str, Any]] = ()

    @property
    def folder(self) -> str:
        """The table's name as a folder can have it; never taken from an answer."""
        last = self.table.rsplit("/", 1)[-1].rsplit(",", 1)[-1]
        return re.sub(r"[^A-Za-z0-9@_-]", "-", last)


def _read(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def sources() -> dict[str, Source]:
    """List the services.

    Returns
    -------
    dict of str to Source
        By id.
    """
    return {name: Source(id=name, **entry) for name, entry in _read("sources.toml").items()}


@cache
def every() -> dict[str, Series]:
    """List the series.

    Returns
    -------
    dict of str to Series
        By id.
    """
    entries = _read("series.toml")["series"]
    return {entry["id"]: _series(entry) for entry in entries}


def _series(entry: dict[str, Any]) -> Series:
    picks = {
        kind: {name: _pick(pick) for name, pick in entry.get(kind, {}).items()}
        for kind in ("areas", "picks")
    }
    return Series(**entry | picks)


def _pick(entry: Mapping[str, str]) -> Pick:
    labels = {key: label for key, label in entry.items() if key != "code"}
    return Pick(labels, entry.get("code"))


@cache
def areas() -> dict[str, dict[str, str]]:
    """List the areas.

    Returns
    -------
    dict of str to dict of str to str
        nuts (the NUTS code) and en (the English name), by the name that the tables have.
    """
    return _read("series.toml")["areas"]


def choose(source: Sequence[str] = (), series: Sequence[str] = ()) -> list[Series]:
    """Select series.

    Parameters
    ----------
    source : sequence of str
        Services; all if empty.
    series : sequence of str
        Series, by id or indicator; all if empty.

    Returns
    -------
    list of Series
        Those of the services and of the names.

    Raises
    ------
    UnknownNameError
        If there is no such service or series.
    """
    known = {name for each in every().values() for name in (each.id, each.indicator_id)}
    _check("source", source, sources())
    _check("series", series, sorted(known))
    return [
        each
        for each in every().values()
        if (not source or each.source in source)
        and (not series or {each.id, each.indicator_id} & set(series))
    ]


def _check(kind: str, names: Sequence[str], known: Sequence[str] | Mapping[str, Any]) -> None:
    for name in names:
        if name not in known:
            raise UnknownNameError(kind, name, known)
