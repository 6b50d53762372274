"""The commands that take tables out: kkrdata export excel, csv, parquet, geojson and gpkg."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kkrdata.cli.output import output
from kkrdata.text import LANGUAGES

_SELECTION = (
    ("--municipality", "A municipality, by name or code."),
    ("--cluster", "A health cluster, by name or id, with its municipalities."),
    ("--region", "A region, by name or code, with its municipalities."),
    ("--table", "A table. All, if none is named."),
)
_FOLDER = click.option("--to", default=".", type=click.Path(path_type=Path), help="Folder.")


def _selecting(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that select; each may be given several times."""
    for name, help_ in reversed(_SELECTION):
        command = click.option(name, multiple=True, metavar="NAME", help=help_)(command)
    return command


def _selection(municipality: Any, cluster: Any, region: Any, table: Any) -> Any:
    from kkrdata.export.selection import select

    return select(municipality, cluster, region, table)


def _export(selection: Any, folder: Path, suffix: str) -> None:
    from kkrdata.export import tables

    for path in tables.export(selection, folder, suffix):
        click.echo(path)
    _say_what_is_silent(selection)


def _say_what_is_silent(selection: Any) -> None:
    if selection.silent:
        click.echo(f"Nothing of these places in: {', '.join(selection.silent)}", err=True)


@click.command(epilog="Example: kkrdata export excel --municipality Næstved -o naestved.xlsx")
@_selecting
@click.option("--lang", default="da", show_default=True, help=f"{' or '.join(LANGUAGES)}.")
@output(".xlsx")
def excel(lang: str, output: Path | None, **selected: tuple[str, ...]) -> None:
    """Save an Excel workbook of tables, or of what they say of some places."""
    from kkrdata.export import excel
    from kkrdata.text import check_language

    selection = _selection(**selected)
    path = output or Path(f"kkrdata_{check_language(lang)}.xlsx")
    click.echo(excel.export(path, selection, lang))
    _say_what_is_silent(selection)


@click.command(epilog="Example: kkrdata export csv --table fdi_projects --excel-da --to tables")
@_selecting
@click.option(
    "--excel-da",
    is_flag=True,
    help="For Danish Excel: semicolons and decimal commas. Names of columns and codes stay as in "
    "the tables, in English. Excel drops a code's leading zeros when it opens a CSV; the workbook "
    "keeps them.",
)
@_FOLDER
def csv(to: Path, excel_da: bool, **selected: tuple[str, ...]) -> None:
    """Save tables as CSV, one file each."""
    _export(_selection(**selected), to, "da.csv" if excel_da else "csv")


@click.command(epilog="Example: kkrdata export parquet --table fdi_projects --to tables")
@_selecting
@_FOLDER
def parquet(to: Path, **selected: tuple[str, ...]) -> None:
    """Save tables as Parquet, one file each, with their types."""
    _export(_selection(**selected), to, "parquet")


@click.command(epilog="Example: kkrdata export geojson --table fdi_projects --region Sjælland")
@_selecting
@_FOLDER
def geojson(to: Path, **selected: tuple[str, ...]) -> None:
    """Save tables of municipalities with borders as GeoJSON, in longitude and latitude."""
    _export(_selection(**selected), to, "geojson")


@click.command(epilog="Example: kkrdata export gpkg --table fdi_projects --to maps")
@_selecting
@_FOLDER
def gpkg(to: Path, **selected: tuple[str, ...]) -> None:
    """Save tables of municipalities with borders as GeoPackage, in EPSG:25832."""
    _export(_selection(**selected), to, "gpkg")


COMMANDS = (excel, csv, parquet, geojson, gpkg)
