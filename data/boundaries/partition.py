"""Divides the true land between the fitted outlines."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from by_hand import FALSE_INLETS, ISLANDS, NO_MUNICIPALITY, SHARED_ISLANDS
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import Voronoi, cKDTree
from sources import CRS

SEED_SPACING = 60.0  # metres; the narrowest gap between outlines is about 250
STEP = 40.0  # between the points of a border while it is smoothed
SMOOTHING = 80.0
SPECK = 10_000.0  # square metres; the land has crumbs
SMALLEST_PART = 1_000_000.0
INNER_TOLERANCE = 20.0
PLACE_RADIUS = 60.0
SLIT = 40.0  # half the width of the slits that thinning left in the coast
REACH = 1000.0


def _project(longitude: float, latitude: float) -> shapely.Point:
    return gpd.GeoSeries.from_xy([longitude], [latitude], crs="EPSG:4326").to_crs(CRS)[0]


def mend_land(land: list[shapely.Polygon], positions: np.ndarray) -> list[shapely.Polygon]:
    """Mend the thinned coast: fill slits and false inlets, put land under places in the water.

    Parameters
    ----------
    land : list of shapely.Polygon
        The pieces of land.
    positions : numpy.ndarray
        Positions of places, one row each.

    Returns
    -------
    list of shapely.Polygon
        The pieces of land, the largest first, without land that is in no municipality.
    """
    stateless = [_project(*position) for position in NO_MUNICIPALITY]
    kept = [piece for piece in land if not any(map(piece.contains, stateless))]
    mended = shapely.union_all(kept + [shapely.Polygon(inlet) for inlet in FALSE_INLETS.values()])
    wet = [place for place in shapely.points(positions) if not mended.contains(place)]
    mended = shapely.union_all([mended, *(_jetty(place, mended) for place in wet)])
    # Each piece is closed by itself, so that narrow sounds stay open.
    closed = shapely.union_all([_close(piece) for piece in shapely.get_parts(mended)])
    filled = [shapely.Polygon(p.exterior) for p in shapely.get_parts(closed) if p.area > SPECK]
    return sorted(filled, key=lambda piece: (-piece.area, piece.bounds))


def _close(piece: shapely.Polygon) -> shapely.Geometry:
    """Close narrow slits, keeping corners sharp."""
    wider = piece.buffer(SLIT, join_style="mitre", mitre_limit=2)
    return wider.buffer(-SLIT, join_style="mitre", mitre_limit=2)


def _jetty(place: shapely.Point, land: shapely.Geometry) -> shapely.Polygon:
    """Return the ground from the shore to just beyond a place."""
    return shapely.shortest_line(place, land).buffer(PLACE_RADIUS)


def divide(
    land: list[shapely.Polygon], outlines: dict[str, shapely.MultiPolygon]
) -> gpd.GeoDataFrame:
    """Divide the land between the municipalities.

    Parameters
    ----------
    land : list of shapely.Polygon
        The pieces of land.
    outlines : dict of str to shapely.MultiPolygon
        The fitted outlines by municipality code.

    Returns
    -------
    geopandas.GeoDataFrame
        One row for each municipality, in order of code: a valid coverage.
    """
    outlines = {code: shapely.make_valid(shape) for code, shape in outlines.items()}
    shared = [(_project(*where), codes.split()) for *where, codes in SHARED_ISLANDS.values()]
    named = [(_project(*where), code) for *where, code in ISLANDS.values()]
    shares = []
    for piece in land:
        codes = next((codes for point, codes in shared if piece.contains(point)), None)
        owner = next((code for point, code in named if piece.contains(point)), None)
        if codes:
            shares.append(split(piece, {code: outlines[code] for code in codes}))
        else:
            shares.append(_share([piece], [owner or _owner(piece, outlines)]))
    return _dissolve(pd.concat(shares)).sort_index()


def _share(pieces: list[shapely.Polygon], codes: list[str]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"municipality_code": codes}, geometry=pieces, crs=CRS)


def _dissolve(shares: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shares.dissolve("municipality_code", method="coverage")


def _owner(piece: shapely.Polygon, outlines: dict[str, shapely.Geometry]) -> str:
    """Return the municipality whose outline covers most of an island, or else is nearest."""
    near = {code: shape.distance(piece) for code, shape in outlines.items()}
    touching = [code for code, distance in near.items() if distance == 0]
    covered = {code: outlines[code].intersection(piece).area for code in touching}
    return max(covered, key=covered.get) if covered else min(near, key=near.get)


def split(piece: shapely.Polygon, outlines: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    """Divide one piece of land along the middle of the gaps between outlines.

    Parameters
    ----------
    piece : shapely.Polygon
        The land.
    outlines : dict of str to shapely.Geometry
        The outlines of the municipalities that share it.

    Returns
    -------
    geopandas.GeoDataFrame
        The parts of the municipalities on this land.
    """
    seeds, codes = _seeds(outlines)
    borders = [smooth(border) for border in _borders(piece, seeds, codes)]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([piece.exterior, *borders])]))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    faces, inner = (rows[shapely.contains_xy(piece, inner)] for rows in (faces, inner))
    return _absorb(_share(faces, codes[cKDTree(seeds).query(inner)[1]]))


def _seeds(outlines: dict[str, shapely.Geometry]) -> tuple[np.ndarray, np.ndarray]:
    """Return points along the outlines and their codes."""
    points = [
        np.unique(shapely.get_coordinates(shape.segmentize(SEED_SPACING)).round(2), axis=0)
        for shape in outlines.values()
    ]
    return np.vstack(points), np.repeat(list(outlines), list(map(len, points)))


def _borders(piece: shapely.Polygon, seeds: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Return the edges between Voronoi cells of different municipalities, merged to lines."""
    diagram = Voronoi(seeds)
    edges = np.array(diagram.ridge_vertices)
    between = codes[diagram.ridge_points]
    real = (between[:, 0] != between[:, 1]) & (edges >= 0).all(axis=1)
    segments = shapely.linestrings(diagram.vertices[edges[real]])
    near = piece.buffer(REACH, quad_segs=2)
    shapely.prepare(near)
    kept = segments[(shapely.length(segments) > 0) & shapely.intersects(near, segments)]
    return shapely.get_parts(shapely.line_merge(shapely.multilinestrings(kept)))


def smooth(line: shapely.LineString) -> shapely.LineString:
    """Smooth a line whose ends stay where they are.

    Parameters
    ----------
    line : shapely.LineString
        A line.

    Returns
    -------
    shapely.LineString
        The line, with a point every few metres.
    """
    count = int(np.ceil(line.length / STEP))
    points = shapely.get_coordinates(
        shapely.line_interpolate_point(line, np.linspace(0, line.length, count + 1))
    )
    # The line goes on beyond each end as its own image turned about that end.
    reach = min(count, int(4 * SMOOTHING / STEP))
    head, tail = 2 * points[0] - points[reach:0:-1], 2 * points[-1] - points[-2 : -reach - 2 : -1]
    longer = np.vstack([head, points, tail])
    blurred = gaussian_filter1d(longer, SMOOTHING / STEP, axis=0, mode="nearest")[reach:][
        : count + 1
    ]
    return shapely.LineString(np.vstack([points[:1], blurred[1:-1], points[-1:]]))


def _absorb(shares: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give stray bits of a municipality to the neighbour with the longest common border."""
    parts = _dissolve(shares).explode().reset_index()
    stray = parts.area < SMALLEST_PART
    for row in parts.index[stray]:
        common = parts.boundary[~stray].intersection(parts.boundary[row]).length
        parts.loc[row, "municipality_code"] = parts.loc[common.idxmax(), "municipality_code"]
    return parts


def simplify(municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Thin out the inner borders; the coast has no point to spare.

    Parameters
    ----------
    municipalities : geopandas.GeoDataFrame
        A valid coverage.

    Returns
    -------
    geopandas.GeoDataFrame
        The coverage with coordinates in whole decimetres.
    """
    thin = municipalities.geometry.simplify_coverage(INNER_TOLERANCE, simplify_boundary=False)
    rounded = shapely.transform(thin.to_numpy(), lambda points: points.round(1))
    multiple = [shapely.MultiPolygon(shapely.get_parts(shape).tolist()) for shape in rounded]
    return municipalities.set_geometry(gpd.GeoSeries(multiple, municipalities.index, crs=CRS))
