"""Writes charts that PowerPoint draws itself, with their numbers inside, in the figures' look."""

from typing import Any
from xml.sax.saxutils import quoteattr

from matplotlib.colors import to_hex, to_rgb
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from kkrdata import style
from kkrdata.export.deck.data import Box, NativeChart, Series, Tag
from kkrdata.export.deck.writing import LOCALES

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
}
# Tells programs that know the mark whose separators to write; PowerPoint writes its user's.
_LOCALES = {"da": "[$-406]", "en": "[$-809]"}
_GRID = "#dfe4e8"
_MONTH = "yyyy\\-mm"  # how periods are written in a chart's table: by their first month
_LABEL, _TICK = style.SLIDE.subtitle * 0.85, style.SLIDE.subtitle * 0.76  # points
_THICK, _THIN, _OUTLINE = 2.2, 0.75, 1.6  # points
_DOT, _DIAMOND = 6, 9  # points
_PALE = 0.35  # of a colour, in the inside of its hollow marks
_GAP = {"column": 50, "bar": 60, "line": 0}  # between bars, per cent of their width


def add(
    slide: Slide, chart: NativeChart, box: Box, plot: Box, scale: float, lang: str
) -> GraphicFrame:
    """Add a chart to a slide.

    Parameters
    ----------
    slide : pptx.slide.Slide
        The slide.
    chart : NativeChart
        The chart.
    box, plot : Box
        Where it stands on the slide, and where its axes do.
    scale : float
        How large it is, beside the figure.
    lang : str
        "da" or "en".

    Returns
    -------
    pptx.shapes.graphfrm.GraphicFrame
        Its frame.
    """
    numbers = CategoryChartData(number_format="General")
    numbers.categories = chart.categories
    if chart.kind == "line":
        numbers.categories.number_format = _MONTH
    for series in chart.series:
        numbers.add_series(series.name, series.amounts)
    frame = slide.shapes.add_chart(_KINDS[chart.kind], *(Inches(each) for each in box), numbers)
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = Pt(_TICK * scale), _colour(style.QUIET_INK)
    for own, series in zip(drawn.plots[0].series, chart.series, strict=True):
        _dress(own, series, scale, _labels(series, scale, lang, box.height / scale))
    drawn.plots[0].vary_by_categories = False
    if chart.kind != "line":
        drawn.plots[0].gap_width = _GAP[chart.kind]
        drawn.plots[0].overlap = 100
    _set_values(drawn, chart, lang)
    _set_categories(drawn, chart, scale)
    _place(drawn, box, plot)
    drawn._chartSpace.insert(1, parse_xml(f'<c:lang {nsdecls("c")} val="{LOCALES[lang]}"/>'))
    return frame


def pale(colour: str) -> str:
    """Make the inside of a hollow mark: not white, as LibreOffice does not draw a mark's edge.

    Parameters
    ----------
    colour : str
        The colour of its edge.

    Returns
    -------
    str
        The lighter one.
    """
    return to_hex([1 - (1 - part) * _PALE for part in to_rgb(colour)])


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())


def _dress(own: Any, series: Series, scale: float, labels: str) -> None:
    _FORMS[series.form](own, series, scale)
    own._element._insert_dLbls(parse_xml(labels))


def _dress_line(own: Any, series: Series, scale: float) -> None:
    own.smooth = False
    line = own.format.line
    line.color.rgb, line.width = _colour(series.colour), Pt(_THICK * scale)
    dashed = series.form == "dashed"
    if dashed:
        line.dash_style = MSO_LINE.SQUARE_DOT
    own.marker.style = XL_MARKER_STYLE.NONE
    for index in series.dots:
        _dot(own.points[index].marker, XL_MARKER_STYLE.CIRCLE, _DOT, series.colour, dashed, scale)


def _dress_marks(own: Any, series: Series, scale: float) -> None:
    own.smooth = False
    own.format.line.fill.background()
    own.marker.style = XL_MARKER_STYLE.NONE
    for index, value in enumerate(series.amounts):
        if value is not None:
            hollow = index in series.hollow
            marker = own.points[index].marker
            _dot(marker, XL_MARKER_STYLE.DIAMOND, _DIAMOND, series.colour, hollow, scale)


def _dot(marker: Any, shape: Any, size: float, colour: str, hollow: bool, scale: float) -> None:
    marker.style, marker.size = shape, max(2, round(size * scale))
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _colour(pale(colour) if hollow else colour)
    marker.format.line.color.rgb = _colour(colour if hollow else style.PAPER)
    marker.format.line.width = Pt((_OUTLINE if hollow else _THIN) * scale)


def _dress_bars(own: Any, series: Series, scale: float) -> None:
    own.invert_if_negative = False
    own.format.fill.solid()
    own.format.fill.fore_color.rgb = _colour(series.colour)
    for index, colour in enumerate(series.fills):
        if colour != series.colour or index in series.hollow:
            _fill(own.points[index], colour, index in series.hollow, scale)


def _fill(point: Any, colour: str, hollow: bool, scale: float) -> None:
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = _colour(pale(colour) if hollow else colour)
    if hollow:
        point.format.line.color.rgb, point.format.line.width = _colour(colour), Pt(_OUTLINE * scale)


_FORMS = {
    "line": _dress_line,
    "dashed": _dress_line,
    "marks": _dress_marks,
    "bars": _dress_bars,
}


def _labels(series: Series, scale: float, lang: str, high: float) -> str:
    each = "".join(_label(tag, scale, lang, high) for tag in sorted(series.tags))
    none = "".join(f'<c:{name} val="0"/>' for name in _SHOWN)
    return f"<c:dLbls {nsdecls('c', 'a')}>{each}{none}</c:dLbls>"


_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def _label(tag: Tag, scale: float, lang: str, high: float) -> str:
    """Write the label of a value, which PowerPoint keeps up to date when the value is edited."""
    shown = {"showVal": bool(tag.code), "showSerName": tag.named}
    flags = "".join(f'<c:{name} val="{int(shown.get(name, False))}"/>' for name in _SHOWN)
    code = quoteattr(_LOCALES[lang] + (tag.code or "General"))
    wording = f'<c:numFmt formatCode={code} sourceLinked="0"/>'
    look = (
        f'<a:defRPr sz="{round(_LABEL * scale * 100)}" b="{int(tag.bold)}"><a:solidFill>'
        f'<a:srgbClr val="{tag.ink[1:]}"/></a:solidFill></a:defRPr>'
    )
    text = (
        f'<c:txPr><a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050"/>'
        f"<a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )
    return (
        f'<c:dLbl><c:idx val="{tag.index}"/>{_lift(tag, high)}{wording}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text}"
        f'<c:dLblPos val="{tag.side}"/>{flags}<c:separator> </c:separator></c:dLbl>'
    )


def _lift(tag: Tag, high: float) -> str:
    """Move a label up or down, as far as the figure does, where names would lie on each other."""
    if not tag.lift:
        return ""
    moved = f'<c:x val="0"/><c:y val="{-tag.lift / high:.5f}"/>'
    return f"<c:layout><c:manualLayout>{moved}</c:manualLayout></c:layout>"


def _set_values(drawn: Chart, chart: NativeChart, lang: str) -> None:
    axis, ticks = drawn.value_axis, chart.ticks
    axis.minimum_scale, axis.maximum_scale = ticks[0], ticks[-1]
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    if chart.kind == "bar":
        axis.has_major_gridlines, axis.visible = False, False
        return
    axis.major_unit = ticks[1] - ticks[0]
    axis.major_gridlines.format.line.color.rgb = _colour(_GRID)
    axis.major_gridlines.format.line.width = Pt(_THIN)
    axis.tick_labels.number_format = _LOCALES[lang] + chart.code
    axis.tick_labels.number_format_is_linked = False


def _set_categories(drawn: Chart, chart: NativeChart, scale: float) -> None:
    axis = drawn.category_axis
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb, axis.format.line.width = _colour(style.FRAME), Pt(1)
    axis.has_major_gridlines = False
    if chart.kind == "bar":
        axis.reverse_order = True
        axis.tick_labels.font.size = Pt(_LABEL * scale)
        axis.tick_labels.font.color.rgb = _colour(style.INK)
    if chart.kind == "line":
        axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
        _count_years(axis, chart)


def _count_years(axis: Any, chart: NativeChart) -> None:
    """Name years, every one or every so many, on an axis of time."""
    for old in ("majorUnit", "majorTimeUnit", "baseTimeUnit"):
        for element in axis._element.findall(qn(f"c:{old}")):
            axis._element.remove(element)
    units = {"baseTimeUnit": chart.unit, "majorUnit": chart.years, "majorTimeUnit": "years"}
    for name, value in units.items():
        axis._element.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))


def _place(drawn: Chart, box: Box, plot: Box) -> None:
    """Put the axes where the figure has them."""
    sides = {
        "x": (plot.left - box.left) / box.width,
        "y": (plot.top - box.top) / box.height,
        "w": plot.width / box.width,
        "h": plot.height / box.height,
    }
    modes = "".join(f'<c:{side}Mode val="edge"/>' for side in "xy")
    each = "".join(f'<c:{side} val="{value:.5f}"/>' for side, value in sides.items())
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    inner = f'<c:manualLayout><c:layoutTarget val="inner"/>{modes}{each}</c:manualLayout>'
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}>{inner}</c:layout>"))
