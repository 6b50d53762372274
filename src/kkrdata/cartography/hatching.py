"""Hatches areas with stripes that are shapes of their own, so that every format shows the same."""

import geopandas as gpd
import numpy as np
import shapely
from shapely import affinity

_ANGLE = 45  # degrees


def stripes(areas: gpd.GeoSeries, step: float, share: float) -> gpd.GeoSeries:
    """Cut stripes out of areas.

    Parameters
    ----------
    areas : geopandas.GeoSeries
        The areas.
    step : float
        From one stripe to the next, in the areas' own unit.
    share : float
        How much of the ground the stripes cover, from 0 to 1.

    Returns
    -------
    geopandas.GeoSeries
        The part of each area that its stripes cover; they run on across neighbouring areas.
    """
    if areas.empty:
        return areas
    cut = [shapely.intersection(area, _strips(area, step, share)) for area in areas]
    return gpd.GeoSeries(cut, index=areas.index, crs=areas.crs)


def _strips(area: shapely.Geometry, step: float, share: float) -> shapely.MultiPolygon:
    """Lay slanting strips over an area, in places that do not depend on the area."""
    west, south, east, north = affinity.rotate(area, -_ANGLE, origin=(0, 0)).bounds
    lower = np.arange(np.floor(south / step), np.ceil(north / step)) * step
    strips = shapely.multipolygons(shapely.box(west, lower, east, lower + share * step))
    return affinity.rotate(strips, _ANGLE, origin=(0, 0))
