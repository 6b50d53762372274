"""Groups of rows as bar charts for PowerPoint, where each row is one value."""

from kkrdata.charts import marks
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.sheet import Drawn
from kkrdata.export.deck.data import OUTSIDE, Box, NativeChart, Series, Tag, code, plain


def chart(drawn: Drawn, lang: str) -> NativeChart | None:
    """Turn a group of rows into a bar chart.

    Parameters
    ----------
    drawn : Drawn
        A group and its axes.
    lang : str
        "da" or "en".

    Returns
    -------
    NativeChart or None
        The chart; none if a row has no value or several.
    """
    group: Group = drawn.what
    if not all(_is_bar(row) for row in group.rows):
        return None
    points = [row.points[0] for row in group.rows]
    tags = [
        Tag(index, code(each.text, each.value, lang), _ink(each), OUTSIDE, bold=bool(each.basis))
        for index, each in enumerate(points)
    ]
    values = [float(each.value) for each in points]
    hollow = [index for index, each in enumerate(points) if each.basis == "derived"]
    fills = [marks.COLOUR if each.basis else each.look.colour for each in points]
    name = ", ".join(filter(None, (group.title, group.unit)))
    series = Series(name, values, fills[0], "bars", tags, fills=fills, hollow=hollow)
    names = [" – ".join(filter(None, (row.name, row.note))) for row in group.rows]
    return NativeChart("bar", name, names, [series], _plot(drawn), drawn.axes.get_xlim(), plain(0))


def _is_bar(row: Row) -> bool:
    return len(row.points) == 1 and not row.dots and not row.statement


def _ink(point: Point) -> str:
    return marks.COLOUR if point.basis else point.look.ink


def _plot(drawn: Drawn) -> Box:
    figure = drawn.axes.figure
    wide, high = figure.get_size_inches()
    place = drawn.axes.get_position()
    return Box(place.x0 * wide, high - place.y1 * high, place.width * wide, place.height * high)
