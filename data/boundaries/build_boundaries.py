"""Builds municipalities.gpkg, counties.gpkg and places.csv of packages, the same bytes every time.

Run it with `make boundaries`. With --validate it measures how good the boundaries are instead.
"""

import argparse
import csv
import sys
import tempfile
from pathlib import Path

import counties
import drawing
import geopandas as gpd
import municipalities
import pyogrio
import shapely
import sources
import validate

FOLDER = Path(__file__).resolve().parent
NEIGHBOURS = {"DEU": "DE", "SWE": "SE"}
NEIGHBOUR_FRAME = (400_000, 6_000_000, 1_000_000, 6_450_000)
NEIGHBOUR_TOLERANCE = 180.0
SMALLEST_NEIGHBOUR_ISLAND = 500_000.0
BORDER_ZONE = 2000.0  # where a neighbour keeps every point, so that it meets the Danish border
# A GeoPackage says when it was written; a fixed time makes it the same every time.
WRITTEN = {"OGR_CURRENT_DATE": "2022-03-01T00:00:00.000Z"}


def read_sources(cache: Path) -> tuple[dict, dict, list[sources.Place]]:
    """Fetch and read the three packages.

    Parameters
    ----------
    cache : pathlib.Path
        The folder that keeps the archives.

    Returns
    -------
    tuple of dict, dict and list of sources.Place
        The drawn outlines by code, the pieces of land by country, and the places.
    """
    paths = sources.read_outlines(sources.fetch(sources.OUTLINES, cache))
    outlines = {code: drawing.polygon(path) for code, path in paths.items()}
    land = sources.read_land(sources.fetch(sources.LAND, cache), ("DNK", *NEIGHBOURS))
    return outlines, land, sources.read_places(sources.fetch(sources.PLACES, cache))


def build_neighbours(
    countries: dict[str, list[shapely.Polygon]], danish: shapely.Geometry
) -> gpd.GeoDataFrame:
    """Prepare the land of the neighbouring countries.

    Parameters
    ----------
    countries : dict of str to list of shapely.Polygon
        Pieces of land by country.
    danish : shapely.Geometry
        The Danish land.

    Returns
    -------
    geopandas.GeoDataFrame
        One row for each country.
    """
    shapes = [_neighbour(countries[code], danish) for code in NEIGHBOURS]
    names = list(NEIGHBOURS.values())
    return gpd.GeoDataFrame({"country": names}, geometry=shapes, crs=sources.CRS)


def _neighbour(pieces: list[shapely.Polygon], danish: shapely.Geometry) -> shapely.MultiPolygon:
    framed = shapely.clip_by_rect(shapely.make_valid(pieces), *NEIGHBOUR_FRAME)
    large = shapely.union_all([p for p in framed if p.area > SMALLEST_NEIGHBOUR_ISLAND])
    along = large.intersection(danish.buffer(BORDER_ZONE))
    land = shapely.union_all([large.simplify(NEIGHBOUR_TOLERANCE), along]).difference(danish)
    parts = [p for p in shapely.get_parts(land) if p.area > SMALLEST_NEIGHBOUR_ISLAND]
    return shapely.MultiPolygon([shapely.Polygon(part.exterior) for part in parts])


def write_map(layers: dict[str, gpd.GeoDataFrame], path: Path) -> None:
    """Write a GeoPackage.

    Parameters
    ----------
    layers : dict of str to geopandas.GeoDataFrame
        What to write, by layer.
    path : pathlib.Path
        The file, which is replaced as a whole.
    """
    pyogrio.set_gdal_config_options(WRITTEN)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder, path.name)
        for layer, frame in layers.items():
            pyogrio.write_dataframe(
                frame, draft, layer=layer, append=draft.exists(), SPATIAL_INDEX="NO"
            )
        draft.replace(path)


def write_counties(neighbours: gpd.GeoDataFrame, options: argparse.Namespace) -> None:
    """Write the Swedish counties.

    Parameters
    ----------
    neighbours : geopandas.GeoDataFrame
        The land of the neighbouring countries.
    options : argparse.Namespace
        cache and output, folders.
    """
    outlines = counties.read_outlines(sources.fetch(sources.COUNTIES, options.cache))
    sweden = neighbours.set_index("country").geometry["SE"]
    write_map({"counties": counties.build(outlines, sweden)}, options.output / "counties.gpkg")


def write_places(places: list[sources.Place], path: Path) -> None:
    """Write the places as CSV.

    Parameters
    ----------
    places : list of sources.Place
        The places.
    path : pathlib.Path
        The file.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([sources.Place._fields, *places])


def main(arguments: list[str] | None = None) -> None:
    """Build or measure the boundaries.

    Parameters
    ----------
    arguments : list of str, optional
        The command line's arguments; those of the process if left out.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cache", type=Path, default=FOLDER / ".cache", help="where archives are kept"
    )
    parser.add_argument("--output", type=Path, default=FOLDER, help="the folder to write to")
    parser.add_argument("--validate", action="store_true", help="measure instead of build")
    options = parser.parse_args(arguments)
    outlines, countries, places = read_sources(options.cache)
    if options.validate:
        sys.stdout.write(validate.report(outlines, countries["DNK"], places))
        return
    shapes = municipalities.build(outlines, countries["DNK"], places)
    neighbours = build_neighbours(countries, shapes.union_all(method="coverage"))
    write_places(places, options.output / "places.csv")
    layers = {"municipalities": shapes.reset_index(), "neighbours": neighbours}
    write_map(layers, options.output / "municipalities.gpkg")
    write_counties(neighbours, options)


if __name__ == "__main__":
    main()
