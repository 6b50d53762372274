"""How patiently agencies are asked. Tests ask a server of their own, and wait less."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Settings:
    """Waiting times in seconds, and the clock.

    Attributes
    ----------
    connect, read : float
        How long to wait for a connection, and for the next piece of an answer.
    retries : int
        How often to ask again after 429 or a fault of the server.
    backoff : float
        The wait before the second retry; doubled each time, where the server names none.
    longest_wait : float
        A server that wants a longer wait than this is left alone.
    pause : float
        Factor on the pause between two questions that each agency's entry names.
    clock_tolerance : timedelta
        How far this machine's clock may be from the server's.
    now : callable
        The clock, in UTC.
    """

    connect: float = 10
    read: float = 60
    retries: int = 4
    backoff: float = 1
    longest_wait: float = 120
    pause: float = 1
    clock_tolerance: timedelta = timedelta(minutes=15)
    now: Callable[[], datetime] = _now
