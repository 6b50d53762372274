"""The 98 municipalities of Denmark, and the provinces, regions and councils they belong to.

Codes and names are those of Statistics Denmark's classification of regions, provinces and
municipalities, in force since 2007. They stand in the CSV files of this folder.
"""

import csv
import re
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from kkrdata.errors import UnknownNameError

__all__ = ["Municipality", "Region", "match", "match_region", "municipalities", "regions"]

CHRISTIANSO = "Christiansø (411) is run by the state and belongs to no municipality."


class Region(NamedTuple):
    """A region of Denmark (NUTS 2) and the municipal contact council (KKR) that covers it."""

    code: str
    name: str
    nuts2_code: str
    kkr: str


class Municipality(NamedTuple):
    """A municipality of Denmark with its region, province (landsdel, NUTS 3) and council (KKR)."""

    code: str
    name: str
    region_code: str
    region: str
    nuts3_code: str
    nuts3: str
    kkr: str


def _read(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def regions() -> MappingProxyType[str, Region]:
    """Return the five regions.

    Returns
    -------
    mapping of str to Region
        By region code, "081" to "085".
    """
    return MappingProxyType({row["region_code"]: Region(*row.values()) for row in _read("regions")})


@cache
def municipalities() -> MappingProxyType[str, Municipality]:
    """Return the 98 municipalities.

    Returns
    -------
    mapping of str to Municipality
        By Statistics Denmark's three-digit code, in order of code.
    """
    provinces = {row["nuts3_code"]: row for row in _read("provinces")}
    return MappingProxyType(
        {
            row["municipality_code"]: _municipality(row, provinces[row["nuts3_code"]])
            for row in _read("municipalities")
        }
    )


def _municipality(row: dict[str, str], province: dict[str, str]) -> Municipality:
    region = regions()[province["region_code"]]
    return Municipality(
        code=row["municipality_code"],
        name=row["municipality"],
        region_code=region.code,
        region=region.name,
        nuts3_code=province["nuts3_code"],
        nuts3=province["nuts3"],
        kkr=region.kkr,
    )


_LETTERS = [("æ", "ae"), ("ä", "ae"), ("ø", "oe"), ("ö", "oe"), ("å", "aa")]
_SHORTER = [("ae", "a"), ("oe", "o"), ("aa", "a")]


def _fold(name: str) -> str:
    """Reduce a name to what all its usual spellings share: Ærø, AERO and Aeroe become "aro"."""
    folded = name.casefold()
    for letter, replacement in _LETTERS + _SHORTER:
        folded = folded.replace(letter, replacement)
    return re.sub(r"[^a-z0-9]", "", folded)


@cache
def _codes_by_folded_name() -> dict[str, str]:
    names = {_fold(place.name): place.code for place in municipalities().values()}
    return names | {_fold(row["alias"]): row["municipality_code"] for row in _read("aliases")}


_SUFFIXES = re.compile(r"(regions)?kommune$")


def _spellings(name: str) -> list[str]:
    """Return the folded name, and the name without "Kommune" and then without its genitive s."""
    folded = _fold(name)
    stem = _SUFFIXES.sub("", folded)
    return [folded] if stem == folded else [stem, stem.removesuffix("s")]


def match(place: str | int) -> Municipality:
    """Find the municipality that somebody means.

    Parameters
    ----------
    place : str or int
        A code (101, "101", "0101") or a name in any usual spelling: other case, ASCII letters,
        without hyphen, with "Kommune" behind it, the older or shorter name.

    Returns
    -------
    Municipality
        The municipality.

    Raises
    ------
    UnknownNameError
        If no municipality is meant; the message has the nearest three.

    Examples
    --------
    >>> match("lyngby-tårbæk").name
    'Lyngby-Taarbæk'
    >>> match("Bornholms Regionskommune").code
    '400'
    """
    text = str(place).strip()
    code = text.lstrip("0").zfill(3) if text.isdigit() else None
    found = code or next(filter(None, map(_codes_by_folded_name().get, _spellings(text))), None)
    if found in municipalities():
        return municipalities()[found]
    names = municipalities() if code else (place.name for place in municipalities().values())
    raise UnknownNameError("municipality", place, names, _hint(text))


def _hint(text: str) -> str:
    return CHRISTIANSO if _fold(text) in {"411", "0411", "christianso", "ertholmene"} else ""


def match_region(region: str | int) -> Region:
    """Find the region that somebody means.

    Parameters
    ----------
    region : str or int
        A code ("085", 85, "DK02") or a name, with or without "Region" or "KKR" before it.

    Returns
    -------
    Region
        The region.

    Raises
    ------
    UnknownNameError
        If there is no such region.

    Examples
    --------
    >>> match_region("KKR Sjælland").name
    'Region Sjælland'
    """
    text = str(region)
    wanted = text.zfill(3) if text.isdigit() else re.sub(r"^(region|kkr)", "", _fold(text))
    for found in regions().values():
        if wanted in {
            found.code,
            _fold(found.nuts2_code),
            _fold(found.name.removeprefix("Region ")),
        }:
            return found
    raise UnknownNameError("region", region, (known.name for known in regions().values()))
