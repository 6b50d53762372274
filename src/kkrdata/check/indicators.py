"""Checks that the report's numbers on Greater Copenhagen agree with each other, and have units."""

import pandas as pd

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem

_HALF_A_DIGIT = 0.05  # the report rounds per cents to one decimal


def _value(frame: pd.DataFrame, indicator_id: str, area: str, period: str) -> float:
    key = {"indicator_id": indicator_id, "area": area, "period": period}
    chosen = frame[(frame[list(key)] == pd.Series(key)).all(axis=1)]
    return float(chosen["value"].sum())  # none there is a sum of 0, and so a difference


def _differing(catalog: Catalog, what: str, found: float, expected: float) -> list[Problem]:
    if abs(found - expected) < _HALF_A_DIGIT:
        return []
    file = catalog.table("document_figures").file
    return [Problem(file, f"{what} of {found}", f"{expected}", column="value")]


def _all_of_the_region(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "document_figures")
    of_skane = _value(frame, "unemployment_regions_remainder", "Greater Copenhagen", "2021-Q2")
    stated = [
        _value(frame, name, "Greater Copenhagen", "2021-Q2")
        for name in ("unemployment_metros", "unemployment_regions")
    ]
    return [
        problem
        for value in stated
        for problem in _differing(catalog, "an unemployment", value, of_skane)
    ]


def _two_years(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "document_figures")
    area, name = "Greater Copenhagen", "unemployment_metros"
    before, now = (_value(frame, name, area, period) for period in ("2019-Q2", "2021-Q2"))
    rise = _value(frame, f"{name}_change", area, "2021-Q2")
    return _differing(catalog, "a rise", round(now - before, 1), rise)


def _one_unit_a_group(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "published_series")
    units = frame.groupby("axis_group")["unit"].nunique()
    return [
        Problem(catalog.table("published_series").file, f"{count} units", f"one in {group}")
        for group, count in units[units > 1].items()
    ]


CHECKS = {
    "unemployment of all Greater Copenhagen is that of Skåne less the difference": (
        _all_of_the_region
    ),
    "unemployment rose by what the report says since 2019": _two_years,
    "published values that may share an axis have one unit": _one_unit_a_group,
}
