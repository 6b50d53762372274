"""Commands that make and compare: build and check."""

import os

import click

from kkrdata import catalog

_MOST_REASONS = 5  # of one task: whoever wants to know why needs no more


@click.command(epilog="Example: kkrdata build --only foreign-employment-map --explain")
@click.argument("names", nargs=-1)
@click.option("--only", multiple=True, metavar="ID", help="The same as a NAME; may be repeated.")
@click.option("--force", is_flag=True, help="Build even what is up to date.")
@click.option("--explain", is_flag=True, help="Say what would be built and why, and build nothing.")
@click.option("--jobs", type=click.IntRange(1), help="Processes; all processors if left out.")
@click.pass_context
def build(
    context: click.Context,
    names: tuple[str, ...],
    only: tuple[str, ...],
    force: bool,
    explain: bool,
    jobs: int | None,
) -> None:
    """Build what has changed: tables, figures, all that is made of them, and notebooks.

    Or only NAMES and what they need: a figure's id, a notebook's name, tables, workbooks, deck-da,
    deck-en, manifest, gallery, or its part on a theme: gallery-foreign_companies, gallery-health,
    gallery-economy, gallery-traffic, gallery-investment, gallery-broadband, gallery-education.
    """
    project = catalog.default().project()
    # What is committed is the same for everyone: it has the borders that come with the package.
    os.environ.pop(catalog.BOUNDARIES_VARIABLE, None)
    from kkrdata import build

    wanted = [*names, *only]
    if explain:
        _explain(build.explain(project, wanted))
    else:
        context.exit(build.build(project, wanted, force, jobs))


def _explain(reasons: dict[str, list[str]]) -> None:
    for name, each in reasons.items():
        click.echo(f"{name}: {'would be built' if each else 'up to date'}")
        for reason in each[:_MOST_REASONS]:
            click.echo(f"    {reason}")
        if more := each[_MOST_REASONS:]:
            click.echo(f"    and {len(more)} more")


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
    failed = any(result.problems for result in results)
    if not failed:
        _say_what_agrees()
    context.exit(int(failed))


def _say_what_agrees() -> None:
    """Say of each number of the report whether others confirm it: a fact, and no failure."""
    from kkrdata import agreement

    click.echo("What the report on Greater Copenhagen states, and what others published:")
    for line in agreement.summary(agreement.compare_indicators()):
        click.echo(f"  {line}")
