"""What charts of indicators share: loading and choosing rows, facts, numbers and the foot."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

import pandas as pd

from kkrdata import catalog, loaders, periods, units
from kkrdata.charts import foot
from kkrdata.figures.spec import Data, Numbers, source_line
from kkrdata.text import number, pick

TABLES = ("published_series",)  # whose warnings a chart carries
_PERIOD = {"da": "Periode", "en": "Period"}
_DOCUMENT = {"da": "{} (dokumentet)", "en": "{} (the document)"}
_DERIVED = {"da": "Udledt: {}.", "en": "Derived: {}."}
_NO_SPAN = {"da": "ingen tal", "en": "no numbers"}
_SERIES = ["origin", "indicator_id", "area", "unit", "axis_group"]  # one column of numbers each


def loader(
    chart: int,
    *indicators: str,
    years: tuple[int, int] = (2019, 2021),
    frequencies: tuple[str, ...] | None = None,
    areas: tuple[str, ...] | None = None,
) -> Callable[[], Data]:
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

    Returns
    -------
    callable
        Returns rows: those of `load_indicators(chart)` with these indicators.
    """

    wanted = {"indicator_id": indicators, "frequency": frequencies, "area": areas}
    some = {column: names for column, names in wanted.items() if names is not None}
    return partial(_load, chart, years, some)


def _load(chart: int, years: tuple[int, int], wanted: Mapping[str, tuple[str, ...]]) -> Data:
    rows = loaders.load_indicators(chart=chart)
    within = rows["period_end"].dt.year.between(*years)
    return {"rows": chosen(rows[within | (rows["origin"] != "published")], **wanted)}


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


def numbers(data: Data, lang: str) -> Numbers:
    """List what a chart shows: a row for each period, a column for each series.

    Parameters
    ----------
    data : mapping
        rows, of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    Numbers
        The document's own values have columns of their own.
    """
    rows = data["rows"].sort_values(["period_start", "period_end"], kind="stable")
    named = rows.assign(axis_group=rows["axis_group"].fillna(""))
    parts = dict(list(named.groupby(_SERIES, sort=False)))
    heads = _headings(list(parts.values()), lang)
    label = pick(_PERIOD, lang)
    frame = pd.DataFrame({label: [periods.label(each, lang) for each in rows["period"].unique()]})
    for head, part in zip(heads, parts.values(), strict=True):
        frame[head] = (
            rows["period"].drop_duplicates().map(_by_period(part)).astype(float).to_numpy()
        )
    each = zip(heads, parts, strict=True)
    unit = {head: units.name(key[_SERIES.index("unit")], lang) for head, key in each}
    return Numbers(frame, label, unit, years(rows, lang))


def _by_period(part: pd.DataFrame) -> dict[str, float]:
    return dict(zip(part["period"], part["value"], strict=True))


def _headings(parts: Sequence[pd.DataFrame], lang: str) -> list[str]:
    """Name series: by area and indicator, by definition and unit too where two would be alike."""
    firsts = [part.iloc[0] for part in parts]
    heads = [_heading(row, lang) for row in firsts]
    return [
        head
        if heads.count(head) == 1
        else f"{head}, {units.name(row.unit, lang)}, {_counts(row, lang)}"
        for head, row in zip(heads, firsts, strict=True)
    ]


def _heading(row: pd.Series, lang: str) -> str:
    head = f"{area(row, lang)}: {_indicator(row, lang)}"
    return pick(_DOCUMENT, lang).format(head) if row.origin == "document" else head


def _indicator(row: pd.Series, lang: str) -> str:
    return {"da": row.indicator, "en": row.indicator_en}[lang]


def _counts(row: pd.Series, lang: str) -> str:
    return {"da": row.definition, "en": row.definition_en}[lang]


def sources(data: Data, lang: str) -> list[str]:
    """Say where the document's values stand, and who published the others.

    Parameters
    ----------
    data : mapping
        rows, of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence or two.
    """
    document = source_line(catalog.default().table("document_figures"), lang)
    return [document, *foot.sources(elsewhere(data["rows"]), lang)]


def derivations(rows: pd.DataFrame, lang: str) -> list[str]:
    """Say how the document's derived values follow from what it states.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows drawn.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence for each, such as "Udledt: 6,1 = 7,9 - 1,8.".
    """

    derived = stated(rows).dropna(subset="derived_from")
    return [
        pick(_DERIVED, lang).format(
            re.sub(r"[\d.]+", partial(_written, lang), f"{row.value:.10g} = {row.derived_from}")
        )
        for row in derived.itertuples()
    ]


def _written(lang: str, digits: re.Match) -> str:
    return number(float(digits[0]), lang, len(digits[0].partition(".")[2]))


def present(rows: pd.DataFrame, lang: str) -> list[str]:
    """Say how many of the periods of its axis each series has.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows of one axis that others published, of one frequency.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence, or none.
    """
    found = span(rows)
    if found is None:
        return []
    named = rows["area"] if lang == "da" else rows["area_en"]
    series = dict(list(rows.groupby(named, sort=False)))
    return foot.present(series, *found, lang)
