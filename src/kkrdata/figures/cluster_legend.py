"""The legend of the map of health clusters: borders, hatching and what the colours mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

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
_LEADING = 1.22  # type sizes from line to line
_BORDERS = {
    "region": (style.INK, cluster_ground.REGION_WIDTH),
    "cluster": (style.REGION_BORDER, cluster_ground.CLUSTER_WIDTH),
    "municipality": (style.BORDER, cluster_ground.MUNICIPAL_WIDTH),
}


class _Entry(NamedTuple):
    """What is written, where it begins, how high it is at least, and what draws its sample."""

    text: str
    left: float = _BOX[0] + _AFTER_BOX
    least: float = 0.0
    sample: Callable[[Axes, float], None] = lambda axes, top: None


def draw(
    columns: Sequence[Axes],
    ground: ClusterGround,
    texts: Mapping[str, str],
    size: float,
    starred: bool,
    remarks: Sequence[str],
) -> None:
    """Draw the legend from the top of its first column; what has no room there is in the next.

    Parameters
    ----------
    columns : sequence of matplotlib.axes.Axes
        The columns; their data are inches.
    ground : ClusterGround
        Who is in which cluster: hatching that is not on the map is not in the legend.
    texts : mapping of str to str
        What is written, under `legend_` and the name of each entry.
    size : float
        The type size in points.
    starred : bool
        Whether a key beside the map marks members by a star.
    remarks : sequence of str
        What is said at its end: names of texts.
    """
    axes, *others = columns
    top = axes.get_ylim()[1]
    written = [_Entry(texts[remark], left=0) for remark in remarks]
    for entry in (*_entries(ground, texts, size, starred), *written):
        if others and top < max(_height(axes, entry, size), entry.least - _BETWEEN):
            axes, *others = others
            top = axes.get_ylim()[1]
        entry.sample(axes, top)
        look = {"size": size, "va": "top", "linespacing": _LEADING}
        axes.text(entry.left, top, "\n".join(_lines(axes, entry, size)), **look)
        top -= max(_height(axes, entry, size) + _BETWEEN, entry.least)


def _entries(
    ground: ClusterGround, texts: Mapping[str, str], size: float, starred: bool
) -> Iterator[_Entry]:
    """Give the entries for borders and for the hatching that there is."""
    for name, look in _BORDERS.items():
        yield _Entry(texts[f"legend_{name}"], sample=partial(_draw_border, size=size, look=look))
    star = {"administrative": f" {texts['legend_star']}"} if starred else {}
    for name in ("administrative", "political"):
        rows = ground.seconds[ground.seconds["participation"] == name]
        if len(rows):
            sample = partial(_draw_hatching, ground=ground, row=next(rows.itertuples()))
            text = texts[f"legend_{name}"] + star.get(name, "")
            yield _Entry(text, least=_BOX[1] + _AFTER_BOX, sample=sample)


def _lines(axes: Axes, entry: _Entry, size: float) -> list[str]:
    width = axes.get_xlim()[1] - entry.left
    return wrap(entry.text, width * POINTS, size, "regular", style.FAMILY)


def _height(axes: Axes, entry: _Entry, size: float) -> float:
    return len(_lines(axes, entry, size)) * size * _LEADING / POINTS


def _draw_border(axes: Axes, top: float, size: float, look: tuple[str, float]) -> None:
    colour, width = look
    middle = top - size / POINTS * 0.55
    axes.plot([0, _BOX[0]], [middle, middle], color=colour, linewidth=width)


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
