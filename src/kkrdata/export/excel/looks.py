"""How cells look."""

from copy import copy
from typing import NamedTuple

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from kkrdata.export.excel.formats import TEXT

_INK, _QUIET, _LINK, _ACCENT, _TINT = "1B1F23", "4A5157", "0B5394", "006B35", "E6F0EA"
_FONTS = {
    "title": Font(name="Calibri", size=16, bold=True, color=_ACCENT),
    "line": Font(name="Calibri", size=11, color=_QUIET),
    "plain": Font(name="Calibri", size=11, color=_INK),
    "strong": Font(name="Calibri", size=11, bold=True, color=_INK),
    "link": Font(name="Calibri", size=11, underline="single", color=_LINK),
}
# Numbers stand to the right and texts to the left, with air between two columns.
_ALIGNMENTS = {
    "free": Alignment(),
    "number": Alignment(horizontal="right", vertical="top"),
    "heading of numbers": Alignment(horizontal="right", vertical="top", wrap_text=True),
    "text": Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1),
}
_FILLS = {"heading": PatternFill("solid", start_color=_TINT)}
_BORDERS = {
    "heading": Border(bottom=Side("medium", color=_ACCENT)),
    "total": Border(top=Side("thin", color=_ACCENT)),
}


class Look(NamedTuple):
    """How a cell looks: a font, a format, an alignment, and whether it is a heading or a total.

    What is guarded stays a text when somebody edits it, whatever it begins with.
    """

    font: str = "plain"
    format: str = TEXT
    alignment: str = "free"
    part: str = "value"
    is_guarded: bool = False


class Looks:
    """The looks of one workbook: openpyxl compares all parts for each cell, which takes long."""

    def __init__(self) -> None:
        self._known: dict[Look, StyleArray] = {}

    def give(self, cell: Cell, look: Look) -> None:
        """Make a cell look so.

        Parameters
        ----------
        cell : openpyxl.cell.Cell
            The cell.
        look : Look
            How.
        """
        if look not in self._known:
            _compose(cell, look)
            self._known[look] = cell._style
        cell._style = copy(self._known[look])


def _compose(cell: Cell, look: Look) -> None:
    cell.font, cell.number_format = _FONTS[look.font], look.format
    cell.alignment, cell.quotePrefix = _ALIGNMENTS[look.alignment], look.is_guarded
    if look.part in _FILLS:
        cell.fill = _FILLS[look.part]
    if look.part in _BORDERS:
        cell.border = _BORDERS[look.part]
