"""Saves a workbook so that the same content gives the same bytes, and adds what openpyxl cannot.

That is: results beside formulas, for programs that show a file without reckoning (a preview, a
protected view); words that describe a chart; and Excel's leave to keep codes as text.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook

from kkrdata.export.excel.sheets import Sheet

_SAVED = datetime(2022, 3, 1)  # the month of the document, whenever it is saved
_MEMBER_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
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
    workbook.properties.created = _SAVED
    saved, made = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    changed = _changed(zipfile.ZipFile(saved), list(sheets))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, content in changed.items():
            new.writestr(zipfile.ZipInfo(name, _MEMBER_DATE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _changed(saved: zipfile.ZipFile, sheets: list[Sheet]) -> dict[str, str]:
    parts = {name: saved.read(name).decode() for name in saved.namelist()}
    core = "docProps/core.xml"
    parts[core] = _MODIFIED.sub(rf"\g<1>{_SAVED:%Y-%m-%dT%H:%M:%SZ}", parts[core])
    for number, sheet in enumerate(sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _with_leave(_with_results(parts[name], sheet), sheet)
    for number, sheet in enumerate((each for each in sheets if each.chart), start=1):
        name = f"xl/drawings/drawing{number}.xml"
        parts[name] = _described(parts[name], sheet.chart.description)
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
