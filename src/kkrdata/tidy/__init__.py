"""From data/raw to data/tables. Used by the build, the checks and `trace`, never by readers."""

from pathlib import Path

from kkrdata.errors import DataError, Problem, reason
from kkrdata.tidy import (
    document_figures,
    fdi_projects,
    foreign_employment,
    governance,
    health_clusters,
    interreg,
    lighthouses,
    municipalities,
    other_figures,
    provenance,
    published_series,
    shared_patients,
    study_places,
)
from kkrdata.tidy.package import catalogue_problems, datapackage, read_catalogue, sha256
from kkrdata.tidy.provenance import RawCell
from kkrdata.tidy.recipe import Record, csv_text, raw_path, raw_rows, records

RECIPES = {
    **municipalities.RECIPES,
    **foreign_employment.RECIPES,
    **fdi_projects.RECIPES,
    **health_clusters.RECIPES,
    **shared_patients.RECIPES,
    **lighthouses.RECIPES,
    **study_places.RECIPES,
    **interreg.RECIPES,
    **governance.RECIPES,
    **other_figures.RECIPES,
    **document_figures.RECIPES,
    **published_series.RECIPES,
}


PROVENANCE = "provenance"


def make_tables(root: Path) -> dict[str, list[Record]]:
    """Make all tables, each row with the raw row that it comes from.

    Parameters
    ----------
    root : Path
        The data folder.

    Returns
    -------
    dict of str to list of Record
        The rows of each table, sorted by key.

    Raises
    ------
    DataError
        If a raw file is missing or has a text that cannot be read.
    """
    tables = {name: make_table(name, root) for name in RECIPES}
    return tables | {PROVENANCE: provenance.records(RECIPES, tables)}


def make_table(name: str, root: Path) -> list[Record]:
    """Make one table, each row with the raw row that it comes from.

    Parameters
    ----------
    name : str
        The table; provenance is made of all others.
    root : Path
        The data folder.

    Returns
    -------
    list of Record
        Its rows, sorted by key.

    Raises
    ------
    DataError
        If a raw file is missing or has a text that cannot be read.
    """
    if name == PROVENANCE:
        return make_tables(root)[name]
    return records(RECIPES[name], raw_rows(RECIPES[name], root))


def make_files(root: Path) -> dict[str, bytes]:
    """Make everything that stands in data/tables, without writing it.

    Parameters
    ----------
    root : Path
        The data folder.

    Returns
    -------
    dict of str to bytes
        Content by file name: the tables as CSV, and datapackage.json.

    Raises
    ------
    DataError
        If a raw file is missing, is not the one that was proofread, or has a text that cannot be
        read.
    """
    if changed := changed_raw_files(root):
        raise DataError(changed)
    tables = {name: csv_text(rows).encode() for name, rows in make_tables(root).items()}
    package = datapackage(read_catalogue(root), tables).encode()
    return {f"{name}.csv": text for name, text in tables.items()} | {"datapackage.json": package}


def raw_cell(table: str, record: Record, column: str) -> RawCell:
    """Tell which cell of a raw file a value was made of.

    Parameters
    ----------
    table : str
        The table.
    record : Record
        The row.
    column : str
        The column.

    Returns
    -------
    RawCell
        File, row and column.
    """
    return provenance.raw_cell(RECIPES, table, record, column)


def changed_raw_files(root: Path) -> list[Problem]:
    """Tell which raw files are not the ones that were proofread.

    Parameters
    ----------
    root : Path
        The data folder.

    Returns
    -------
    list of Problem
        One a file whose checksum is another than data/raw/catalogue.toml says.

    Raises
    ------
    DataError
        If a raw file or the catalogue is missing.
    """
    catalogue = read_catalogue(root)
    if problems := catalogue_problems(catalogue, RECIPES, PROVENANCE):
        raise DataError(problems)
    tables = catalogue["tables"]
    pinned = {
        RECIPES[name].raw_file: t["raw_sha256"] for name, t in tables.items() if "raw_sha256" in t
    }
    return [problem for pair in pinned.items() if (problem := _changed(root, *pair))]


def _changed(root: Path, name: str, expected: str) -> Problem | None:
    try:
        found = sha256(raw_path(root, name).read_bytes())
    except OSError as error:
        raise DataError([Problem(name, reason(error), "a readable file")]) from error
    if found == expected:
        return None
    return Problem(
        file=name,
        found=f"SHA-256 {found}",
        expected=expected,
        advice="if the change is meant, proofread it and put the new checksum into"
        " data/raw/catalogue.toml (raw_sha256)",
    )
