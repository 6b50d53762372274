"""Maps that a reader can point at: light drawings from outlines that all maps of the page share."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import geopandas as gpd
import shapely

from kkrdata import boundaries, places, style
from kkrdata.figures.spec import Shading

_UNIT = 50  # metres: what one step of the drawing is
_WEST, _NORTH = 420_000, 6_410_000  # EPSG:25832 of the drawing's upper left corner
_COARSENESS, _COARSENESS_ABROAD = 150, 400  # metres that an outline may be off
_MARGIN = 3_000  # metres around what a frame shows
_CAPITAL_PROVINCES = ("DK011", "DK012")
_BORNHOLM = "400"
_FEWEST = 5  # municipalities that make an enlarged frame worth while
_LETTER = 0.56  # width of a digit, in type sizes
_TYPE_SIZES = {"main": 1 / 44, "capital": 1 / 30}  # of the frame's width


class Area(NamedTuple):
    """A municipality on a map: colour, what its tooltip says, and its number where there is room.

    `label` is (x, y, text, ink) or None; `stripes` are (colour, share of the ground) or None.
    """

    code: str
    fill: str
    said: str
    label: tuple[int, int, str, str] | None
    stripes: tuple[str, float] | None = None


class Frame(NamedTuple):
    """A stretch of ground: `view` is left, top, width and height in the drawing's steps."""

    kind: str
    view: tuple[int, int, int, int]
    areas: list[Area]
    others: list[str]
    type_size: int


@cache
def _shapes() -> gpd.GeoSeries:
    shapes = boundaries.read().set_index("municipality_code").geometry
    return shapes.simplify_coverage(_COARSENESS)


def outlines() -> dict[str, str]:
    """Draw every municipality.

    Returns
    -------
    dict of str to str
        The data of an SVG path by municipality code.
    """
    return {code: _path(shape) for code, shape in _shapes().items()}


def land_abroad() -> str:
    """Draw the neighbouring countries.

    Returns
    -------
    str
        The data of an SVG path.
    """
    land = boundaries.read(layer="neighbours").geometry.simplify(_COARSENESS_ABROAD)
    return "".join(map(_path, land))


def _path(shape: shapely.Geometry) -> str:
    polygons = shapely.get_parts(shape)
    return "".join(
        _ring(ring) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)
    )


def _ring(ring: shapely.LinearRing) -> str:
    """Write a ring's first point, and then each step from the last."""
    points = [_step(*point) for point in ring.coords[:-1]]
    steps = [
        f"{x - before_x} {y - before_y}"
        for (before_x, before_y), (x, y) in pairwise(points)
        if (x, y) != (before_x, before_y)
    ]
    start = f"M{points[0][0]} {points[0][1]}"
    return f"{start}l{' '.join(steps).replace(' -', '-')}z" if len(steps) > 1 else ""


def _step(east: float, north: float) -> tuple[int, int]:
    return round((east - _WEST) / _UNIT), round((_NORTH - north) / _UNIT)


def frames(shading: Shading, said: Mapping[str, str], numbers: Mapping[str, str]) -> list[Frame]:
    """Lay out a map: the whole, the capital's surroundings enlarged, and Bornholm.

    Parameters
    ----------
    shading : Shading
        The colours.
    said : mapping of str to str
        What each municipality's tooltip says, by code.
    numbers : mapping of str to str
        What is written on a municipality, by code, if there is room.

    Returns
    -------
    list of Frame
        Those that have something to show.
    """
    codes = [code for code in shading.fills if code != _BORNHOLM]
    capital = [code for code in codes if _is_capital(code)]
    capital = capital if len(capital) >= _FEWEST else []
    rest = {code: text for code, text in numbers.items() if code not in capital}
    laid = [("main", codes, rest), ("capital", capital, numbers)]
    laid += [("bornholm", [_BORNHOLM], numbers)] * (_BORNHOLM in shading.fills)
    return [_frame(kind, chosen, shading, said, texts) for kind, chosen, texts in laid if chosen]


def _is_capital(code: str) -> bool:
    return places.municipalities()[code].nuts3_code in _CAPITAL_PROVINCES


def _frame(
    kind: str,
    codes: Iterable[str],
    shading: Shading,
    said: Mapping[str, str],
    numbers: Mapping[str, str],
) -> Frame:
    bounds = _shapes().loc[list(codes)].total_bounds
    ground = shapely.box(*bounds).buffer(_MARGIN, join_style="mitre")
    view = _view(ground)
    seen = _shapes().index[_shapes().intersects(ground)]
    size = round(view[2] * _TYPE_SIZES.get(kind, 1 / 8))
    areas = [
        Area(
            code,
            shading.fills[code],
            said[code],
            _label(code, numbers, shading, size, view),
            shading.stripes.get(code),
        )
        for code in seen
        if code in shading.fills
    ]
    return Frame(kind, view, areas, [code for code in seen if code not in shading.fills], size)


def _view(ground: shapely.Polygon) -> tuple[int, int, int, int]:
    west, south, east, north = ground.bounds
    (left, top), (right, bottom) = _step(west, north), _step(east, south)
    return left, top, right - left, bottom - top


def _label(
    code: str,
    numbers: Mapping[str, str],
    shading: Shading,
    size: int,
    view: tuple[int, int, int, int],
) -> tuple[int, int, str, str] | None:
    """Place a number in the middle of its area, if it fits there and within the frame."""
    x, y, room = _middle(code)
    width = len(numbers.get(code, "")) * _LETTER * size
    if not width or room < width or not _is_within(view, (x, y), max(width, size)):
        return None
    return x, y, numbers[code], style.ink_on(shading.fills[code])


@cache
def _middle(code: str) -> tuple[int, int, int]:
    """Return the point of an area that is farthest from its border, and the room there."""
    largest = max(shapely.get_parts(_shapes()[code]), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=_UNIT)
    return *_step(*circle.coords[0]), round(2 * circle.length / _UNIT)


def _is_within(view: tuple[int, int, int, int], point: tuple[int, int], room: float) -> bool:
    left, top, width, height = view
    away = (point[0] - left, point[1] - top, left + width - point[0], top + height - point[1])
    return min(away) > room / 2
