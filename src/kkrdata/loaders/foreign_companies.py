"""Who works in foreign companies, and where foreign companies have invested."""

from typing import TYPE_CHECKING

import pandas as pd

from kkrdata.errors import UnknownNameError
from kkrdata.loaders.geometry import with_area_geometry, with_geometry
from kkrdata.loaders.tables import load

if TYPE_CHECKING:
    import geopandas as gpd

_AREA_LEVELS = {"region": "region", "total": "eastern_denmark"}
LEVELS = ("municipality", *_AREA_LEVELS)


def load_foreign_employment(
    level: str = "municipality", year: int = 2019, geometry: bool = False
) -> "pd.DataFrame | gpd.GeoDataFrame":
    """Load the taxpayers employed in foreign companies.

    Parameters
    ----------
    level : {"municipality", "region", "total"}, default "municipality"
        The 46 municipalities of Eastern Denmark, its two regions, or all of it. The last two are
        the figures that the document prints, not sums.
    year : int, default 2019
        The year; the document has 2019 only.
    geometry : bool, default False
        Whether to add the boundaries.

    Returns
    -------
    pandas.DataFrame or geopandas.GeoDataFrame
        Municipalities: municipality_code, municipality, region_code, region, year, employees
        (persons), share_pct (whole per cent of the privately employed). Regions and total: area,
        area_level, year, employees, share_pct. With geometry in EPSG:25832.

    Raises
    ------
    UnknownNameError
        If there is no such level or year.
    DataError
        If a file is missing or is not as it was built.

    Notes
    -----
    Source: Copenhagen Capacity from special deliveries by Statistics Denmark, in the bundle's
    section 2.11, appendix 1. Counts are residents of the municipality, wherever they work.

    Examples
    --------
    >>> frame = load_foreign_employment()
    >>> int(frame["employees"].sum())
    144382
    >>> load_foreign_employment(level="total")["share_pct"].item()
    24
    """
    if level not in LEVELS:
        raise UnknownNameError("level", level, LEVELS)
    if level == "municipality":
        frame = _of_year(load("foreign_employment"), year)
        return with_geometry(frame) if geometry else frame
    totals = _of_year(load("foreign_employment_totals"), year)
    frame = totals[totals["area_level"] == _AREA_LEVELS[level]].reset_index(drop=True)
    return with_area_geometry(frame) if geometry else frame


def _of_year(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    kept = frame["year"].to_numpy() == year
    if not kept.any():
        raise UnknownNameError("year", year, sorted(frame["year"].unique()))
    return frame if kept.all() else frame[kept].reset_index(drop=True)


def load_fdi_projects(geometry: bool = False) -> "pd.DataFrame | gpd.GeoDataFrame":
    """Load the foreign investments since 2012.

    Parameters
    ----------
    geometry : bool, default False
        Whether to add the boundaries.

    Returns
    -------
    pandas.DataFrame or geopandas.GeoDataFrame
        municipality_code, municipality, region_code, region, period_start, period_end (empty: the
        document does not state it), projects_all, projects_assisted (numbers of projects); with
        geometry in EPSG:25832.

    Raises
    ------
    DataError
        If a file is missing or is not as it was built.

    Notes
    -----
    Source: fDi Intelligence and Copenhagen Capacity, in the bundle's section 2.11, appendix 1. The
    assisted count is not a part of the other, which leaves out confidential and retention cases.

    Examples
    --------
    >>> load_fdi_projects()[["projects_all", "projects_assisted"]].sum().tolist()
    [564, 281]
    """
    frame = load("fdi_projects")
    return with_geometry(frame) if geometry else frame
