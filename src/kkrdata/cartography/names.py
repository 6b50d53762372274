"""Ways to break names into lines, for labels."""

from collections.abc import Mapping, Sequence

from kkrdata.typesetting import text_width, wrap

# Where, besides its hyphens, a word may be divided that is wider than its line.
DIVISIONS = {"/": "/ ", "sforum": "s- forum", "shospital": "s- hospital"}


def at_hyphen(name: str) -> list[tuple[str, ...]]:
    """Give the ways to write a municipality's name.

    Parameters
    ----------
    name : str
        The name.

    Returns
    -------
    list of tuple of str
        On one line; and on two, if it has a hyphen to break at.

    Examples
    --------
    >>> at_hyphen("Ikast-Brande")
    [('Ikast-Brande',), ('Ikast-', 'Brande')]
    """
    first, hyphen, second = name.partition("-")
    return [(name,)] + ([(first + hyphen, second)] if hyphen else [])


def at_width(
    texts: Sequence[str],
    width: float,
    size: float,
    weight: str,
    family: str,
    divisions: Mapping[str, str] = DIVISIONS,
) -> tuple[str, ...]:
    """Break texts into lines of some width, each text beginning a line.

    Parameters
    ----------
    texts : sequence of str
        The texts.
    width : float
        The width in points.
    size : float
        The type size in points.
    weight, family : str
        The typeface.
    divisions : mapping of str to str, default DIVISIONS
        Where words are divided that are wider than a line: hyphens, strokes and joints.

    Returns
    -------
    tuple of str
        The lines.
    """
    look = (size, weight, family)
    split = [
        " ".join(
            _parts(word, divisions) if text_width(word, *look) > width else word
            for word in text.split()
        )
        for text in texts
    ]
    return tuple(line for text in split for line in wrap(text, width, *look))


def _parts(word: str, divisions: Mapping[str, str]) -> str:
    for whole, divided in divisions.items():
        word = word.replace(whole, divided)
    return word
