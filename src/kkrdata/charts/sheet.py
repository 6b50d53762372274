"""The sheet that a chart is drawn on, and how its body is divided, in inches."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from kkrdata import style
from kkrdata.rendering import Slide
from kkrdata.style import Body, Size, Words
from kkrdata.typesetting import text_width, wrap

_LABEL, _TICK = 0.85, 0.76  # of the subtitle's type
_LEADING = 1.2  # from line to line within a text, in type sizes
_LINE = 1.33  # the height kept free for a line, in type sizes
_DESCENT = 0.21  # of a line, below the letters' feet
_BESIDE, _BELOW = 0.35, 0.25  # inches between parts of a slide
_WIDE = 1.5  # times as wide as high
_POINTS = 72  # in an inch


class Drawn(NamedTuple):
    """What axes show, for programs that draw it again: a panel or a group of rows, and its labels.

    `place` is where it stands with everything around the axes; `labels` are those at points.
    """

    axes: Axes
    place: Body
    what: Any
    labels: Sequence[Any] = ()


class Sheet(NamedTuple):
    """A figure with its words, the body left for the chart, and the language."""

    figure: Slide
    body: Body
    lang: str
    size: Size

    @property
    def label(self) -> float:
        """The type size of labels, in points."""
        return max(style.SMALLEST_TYPE, self.size.subtitle * _LABEL)

    @property
    def scale(self) -> float:
        """How large marks and lines are, beside those of a slide."""
        return self.size.subtitle / style.SLIDE.subtitle

    @property
    def tick(self) -> float:
        """The type size of numbers and dates along the axes, in points."""
        return max(style.SMALLEST_TYPE, self.size.subtitle * _TICK)


def begin(words: Words, lang: str, size: Size) -> Sheet:
    """Make a sheet with its title, subtitle and foot.

    Parameters
    ----------
    words : Words
        What is written around the chart.
    lang : str
        "da" or "en".
    size : Size
        One of `style.SIZES`.

    Returns
    -------
    Sheet
        The sheet.
    """
    return Sheet(*style.page(words, size), lang, size)


def larger(sheet: Sheet, times: float) -> Sheet:
    """Let labels and marks be larger, where there is little to draw.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    times : float
        How many times as large.

    Returns
    -------
    Sheet
        The same figure and body; all that is drawn by it is larger.
    """
    return sheet._replace(size=sheet.size._replace(subtitle=sheet.size.subtitle * times))


def line(points: float) -> float:
    """Say how high a line of text is.

    Parameters
    ----------
    points : float
        Its type size.

    Returns
    -------
    float
        Inches.
    """
    return points * _LINE / _POINTS


def width(text: str, points: float, weight: str = "regular") -> float:
    """Say how wide a text is.

    Parameters
    ----------
    text : str
        The text, in lines.
    points : float
        Its type size.
    weight : str, default "regular"
        Its weight.

    Returns
    -------
    float
        Inches, of its longest line.
    """
    each = (text_width(part, points, weight, style.FAMILY) for part in text.split("\n"))
    return max(each) / _POINTS


def fit(text: str, room: float, points: float, weight: str = "regular") -> str:
    """Break a text into lines.

    Parameters
    ----------
    text : str
        The text.
    room : float
        The width, in inches.
    points : float
        Its type size.
    weight : str, default "regular"
        Its weight.

    Returns
    -------
    str
        The lines.
    """
    return "\n".join(wrap(text, room * _POINTS, points, weight, style.FAMILY))


def write(
    sheet: Sheet,
    left: float,
    top: float,
    text: str,
    points: float,
    on: Axes | None = None,
    **look: object,
) -> float:
    """Write a text on the sheet.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    left, top : float
        Where its upper left corner is, in inches.
    text : str
        The text, in lines.
    points : float
        Its type size.
    on : matplotlib.axes.Axes, optional
        The axes that it belongs to; the figure if left out.
    **look
        As `matplotlib.text.Text` takes it.

    Returns
    -------
    float
        Where its lower edge is.
    """
    bottom = top - line(points) * (text.count("\n") + 1)
    base = bottom + _DESCENT * line(points)  # the same for letters of any height
    settings = {"va": "baseline", "linespacing": _LEADING, "size": points} | look
    target = on or sheet.figure
    target.text(left, base, text, transform=sheet.figure.dpi_scale_trans, **settings)
    return bottom


def below(body: Body, top: float) -> Body:
    """Take what is left of a body below a height.

    Parameters
    ----------
    body : Body
        The body.
    top : float
        The height, in inches from the sheet's lower edge.

    Returns
    -------
    Body
        The rest.
    """
    return body._replace(height=top - body.bottom)


def top_part(body: Body, height: float) -> Body:
    """Take a body's upper part, so that a chart with little to draw stays small.

    Parameters
    ----------
    body : Body
        The body.
    height : float
        The part's height; the whole is given if it is not as high.

    Returns
    -------
    Body
        The part.
    """
    kept = min(height, body.height)
    return body._replace(bottom=body.bottom + body.height - kept, height=kept)


def beside(body: Body, shares: Sequence[float], gap: float = _BESIDE) -> list[Body]:
    """Divide a body into parts beside each other.

    Parameters
    ----------
    body : Body
        The body.
    shares : sequence of float
        How wide each part is, in relation to the others.
    gap : float, optional
        Inches between them.

    Returns
    -------
    list of Body
        The parts, from the left.
    """
    room, left, parts = body.width - gap * (len(shares) - 1), body.left, []
    for share in shares:
        wide = room * share / sum(shares)
        parts.append(body._replace(left=left, width=wide))
        left += wide + gap
    return parts


def stacked(body: Body, shares: Sequence[float], gap: float = _BELOW) -> list[Body]:
    """Divide a body into parts below each other.

    Parameters
    ----------
    body : Body
        The body.
    shares : sequence of float
        How high each part is, in relation to the others.
    gap : float, optional
        Inches between them.

    Returns
    -------
    list of Body
        The parts, from above.
    """
    room, top, parts = body.height - gap * (len(shares) - 1), body.bottom + body.height, []
    for share in shares:
        high = room * share / sum(shares)
        parts.append(body._replace(bottom=top - high, height=high))
        top -= high + gap
    return parts


def is_wide(body: Body) -> bool:
    """Say whether things had better stand beside each other than below each other.

    Parameters
    ----------
    body : Body
        The body.

    Returns
    -------
    bool
        Whether it is much wider than high.
    """
    return body.width > _WIDE * body.height


def multiples(
    sheet: Sheet, body: Body, count: int, narrowest: float, lowest: float = 0.0
) -> list[Body]:
    """Divide a body into as many equal parts as there are small charts, in rows.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    body : Body
        The body.
    count : int
        How many.
    narrowest : float
        The width in inches that each has at least on a slide, which says how many stand in a row.
    lowest : float, default 0.0
        The height in inches that each has at least on a slide; for its sake they are narrower.

    Returns
    -------
    list of Body
        The parts, in reading order.
    """
    right, down = _BESIDE * sheet.scale, _BELOW * sheet.scale
    narrow, low = narrowest * sheet.scale, lowest * sheet.scale
    across = max(1, min(count, int((body.width + right) / (narrow + right))))
    most = max(1, int((body.height + down) / (low + down)))
    lines = min(-(-count // across), most)
    across = -(-count // lines)  # as even as can be
    rows = stacked(body, [1] * lines, down)
    return [part for row in rows for part in beside(row, [1] * across, right)][:count]
