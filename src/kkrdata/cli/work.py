"""Commands that make and compare: build and check."""

import click

from kkrdata import catalog
from kkrdata.errors import NoProjectError


@click.command(epilog="Example: kkrdata build foreign-employment-map")
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


@click.command(epilog="Example: kkrdata check")
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
