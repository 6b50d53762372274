"""Compares what was fetched with values that are known from elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from kkrdata import vintages
from kkrdata.errors import NotRefreshedError
from kkrdata.refresh.series import every

AGREES, DIFFERS, NOT_REFRESHED = "agrees", "differs", "not refreshed"
_MONTHS = 12
# The document's Greater Copenhagen: 7.9 per cent in 2021-Q2, and from it 6.1 in 2019-Q2.
_PARTS = ("Region Hovedstaden", "Region Sjælland", "Region Skåne", "Region Halland")
_WEIGHTED = {"2021-Q2": 7.9, "2019-Q2": 6.1}
_WITHIN = 0.05


class Result(NamedTuple):
    """A check: what it is of, what became of it, and the numbers."""

    claim: str
    state: str
    detail: str


def run() -> list[Result]:
    """Run all checks on what has been fetched.

    Returns
    -------
    list of Result
        One a check.
    """
    try:
        frame = vintages.load()
    except NotRefreshedError:
        frame = pd.DataFrame(columns=["series", "indicator_id", "area", "period", "value"])
    values = frame.set_index(["series", "area", "period"])["value"]
    return [*_single(values), *_weighted(frame)]


def _single(values: pd.Series) -> Iterator[Result]:
    for series in every().values():
        for check in series.checks:
            claim = f"{series.folder}: {check['says']}, {check['area']}, {check['period']}"
            yield _result(claim, _find(values, series.id, check), check)


def _find(values: pd.Series, series: str, check: Mapping[str, Any]) -> float | None:
    if not check.get("months"):
        return values.get((series, check["area"], check["period"]))
    months = [f"{check['period']}-{month:02d}" for month in range(1, _MONTHS + 1)]
    found = [values.get((series, check["area"], month)) for month in months]
    return None if None in found else sum(found)


def _result(claim: str, found: float | None, check: Mapping[str, Any]) -> Result:
    expected = f"more than {check['above']:,}" if "above" in check else f"about {check['value']:,}"
    if found is None:
        return Result(claim, NOT_REFRESHED, f"expected {expected}")
    agrees = found > check["above"] if "above" in check else _near(found, check)
    return Result(claim, AGREES if agrees else DIFFERS, f"expected {expected}, found {found:,.10g}")


def _near(found: float, check: Mapping[str, Any]) -> bool:
    return abs(found - check["value"]) <= check["within"] + 1e-9


def _weighted(frame: pd.DataFrame) -> Iterator[Result]:
    """Weight the four regions together: all unemployed of all in the labour force."""
    counts = frame.pivot_table("value", ["period", "area"], "indicator_id")
    for period, value in _WEIGHTED.items():
        claim = f"AKU120K and NAKUBefolkningLK: unemployment, Greater Copenhagen, {period}"
        rate = _rate(counts, period)
        yield _result(claim, rate, {"value": value, "within": _WITHIN})


def _rate(counts: pd.DataFrame, period: str) -> float | None:
    keys = [(period, area) for area in _PARTS]
    needed = ["unemployed_persons", "employed_persons"]
    parts = counts.reindex(index=pd.MultiIndex.from_tuples(keys), columns=needed)
    if parts.isna().any(axis=None):
        return None
    unemployed, employed = parts.sum()
    return round(100 * unemployed / (unemployed + employed), 1)
