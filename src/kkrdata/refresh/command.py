"""What `kkrdata refresh` does, line by line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from kkrdata import vintages
from kkrdata.errors import KkrDataError
from kkrdata.refresh import borders, charts, checks, diff
from kkrdata.refresh import run as fetching
from kkrdata.refresh.run import FAILED, Outcome
from kkrdata.refresh.series import Series, choose
from kkrdata.refresh.series import sources as services

Say = Callable[[str], None]


class BadUseError(KkrDataError):
    """Options that do not go together."""

    exit_status = 2


@dataclass(frozen=True)
class Asked:
    """What the reader asked for.

    Attributes
    ----------
    sources, series : tuple of str
        Services and series; all if empty.
    base_url : str or None
        Another address than the agency's.
    dry_run, diff, checks : bool
        What to do instead of fetching.
    charts : Path or None
        Where to draw the charts afterwards.
    """

    sources: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    base_url: str | None = None
    dry_run: bool = False
    diff: bool = False
    checks: bool = False
    charts: Path | None = None


def run_checks(say: Say) -> int:
    """Say which known values agree.

    Parameters
    ----------
    say : callable
        Writes a line.

    Returns
    -------
    int
        1 if one differs.
    """
    results = checks.run()
    for claim, state, detail in results:
        say(f"{state + ':':<15}{claim}: {detail}")
    left = sum(result.state == checks.NOT_REFRESHED for result in results)
    if left:
        say(
            f"For {left} of {len(results)} values nothing has been fetched: run `kkrdata refresh`; "
            "it needs a connection."
        )
    return int(any(result.state == checks.DIFFERS for result in results))


def run(what: str, asked: Asked, say: Say) -> int:
    """Carry out the command.

    Parameters
    ----------
    what : {"series", "boundaries"}
        What to fetch.
    asked : Asked
        What the reader asked for.
    say : callable
        Writes a line.

    Returns
    -------
    int
        The exit status: 1 if a series failed, or a known value differs.

    Raises
    ------
    KkrDataError
        If it could not be carried out.
    """
    if asked.checks:
        if asked.sources or asked.series:
            raise BadUseError(
                "--check looks at all that is known: leave out --source and --series."
            )
        return run_checks(say)
    if asked.diff:
        for line in diff.report({each.id for each in choose(asked.sources, asked.series)}):
            say(line)
        return 0
    return _boundaries(asked, say) if what == "boundaries" else _series(asked, say)


def _boundaries(asked: Asked, say: Say) -> int:
    if asked.series or len(asked.sources) > 1:
        raise BadUseError("Boundaries come from one service: --source gisco or --source dagi.")
    service = asked.sources[0] if asked.sources else borders.DEFAULT
    if asked.charts:
        raise BadUseError("--charts draws charts of series: leave it out for boundaries.")
    url = borders.address(service, asked.base_url)
    if asked.dry_run:
        say(f"boundaries: {borders.services()[service].title}, from {url.partition('?')[0]}")
        return 0
    say(_line(borders.refresh(service, base_url=asked.base_url)))
    return 0


def _series(asked: Asked, say: Say) -> int:
    chosen = choose(asked.sources, asked.series)
    if asked.base_url and len({each.source for each in chosen}) != 1:
        raise BadUseError("--base-url is the address of one service: name it with --source.")
    if not chosen:
        raise BadUseError("No series is both of that source and of that name.")
    if asked.dry_run:
        for line in _plan(chosen, asked.base_url):
            say(line)
        return 0
    return _fetch(chosen, asked, say)


def _plan(chosen: list[Series], base_url: str | None) -> Iterator[str]:
    for each in chosen:
        source = services()[each.source]
        source = source.at(base_url) if base_url else source
        last = vintages.latest(each.source, each.folder)
        seen = f"last fetched {last.retrieved}" if last else "never fetched"
        yield f"{each.id}: {source.publisher}, {each.folder}, from {source.base_url}; {seen}"


def _fetch(chosen: list[Series], asked: Asked, say: Say) -> int:
    with tqdm(total=len(chosen), unit=" series", leave=False, disable=None) as bar:

        def progress(outcome: Outcome) -> None:
            if outcome.state != FAILED:
                bar.clear()
                say(_line(outcome))
            bar.update()

        outcomes = fetching.refresh(chosen, base_url=asked.base_url, progress=progress)
    failed = _say_what_failed(outcomes, say)
    say(f"{failed} of {len(outcomes)} series failed." if failed else "All series were fetched.")
    if asked.charts:
        for path in charts.draw(asked.charts):
            say(str(path))
    return int(failed > 0)


def _say_what_failed(outcomes: Iterable[Outcome], say: Say) -> int:
    """Say each reason once: a host that cannot be reached is the reason of many failures."""
    failed: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.state == FAILED:
            failed.setdefault(outcome.message, []).append(outcome.series)
    for message, names in failed.items():
        say(_line(Outcome(", ".join(names), FAILED, message)))
    return sum(map(len, failed.values()))


def _line(outcome: Outcome) -> str:
    return f"{outcome.state + ':':<11}{outcome.series}: {outcome.message}"
