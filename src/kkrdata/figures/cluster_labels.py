"""The labels of the map of health clusters: municipalities by name or number, and clusters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import shapely
from matplotlib.axes import Axes

from kkrdata import style
from kkrdata.cartography import frames, names, nested
from kkrdata.cartography.denmark import Sheet
from kkrdata.cartography.frames import Frame
from kkrdata.cartography.labels import Label, Layout, Run, anchor
from kkrdata.cartography.nested import Level
from kkrdata.figures.cluster_ground import ClusterGround

_BOLD = "bold"
_MIDDLE = 3.5  # points around the middle of a hatched municipality
_GENERIC = re.compile("^Det lokale samordningsforum (for )?")


class Lettering(NamedTuple):
    """How clusters are labelled: size, longest leader and widths in points; hospitals, or not.

    A label without hospitals leaves out what is not a name in the full name. `divisions` are those
    of `names.at_width`.
    """

    size: float
    longest: float
    hospitals: bool
    widths: tuple[float, ...]  # the best first
    divisions: Mapping[str, str] = names.DIVISIONS


POSTER = Lettering(9.5, 150, hospitals=True, widths=(180, 120, 90, 70))
SLIDE = Lettering(8.0, 40, hospitals=False, widths=(180, 120, 90, 70, 55))
_JOINTS = names.DIVISIONS | {"sklyngen": "s- klyngen", "tklyngen": "t- klyngen"}
SMALL = Lettering(7.5, 40, False, widths=(180, 120, 90, 70, 55, 40, 30), divisions=_JOINTS)
SMALLEST = SMALL._replace(size=7.0, longest=60)


def of_names(ground: ClusterGround) -> list[Label]:
    """Make labels of the municipalities' names.

    Parameters
    ----------
    ground : ClusterGround
        Who is in which cluster.

    Returns
    -------
    list of Label
        One for each municipality.
    """
    return [
        Label(code, tuple(_lines(way) for way in names.at_hyphen(name)))
        for code, name in ground.municipalities["municipality"].items()
    ]


def of_numbers(ground: ClusterGround) -> list[Label]:
    """Make labels of numbers that a key explains.

    Parameters
    ----------
    ground : ClusterGround
        Who is in which cluster.

    Returns
    -------
    list of Label
        One for each municipality.
    """
    return [Label(code, (_lines([str(number)]),)) for code, number in ground.numbers.items()]


def of_none(ground: ClusterGround) -> list[Label]:
    """Leave the municipalities without labels, where the map has no room for them.

    Parameters
    ----------
    ground : ClusterGround
        Who is in which cluster.

    Returns
    -------
    list of Label
        None.
    """
    return []


def _lines(lines: Sequence[str], weight: str = "regular") -> Layout:
    return tuple((Run(line, weight),) for line in lines)


def of_clusters(ground: ClusterGround, lettering: Lettering) -> list[Label]:
    """Make the clusters' labels.

    Parameters
    ----------
    ground : ClusterGround
        Who is in which cluster.
    lettering : Lettering
        How they are written.

    Returns
    -------
    list of Label
        One for each cluster: its name, and its hospitals if they are wanted.
    """
    return [
        Label(cluster, tuple(dict.fromkeys(_ways(ground, cluster, lettering))), anywhere=True)
        for cluster in ground.clusters.index
    ]


def _ways(ground: ClusterGround, cluster: str, lettering: Lettering) -> Iterator[Layout]:
    name = [ground.clusters["cluster"][cluster]]
    if not lettering.hospitals:
        name = [_GENERIC.sub("", name[0])]
    hospitals = ground.hospitals(cluster) if lettering.hospitals else []
    for width in lettering.widths:
        look = (width, lettering.size)
        first = names.at_width(name, *look, _BOLD, style.FAMILY, lettering.divisions)
        below = names.at_width(hospitals, *look, "regular", style.FAMILY)
        yield _lines(first, _BOLD) + _lines(below)


def draw(
    axes: Axes,
    frame: Frame,
    ground: ClusterGround,
    written: Sequence[Label],
    lettering: Lettering,
    home: Mapping[str, Frame],
    kept_free: Sequence[shapely.Geometry],
) -> None:
    """Write both kinds of labels into a frame.

    Where municipalities have none, what two clusters share is left to be seen.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The frame's axes.
    frame : Frame
        The frame.
    ground : ClusterGround
        Who is in which cluster.
    written : sequence of Label
        The municipalities' labels.
    lettering : Lettering
        How clusters are labelled.
    home : mapping of str to Frame
        The frame in which each cluster is labelled.
    kept_free : sequence of geometry
        What no label may cover, in EPSG:25832.
    """
    areas = ground.municipalities.geometry
    own = tuple(cluster for cluster in ground.clusters.index if home[cluster] is frame)
    larger = frame._replace(codes=own, type_sizes=(lettering.size,))
    municipalities = Level(written, {each.key: areas[each.key] for each in written}, frame)
    alone = ground.clusters if written else ground.alone
    groups = Level(of_clusters(ground, lettering), alone.geometry.to_dict(), larger)
    taken = [*kept_free, *([] if written else _middles(ground, frame))]
    named, clusters = nested.place(municipalities, groups, taken, lettering.longest)
    frames.draw_labels(axes, frame, named, ground.fills())
    frames.draw_labels(axes, frame, clusters, ground.colours)


def _middles(ground: ClusterGround, frame: Frame) -> list[shapely.Polygon]:
    """Give the middles of the municipalities in two clusters, where their stripes are seen."""
    inner = map(shapely.Point, map(anchor, ground.seconds.geometry))
    return [point.buffer(_MIDDLE * frame.point) for point in inner]


def homes(ground: ClusterGround, sheet: Sheet) -> dict[str, Frame]:
    """Choose the frame in which each cluster is labelled.

    Parameters
    ----------
    ground : ClusterGround
        Who is in which cluster.
    sheet : Sheet
        The frames.

    Returns
    -------
    dict of str to Frame
        For each cluster the frame that names most of its municipalities; the whole map, if two do.
    """
    own = ground.municipalities["cluster_id"]
    return {
        cluster: max(sheet[:3], key=lambda frame: own.index[own == cluster].isin(frame.codes).sum())
        for cluster in ground.clusters.index
    }
