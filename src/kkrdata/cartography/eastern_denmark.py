"""Draws Eastern Denmark in three frames, for both maps of foreign companies."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kkrdata import style
from kkrdata.cartography import borders, frames, insets
from kkrdata.cartography.eastern_sheets import Frames
from kkrdata.cartography.frames import Frame, Layer
from kkrdata.cartography.labels import Label


@dataclass(frozen=True)
class Ground:
    """What a map of Eastern Denmark stands on.

    Attributes
    ----------
    municipalities : geopandas.GeoDataFrame
        The ones shown.
    surroundings : geopandas.GeoSeries
        All other land.
    """

    municipalities: gpd.GeoDataFrame
    surroundings: gpd.GeoSeries


def draw(
    figure: Figure,
    shown: Frames,
    ground: Ground,
    fills: Sequence[str],
    labels: Sequence[Label],
) -> None:
    """Draw the three frames and their labels.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure.
    shown : Frames
        The frames.
    ground : Ground
        The municipalities and the land around them.
    fills : sequence of str
        Each municipality's colour.
    labels : sequence of Label
        Each municipality's label.
    """
    whole, capital, bornholm = shown
    kept_free = [insets.outline(capital).boundary, insets.covered(whole, bornholm.place)]
    axes = _draw_frame(figure, whole, ground, fills, labels, kept_free)
    insets.draw_outline(axes, capital)
    for frame in (capital, bornholm):
        _draw_frame(figure, frame, ground, fills, labels)


def _draw_frame(
    figure: Figure,
    frame: Frame,
    ground: Ground,
    fills: Sequence[str],
    labels: Sequence[Label],
    kept_free: Sequence[shapely.Geometry] = (),
) -> Axes:
    shown = ground.municipalities
    codes, shapes = shown["municipality_code"], borders.as_seen(shown.geometry, frame.point)
    around = borders.as_seen(ground.surroundings, frame.point)
    land, border = style.OTHER_LAND, style.REGION_BORDER
    layers = [
        Layer(around, [land] * len(around), land, 0.2),
        Layer(shapes, fills, style.BORDER, 0.35),
        Layer(borders.between(shapes, shown["region_code"]), [border], border, 1.1),
    ]
    axes = frames.draw(figure, frame, layers)
    areas = dict(zip(codes, shown.geometry, strict=True))
    placed = frames.place_labels(frame, labels, areas, kept_free)
    frames.draw_labels(axes, frame, placed, dict(zip(codes, fills, strict=True)))
    return axes
