"""What a drawn figure consists of, for PowerPoint: charts, loose texts and marks; or a picture.

Charts are those that say what they show. All text beside them, and the document's marks in it, are
taken as they stand. A figure with anything else in it is a picture.
"""

import io
from collections.abc import Iterator
from typing import NamedTuple

from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image, ImageChops

from kkrdata.charts import key
from kkrdata.charts.rows import Group
from kkrdata.charts.sheet import Drawn
from kkrdata.export.deck import rows, times
from kkrdata.export.deck.data import Box, NativeChart
from kkrdata.rendering import Slide, pixels

_COLOURS = 256
MARKERS = "D^vso"  # the shapes of marks, as matplotlib names them
_NONE, _POINTS = ("", "None", None), 72
_AIR = 6  # pixels left around a picture
_TICK_AIR = 0.09  # inches above axes, for half a number


class Mark(NamedTuple):
    """A mark: its shape as matplotlib names it, "-" for a stroke; its colours; what it says."""

    shape: str
    fill: str
    edge: str
    thick: float
    words: str


class Parts(NamedTuple):
    """A figure as shapes of its own, each with its box."""

    charts: list[tuple[Box, NativeChart]]
    texts: list[tuple[Box, Text]]
    marks: list[tuple[Box, "Mark"]]

    @property
    def box(self) -> Box:
        """The rectangle around everything."""
        return around([box for part in self for box, _ in part])


def around(boxes: list[Box]) -> Box:
    """Find the rectangle around others.

    Parameters
    ----------
    boxes : list of Box
        The others.

    Returns
    -------
    Box
        The rectangle.
    """
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def native(figure: Slide, lang: str) -> Parts | None:
    """Take a figure apart, if PowerPoint can draw all of it.

    Parameters
    ----------
    figure : Slide
        The figure.
    lang : str
        "da" or "en".

    Returns
    -------
    Parts or None
        Its parts; none if there is something in it that PowerPoint has no match for.
    """
    bare = [each for each in figure.drawn if _has_no_values(each)]
    charts = [(each, _chart(each, lang)) for each in figure.drawn if each not in bare]
    known = {each.axes for each in figure.drawn}
    if any(chart is None for _, chart in charts) or known != set(figure.axes) or _has_more(figure):
        return None
    figure.draw_without_rendering()
    loose = [text for text in figure.texts if text not in figure.around]
    loose += [text for each in bare for text in each.axes.texts]
    marks = [each for each in figure.artists if isinstance(each, Line2D)]
    return Parts(
        [(_frame(figure, each), chart) for each, chart in charts],
        [(_extent(figure, text), text) for text in loose if text.get_text()],
        [part for mark in marks for part in _strokes(figure, mark, lang)],
    )


def _has_more(figure: Slide) -> bool:
    """Say whether anything but texts and marks is drawn outside the axes."""
    others = (figure.patches, figure.lines, figure.images, figure.legends, figure.subfigs)
    return any(others) or not all(map(_is_plain, figure.artists))


def _is_plain(artist: Artist) -> bool:
    """Say whether something drawn is a mark, or a level stroke."""
    if not isinstance(artist, Line2D) or artist.get_marker() not in (*MARKERS, *_NONE):
        return False
    heights = artist.get_ydata()
    return len(heights) == 1 or (len(heights) == 2 and heights[0] == heights[1])


def _has_no_values(drawn: Drawn) -> bool:
    return isinstance(drawn.what, Group) and not any(row.points for row in drawn.what.rows)


def _chart(drawn: Drawn, lang: str) -> NativeChart | None:
    return (rows if isinstance(drawn.what, Group) else times).chart(drawn, lang)


def _frame(figure: Slide, drawn: Drawn) -> Box:
    """Say where a chart stands with the words along its axes, but without its heading."""
    high = figure.get_size_inches()[1]
    top = drawn.axes.get_position().y1 * high + _TICK_AIR
    bottom = drawn.place.bottom
    if isinstance(drawn.what, Group):
        top, bottom = top - _TICK_AIR, drawn.axes.get_position().y0 * high
    return Box(drawn.place.left, high - top, drawn.place.width, top - bottom)


def _extent(figure: Slide, text: Text) -> Box:
    extent, dpi = text.get_window_extent(), figure.dpi
    high = figure.get_size_inches()[1]
    return Box(extent.x0 / dpi, high - extent.y1 / dpi, extent.width / dpi, extent.height / dpi)


def _strokes(figure: Slide, line: Line2D, lang: str) -> Iterator[tuple[Box, Mark]]:
    """Divide a line into its stroke and its marks."""
    high = figure.get_size_inches()[1]
    points = line.get_transform().transform(line.get_xydata()) / figure.dpi
    thick, words = line.get_linewidth(), key.words(line.get_gid(), lang)
    if len(points) > 1 and line.get_linestyle() != "None":
        (left, middle), (right, _) = points
        box = Box(left, high - middle - thick / 2 / _POINTS, right - left, thick / _POINTS)
        colour = to_hex(line.get_color())
        yield box, Mark("-", colour, colour, 0, words)
    if line.get_marker() not in _NONE:
        size = line.get_markersize() / _POINTS
        colours = map(to_hex, (line.get_markerfacecolor(), line.get_markeredgecolor()))
        mark = Mark(line.get_marker(), *colours, line.get_markeredgewidth(), words)
        for x, y in points:
            yield Box(x - size / 2, high - y - size / 2, size, size), mark


def picture(figure: Slide) -> tuple[bytes, Box]:
    """Render a figure without the words around it, in few colours.

    Parameters
    ----------
    figure : Slide
        The figure; the words around it are hidden from then on.

    Returns
    -------
    bytes
        A PNG.
    Box
        How large it is in the figure.
    """
    for text in figure.around:
        text.set_visible(False)
    whole = pixels(figure)
    cut = _inked(whole)
    buffer = io.BytesIO()
    few = whole.crop(cut).quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG")
    return buffer.getvalue(), Box(*(each / figure.dpi for each in _sides(cut)))


def _inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Find the part of an image that is not paper, with a little air."""
    paper = Image.new("RGB", image.size, image.getpixel((0, 0)))
    left, top, right, bottom = ImageChops.difference(image, paper).getbbox() or (0, 0, *image.size)
    return (
        max(left - _AIR, 0),
        max(top - _AIR, 0),
        min(right + _AIR, image.width),
        min(bottom + _AIR, image.height),
    )


def _sides(cut: tuple[int, int, int, int]) -> Iterator[int]:
    left, top, right, bottom = cut
    return iter((left, top, right - left, bottom - top))
