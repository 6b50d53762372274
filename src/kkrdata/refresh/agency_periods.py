"""Agencies' ways of writing a period, as the ISO texts that the tables have."""

import re

from kkrdata.errors import RefreshError

_YEAR = r"(?P<year>[12][0-9]{3})"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_QUARTER = r"(?P<quarter>[1-4])"
# 2021 | 2021JJ00 | 2021K2 2021Q2 2021-Q2 2021KW02 | 2021M02 2021-02 2021-M02 2021MM02
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:JJ00)?",
        rf"{_YEAR}-?(?:[KQ]|KW0){_QUARTER}",
        rf"{_YEAR}(?:-|M|-M|MM){_MONTH}",
    )
)


def iso(text: str) -> str:
    """Write a period as the tables have it.

    Parameters
    ----------
    text : str
        A period as Statistics Denmark, Statistics Sweden, Eurostat, the OECD, Statistics
        Netherlands or the BLS write it.

    Returns
    -------
    str
        The period in ISO text.

    Raises
    ------
    RefreshError
        If it is no year, quarter or month.

    Examples
    --------
    >>> [iso(text) for text in ("2021", "2021K2", "2021M02", "2021-Q2", "2021KW02", "2021MM02")]
    ['2021', '2021-Q2', '2021-02', '2021-Q2', '2021-Q2', '2021-02']
    """
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            if "quarter" in parts:
                return f"{parts['year']}-Q{parts['quarter']}"
            return "-".join(filter(None, (parts["year"], parts.get("month"))))
    raise RefreshError(f"{text!r} is no period: a year, quarter or month is expected.")
