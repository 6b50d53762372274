"""What the map and the cards of health clusters stand on: who is where, and the colours."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import geopandas as gpd
import pandas as pd

from kkrdata import style
from kkrdata.cartography import borders, colouring, hatching
from kkrdata.cartography.frames import Frame, Layer
from kkrdata.text import danish_order

# Five light colours that stay apart for the colour-blind, on which dark text can be read.
COLOURS = ("#74b9b8", "#fdeab6", "#eeb4aa", "#b3ae6a", "#bfbef0")
REACH = 20_000  # metres of water over which clusters count as neighbours: as wide as Storebælt
MUNICIPAL_WIDTH, CLUSTER_WIDTH, REGION_WIDTH = 0.35, 1.3, 2.4  # points
_BLOT = 5.0  # points: a border so short would only be a blot
_POLITICAL = "political"


class Stripes(NamedTuple):
    """From one stripe to the next in points, and how much of the ground they cover, from 0 to 1."""

    step: float
    share: float


# Broad bands halve the ground of a full member of two clusters; a guest's has only thin lines.
STRIPES = {_POLITICAL: Stripes(11.0, 0.5), "administrative": Stripes(6.5, 0.17)}


@dataclass(frozen=True)
class ClusterGround:
    """The memberships of one source, and what follows from them.

    Attributes
    ----------
    memberships : geopandas.GeoDataFrame
        `load_health_clusters(geometry=True)`.
    surroundings : geopandas.GeoSeries
        All other land.
    """

    memberships: gpd.GeoDataFrame
    surroundings: gpd.GeoSeries

    @cached_property
    def municipalities(self) -> gpd.GeoDataFrame:
        """Each municipality once, by code, with `cluster_id` (its own) and `political` (all)."""
        political = self.memberships[self.memberships["participation"] == _POLITICAL]
        groups = political.groupby("municipality_code")["cluster_id"].agg(" ".join)
        first = self.memberships.sort_values("participation", ascending=False, kind="stable")
        each = first.drop_duplicates("municipality_code").set_index("municipality_code")
        return each.assign(political=groups).sort_index()

    @cached_property
    def seconds(self) -> gpd.GeoDataFrame:
        """The memberships besides a municipality's own cluster."""
        own = self.municipalities["cluster_id"].loc[self.memberships["municipality_code"]]
        return self.memberships[own.to_numpy() != self.memberships["cluster_id"].to_numpy()]

    @cached_property
    def clusters(self) -> gpd.GeoDataFrame:
        """Each cluster by id, by region and name, with the ground of its political members."""
        own = self.municipalities.dissolve("cluster_id", method="coverage")
        order = own["cluster"].map(danish_order)
        return own.assign(order=order).sort_values(["region_code", "order"])

    @cached_property
    def alone(self) -> gpd.GeoDataFrame:
        """The ground that each cluster has to itself, by id, and that which two share."""
        return self.municipalities.dissolve("political", method="coverage")

    @cached_property
    def colours(self) -> dict[str, str]:
        """Each cluster's colour."""
        every = self.memberships.dissolve("cluster_id").geometry
        found = colouring.solve(colouring.neighbours(every, REACH))
        return {cluster: COLOURS[number] for cluster, number in found.items()}

    @cached_property
    def members(self) -> dict[str, pd.DataFrame]:
        """The members of each cluster: those who decide first, then by name."""
        every = self.memberships
        keys = {
            "second": every["participation"] != _POLITICAL,
            "order": every["municipality"].map(danish_order),
        }
        listed = every.assign(**keys).sort_values(list(keys))
        return {cluster: listed[listed["cluster_id"] == cluster] for cluster in self.clusters.index}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A number from 1 on for each municipality, in the order of its cluster's members."""
        own = self.municipalities["cluster_id"]
        codes = [
            code
            for cluster, members in self.members.items()
            for code in members["municipality_code"]
            if own[code] == cluster
        ]
        return {code: number for number, code in enumerate(codes, start=1)}

    def hospitals(self, cluster_id: str) -> list[str]:
        """Name a cluster's hospitals.

        Parameters
        ----------
        cluster_id : str
            The cluster.

        Returns
        -------
        list of str
            Their names; none, if the source names none.
        """
        named = self.clusters["hospital"][cluster_id]
        return [] if pd.isna(named) else str(named).split("; ")

    def fills(self) -> dict[str, str]:
        """Tell each municipality's colour.

        Returns
        -------
        dict of str to str
            The colour of its own cluster, by municipality code.
        """
        return self.municipalities["cluster_id"].map(self.colours).to_dict()

    def layers(self, frame: Frame) -> list[Layer]:
        """Make what is drawn in a frame, no more detailed than can be seen there.

        Parameters
        ----------
        frame : Frame
            The frame.

        Returns
        -------
        list of Layer
            Other land, municipalities, hatching and the three kinds of borders.
        """
        point = frame.point
        shown = self.municipalities
        shapes = borders.as_seen(shown.geometry, point)
        land = borders.as_seen(self.surroundings, point)
        fills, ink = list(self.fills().values()), style.REGION_BORDER
        clusters = borders.between(shapes, shown["political"], _BLOT * point)
        regions = borders.between(shapes, shown["region_code"], _BLOT * point)
        return [
            Layer(land, [style.OTHER_LAND] * len(land), style.OTHER_LAND, 0.2),
            Layer(shapes, fills, style.BORDER, MUNICIPAL_WIDTH),
            *self._hatching(shapes, point),
            Layer(clusters, [ink], ink, CLUSTER_WIDTH),
            Layer(regions, [style.INK], style.INK, REGION_WIDTH),
        ]

    def _hatching(self, shapes: gpd.GeoSeries, point: float) -> list[Layer]:
        """Lay stripes over municipalities in two clusters, and draw their borders again."""
        layers = []
        for row in self.seconds.itertuples():
            area = shapes.loc[[row.municipality_code]]
            look = STRIPES[row.participation]
            cut = hatching.stripes(area, look.step * point, look.share)
            layers += [
                Layer(cut, [self.colours[row.cluster_id]], "none", 0),
                Layer(area, ["none"], style.BORDER, MUNICIPAL_WIDTH),
            ]
        return layers
