"""Periods as ISO texts: what they cover, how often they come, and how a reader writes them."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kkrdata.errors import PeriodError
from kkrdata.text import check_language, together

FORMS = ("2019", "2021-Q2", "2021-02", "2020-W13", "2021-01/2021-06")
FREQUENCIES = ("year", "half_year", "quarter", "month", "week", "range")


class Period(NamedTuple):
    """First and last day, and how often such a period comes."""

    start: date
    end: date
    frequency: str


def _months(frequency: str, length: int) -> Callable[[int, int], Period]:
    """Make what reads the n-th period of so many months in a year."""

    def read(year: int, number: int) -> Period:
        last = number * length
        end = date(year, last, calendar.monthrange(year, last)[1])
        return Period(date(year, last - length + 1, 1), end, frequency)

    return read


def _week(year: int, number: int) -> Period:
    days = (date.fromisocalendar(year, number, day) for day in (1, 7))
    return Period(*days, "week")


def _range(*numbers: int) -> Period:
    month = _months("month", 1)
    first, last = month(*numbers[:2]), month(*numbers[2:])
    if first.start > last.start:
        raise ValueError("it ends before it begins")
    half_year = first.start.year == last.end.year and (numbers[1], numbers[3]) in ((1, 6), (7, 12))
    return Period(first.start, last.end, "half_year" if half_year else "range")


_READERS = {
    r"(\d{4})": lambda year: _months("year", 12)(year, 1),
    r"(\d{4})-Q([1-4])": _months("quarter", 3),
    r"(\d{4})-(\d\d)": _months("month", 1),
    r"(\d{4})-W(\d\d)": _week,
    r"(\d{4})-(\d\d)/(\d{4})-(\d\d)": _range,
}


def parse(text: str) -> Period:
    """Read a period.

    Parameters
    ----------
    text : str
        A year, quarter, month, ISO week, or a range of months; see `FORMS`. Six months from
        January or July are a half-year.

    Returns
    -------
    Period
        start and end (its first and last day) and frequency (one of `FREQUENCIES`).

    Raises
    ------
    PeriodError
        If it has another form, or there is no such month or week.

    Examples
    --------
    >>> parse("2021-Q2")
    Period(start=datetime.date(2021, 4, 1), end=datetime.date(2021, 6, 30), frequency='quarter')
    >>> parse("2020-W13").start.isoformat()
    '2020-03-23'
    """
    for form, read in _READERS.items():
        if found := re.fullmatch(form, text, re.ASCII):
            return _read(read, text, found.groups())
    raise PeriodError(text, FORMS)


def _read(read: Callable[..., Period], text: str, digits: tuple[str, ...]) -> Period:
    try:
        return read(*map(int, digits))
    except ValueError as error:  # there is no such month, week or year
        raise PeriodError(text, FORMS) from error


_SKELETONS = {"year": "y", "quarter": "yQQQ", "month": "yMMM"}
_WORDS = {  # for which Babel has none
    "half_year": {"da": "{half}. halvår {year}", "en": "H{half} {year}"},
    "week": {"da": "uge {week}, {year}", "en": "week {week}, {year}"},
}


def label(text: str, lang: str) -> str:
    """Write a period as a reader expects it.

    Parameters
    ----------
    text : str
        A period in one of the `FORMS`.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Such as "2. kvt. 2021", "feb. 2021", "uge 13, 2020", "1. halvår 2021", "2009–2017"; its
        spaces are no-break spaces, at which no line ends.

    Raises
    ------
    PeriodError
        If it has another form.
    UnknownNameError
        If there is no such language.

    Examples
    --------
    >>> label("2021-Q2", "da")
    '2.\\xa0kvt.\\xa02021'
    >>> label("2021-02", "en"), label("2020-W13", "en")
    ('Feb\\xa02021', 'week\\xa013,\\xa02020')
    """
    return together(_written(parse(text), check_language(lang)))


def _written(period: Period, lang: str) -> str:
    if period.frequency in _WORDS:
        year, week, _ = period.start.isocalendar()
        half = 1 + period.start.month // 7
        year = year if period.frequency == "week" else period.start.year
        return _WORDS[period.frequency][lang].format(half=half, week=week, year=year)
    return _range_label(period, lang) if period.frequency == "range" else _label(period, lang)


def _label(period: Period, lang: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(_SKELETONS[period.frequency], period.start, locale=lang)


def _range_label(period: Period, lang: str) -> str:
    from babel.dates import format_interval

    whole_years = (period.start.month, period.end.month) == (1, 12)
    skeleton = "y" if whole_years else "yMMM"
    written = format_interval(period.start, period.end, skeleton, locale=lang)
    # Fonts may lack the thin space that Babel writes around an English dash.
    return written.replace("\u2009", "" if whole_years else " ")
