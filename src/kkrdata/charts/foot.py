"""Sentences for a chart's foot, computed from the rows drawn: coverage and sources."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from kkrdata.text import number, pick

_PERIODS = {
    "year": ("Y", {"da": "år", "en": "years"}),
    "quarter": ("Q", {"da": "kvartaler", "en": "quarters"}),
    "month": ("M", {"da": "måneder", "en": "months"}),
    "week": ("W", {"da": "uger", "en": "weeks"}),
}
_OF = {"da": "{count} af {all} {periods}", "en": "{count} of {all} {periods}"}
_PRESENT = {"da": "Tal findes for: {}.", "en": "There are numbers for: {}."}
_FETCHED = {
    "da": "Hele serier, senest hentet {day}: {publishers}.",
    "en": "Whole series, last fetched {day}: {publishers}.",
}
_DAY = {"da": "d. MMMM y", "en": "d MMMM y"}
_ALSO = {"da": "Tal uden for dokumentet: {}.", "en": "Numbers from outside the document: {}."}


def coverage(rows: pd.DataFrame, start: date, end: date, lang: str) -> str:
    """Say how many of the periods of an axis a series has.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns frequency (one kind), period_start and value.
    start, end : datetime.date
        First and last day of the axis.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Such as "29 af 36 måneder"; empty if the rows are none or of no regular frequency.

    Examples
    --------
    >>> months = pd.DataFrame({"period_start": [date(2019, 1, 1), date(2019, 3, 1)],
    ...                        "frequency": "month", "value": 1.0})
    >>> coverage(months, date(2019, 1, 1), date(2019, 12, 31), "da")
    '2 af 12 måneder'
    """
    if rows.empty or rows["frequency"].iloc[0] not in _PERIODS:
        return ""
    code, names = _PERIODS[rows["frequency"].iloc[0]]
    every = pd.period_range(start, end, freq=code)
    present = pd.PeriodIndex(pd.to_datetime(rows.dropna(subset="value")["period_start"]), freq=code)
    counts = {"count": number(every.isin(present).sum(), lang), "all": number(len(every), lang)}
    return pick(_OF, lang).format(**counts, periods=pick(names, lang))


def present(series: Mapping[str, pd.DataFrame], start: date, end: date, lang: str) -> list[str]:
    """Say how many periods each series of an axis has.

    Parameters
    ----------
    series : mapping of str to pandas.DataFrame
        Rows by the series' name.
    start, end : datetime.date
        First and last day of the axis.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence, or none.
    """
    counts = {name: coverage(rows, start, end, lang) for name, rows in series.items()}
    said = [f"{name} {count}" for name, count in counts.items() if count]
    return [pick(_PRESENT, lang).format(", ".join(said))] if said else []


def sources(rows: pd.DataFrame, lang: str) -> list[str]:
    """Name those who published the rows that are drawn beside the document's.

    Parameters
    ----------
    rows : pandas.DataFrame
        Column publisher.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence, or none.
    """
    by = sorted(rows["publisher"].dropna().unique()) if len(rows) else []
    return [pick(_ALSO, lang).format(", ".join(by))] if by else []


def fetched(rows: pd.DataFrame, lang: str) -> list[str]:
    """Name the agencies whose whole series are drawn, and say when they were fetched.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of official series; columns publisher and accessed.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence, or none.
    """
    from babel.dates import format_date

    if rows.empty:
        return []
    newest = date.fromisoformat(rows["accessed"].max())
    day = format_date(newest, pick(_DAY, lang), locale=lang)
    by = ", ".join(sorted(rows["publisher"].unique()))
    return [pick(_FETCHED, lang).format(day=day, publishers=by)]


def breaks(rows: pd.DataFrame, lang: str) -> list[str]:
    """Say which series have another definition from some period on.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of official series; columns area and area_en, break and break_en if there are any.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence for each change.
    """
    if rows.empty:
        return []
    area, note = {"da": ("area", "break"), "en": ("area_en", "break_en")}[lang]
    broken = rows.dropna(subset=note).groupby(note)[area].unique()
    return [f"{', '.join(sorted(areas))}: {said}." for said, areas in broken.items()]
