"""What to take out: some of the tables, and of these the rows of some places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kkrdata import catalog, loaders, places
from kkrdata.errors import EmptySelectionError, NotOneRowError, UnknownNameError
from kkrdata.places import Municipality, Region
from kkrdata.tidy import PROVENANCE

_CLUSTER_COLUMNS = {"cluster_id", "cluster", "municipality_code"}


@dataclass(frozen=True)
class Selection:
    """Tables and places; what is empty asks for all there are. A row of any of the places is taken.

    Attributes
    ----------
    municipalities : tuple of Municipality
        Municipalities.
    clusters : tuple of str
        Health clusters by id, each with the municipalities that belong to it.
    regions : tuple of Region
        Regions, each with its municipalities.
    tables : tuple of str
        Tables.
    """

    municipalities: tuple[Municipality, ...] = ()
    clusters: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def has_places(self) -> bool:
        """Whether only some places are asked for."""
        return bool(self.municipalities or self.clusters or self.regions)

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables that speak of the places, in the catalogue's order, provenance aside."""
        asked = {name: self._rows(name) for name in self._asked()}
        found = {name: frame for name, frame in asked.items() if len(frame)}
        if not found:
            raise EmptySelectionError(
                f"Nothing is said of these places in: {', '.join(asked)}."
                " Leave out --table, or name other places."
            )
        return found

    @property
    def silent(self) -> list[str]:
        """The tables that were asked for and do not speak of the places."""
        return [name for name in self._asked() if name not in self.frames]

    def provenance(self) -> pd.DataFrame:
        """Return where in the document the selected cells stand.

        Returns
        -------
        pandas.DataFrame
            The rows of the table provenance that speak of `frames`.
        """
        whole = loaders.load(PROVENANCE)
        shown = {(name, record) for name in self.frames for record in self._records(name)}
        pairs = zip(whole["table"], whole["record"], strict=True)
        return whole[[pair in shown for pair in pairs]].reset_index(drop=True)

    def _asked(self) -> list[str]:
        """List the tables but provenance, which follows from the others."""
        others = [name for name in catalog.default().tables if name != PROVENANCE]
        return [name for name in others if name in self.tables] or others

    def _records(self, name: str) -> list[str]:
        return records(self.frames[name], catalog.default().table(name).key)

    def _rows(self, name: str) -> pd.DataFrame:
        frame = loaders.load(name)
        if not self.has_places:
            return frame
        wanted = self._wanted(frame.columns)
        kept = [frame[column].isin(values) for column, values in wanted.items()]
        mask = pd.concat([pd.Series(False, index=frame.index), *kept], axis=1).any(axis=1)
        return frame[mask].reset_index(drop=True)

    def _wanted(self, columns: Iterable[str]) -> dict[str, set[str]]:
        """Say which values of which columns name the places; codes go before what they imply."""
        codes = {municipality.code for municipality in self.municipalities}
        if "cluster_id" not in columns:
            codes |= _members(self.clusters)
        if "region_code" not in columns:
            codes |= {place.code for place in self._in_regions()}
        names = {region.name for region in self.regions}
        nuts = {region.nuts2_code for region in self.regions}
        wanted = {
            "municipality_code": codes,
            "cluster_id": set(self.clusters),
            "region_code": {region.code for region in self.regions},
            "nuts_code": nuts | {place.nuts3_code for place in self._in_regions()},
            "area": names,
        }
        return {column: values for column, values in wanted.items() if column in columns}

    def _in_regions(self) -> Iterator[Municipality]:
        codes = {region.code for region in self.regions}
        return (place for place in places.municipalities().values() if place.region_code in codes)


def records(frame: pd.DataFrame, key: Iterable[str]) -> list[str]:
    """Name each row by its key, as the table provenance does.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table.
    key : iterable of str
        Its key.

    Returns
    -------
    list of str
        The values of the key, separated by a vertical bar.
    """
    return [
        "|".join(map(str, values)) for values in zip(*(frame[name] for name in key), strict=True)
    ]


def select(
    municipalities: Iterable[str] = (),
    clusters: Iterable[str] = (),
    regions: Iterable[str] = (),
    tables: Iterable[str] = (),
) -> Selection:
    """Find what somebody means.

    Parameters
    ----------
    municipalities, clusters, regions, tables : iterable of str, optional
        Names or codes; clusters by name or id.

    Returns
    -------
    Selection
        What was found.

    Raises
    ------
    UnknownNameError
        If there is no such place or table.
    NotOneRowError
        If a name is that of several clusters.

    Examples
    --------
    >>> select(municipalities=["næstved"], tables=["fdi_projects"]).municipalities[0].code
    '370'
    """
    known = catalog.default()
    return Selection(
        tuple(places.match(name) for name in municipalities),
        tuple(match_cluster(name) for name in clusters),
        tuple(places.match_region(name) for name in regions),
        tuple(known.table(name).name for name in tables),
    )


def match_cluster(name: str) -> str:
    """Find the health cluster that somebody means.

    Parameters
    ----------
    name : str
        Its id, or its name in any of the sources.

    Returns
    -------
    str
        Its id.

    Raises
    ------
    UnknownNameError
        If there is no such cluster.
    NotOneRowError
        If several have that name.

    Examples
    --------
    >>> match_cluster("klyngen holbæk")
    'sjaelland-holbaek'
    """
    named = _clusters()[["cluster_id", "cluster"]].drop_duplicates()
    same = named.map(str.casefold).eq(name.casefold()).any(axis=1)
    found = list(named.loc[same, "cluster_id"].unique())
    if not found:
        raise UnknownNameError("cluster", name, [*named["cluster"], *named["cluster_id"].unique()])
    if len(found) > 1:
        raise NotOneRowError(f"{name!r} is the name of {len(found)} clusters: {', '.join(found)}.")
    return found[0]


def cluster_names() -> Mapping[str, str]:
    """Return the clusters' names.

    Returns
    -------
    mapping of str to str
        By id, as the map of March 2022 writes them.
    """
    return dict(zip(_clusters()["cluster_id"], _clusters()["cluster"], strict=True))


def _clusters() -> pd.DataFrame:
    """Return the memberships of all tables that have all of them."""
    tables = catalog.default().tables.values()
    whole = [
        each for each in tables if each.fields.keys() >= _CLUSTER_COLUMNS and not each.is_partial
    ]
    return pd.concat([loaders.load(each.name) for each in whole], ignore_index=True)


def _members(clusters: Iterable[str]) -> set[str]:
    if not clusters:
        return set()
    memberships = _clusters()
    return set(memberships.loc[memberships["cluster_id"].isin(clusters), "municipality_code"])
