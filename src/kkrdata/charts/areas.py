"""The colour and the name of each area, the same in every chart."""

from typing import NamedTuple


class Look(NamedTuple):
    """The colour of an area's lines and bars, and the darker one of its labels."""

    colour: str
    ink: str


# Told apart by the colour-blind as well; each ink stands out from paper by 4.5 or more.
LOOKS = {
    "Region Hovedstaden": Look("#12436d", "#12436d"),
    "Region Sjælland": Look("#2aa198", "#14736c"),
    "Region Skåne": Look("#f07c28", "#a84c08"),
    "Region Halland": Look("#a285d1", "#6d4fa3"),
    "Greater Copenhagen": Look("#5b7f1f", "#4c6b18"),
    "Danmark": Look("#4a545e", "#4a545e"),
    "Sverige": Look("#9aa5ae", "#5c6770"),
}
OTHER = Look("#5f88b0", "#3a648d")  # cities and other places, one in each small chart

_ENGLISH = {"Danmark": "Denmark", "Sverige": "Sweden", "Københavns Lufthavn": "Copenhagen Airport"}


def look(area: str) -> Look:
    """Give an area's colours.

    Parameters
    ----------
    area : str
        The area, as the tables name it.

    Returns
    -------
    Look
        Its colours.
    """
    return LOOKS.get(area, OTHER)


def name(area: str, lang: str) -> str:
    """Name an area in the reader's language.

    Parameters
    ----------
    area : str
        The area, as the tables name it.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Its name; most are the same in both.
    """
    return _ENGLISH.get(area, area) if lang == "en" else area
