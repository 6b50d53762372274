"""Puts sheets into a workbook: how cells, tables and pages look."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from kkrdata.export.excel import drawing, layout
from kkrdata.export.excel.formats import TEXT, cell_format
from kkrdata.export.excel.sheets import Column, Formula, Link, Sheet, Value

_INK, _QUIET, _LINK, _ACCENT, _TINT = "1B1F23", "4A5157", "0B5394", "006B35", "E6F0EA"
_TITLE = Font(name="Calibri", size=16, bold=True, color=_ACCENT)
_LINE = Font(name="Calibri", size=11, color=_QUIET)
_PLAIN = Font(name="Calibri", size=11, color=_INK)
_STRONG = Font(name="Calibri", size=11, bold=True, color=_INK)
_LINKED = Font(name="Calibri", size=11, underline="single", color=_LINK)
_HEADING_FILL = PatternFill("solid", start_color=_TINT)
_UNDER = Border(bottom=Side("medium", color=_ACCENT))
_OVER = Border(top=Side("thin", color=_ACCENT))


def add(workbook: Workbook, sheet: Sheet, lang: str) -> Worksheet:
    """Add a sheet to a workbook.

    Parameters
    ----------
    workbook : openpyxl.Workbook
        The workbook.
    sheet : Sheet
        What the sheet holds.
    lang : {"da", "en"}
        The language, in whose notation widths are measured.

    Returns
    -------
    openpyxl.worksheet.worksheet.Worksheet
        The new sheet.
    """
    page = workbook.create_sheet(sheet.name)
    page.sheet_view.showGridLines = False
    widths = layout.widths(sheet, lang)
    for position, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(position)].width = width
    _write_top(page, sheet)
    for number, row in enumerate(sheet.rows, start=sheet.first_row):
        _write_row(page, number, row, sheet.columns)
        page.row_dimensions[number].height = layout.height(row, widths)
    if sheet.has_headings:
        _write_table(page, sheet)
        page.row_dimensions[sheet.first_row - 1].height = layout.heading_height(sheet, widths)
    else:
        _mark_labels(page, sheet)
    if sheet.chart:
        drawing.add(page, sheet)
    _set_up_print(page, layout.lies(sheet, widths))
    return page


def _write_top(page: Worksheet, sheet: Sheet) -> None:
    _put(page.cell(1, 1), sheet.title, _TITLE)
    page.row_dimensions[1].height = layout.TITLE_HEIGHT
    for number, line in enumerate(sheet.lines, start=2):
        _put(page.cell(number, 1), line, _LINE)


def _write_row(
    page: Worksheet, number: int, row: Sequence[Value], columns: Sequence[Column]
) -> None:
    for position, (value, column) in enumerate(zip(row, columns, strict=True), start=1):
        cell = page.cell(number, position)
        _put(cell, value, _PLAIN, cell_format(value, column))
        cell.alignment = _aligned(value, column)


def _aligned(value: Value, column: Column) -> Alignment:
    """Set numbers to the right and texts to the left, with air between two columns."""
    wraps = isinstance(value, str)
    if column.is_number:
        return Alignment(horizontal="right", vertical="top", wrap_text=wraps)
    return Alignment(horizontal="left", vertical="top", wrap_text=wraps, indent=1)


def _put(cell: Cell, value: Value, font: Font, form: str = TEXT) -> None:
    cell.font, cell.number_format = font, form
    if isinstance(value, Formula):
        cell.value = f"={value.text}"
    elif isinstance(value, Link):
        _put_text(cell, value.text)
        _link(cell, value)
    elif isinstance(value, str):
        _put_text(cell, value)
    else:
        cell.value = value


def _put_text(cell: Cell, text: str) -> None:
    """Write a text that stays one, whatever it begins with, also when somebody edits the cell."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _link(cell: Cell, link: Link) -> None:
    quoted = link.sheet.replace("'", "''")
    target = f"'{quoted}'!{link.cell}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, display=link.text)
    cell.font = _LINKED


def _write_table(page: Worksheet, sheet: Sheet) -> None:
    row = sheet.first_row - 1
    for position, column in enumerate(sheet.columns, start=1):
        cell = page.cell(row, position)
        _put(cell, column.heading, _STRONG)
        cell.fill, cell.border = _HEADING_FILL, _UNDER
        cell.alignment = _aligned(column.heading, column)
    page.add_table(_table(page, sheet))
    page.freeze_panes = f"A{sheet.first_row}"
    page.print_title_rows = f"{row}:{row}"


def _table(page: Worksheet, sheet: Sheet) -> Table:
    last = get_column_letter(len(sheet.columns))
    top = f"A{sheet.first_row - 1}:{last}"
    table = Table(displayName=sheet.id, name=sheet.id, ref=f"{top}{sheet.last_row}")
    table._initialise_columns()  # openpyxl would name them only when it saves
    for column, entry in zip(sheet.columns, table.tableColumns, strict=True):
        entry.name = column.heading
    table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
    if sheet.total:
        table.ref, table.totalsRowCount = f"{top}{sheet.last_row + 1}", 1
        _write_totals(page, sheet, table.tableColumns)
    return table


def _write_totals(page: Worksheet, sheet: Sheet, entries: list[TableColumn]) -> None:
    row, totals = sheet.last_row + 1, sheet.totals()
    for position, (column, entry) in enumerate(zip(sheet.columns, entries, strict=True)):
        cell = page.cell(row, position + 1)
        if formula := totals.get(position):
            _put(cell, formula, _STRONG, cell_format(formula, column))
            entry.totalsRowFunction = "custom"
            entry.totalsRowFormula = TableFormula(attr_text=formula.text)
        elif position == 0:
            _put(cell, sheet.total, _STRONG)
            entry.totalsRowLabel = sheet.total
        cell.border, cell.alignment = _OVER, _aligned(cell.value, column)


def _mark_labels(page: Worksheet, sheet: Sheet) -> None:
    for row in range(sheet.first_row, sheet.last_row + 1):
        page.cell(row, 1).font = _STRONG


def _set_up_print(page: Worksheet, lies: bool) -> None:
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if lies else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text, page.oddFooter.right.text = "&A", "&P / &N"
    page.page_margins.left = page.page_margins.right = 0.5  # inches
