"""Checks that hospital and municipality share the same patients, from whichever side one looks."""

from collections import defaultdict
from math import nan

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem

_ERRORS = (-0.5, 0.5)  # shares are whole per cent
_SIDES = (
    (("all", "hospital"), ("hospital", "municipal")),
    (("all", "municipal"), ("municipal", "hospital")),
)


def _overlap(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "shared_patients").set_index(["population", "condition"])["share"]
    known = defaultdict(lambda: nan, frame)  # a missing share is no overlap
    (least, most), (other_least, other_most) = (
        tuple((known[whole] + error) * (known[part] + error) / 100 for error in _ERRORS)
        for whole, part in _SIDES
    )
    if least <= other_most and other_least <= most:
        return []
    found = f"{least:.1f} to {most:.1f} per cent of the citizens from the hospital's side"
    expected = f"{other_least:.1f} to {other_most:.1f}, as from the municipality's"
    return [Problem(catalog.table("shared_patients").file, found, expected, column="share")]


CHECKS = {"hospital and municipality share as many patients from either side": _overlap}
