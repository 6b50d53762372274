"""Samples coasts: the true one, and what the drawing shows as coast rather than as a border."""

from dataclasses import dataclass

import numpy as np
import shapely

PLACED_SPACING = 290.0  # metres
PLACED_REACH = 1700.0  # wider than any gap between two outlines
TRUE_SPACING = 100.0
SMALLEST_ISLAND = 30_000.0  # square metres


@dataclass(frozen=True)
class Samples:
    """Points along rings, the direction in which the water lies, and whose ring it is."""

    points: np.ndarray
    normals: np.ndarray
    codes: np.ndarray

    def take(self, rows: np.ndarray | slice) -> "Samples":
        """Pick some samples.

        Parameters
        ----------
        rows : numpy.ndarray or slice
            Their rows, or a mask.

        Returns
        -------
        Samples
            Those samples.
        """
        return Samples(self.points[rows], self.normals[rows], self.codes[rows])


def sample(rings: list[tuple[str, shapely.LinearRing]], spacing: float) -> Samples:
    """Sample rings evenly.

    Parameters
    ----------
    rings : list of tuple of str and shapely.LinearRing
        Rings and what each is called.
    spacing : float
        The distance between samples.

    Returns
    -------
    Samples
        The samples.
    """
    sampled = [_sample_ring(ring, spacing) for _, ring in rings]
    codes = [
        np.full(len(points), code) for (code, _), (points, _) in zip(rings, sampled, strict=True)
    ]
    points, normals = (np.vstack(arrays) for arrays in zip(*sampled, strict=True))
    return Samples(points, normals, np.concatenate(codes))


def _sample_ring(ring: shapely.LinearRing, spacing: float) -> tuple[np.ndarray, np.ndarray]:
    ring = shapely.Polygon(ring).normalize().exterior  # the land to the right
    count = max(8, int(ring.length / spacing))
    along = (np.arange(count) + 0.5) * ring.length / count
    before, at, after = (
        shapely.get_coordinates(shapely.line_interpolate_point(ring, (along + step) % ring.length))
        for step in (-spacing / 2, 0, spacing / 2)
    )
    tangent = after - before
    tangent /= np.maximum(np.hypot(*tangent.T), 1e-9)[:, None]
    return at, np.column_stack([-tangent[:, 1], tangent[:, 0]])


def rings_of(shapes: dict[str, shapely.MultiPolygon]) -> list[tuple[str, shapely.LinearRing]]:
    """List the outer rings of shapes.

    Parameters
    ----------
    shapes : dict of str to shapely.MultiPolygon
        Shapes by code.

    Returns
    -------
    list of tuple of str and shapely.LinearRing
        Each ring with its code.
    """
    return [
        (code, part.exterior) for code, shape in shapes.items() for part in shapely.get_parts(shape)
    ]


def find_coast(
    samples: Samples, drawn: dict[str, shapely.MultiPolygon], reach: float
) -> np.ndarray:
    """Tell the drawn coast from the drawn borders, which have another outline across a gap.

    Parameters
    ----------
    samples : Samples
        Samples of the outlines.
    drawn : dict of str to shapely.MultiPolygon
        The outlines.
    reach : float
        A distance wider than any gap.

    Returns
    -------
    numpy.ndarray
        A mask of the samples.
    """
    coast = np.ones(len(samples.points), dtype=bool)
    shapes, codes = np.array(list(drawn.values())), np.array(list(drawn))
    pairs = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=reach)
    for one, other in pairs.T[pairs[0] != pairs[1]]:
        rows = samples.codes == codes[one]
        distances = shapely.distance(shapely.points(samples.points[rows]), shapes[other])
        coast[rows] &= _beyond_gap(distances, reach)
    return coast


def _beyond_gap(distances: np.ndarray, reach: float) -> np.ndarray:
    """Tell where a neighbour is farther than across the gap, whose width differs over the map."""
    near = distances[distances < reach]
    return distances > 1.35 * np.quantile(near, 0.25) if len(near) else distances > reach


def drawn_coast(placed: dict[str, shapely.MultiPolygon]) -> Samples:
    """Sample what is drawn as coast.

    Parameters
    ----------
    placed : dict of str to shapely.MultiPolygon
        The outlines in metres.

    Returns
    -------
    Samples
        The samples.
    """
    samples = sample(rings_of(placed), PLACED_SPACING)
    return samples.take(find_coast(samples, placed, PLACED_REACH))


def true_coast(land: list[shapely.Polygon]) -> Samples:
    """Sample the true coast.

    Parameters
    ----------
    land : list of shapely.Polygon
        The true land.

    Returns
    -------
    Samples
        The samples, all with an empty code.
    """
    islands = [("", piece.exterior) for piece in land if piece.area > SMALLEST_ISLAND]
    return sample(islands, TRUE_SPACING)
