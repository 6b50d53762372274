"""Charts that Excel draws itself, so that a reader can restyle and copy them."""

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from kkrdata.export.excel.sheets import Sheet

_COLOURS = ("006B35", "E69F00")  # apart for the colour-blind, and in grey
_WIDTH, _AROUND, _BAR = 22, 2.5, 0.5  # centimetres: the chart, its title, each name
_PLACE = 2  # columns between table and chart


def add(page: Worksheet, sheet: Sheet) -> None:
    """Draw bars beside a table.

    Parameters
    ----------
    page : openpyxl.worksheet.worksheet.Worksheet
        The sheet in the workbook.
    sheet : Sheet
        What it holds.
    """
    chart = BarChart()
    chart.type, chart.gapWidth, chart.overlap = "bar", 40, 0
    chart.title, chart.style = sheet.chart.title, 2
    chart.width = _WIDTH
    series = range(2, len(sheet.columns) + 1)
    chart.height = _AROUND + len(sheet.rows) * _BAR * (1 + 0.5 * (len(series) - 1))
    for column, colour in zip(series, _COLOURS, strict=False):
        chart.series.append(_series(page, sheet, column, colour))
    chart.set_categories(_cells(page, sheet, 1))
    _set_axes(chart)
    if len(chart.series) == 1:
        chart.legend = None
    else:
        chart.legend.position = "t"
    anchor = page.cell(sheet.first_row - 1, len(sheet.columns) + _PLACE)
    page.add_chart(chart, anchor.coordinate)


def _cells(page: Worksheet, sheet: Sheet, column: int) -> Reference:
    return Reference(page, min_col=column, min_row=sheet.first_row, max_row=sheet.last_row)


def _series(page: Worksheet, sheet: Sheet, column: int, colour: str) -> Series:
    series = Series(_cells(page, sheet, column), title=sheet.columns[column - 1].heading)
    series.graphicalProperties = GraphicalProperties(solidFill=colour)
    series.graphicalProperties.line.noFill = True
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(series.dLbls, part, False)
    return series


def _set_axes(chart: BarChart) -> None:
    """Let names run from the top down, and the labels stand in for a scale."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.tickLblSkip = 1  # every name
    chart.x_axis.majorTickMark = "none"
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
