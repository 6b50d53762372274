"""Loads tables. These functions are what notebooks, figures and readers use."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kkrdata import catalog, places
from kkrdata.errors import DataError, PartialTableError, UnknownNameError

if TYPE_CHECKING:
    import geopandas as gpd

_AREA_LEVELS = {"region": "region", "total": "eastern_denmark"}
LEVELS = ("municipality", *_AREA_LEVELS)
# Which table has which source of the health clusters.
_CLUSTER_TABLES = {
    "list": "health_clusters",
    "map": "health_clusters",
    "adopted": "health_clusters_adopted",
}
CLUSTER_SOURCES = tuple(_CLUSTER_TABLES)


def list_tables() -> pd.DataFrame:
    """List the tables that can be loaded.

    Returns
    -------
    pandas.DataFrame
        One row a table: table, title, title_en, rows, page.
    """
    tables = catalog.default().tables.values()
    rows = [
        (
            table.name,
            table.title(),
            table.title("en"),
            table.resource["rows"],
            table.source.get("page"),
        )
        for table in tables
    ]
    return pd.DataFrame(rows, columns=["table", "title", "title_en", "rows", "page"]).astype(
        {"page": "Int64"}
    )


def load(table: str) -> pd.DataFrame:
    """Load any table by its name.

    Parameters
    ----------
    table : str
        One of `list_tables()`.

    Returns
    -------
    pandas.DataFrame
        The table as data/tables/datapackage.json describes it; codes are text. `attrs` has title,
        unit, source, publisher, page and warnings.

    Raises
    ------
    UnknownNameError
        If there is no such table.
    DataError
        If its file is missing or is not as it was built; the message names row and column.

    Examples
    --------
    >>> load("foreign_employment").shape
    (46, 7)
    """
    description = catalog.default().table(table)
    content = description.content()
    if not description.is_as_built(content):
        from kkrdata import validation  # only when something is wrong

        raise DataError(validation.problems(catalog.default(), table))
    frame = description.parse(content)
    frame.attrs = description.attrs
    return frame


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
    return _with_geometry(frame, boundaries) if geometry or boundaries is not None else frame


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
        return _with_geometry(frame) if geometry else frame
    totals = _of_year(load("foreign_employment_totals"), year)
    frame = totals[totals["area_level"] == _AREA_LEVELS[level]].reset_index(drop=True)
    return _with_area_geometry(frame) if geometry else frame


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
    return _with_geometry(frame) if geometry else frame


def load_health_clusters(
    source: str = "map", geometry: bool = False
) -> "pd.DataFrame | gpd.GeoDataFrame":
    """Load which municipality is in which health cluster.

    Parameters
    ----------
    source : {"map", "list", "adopted"}, default "map"
        The map of March 2022 (103 memberships), the list of 4 March 2022 (98), or those that the
        regions' and hospitals' own pages confirm after 1 July 2022 (43, not all there are).
    geometry : bool, default False
        Whether to add the boundaries. A municipality in two clusters has them in two rows.

    Returns
    -------
    pandas.DataFrame or geopandas.GeoDataFrame
        source, cluster_id (the same in all sources), municipality_code, municipality, region_code,
        region, cluster (its name in that source), hospital (the map alone names it), participation
        (political, administrative). Adopted: level and source_url instead of the last two. With
        geometry in EPSG:25832.

    Raises
    ------
    UnknownNameError
        If there is no such source.
    PartialTableError
        If boundaries are asked for with a source that has not all memberships.
    DataError
        If a file is missing or is not as it was built.

    Notes
    -----
    Source: Local Government Denmark (KL), in the bundle's section 2.1, appendices 2 and 3. Both are
    a proposal; the document speaks of 22 clusters, later sources of 21.

    Examples
    --------
    >>> load_health_clusters().shape
    (103, 9)
    >>> load_health_clusters(source="list")["cluster_id"].nunique()
    22
    """
    table = _cluster_table(source, all_needed=geometry)
    whole = load(table.name)
    frame = whole[whole["source"] == source].reset_index(drop=True)
    frame.attrs["page"] = table.source.get("pages", {}).get(source)
    return _with_geometry(frame) if geometry else frame


def _cluster_table(source: str, all_needed: bool) -> catalog.Table:
    if source not in CLUSTER_SOURCES:
        raise UnknownNameError("source", source, CLUSTER_SOURCES)
    table = catalog.default().table(_CLUSTER_TABLES[source])
    if table.is_partial and all_needed:
        raise PartialTableError(
            f"Source {source!r} has only some of the memberships ({table.name}: "
            f"{table.resource['rows']} rows), and all are needed here. Choose list or map."
        )
    return table


def compare_health_clusters(source: str = "list", other: str = "map") -> pd.DataFrame:
    """List the memberships in which two sources of the health clusters differ.

    Parameters
    ----------
    source, other : {"list", "map"}
        The sources to compare.

    Returns
    -------
    pandas.DataFrame
        One row a difference: cluster_id, municipality_code, municipality, region_code, region, and
        how the municipality takes part by each source (political, administrative, or missing).

    Raises
    ------
    UnknownNameError
        If there is no such source.
    PartialTableError
        If a source has not all memberships.
    DataError
        If a file is missing or is not as it was built.

    Examples
    --------
    >>> compare_health_clusters()["municipality"].tolist()
    ['København', 'Rødovre', 'Billund', 'Vejen', 'Middelfart']
    """
    for name in (source, other):
        _cluster_table(name, all_needed=True)
    whole = load("health_clusters")
    differing = differing_memberships(whole, source, other)
    differing.attrs = whole.attrs
    return differing


def differing_memberships(
    memberships: pd.DataFrame, source: str = "list", other: str = "map"
) -> pd.DataFrame:
    """Compare two sources that stand in one frame.

    Parameters
    ----------
    memberships : pandas.DataFrame
        A frame in the form of the table health_clusters.
    source, other : str
        The sources to compare.

    Returns
    -------
    pandas.DataFrame
        As `compare_health_clusters` returns it.
    """
    key = ["cluster_id", "municipality_code", "municipality", "region_code", "region"]
    sides = memberships.pivot_table("participation", key, "source", aggfunc="first")
    sides = sides.reindex(columns=dict.fromkeys([source, other])).rename_axis(columns=None)
    filled = sides.fillna("")
    return sides[filled[source] != filled[other]].reset_index()


def load_shared_patients() -> pd.DataFrame:
    """Load what share of the citizens hospital and municipality have in common.

    Returns
    -------
    pandas.DataFrame
        population (of whom it is a share), condition (hospital: has contact with a hospital;
        municipal: has a municipal service), year, share (whole per cent), qualifier (=, ~).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Local Government Denmark (KL), handbook of health clusters, section 10, in the bundle's
    section 2.1, appendix 4.

    Examples
    --------
    >>> frame = load_shared_patients().set_index(["population", "condition"])["share"]
    >>> int(frame["hospital", "municipal"]), int(frame["municipal", "hospital"])
    (13, 78)
    """
    return load("shared_patients")


def load_lighthouses() -> pd.DataFrame:
    """Load the lighthouse projects of the other contact councils.

    Returns
    -------
    pandas.DataFrame
        place, theme (in our own words, Danish), theme_en, grant (million kroner).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Local Government Denmark (KL), in the bundle's section 2.8, appendix 1.

    Examples
    --------
    >>> float(load_lighthouses()["grant"].sum())
    490.5
    """
    return load("lighthouses")


def load_study_places() -> pd.DataFrame:
    """Load the need for study places, the 300 extra ones and the steps towards them.

    Returns
    -------
    pandas.DataFrame
        subject (need, extra, found, remaining, step, intake), programme, part (an academic year,
        summer, winter or whole), value, unit (persons, places, per_cent).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: University College Absalon, in the bundle's section 2.2, appendix 1.

    Examples
    --------
    >>> load_study_places().query("subject == 'step'")["value"].tolist()
    [0, 33, 66, 66]
    """
    return load("study_places")


def load_interreg() -> pd.DataFrame:
    """Load the two Interreg programmes.

    Returns
    -------
    pandas.DataFrame
        interreg_programme, period_start, period_end, budget (million kroner), qualifier (~, >).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Region Sjælland, in the bundle's section 3.1, appendices 1 and 2.

    Examples
    --------
    >>> load_interreg()[["budget", "qualifier"]].to_numpy().tolist()
    [[625, '~'], [1000, '>']]
    """
    return load("interreg")


def load_interreg_regions() -> pd.DataFrame:
    """Load the regions that take part in Interreg South Baltic.

    Returns
    -------
    pandas.DataFrame
        interreg_programme, nuts_code, area (its name in the document), country (two letters).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Region Sjælland, in the bundle's section 3.1, appendix 1; the NUTS codes are added.

    Examples
    --------
    >>> load_interreg_regions().groupby("country").size().to_dict()
    {'DE': 5, 'DK': 2, 'LT': 3, 'PL': 10, 'SE': 4}
    """
    return load("interreg_regions")


def _with_geometry(frame: pd.DataFrame, path: str | Path | None = None) -> "gpd.GeoDataFrame":
    from kkrdata import boundaries  # geopandas takes a second to import

    return boundaries.join(frame, path)


def _with_area_geometry(frame: pd.DataFrame) -> "gpd.GeoDataFrame":
    from kkrdata import boundaries

    return boundaries.join_areas(frame, load("foreign_employment"))
