"""Checks that both memberships are complete, and differ where the document does."""

from collections.abc import Iterable

import pandas as pd

from kkrdata import places
from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem
from kkrdata.loaders import differing_memberships
from kkrdata.tidy.recipe import HEADER_ROWS

CLUSTERS = {"list": 22, "map": 22}
MEMBERSHIPS = {"list": 98, "map": 103}
TWICE_POLITICAL = {"Vejen": 2}  # on the map, where it has no mark in either cluster
DIFFERENCES = {  # all of them on the map alone
    ("Billund", "syddanmark-lillebaelt", "administrative"),
    ("København", "hovedstaden-syd", "administrative"),
    ("Middelfart", "syddanmark-odense", "administrative"),
    ("Rødovre", "hovedstaden-syd", "administrative"),
    ("Vejen", "syddanmark-lillebaelt", "political"),
}


def _one_or_none(catalog: Catalog, found: object, expected: object, column: str) -> list[Problem]:
    file = catalog.table("health_clusters").file
    return [] if found == expected else [Problem(file, str(found), str(expected), column=column)]


def _counts(catalog: Catalog) -> list[Problem]:
    by_source = parsed(catalog, "health_clusters").groupby("source")["cluster_id"]
    clusters, memberships = by_source.nunique().to_dict(), by_source.size().to_dict()
    return [
        *_one_or_none(catalog, clusters, CLUSTERS, "cluster_id"),
        *_one_or_none(catalog, memberships, MEMBERSHIPS, "source"),
    ]


def _political(catalog: Catalog, source: str) -> pd.Series:
    """Count the political memberships of each municipality."""
    rows = parsed(catalog, "health_clusters").query("source == @source")
    names = [place.name for place in places.municipalities().values()]
    political = rows[rows["participation"] == "political"]["municipality"]
    return political.value_counts().reindex(names, fill_value=0)


def _other_than_once(counts: pd.Series) -> dict[str, int]:
    return {name: int(count) for name, count in counts.items() if count != 1}


def _list_once(catalog: Catalog) -> list[Problem]:
    found = _other_than_once(_political(catalog, "list"))
    return _one_or_none(catalog, found, {}, "participation")


def _map_once(catalog: Catalog) -> list[Problem]:
    found = _other_than_once(_political(catalog, "map"))
    return _one_or_none(catalog, found, TWICE_POLITICAL, "participation")


def _one_region(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "health_clusters")
    regions = frame.groupby("cluster_id")["region_code"].nunique()
    return _one_or_none(catalog, list(regions[regions > 1].index), [], "region_code")


def _differences(catalog: Catalog) -> list[Problem]:
    rows = differing_memberships(parsed(catalog, "health_clusters")).fillna("")
    found = set(rows[["municipality", "cluster_id", "map"]].itertuples(index=False, name=None))
    in_list = _texts(rows.loc[rows["list"] != "", "municipality"])
    return [
        *_one_or_none(catalog, _texts(found), _texts(DIFFERENCES), "participation"),
        *_one_or_none(catalog, in_list, [], "source"),
    ]


def _texts(values: Iterable) -> list[str]:
    return sorted(map(str, values))


def _adopted(catalog: Catalog) -> list[Problem]:
    file = catalog.table("health_clusters_adopted").file
    on_the_map = parsed(catalog, "health_clusters").query("source == 'map'")
    confirmed = parsed(catalog, "health_clusters_adopted")
    known = set(_members(on_the_map))
    return [
        Problem(file, f"{code} in {cluster}", "a membership on the map", row, "cluster_id")
        for row, (cluster, code) in enumerate(_members(confirmed), start=HEADER_ROWS + 1)
        if (cluster, code) not in known
    ]


def _members(frame: pd.DataFrame) -> Iterable[tuple[str, str]]:
    return zip(frame["cluster_id"], frame["municipality_code"], strict=True)


CHECKS = {
    "22 clusters, with 98 memberships in the list and 103 on the map": _counts,
    "in the list each municipality has one political membership": _list_once,
    "on the map each municipality has one political membership, and Vejen two": _map_once,
    "each cluster lies in one region": _one_region,
    "list and map differ in five memberships, which are on the map alone": _differences,
    "each membership confirmed after adoption is on the map": _adopted,
}
