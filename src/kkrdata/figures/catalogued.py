"""Words that the catalogue has: labels of values, headings of columns, units, qualifiers."""

from kkrdata import catalog
from kkrdata.catalog import Table
from kkrdata.text import number, pick, together

_EXACTLY = "="


def _table(table: str) -> Table:
    return catalog.default().table(table)


def label(table: str, field: str, value: str, lang: str) -> str:
    """Write a value in words.

    Parameters
    ----------
    table, field : str
        The column that it stands in, one that has labels.
    value : str
        The value.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Its label.

    Examples
    --------
    >>> label("study_places", "programme", "nursing", "da")
    'sygeplejerske'
    """
    return pick(_table(table).fields[field]["labels"][value], lang)


def heading(table: str, field: str, lang: str) -> str:
    """Name a column.

    Parameters
    ----------
    table, field : str
        The column.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Its title.

    Examples
    --------
    >>> heading("lighthouses", "place", "da")
    'Sted'
    """
    return _table(table).fields[field]["title" if lang == "da" else "title_en"]


def unit(table: str, field: str, lang: str) -> str:
    """Name a column's unit.

    Parameters
    ----------
    table, field : str
        The column, one of numbers in one unit.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The unit.

    Examples
    --------
    >>> unit("lighthouses", "grant", "da")
    'mio. kr.'
    """
    return pick(_table(table).fields[field]["unit"], lang)


def qualified(table: str, qualifier: str, written: str, lang: str) -> str:
    """Write a number with what the document says of its exactness.

    Parameters
    ----------
    table : str
        A table with a column qualifier.
    qualifier : str
        How exact the number is.
    written : str
        The number.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The number, after the qualifier's label unless it is exact.

    Examples
    --------
    >>> qualified("interreg", ">", "1.000", "da"), qualified("interreg", "=", "1.000", "da")
    ('over\\xa01.000', '1.000')
    """
    if qualifier == _EXACTLY:
        return written
    return together(f"{label(table, 'qualifier', qualifier, lang)} {written}")


def capital(words: str) -> str:
    """Begin words with a capital.

    Parameters
    ----------
    words : str
        The words.

    Returns
    -------
    str
        The same, but for the first letter.
    """
    return words[:1].upper() + words[1:]


def count(value: float, lang: str) -> str:
    """Write a number with as many decimals as it has, one at most.

    Parameters
    ----------
    value : float
        The number.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The number.

    Examples
    --------
    >>> count(27, "da"), count(490.5, "da")
    ('27', '490,5')
    """
    return number(value, lang, 0 if float(value).is_integer() else 1)
