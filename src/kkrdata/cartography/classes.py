"""Classes of a choropleth: whole-number limits, one colour each, the same in every frame."""

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_hex

from kkrdata import text
from kkrdata.errors import KkrDataError


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
            Their colours.

        Raises
        ------
        KkrDataError
            If a value is in no class.
        """
        return [self._colour(value) for value in values]

    def _colour(self, value: int) -> str:
        for (low, high), colour in zip(self.limits, self.colours, strict=True):
            if low <= value <= high:
                return colour
        raise KkrDataError(f"{value} is in none of the map's classes, {self.limits}")

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
    """Make classes of equal width that end with the greatest value and begin with the least.

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
    least, highs = int(min(values)), range(int(max(values)), int(min(values)) - 1, -width)
    limits = [(max(high - width + 1, least), high) for high in reversed(highs)]
    return given(limits, colour_map)


def up_to(highs: Sequence[int], values: Sequence[int], *colours: str | float) -> Classes:
    """Make classes of given limits; the last one is open.

    Parameters
    ----------
    highs : sequence of int
        The greatest value of each class but the last, whose greatest is that of the values.
    values : sequence of int
        The values to class.
    *colours : str, float, float
        The colour map, and where in it to begin and end, as `given` takes them.

    Returns
    -------
    Classes
        The classes, from 0 on.

    Examples
    --------
    >>> up_to([0, 9], [3, 408], "Greens").names("en")
    ['0', '1–9', '10–408']
    """
    lows = [0, *(high + 1 for high in highs)]
    greatest = max(int(max(values)), lows[-1])
    return given(list(zip(lows, [*highs, greatest], strict=True)), *colours)


def given(
    limits: Sequence[tuple[int, int]],
    colour_map: str,
    lightest: float = 0.18,
    darkest: float = 0.6,
) -> Classes:
    """Make classes of given limits.

    Parameters
    ----------
    limits : sequence of (int, int)
        The least and the greatest value of each class.
    colour_map : str
        A colour map of matplotlib's, light to dark.
    lightest, darkest : float
        Where in the map to begin and end: the lightest must be seen beside paper and sea, and text
        must be read on the darkest.

    Returns
    -------
    Classes
        The classes.
    """
    steps = np.linspace(lightest, darkest, len(limits))
    colours = mpl.colormaps[colour_map](steps)
    return Classes(tuple(limits), tuple(map(to_hex, colours)))
