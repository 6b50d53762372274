"""Reads tables for the checks: only those whose form is right."""

from functools import cache

import pandas as pd

from kkrdata import validation
from kkrdata.catalog import Catalog
from kkrdata.errors import DataError, Problem


@cache
def of_schema(catalog: Catalog, name: str) -> list[Problem]:
    """Compare a table with its schema, once a run of the checks.

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
    return validation.schema_problems(catalog, name)


@cache
def parsed(catalog: Catalog, name: str) -> pd.DataFrame:
    """Read a table whose form is right, whatever its values.

    Parameters
    ----------
    catalog : Catalog
        The catalogue.
    name : str
        The table.

    Returns
    -------
    pandas.DataFrame
        The table.

    Raises
    ------
    DataError
        If columns, types, keys or codes are not the catalogue's.
    """
    if found := of_schema(catalog, name):
        raise DataError(found)
    table = catalog.table(name)
    return table.parse(table.content())


def missed_totals(catalog: Catalog, name: str) -> list[Problem]:
    """Compare the sums of a table with the catalogue's control totals.

    Parameters
    ----------
    catalog : Catalog
        The catalogue.
    name : str
        The table.

    Returns
    -------
    list of Problem
        One a column that adds up to another sum.

    Raises
    ------
    DataError
        If columns, types, keys or codes are not the catalogue's.
    """
    table, frame = catalog.table(name), parsed(catalog, name)
    return [
        Problem(table.file, f"a sum of {frame[column].sum()}", str(total), column=column)
        for column, total in table.resource["control_totals"].items()
        if frame[column].sum() != total
    ]
