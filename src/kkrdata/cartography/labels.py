"""Places labels: each inside its area or tied to it by a leader line; none touches another.

Everything here is in points on the figure, so that a label's size and an area's size compare.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

LINE_HEIGHT, ASCENT, DESCENT = 1.14, 0.72, 0.2  # of the type size
_BEARING = 1.2  # points of a label's box that have no ink, on each side
_GAP = 2.5  # points that a label outside keeps from all else
_GRID = 4.0  # points between the places that are tried outside
_CHUNKS = 40  # in which those are looked at
_TRIES = 14  # places that are tried across an area
_MOST_OUTSIDE = 0.4  # of a label that stands in its area: what may reach over water
_REACHING_OUT = 60.0  # points of distance that reaching out altogether is worth


class Run(NamedTuple):
    """A piece of text of one colour and weight; no colour means what suits the ground."""

    text: str
    weight: str = "regular"
    colour: str | None = None


Size = tuple[float, float]
Line = tuple[Run, ...]
Layout = tuple[Line, ...]


class Label(NamedTuple):
    """What is written at an area, in the ways it may be broken into lines, the best first.

    With a `badge`, the last line stands on paper, whatever the colour of the ground.
    """

    key: str
    layouts: tuple[Layout, ...]
    badge: bool = False


class Placed(NamedTuple):
    """A label in its place, in points.

    `centre` and `size` are those of its box; `type_size` is its text's; `leader` is the line to its
    area, if it stands outside.
    """

    label: Label
    layout: Layout
    type_size: float
    size: Size
    centre: tuple[float, float]
    leader: shapely.LineString | None = None

    @property
    def box(self) -> shapely.Polygon:
        """The ground that the label covers."""
        return _boxes(np.array([self.centre]), self.size)[0]


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: str, family: str) -> float:
    """Measure a text.

    Parameters
    ----------
    text : str
        The text.
    size : float
        The type size in points.
    weight, family : str
        The typeface.

    Returns
    -------
    float
        Its width in points.
    """
    face = FontProperties(family=family, weight=weight, size=size)
    return text_to_path.get_text_width_height_descent(text, face, ismath=False)[0]


def line_width(line: Line, size: float, family: str) -> float:
    """Measure a line.

    Parameters
    ----------
    line : Line
        Its runs.
    size : float
        The type size in points.
    family : str
        The typeface.

    Returns
    -------
    float
        Its width in points.
    """
    return sum(text_width(run.text, size, run.weight, family) for run in line)


class _Way(NamedTuple):
    """A way to write a label, and the size of its box."""

    layout: Layout
    type_size: float
    size: Size


def _ways(label: Label, sizes: Sequence[float], family: str) -> list[_Way]:
    return [
        _Way(layout, size, _box_size(layout, size, family))
        for layout, size in itertools.product(label.layouts, sizes)
    ]


def _box_size(layout: Layout, size: float, family: str) -> Size:
    width = max(line_width(line, size, family) for line in layout)
    return width, size * (LINE_HEIGHT * (len(layout) - 1) + ASCENT + DESCENT)


def place(
    labels: Sequence[Label],
    areas: Mapping[str, shapely.Geometry],
    ground: shapely.Polygon,
    taken: Iterable[shapely.Geometry],
    sizes: Sequence[float],
    family: str,
) -> list[Placed]:
    """Find a place for each label.

    A label stands in its area, where it may reach over water but never over another area; or, if
    there is no room, outside all areas with a leader line.

    Parameters
    ----------
    labels : sequence of Label
        The labels.
    areas : mapping of str to Polygon or MultiPolygon
        All areas of the map, in points.
    ground : Polygon
        Where labels may stand, in points.
    taken : iterable of geometry
        What no label may cover.
    sizes : sequence of float
        The type sizes in points that may be used, the best first; outside, the last one is.
    family : str
        The typeface.

    Returns
    -------
    list of Placed
        The labels in their places, those inside their areas first.

    Raises
    ------
    ValueError
        If there is no room for a label.
    """
    board = _Board(areas, ground, list(taken))
    ways = {label: _ways(label, sizes, family) for label in labels}
    outside = [label for label in labels if not board.add_inside(label, ways[label])]
    for label in sorted(outside, key=board.distance_to_water):
        board.add_outside(label, ways[label][len(sizes) - 1])
    return board.placed


def largest_part(area: shapely.Geometry) -> shapely.Polygon:
    """Return the largest polygon of an area.

    Parameters
    ----------
    area : Polygon or MultiPolygon
        The area.

    Returns
    -------
    Polygon
        Its largest part.
    """
    return max(shapely.get_parts(area), key=lambda part: part.area)


def anchor(area: shapely.Geometry) -> tuple[float, float]:
    """Return the point of an area that is farthest from its borders.

    Parameters
    ----------
    area : Polygon or MultiPolygon
        The area.

    Returns
    -------
    tuple of float
        The centre of the largest circle in its largest part.
    """
    circle = shapely.maximum_inscribed_circle(largest_part(area), tolerance=1)
    return circle.coords[0]


class _Board:
    """The ground of a frame, and the labels that have been put on it."""

    def __init__(self, areas: Mapping[str, shapely.Geometry], ground: shapely.Polygon, taken: list):
        self.areas, self.ground, self.taken = areas, ground, taken
        self.placed: list[Placed] = []
        self.keys = list(areas)
        self.tree = shapely.STRtree([areas[key] for key in self.keys])

    def add_inside(self, label: Label, ways: Sequence[_Way]) -> bool:
        body = largest_part(self.areas[label.key])
        home = np.array(anchor(body))
        spots = _grid_within(body, home)
        for way in ways:
            boxes = _boxes(spots, _padded(way.size, -_BEARING))
            free = self._is_free(boxes, label.key)
            outside = 1 - shapely.area(shapely.intersection(body, boxes[free])) / boxes[0].area
            cost = np.hypot(*(spots[free] - home).T) + _REACHING_OUT * outside
            if (outside <= _MOST_OUTSIDE).any():
                best = spots[free][np.argmin(np.where(outside <= _MOST_OUTSIDE, cost, np.inf))]
                self.placed.append(Placed(label, *way, tuple(best)))
                return True
        return False

    def _is_free(self, boxes: np.ndarray, own: str | None = None) -> np.ndarray:
        """Tell which boxes stand on the ground and cover no label and no area but their own."""
        free = shapely.contains(self.ground, boxes)
        obstacles = shapely.STRtree([*self.taken, *self._labels_and_leaders()])
        free[obstacles.query(boxes, predicate="intersects")[0]] = False
        hit, areas = self.tree.query(boxes, predicate="intersects")
        free[hit[[self.keys[area] != own for area in areas]]] = False
        return free

    def _labels_and_leaders(self) -> list[shapely.Geometry]:
        leaders = [label.leader for label in self.placed if label.leader]
        return [label.box for label in self.placed] + leaders

    def distance_to_water(self, label: Label) -> float:
        return shapely.distance(self._water, shapely.Point(anchor(self.areas[label.key])))

    @cached_property
    def _water(self) -> shapely.Geometry:
        return shapely.difference(self.ground, shapely.union_all(list(self.areas.values())))

    def add_outside(self, label: Label, way: _Way) -> None:
        home = np.array(anchor(self.areas[label.key]))
        obstacles = shapely.union_all(self._labels_and_leaders())
        for spot in self._free_spots(home, way.size):
            leader = _leader(home, spot, way.size)
            if not shapely.intersects(obstacles, leader):
                self.placed.append(Placed(label, *way, tuple(spot), leader))
                return
        raise ValueError(f"no room for the label of {label.key}: make its frame larger")

    def _free_spots(self, home: np.ndarray, size: Size) -> Iterator[np.ndarray]:
        """Go through the free places, the nearest first; few of them need to be looked at."""
        spots = _grid(self.ground.bounds, _GRID)
        spots = spots[np.argsort(np.hypot(*(spots - home).T), kind="stable")]
        for some in np.array_split(spots, _CHUNKS):
            yield from some[self._is_free(_boxes(some, _padded(size, _GAP)))]


def _padded(size: Size, padding: float) -> Size:
    return size[0] + 2 * padding, size[1] + 2 * padding


def _grid(bounds: Sequence[float], step: float) -> np.ndarray:
    left, bottom, right, top = bounds
    grid = np.meshgrid(np.arange(left, right, step), np.arange(bottom, top, step))
    return np.stack(grid, axis=-1).reshape(-1, 2)


def _grid_within(body: shapely.Polygon, home: np.ndarray) -> np.ndarray:
    step = max(_GRID / 2, np.sqrt(body.area) / _TRIES)
    spots = _grid(body.bounds, step)
    shapely.prepare(body)
    return np.vstack([home, spots[shapely.contains_xy(body, spots)]])


def _boxes(centres: np.ndarray, size: Size) -> np.ndarray:
    half = np.asarray(size) / 2
    return shapely.box(*(centres - half).T, *(centres + half).T)


def _leader(home: np.ndarray, spot: np.ndarray, size: Size) -> shapely.LineString:
    """Draw a straight line from the area to the nearest point of the label's box."""
    half = np.asarray(size) / 2 + 1
    return shapely.LineString([home, np.clip(home, spot - half, spot + half)])
