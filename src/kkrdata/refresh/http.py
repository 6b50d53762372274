"""Asks agencies, politely and one question at a time. Nothing else opens a connection."""

import hashlib
import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests

from kkrdata.errors import RefreshError
from kkrdata.refresh import faults, sessions
from kkrdata.refresh.series import Source
from kkrdata.refresh.settings import Settings

_STORED = ("method", "url", "query", "status", "etag", "last_modified", "sha256", "text")


@dataclass(frozen=True)
class Exchange:
    """A question and its answer, as a vintage records them."""

    method: str
    url: str
    query: Any
    status: int
    etag: str | None
    last_modified: str | None
    date: datetime | None
    text: str

    @property
    def sha256(self) -> str:
        """The checksum of the answer's text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def record(self) -> dict[str, Any]:
        """The exchange as JSON takes it."""
        return {name: getattr(self, name) for name in _STORED}

    def json(self) -> Any:
        """Read the answer as JSON.

        Returns
        -------
        object
            What it says.

        Raises
        ------
        RefreshError
            If it is no JSON, or broke off.
        """
        try:
            return json.loads(self.text, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise RefreshError(f"{self.url}: the answer is no whole JSON ({error}).") from error


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    asked: float = float("-inf")
    out_of_reach: str = ""


class Hosts:
    """Remembers when each host was asked last, so that it is asked once at a time."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = defaultdict(_Host)

    def at(self, url: str) -> _Host:
        """Return what is known of a host.

        Parameters
        ----------
        url : str
            An address there.

        Returns
        -------
        _Host
            Its lock, and when it was asked last.
        """
        return self._hosts[urlsplit(url).netloc]


class Connection:
    """A way to one agency's service, for the questions about one table.

    Parameters
    ----------
    source : Source
        The agency's service.
    settings : Settings
        How patiently to ask.
    hosts : Hosts, optional
        What is shared with other connections.
    stored : iterable of mapping
        Earlier exchanges: what has not changed since is not sent again.
    """

    def __init__(
        self,
        source: Source,
        settings: Settings | None = None,
        hosts: Hosts | None = None,
        stored: Iterable[Mapping[str, Any]] = (),
    ):
        self.source, self.settings = source, settings or Settings()
        self._hosts = hosts or Hosts()
        self._stored = {each["url"]: each for each in stored if _is_whole(each)}
        self.exchanges: dict[tuple[str, str, str], Exchange] = {}
        self._session = sessions.begin(self.settings)

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_error: object) -> None:
        self._session.close()

    def get(self, path: str, form: str = "json", **params: Any) -> Exchange:
        """Ask with GET; the same question is asked once only.

        Parameters
        ----------
        path : str
            The address after the service's own.
        form : {"json", "xml"}
            What the answer must be.
        **params : object
            The question's parameters.

        Returns
        -------
        Exchange
            Question and answer.
        """
        return self._ask("GET", path, form, {"params": params})

    def post(self, path: str, query: Any) -> Exchange:
        """Ask with POST for JSON.

        Parameters
        ----------
        path : str
            The address after the service's own.
        query : object
            The question, sent as JSON.

        Returns
        -------
        Exchange
            Question and answer.
        """
        return self._ask("POST", path, "json", {"json": query})

    def _ask(self, method: str, path: str, form: str, content: dict[str, Any]) -> Exchange:
        url = self.source.base_url.rstrip("/") + "/" + path.lstrip("/")
        asked = requests.Request(method, url, headers=_accept(form), **content)
        prepared = self._session.prepare_request(asked)
        key = (method, prepared.url, str(prepared.body))
        if key not in self.exchanges:
            self.exchanges[key] = self._send(prepared, form, content.get("json"))
        return self.exchanges[key]

    def _send(self, prepared: requests.PreparedRequest, form: str, query: Any) -> Exchange:
        stored = self._stored.get(prepared.url) if prepared.method == "GET" else None
        prepared.headers.update(_if_changed(stored))
        host = self._hosts.at(prepared.url)
        with host.lock:
            if host.out_of_reach:
                raise RefreshError(host.out_of_reach)
            self._wait(host)
            try:
                response = self._session.send(
                    prepared, timeout=(self.settings.connect, self.settings.read), **self._routes()
                )
            except requests.RequestException as error:
                said = faults.unreachable(prepared.url, error)
                host.out_of_reach = said if faults.is_out_of_reach(error) else ""
                raise RefreshError(said) from error
            finally:
                host.asked = time.monotonic()
        return _exchange(response, form, query, stored)

    def _routes(self) -> dict[str, Any]:
        """Return proxies and certificates as the environment names them; checks stay on."""
        return self._session.merge_environment_settings(
            self.source.base_url, {}, stream=False, verify=True, cert=None
        )

    def _wait(self, host: _Host) -> None:
        rest = host.asked + self.source.pause * self.settings.pause - time.monotonic()
        if rest > 0:
            time.sleep(rest)


def _is_whole(stored: Mapping[str, Any]) -> bool:
    is_as_it_came = hashlib.sha256(stored["text"].encode()).hexdigest() == stored["sha256"]
    return stored["method"] == "GET" and is_as_it_came


def _accept(form: str) -> dict[str, str]:
    kinds = {
        "json": "application/json",
        "xml": "application/vnd.sdmx.genericdata+xml;version=2.1, "
        "application/vnd.sdmx.structure+xml;version=2.1, application/xml;q=0.5",
    }
    return {"Accept": kinds[form]}


def _if_changed(stored: Mapping[str, Any] | None) -> dict[str, str]:
    named = {"If-None-Match": "etag", "If-Modified-Since": "last_modified"}
    return {header: stored[key] for header, key in named.items() if stored and stored[key]}


def _exchange(
    response: requests.Response, form: str, query: Any, stored: Mapping[str, Any] | None
) -> Exchange:
    faults.check(response, form, has_stored=stored is not None)
    text = stored["text"] if response.status_code == 304 else response.content.decode("utf-8-sig")
    return Exchange(
        method=response.request.method,
        url=response.url,
        query=query,
        status=response.status_code,
        etag=response.headers.get("ETag") or (stored or {}).get("etag"),
        last_modified=response.headers.get("Last-Modified") or (stored or {}).get("last_modified"),
        date=_date(response.headers.get("Date")),
        text=text,
    )


def _date(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC) if header else None
    except ValueError:
        return None
