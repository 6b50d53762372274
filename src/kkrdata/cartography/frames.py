"""Frames of a map: a stretch of ground drawn into a part of the figure, with its labels."""

import itertools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from shapely import affinity

from kkrdata import style
from kkrdata.cartography import labels
from kkrdata.cartography.labels import Label, Placed
from kkrdata.typesetting import text_width

POINTS = 72  # in an inch
Place = tuple[float, float, float, float]  # left, bottom, width and height in inches
_PADDING = 3  # points between labels and the frame
_COARSENESS = 0.4  # points that a border may be off when labels are placed
_NAME_MARGIN = 5.76  # points
_BADGE_SIDE, _BADGE_TOP, _BADGE_HEIGHT = 2.0, 0.92, 1.0  # points; parts of the type size


class Frame(NamedTuple):
    """A stretch of ground and where it stands on the figure.

    `west` and `south` are the lower left corner in EPSG:25832; `place` is left, bottom, width and
    height in inches; `codes` are the municipalities labelled here, in one of `type_sizes`, the best
    first; `name` is written in the upper right corner, or the lower one with `name_below`, in
    points of `name_size`; its labels stand `gap` points apart.
    """

    west: float
    south: float
    metres_per_inch: float
    place: Place
    codes: tuple[str, ...]
    type_sizes: tuple[float, ...]
    name: str = ""
    name_below: bool = False
    name_size: float = 9.5
    gap: float = labels.GAP

    @property
    def ground(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        width, height = (side * self.metres_per_inch for side in self.place[2:])
        return self.west, self.south, self.west + width, self.south + height

    @property
    def name_lines(self) -> list[str]:
        """The name, broken at its comma where the frame is too narrow for it."""
        width = text_width(self.name, self.name_size, "regular", style.FAMILY)
        fits = width + 2 * _NAME_MARGIN <= self.place[2] * POINTS
        return [self.name] if fits else self.name.replace(", ", ",\n").split("\n")

    @property
    def point(self) -> float:
        """The length on the ground, in metres, of a point on the figure."""
        return self.metres_per_inch / POINTS

    def in_points(self, shape: shapely.Geometry) -> shapely.Geometry:
        """Bring a shape from the ground onto the frame.

        Parameters
        ----------
        shape : geometry
            In EPSG:25832.

        Returns
        -------
        geometry
            In points from the frame's lower left corner.
        """
        scale = POINTS / self.metres_per_inch
        return affinity.affine_transform(
            shape, [scale, 0, 0, scale, -self.west * scale, -self.south * scale]
        )


def within(body: style.Body, place: Place) -> Place:
    """Find a place within the body of a figure, however large that is.

    Parameters
    ----------
    body : Body
        The body.
    place : tuple of float
        Left, bottom, width and height in inches. Below nought, left and bottom count from the right
        and the top; widths and heights not above it end so far from there.

    Returns
    -------
    tuple of float
        Left, bottom, width and height on the figure.
    """
    left, bottom, width, height = place
    right, top = body.left + body.width, body.bottom + body.height
    west = (right if left < 0 else body.left) + left
    south = (top if bottom < 0 else body.bottom) + bottom
    wide = width if width > 0 else right + width - west
    high = height if height > 0 else top + height - south
    return west, south, wide, high


class Layer(NamedTuple):
    """Shapes and how they are drawn."""

    shapes: gpd.GeoSeries
    fills: Sequence[str]
    border: str
    width: float


def draw(figure: Figure, frame: Frame, layers: Sequence[Layer]) -> Axes:
    """Draw a frame's ground.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure.
    frame : Frame
        The frame.
    layers : sequence of Layer
        What to draw, the lowest first.

    Returns
    -------
    matplotlib.axes.Axes
        The frame's axes.
    """
    axes = figure.add_axes(_fractions(figure, frame.place), facecolor=style.SEA, label=frame.name)
    west, south, east, north = frame.ground
    for layer in layers:
        _draw_layer(axes, layer, shapely.box(west, south, east, north))
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], xlabel="", ylabel="")
    _write_name(axes, frame)
    return axes


def _write_name(axes: Axes, frame: Frame) -> None:
    _, bottom, right, top = _corner(frame).buffer(-_NAME_MARGIN, join_style="mitre").bounds
    place = _axes_fraction(frame, (right, bottom if frame.name_below else top))
    look = {"size": frame.name_size, "style": "italic", "ha": "right", "color": style.INK}
    look["va"] = "bottom" if frame.name_below else "top"
    axes.text(*place, "\n".join(frame.name_lines), transform=axes.transAxes, **look)


def _fractions(figure: Figure, place: tuple[float, ...]) -> list[float]:
    width, height = figure.get_size_inches()
    return [part / whole for part, whole in zip(place, (width, height, width, height), strict=True)]


def _draw_layer(axes: Axes, layer: Layer, ground: shapely.Polygon) -> None:
    """Draw what can be seen; the rest would cost time and bytes."""
    seen = layer.shapes.intersects(ground).to_numpy()
    look = {"edgecolor": layer.border, "linewidth": layer.width, "aspect": None}
    if seen.any():
        layer.shapes[seen].plot(ax=axes, color=list(itertools.compress(layer.fills, seen)), **look)


def place_labels(
    frame: Frame,
    every: Sequence[Label],
    areas: Mapping[str, shapely.Geometry],
    kept_free: Sequence[shapely.Geometry] = (),
    standing: Sequence[Placed] = (),
    longest: float | None = None,
) -> list[Placed]:
    """Find the places of a frame's labels.

    Parameters
    ----------
    frame : Frame
        The frame.
    every : sequence of Label
        Labels of all municipalities; the frame's own are taken.
    areas : mapping of str to geometry
        All areas that a label outside its own must not cover, in EPSG:25832.
    kept_free : sequence of geometry, optional
        What else no label may cover, in EPSG:25832.
    standing : sequence of Placed, optional
        Labels of the frame that have their places.
    longest : float, optional
        The points a leader may be long: labels that find no room so near are then left out.

    Returns
    -------
    list of Placed
        In points from the frame's lower left corner.
    """
    ground = shapely.box(*frame.ground)
    near = {code: frame.in_points(area) for code, area in areas.items() if area.intersects(ground)}
    covered = shapely.union_all([label.box for label in standing])
    coarse = {code: shapely.simplify(area, _COARSENESS) for code, area in near.items()}
    free = {code: area.difference(covered) for code, area in coarse.items()}
    shapes = {code: area for code, area in free.items() if not area.is_empty}
    inner = frame.in_points(ground).buffer(-_PADDING, join_style="mitre")
    own = [label for label in every if label.key in frame.codes]
    named = [_corner(frame)] if frame.name else []
    taken = [*named, *map(frame.in_points, kept_free)]
    look = (frame.type_sizes, style.FAMILY)
    return labels.place(own, shapes, inner, taken, *look, standing, longest, frame.gap)


def _corner(frame: Frame) -> shapely.Geometry:
    """Return the corner that the frame's name takes."""
    right, top = (side * POINTS for side in frame.place[2:])
    lines, look = frame.name_lines, (frame.name_size, "regular", style.FAMILY)
    width = max(text_width(line, *look) for line in lines)
    height = (len(lines) + 1) * frame.name_size
    top = height if frame.name_below else top
    return shapely.box(right - width - 2 * _NAME_MARGIN, top - height, right, top)


def draw_labels(
    axes: Axes, frame: Frame, placed: Sequence[Placed], fills: Mapping[str, str]
) -> None:
    """Write labels into a frame.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The frame's axes.
    frame : Frame
        The frame.
    placed : sequence of Placed
        The labels and their places.
    fills : mapping of str to str
        The colour of each area: text on it is dark or light accordingly.
    """
    for label in placed:
        on_area = style.ink_on(fills[label.label.key])
        if label.leader:
            _draw_leader(axes, frame, label, on_area)
        for number in range(len(label.layout)):
            _draw_line(axes, frame, label, number, style.INK if label.leader else on_area)


def _draw_leader(axes: Axes, frame: Frame, label: Placed, dot: str) -> None:
    points = [_axes_fraction(frame, point) for point in label.leader.coords]
    look = {"transform": axes.transAxes, "gid": f"leader-{label.label.key}"}
    axes.plot(*zip(*points, strict=True), color=style.INK, linewidth=0.6, **look)
    axes.plot(*points[0], marker="o", markersize=2.2, color=dot, transform=axes.transAxes)


def _draw_line(axes: Axes, frame: Frame, label: Placed, number: int, ink: str) -> None:
    line, size = label.layout[number], label.type_size
    width = labels.line_width(line, size, style.FAMILY)
    start = label.centre[0] - width / 2
    top = label.centre[1] + label.size[1] / 2 - number * labels.LINE_HEIGHT * size
    if label.label.badge and number == len(label.layout) - 1:
        _draw_badge(axes, frame, (start, top - _BADGE_TOP * size), (width, _BADGE_HEIGHT * size))
    look = {"size": size, "transform": axes.transAxes, "gid": f"label-{label.label.key}"}
    for run in line:
        place = _axes_fraction(frame, (start, top - labels.ASCENT * size))
        axes.text(*place, run.text, weight=run.weight, color=run.colour or ink, **look)
        start += text_width(run.text, size, run.weight, style.FAMILY)


def _draw_badge(
    axes: Axes, frame: Frame, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    """Lay a piece of paper under a line."""
    corner = _axes_fraction(frame, (corner[0] - _BADGE_SIDE, corner[1]))
    size = _axes_fraction(frame, (size[0] + 2 * _BADGE_SIDE, size[1]))
    look = {"facecolor": style.PAPER, "edgecolor": "none", "zorder": 2.5}
    axes.add_patch(Rectangle(corner, *size, transform=axes.transAxes, **look))


def _axes_fraction(frame: Frame, point: Sequence[float]) -> tuple[float, float]:
    width, height = frame.place[2:]
    return point[0] / (width * POINTS), point[1] / (height * POINTS)
