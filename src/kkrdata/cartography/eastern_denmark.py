"""The slide that both maps of Eastern Denmark are drawn on: three frames and a column of words."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kkrdata import style
from kkrdata.cartography import borders, copenhagen, frames, insets
from kkrdata.cartography.frames import Frame, Layer
from kkrdata.cartography.labels import Label

COLUMN = (style.MARGIN, 0.66, 1.8, 5.8)  # left, bottom, width, height in inches
_CAPITAL_NEIGHBOURS = ("190", "201", "223", "230", "240", "253", "265")
_WHOLE_SCALE, _CAPITAL_SCALE = 31_500, 7_190  # metres per inch


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


def _frames(ground: Ground, lang: str) -> list[Frame]:
    shown = tuple(ground.municipalities["municipality_code"])
    enlarged, rest = copenhagen.split(shown, _CAPITAL_NEIGHBOURS)
    name, scale = copenhagen.name(_WHOLE_SCALE, _CAPITAL_SCALE, lang), _WHOLE_SCALE
    return [
        Frame(611_000, 6_044_000, scale, (2.25, 0.66, 4.6, 5.8), rest, (7.2,)),
        Frame(
            695_300, 6_160_000, _CAPITAL_SCALE, (6.95, 0.66, 6.06, 5.8), enlarged, (8.6, 7.0), name
        ),
        Frame(858_500, 6_108_000, scale, (5.6, 0.71, 1.2, 1.25), copenhagen.BORNHOLM, (7.2,)),
    ]


def draw(
    ground: Ground,
    fills: Sequence[str],
    labels: Sequence[Label],
    words: style.Words,
    lang: str,
    size: style.Size = style.SLIDE,
) -> tuple[Figure, Axes]:
    """Draw the three frames, their labels and the words around them.

    Parameters
    ----------
    ground : Ground
        The municipalities and the land around them.
    fills : sequence of str
        Each municipality's colour.
    labels : sequence of Label
        Each municipality's label.
    words : Words
        Title, subtitle, notes and source.
    lang : str
        "da" or "en".
    size : Size, default SLIDE
        A slide, which the frames are made for.

    Returns
    -------
    figure : matplotlib.figure.Figure
        The slide.
    column : matplotlib.axes.Axes
        An empty column beside the map, for legend and totals; its data are inches.
    """
    figure, _ = style.page(words, size)
    whole, capital, bornholm = _frames(ground, lang)
    kept_free = [insets.outline(capital).boundary, insets.covered(whole, bornholm.place)]
    axes = _draw_frame(figure, whole, ground, fills, labels, kept_free)
    insets.draw_outline(axes, capital)
    for frame in (capital, bornholm):
        _draw_frame(figure, frame, ground, fills, labels)
    return figure, style.column(figure, COLUMN)


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
