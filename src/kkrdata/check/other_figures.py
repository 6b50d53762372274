"""Checks that figures which the document states in several places agree."""

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem

_REGIONS = 5
# Figures that add up to another.
_SUMS = {
    "greater-copenhagen-members": (
        "greater-copenhagen-municipalities",
        "greater-copenhagen-regions",
    ),
}
# What cannot be more than what it is taken from.
_PARTS = {
    "business-centres-visited": "business-centres",
    "introduction-meetings": "business-centres",
    "new-programmes-starting": "new-programmes-applied-for",
    "green-partnerships-2022": "green-partnerships-2023",
}


def _values(catalog: Catalog) -> dict[str, int]:
    frame = parsed(catalog, "other_figures")
    return dict(zip(frame["figure_id"], frame["value"], strict=True))


def _problem(catalog: Catalog, found: str, expected: str) -> Problem:
    return Problem(catalog.table("other_figures").file, found, expected, column="value")


def _sums(catalog: Catalog) -> list[Problem]:
    values = _values(catalog)
    added = {whole: sum(values[part] for part in parts) for whole, parts in _SUMS.items()}
    return [
        _problem(catalog, f"{values[whole]} {whole}", f"{total}, as its parts add up to")
        for whole, total in added.items()
        if values[whole] != total
    ]


def _shares(catalog: Catalog) -> list[Problem]:
    values = _values(catalog)
    total = values["cluster-funds-regions"] + values["cluster-funds-municipalities"]
    return [] if total == 100 else [_problem(catalog, f"{total} per cent", "100 per cent")]


def _parts(catalog: Catalog) -> list[Problem]:
    values = _values(catalog)
    return [
        _problem(catalog, f"{values[part]} {part}", f"at most {values[whole]}, as of {whole}")
        for part, whole in _PARTS.items()
        if values[part] > values[whole]
    ]


def _clusters(catalog: Catalog) -> list[Problem]:
    bodies = parsed(catalog, "governance_bodies").set_index("body_id")
    per_region = bodies.loc["cluster-political", ["per_region_low", "per_region_high"]]
    least, most = (_REGIONS * int(each) for each in per_region)
    found = _values(catalog)["health-clusters-expected"]
    if least <= found <= most:
        return []
    return [_problem(catalog, f"{found} clusters", f"{least} to {most}, as in five regions")]


CHECKS = {
    "municipalities and regions of Greater Copenhagen add up to its members": _sums,
    "regions and municipalities share all of the common funds": _shares,
    "no part of the other figures exceeds its whole": _parts,
    "the clusters expected are as many as five regions can have": _clusters,
}
