"""The figures: one function each, and the registry that knows their titles and sources."""

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kkrdata.errors import UnknownNameError
from kkrdata.text import check_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kkrdata.figures.spec import FigureSpec

# Which module draws which figure. The modules are imported when a figure is asked for: what draws
# them takes a second or two to import.
_MODULES = {
    "foreign-employment-map": "foreign_companies",
    "fdi-projects-map": "foreign_companies",
}


def list_figures() -> list[str]:
    """List the figures that can be drawn.

    Returns
    -------
    list of str
        Their ids.
    """
    return list(_MODULES)


def check_name(name: str) -> None:
    """Make sure that there is a figure of a name.

    Parameters
    ----------
    name : str
        The name.

    Raises
    ------
    UnknownNameError
        If it is not one of `list_figures()`.
    """
    if name not in _MODULES:
        raise UnknownNameError("figure", name, _MODULES)


def _spec(name: str) -> "FigureSpec":
    check_name(name)
    return importlib.import_module(f"{__name__}.{_MODULES[name]}").FIGURES[name]


def load_data(name: str) -> dict[str, Any]:
    """Load what a figure shows.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables, under the names that the figure's function takes; change a copy of them and give it
        to `draw`.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> sorted(load_data("fdi-projects-map"))
    ['projects', 'surroundings']
    """
    return _spec(name).load()


def draw(name: str, lang: str = "da", data: Mapping[str, Any] | None = None) -> "Figure":
    """Draw a figure.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang : {"da", "en"}, default "da"
        The language.
    data : mapping, optional
        Other data than the tables', in the form of `load_data(name)`.

    Returns
    -------
    matplotlib.figure.Figure
        A slide of 13.33 x 7.5 inches, 1920 x 1080 pixels.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> draw("foreign-employment-map").get_size_inches().round(2).tolist()
    [13.33, 7.5]
    """
    figure = _spec(name)
    check_language(lang)
    from kkrdata import style
    from kkrdata.figures.spec import words

    shown = figure.load() if data is None else data
    with style.theme():
        return figure.draw(**shown, words=words(name, figure, shown, lang), lang=lang)


def describe(name: str, lang: str = "da") -> dict[str, str]:
    """Say what a figure shows, for those who cannot see it and for those who cite it.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang : {"da", "en"}, default "da"
        The language.

    Returns
    -------
    dict of str to str
        title, subtitle, alt (a description in words), notes and source.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.
    """
    figure = _spec(name)
    check_language(lang)
    from kkrdata.figures.spec import words

    around = words(name, figure, figure.load(), lang)
    said = {key: around.texts[key] for key in ("title", "subtitle", "alt")}
    return said | {"notes": " ".join(around.notes), "source": " ".join(around.source)}
