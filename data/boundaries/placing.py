"""Scales, turns and shears the drawing to lie roughly on the land.

Bornholm is placed by itself, because it is drawn elsewhere and larger.
"""

from dataclasses import dataclass

import numpy as np
import shapely
import sources
from scipy.spatial import cKDTree
from shores import find_coast, rings_of, sample, true_coast

BORNHOLM = "400"
SPACING = 10.0  # units of the drawing, about 29 m each
REACH = 60.0  # wider than any gap between two outlines
ROUNDS = 40


@dataclass(frozen=True)
class Anchors:
    """Positions that must end up in the municipality of the same row."""

    points: np.ndarray
    codes: np.ndarray


def anchors(places: list[sources.Place]) -> Anchors:
    """Make anchors of places.

    Parameters
    ----------
    places : list of sources.Place
        The places.

    Returns
    -------
    Anchors
        The anchors, in the same order.
    """
    codes = np.array([place.municipality_code for place in places])
    return Anchors(sources.positions(places), codes)


def fit_affine(points: np.ndarray, targets: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Fit an affine map by weighted least squares.

    Parameters
    ----------
    points : numpy.ndarray
        Positions in the drawing.
    targets : numpy.ndarray
        Where they are to go.
    weights : numpy.ndarray
        The weight of each.

    Returns
    -------
    numpy.ndarray
        Three rows: two of the matrix, then the shift.
    """
    design = np.column_stack([points, np.ones(len(points))]) * weights[:, None]
    return np.linalg.lstsq(design, targets * weights[:, None])[0]


def apply_affine(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Apply an affine map.

    Parameters
    ----------
    matrix : numpy.ndarray
        What `fit_affine` returned.
    points : numpy.ndarray
        Positions in the drawing.

    Returns
    -------
    numpy.ndarray
        Positions in metres.
    """
    return points @ matrix[:2] + matrix[2]


def _settle_affine(matrix: np.ndarray, points: np.ndarray, coast: np.ndarray) -> np.ndarray:
    """Improve an affine map by matching each point to the nearest coast, again and again."""
    tree = cKDTree(coast)
    for _ in range(ROUNDS):
        distance, nearest = tree.query(apply_affine(matrix, points))
        weights = 1 / (1 + (distance / (2 * np.median(distance))) ** 2)
        matrix = fit_affine(points, coast[nearest], weights)
    return matrix


def _first_affine(drawn: dict[str, shapely.MultiPolygon], anchors: Anchors) -> np.ndarray:
    """Lay each outline's centre roughly on the municipality's places."""
    rows = anchors.codes != BORNHOLM
    centres = np.array([drawn[code].centroid.coords[0] for code in anchors.codes[rows]])
    return fit_affine(centres, anchors.points[rows], np.ones(len(centres)))


def _first_affine_of_island(shape: shapely.Geometry, island: shapely.Polygon) -> np.ndarray:
    """Lay an outline's bounding box on an island's."""
    drawn, true = (np.array(one.bounds).reshape(2, 2) for one in (shape, island))
    scale = (true[1] - true[0]) / (drawn[1] - drawn[0])
    return np.vstack([np.diag(scale), true[0] - scale * drawn[0]])


def place_drawing(
    drawn: dict[str, shapely.MultiPolygon], land: list[shapely.Polygon], anchors: Anchors
) -> dict[str, shapely.MultiPolygon]:
    """Scale and turn the drawing, and Bornholm by itself.

    Parameters
    ----------
    drawn : dict of str to shapely.MultiPolygon
        The outlines in drawing units.
    land : list of shapely.Polygon
        The true land.
    anchors : Anchors
        Places known to lie in a municipality.

    Returns
    -------
    dict of str to shapely.MultiPolygon
        The outlines in metres.
    """
    samples = sample(rings_of(drawn), SPACING)
    coast = find_coast(samples, drawn, REACH)
    apart = samples.codes == BORNHOLM
    island = max(land, key=lambda piece: piece.centroid.x if piece.area > 1e8 else 0)
    shore = true_coast(land).points
    starts = {
        False: _first_affine(drawn, anchors),
        True: _first_affine_of_island(drawn[BORNHOLM], island),
    }
    matrices = {
        alone: _settle_affine(start, samples.points[coast & (apart == alone)], shore)
        for alone, start in starts.items()
    }
    return {
        code: shapely.transform(
            shape.segmentize(SPACING),
            lambda points, code=code: apply_affine(matrices[code == BORNHOLM], points),
        )
        for code, shape in drawn.items()
    }
