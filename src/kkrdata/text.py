"""Numbers and languages as a Danish or English reader expects them (Babel)."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from kkrdata.errors import UnknownNameError

LANGUAGES = ("da", "en")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_JOINER = "\N{WORD JOINER}"
_LAST_LETTERS = str.maketrans("æøå", "\uff01\uff02\uff03")  # in this order, after all others


def check_language(lang: str) -> str:
    """Return the language if there is one of that name.

    Parameters
    ----------
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The same.

    Raises
    ------
    UnknownNameError
        If it is another.
    """
    if lang not in LANGUAGES:
        raise UnknownNameError("language", lang, LANGUAGES)
    return lang


def pick(texts: Mapping[str, str], lang: str) -> str:
    """Choose a text's language.

    Parameters
    ----------
    texts : mapping of str to str
        The text by language.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The text.

    Raises
    ------
    UnknownNameError
        If there is no such language.
    """
    return texts[check_language(lang)]


def together(text: str) -> str:
    """Keep a text on one line, wherever lines are broken.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    str
        The same with no-break spaces.

    Examples
    --------
    >>> together("2. kvt.")
    '2.\\xa0kvt.'
    """
    return text.replace(" ", _NO_BREAK)


def ranges_together(text: str) -> str:
    """Keep ranges of numbers on one line in a browser, which breaks lines after a dash.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    str
        The same with a word joiner after each dash between digits.

    Examples
    --------
    >>> ranges_together("bilag 2–3")
    'bilag 2–\\u20603'
    """
    return re.sub(r"(?<=\d)–(?=\d)", f"–{_JOINER}", text)


def number(value: float, lang: str, decimals: int = 0) -> str:
    """Write a number with the language's separators.

    Parameters
    ----------
    value : float
        The number.
    lang : str
        "da" or "en".
    decimals : int, default 0
        How many decimals to write.

    Returns
    -------
    str
        The number in words of digits.

    Examples
    --------
    >>> number(144382, "da"), number(144382, "en"), number(2.5, "da", 1)
    ('144.382', '144,382', '2,5')
    """
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, pattern, locale=check_language(lang))


def decimals(values: Iterable[float], most: int = 3) -> int:
    """Count the decimals that a column of numbers is to be written with.

    Parameters
    ----------
    values : iterable of float
        The numbers; missing ones do not count.
    most : int, default 3
        The most that are written.

    Returns
    -------
    int
        As many as the number with most decimals has.

    Examples
    --------
    >>> decimals([3, 4.0]), decimals([2.5, 3]), decimals([1 / 3])
    (0, 1, 3)
    """
    found = [
        Decimal(str(round(float(value), most))).normalize() for value in values if value == value
    ]
    return max((-value.as_tuple().exponent for value in found if value % 1), default=0)


def percent(value: float, lang: str) -> str:
    """Write a number of per cent, with the space before the sign that Danish wants.

    Parameters
    ----------
    value : float
        Per cent: 24 is a little less than a quarter.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The number and the sign.

    Examples
    --------
    >>> percent(24, "da"), percent(24, "en")
    ('24\\xa0%', '24%')
    """
    from babel.numbers import format_percent

    return format_percent(value / 100, locale=check_language(lang))


def danish_order(name: str) -> str:
    """Give what to sort a name by, so that names stand as in a Danish list.

    Parameters
    ----------
    name : str
        The name.

    Returns
    -------
    str
        Its key: æ, ø and å come last, and aa counts as å.

    Examples
    --------
    >>> sorted(["Aarhus", "Ærø", "Odense", "Øster", "Assens"], key=danish_order)
    ['Assens', 'Odense', 'Ærø', 'Øster', 'Aarhus']
    """
    return name.casefold().replace("aa", "å").translate(_LAST_LETTERS)
