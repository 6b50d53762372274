"""Loads any table by its name."""

import pandas as pd

from kkrdata import catalog
from kkrdata.errors import DataError


def list_tables() -> pd.DataFrame:
    """List the tables that can be loaded.

    Returns
    -------
    pandas.DataFrame
        One row a table: table, title, title_en, rows, page.
    """
    tables = catalog.default().tables.values()
    rows = [
        (
            table.name,
            table.title(),
            table.title("en"),
            table.resource["rows"],
            table.source.get("page"),
        )
        for table in tables
    ]
    return pd.DataFrame(rows, columns=["table", "title", "title_en", "rows", "page"]).astype(
        {"page": "Int64"}
    )


def load(table: str) -> pd.DataFrame:
    """Load any table by its name.

    Parameters
    ----------
    table : str
        One of `list_tables()`.

    Returns
    -------
    pandas.DataFrame
        The table as data/tables/datapackage.json describes it; codes are text. `attrs` has title,
        unit, source, publisher, page and warnings.

    Raises
    ------
    UnknownNameError
        If there is no such table.
    DataError
        If its file is missing or is not as it was built; the message names row and column.

    Examples
    --------
    >>> load("foreign_employment").shape
    (46, 7)
    """
    description = catalog.default().table(table)
    content = description.content()
    if not description.is_as_built(content):
        from kkrdata import validation  # only when something is wrong

        raise DataError(validation.problems(catalog.default(), table))
    frame = description.parse(content)
    frame.attrs = description.attrs
    return frame
