"""Colours areas so that no two neighbours are alike, with as few colours as there can be."""

import itertools
from collections.abc import Mapping, Set

import geopandas as gpd

Neighbours = Mapping[str, Set[str]]


def neighbours(areas: gpd.GeoSeries, reach: float) -> dict[str, set[str]]:
    """Tell which areas the eye sees beside each other.

    Parameters
    ----------
    areas : geopandas.GeoSeries
        The areas, by name, in a projection in metres. Two may overlap.
    reach : float
        How many metres of water may lie between neighbours.

    Returns
    -------
    dict of str to set of str
        The neighbours of each area.
    """
    found: dict[str, set[str]] = {name: set() for name in areas.index}
    for one, other in itertools.combinations(areas.index, 2):
        if areas[one].distance(areas[other]) <= reach:
            found[one].add(other)
            found[other].add(one)
    return found


def solve(beside: Neighbours) -> dict[str, int]:
    """Find a colouring with the least number of colours.

    Parameters
    ----------
    beside : mapping of str to set of str
        The neighbours of each area.

    Returns
    -------
    dict of str to int
        Each area's colour, counted from 0; the same on every run.

    Examples
    --------
    >>> solve({"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}, "d": {"a"}})
    {'a': 0, 'b': 1, 'c': 2, 'd': 1}
    """
    tried = (solve_with(count, beside) for count in itertools.count(min(len(beside), 1)))
    return next(found for found in tried if found is not None)


def solve_with(count: int, beside: Neighbours) -> dict[str, int] | None:
    """Find a colouring with a given number of colours, if there is one.

    Parameters
    ----------
    count : int
        How many colours there are.
    beside : mapping of str to set of str
        The neighbours of each area.

    Returns
    -------
    dict of str to int, or None
        Each area's colour; None if all ways to colour have been tried in vain.
    """
    found = _extend({}, count, beside)
    return None if found is None else {name: found[name] for name in beside}


def _extend(colours: dict[str, int], count: int, beside: Neighbours) -> dict[str, int] | None:
    """Colour the rest, the area with the fewest colours left to it first (DSATUR)."""
    rest = [name for name in beside if name not in colours]
    if not rest:
        return colours
    used = {name: {colours[near] for near in beside[name] if near in colours} for name in rest}
    name = min(rest, key=lambda name: (-len(used[name]), -len(beside[name]), name))
    fresh = max(colours.values(), default=-1) + 1  # all unused colours are alike: try one of them
    for colour in range(min(count, fresh + 1)):
        if colour not in used[name]:
            found = _extend(colours | {name: colour}, count, beside)
            if found:
                return found
    return None
