"""Loads and chooses rows of indicators for charts, and writes facts about them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

import pandas as pd

from kkrdata import loaders, periods, units
from kkrdata.figures import official as agencies
from kkrdata.figures.spec import Data
from kkrdata.text import pick

_NO_SPAN = {"da": "ingen tal", "en": "no numbers"}


def loader(
    chart: int,
    *indicators: str,
    years: tuple[int, int] = (2019, 2021),
    frequencies: tuple[str, ...] | None = None,
    areas: tuple[str, ...] | None = None,
    official: tuple[str, ...] = (),
    stand_ins: Mapping[str, str] = MappingProxyType({}),
) -> Callable[..., Data]:
    """Make what loads a chart's rows.

    Parameters
    ----------
    chart : int
        The chart's number in the report.
    *indicators : str
        The ids of the indicators that it draws.
    years : tuple of int, default (2019, 2021)
        The first and the last year of published values: those that the report is about.
    frequencies, areas : tuple of str, optional
        Those that it draws; all if left out.
    official : tuple of str, optional
        The ids of the agencies' series that it can draw; see `kkrdata.refresh`.
    stand_ins : mapping of str to str, optional
        By the name of an area, the one that it stands in for while that has no official series.

    Returns
    -------
    callable
        Returns rows: those of `load_indicators(chart)` with these indicators. If there are official
        series, it takes `vintage`: "latest" or a date, and then has them in place of what others
        published of the same.
    """

    wanted = {"indicator_id": indicators, "frequency": frequencies, "area": areas}
    some = {column: names for column, names in wanted.items() if names is not None}
    usual = partial(_load, chart, years, some)
    return partial(_load_vintage, usual, years, official, stand_ins) if official else usual


def _load(chart: int, years: tuple[int, int], wanted: Mapping[str, tuple[str, ...]]) -> Data:
    rows = loaders.load_indicators(chart=chart)
    within = rows["period_end"].dt.year.between(*years)
    return {"rows": chosen(rows[within | (rows["origin"] != "published")], **wanted)}


def _load_vintage(
    usual: Callable[[], Data],
    years: tuple[int, int],
    series: tuple[str, ...],
    stand_ins: Mapping[str, str],
    vintage: str | None = None,
) -> Data:
    if vintage is None:
        return usual()
    whole = agencies.load(series, vintage)
    within = whole["period_end"].dt.year.between(*years)
    return {"rows": agencies.instead(usual()["rows"], whole[within], stand_ins)}


def stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the document's rows.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.

    Returns
    -------
    pandas.DataFrame
        Those of origin "document", stated and derived.
    """
    return rows[rows["origin"] == "document"]


def elsewhere(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the rows that others published.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.

    Returns
    -------
    pandas.DataFrame
        Those of all other origins than "document".
    """
    return rows[rows["origin"] != "document"]


def chosen(rows: pd.DataFrame, **wanted: object) -> pd.DataFrame:
    """Choose rows by what stands in their columns.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows.
    **wanted
        For a column, the value wanted, or a tuple of values.

    Returns
    -------
    pandas.DataFrame
        The rows that have them all, by the start of their period.

    Examples
    --------
    >>> rows = pd.DataFrame({"area": ["a", "b", "c"], "period_start": [3, 2, 1]})
    >>> chosen(rows, area=("a", "c"))["area"].tolist()
    ['c', 'a']
    """
    for column, value in wanted.items():
        rows = rows[rows[column].isin(value if isinstance(value, tuple) else (value,))]
    return rows.sort_values("period_start")


def area(row: tuple | pd.Series, lang: str) -> str:
    """Name a row's area in the reader's language.

    Parameters
    ----------
    row : tuple or pandas.Series
        A row of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Its name.
    """
    return {"da": row.area, "en": row.area_en}[lang]


def figure(
    row: tuple | pd.Series, lang: str, divisor: float = 1.0, decimals: int | None = 0
) -> str:
    """Write a row's value without its unit, with what is said of its exactness.

    Parameters
    ----------
    row : tuple or pandas.Series
        A row of `load_indicators`.
    lang : str
        "da" or "en".
    divisor : float, default 1.0
        A million, for instance, where the unit is millions.
    decimals : int, optional, default 0
        How many decimals to write; one for what is no whole number, if None.

    Returns
    -------
    str
        Such as "ca. 20.000".
    """
    value = float(row.value / divisor)
    places = int(not value.is_integer()) if decimals is None else decimals
    return units.qualified(value, row.qualifier, lang, places)


def span(rows: pd.DataFrame) -> tuple[date, date] | None:
    """Find the whole years that rows lie in.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns period_start and period_end.

    Returns
    -------
    tuple of datetime.date or None
        First and last day; nothing if there are no rows.
    """
    if rows.empty:
        return None
    first, last = (
        pd.to_datetime(rows["period_start"]).min(),
        pd.to_datetime(rows["period_end"]).max(),
    )
    return date(first.year, 1, 1), date(last.year, 12, 31)


def years(rows: pd.DataFrame, lang: str) -> str:
    """Write the years that rows lie in.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns period_start and period_end.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Such as "2019–2021".
    """
    found = span(rows)
    if found is None:
        return pick(_NO_SPAN, lang)
    return "–".join(dict.fromkeys(str(day.year) for day in found))


def values(rows: pd.DataFrame, lang: str, name: str = "", **wanted: object) -> dict[str, str]:
    """Write facts about the one row wanted.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.
    lang : str
        "da" or "en".
    name : str
        What the facts are called.
    **wanted
        As `chosen` takes it.

    Returns
    -------
    dict of str to str
        `name` (the amount with its unit) and `name_number`, `name_period` and `name_area`; nothing
        unless there is one row only.
    """
    found = chosen(rows, **wanted)
    if len(found) != 1:
        return {}
    row = found.iloc[0]
    return {
        name: units.amount(row.value, row.unit, lang, row.qualifier),
        f"{name}_number": figure(row, lang, decimals=None),
        f"{name}_period": periods.label(row.period, lang),
        f"{name}_area": area(row, lang),
    }


def is_less(rows: pd.DataFrame, one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Say whether a value is less than another, so that a title says only what holds.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.
    one, other : mapping
        What stands in the columns of the two rows, as `chosen` takes it.

    Returns
    -------
    bool
        Whether it is; false too unless there is one row only of each.
    """
    first, second = chosen(rows, **one)["value"], chosen(rows, **other)["value"]
    return len(first) == len(second) == 1 and bool(first.iloc[0] < second.iloc[0])
