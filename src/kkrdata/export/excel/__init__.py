"""Excel workbooks: the tables, or a selection of them, with all that a reader needs to know."""

from pathlib import Path

from kkrdata.export import files
from kkrdata.export.excel import around, saving, wording, writing
from kkrdata.export.excel.book import Book
from kkrdata.export.excel.charts import charts
from kkrdata.export.excel.sheets import Sheet
from kkrdata.export.excel.sums import sums
from kkrdata.export.selection import Selection

__all__ = ["export", "sheets", "workbook"]

_EVERYTHING = Selection()


def export(path: Path, selection: Selection = _EVERYTHING, lang: str = "da") -> Path:
    """Save tables as an Excel workbook.

    Parameters
    ----------
    path : Path
        The file.
    selection : Selection, optional
        Which tables, and which of their rows; all if left out.
    lang : {"da", "en"}, default "da"
        The language.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    UnknownNameError
        If there is no such language.
    EmptySelectionError
        If nothing is said of the selected places.
    OutputError
        If the file cannot be written.
    """
    files.write(path, workbook(selection, lang))
    return path


def workbook(selection: Selection = _EVERYTHING, lang: str = "da") -> bytes:
    """Make an Excel workbook of tables.

    Parameters
    ----------
    selection : Selection, optional
        Which tables, and which of their rows; all if left out.
    lang : {"da", "en"}, default "da"
        The language.

    Returns
    -------
    bytes
        The file; the same for the same tables.

    Raises
    ------
    UnknownNameError
        If there is no such language.
    EmptySelectionError
        If nothing is said of the selected places.
    """
    return save(sheets(selection, lang), lang)


def sheets(selection: Selection, lang: str) -> list[Sheet]:
    """Say what the sheets of a workbook hold.

    Parameters
    ----------
    selection : Selection
        Which tables, and which of their rows.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    list of Sheet
        The sheets in order.
    """
    book = Book(selection, lang)
    cover = around.cover(book)
    about = [*around.notes(book), around.dictionary(book), *around.provenance(book)]
    others = [*book.sheets.values(), *sums(book), *charts(book), *about]
    return [cover, around.contents(book, [cover, *others]), *others]


def save(sheets: list[Sheet], lang: str) -> bytes:
    """Make a workbook of sheets.

    Parameters
    ----------
    sheets : list of Sheet
        What it holds; the first one's title is the workbook's.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    bytes
        The file.
    """
    workbook = writing.write(sheets, lang)
    workbook.calculation.fullCalcOnLoad = True
    properties = workbook.properties
    properties.title, properties.creator = sheets[0].title, "kkrdata"
    properties.language = wording.words(lang)["language"]
    return saving.to_bytes(workbook, sheets)
