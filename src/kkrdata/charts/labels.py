"""Labels beside what they name, moved apart so that none lies on another."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from kkrdata import style
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

_NEAR = (0.11, 0.17, 0.27, 0.4, 0.55, 0.75)  # inches from a point to its label
_SIDES = ((0, 1), (1, 0), (0, -1), (1, 1), (1, -1), (-1, 0), (-1, 1), (-1, -1))
_FLUSH = (0.11, 0.14, 0.17)  # inches, of a label that begins or ends at its point
_SLIDES = (0.0, *(sign * step * 0.06 for step in range(1, 30) for sign in (1, -1)))
_BESIDE = 0.09  # inches from a line's end to its name
_FAR = 0.22  # inches from which a thin line ties a label to its point
_INK = 0.85  # of a line, the height of its letters
_DENSE = 0.03  # inches between the points that stand for a line
_HALO = 0.07  # inches around a mark that are kept free
_AIR = 0.05  # inches between two labels beside each other
_CLOSE = 1  # of the distances, beyond which no label stands that is only written if there is room
_DEAR = 12  # the cost from which it is not
_ABOVE_GRID = 1  # the order in which paper is laid on the grid, below all that is drawn
_NEVER = 1e6  # the cost of lying on another label or out of the room


ANYWHERE, AT_END, IF_ROOM = "anywhere", "at end", "if room"


class Label(NamedTuple):
    """A text, the point it belongs to, its colour and weight.

    It stands anywhere around the point, to its right if its kind is `AT_END`, or close to it and
    only if there is room, `IF_ROOM`.
    """

    x: float
    y: float
    text: str
    ink: str = style.INK
    weight: str = "regular"
    kind: str = ANYWHERE


class Placed(NamedTuple):
    """A label, and where its middle is, seen from its point, in inches to the right and upwards."""

    label: Label
    right: float
    up: float


def place(sheet: Sheet, axes: Axes, wanted: Sequence[Label], room: Body) -> list[Placed]:
    """Write labels, each where it covers least.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    axes : matplotlib.axes.Axes
        The axes, drawn, with their final limits.
    wanted : sequence of Label
        The labels, those that matter most first.
    room : Body
        The part of the sheet that they may stand in.

    Returns
    -------
    list of Placed
        Those that there was room for.
    """
    drawn = _drawn(axes, sheet)
    marks = [_at(axes, sheet, label.x, label.y) for label in wanted]
    taken = [np.array([*mark - _HALO, *mark + _HALO]) for mark in marks] + _columns(axes, sheet)
    written = []
    for label, mark in zip(wanted, marks, strict=True):
        offset, box, cost = _best(label, mark, sheet, drawn, taken, room)
        if label.kind == IF_ROOM and cost > _DEAR:
            continue
        taken.append(box)
        _clear(axes, sheet, box)
        _write(axes, sheet, label, mark, offset, box)
        written.append(Placed(label, *map(float, offset)))
    return written


def _at(axes: Axes, sheet: Sheet, x: float, y: float) -> np.ndarray:
    """Say where a point of the axes is on the sheet, in inches."""
    return axes.transData.transform((x, y)) / sheet.figure.dpi


def _drawn(axes: Axes, sheet: Sheet) -> np.ndarray:
    """List points, close to each other, along all lines."""
    paths = [line.get_transform().transform_path(line.get_path()) for line in axes.lines]
    dense = [_along(path.vertices / sheet.figure.dpi) for path in paths if len(path.vertices)]
    return np.concatenate([np.empty((0, 2)), *dense])


def _columns(axes: Axes, sheet: Sheet) -> list[np.ndarray]:
    """List the boxes of all columns."""
    return [bar.get_window_extent().extents / sheet.figure.dpi for bar in axes.patches]


def _along(corners: np.ndarray) -> np.ndarray:
    """Fill the stretches between a line's corners with points."""
    length = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))])
    at = np.linspace(0, length[-1], int(length[-1] / _DENSE) + 2)
    return np.column_stack([np.interp(at, length, corners[:, axis]) for axis in (0, 1)])


def _extent(label: Label, sheet: Sheet) -> np.ndarray:
    """Say how wide and high a label is, in inches, with a little air beside it."""
    wide = sheets.width(label.text, sheet.label, label.weight) + _AIR
    return np.array([wide, sheets.line(sheet.label) * (label.text.count("\n") + _INK)])


def _candidates(label: Label, extent: np.ndarray) -> np.ndarray:
    """List where a label's middle may be, seen from its point, the best first."""
    half = extent / 2
    if label.kind == AT_END:
        return np.array([(_BESIDE + half[0], slide) for slide in _SLIDES])
    close, far = _around(half, _NEAR[:_CLOSE]), _around(half, _NEAR[_CLOSE:])
    return np.array(close if label.kind == IF_ROOM else [*close, *_flush(half), *far])


def _around(half: np.ndarray, gaps: Sequence[float]) -> list[tuple[float, float]]:
    """List the places at some distances beside, above and below a point."""
    near = product(gaps, _SIDES)
    return [(side[0] * (gap + half[0]), side[1] * (gap + half[1])) for gap, side in near]


def _flush(half: np.ndarray) -> list[tuple[float, float]]:
    """List the places above and below a point where a label begins or ends at it."""
    each = product(_FLUSH, (1, -1), (1, -1))
    return [(right * (half[0] - _AIR), up * (gap + half[1])) for gap, up, right in each]


def _best(
    label: Label,
    mark: np.ndarray,
    sheet: Sheet,
    drawn: np.ndarray,
    taken: Sequence[np.ndarray],
    room: Body,
) -> tuple[np.ndarray, np.ndarray, float]:
    """Choose the place that costs least; return it from its point, as a box, and its cost."""
    extent = _extent(label, sheet)
    offsets = _candidates(label, extent)
    middles = mark + offsets
    boxes = np.hstack([middles - extent / 2, middles + extent / 2])
    costs = [_cost(box, drawn, taken, room) + 0.5 * number for number, box in enumerate(boxes)]
    best = int(np.argmin(costs))
    return offsets[best], boxes[best], costs[best]


def _cost(box: np.ndarray, drawn: np.ndarray, taken: Sequence[np.ndarray], room: Body) -> float:
    covered = np.all((drawn > box[:2]) & (drawn < box[2:]), axis=1).sum()
    edge = (room.left, room.bottom, room.left + room.width, room.bottom + room.height)
    outside = np.any(box[:2] < edge[:2]) + np.any(box[2:] > edge[2:])
    lying = sum(np.all(box[:2] < other[2:]) and np.all(other[:2] < box[2:]) for other in taken)
    return 3.0 * covered + _NEVER * (outside + lying)


def _clear(axes: Axes, sheet: Sheet, box: np.ndarray) -> None:
    """Keep the grid from running through a label."""
    look = {"color": style.PAPER, "linewidth": 0, "zorder": _ABOVE_GRID, "gid": "paper"}
    wide, high = box[2:] - box[:2]
    axes.add_artist(
        Rectangle(
            box[:2], wide, high, transform=sheet.figure.dpi_scale_trans, clip_on=False, **look
        )
    )


def _write(
    axes: Axes, sheet: Sheet, label: Label, mark: np.ndarray, offset: np.ndarray, box: np.ndarray
) -> None:
    """Write a label, tied to its point if it stands far from it."""
    middle = (box[:2] + box[2:]) / 2
    look = {"size": sheet.label, "color": label.ink, "weight": label.weight, "zorder": 6}
    side = {1: "left", 0: "center", -1: "right"}[int(np.sign(round(offset[0], 6)))]
    edge = {"left": box[0], "center": middle[0], "right": box[2]}[side]
    at = {"transform": sheet.figure.dpi_scale_trans, "ha": side, "va": "center"}
    axes.text(edge, middle[1], label.text, linespacing=1.2, **at, **look)
    nearest = np.clip(mark, box[:2], box[2:])
    if np.hypot(*(nearest - mark)) > _FAR:
        tie = {"color": style.FRAME, "linewidth": 0.6, "zorder": 2, "clip_on": False}
        ends = np.column_stack([mark, nearest])
        axes.add_artist(Line2D(*ends, transform=sheet.figure.dpi_scale_trans, **tie))
