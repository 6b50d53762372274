"""Adds boundaries to a loaded table."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kkrdata.loaders.tables import load

if TYPE_CHECKING:
    import geopandas as gpd


def with_geometry(frame: pd.DataFrame, path: str | Path | None = None) -> "gpd.GeoDataFrame":
    """Add the boundaries of the municipalities.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows with a municipality_code.
    path : path or "official", optional
        A file of your own to take the boundaries from, or the official ones.

    Returns
    -------
    geopandas.GeoDataFrame
        The same rows with geometry in EPSG:25832.
    """
    from kkrdata import boundaries  # geopandas takes a second to import

    return boundaries.join(frame, path)


def with_area_geometry(frame: pd.DataFrame) -> "gpd.GeoDataFrame":
    """Add the boundaries of the two eastern regions, or of both together.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows of the table foreign_employment_totals.

    Returns
    -------
    geopandas.GeoDataFrame
        The same rows with geometry in EPSG:25832.
    """
    from kkrdata import boundaries

    return boundaries.join_areas(frame, load("foreign_employment"))
