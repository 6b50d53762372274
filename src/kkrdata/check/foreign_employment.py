"""Checks that the municipalities add up to the printed regions and total."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from kkrdata.catalog import Catalog, Table
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem
from kkrdata.tidy.recipe import HEADER_ROWS

EASTERN_DENMARK = "Østdanmark"
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


def _frames(catalog: Catalog) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return municipalities and printed totals; "area" is the region in both."""
    municipal = parsed(catalog, "foreign_employment")
    totals = parsed(catalog, "foreign_employment_totals")
    everywhere = municipal.assign(area=EASTERN_DENMARK)
    return pd.concat([municipal.assign(area=municipal["region"]), everywhere]), totals


def _problem(catalog: Catalog, area: str, column: str, found: str, expected: str) -> Problem:
    table: Table = catalog.table("foreign_employment_totals")
    areas = list(table.parse(table.content())["area"])
    row = areas.index(area) + HEADER_ROWS + 1
    advice = "compare the cell, and its municipalities in data/raw, with the document"
    return Problem(table.file, f"{found} for {area}", expected, row, column, advice)


def _counts(catalog: Catalog) -> list[Problem]:
    table = catalog.table("foreign_employment")
    found = parsed(catalog, "foreign_employment")["region"].value_counts().to_dict()
    if found == _MUNICIPALITIES:
        return []
    return [Problem(table.file, str(found), str(_MUNICIPALITIES), column="region")]


def _sums(catalog: Catalog) -> list[Problem]:
    municipal, totals = _frames(catalog)
    sums = municipal.groupby("area")["employees"].sum().reindex(totals["area"], fill_value=0)
    return [
        _problem(catalog, area, "employees", str(stated), f"the sum, {summed}")
        for area, stated, summed in zip(totals["area"], totals["employees"], sums, strict=True)
        if stated != summed
    ]


def _intervals(catalog: Catalog) -> list[Problem]:
    municipal, totals = _frames(catalog)
    problems = []
    for row in totals.itertuples():
        stated = implied_privately_employed(row.employees, row.share_pct)
        reached = _reachable(municipal[municipal["area"] == row.area].itertuples())
        if stated.low > reached.high or stated.high < reached.low:
            expected = f"{reached.low:.0f} to {reached.high:.0f}, which its municipalities imply"
            found = f"{stated.low:.0f} to {stated.high:.0f} privately employed"
            problems.append(_problem(catalog, row.area, "share_pct", found, expected))
    return problems


def _reachable(rows: Iterable) -> Interval:
    intervals = [implied_privately_employed(row.employees, row.share_pct) for row in rows]
    return Interval(sum(each.low for each in intervals), sum(each.high for each in intervals))


CHECKS = {
    "46 municipalities: 29 in Region Hovedstaden and 17 in Region Sjælland": _counts,
    "employees of the municipalities add up to the printed regions and total": _sums,
    "the printed shares of regions and total can be reached from the municipalities'": _intervals,
}
