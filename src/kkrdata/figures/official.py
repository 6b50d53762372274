"""Puts the agencies' whole series in place of the scattered values of others, if asked to."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kkrdata import loaders
from kkrdata.errors import NotRefreshedError
from kkrdata.loaders.indicators import OFFICIAL

_LINE = ["indicator_id", "area", "frequency"]  # what a reader takes for one and the same series
_SCALE = ["area", "unit"]
_SAME = ("same_series", "same_concept")
_IN_FULL = "_in_full"  # ends the keys of texts that hold once a chart has whole series


def chosen(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the rows of official series.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.

    Returns
    -------
    pandas.DataFrame
        Those of origin "official"; none, unless a vintage was asked for.
    """
    return rows[rows["origin"] == OFFICIAL]


def load(series: Sequence[str], vintage: str) -> pd.DataFrame:
    """Load official series.

    Parameters
    ----------
    series : sequence of str
        Their ids. Where two have the same period of an area, the last of them counts.
    vintage : str
        "latest", or a date such as "2026-01-31".

    Returns
    -------
    pandas.DataFrame
        Rows of `load_indicators(origin="official")`.

    Raises
    ------
    NotRefreshedError
        If none of these series has been fetched.
    """
    rows = loaders.load_indicators(origin=OFFICIAL, vintage=vintage)
    wanted = rows[rows["series"].isin(series)]
    if wanted.empty:
        asked = " ".join(f"--series {name}" for name in series)
        raise NotRefreshedError(
            "None of the official series that this chart draws has been fetched. Run `kkrdata "
            f"refresh {asked}`; it needs a connection."
        )
    ordered = wanted.sort_values("series", key=lambda ids: ids.map(series.index), kind="stable")
    return ordered.drop_duplicates([*_LINE, "period"], keep="last")


def instead(
    rows: pd.DataFrame, official: pd.DataFrame, stand_ins: Mapping[str, str]
) -> pd.DataFrame:
    """Put official series in the place of what others published of the same, or for want of it.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of the document and of others.
    official : pandas.DataFrame
        Rows of official series.
    stand_ins : mapping of str to str
        By the name of an area, the area that it stands in for.

    Returns
    -------
    pandas.DataFrame
        The document's rows, the official ones, and of those of others what has no official series:
        of its indicator, area and frequency; or, if it counts something else, of its area in its
        unit.
    """
    meant = rows.assign(area=rows["area"].replace(stand_ins))
    covered = _among(rows, official, _LINE)
    covered |= _among(meant, official, _SCALE) & ~rows["comparability"].isin(_SAME)
    kept = rows[(rows["origin"] != "published") | ~covered]
    joined = pd.concat([kept, official], ignore_index=True)
    return joined.sort_values(["period_start", "period_end"], kind="stable", ignore_index=True)


def _among(rows: pd.DataFrame, others: pd.DataFrame, columns: list[str]) -> pd.Series:
    keys = (pd.MultiIndex.from_frame(each[columns]) for each in (rows, others))
    return pd.Series(next(keys).isin(next(keys)), index=rows.index)


def in_full(texts: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, str]:
    """Take the texts that hold of a chart with whole series, where it has them.

    Parameters
    ----------
    texts : mapping of str to str
        A chart's texts. Where `x_in_full` is there too, it takes the place of `x`.
    data : mapping
        What it shows: rows, of `load_indicators`.

    Returns
    -------
    dict of str to str
        The texts. With official series there is no alternative text, as it speaks of the values
        that could be found; it is made of the numbers instead.
    """
    usual = {key: text for key, text in texts.items() if not key.endswith(_IN_FULL)}
    if chosen(data["rows"]).empty:
        return usual
    other = {key.removesuffix(_IN_FULL): text for key, text in texts.items() if key not in usual}
    usual.pop("alt", None)
    return usual | other
