"""Agencies on this machine, a folder for what is fetched, and a guard against the real network."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kkrdata import vintages
from kkrdata.refresh import run
from kkrdata.refresh.run import Outcome
from kkrdata.refresh.series import choose
from kkrdata.refresh.settings import Settings

from .agencies import Agencies
from .server import Server

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name but this machine's is known here, and a connection elsewhere fails the test."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: tuple) -> None:
        assert address[0] in LOOPBACK, f"a connection to {address} was about to be opened"
        connect(self, address)

    def known(host: str, *arguments: object, **options: object) -> list:
        if host not in LOOPBACK:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", known)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where vintages are kept in a test."""
    monkeypatch.setenv(vintages.HOME_VARIABLE, str(tmp_path))
    return tmp_path / "refreshed"


@pytest.fixture
def agencies() -> Agencies:
    """The agencies' tables, which a test may change."""
    return Agencies()


@pytest.fixture
def server(agencies: Agencies) -> Iterator[Server]:
    """The agencies' server."""
    with Server(agencies) as running:
        yield running


@pytest.fixture
def settings() -> Settings:
    """No patience, and a clock that moves on a second whenever it is looked at."""
    start = datetime.now(UTC).replace(microsecond=0)
    ticks = iter(range(1_000_000))
    return Settings(
        connect=2,
        read=2,
        retries=2,
        backoff=0,
        longest_wait=1,
        pause=0,
        now=lambda: start + timedelta(seconds=next(ticks)),
    )


@pytest.fixture
def fetch(server: Server, settings: Settings) -> Callable[..., dict[str, Outcome]]:
    """Fetch the series of a service: `fetch("scb", "se-employed")`."""

    def fetch(source: str, *names: str, **changes: object) -> dict[str, Outcome]:
        chosen = choose([source], names)
        found = run.refresh(
            chosen, **{"settings": settings, "base_url": f"{server.address}/{source}"} | changes
        )
        return {outcome.series: outcome for outcome in found}

    return fetch
