"""A figure in one language, with what it shows. What draws it is imported when one is made."""

import importlib
import inspect
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kkrdata import catalog
from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.figures.registry import THEMES, module, size_of, sizes, theme
from kkrdata.text import check_language

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from kkrdata.figures.spec import FigureSpec, Numbers, Shading
    from kkrdata.style import Body, Words

_NO_DATA = ("words", "lang", "size")  # what the function of a figure takes besides its data


def spec_of(name: str) -> "FigureSpec":
    """Return all that is known of a figure.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    FigureSpec
        Its data, words, numbers and how it is drawn.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    """
    return importlib.import_module(module(name)).FIGURES[name]


class Edition:
    """A figure in one language: what is drawn and told of it, worked out once.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang : {"da", "en"}, default "da"
        The language.
    data : mapping, optional
        Other data than the tables', in the form of `load_data(name)`.

    Attributes
    ----------
    name, lang : str
        As given.
    data : mapping of str to pandas.DataFrame
        What it shows.
    read : set of str
        Tables and boundaries that were read for it; none if the data were given.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language, or `data` has a name that `load_data(name)` has not.
    KkrDataError
        If `data` lacks a name.
    DataError
        If a table is missing or is not as it was built.
    """

    def __init__(self, name: str, lang: str = "da", data: Mapping[str, Any] | None = None):
        self._spec = spec_of(name)
        check_language(lang)
        self.name, self.lang = name, lang
        with catalog.noted() as self.read:
            self.data = self._spec.load() if data is None else self._checked(data)

    def _checked(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return data if they have the right names."""
        parameters = inspect.signature(self._spec.draw).parameters
        wanted = [each for each in parameters if each not in _NO_DATA]
        advice = f"They must be named as in load_data({self.name!r})."
        for each in data:
            if each not in wanted:
                raise UnknownNameError(f"name in the data for {self.name}", each, wanted, advice)
        if missing := [each for each in wanted if each not in data]:
            raise KkrDataError(
                f"The data for {self.name} lack {', '.join(missing)}. {advice} "
                f"It has: {', '.join(wanted)}."
            )
        return data

    @cached_property
    def words(self) -> "Words":
        """What is written around it, with the facts filled in."""
        from kkrdata.figures.spec import words

        return words(self.name, self._spec, self.data, self.lang)

    @cached_property
    def _numbers(self) -> "Numbers":
        return self._spec.numbers(self.data, self.lang)

    def draw(self, size: str | None = None) -> "Figure":
        """Draw it.

        Parameters
        ----------
        size : str, optional
            One of `sizes(name)`; the first of them if left out.

        Returns
        -------
        matplotlib.figure.Figure
            A figure of that size.

        Raises
        ------
        UnknownNameError
            If it has no such size.
        """
        wanted = size_of(self.name, size)
        from kkrdata import style

        with style.theme():
            return self._spec.draw(
                **self.data, words=self.words, lang=self.lang, size=style.SIZES[wanted]
            )

    def numbers(self) -> "pd.DataFrame":
        """List the numbers that it shows.

        Returns
        -------
        pandas.DataFrame
            One row for each thing shown; `attrs` has label (the column that names a row), units
            (of each column with numbers) and period.
        """
        shown = self._numbers
        frame = shown.frame.copy()
        frame.attrs = {"label": shown.label, "units": dict(shown.values), "period": shown.period}
        return frame

    def describe(self) -> dict[str, str]:
        """Say what it shows, for those who cannot see it and for those who cite it.

        Returns
        -------
        dict of str to str
            theme, title, subtitle, alt, notes and source.
        """
        from kkrdata.figures import alternative

        around = self.words
        said = {key: around.texts[key] for key in ("title", "subtitle")}
        alt = around.texts.get("alt") or alternative.describe(
            self._numbers, said["subtitle"], self._spec.kind, self.lang
        )
        foot = {"notes": " ".join(around.notes), "source": " ".join(around.source)}
        return {"theme": THEMES[theme(self.name)][self.lang]} | said | {"alt": alt} | foot

    def shading(self) -> "Shading | None":
        """Tell how it colours its municipalities.

        Returns
        -------
        Shading or None
            Colours and legend; None if it is no map, or does not tell.
        """
        tells = self._spec.shading
        return tells(self.data, self.words, self.lang) if tells else None

    def body(self) -> "Body":
        """Tell where its picture is, between title and foot, in its usual size.

        Returns
        -------
        Body
            Left, bottom, width and height in inches.
        """
        from kkrdata import style

        with style.theme():
            return style.page(self.words, style.SIZES[sizes(self.name)[0]])[1]
