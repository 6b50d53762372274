"""Fits the drawn outlines to the true coast and to the places known to lie inside them.

A smooth field of displacements, a regression by Gaussian processes, carries what is drawn as coast
onto the coast, first with long waves and then with shorter ones.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from placing import Anchors
from scipy.linalg import cho_factor, cho_solve
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist
from shores import Samples, true_coast

MATCH_EVERY = 8  # every eighth sample of the drawn coast is matched
ANCHOR_MARGIN = 250.0  # metres, as all that follows
ANCHOR_NOISE = 100.0


class Level(NamedTuple):
    """One step of the fit: the waves allowed, and how far to trust a match."""

    waves: tuple[tuple[float, float], ...]  # amplitude and length
    noise: float
    turn: float  # what a match costs that faces another way; twice this for the opposite way


LEVELS = (
    Level(((1500, 80_000),), 700, 2500),
    Level(((1000, 60_000), (500, 20_000)), 500, 2500),
    Level(((1000, 60_000), (500, 20_000)), 400, 2500),
    Level(((1000, 60_000), (500, 20_000), (300, 7_000)), 300, 1200),
    Level(((1000, 60_000), (500, 20_000), (400, 6_000)), 250, 1200),
    Level(((1000, 60_000), (500, 20_000), (400, 5_000)), 200, 1200),
    Level(((1000, 60_000), (500, 20_000), (400, 5_000)), 200, 1200),
)


@dataclass(frozen=True)
class Field:
    """A smooth field of displacements."""

    centres: np.ndarray
    weights: np.ndarray
    waves: tuple[tuple[float, float], ...]

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Evaluate the field.

        Parameters
        ----------
        points : numpy.ndarray
            Positions, one row each.

        Returns
        -------
        numpy.ndarray
            The displacement at each.
        """
        # Each position is evaluated once, so that the two ends of a ring stay together.
        unique, rows = np.unique(points, axis=0, return_inverse=True)
        chunks = np.array_split(unique, len(unique) // 4000 + 1)
        moved = [_covariance(chunk, self.centres, self.waves) @ self.weights for chunk in chunks]
        return np.vstack(moved)[rows.ravel()]


def _covariance(a: np.ndarray, b: np.ndarray, waves: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Return Matérn covariances (3/2) between positions."""
    distance = cdist(a, b)
    return sum(size**2 * np.exp(-distance / far) * (1 + distance / far) for size, far in waves)


def fit_field(points: np.ndarray, moves: np.ndarray, noise: np.ndarray, level: Level) -> Field:
    """Fit a field to displacements known with some noise.

    Parameters
    ----------
    points : numpy.ndarray
        Where displacements are known.
    moves : numpy.ndarray
        The displacements.
    noise : numpy.ndarray
        The standard deviation of each.
    level : Level
        The waves that the field may have.

    Returns
    -------
    Field
        The field.
    """
    covariance = _covariance(points, points, level.waves) + np.diag(noise**2)
    return Field(points, cho_solve(cho_factor(covariance, lower=True), moves), level.waves)


def fit_to_coast(
    placed: dict[str, shapely.MultiPolygon],
    coast: Samples,
    land: list[shapely.Polygon],
    anchors: Anchors,
) -> Field:
    """Find the field that carries the drawn coast onto the true one.

    Parameters
    ----------
    placed : dict of str to shapely.MultiPolygon
        The outlines in metres.
    coast : Samples
        Samples of the drawn coast.
    land : list of shapely.Polygon
        The true land.
    anchors : Anchors
        Places known to lie in a municipality.

    Returns
    -------
    Field
        The field.
    """
    shore = true_coast(land)
    coast = coast.take(slice(None, None, MATCH_EVERY))
    pulls = [np.empty((0, 2)), np.empty((0, 2))]
    field = None
    for level in LEVELS:
        moved = coast.points + field(coast.points) if field else coast.points
        targets, noise = _match(moved, coast.normals, shore, level)
        if field:
            # Earlier pulls stay, or the borders would spring back.
            pulls = [
                np.vstack(pair) for pair in zip(pulls, _pull(placed, field, anchors), strict=True)
            ]
        field = fit_field(
            np.vstack([coast.points, pulls[0]]),
            np.vstack([targets - coast.points, pulls[1]]),
            np.append(noise, np.full(len(pulls[0]), ANCHOR_NOISE)),
            level,
        )
    return field


def _match(
    points: np.ndarray, normals: np.ndarray, shore: Samples, level: Level
) -> tuple[np.ndarray, np.ndarray]:
    """Match points to the nearest shore that faces the same way; trust far matches less."""
    tree = cKDTree(np.hstack([shore.points, shore.normals * level.turn]))
    targets = shore.points[tree.query(np.hstack([points, normals * level.turn]))[1]]
    distance = np.hypot(*(targets - points).T)
    usual = max(2 * np.median(distance), 150)
    return targets, level.noise * np.sqrt(1 + (distance / usual) ** 4)


def move(placed: dict[str, shapely.MultiPolygon], field: Field) -> dict[str, shapely.MultiPolygon]:
    """Displace outlines.

    Parameters
    ----------
    placed : dict of str to shapely.MultiPolygon
        The outlines.
    field : Field
        The displacements.

    Returns
    -------
    dict of str to shapely.MultiPolygon
        The displaced outlines.
    """
    return {
        code: shapely.transform(shape, lambda points: points + field(points))
        for code, shape in placed.items()
    }


def _pull(
    placed: dict[str, shapely.MultiPolygon], field: Field, anchors: Anchors
) -> list[np.ndarray]:
    """Return outline points and displacements that bring the outline to places it leaves out."""
    moved = move(placed, field)
    pulls = [
        _pull_one(placed[code], moved, point, code)
        for point, code in zip(anchors.points, anchors.codes, strict=True)
        if not shapely.contains_xy(moved[code], *point)
    ]
    found = np.array([pull for pull in pulls if pull is not None]).reshape(-1, 2, 2)
    return [found[:, 0], found[:, 1]]


def _pull_one(
    placed: shapely.MultiPolygon,
    moved: dict[str, shapely.MultiPolygon],
    point: np.ndarray,
    code: str,
) -> tuple[np.ndarray, np.ndarray] | None:
    """Return one point of the outline and how to move it, or None where the place is safe."""
    place = shapely.Point(point)
    others = min(shape.distance(place) for other, shape in moved.items() if other != code)
    lacking = moved[code].distance(place) - others + ANCHOR_MARGIN
    if lacking <= 0:
        return None
    before, after = shapely.get_coordinates(placed), shapely.get_coordinates(moved[code])
    nearest = np.argmin(np.hypot(*(after - point).T))
    way = point - after[nearest]
    step = way / max(np.hypot(*way), 1.0) * max(lacking / 2, 50.0)
    return before[nearest], after[nearest] - before[nearest] + step
