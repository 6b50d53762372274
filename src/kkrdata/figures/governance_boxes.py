"""What stands in the boxes of the structure of health care: names, seats, chairs."""

import pandas as pd

from kkrdata.charts.boxes import Box, Item
from kkrdata.figures.catalogued import capital, label
from kkrdata.text import number, pick

UPPER = "political"  # the tier that stands out
SIDES = ("region", "municipalities", "general_practice", "patients")  # in their order
MEMBER, OWN = "member", "body"  # a role, and seats that are counted for the body itself
_INVOLVED = "involved"
_CHAIRS = ("chair", "deputy_chair", "co_chair")
_BODY = {"da": "body", "en": "body_en"}
_ORGANISATION = {"da": "organisation", "en": "organisation_en"}
_PER = {"da": "pr. {}", "en": "for each {}"}


def box(row: tuple, seats: pd.DataFrame, lang: str) -> Box:
    """Write what stands in a body's box, the sides in their order.

    Parameters
    ----------
    row : tuple
        The body, a row of `load_governance_bodies()`.
    seats : pandas.DataFrame
        Its rows of `load_governance()`.
    lang : str
        "da" or "en".

    Returns
    -------
    Box
        Filled if the body is of the political tier.
    """
    ranked = seats.sort_values("side", key=lambda sides: sides.map(SIDES.index), kind="stable")
    items = [_item(each, lang) for each in ranked[ranked["role"] == MEMBER].itertuples()]
    around = {"note": _per_region(row, lang), "after": _after(ranked, lang)}
    return Box(row.body_id, name(row, lang), items=items, strong=row.tier == UPPER, **around)


def name(row: tuple, lang: str) -> str:
    """Name a body.

    Parameters
    ----------
    row : tuple
        A row of `load_governance_bodies()`.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Its name.
    """
    return getattr(row, pick(_BODY, lang))


def count(row: tuple, lang: str) -> str:
    """Write how many seats there are.

    Parameters
    ----------
    row : tuple
        A row with seats_low and seats_high.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Such as "2" or "1–2".
    """
    return _range(row.seats_low, row.seats_high, lang)


def per(row: tuple, lang: str) -> str:
    """Write for each of what seats are counted.

    Parameters
    ----------
    row : tuple
        A row with seats_per.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        Such as "pr. kommune".
    """
    return _each(label("governance", "seats_per", row.seats_per, lang), lang)


def _each(what: str, lang: str) -> str:
    return pick(_PER, lang).format(what)


def _range(low: int, high: int, lang: str) -> str:
    return "–".join(dict.fromkeys([number(low, lang), number(high, lang)]))


def _per_region(row: tuple, lang: str) -> str:
    if pd.isna(row.per_region_low):
        return ""
    region = _each(label("governance", "side", "region", lang), lang)
    return f"{_range(row.per_region_low, row.per_region_high, lang)} {region}"


def _item(row: tuple, lang: str) -> Item:
    member = getattr(row, pick(_ORGANISATION, lang))
    if pd.isna(row.seats_low):
        return Item("", member)
    remarks = [] if row.seats_per == OWN else [per(row, lang)]
    if not pd.isna(row.proviso):
        remarks.append(label("governance", "proviso", row.proviso, lang))
    return Item(count(row, lang), member, ", ".join(remarks))


def _after(seats: pd.DataFrame, lang: str) -> list[str]:
    """Write who chairs a body, and who is involved without a seat."""
    chairs = _joined(seats[seats["role"].isin(_CHAIRS)], lang)
    involved = _joined(seats[seats["role"] == _INVOLVED], lang)
    lines = [capital(chairs)] if chairs else []
    role = capital(label("governance", "role", _INVOLVED, lang))
    return [*lines, f"{role}: {involved}"] if involved else lines


def _joined(seats: pd.DataFrame, lang: str) -> str:
    names = seats[pick(_ORGANISATION, lang)]
    return ", ".join(each[:1].lower() + each[1:] for each in names)
