"""Joins boundaries to tables: those that come with the package, or the user's own."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd

from kkrdata import catalog, places
from kkrdata.errors import DataError, Problem

CRS = "EPSG:25832"  # ETRS89 / UTM zone 32N, the projection of Danish public maps
_CODE_COLUMNS = ("municipality_code", "kommunekode", "komkode", "lau_id", "code", "kode")


def read(path: str | Path | None = None, layer: str = "municipalities") -> gpd.GeoDataFrame:
    """Read boundaries.

    Parameters
    ----------
    path : path, optional
        The file; the one that comes with the package if left out.
    layer : str, default "municipalities"
        The layer of the package's own file: "municipalities" or "neighbours".

    Returns
    -------
    geopandas.GeoDataFrame
        The layer in EPSG:25832; of the user's own file, the first layer.

    Raises
    ------
    DataError
        If the file is missing, no map, or has no projection.
    """
    source = Path(path) if path else catalog.default().boundaries
    try:
        frame = gpd.read_file(source, layer=0 if path else layer)
    except (OSError, RuntimeError, ValueError) as error:
        raise DataError([Problem(str(source), str(error), "a file of map features")]) from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise DataError([Problem(str(source), "no shapes", "a file of map features")])
    if frame.crs is None:
        raise DataError([Problem(str(source), "no projection", f"a projection such as {CRS}")])
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
    path : path, optional
        A file of the user's own; the package's if left out.

    Returns
    -------
    geopandas.GeoDataFrame
        The table in its own order, with geometry in EPSG:25832.

    Raises
    ------
    DataError
        If the file lacks or doubles one of the municipalities.
    """
    shapes = read(path)
    codes = shapes["municipality_code"] if path is None else _codes(shapes, path)
    wanted = frame["municipality_code"]
    if path is not None:
        _check_codes(codes, wanted, path)
    geometry = shapes.geometry.set_axis(codes).loc[wanted].array
    joined = gpd.GeoDataFrame(frame, geometry=geometry, crs=CRS)
    joined.attrs = frame.attrs
    return joined


def _codes(shapes: gpd.GeoDataFrame, path: str | Path) -> pd.Series:
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


def _check_codes(codes: Iterable[str], wanted: Iterable[str], path: str | Path) -> None:
    counts = Counter(codes)
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
