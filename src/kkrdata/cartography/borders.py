"""Borders of a map: where groups of areas meet, and areas only as detailed as can be seen."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely

_SEEN = 0.3  # points


def between(areas: gpd.GeoSeries, groups: Sequence[object], shortest: float = 0) -> gpd.GeoSeries:
    """Draw the border between groups of areas.

    Parameters
    ----------
    areas : geopandas.GeoSeries
        Areas that share their borders.
    groups : sequence
        Which group each area belongs to.
    shortest : float, default 0
        The length of the shortest piece that is kept: a heavy line makes a blot of a shorter one.

    Returns
    -------
    geopandas.GeoSeries
        One line, wherever an area meets one of another group; shores are none.
    """
    shapes = areas.to_numpy()
    marks = np.unique([str(group) for group in groups], return_inverse=True)[1]
    here, there = shapely.STRtree(shapes).query(shapes)
    apart = marks[here] < marks[there]
    border = shapely.union_all(shapely.intersection(shapes[here[apart]], shapes[there[apart]]))
    pieces = shapely.get_parts(shapely.line_merge(border))
    kept = pieces[shapely.length(pieces) >= shortest]
    return gpd.GeoSeries([shapely.multilinestrings(kept)], crs=areas.crs)


def as_seen(areas: gpd.GeoSeries, point: float) -> gpd.GeoSeries:
    """Leave out what is too small to be seen; what two areas share stays shared.

    Parameters
    ----------
    areas : geopandas.GeoSeries
        Areas that share their borders.
    point : float
        The length that a point has on the ground, as `Frame.point` tells.

    Returns
    -------
    geopandas.GeoSeries
        The areas with fewer corners.
    """
    simple = shapely.coverage_simplify(areas.to_numpy(), _SEEN * point)
    return gpd.GeoSeries(simple, index=areas.index, crs=areas.crs)
