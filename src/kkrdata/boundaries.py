"""Joins boundaries to tables: those that come with the package, or the user's own."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd

from kkrdata import catalog, places, vintages
from kkrdata.errors import DataError, NotRefreshedError, Problem, UnknownNameError, reason
from kkrdata.vintages import Vintage

CRS = "EPSG:25832"  # ETRS89 / UTM zone 32N, the projection of Danish public maps
OFFICIAL = "official"
_CODE_COLUMNS = ("municipality_code", "kommunekode", "komkode", "lau_id", "code", "kode")


def chosen(path: str | Path | None = None) -> str | Path | None:
    """Return which boundaries to use.

    Parameters
    ----------
    path : path or "official", optional
        What a caller asks for.

    Returns
    -------
    path, "official" or None
        The same; if nothing is asked for, what the environment variable KKRDATA_BOUNDARIES says.
        None stands for the boundaries that come with the package.

    Raises
    ------
    UnknownNameError
        If the variable says anything but "official".
    """
    setting = os.environ.get(catalog.BOUNDARIES_VARIABLE) or None
    if setting not in (None, OFFICIAL):
        raise UnknownNameError(catalog.BOUNDARIES_VARIABLE, setting, [OFFICIAL])
    return setting if path is None else path


def official() -> Vintage:
    """Return the official boundaries that were fetched last.

    Returns
    -------
    Vintage
        Their content is GeoJSON.

    Raises
    ------
    NotRefreshedError
        If none have been fetched.
    """
    found = [each for source in vintages.BORDERS for each in vintages.every(source)]
    if not found:
        raise NotRefreshedError(
            f"No official boundaries have been fetched to {vintages.folder()}. Run `kkrdata "
            "refresh boundaries`; it needs a connection."
        )
    return max(found, key=lambda each: each.retrieved)


def credit(lang: str = "da") -> str:
    """Return whom a map must credit for the boundaries in use.

    Parameters
    ----------
    lang : str, default "da"
        "da" or "en".

    Returns
    -------
    str
        The credit.

    Raises
    ------
    NotRefreshedError
        If official boundaries are to be used, and none have been fetched.
    """
    shipped = catalog.default().map_credit(lang)
    if chosen() is None:
        return shipped
    around = {"da": "Nabolande", "en": "Neighbouring countries"}[lang]
    return f"{official().record['credit'][lang]}. {around}: {shipped.partition(',')[0]}"


def read(path: str | Path | None = None, layer: str = "municipalities") -> gpd.GeoDataFrame:
    """Read boundaries.

    Parameters
    ----------
    path : path or "official", optional
        A file, or the official boundaries that were fetched last; see `chosen` if left out.
    layer : str, default "municipalities"
        The layer of the package's own file: "municipalities" or "neighbours".

    Returns
    -------
    geopandas.GeoDataFrame
        The layer in EPSG:25832; of another file, the first layer.

    Raises
    ------
    NotRefreshedError
        If official boundaries are to be used, and none have been fetched.
    DataError
        If the file is missing, no map, or has no projection.
    """
    path = chosen(path) if layer == "municipalities" else None
    return _layer(_file(path), 0 if path else layer)


def _layer(source: Path, layer: str | int) -> gpd.GeoDataFrame:
    try:
        frame = gpd.read_file(source, layer=layer)
    except (OSError, RuntimeError, ValueError) as error:
        raise DataError([Problem(str(source), reason(error), "a file of map features")]) from error
    return in_danish_projection(frame, str(source))


def _file(path: str | Path | None) -> Path:
    if path == OFFICIAL:
        vintage = official()
        return vintage.content_path if vintage.content else vintage.path
    return Path(path) if path else catalog.default().boundaries


def counties() -> gpd.GeoDataFrame:
    """Read the Swedish counties of Greater Copenhagen.

    Returns
    -------
    geopandas.GeoDataFrame
        nuts_code, area (the region that has the county's borders) and geometry in EPSG:25832.

    Raises
    ------
    DataError
        If the file is missing or no map.
    """
    return _layer(catalog.default().counties, "counties")


def in_danish_projection(frame: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Bring a map into the projection of Danish maps.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        The map.
    name : str
        What messages call it.

    Returns
    -------
    geopandas.GeoDataFrame
        The map in EPSG:25832.

    Raises
    ------
    DataError
        If it has no shapes or no projection.
    """
    if not isinstance(frame, gpd.GeoDataFrame):
        raise DataError([Problem(name, "no shapes", "a file of map features")])
    if frame.crs is None:
        raise DataError([Problem(name, "no projection", f"a projection such as {CRS}")])
    return frame if frame.crs == CRS else frame.to_crs(CRS)


def surroundings(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the land around what a map shows.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        What the map shows, with a column municipality_code.

    Returns
    -------
    geopandas.GeoSeries
        All other municipalities, and the neighbouring countries, in EPSG:25832.
    """
    shapes = read()
    others = shapes.geometry[~shapes["municipality_code"].isin(frame["municipality_code"])]
    return pd.concat([others, read(layer="neighbours").geometry], ignore_index=True)


def join(frame: pd.DataFrame, path: str | Path | None = None) -> gpd.GeoDataFrame:
    """Add each municipality's boundary to a table.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table with a column municipality_code.
    path : path or "official", optional
        A file of the user's own, or the official boundaries; see `chosen` if left out.

    Returns
    -------
    geopandas.GeoDataFrame
        The table in its own order, with geometry in EPSG:25832.

    Raises
    ------
    DataError
        If the file lacks or doubles one of the municipalities.
    """
    path = chosen(path)
    shapes = read(path)
    found = shapes["municipality_code"] if path is None else codes(shapes, path)
    wanted = frame["municipality_code"]
    if path is not None:
        _check_codes(found, wanted, path)
    geometry = shapes.geometry.set_axis(found).loc[wanted].array
    joined = gpd.GeoDataFrame(frame, geometry=geometry, crs=CRS)
    joined.attrs = frame.attrs
    return joined


def codes(shapes: gpd.GeoDataFrame, path: str | Path) -> pd.Series:
    """Read the municipalities' codes of a map.

    Parameters
    ----------
    shapes : geopandas.GeoDataFrame
        The map.
    path : path
        Where it is from.

    Returns
    -------
    pandas.Series
        Statistics Denmark's three digits.

    Raises
    ------
    DataError
        If no column is named as one of codes.
    """
    named = {str(column).casefold(): column for column in shapes.columns}
    found = next((named[name] for name in _CODE_COLUMNS if name in named), None)
    if found is None:
        columns = ", ".join(map(str, shapes.columns))
        expected = f"a column with codes, named one of {', '.join(_CODE_COLUMNS)}"
        raise DataError([Problem(str(path), f"columns {columns}", expected)])
    return (
        shapes[found]
        .astype("str")
        .str.removesuffix(".0")
        .str.extract(r"(\d+)$", expand=False)
        .str.lstrip("0")
    )


def _check_codes(found: Iterable[str], wanted: Iterable[str], path: str | Path) -> None:
    counts = Counter(found)
    problems = [
        Problem(str(path), f"municipality {code} {counts[code]} times", "each municipality once")
        for code in wanted
        if counts[code] != 1
    ]
    if problems:
        raise DataError(problems)


def join_areas(frame: pd.DataFrame, members: pd.DataFrame) -> gpd.GeoDataFrame:
    """Add the outlines of regions, or of all regions together, to a table.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table with a column area: names of regions, or one other name for all of them.
    members : pandas.DataFrame
        The municipalities that make up the areas, with a column region.

    Returns
    -------
    geopandas.GeoDataFrame
        The table with geometry in EPSG:25832.
    """
    shapes = join(members[["municipality_code", "region"]])
    regions = {region.name for region in places.regions().values()}
    parts = [shapes[shapes["region"] == a] if a in regions else shapes for a in frame["area"]]
    outlines = [part.geometry.union_all(method="coverage") for part in parts]
    joined = gpd.GeoDataFrame(frame, geometry=outlines, crs=CRS)
    joined.attrs = frame.attrs
    return joined
