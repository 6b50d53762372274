"""Draws and describes figures by name. What draws them is imported when one is asked for."""

import importlib
import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.figures.registry import THEMES, module, size_of, sizes, theme
from kkrdata.text import check_language

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from kkrdata.figures.spec import FigureSpec, Shading
    from kkrdata.style import Body, Words


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
    figure, wanted = spec_of(name), size_of(name, size)
    check_language(lang)
    from kkrdata import style
    from kkrdata.figures.spec import words

    shown = _shown(name, data, vintage)
    said = words(name, figure, shown, lang)
    with style.theme():
        return figure.draw(**shown, words=said, lang=lang, size=style.SIZES[wanted])


_NO_DATA = ("words", "lang", "size")  # what the function of a figure takes besides its data


def _given(name: str, data: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return the usual data, or those given if they have the right names."""
    figure = spec_of(name)
    if data is None:
        return figure.load()
    wanted = [each for each in inspect.signature(figure.draw).parameters if each not in _NO_DATA]
    advice = f"They must be named as in load_data({name!r})."
    for each in data:
        if each not in wanted:
            raise UnknownNameError(f"name in the data for {name}", each, wanted, advice)
    if missing := [each for each in wanted if each not in data]:
        raise KkrDataError(
            f"The data for {name} lack {', '.join(missing)}. {advice} It has: {', '.join(wanted)}."
        )
    return data


def _shown(name: str, data: Mapping[str, Any] | None, vintage: str | None) -> Mapping[str, Any]:
    if vintage is None:
        return _given(name, data)
    if data is not None:
        raise KkrDataError(f"{name}: give data or a vintage, not both.")
    return load_data(name, vintage=vintage)


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
    figure = spec_of(name)
    check_language(lang)
    shown = figure.numbers(_given(name, data), lang)
    frame = shown.frame.copy()
    frame.attrs = {"label": shown.label, "units": dict(shown.values), "period": shown.period}
    return frame


def _filled(
    name: str, lang: str, data: Mapping[str, Any] | None
) -> tuple["FigureSpec", Mapping[str, Any], "Words"]:
    """Return a figure, what it shows, and its words with the facts filled in."""
    figure = spec_of(name)
    check_language(lang)
    from kkrdata.figures.spec import words

    shown = _given(name, data)
    return figure, shown, words(name, figure, shown, lang)


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
    figure, shown, around = _filled(name, lang, data)
    from kkrdata.figures import alternative

    said = {key: around.texts[key] for key in ("title", "subtitle")}
    alt = around.texts.get("alt") or alternative.describe(
        figure.numbers(shown, lang), said["subtitle"], figure.kind, lang
    )
    foot = {"notes": " ".join(around.notes), "source": " ".join(around.source)}
    return {"theme": THEMES[theme(name)][lang]} | said | {"alt": alt} | foot


def shading(name: str, lang: str = "da", data: Mapping[str, Any] | None = None) -> "Shading | None":
    """Tell how a map colours its municipalities.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang : {"da", "en"}, default "da"
        The language of the legend.
    data : mapping, optional
        Other data than the tables', in the form of `load_data(name)`.

    Returns
    -------
    Shading or None
        Colours and legend; None if the figure is no map, or does not tell.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.

    Examples
    --------
    >>> shading("fdi-projects-map").classes[0][0]
    '0'
    """
    figure, shown, around = _filled(name, lang, data)
    return figure.shading(shown, around, lang) if figure.shading else None


def body(name: str, lang: str = "da", data: Mapping[str, Any] | None = None) -> "Body":
    """Tell where the picture of a figure is, between title and foot, in its usual size.

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
    Body
        Left, bottom, width and height in inches.

    Raises
    ------
    UnknownNameError
        If there is no such figure or language.
    """
    _, _, around = _filled(name, lang, data)
    from kkrdata import style

    with style.theme():
        return style.page(around, style.SIZES[sizes(name)[0]])[1]
