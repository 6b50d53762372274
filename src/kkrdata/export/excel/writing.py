"""Puts sheets into a workbook: cells, tables and pages."""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from kkrdata.export.excel import drawing, layout
from kkrdata.export.excel.formats import cell_format
from kkrdata.export.excel.looks import Look, Looks
from kkrdata.export.excel.sheets import Column, Formula, Link, Sheet, Value

_BEGINS_A_FORMULA = ("=", "+", "-", "@")


def write(sheets: list[Sheet], lang: str) -> Workbook:
    """Put sheets into a workbook.

    Parameters
    ----------
    sheets : list of Sheet
        What the sheets hold, in order.
    lang : {"da", "en"}
        The language, in whose notation widths are measured.

    Returns
    -------
    openpyxl.Workbook
        The workbook.
    """
    workbook, looks = Workbook(), Looks()
    workbook.remove(workbook.active)
    for sheet in sheets:
        _Page(workbook.create_sheet(sheet.name), sheet, looks).write(lang)
    return workbook


class _Page:
    """A sheet in the workbook, and what it shall hold."""

    def __init__(self, page: Worksheet, sheet: Sheet, looks: Looks):
        self.page, self.sheet, self.looks = page, sheet, looks

    def write(self, lang: str) -> None:
        widths = layout.widths(self.sheet, lang)
        self._write_top()
        self._write_rows(widths)
        if self.sheet.has_headings:
            self._write_headings(widths)
            self.page.add_table(self._table())
        if self.sheet.chart:
            drawing.add(self.page, self.sheet)
        self._set_up(widths)

    def _write_top(self) -> None:
        self._put(1, 1, self.sheet.title, Look("title"))
        self.page.row_dimensions[1].height = layout.TITLE_HEIGHT
        for number, line in enumerate(self.sheet.lines, start=2):
            self._put(number, 1, line, Look("line"))

    def _write_rows(self, widths: list[float]) -> None:
        columns = list(enumerate(self.sheet.columns, start=1))
        label = "plain" if self.sheet.has_headings else "strong"
        for number, row in enumerate(self.sheet.rows, start=self.sheet.first_row):
            for (position, column), value in zip(columns, row, strict=True):
                font = label if position == 1 else "plain"
                self._put(number, position, value, _look(font, value, column))
            self.page.row_dimensions[number].height = layout.height(row, widths)

    def _put(self, row: int, position: int, value: Value, look: Look) -> None:
        cell = self.page.cell(row, position)
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
        elif isinstance(value, Link):
            cell.hyperlink = _hyperlink(cell, value)
            cell.value, cell.data_type, look = value.text, "s", look._replace(font="link")
        elif isinstance(value, str):
            cell.value, cell.data_type = value, "s"  # whatever it begins with
            look = look._replace(is_guarded=value.startswith(_BEGINS_A_FORMULA))
        else:
            cell.value = value
        self.looks.give(cell, look)

    def _write_headings(self, widths: list[float]) -> None:
        row = self.sheet.first_row - 1
        for position, column in enumerate(self.sheet.columns, start=1):
            side = "heading of numbers" if column.is_number else "text"
            look = Look("strong", alignment=side, part="heading")
            self._put(row, position, column.heading, look)
        self.page.row_dimensions[row].height = layout.heading_height(self.sheet, widths)
        self.page.freeze_panes = f"A{self.sheet.first_row}"
        self.page.print_title_rows = f"{row}:{row}"

    def _table(self) -> Table:
        sheet = self.sheet
        top = f"A{sheet.first_row - 1}:{get_column_letter(len(sheet.columns))}"
        table = Table(displayName=sheet.id, name=sheet.id, ref=f"{top}{sheet.last_row}")
        table._initialise_columns()  # openpyxl would name them only when it saves
        for column, entry in zip(sheet.columns, table.tableColumns, strict=True):
            entry.name = column.heading
        table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
        if sheet.total:
            table.ref, table.totalsRowCount = f"{top}{sheet.last_row + 1}", 1
            self._write_totals(table.tableColumns)
        return table

    def _write_totals(self, entries: list[TableColumn]) -> None:
        row, totals = self.sheet.last_row + 1, self.sheet.totals()
        entries[0].totalsRowLabel = self.sheet.total
        for position, column in enumerate(self.sheet.columns):
            value = totals.get(position, None if position else self.sheet.total)
            look = _look("strong", value, column)._replace(part="total")
            self._put(row, position + 1, value, look)
        for position, formula in totals.items():
            entries[position].totalsRowFunction = "custom"
            entries[position].totalsRowFormula = TableFormula(attr_text=formula.text)

    def _set_up(self, widths: list[float]) -> None:
        """Set columns, view and print."""
        page = self.page
        for position, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(position)].width = width
        page.sheet_view.showGridLines = False
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.orientation = layout.orientation(self.sheet, widths)
        across = layout.pages_across(widths)
        if across > 1:  # what belongs together comes out together
            page.print_title_cols, page.page_setup.pageOrder = "A:A", "overThenDown"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = across, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddFooter.left.text, page.oddFooter.right.text = "&A", "&P / &N"
        page.page_margins.left = page.page_margins.right = 0.5  # inches


def _look(font: str, value: Value, column: Column) -> Look:
    return Look(font, cell_format(value, column), "number" if column.is_number else "text")


def _hyperlink(cell: Cell, link: Link) -> Hyperlink:
    quoted = link.sheet.replace("'", "''")
    target = f"'{quoted}'!{link.cell}"
    return Hyperlink(ref=cell.coordinate, location=target, display=link.text)
