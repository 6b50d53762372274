"""The figures: one function each, and the registry that knows their titles and sources."""

import importlib
import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.figures.cards import describe_card, draw_card, list_cards
from kkrdata.text import check_language

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from kkrdata.figures.spec import FigureSpec, Shading
    from kkrdata.style import Body, Words

__all__ = [
    "THEMES",
    "Entry",
    "check_name",
    "describe",
    "describe_card",
    "draw",
    "draw_card",
    "file_name",
    "list_cards",
    "list_choices",
    "list_figures",
    "load_data",
    "module",
    "numbers",
    "sizes",
    "theme",
]

THEMES = {
    "foreign_companies": {"da": "Udenlandske virksomheder", "en": "Foreign companies"},
    "health": {"da": "Sundhed", "en": "Health"},
    "economy": {"da": "Økonomi og arbejdsmarked", "en": "Economy and labour"},
    "traffic": {"da": "Trafik og turisme", "en": "Traffic and tourism"},
    "investment": {"da": "Investeringer og talent", "en": "Investment and talent"},
    "broadband": {"da": "Bredbånd", "en": "Broadband"},
    "education": {"da": "Uddannelse og udvikling", "en": "Education and development"},
}

_POSTER = "poster"
_SLIDE = ("slide",)
_CHART = ("slide", "half", "square", "a4")
_NOT_A4 = _CHART[:-1]  # has more text than the column of a report has room for


class Entry(NamedTuple):
    """What can be told of a figure without importing what draws it, which takes seconds.

    `sizes` are those of `style.SIZES` that it can be drawn in, the usual one first.
    """

    module: str
    theme: str
    sizes: tuple[str, ...] = _CHART


# In the order of the gallery and of the deck.
_REGISTRY = {
    "foreign-employment-map": Entry("foreign_companies", "foreign_companies", _SLIDE),
    "fdi-projects-map": Entry("foreign_companies", "foreign_companies", _SLIDE),
    "health-clusters-map": Entry("health_clusters", "health", ("slide", "poster")),
    "shared-patients": Entry("shared_patients", "health", _NOT_A4),
    "governance-structure": Entry("governance", "health", _SLIDE),
    "greater-copenhagen-map": Entry("greater_copenhagen", "economy"),
    "gdp-per-capita": Entry("economy", "economy"),
    "unemployment-metros": Entry("unemployment", "economy"),
    "unemployment-regions": Entry("unemployment", "economy"),
    "vacancies": Entry("economy", "economy"),
    "oresund-traffic": Entry("crossings", "traffic"),
    "hh-ferry-passengers": Entry("crossings", "traffic"),
    "airport-passengers": Entry("traffic", "traffic"),
    "hotel-nights": Entry("traffic", "traffic"),
    "copcap-fdi-jobs": Entry("investment", "investment"),
    "copcap-talent": Entry("investment", "investment"),
    "skane-fdi-export": Entry("investment", "investment"),
    "skane-investment-value": Entry("investment", "investment"),
    "broadband-100mbit": Entry("broadband", "broadband"),
    "broadband-1gbit": Entry("broadband", "broadband"),
    "lighthouse-grants": Entry("grants", "education"),
    "study-places": Entry("study_places", "education", _NOT_A4),
    "interreg-programmes": Entry("grants", "education", _NOT_A4),
}


def list_figures() -> list[str]:
    """List the figures that can be drawn.

    Returns
    -------
    list of str
        Their ids.
    """
    return list(_REGISTRY)


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
    if name not in _REGISTRY:
        raise UnknownNameError("figure", name, _REGISTRY)


def module(name: str) -> str:
    """Tell which module draws a figure.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    str
        Such as "kkrdata.figures.foreign_companies".

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    """
    check_name(name)
    return f"{__name__}.{_REGISTRY[name].module}"


def _spec(name: str) -> "FigureSpec":
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
    return list(inspect.signature(_spec(name).load).parameters)


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
    return _spec(name).load(**choices)


def theme(name: str) -> str:
    """Tell which theme a figure belongs to.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    str
        A key of `THEMES`.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    """
    check_name(name)
    return _REGISTRY[name].theme


def sizes(name: str) -> tuple[str, ...]:
    """List the sizes that a figure can be drawn in.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    tuple of str
        Names of `style.SIZES`, the usual one first.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    """
    check_name(name)
    return _REGISTRY[name].sizes


def shipped_sizes(name: str) -> list[str]:
    """Tell which of a figure's sizes are built: its usual one, and its poster if it has one.

    Parameters
    ----------
    name : str
        One of `list_figures()`.

    Returns
    -------
    list of str
        The sizes; in the others a figure is drawn when it is asked for.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    """
    usual, *others = sizes(name)
    return [usual, *(size for size in others if size == _POSTER)]


def _size(name: str, size: str | None) -> str:
    """Return the size asked for, if the figure has it; its usual one if none is."""
    known = sizes(name)
    if size is not None and size not in known:
        raise UnknownNameError(f"size of {name}", size, known)
    return size or known[0]


def file_name(name: str, lang: str, form: str, size: str | None = None) -> str:
    """Name a figure's file.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    lang, form : str
        Language and format.
    size : str, optional
        The size; the figure's usual one is not named.

    Returns
    -------
    str
        Such as "fdi-projects-map_da.png", or "health-clusters-map_da_poster.png".

    Raises
    ------
    UnknownNameError
        If there is no such figure, or it has no such size.
    """
    wanted = _size(name, size)
    return f"{name}_{lang}.{form}" if wanted == sizes(name)[0] else f"{name}_{lang}_{wanted}.{form}"


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
        If there is no such figure or language, or the figure has no such size or no official
        series.
    KkrDataError
        If both `data` and a vintage are given.
    NotRefreshedError
        If none of the chart's series had been fetched by then.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> draw("foreign-employment-map").get_size_inches().round(2).tolist()
    [13.33, 7.5]
    """
    figure, wanted = _spec(name), _size(name, size)
    check_language(lang)
    from kkrdata import style
    from kkrdata.figures.spec import words

    shown = _shown(name, data, vintage)
    said = words(name, figure, shown, lang)
    with style.theme():
        return figure.draw(**shown, words=said, lang=lang, size=style.SIZES[wanted])


def _shown(name: str, data: Mapping[str, Any] | None, vintage: str | None) -> Mapping[str, Any]:
    if vintage is None:
        return load_data(name) if data is None else data
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
        If there is no such figure or language.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> numbers("fdi-projects-map")["alle"].sum().item()
    564
    """
    figure = _spec(name)
    check_language(lang)
    shown = figure.numbers(figure.load() if data is None else data, lang)
    frame = shown.frame.copy()
    frame.attrs = {"label": shown.label, "units": dict(shown.values), "period": shown.period}
    return frame


def _filled(
    name: str, lang: str, data: Mapping[str, Any] | None
) -> tuple["FigureSpec", Mapping[str, Any], "Words"]:
    """Return a figure, what it shows, and its words with the facts filled in."""
    figure = _spec(name)
    check_language(lang)
    from kkrdata.figures.spec import words

    shown = figure.load() if data is None else data
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
