"""Places labels: each inside its area or tied to it by a leader line; none touches another.

Everything here is in points on the figure, so that a label's size and an area's size compare.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely

from kkrdata.typesetting import text_width

LINE_HEIGHT, ASCENT, DESCENT = 1.14, 0.72, 0.2  # of the type size
_BEARING = 1.2  # points of a label's box that have no ink, on each side
GAP = 2.5  # points that a label keeps from other labels, and outside from all else
_CLEARANCE = 0.5  # points that a leader keeps from labels and other leaders
_GRID = 5.0  # points between the places that are tried outside
_CHUNKS = 40  # in which those are looked at
_LATER = 5.0  # points of distance that an earlier way to write the label is worth
_FOOTING = 3.0  # points that a leader begins within its area
_NOTHING = 1e-6
_TRIES = 11  # places that are tried across an area
_MOST_OUTSIDE = 0.4  # of a label that stands in its area: what may reach over water
_REACHING_OUT = 60.0  # points of distance that reaching out altogether is worth


class Run(NamedTuple):
    """A piece of text of one colour and weight; no colour means what suits the ground."""

    text: str
    weight: str = "regular"
    colour: str | None = None


Size = tuple[float, float]
Leader = shapely.LineString | None
Line = tuple[Run, ...]
Layout = tuple[Line, ...]


class Label(NamedTuple):
    """What is written at an area, in the ways it may be broken into lines, the best first.

    With a `badge`, the last line stands on paper, whatever the colour of the ground. A leader
    begins in the area's middle, or `anywhere` in it.
    """

    key: str
    layouts: tuple[Layout, ...]
    badge: bool = False
    anywhere: bool = False


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
    leader: Leader = None

    @property
    def box(self) -> shapely.Polygon:
        """The ground that the label covers."""
        return _boxes(np.array([self.centre]), self.size)[0]

    @property
    def shapes(self) -> list[shapely.Geometry]:
        """The box, and the leader if there is one."""
        return [self.box] + ([self.leader] if self.leader else [])


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
    standing: Sequence[Placed] = (),
    longest: float | None = None,
    gap: float = GAP,
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
        The rectangle in which labels may stand, in points.
    taken : iterable of geometry
        What no label may cover.
    sizes : sequence of float
        The type sizes in points that may be used, the best first; outside, the last one is.
    family : str
        The typeface.
    standing : sequence of Placed, optional
        Labels that have their places; no label touches them, and no leader crosses them.
    longest : float, optional
        The points a leader may be long: labels that find no room so near are then left out.
    gap : float, default GAP
        The points that a label keeps from other labels, and outside from all else.

    Returns
    -------
    list of Placed
        The labels in their places, those inside their areas first.

    Raises
    ------
    ValueError
        If there is no room for a label, however long its leader.
    """
    board = _Board(areas, ground, list(taken), standing, gap)
    ways = {label: _ways(label, sizes, family) for label in labels}
    without = [label for label in labels if not board.add_inside(label, ways[label])]
    smallest = slice(len(sizes) - 1, None, len(sizes))
    seekers = [board.seeker(label, ways[label][smallest]) for label in without]
    # Short leaders first: a label that is far from open ground has more places to choose from.
    for seeker in sorted(seekers, key=board.leader_length):
        if not board.add_outside(seeker, longest or np.inf) and not longest:
            raise ValueError(f"no room for the label of {seeker.label.key}: make its frame larger")
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


class _Seeker(NamedTuple):
    """A label that seeks a place outside its area: its feet, and what may be one, nearest first."""

    label: Label
    ways: Sequence[_Way]
    feet: np.ndarray
    near: np.ndarray


class _Board:
    """The ground of a frame, and the labels that have been put on it."""

    def __init__(
        self,
        areas: Mapping[str, shapely.Geometry],
        ground: shapely.Polygon,
        taken: list,
        standing: Sequence[Placed],
        gap: float,
    ):
        self.gap = gap
        self.ground, self.taken, self.keys = ground, list(taken), list(areas)
        self.bodies = {key: largest_part(area) for key, area in areas.items()}
        self.homes = {key: np.array(anchor(body)) for key, body in self.bodies.items()}
        self.areas = shapely.STRtree(list(areas.values()))
        shapely.prepare(self.areas.geometries)
        self.within: dict[str, np.ndarray] = {}  # the places in an area
        self.placed: list[Placed] = []
        # the boxes and leaders of what is placed
        self.put = [shape for label in standing for shape in label.shapes]

    def _put(self, label: Label, way: _Way, spot: np.ndarray, leader: Leader = None) -> None:
        self.placed.append(Placed(label, *way, tuple(spot), leader))
        self.put += self.placed[-1].shapes

    def add_inside(self, label: Label, ways: Sequence[_Way]) -> bool:
        """Place the label in its area, in an earlier way unless a later one fits much better."""
        lowest, best = np.inf, None
        for rank, way in enumerate(ways):
            if lowest <= rank * _LATER:
                break
            cost, spot = self._best_spot(label.key, way.size)
            if cost + rank * _LATER < lowest:
                lowest, best = cost + rank * _LATER, (way, spot)
        if best:
            self._put(label, *best)
        return best is not None

    def _best_spot(self, key: str, size: Size) -> tuple[float, np.ndarray]:
        cost, spot = self._cheapest(key, self.homes[key][np.newaxis], size)
        if cost <= _NOTHING:
            return cost, spot
        return self._cheapest(key, self._spots_within(key), size)

    def _spots_within(self, key: str) -> np.ndarray:
        if key not in self.within:
            body = self.bodies[key]
            spots = _grid(body.bounds, max(2.0, np.sqrt(body.area) / _TRIES))
            shapely.prepare(body)
            inner = spots[shapely.contains_xy(body, spots)]
            self.within[key] = np.vstack([self.homes[key], inner])
        return self.within[key]

    def _cheapest(self, key: str, spots: np.ndarray, size: Size) -> tuple[float, np.ndarray]:
        """Find the spot nearest to the area's middle, where the label reaches out least."""
        boxes = _boxes(spots, _padded(size, -_BEARING))
        costs = np.full(len(spots), np.inf)
        free = np.flatnonzero(self._is_free(spots, size, boxes, key))
        inside = shapely.area(shapely.intersection(self.bodies[key], boxes[free]))
        outside = 1 - inside / shapely.area(boxes[free])
        far = np.hypot(*(spots[free] - self.homes[key]).T)
        costs[free] = np.where(outside <= _MOST_OUTSIDE, far + _REACHING_OUT * outside, np.inf)
        return costs.min(initial=np.inf), spots[np.argmin(costs)]

    def _is_free(
        self, spots: np.ndarray, size: Size, boxes: np.ndarray, own: str | None = None
    ) -> np.ndarray:
        """Tell where a label keeps its distance, and its box covers no area but its own."""
        apart = _boxes(spots, _padded(size, self.gap))
        free = _within(boxes, self.ground)
        free[shapely.STRtree(self.taken + self.put).query(apart, predicate="intersects")[0]] = False
        hit, areas = self.areas.query(boxes, predicate="intersects")
        free[hit[[self.keys[area] != own for area in areas]]] = False
        return free

    @cached_property
    def _open_spots(self) -> np.ndarray:
        """The places outside all areas."""
        spots = _grid(self.ground.bounds, _GRID)
        taken = [shapely.intersects_xy(area, *spots.T) for area in self.areas.geometries]
        return spots[~np.any(taken, axis=0)]

    def seeker(self, label: Label, ways: Sequence[_Way]) -> _Seeker:
        feet, spots = self._feet(label), self._open_spots
        far = shapely.distance(shapely.points(spots), shapely.multipoints(feet))
        return _Seeker(label, ways, feet, spots[np.argsort(far, kind="stable")])

    def add_outside(self, seeker: _Seeker, longest: float) -> bool:
        found = self._beside(seeker, longest)
        if found:
            self._put(seeker.label, *found)
        return found is not None

    def leader_length(self, seeker: _Seeker) -> float:
        found = self._beside(seeker)
        return found[-1].length if found else np.inf

    def _beside(
        self, seeker: _Seeker, longest: float = np.inf
    ) -> tuple[_Way, np.ndarray, shapely.LineString] | None:
        """Find the nearest free place outside all areas, and the leader line from there.

        A later way to write the label is taken if its leader is much shorter.
        """
        best = None
        for way in seeker.ways:
            found = self._nearest(seeker, way, longest)
            if found:
                best, longest = (way, *found), found[-1].length - _LATER
        return best

    def _nearest(
        self, seeker: _Seeker, way: _Way, longest: float
    ) -> tuple[np.ndarray, shapely.LineString] | None:
        for spot in self._free_spots(seeker.near, way.size):
            leader = _leader(seeker.feet, spot, way.size)
            if leader.length > longest:
                return None
            if not shapely.dwithin(self.put, leader, _CLEARANCE).any():
                return spot, leader
        return None

    def _feet(self, label: Label) -> np.ndarray:
        """Tell where the label's leader may begin."""
        feet = [self.homes[label.key][np.newaxis]]
        if label.anywhere:
            inner = shapely.buffer(self.bodies[label.key], -_FOOTING)
            spots = self._spots_within(label.key)
            feet.append(spots[shapely.contains_xy(inner, spots)])
        return np.concatenate(feet)

    def _free_spots(self, near: np.ndarray, size: Size) -> Iterator[np.ndarray]:
        """Go through the free places, the nearest first; few of them need to be looked at."""
        for some in np.array_split(near, _CHUNKS):
            yield from some[self._is_free(some, size, _boxes(some, _padded(size, self.gap)))]


def _padded(size: Size, padding: float) -> Size:
    return size[0] + 2 * padding, size[1] + 2 * padding


def _grid(bounds: Sequence[float], step: float) -> np.ndarray:
    left, bottom, right, top = bounds
    grid = np.meshgrid(np.arange(left, right, step), np.arange(bottom, top, step))
    return np.stack(grid, axis=-1).reshape(-1, 2)


def _boxes(centres: np.ndarray, size: Size) -> np.ndarray:
    half = np.asarray(size) / 2
    return shapely.box(*(centres - half).T, *(centres + half).T)


def _within(boxes: np.ndarray, ground: shapely.Polygon) -> np.ndarray:
    """Tell which boxes stand on a rectangular ground; quicker than asking for polygons."""
    left, bottom, right, top = ground.bounds
    west, south, east, north = shapely.bounds(boxes).T
    return (west >= left) & (south >= bottom) & (east <= right) & (north <= top)


def _leader(feet: np.ndarray, spot: np.ndarray, size: Size) -> shapely.LineString:
    """Draw a straight line from the nearest foot to the nearest point of the label's box."""
    half = np.asarray(size) / 2 + 1
    ends = np.clip(feet, spot - half, spot + half)
    nearest = np.argmin(np.hypot(*(ends - feet).T))
    return shapely.LineString([feet[nearest], ends[nearest]])
