"""How numbers look: Excel's formats, and the text that they give."""

from kkrdata.text import number

WHOLE, YEAR, TEXT = "#,##0", "0", "@"


def decimals(value: float) -> int:
    """Count the decimals that a number needs.

    Parameters
    ----------
    value : float
        The number.

    Returns
    -------
    int
        How many.

    Examples
    --------
    >>> decimals(108.5), decimals(27.0), decimals(12)
    (1, 0, 0)
    """
    return len(f"{value}".partition(".")[2].rstrip("0"))


def number_format(places: int) -> str:
    """Return the format of numbers with so many decimals.

    Parameters
    ----------
    places : int
        How many.

    Returns
    -------
    str
        In Excel's notation, which each reader's Excel turns into their own separators.

    Examples
    --------
    >>> number_format(1)
    '#,##0.0'
    """
    return WHOLE + ("." + "0" * places if places else "")


def shown(value: float, form: str, lang: str) -> str:
    """Write a number as a cell shows it.

    Parameters
    ----------
    value : float
        The number.
    form : str
        The cell's format.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        The text.

    Examples
    --------
    >>> shown(144382, "#,##0", "da"), shown(2019, "0", "da")
    ('144.382', '2019')
    """
    if form == YEAR:
        return str(value)
    return number(value, lang, len(form.partition(".")[2]))
