"""Fetches the official borders of the 98 municipalities, and keeps them as a vintage."""

import io
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import geopandas as gpd

from kkrdata import boundaries, places, vintages
from kkrdata.errors import DataError, Problem, RefreshError, UnknownNameError
from kkrdata.refresh import run, saving
from kkrdata.refresh.faults import plain
from kkrdata.refresh.http import Connection, Exchange
from kkrdata.refresh.run import NEW, UNCHANGED, Outcome
from kkrdata.refresh.series import Source
from kkrdata.refresh.settings import Settings
from kkrdata.vintages import Vintage

ADDRESS_VARIABLE = "KKRDATA_DAGI_URL"
DEFAULT = "gisco"
_DENMARK = (430_000, 6_040_000, 905_000, 6_410_000)  # metres in the projection of Danish maps
_CHRISTIANSO = "411"  # run by the state, and no municipality


@dataclass(frozen=True)
class Borders:
    """A service of borders, as borders.toml describes it."""

    id: str
    title: str
    publisher: str
    folder: str
    address: str
    country_column: str
    licence: str
    credit: Mapping[str, str]


def services() -> dict[str, Borders]:
    """List the services.

    Returns
    -------
    dict of str to Borders
        By id.
    """
    text = resources.files(__package__).joinpath("borders.toml").read_text(encoding="utf-8")
    return {name: Borders(id=name, **entry) for name, entry in tomllib.loads(text).items()}


def address(service: str, base_url: str | None = None) -> str:
    """Return where a service is.

    Parameters
    ----------
    service : str
        Its id.
    base_url : str, optional
        Another address.

    Returns
    -------
    str
        The address; of the Danish agency, what the environment variable KKRDATA_DAGI_URL says.

    Raises
    ------
    UnknownNameError
        If there is no such service.
    RefreshError
        If the address is not known.
    """
    if service not in services():
        raise UnknownNameError("source of boundaries", service, services())
    found = base_url or services()[service].address or os.environ.get(ADDRESS_VARIABLE)
    if not found:
        raise RefreshError(
            f"Where the service of {services()[service].publisher} is must be said: set "
            f"{ADDRESS_VARIABLE} to the address of a GeoJSON of the municipalities."
        )
    return found


def refresh(
    service: str = DEFAULT, settings: Settings | None = None, base_url: str | None = None
) -> Outcome:
    """Fetch the borders, and keep them if they have changed.

    Parameters
    ----------
    service : {"gisco", "dagi"}, default "gisco"
        Eurostat's, or the Danish agency's.
    settings : Settings, optional
        How patiently to ask.
    base_url : str, optional
        Another address of the file.

    Returns
    -------
    Outcome
        What became of it.

    Raises
    ------
    UnknownNameError
        If there is no such service.
    AddressError
        If the address must not be asked.
    RefreshError
        If no borders came.
    DataError
        If what came are not the borders of 98 municipalities.
    """
    url = address(service, base_url)
    about = services()[service]
    before = vintages.latest(service, about.folder)
    parts = urlsplit(url)
    with Connection(_source(about, url), settings, stored=_stored(before)) as connection:
        answer = connection.get(parts.path.rsplit("/", 1)[-1], **dict(parse_qsl(parts.query)))
    content = _content(answer, about)
    if before and before.content == content:
        return Outcome("boundaries", UNCHANGED, f"98 municipalities, as in {before.name}")
    clock = run.clock(connection)
    record = _record(answer, about, url)
    saved = saving.save((service, about.folder), clock.moment, "geojson", content, record)
    said = f"98 municipalities, kept in {saved.name}{clock.warning}"
    return Outcome("boundaries", NEW, said)


def _source(about: Borders, url: str) -> Source:
    parts = urlsplit(url)
    base = urlunsplit((parts.scheme, parts.netloc, parts.path.rsplit("/", 1)[0], "", ""))
    return Source(
        id=about.id,
        title=about.title,
        publisher=about.publisher,
        site="",
        protocol="",
        base_url="",
        languages=(),
        licence=about.licence,
        cells=0,
        pause=0,
        called_live=False,
    ).at(base)


def _stored(before: Vintage | None) -> list[dict[str, Any]]:
    """Return the last answer as far as it was kept: the Danish borders of it."""
    if before is None:
        return []
    kept = {"method": "GET", "text": before.content.decode(), "sha256": before.record["sha256"]}
    return [before.record["answer"] | kept]


def _record(answer: Exchange, about: Borders, url: str) -> dict[str, Any]:
    """Return what to record of an answer; a key that is part of the address is not written down."""
    shown = urlunsplit((*urlsplit(url)[:3], "", ""))
    return {
        "publisher": about.publisher,
        "title": about.title,
        "licence": about.licence,
        "credit": about.credit,
        "updated": answer.last_modified,
        "answer": {
            "url": shown,
            "etag": answer.etag,
            "last_modified": answer.last_modified,
            "whole_sha256": answer.sha256,
        },
    }


def _content(answer: Exchange, about: Borders) -> bytes:
    if answer.status == 304:
        return answer.text.encode()
    shapes = boundaries.in_danish_projection(_read(answer, about), about.title)
    codes = boundaries.codes(shapes, about.title)
    shapes = gpd.GeoDataFrame({"municipality_code": codes}, geometry=shapes.geometry)
    shapes = shapes[shapes["municipality_code"] != _CHRISTIANSO].dissolve("municipality_code")
    _check(shapes, about.title)
    text = shapes.reset_index().to_json(drop_id=True, to_wgs84=False)
    return json.dumps(json.loads(text), separators=(",", ":")).encode()


def _read(answer: Exchange, about: Borders) -> gpd.GeoDataFrame:
    """Read the Danish shapes; Eurostat's file has those of all Europe."""
    if not answer.text.rstrip().endswith("}"):
        raise RefreshError(f"{answer.url}: the answer broke off.")
    where = f"{about.country_column} = 'DK'" if about.country_column else None
    try:
        return gpd.read_file(io.BytesIO(answer.text.encode()), where=where)
    except (OSError, RuntimeError, ValueError) as error:
        raise RefreshError(f"{answer.url}: the answer is no map ({plain(str(error))}).") from error


def _check(shapes: gpd.GeoDataFrame, title: str) -> None:
    expected = set(places.municipalities())
    problems = [
        Problem(title, f"{kind} {', '.join(sorted(codes))}", "the 98 municipalities")
        for kind, codes in (
            ("no municipality", expected - set(shapes.index)),
            ("the unknown code", set(shapes.index) - expected),
        )
        if codes
    ]
    west, south, east, north = shapes.total_bounds
    inside = (
        west > _DENMARK[0] and south > _DENMARK[1] and east < _DENMARK[2] and north < _DENMARK[3]
    )
    if not inside:
        problems.append(Problem(title, "shapes elsewhere", "shapes in Denmark"))
    if not shapes.is_valid.all():
        problems.append(Problem(title, "shapes that cross themselves", "valid shapes"))
    if problems:
        raise DataError(problems)
