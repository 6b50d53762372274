"""Classes of a choropleth: whole-number limits, one colour each, the same in every frame."""

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib import colors

from kkrdata import style, text


@dataclass(frozen=True)
class Classes:
    """Classes of whole numbers.

    Attributes
    ----------
    limits : tuple of (int, int)
        The least and the greatest value of each class, ascending.
    colours : tuple of str
        One for each class.
    """

    limits: tuple[tuple[int, int], ...]
    colours: tuple[str, ...]

    def colours_of(self, values: Sequence[int]) -> list[str]:
        """Choose each value's colour.

        Parameters
        ----------
        values : sequence of int
            The values.

        Returns
        -------
        list of str
            Their colours; the colour for "no data" where a value is missing.

        Raises
        ------
        ValueError
            If a value is in no class.
        """
        return [style.NO_DATA if pd.isna(value) else self._colour(value) for value in values]

    def _colour(self, value: int) -> str:
        for (low, high), colour in zip(self.limits, self.colours, strict=True):
            if low <= value <= high:
                return colour
        raise ValueError(f"{value} is in none of the classes {self.limits}")

    def names(self, lang: str) -> list[str]:
        """Write each class as a legend does.

        Parameters
        ----------
        lang : str
            "da" or "en".

        Returns
        -------
        list of str
            "13–15"; one number where a class has one value.
        """
        return [
            "–".join(text.number(limit, lang) for limit in dict.fromkeys(pair))
            for pair in self.limits
        ]


def equal(values: Sequence[int], width: int, colour_map: str) -> Classes:
    """Make classes of equal width that end with the greatest value.

    Parameters
    ----------
    values : sequence of int
        The values to class.
    width : int
        How many whole numbers a class has.
    colour_map : str
        A colour map of matplotlib's, light to dark.

    Returns
    -------
    Classes
        The classes.

    Examples
    --------
    >>> equal([13, 30], 6, "Greens").names("en")
    ['13–18', '19–24', '25–30']
    """
    highs = range(int(max(values)), int(min(values)) - 1, -width)
    return given([(high - width + 1, high) for high in reversed(highs)], colour_map)


def given(limits: Sequence[tuple[int, int]], colour_map: str) -> Classes:
    """Make classes of given limits.

    Parameters
    ----------
    limits : sequence of (int, int)
        The least and the greatest value of each class.
    colour_map : str
        A colour map of matplotlib's, light to dark.

    Returns
    -------
    Classes
        The classes.
    """
    return Classes(tuple(limits), shades(colour_map, len(limits)))


def shades(
    colour_map: str, count: int, lightest: float = 0.18, darkest: float = 0.6
) -> tuple[str, ...]:
    """Take colours at equal steps from a colour map.

    Parameters
    ----------
    colour_map : str
        A colour map of matplotlib's, light to dark.
    count : int
        How many.
    lightest, darkest : float
        Where in the map to begin and end: the lightest must be seen beside paper and sea, and dark
        text must be read on the darkest.

    Returns
    -------
    tuple of str
        The colours.
    """
    return tuple(
        map(colors.to_hex, mpl.colormaps[colour_map](np.linspace(lightest, darkest, count)))
    )
