"""Frames that are drawn over another frame, or show a part of it in more detail."""

import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kkrdata import style
from kkrdata.cartography.frames import Frame


def covered(whole: Frame, place: tuple[float, float, float, float]) -> shapely.Polygon:
    """Tell which part of a frame something covers that is drawn over it.

    Parameters
    ----------
    whole : Frame
        The frame below.
    place : tuple of float
        Left, bottom, width and height of what lies over it, in inches.

    Returns
    -------
    Polygon
        The ground in EPSG:25832 that cannot be seen.
    """
    left, bottom, width, height = place
    size = whole.metres_per_inch
    west = whole.west + (left - whole.place[0]) * size
    south = whole.south + (bottom - whole.place[1]) * size
    return shapely.box(west, south, west + width * size, south + height * size)


def outline(inset: Frame) -> shapely.Polygon:
    """Tell which ground a frame shows.

    Parameters
    ----------
    inset : Frame
        The frame.

    Returns
    -------
    Polygon
        The ground in EPSG:25832.
    """
    return shapely.box(*inset.ground)


def draw_outline(axes: Axes, inset: Frame) -> None:
    """Mark on one frame which ground another shows in more detail.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes of the first.
    inset : Frame
        The other.
    """
    west, south, east, north = inset.ground
    look = {"edgecolor": style.FRAME, "linewidth": 0.9, "linestyle": (0, (4, 2)), "zorder": 2}
    axes.add_patch(Rectangle((west, south), east - west, north - south, fill=False, **look))
