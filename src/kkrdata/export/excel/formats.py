"""How numbers look: Excel's formats, and the text that they give."""

from kkrdata.export.excel.sheets import Column, Formula, Value
from kkrdata.text import number

WHOLE, YEAR, TEXT = "#,##0", "0", "@"


def decimals(value: float) -> int:
    """Count the decimals that a number needs, up to four.

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
    >>> decimals(108.5), decimals(27.0), decimals(12), decimals(1 / 3)
    (1, 0, 0, 4)
    """
    return len(f"{value:.4f}".rstrip("0").partition(".")[2])


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


def cell_format(value: Value, column: Column) -> str:
    """Choose the format of a cell.

    Parameters
    ----------
    value : Value
        Its value.
    column : Column
        Its column.

    Returns
    -------
    str
        In Excel's notation.
    """
    plain = value.value if isinstance(value, Formula) else value
    if isinstance(plain, int | float):
        return column.format or number_format(decimals(plain))
    return column.format or TEXT


def shown(value: Value, form: str, lang: str) -> str:
    """Write a value as its cell shows it.

    Parameters
    ----------
    value : Value
        The value.
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
    >>> shown(144382, "#,##0", "da"), shown(2019, "0", "da"), shown("101", "@", "da")
    ('144.382', '2019', '101')
    """
    plain = value.value if isinstance(value, Formula) else value
    if isinstance(plain, int | float) and form != YEAR:
        return number(plain, lang, len(form.partition(".")[2]))
    return "" if plain is None else str(plain)
