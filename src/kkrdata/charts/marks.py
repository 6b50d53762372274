"""The marks of what the document itself states, the same in every chart."""

from collections.abc import Mapping

from matplotlib.lines import Line2D

from kkrdata import style

COLOUR = "#d4006e"
VALUE, DERIVED, DIRECTION = "stated", "stated-derived", "stated-direction"  # ids in the figure
BOLD = "semibold"
_LOOKS: Mapping[str, dict] = {
    VALUE: {"marker": "D", "markerfacecolor": COLOUR, "markeredgecolor": style.PAPER},
    DERIVED: {"marker": "D", "markerfacecolor": style.PAPER, "markeredgecolor": COLOUR},
}
_EDGE = {VALUE: 0.8, DERIVED: 1.6}
_ARROW = {1: "^", 0: "s", -1: "v"}
_SIZE = {VALUE: 8.5, DERIVED: 7.2, DIRECTION: 8.5}
_EVERY = {"linestyle": "none", "zorder": 5, "clip_on": False}


def kind(basis: str) -> str:
    """Say which mark a value has.

    Parameters
    ----------
    basis : {"stated", "derived"}
        Whether the document states it, or it follows from what the document states.

    Returns
    -------
    str
        `VALUE` or `DERIVED`.
    """
    return DERIVED if basis == "derived" else VALUE


def value(x: float, y: float, mark: str = VALUE, scale: float = 1.0, **look: object) -> Line2D:
    """Make the mark of a value.

    Parameters
    ----------
    x, y : float
        Its place, in the units of what it is added to.
    mark : {"stated", "stated-derived"}, default "stated"
        Which mark.
    scale : float, default 1.0
        How large, beside that of a slide.
    **look
        As `matplotlib.lines.Line2D` takes it, such as a transform.

    Returns
    -------
    matplotlib.lines.Line2D
        The mark, to be added to axes or a figure.
    """
    edge = {"markeredgewidth": _EDGE[mark] * scale, "gid": mark, "markersize": _SIZE[mark] * scale}
    return Line2D([x], [y], **_EVERY | _LOOKS[mark] | edge | look)


def direction(x: float, y: float, sign: int, scale: float = 1.0, **look: object) -> Line2D:
    """Make the mark of a rise or a fall, by how much is not said.

    Parameters
    ----------
    x, y : float
        The place of the mark, which has no value: put it where no value can be read.
    sign : {1, 0, -1}
        Up, neither, down.
    scale : float, default 1.0
        How large, beside that of a slide.
    **look
        As `matplotlib.lines.Line2D` takes it, such as a transform.

    Returns
    -------
    matplotlib.lines.Line2D
        The mark, to be added to axes or a figure.
    """
    shape = {"marker": _ARROW[sign], "color": COLOUR, "gid": DIRECTION}
    shape |= {"markersize": _SIZE[DIRECTION] * scale}
    return Line2D([x], [y], **_EVERY | shape | look)
