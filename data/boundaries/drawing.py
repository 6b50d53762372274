"""Reads the outlines of an SVG drawing as polygons."""

import re
from collections.abc import Iterator

import numpy as np
import shapely

SPECK = 1.0  # square units of the drawing
_NUMBERS = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_POINTS_PER_STEP = {"m": 1, "l": 1, "c": 3}
_CURVE_PARAMETERS = np.linspace(0, 1, 9)[1:, None]


def polygon(path: str) -> shapely.MultiPolygon:
    """Turn the path data of an SVG element into polygons.

    Parameters
    ----------
    path : str
        Path data with the commands M, L, C and Z.

    Returns
    -------
    shapely.MultiPolygon
        The rings as polygons, with y pointing up.
    """
    rings = [np.array(ring) * [1, -1] for ring in _rings(path)]
    valid = shapely.make_valid(shapely.polygons([shapely.linearrings(ring) for ring in rings]))
    parts = shapely.get_parts(shapely.get_parts(valid))  # of collections of multipolygons
    areas = [part for part in parts if part.area > SPECK]
    return shapely.MultiPolygon(sorted(areas, key=lambda part: -part.area))


def _rings(path: str) -> list[list[np.ndarray]]:
    rings: list[list[np.ndarray]] = []
    pen = np.zeros(2)
    for command, points in _steps(path):
        if command in "Zz":
            pen = rings[-1][0]
            continue
        corners = points + pen if command.islower() else points
        drawn = _curve(pen, corners) if command in "Cc" else list(corners)
        if command in "Mm":
            rings.append(drawn)
        else:
            rings[-1].extend(drawn)
        pen = drawn[-1]
    return rings


def _steps(path: str) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each command with its points; a command may be followed by points for several steps."""
    for command, numbers in re.findall(r"([MmLlCcZz])([^MmLlCcZz]*)", path):
        points = np.array(_NUMBERS.findall(numbers), dtype=float).reshape(-1, 2)
        size = _POINTS_PER_STEP.get(command.lower())
        if size is None:
            yield command, points
        for start in range(0, len(points), size or 1):
            # After the first point of M or m, further points draw lines.
            further = start and command in "Mm"
            yield ("Ll"[command == "m"] if further else command), points[start : start + size]


def _curve(pen: np.ndarray, corners: np.ndarray) -> list[np.ndarray]:
    """Sample a cubic Bézier curve."""
    t = _CURVE_PARAMETERS
    first, second, end = corners
    curve = (1 - t) ** 3 * pen + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second
    return list(curve + t**3 * end)
