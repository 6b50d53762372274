"""The command that asks the agencies: refresh."""

from pathlib import Path

import click

from kkrdata.errors import NoProjectError
from kkrdata.refresh import series as official


def _live() -> str:
    """Say which services this program has been seen to work with."""
    services = official.sources().values()
    tested = ", ".join(each.title for each in services if each.called_live) or "none yet"
    rest = ", ".join(each.title for each in services if not each.called_live) or "none"
    return (
        f"Called live by this program: {tested}. Built on documentation alone: {rest}, GISCO, DAGI."
    )


_REFRESH_HELP = f"""Fetch the official series, or the official boundaries, from the agencies.

This alone needs a connection; nothing else in kkrdata opens one, and the committed figures do not
use what it fetches. What is fetched is kept as it was on that day, and never overwritten.

{_live()}
"""
_REFRESH_EXAMPLES = """Example: kkrdata refresh --series unemployment_regions

kkrdata refresh --charts charts

kkrdata refresh --source scb --dry-run

kkrdata refresh --diff

kkrdata refresh --check

kkrdata refresh --source statbank --base-url https://proxy.example/statbank

kkrdata refresh boundaries
"""


@click.command(help=_REFRESH_HELP, epilog=_REFRESH_EXAMPLES)
@click.argument("what", default="series", type=click.Choice(["series", "boundaries"]))
@click.option("--source", "sources", multiple=True, help="Only this agency's service.")
@click.option("--series", "names", multiple=True, help="Only this series or indicator.")
@click.option("--base-url", help="Ask this address instead of the agency's (a proxy, a copy).")
@click.option("--dry-run", is_flag=True, help="Say what would be asked, and ask nothing.")
@click.option("--diff", is_flag=True, help="Say what changed between the two newest vintages.")
@click.option("--check", "checks", is_flag=True, help="Compare what was fetched with known values.")
@click.option(
    "--charts",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Then draw the charts with the whole series, as PNG.",
)
@click.pass_context
def refresh(
    context: click.Context,
    what: str,
    sources: tuple[str, ...],
    names: tuple[str, ...],
    base_url: str | None,
    charts: Path | None,
    **modes: bool,
) -> None:
    try:
        from kkrdata.refresh import command
    except ModuleNotFoundError as error:
        advice = "python -m pip install kkrdata[refresh]"
        raise NoProjectError(f"{error.name} is missing. Install it: {advice}") from error

    asked = command.Asked(sources, names, base_url, charts=charts, **modes)
    context.exit(command.run(what, asked, click.echo))
