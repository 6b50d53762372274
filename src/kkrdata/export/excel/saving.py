"""Saves a workbook so that the same content gives the same bytes, and adds what openpyxl cannot.

That is: results beside formulas, for programs that show a file without reckoning (a preview, a
protected view); words that describe a chart; and Excel's leave to keep codes as text.
"""

import io
import re
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook

from kkrdata.export import archives
from kkrdata.export.excel.sheets import Sheet

_AFTER_IGNORED = re.compile(r"<(?:drawing|legacyDrawing|tableParts) ")
_FORMULA = re.compile(r'(<c r="(\w+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')
_CHART_NAME = re.compile(r'(cNvPr id="\d+" name="Chart \d+")')


def to_bytes(workbook: Workbook, sheets: Iterable[Sheet]) -> bytes:
    """Save a workbook.

    Parameters
    ----------
    workbook : openpyxl.Workbook
        The workbook.
    sheets : iterable of Sheet
        What its sheets hold, in order.

    Returns
    -------
    bytes
        The file.
    """
    saved = io.BytesIO()
    workbook.save(saved)
    return archives.pack(_changed(archives.unpack(saved.getvalue()), list(sheets)))


def _changed(parts: dict[str, bytes], sheets: list[Sheet]) -> dict[str, bytes]:
    for number, sheet in enumerate(sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _with_leave(_with_results(parts[name].decode(), sheet), sheet).encode()
    for number, sheet in enumerate((each for each in sheets if each.chart), start=1):
        name = f"xl/drawings/drawing{number}.xml"
        parts[name] = _described(parts[name].decode(), sheet.chart.description).encode()
    return parts


def _described(xml: str, description: str) -> str:
    return _CHART_NAME.sub(lambda found: f"{found[1]} descr={quoteattr(description)}", xml)


def _with_results(xml: str, sheet: Sheet) -> str:
    results = {cell: formula.value for cell, formula in sheet.formulas()}
    return _FORMULA.sub(lambda found: f"{found[1]}<v>{results[found[2]]!r}</v>", xml)


def _with_leave(xml: str, sheet: Sheet) -> str:
    if not sheet.has_headings:
        return xml
    cells = f"{sheet.cell(0, 0)}:{sheet.cell(len(sheet.rows) - 1, len(sheet.columns) - 1)}"
    ignored = (
        f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'
    )
    place = _AFTER_IGNORED.search(xml).start()
    return xml[:place] + ignored + xml[place:]
