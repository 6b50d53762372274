"""Measures how good the boundaries are, on places and stretches of coast left out of the fit."""

import geopandas as gpd
import municipalities
import numpy as np
import placing
import shapely
import shores
import sources
import warp
from scipy.spatial import cKDTree

FOLDS = 5
BLOCK = 20_000.0  # metres; the coast is left out in squares of this size
AREAS = {
    "All of Denmark": ("101", "860"),
    "East of the Great Belt and Bornholm": ("101", "400"),
    "Copenhagen and its suburbs (101 to 190)": ("101", "190"),
}


def report(
    outlines: dict[str, shapely.MultiPolygon],
    land: list[shapely.Polygon],
    places: list[sources.Place],
) -> str:
    """Measure and describe.

    Parameters
    ----------
    outlines : dict of str to shapely.MultiPolygon
        The drawn outlines by municipality code.
    land : list of shapely.Polygon
        The pieces of land.
    places : list of sources.Place
        Places whose municipality is known.

    Returns
    -------
    str
        The numbers, one a line.
    """
    lines = ["Places left out of the fit that come to lie in their municipality:"]
    misses = missed_places(outlines, land, places)
    lines += [_count(name, misses, places) for name in AREAS]
    lines += [
        f"  {miss} m outside: {place.name}"
        for place, miss in zip(places, misses, strict=True)
        if miss
    ]
    anchors = placing.anchors(places)
    placed = placing.place_drawing(outlines, land, anchors)
    coast = shores.drawn_coast(placed)
    field = warp.fit_to_coast(placed, coast, land, anchors)
    lines += ["Distance of the drawn coast from the true coast, in metres:"]
    lines += [_spread("before the fit", coast_errors(coast.points, land))]
    lines += [_spread("fitted", coast_errors(coast.points + field(coast.points), land))]
    without = refit_coast(placed, coast, land, anchors)
    lines += [_spread("fitted without this coast", coast_errors(without, land))]
    return "\n".join(lines) + "\n"


def _count(name: str, misses: np.ndarray, places: list[sources.Place]) -> str:
    first, last = AREAS[name]
    inside = np.array([first <= place.municipality_code <= last for place in places])
    right, total = np.sum(misses[inside] == 0), np.sum(inside)
    return f"  {name}: {right} of {total} ({right / total:.1%})"


def _spread(name: str, errors: np.ndarray) -> str:
    half, most = np.quantile(errors, [0.5, 0.9])
    return f"  {name}: half within {half:.0f}, nine in ten within {most:.0f}"


def missed_places(
    outlines: dict[str, shapely.MultiPolygon],
    land: list[shapely.Polygon],
    places: list[sources.Place],
) -> np.ndarray:
    """Build without some places in turn and see where those come to lie.

    Parameters
    ----------
    outlines : dict of str to shapely.MultiPolygon
        The drawn outlines by municipality code.
    land : list of shapely.Polygon
        The pieces of land.
    places : list of sources.Place
        Places whose municipality is known.

    Returns
    -------
    numpy.ndarray
        How many metres each place lies outside its municipality; zero if it lies nowhere nearer.
    """
    folds = np.random.default_rng(0).permutation(len(places)) % FOLDS
    misses = np.zeros(len(places), dtype=int)
    for fold in range(FOLDS):
        known = [place for place, of in zip(places, folds, strict=True) if of != fold]
        shapes = municipalities.build(outlines, land, known)
        for row in np.flatnonzero(folds == fold):
            misses[row] = _miss(shapes, places[row])
    return misses


def _miss(shapes: gpd.GeoDataFrame, place: sources.Place) -> int:
    """Return how far outside a place is; one in the water counts for the nearest municipality."""
    distances = shapes.distance(shapely.Point(*sources.positions([place])[0]))
    nearest = distances.idxmin() == place.municipality_code
    return 0 if nearest else int(np.ceil(distances[place.municipality_code]))


def coast_errors(points: np.ndarray, land: list[shapely.Polygon]) -> np.ndarray:
    """Measure how far points are from the true coast.

    Parameters
    ----------
    points : numpy.ndarray
        Positions of the drawn coast.
    land : list of shapely.Polygon
        The true land.

    Returns
    -------
    numpy.ndarray
        Distances in metres.
    """
    return cKDTree(shores.true_coast(land).points).query(points)[0]


def refit_coast(
    placed: dict[str, shapely.MultiPolygon],
    coast: shores.Samples,
    land: list[shapely.Polygon],
    anchors: placing.Anchors,
) -> np.ndarray:
    """Move each stretch of the drawn coast by a fit without it.

    Parameters
    ----------
    placed : dict of str to shapely.MultiPolygon
        The outlines in metres.
    coast : shores.Samples
        Samples of the drawn coast.
    land : list of shapely.Polygon
        The true land.
    anchors : placing.Anchors
        Places known to lie in a municipality.

    Returns
    -------
    numpy.ndarray
        Where the samples come to lie.
    """
    folds = (coast.points // BLOCK).astype(int) @ [7, 13] % FOLDS
    moved = coast.points.copy()
    for fold in range(FOLDS):
        left_out = folds == fold
        field = warp.fit_to_coast(placed, coast.take(~left_out), land, anchors)
        moved[left_out] += field(coast.points[left_out])
    return moved
