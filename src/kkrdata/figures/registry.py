"""Which figures there are, and what can be told of them without importing what draws them."""

from typing import NamedTuple

from kkrdata.errors import UnknownNameError

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
_CHART = ("slide", "half", "square", "a4")
_HIGH = (*_CHART[:-1], "a4_high")  # has more text than there is room for in a4


class Entry(NamedTuple):
    """What can be told of a figure without importing what draws it, which takes seconds.

    `sizes` are those of `style.SIZES` that it can be drawn in, the usual one first.
    """

    module: str
    theme: str
    sizes: tuple[str, ...] = _CHART


# In the order of the gallery and of the deck.
_REGISTRY = {
    "foreign-employment-map": Entry("foreign_companies", "foreign_companies"),
    "fdi-projects-map": Entry("foreign_companies", "foreign_companies"),
    "health-clusters-map": Entry("health_clusters", "health", (*_CHART, _POSTER)),
    "shared-patients": Entry("shared_patients", "health", _HIGH),
    "governance-structure": Entry("governance", "health", _HIGH),
    "greater-copenhagen-map": Entry("greater_copenhagen", "economy"),
    "gdp-per-capita": Entry("economy", "economy"),
    "unemployment-metros": Entry("unemployment", "economy"),
    "unemployment-regions": Entry("unemployment", "economy"),
    "vacancies": Entry("economy", "economy", _HIGH),
    "oresund-traffic": Entry("crossings", "traffic", _HIGH),
    "hh-ferry-passengers": Entry("crossings", "traffic"),
    "airport-passengers": Entry("traffic", "traffic"),
    "hotel-nights": Entry("traffic", "traffic"),
    "copcap-fdi-jobs": Entry("investment", "investment"),
    "copcap-talent": Entry("investment", "investment"),
    "skane-fdi-export": Entry("investment", "investment"),
    "skane-investment-value": Entry("investment", "investment"),
    "broadband-100mbit": Entry("broadband", "broadband", _HIGH),
    "broadband-1gbit": Entry("broadband", "broadband"),
    "lighthouse-grants": Entry("grants", "education"),
    "study-places": Entry("study_places", "education", _HIGH),
    "interreg-programmes": Entry("grants", "education"),
}


def list_figures(theme: str | None = None) -> list[str]:
    """List the figures that can be drawn.

    Parameters
    ----------
    theme : str, optional
        One of `THEMES`; all figures if left out.

    Returns
    -------
    list of str
        Their ids.

    Raises
    ------
    UnknownNameError
        If there is no such theme.

    Examples
    --------
    >>> list_figures("broadband")
    ['broadband-100mbit', 'broadband-1gbit']
    """
    if theme is None:
        return list(_REGISTRY)
    if theme not in THEMES:
        raise UnknownNameError("theme", theme, THEMES)
    return [name for name, entry in _REGISTRY.items() if entry.theme == theme]


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
    return f"{__package__}.{_REGISTRY[name].module}"


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


def size_of(name: str, size: str | None) -> str:
    """Return the size asked for, or the usual one.

    Parameters
    ----------
    name : str
        One of `list_figures()`.
    size : str or None
        The size, if one is asked for.

    Returns
    -------
    str
        One of `sizes(name)`.

    Raises
    ------
    UnknownNameError
        If there is no such figure, or it has no such size.
    """
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
    wanted = size_of(name, size)
    return f"{name}_{lang}.{form}" if wanted == sizes(name)[0] else f"{name}_{lang}_{wanted}.{form}"
