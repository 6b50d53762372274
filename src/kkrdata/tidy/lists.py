"""The lists beside the recipes: what a printed text stands for, by its own words or a code."""

import csv
from functools import cache
from importlib import resources


@cache
def rows_by(file: str, *key: str) -> dict[tuple[str, ...], dict[str, str]]:
    """Read a list.

    Parameters
    ----------
    file : str
        A CSV file of this folder.
    *key : str
        The columns that tell one row from another.

    Returns
    -------
    dict of tuple of str to dict
        Each row by its key.
    """
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    return {tuple(row[name] for name in key): row for row in csv.DictReader(text.splitlines())}
