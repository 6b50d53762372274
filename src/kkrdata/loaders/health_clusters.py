"""Which municipality is in which health cluster."""

from typing import TYPE_CHECKING

import pandas as pd

from kkrdata import catalog
from kkrdata.errors import PartialTableError, UnknownNameError
from kkrdata.loaders.geometry import with_geometry
from kkrdata.loaders.tables import load

if TYPE_CHECKING:
    import geopandas as gpd

# Which table has which source of the health clusters.
_CLUSTER_TABLES = {
    "list": "health_clusters",
    "map": "health_clusters",
    "adopted": "health_clusters_adopted",
}
CLUSTER_SOURCES = tuple(_CLUSTER_TABLES)


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
    return with_geometry(frame) if geometry else frame


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
