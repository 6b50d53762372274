"""Checks that the municipalities add up to the printed regions and total."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem
from kkrdata.tidy.recipe import HEADER_ROWS

EASTERN_DENMARK = "Østdanmark"
_TOTALS_FILE = "data/tables/foreign_employment_totals.csv"
_MUNICIPALITIES = {"Region Hovedstaden": 29, "Region Sjælland": 17}  # Denmark's, since 2007


class Interval(NamedTuple):
    """The least and the most that a number can be."""

    low: float
    high: float


def implied_privately_employed(employees: float, share_pct: float) -> Interval:
    """Say how many privately employed a count and its rounded share imply.

    Parameters
    ----------
    employees : float
        Employees of foreign companies.
    share_pct : float
        Their share of the privately employed, rounded to whole per cent.

    Returns
    -------
    Interval
        The least and the most privately employed, in persons.

    Examples
    --------
    >>> implied_privately_employed(100, 25).low.__round__()
    392
    """
    return Interval(employees / (share_pct + 0.5) * 100, employees / (share_pct - 0.5) * 100)


def _by_area(catalog: Catalog) -> Iterator[tuple[int, tuple, pd.DataFrame]]:
    """Go through the printed totals: row in the file, the total, and the municipalities of it."""
    municipal = parsed(catalog, "foreign_employment")
    totals = parsed(catalog, "foreign_employment_totals")
    for row, total in enumerate(totals.itertuples(), start=HEADER_ROWS + 1):
        of_the_year = municipal[municipal["year"] == total.year]
        everywhere = total.area == EASTERN_DENMARK
        yield row, total, of_the_year[everywhere | (of_the_year["region"] == total.area)]


def _problem(row: int, total: tuple, column: str, found: str, expected: str) -> Problem:
    advice = "compare the cell, and its municipalities in data/raw, with the document"
    found = f"{found} for {total.area} in {total.year}"
    return Problem(_TOTALS_FILE, found, expected, row, column, advice)


def _counts(catalog: Catalog) -> list[Problem]:
    table = catalog.table("foreign_employment")
    by_year = parsed(catalog, "foreign_employment").groupby("year")["region"]
    found = {year: regions.value_counts().to_dict() for year, regions in by_year}
    return [
        Problem(table.file, f"{counts} in {year}", str(_MUNICIPALITIES), column="region")
        for year, counts in found.items()
        if counts != _MUNICIPALITIES
    ]


def _sums(catalog: Catalog) -> list[Problem]:
    return [
        _problem(row, total, "employees", str(total.employees), f"the sum, {summed}")
        for row, total, municipal in _by_area(catalog)
        if total.employees != (summed := municipal["employees"].sum())
    ]


def _intervals(catalog: Catalog) -> list[Problem]:
    problems = []
    for row, total, municipal in _by_area(catalog):
        stated = implied_privately_employed(total.employees, total.share_pct)
        reached = _reachable(municipal.itertuples())
        if stated.low > reached.high or stated.high < reached.low:
            expected = f"{reached.low:.0f} to {reached.high:.0f}, which its municipalities imply"
            found = f"{stated.low:.0f} to {stated.high:.0f} privately employed"
            problems.append(_problem(row, total, "share_pct", found, expected))
    return problems


def _reachable(rows: Iterable) -> Interval:
    intervals = [implied_privately_employed(row.employees, row.share_pct) for row in rows]
    return Interval(sum(each.low for each in intervals), sum(each.high for each in intervals))


CHECKS = {
    "46 municipalities: 29 in Region Hovedstaden and 17 in Region Sjælland": _counts,
    "employees of the municipalities add up to the printed regions and total": _sums,
    "the printed shares of regions and total can be reached from the municipalities'": _intervals,
}
