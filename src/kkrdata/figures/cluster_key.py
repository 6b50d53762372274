"""The list beside the map of health clusters: hospitals, and the key to numbered municipalities."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kkrdata import style
from kkrdata.cartography.frames import POINTS
from kkrdata.cartography.labels import Line, Run, line_width
from kkrdata.figures.cluster_ground import ClusterGround
from kkrdata.typesetting import text_width

_SIZE, _LEADING = 7.1, 1.22  # points; type sizes from line to line, at most
_LEAST_WIDTH, _GUTTER = 1.8, 0.16  # inches: a column, and between two
_BEFORE_REGION, _BEFORE_CLUSTER, _INDENT = 0.8, 0.3, 11.0  # lines; points
_REGION_SIZE = 8.5


class _Item(NamedTuple):
    """A line of the key with the space above it, in lines; the first of a cluster has a colour."""

    line: Line
    before: float = 0.0
    colour: str = ""
    size: float = _SIZE


def draw(
    figure: Figure,
    place: tuple[float, float, float, float],
    ground: ClusterGround,
    numbered: bool,
) -> None:
    """Draw the list, in as many columns as there is room for.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure.
    place : tuple of float
        Left, bottom, width and height in inches.
    ground : ClusterGround
        Who is in which cluster.
    numbered : bool
        Whether to name, below regions and clusters with hospitals, the municipalities by number.
    """
    left, bottom, width, height = place
    count = int(width // _LEAST_WIDTH)
    wide = (width - _GUTTER * (count - 1)) / count
    columns = _columns(list(_blocks(ground, numbered, wide * POINTS)), count)
    step = min(_SIZE * _LEADING / POINTS, height / max(map(_height, columns)))
    for number, column in enumerate(columns):
        corner = (left + number * (wide + _GUTTER), bottom)
        _draw_column(style.column(figure, (*corner, wide, height)), column, step)


def _blocks(ground: ClusterGround, numbered: bool, width: float) -> Iterator[list[_Item]]:
    """Give the lines of each cluster; the first of a region begins with the region's name."""
    region = None
    for row in ground.clusters.itertuples():
        heading = _Item((Run(row.region, "bold"),), _BEFORE_REGION, size=_REGION_SIZE)
        block = [] if row.region == region else [heading]
        yield block + _cluster(ground, row, numbered, width - _INDENT)
        region = row.region


def _cluster(ground: ClusterGround, row: tuple, numbered: bool, width: float) -> list[_Item]:
    title = [Run(f"{word} ", "bold") for word in row.cluster.split()]
    hospitals = [Run(f"{word} ") for word in " · ".join(ground.hospitals(row.Index)).split(" ")]
    first, *more = _flow([(run,) for run in (*title, *hospitals) if run.text.strip()], width)
    members = _flow(list(_members(ground, row.Index)), width) if numbered else []
    rest = [_Item(line) for line in (*more, *members)]
    return [_Item(first, _BEFORE_CLUSTER, ground.colours[row.Index]), *rest]


def _members(ground: ClusterGround, cluster: str) -> Iterator[Line]:
    for row in ground.members[cluster].itertuples():
        mark = "" if row.participation == "political" else "*"
        number = Run(f"{ground.numbers[row.municipality_code]}\N{NO-BREAK SPACE}", "bold")
        yield number, Run(f"{row.municipality}{mark}  ")


def _flow(pieces: list[Line], width: float) -> list[Line]:
    """Fill lines with pieces that are not broken."""
    lines: list[Line] = [()]
    for piece in pieces:
        longer = (*lines[-1], *piece)
        if lines[-1] and line_width(longer, _SIZE, style.FAMILY) > width:
            lines.append(piece)
        else:
            lines[-1] = longer
    return lines


def _height(block: list[_Item]) -> float:
    return sum(item.before + item.size / _SIZE for item in block)


def _columns(blocks: list[list[_Item]], count: int) -> list[list[_Item]]:
    """Share out the blocks so that the longest column is as short as it can be."""
    heights = [_height(block) for block in blocks]
    cuts = itertools.combinations(range(1, len(blocks)), count - 1)
    edges = ((0, *cut, len(blocks)) for cut in cuts)
    best = min(edges, key=lambda edge: max(sum(heights[a:b]) for a, b in itertools.pairwise(edge)))
    return [list(itertools.chain(*blocks[a:b])) for a, b in itertools.pairwise(best)]


def _draw_column(axes: Axes, items: list[_Item], step: float) -> None:
    """Write lines from the top; the first has no space above it."""
    top = axes.get_ylim()[1] + items[0].before * step
    for item in items:
        top -= (item.before + item.size / _SIZE) * step
        indent = 0.0 if item.size == _REGION_SIZE else _INDENT / POINTS
        if item.colour:
            look = {"facecolor": item.colour, "edgecolor": style.FRAME, "linewidth": 0.5}
            axes.add_patch(Rectangle((0, top - 0.012), 0.1, 0.085, **look))
        _write(axes, indent, top, item)


def _write(axes: Axes, left: float, base: float, item: _Item) -> None:
    for run in item.line:
        axes.text(left, base, run.text, size=item.size, weight=run.weight)
        left += text_width(run.text, item.size, run.weight, style.FAMILY) / POINTS
