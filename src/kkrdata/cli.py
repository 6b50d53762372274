"""The command line: kkrdata list, build, check, trace, export and refresh."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from kkrdata import catalog, figures
from kkrdata.errors import KkrDataError, NoProjectError
from kkrdata.formats import FORMATS
from kkrdata.refresh import series as official
from kkrdata.text import LANGUAGES

_DEBUG = "KKRDATA_DEBUG"


class _Group(click.Group):
    """Turns errors that are meant for the reader into one message and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KkrDataError as error:
            click.echo(f"kkrdata: {error}", err=True)
            ctx.exit(error.exit_status)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get(_DEBUG) or getattr(error, "errno", None) == errno.EPIPE:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing more can be said there
            click.echo(f"kkrdata: {_unexpected(error)}", err=True)
            ctx.exit(1)


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is None:
        return f"the answer cannot be written ({error.strerror})"
    return f"{type(error).__name__}: {error} (to see where, set {_DEBUG}=1)"


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kkrdata")
def main() -> None:
    """Tables, maps and charts from the March 2022 appendices of KKR Sjælland.

    Exit status: 0 all well, 1 something failed, 2 bad use.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles may use another


@main.command("list", epilog="Example: kkrdata list")
def list_() -> None:
    """List the tables and figures."""
    click.echo("Tables:")
    for table in catalog.default().tables.values():
        click.echo(f"  {table.name:<28}{table.resource['rows']:>5} rows  {table.title()}")
    click.echo("Figures:")
    for name in figures.list_figures():
        click.echo(f"  {name}")


@main.command(epilog="Example: kkrdata build foreign-employment-map")
@click.argument("names", nargs=-1)
@click.pass_context
def build(context: click.Context, names: tuple[str, ...]) -> None:
    """Build what has changed: tables, figures and notebooks, or only NAMES."""
    project = catalog.default().project()
    try:
        from kkrdata import build
    except ModuleNotFoundError as error:
        advice = "python -m pip install --editable .[workbook]"
        raise NoProjectError(f"{error.name} is missing. Install it: {advice}") from error

    context.exit(build.build(project, names))


@main.command(epilog="Example: kkrdata check")
@click.pass_context
def check(context: click.Context) -> None:
    """Compare the tables with data/raw, the catalogue and the document's totals."""
    from kkrdata import check

    results = check.run(catalog.default())
    for claim, problems in results:
        click.echo(f"{'not so:' if problems else 'ok:':<8}{claim}")
        for problem in problems:
            click.echo(f"        {problem}")
    context.exit(int(any(result.problems for result in results)))


@main.command(epilog="Example: kkrdata trace foreign_employment employees municipality=Odsherred")
@click.argument("table")
@click.argument("column")
@click.argument("where", nargs=-1, metavar="[NAME=VALUE]...")
def trace(table: str, column: str, where: tuple[str, ...]) -> None:
    """Say where in the document a value stands, and every step since."""
    from kkrdata.tracing import trace

    click.echo(trace(table, column, **dict(_pair(text) for text in where)))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"{text!r} is not of the form NAME=VALUE, such as year=2019.")
    return name, value


@main.command(epilog="Example: kkrdata export fdi-projects-map --lang en --format svg --to slides")
@click.argument("names", nargs=-1, required=True, metavar="FIGURE...")
@click.option("--lang", default="da", show_default=True, help=f"{' or '.join(LANGUAGES)}.")
@click.option("--format", "form", default="png", show_default=True, type=click.Choice(FORMATS))
@click.option("--to", "folder", default=".", type=click.Path(path_type=Path), help="Folder.")
def export(names: tuple[str, ...], lang: str, form: str, folder: Path) -> None:
    """Draw figures and save them in a folder."""
    from kkrdata.export import images

    for name in names:
        figures.check_name(name)
    for name in names:
        click.echo(images.export(name, lang, form, folder))


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
_REFRESH_EXAMPLES = """Example: kkrdata refresh --series unemployment_rate

kkrdata refresh --source scb --dry-run

kkrdata refresh --diff

kkrdata refresh --check

kkrdata refresh --source statbank --base-url https://proxy.example/statbank

kkrdata refresh boundaries
"""


@main.command(help=_REFRESH_HELP, epilog=_REFRESH_EXAMPLES)
@click.argument("what", default="series", type=click.Choice(["series", "boundaries"]))
@click.option("--source", "sources", multiple=True, help="Only this agency's service.")
@click.option("--series", "names", multiple=True, help="Only this series or indicator.")
@click.option("--base-url", help="Ask this address instead of the agency's (a proxy, a copy).")
@click.option("--dry-run", is_flag=True, help="Say what would be asked, and ask nothing.")
@click.option("--diff", is_flag=True, help="Say what changed between the two newest vintages.")
@click.option("--check", "checks", is_flag=True, help="Compare what was fetched with known values.")
@click.pass_context
def refresh(
    context: click.Context,
    what: str,
    sources: tuple[str, ...],
    names: tuple[str, ...],
    base_url: str | None,
    **modes: bool,
) -> None:
    try:
        from kkrdata.refresh import command
    except ModuleNotFoundError as error:
        advice = "python -m pip install kkrdata[refresh]"
        raise NoProjectError(f"{error.name} is missing. Install it: {advice}") from error

    asked = command.Asked(sources, names, base_url, **modes)
    context.exit(command.run(what, asked, click.echo))
