"""Places two kinds of labels in one frame: those of areas, and those of groups of areas.

The areas' labels find their places first, the groups' between them. A group that has no room there
is labelled in its ground regardless, and the areas' labels that stood there give way.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import shapely

from kkrdata.cartography import frames
from kkrdata.cartography.frames import Frame
from kkrdata.cartography.labels import Label, Placed, anchor

# What a group's label must leave of an area: square points, or a share if the area is small; and
# the middle of an area that would be left less, in points.
_LEAST_GROUND, _LEAST_SHARE, _HEART = 100.0, 0.5, 4.0


class Level(NamedTuple):
    """One kind of labels: what they name, in EPSG:25832, and the frame with their type sizes."""

    labels: Sequence[Label]
    areas: Mapping[str, shapely.Geometry]
    frame: Frame


def place(
    lower: Level, upper: Level, kept_free: Sequence[shapely.Geometry], longest: float
) -> tuple[list[Placed], list[Placed]]:
    """Find places for both kinds of labels.

    Parameters
    ----------
    lower : Level
        The areas.
    upper : Level
        The groups, on the same ground.
    kept_free : sequence of geometry
        What no label may cover, in EPSG:25832.
    longest : float
        The points a group's leader may be long, as long as there is room in its ground.

    Returns
    -------
    list of Placed
        The areas' labels.
    list of Placed
        The groups' labels.
    """
    wished = _place(lower, kept_free)
    between = _place(upper, kept_free, wished, longest)
    over = _place_over(_without(upper, between), lower, kept_free, between)
    covered = shapely.union_all([shape for placed in over for shape in placed.shapes])
    stay = [each for each in wished if not any(covered.intersects(s) for s in each.shapes)]
    moved = _place(_without(lower, stay), kept_free, [*between, *over, *stay])
    return stay + moved, between + over


def _place(
    level: Level,
    kept_free: Sequence[shapely.Geometry],
    standing: Sequence[Placed] = (),
    longest: float | None = None,
) -> list[Placed]:
    return frames.place_labels(level.frame, level.labels, level.areas, kept_free, standing, longest)


def _without(level: Level, placed: Sequence[Placed]) -> Level:
    done = {each.label for each in placed}
    return level._replace(labels=[label for label in level.labels if label not in done])


def _place_over(
    upper: Level, lower: Level, kept_free: Sequence[shapely.Geometry], between: Sequence[Placed]
) -> list[Placed]:
    """Label the other groups, and leave something of each area to be seen."""
    hearts: dict[str, shapely.Geometry] = {}
    while True:
        over = _place(upper, [*kept_free, *hearts.values()], between)
        hidden = [key for key in _hidden(lower, over) if key not in hearts]
        if not hidden:
            return over
        hearts |= {key: _heart(lower, key) for key in hidden}


def _hidden(lower: Level, over: Sequence[Placed]) -> list[str]:
    """List the areas of which too little is left."""
    boxes = shapely.union_all([placed.box for placed in over])
    shown = {key: lower.frame.in_points(area) for key, area in lower.areas.items()}
    return [
        key
        for key, area in shown.items()
        if area.difference(boxes).area < min(_LEAST_GROUND, area.area * _LEAST_SHARE)
    ]


def _heart(lower: Level, key: str) -> shapely.Polygon:
    return shapely.Point(anchor(lower.areas[key])).buffer(_HEART * lower.frame.point)
