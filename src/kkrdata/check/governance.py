"""Checks that bodies, seats and links of the structure of health care fit together."""

import pandas as pd

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem

# Seats of members that a body has whatever its municipalities and clusters; the least and the most.
FIXED_SEATS = {
    "cluster-political": (2, 3),
    "cluster-professional": (7, 7),
    "committee-political": (3, 3),
}
_ENDS = ("from_body_id", "to_body_id")
_RANGES = (
    ("governance_bodies", "per_region_low", "per_region_high"),
    ("governance", "seats_low", "seats_high"),
)


def _links(catalog: Catalog) -> list[Problem]:
    file, links = catalog.table("governance_links").file, parsed(catalog, "governance_links")
    bodies = set(parsed(catalog, "governance_bodies")["body_id"])
    return [
        Problem(file, body, "a body_id of governance_bodies", column=end)
        for end in _ENDS
        for body in sorted(set(links[end]) - bodies)
    ]


def _seats(catalog: Catalog) -> list[Problem]:
    file, frame = catalog.table("governance").file, parsed(catalog, "governance")
    members = frame[(frame["role"] == "member") & (frame["seats_per"] == "body")]
    sums = members.groupby("body_id")[["seats_low", "seats_high"]].sum()
    found = {body: (int(low), int(high)) for body, low, high in sums.itertuples()}
    if found == FIXED_SEATS:
        return []
    return [Problem(file, str(found), str(FIXED_SEATS), column="seats_low, seats_high")]


def _ranges(catalog: Catalog) -> list[Problem]:
    return [
        Problem(catalog.table(name).file, f"{a} to {b}", "a range that rises", column=low)
        for name, low, high in _RANGES
        for a, b in _falling(parsed(catalog, name)[[low, high]])
    ]


def _falling(ranges: pd.DataFrame) -> list[tuple[int, int]]:
    pairs = ranges.dropna().itertuples(index=False, name=None)
    return [(low, high) for low, high in pairs if low > high]


CHECKS = {
    "each link of the structure of health care joins two of its bodies": _links,
    "the fixed seats of clusters and committee are as many as the handbook says": _seats,
    "no least number of bodies or seats exceeds the greatest": _ranges,
}
