"""The indicators of Greater Copenhagen: what the report states, and what others published."""

from collections.abc import Iterable

import pandas as pd

from kkrdata import periods, vintages
from kkrdata.errors import UnknownNameError
from kkrdata.loaders.tables import load

ORIGINS = {"document": "document_figures", "published": "published_series"}
OFFICIAL = "official"
_ORDER = ["chart", "indicator_id", "area", "period_start", "period_end", "origin", "source_id"]


def load_indicators(
    chart: int | None = None,
    theme: str | None = None,
    origin: str | None = None,
    vintage: str = vintages.LATEST,
) -> pd.DataFrame:
    """Load the indicators of the report on Greater Copenhagen after Covid-19.

    Parameters
    ----------
    chart : int, optional
        The report's chart, 1 to 13; the HH ferries belong to 5. All if left out.
    theme : {"economy", "traffic", "investment", "broadband"}, optional
        The theme; all if left out.
    origin : {"document", "published", "official"}, optional
        What the report states, or what others published; both if left out. Or the agencies' whole
        series, as `kkrdata refresh` has fetched them to this machine.
    vintage : str, default "latest"
        Of official series, a date such as "2026-01-31": what had been fetched by its end.

    Returns
    -------
    pandas.DataFrame
        One row a value: origin, indicator_id, area, area_en, period, period_start, period_end
        (its first and last day), frequency (year, half_year, quarter, month, week, range), chart,
        theme, indicator, indicator_en, nuts_code, value, unit, qualifier (=, ~, <, >). The
        document's alone: compared_with, basis (stated, derived), derived_from, page, line.
        Published ones alone: definition, definition_en, comparability, axis_group. Both:
        publisher, source_id, source_title, source_url (of published ones). Official ones have what
        published ones have, and series, status (the agency's remark), break and break_en (a note
        where the definition has changed), accessed.

    Raises
    ------
    UnknownNameError
        If there is no such chart, theme or origin, or the vintage is no date.
    NotRefreshedError
        If official series are asked for, and none have been fetched.
    DataError
        If a file is missing or is not as it was built.

    Notes
    -----
    Source: the report in the bundle's section 2.10, appendix 1; published values name theirs in
    each row. Changes and sums over years are kept as such, and no value is interpolated.

    Examples
    --------
    >>> load_indicators(chart=3, origin="document")["value"].tolist()
    [7.9, 12.4, 4.5, 2.0, 1.0, 7.9]
    >>> load_indicators(theme="broadband", origin="document")["qualifier"].tolist()
    ['>', '>', '=', '>']
    """
    if origin not in (None, OFFICIAL, *ORIGINS):
        raise UnknownNameError("origin", origin, [*ORIGINS, OFFICIAL])
    is_official = origin == OFFICIAL
    whole = _official(vintage) if is_official else _joined(map(_with_source, ORIGINS))
    wanted = {"chart": chart, "theme": theme, "origin": origin}
    wanted = {column: value for column, value in wanted.items() if value is not None}
    for column, value in wanted.items():
        if value not in (known := set(whole[column])):
            raise UnknownNameError(column, value, sorted(known))
    chosen = (whole[list(wanted)] == pd.Series(wanted, dtype=object)).all(axis=1)
    return whole[chosen].reset_index(drop=True)


def _with_source(origin: str) -> pd.DataFrame:
    frame = load(ORIGINS[origin])
    frame.insert(0, "origin", origin)
    if origin == "document":
        attrs = frame.attrs
        frame["publisher"], frame["source_title"] = attrs["publisher"], attrs["source"]
        frame["source_id"] = origin
    return frame


def _official(vintage: str) -> pd.DataFrame:
    frame = vintages.load(vintage)
    frame.insert(0, "origin", OFFICIAL)
    whole = _with_periods(frame)
    whole.attrs = {
        "title": "Officielle serier, som statistikkontorerne har dem",
        "source": "; ".join(sorted(set(whole["source_title"]))),
        "publisher": "; ".join(sorted(set(whole["publisher"]))),
        "warnings": sorted(set(whole["break"].dropna())),
    }
    return whole


def _joined(read: Iterable[pd.DataFrame]) -> pd.DataFrame:
    frames = list(read)
    attrs = [frame.attrs for frame in frames]
    for frame in frames:
        frame.attrs = {}  # those of the two differ, and are joined below
    whole = _with_periods(pd.concat(frames, ignore_index=True))
    whole = whole.astype({"page": "Int64", "line": "Int64"})
    first = attrs[0]
    whole.attrs = first | {
        "source": "; ".join(each["source"] for each in attrs),
        "warnings": [warning for each in attrs for warning in each["warnings"]],
    }
    return whole


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    place = frame.columns.get_loc("period") + 1
    for name, values in reversed(_periods(frame["period"]).items()):
        frame.insert(place, name, values)
    return frame.sort_values(_ORDER)


def _periods(texts: pd.Series) -> dict[str, pd.Series]:
    read = [periods.parse(text) for text in texts]
    return {
        "period_start": pd.to_datetime([each.start for each in read]),
        "period_end": pd.to_datetime([each.end for each in read]),
        "frequency": [each.frequency for each in read],
    }
