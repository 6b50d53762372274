"""Reads tables for the checks: only those whose form is right."""

import pandas as pd

from kkrdata import validation
from kkrdata.catalog import Catalog
from kkrdata.errors import DataError


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
    if found := validation.schema_problems(catalog, name):
        raise DataError(found)
    table = catalog.table(name)
    return table.parse(table.content())
