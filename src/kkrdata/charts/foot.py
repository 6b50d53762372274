"""Sentences for a chart's foot, computed from the rows drawn: coverage and sources."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from kkrdata.text import number, pick

_Count = tuple[str, str]  # a series' name, and how many periods it has
_PERIODS = {
    "year": ("Y", {"da": "år", "en": "years"}),
    "quarter": ("Q", {"da": "kvartaler", "en": "quarters"}),
    "month": ("M", {"da": "måneder", "en": "months"}),
    "week": ("W", {"da": "uger", "en": "weeks"}),
}
_OF = {"da": "{count} af {all}", "en": "{count} of {all}"}
_PRESENT = {"da": "Tal findes for: {}.", "en": "There are numbers for: {}."}
_AREAS = {"da": "{number} områder i {count}", "en": "{number} areas in {count}"}
_MANY = 8  # series, from which they are no longer named one by one
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
    count, every = _counted(rows, start, end, lang)
    return pick(_OF, lang).format(count=count, all=every) if every else ""


def _counted(rows: pd.DataFrame, start: date, end: date, lang: str) -> tuple[str, str]:
    """Write how many periods rows have, and how many there are, such as "12 måneder"."""
    if rows.empty or rows["frequency"].iloc[0] not in _PERIODS:
        return "", ""
    code, names = _PERIODS[rows["frequency"].iloc[0]]
    every = pd.period_range(start, end, freq=code)
    present = pd.PeriodIndex(pd.to_datetime(rows.dropna(subset="value")["period_start"]), freq=code)
    return (
        number(every.isin(present).sum(), lang),
        f"{number(len(every), lang)} {pick(names, lang)}",
    )


def present(
    series: Iterable[tuple[str, pd.DataFrame]], start: date, end: date, lang: str
) -> list[str]:
    """Say how many periods each series of an axis has.

    Parameters
    ----------
    series : iterable of (str, pandas.DataFrame)
        The series' names, and their rows.
    start, end : datetime.date
        First and last day of the axis.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence, or none.
    """
    counts: dict[str, list[_Count]] = {}
    for name, rows in series:
        count, every = _counted(rows, start, end, lang)
        counts.setdefault(every, []).append((name, count))
    counts.pop("", None)
    said = [
        pick(_OF, lang).format(count=", ".join(_summed(parts, lang)), all=every)
        for every, parts in _named_once(counts).items()
    ]
    return [pick(_PRESENT, lang).format("; ".join(said))] if said else []


def _named_once(counts: Mapping[str, list[_Count]]) -> dict[str, list[_Count]]:
    """Leave out a name that stands right before, as of one place by month and by year."""
    named, before = {}, ""
    for every, parts in counts.items():
        named[every] = [("", count) if name == before else (name, count) for name, count in parts]
        before = parts[-1][0]
    return named


def _summed(counts: Sequence[_Count], lang: str) -> list[str]:
    """Write each series' count; of many series, how many have each count."""
    if len(counts) <= _MANY:
        return [f"{name} {count}".strip() for name, count in counts]
    alike = Counter(count for _, count in counts).most_common()
    return [
        pick(_AREAS, lang).format(number=number(areas, lang), count=count) for count, areas in alike
    ]


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
