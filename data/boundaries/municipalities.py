"""Builds the municipalities from the outlines, the land and the places."""

import geopandas as gpd
import partition
import placing
import shapely
import shores
import sources
import warp


def build(
    outlines: dict[str, shapely.MultiPolygon],
    land: list[shapely.Polygon],
    places: list[sources.Place],
) -> gpd.GeoDataFrame:
    """Fit the outlines to the land and divide it.

    Parameters
    ----------
    outlines : dict of str to shapely.MultiPolygon
        The drawn outlines by municipality code.
    land : list of shapely.Polygon
        The pieces of land.
    places : list of sources.Place
        Places whose municipality is known.

    Returns
    -------
    geopandas.GeoDataFrame
        One row for each municipality, in order of code.
    """
    anchors = placing.anchors(places)
    placed = placing.place_drawing(outlines, land, anchors)
    field = warp.fit_to_coast(placed, shores.drawn_coast(placed), land, anchors)
    mended = partition.mend_land(land, anchors.points)
    return partition.simplify(partition.divide(mended, warp.move(placed, field)))
