"""Draws and describes figures by name."""

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.figures.editions import Edition, spec_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def list_choices(name: str) -> list[str]:
    """List what can be chosen of a figure's data.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    list of str
        What `load_data` takes besides the name.

    Raises
    ------
    UnknownNameError
        If there is no such figure.

    Examples
    --------
    >>> list_choices("hotel-nights"), list_choices("fdi-projects-map")
    (['vintage'], [])
    """
    return list(inspect.signature(spec_of(name).load).parameters)


def load_data(name: str, **choices: Any) -> dict[str, Any]:
    """Load what a figure shows.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    **choices : Any
        Other data than the usual, where a figure offers them: `source="list"` of
        health-clusters-map; `vintage="latest"` or a date of a chart with official series.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables, under the names that the figure's function takes; change a copy of them and give it
        to `draw`.

    Raises
    ------
    UnknownNameError
        If there is no such figure, or it does not offer such a choice.
    PartialTableError
        If what is chosen has not all the rows that the figure needs.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> sorted(load_data("fdi-projects-map"))
    ['projects', 'surroundings']
    >>> len(load_data("health-clusters-map", source="list")["memberships"])
    98
    """
    offered = list_choices(name)
    for choice in choices:
        if choice not in offered:
            raise UnknownNameError(f"choice of {name}", choice, offered)
    return spec_of(name).load(**choices)


def draw(
    name: str,
    lang: str = "da",
    data: Mapping[str, Any] | None = None,
    size: str | None = None,
    vintage: str | None = None,
) -> "Figure":
    """Draw a figure.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang : {"da", "en"}, default "da"
        The language.
    data : mapping, optional
        Other data than the tables', in the form of `load_data(name)`.
    size : str, optional
        One of `sizes(name)`; the first of them, mostly a slide of 1920 x 1080 pixels, if left out.
    vintage : str, optional
        Draw a chart with the agencies' whole series, as `kkrdata refresh` has fetched them:
        "latest", or a date. In place of `data`: the same as `load_data(name, vintage=vintage)`.

    Returns
    -------
    matplotlib.figure.Figure
        A figure of that size.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language, the figure has no such size or no official
        series, or `data` has a name that `load_data(name)` has not.
    KkrDataError
        If `data` lacks a name, or both `data` and a vintage are given.
    NotRefreshedError
        If none of the chart's series had been fetched by then.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> draw("foreign-employment-map").get_size_inches().round(2).tolist()
    [13.33, 7.5]
    """
    if vintage is not None:
        if data is not None:
            raise KkrDataError(f"{name}: give data or a vintage, not both.")
        data = load_data(name, vintage=vintage)
    return Edition(name, lang, data).draw(size)


def numbers(name: str, lang: str = "da", data: Mapping[str, Any] | None = None) -> "pd.DataFrame":
    """List the numbers that a figure shows.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang : {"da", "en"}, default "da"
        The language of headings and names.
    data : mapping, optional
        Other data than the tables', in the form of `load_data(name)`.

    Returns
    -------
    pandas.DataFrame
        One row for each thing shown; `attrs` has label (the column that names a row), units (of
        each column with numbers) and period.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language, or `data` has a name that `load_data(name)` has not.
    KkrDataError
        If `data` lacks a name.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> numbers("fdi-projects-map")["alle"].sum().item()
    564
    """
    return Edition(name, lang, data).numbers()


def describe(name: str, lang: str = "da", data: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Say what a figure shows, for those who cannot see it and for those who cite it.

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
    dict of str to str
        theme, title, subtitle, alt, notes and source; alt is a description in words, made from the
        numbers unless one is written down for the figure.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.
    """
    return Edition(name, lang, data).describe()
