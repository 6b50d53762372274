"""Finds what is wrong in a table that is not as it was built.

Types, columns, keys and codes are compared with the catalogue (Frictionless), and each cell with
what data/raw says.
"""

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kkrdata import tidy
from kkrdata.catalog import Catalog, Table
from kkrdata.errors import Problem
from kkrdata.tidy.recipe import HEADER_ROWS, Record

if TYPE_CHECKING:
    from frictionless import Error

ADVICE = "restore the file; to change a number, change data/raw and run `make`"
_HEADER_ERRORS = {"missing-label", "incorrect-label", "extra-label", "blank-header", "source-error"}


def problems(catalog: Catalog, name: str) -> list[Problem]:
    """Say what is wrong with a table's file.

    Parameters
    ----------
    catalog : Catalog
        The catalogue.
    name : str
        The table.

    Returns
    -------
    list of Problem
        Empty if the file is as it was built. Else what is wrong with its columns, types, keys and
        codes, cell by cell; or, if they are right, which cells are not what data/raw says; or at
        least that the file was changed.

    Raises
    ------
    DataError
        If the file or its raw file cannot be read.
    """
    changed = checksum_problems(catalog, name)
    return changed and (schema_problems(catalog, name) or differences(catalog, name) or changed)


def checksum_problems(catalog: Catalog, name: str) -> list[Problem]:
    """Compare a table's file with its checksum.

    Parameters
    ----------
    catalog : Catalog
        The catalogue.
    name : str
        The table.

    Returns
    -------
    list of Problem
        One if the file was changed, else none.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    table = catalog.table(name)
    if table.is_as_built(table.content()):
        return []
    expected = f"the checksum in data/tables/datapackage.json, {table.resource['hash']}"
    return [Problem(table.file, "another checksum", expected, advice=ADVICE)]


def schema_problems(catalog: Catalog, name: str) -> list[Problem]:
    """Compare a table with its schema.

    Parameters
    ----------
    catalog : Catalog
        The catalogue.
    name : str
        The table.

    Returns
    -------
    list of Problem
        What is wrong with columns, types, keys and codes.
    """
    import frictionless  # about half a second, and only needed when something is wrong

    table = catalog.table(name)
    package = frictionless.Package(_part(catalog, table), basepath=str(table.path.parent))
    resource = package.get_resource(name)
    resource.hash = resource.bytes = resource.rows = None
    errors = [error for task in resource.validate().tasks for error in task.errors]
    if missing := _missing_columns(table):
        return missing
    of_the_header = [error for error in errors if error.type in _HEADER_ERRORS]
    return [_problem(table, error) for error in of_the_header or errors]


def _part(catalog: Catalog, table: Table) -> dict[str, Any]:
    """Take a table and those that its keys point at; to read all takes most of the time."""
    keys = table.resource["schema"]["foreignKeys"]
    needed = {table.name, *(key["reference"]["resource"] for key in keys)}
    resources = [each for each in catalog.package["resources"] if each["name"] in needed]
    return catalog.package | {"resources": resources}


def _missing_columns(table: Table) -> list[Problem]:
    """Name each missing column, where no other one has its place."""
    lines = table.content().decode(errors="replace").splitlines()
    found = next(csv.reader(lines), [])
    if not found or set(found) - set(table.fields):
        return []
    return [
        Problem(table.file, "no such column", "it", HEADER_ROWS, name, ADVICE)
        for name in table.fields
        if name not in found
    ]


def _problem(table: Table, error: "Error") -> Problem:
    columns = getattr(error, "field_name", None) or ", ".join(_key_columns(table, error))
    return Problem(
        file=table.file,
        row=getattr(error, "row_number", None) or HEADER_ROWS,
        column=columns or None,
        found=_found(error),
        expected=f"{error.title.lower()} ruled out: {error.note}",
        advice=ADVICE,
    )


def _found(error: "Error") -> str:
    for attribute in ("cell", "label", "cells", "labels"):
        if value := getattr(error, attribute, None):
            return repr(value)
    return "nothing"


def _key_columns(table: Table, error: "Error") -> list[str]:
    return getattr(error, "field_names", None) or (table.key if error.type == "primary-key" else [])


def differences(catalog: Catalog, name: str) -> list[Problem]:
    """Compare a table with what data/raw says.

    Parameters
    ----------
    catalog : Catalog
        The catalogue.
    name : str
        The table.

    Returns
    -------
    list of Problem
        One a cell that differs; file, row and column of the table and of the raw file are named.

    Raises
    ------
    DataError
        If the raw file cannot be read.
    """
    table = catalog.table(name)
    made = tidy.make_table(name, catalog.root)
    found = list(csv.DictReader(table.content().decode(errors="replace").splitlines()))
    if len(found) != len(made):
        return [_other_length(table, len(found), len(made))]
    return list(_different_cells(table, found, made))


def _other_length(table: Table, found: int, made: int) -> Problem:
    return Problem(
        file=table.file,
        row=min(found, made) + HEADER_ROWS + 1,
        found=f"{found} rows",
        expected=f"{made} rows, as data/raw has",
        advice=ADVICE,
    )


def _different_cells(
    table: Table, found: list[dict[str, str]], made: list[Record]
) -> Iterator[Problem]:
    for row, (cells, record) in enumerate(zip(found, made, strict=True), start=HEADER_ROWS + 1):
        for column, value in record.values.items():
            if cells.get(column) != _as_text(value):
                raw = tidy.raw_cell(table.name, record, column)
                expected = f"{_as_text(value)!r}, which {raw} gives"
                yield Problem(table.file, repr(cells.get(column)), expected, row, column, ADVICE)


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)
