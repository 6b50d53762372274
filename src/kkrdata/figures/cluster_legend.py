"""The legend of the map of health clusters: borders, hatching and what the colours mean."""

from collections.abc import Mapping

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from kkrdata import style
from kkrdata.cartography import hatching
from kkrdata.cartography.frames import POINTS
from kkrdata.figures import cluster_ground
from kkrdata.figures.cluster_ground import ClusterGround
from kkrdata.typesetting import wrap

_BOX = (0.36, 0.22)  # inches
_AFTER_BOX, _BETWEEN = 0.12, 0.09
_SIZES = {True: 8.0, False: 10.0}  # points, with a key and without
_LEADING = 1.22  # type sizes from line to line
_BORDERS = {
    "region": (style.INK, cluster_ground.REGION_WIDTH),
    "cluster": (style.REGION_BORDER, cluster_ground.CLUSTER_WIDTH),
    "municipality": (style.BORDER, cluster_ground.MUNICIPAL_WIDTH),
}


def draw(axes: Axes, ground: ClusterGround, texts: Mapping[str, str], with_key: bool) -> None:
    """Draw the legend from the top of a column.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The column; its data are inches.
    ground : ClusterGround
        Who is in which cluster: hatching that is not on the map is not in the legend.
    texts : mapping of str to str
        What is written, under `legend_` and the name of each entry.
    with_key : bool
        Whether there is a key beside the map, which marks members by a star, and so less room.
    """
    size = _SIZES[with_key]
    top, star = axes.get_ylim()[1], f" {texts['legend_star']}" if with_key else ""
    entries = {
        "administrative": f"{texts['legend_administrative']}{star}",
        "political": texts["legend_political"],
    }
    for name, (colour, width) in _BORDERS.items():
        middle = top - size / POINTS * 0.55
        axes.plot([0, _BOX[0]], [middle, middle], color=colour, linewidth=width)
        top = _write(axes, top, texts[f"legend_{name}"], size)
    for name, entry in entries.items():
        rows = ground.seconds[ground.seconds["participation"] == name]
        if len(rows):
            _draw_hatching(axes, top, ground, next(rows.itertuples()))
            top = _write(axes, top, entry, size, least=_BOX[1] + _AFTER_BOX)
    _write(axes, top, texts["legend_colours"], size, left=0)


def _write(
    axes: Axes,
    top: float,
    text: str,
    size: float,
    left: float = _BOX[0] + _AFTER_BOX,
    least: float = 0.0,
) -> float:
    """Write an entry; return where the next one may begin."""
    lines = wrap(text, (axes.get_xlim()[1] - left) * POINTS, size, "regular", style.FAMILY)
    look = {"size": size, "va": "top", "linespacing": _LEADING}
    axes.text(left, top, "\n".join(lines), **look)
    return top - max(len(lines) * size * _LEADING / POINTS + _BETWEEN, least)


def _draw_hatching(axes: Axes, top: float, ground: ClusterGround, row: tuple) -> None:
    """Draw the example of an entry as its municipality looks on the map."""
    box = shapely.box(0, top - _BOX[1] - 0.02, _BOX[0], top - 0.02)
    stripes = cluster_ground.STRIPES[row.participation]
    cut = hatching.stripes(gpd.GeoSeries([box]), stripes.step / POINTS, stripes.share)
    axes.add_patch(_patch(box, ground.fills()[row.municipality_code], "none"))
    for stripe in shapely.get_parts(cut.iloc[0]):
        look = {"facecolor": ground.colours[row.cluster_id], "edgecolor": "none"}
        axes.add_patch(Polygon(stripe.exterior.coords, **look))
    axes.add_patch(_patch(box, "none", style.FRAME))


def _patch(box: shapely.Polygon, fill: str, edge: str) -> Rectangle:
    look = {"facecolor": fill, "edgecolor": edge, "linewidth": 0.5}
    return Rectangle(box.bounds[:2], *_BOX, **look)
