"""The municipalities of Denmark."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kkrdata import places
from kkrdata.loaders.geometry import with_geometry
from kkrdata.loaders.tables import load

if TYPE_CHECKING:
    import geopandas as gpd


def load_municipalities(
    geometry: bool = False,
    regions: str | Iterable[str] | None = None,
    boundaries: str | Path | None = None,
) -> "pd.DataFrame | gpd.GeoDataFrame":
    """Load the 98 municipalities of Denmark.

    Parameters
    ----------
    geometry : bool, default False
        Whether to add the boundaries.
    regions : str or iterable of str, optional
        One or more regions to keep, by code or name; all five if left out.
    boundaries : path or "official", optional
        A file of your own to take the boundaries from, in any format that geopandas reads;
        municipalities are matched by code. Or "official": those that `kkrdata refresh boundaries`
        has fetched.

    Returns
    -------
    pandas.DataFrame or geopandas.GeoDataFrame
        municipality_code, municipality, region_code, region, nuts3_code, nuts3, kkr; with
        geometry in EPSG:25832.

    Raises
    ------
    UnknownNameError
        If there is no such region.
    NotRefreshedError
        If official boundaries are asked for, and none have been fetched.
    DataError
        If a file is missing or damaged, or lacks or doubles a municipality.

    Notes
    -----
    Source: Statistics Denmark's classification of regions, provinces and municipalities. The
    boundaries that come with the package are approximate; see data/boundaries/README.md.

    Examples
    --------
    >>> load_municipalities(regions=["Sjælland"]).shape
    (17, 7)
    """
    frame = load("municipalities")
    if regions is not None:
        wanted = [regions] if isinstance(regions, str) else regions
        codes = [places.match_region(region).code for region in wanted]
        frame = frame[frame["region_code"].isin(codes)].reset_index(drop=True)
    return with_geometry(frame, boundaries) if geometry or boundaries is not None else frame
