"""Legends: one box a class, drawn to scale in inches."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kkrdata import style

_BOX = (0.26, 0.17)  # inches
_STEP = 0.235
_SIZE = 9.5


def draw(axes: Axes, top: float, title: str, colours: Sequence[str], names: Sequence[str]) -> float:
    """Draw a legend.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Axes whose data are inches.
    top : float
        Where the title's upper edge is.
    title : str
        What the classes are of, with the unit; may have several lines.
    colours : sequence of str
        The classes' colours.
    names : sequence of str
        The classes' names.

    Returns
    -------
    float
        Where the legend's lower edge is.
    """
    axes.text(0, top, title, size=_SIZE, weight="semibold", va="top", linespacing=1.2)
    below = top - 0.17 * (title.count("\n") + 1) - 0.1
    for number, (colour, name) in enumerate(zip(colours, names, strict=True)):
        bottom = below - number * _STEP - _BOX[1]
        look = {"facecolor": colour, "edgecolor": style.FRAME, "linewidth": 0.5}
        axes.add_patch(Rectangle((0, bottom), *_BOX, gid=f"class-{number}", **look))
        axes.text(_BOX[0] + 0.09, bottom + _BOX[1] / 2, name, size=_SIZE, va="center_baseline")
    return below - len(names) * _STEP


def border(axes: Axes, top: float, name: str) -> None:
    """Draw the legend's entry for the border between regions.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The column.
    top : float
        Where the entry's upper edge is.
    name : str
        What the line means.
    """
    middle = top - _STEP / 2 - 0.05
    axes.plot([0, _BOX[0]], [middle, middle], color=style.REGION_BORDER, linewidth=1.1)
    axes.text(_BOX[0] + 0.09, middle, name, size=_SIZE, va="center_baseline")


def example(axes: Axes, text: str) -> None:
    """Write how to read the map at the foot of the column.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The column.
    text : str
        The example, in lines; the first is its heading.
    """
    heading, rest = text.split("\n", 1)
    look = {"size": 8.5, "va": "bottom", "linespacing": 1.25}
    height = 0.15 * (rest.count("\n") + 1)
    axes.text(0, 0.03, rest, color=style.QUIET_INK, **look)
    axes.text(0, height + 0.05, heading, weight="semibold", **look)
