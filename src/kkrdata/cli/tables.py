"""Commands that read: list and trace."""

import click

from kkrdata import catalog, figures


@click.command("list", epilog="Example: kkrdata list")
def list_() -> None:
    """List the tables and figures."""
    click.echo("Tables:")
    for table in catalog.default().tables.values():
        click.echo(f"  {table.name:<28}{table.resource['rows']:>5} rows  {table.title()}")
    click.echo("Figures:")
    for name in figures.list_figures():
        click.echo(f"  {name}")


@click.command(epilog="Example: kkrdata trace foreign_employment employees municipality=Odsherred")
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
