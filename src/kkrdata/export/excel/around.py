"""The sheets around the tables: cover, contents, notes, columns, provenance."""

from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from kkrdata import catalog
from kkrdata.catalog import Table
from kkrdata.export.excel import wording
from kkrdata.export.excel.book import Book, sentence
from kkrdata.export.excel.sheets import Column, Link, Sheet, Value
from kkrdata.export.selection import records
from kkrdata.text import number
from kkrdata.tidy import PROVENANCE


def cover(book: Book) -> Sheet:
    """Say what the workbook is, where it is from and how to cite it.

    Parameters
    ----------
    book : Book
        The tables.

    Returns
    -------
    Sheet
        A list of labels and texts.
    """
    package = catalog.default().package
    labels = book.words["cover_rows"]
    rows = [
        (labels["what"], wording.said(package, "description", book.lang)),
        *_selection_rows(book),
        (labels["amount"], _amount(book)),
        (labels["reading"], book.words["cover_texts"]["reading"]),
        *_source_rows(book, package["licenses"][0]),
    ]
    title = wording.said(package, "title", book.lang)
    columns = [Column(""), Column("")]
    return Sheet("cover", book.names["cover"], title, columns, rows, has_headings=False)


def _selection_rows(book: Book) -> list[tuple[str, str]]:
    labels, texts = book.words["cover_rows"], book.words["cover_texts"]
    rows = [(labels["selection"], book.selected or texts["everything"])]
    if book.selection.has_places:
        silent = (wording.short(book.table(name), book.lang) for name in book.selection.silent)
        rows.append((labels["silent"], sentence(silent) or texts["none"]))
    return rows


def _amount(book: Book) -> str:
    texts = book.words["cover_texts"]
    one, several = texts["tables"]
    count, rows = len(book.frames), sum(map(len, book.frames.values()))
    tables = one if count == 1 else several.format(count=count)
    return texts["amount"].format(tables=tables, rows=number(rows, book.lang))


def _source_rows(book: Book, ours: dict[str, Any]) -> list[tuple[str, str]]:
    labels, texts = book.words["cover_rows"], book.words["cover_texts"]
    sources = _sources(book)
    dates = dict.fromkeys(each["date"][book.lang] for each in sources if "date" in each)
    edition = version("kkrdata")
    cited = "; ".join(each["title"] for each in sources)
    citation = texts["citation"].format(source=cited, version=edition, licence=ours["name"])
    return [
        (labels["source"], "\n".join(_with_terms(each, book.lang) for each in sources)),
        (labels["date"], sentence(dates)),
        (labels["licence"], texts["licence"].format(**ours)),
        (labels["citation"], citation),
        (labels["version"], texts["version"].format(version=edition)),
    ]


def _sources(book: Book) -> list[dict[str, Any]]:
    """List the sources of the tables, that of most tables first."""
    sources = {table.source["title"]: table.source for table in book.shown}
    counted = Counter(table.source["title"] for table in book.shown)
    return [sources[title] for title, _count in counted.most_common()]


def _with_terms(source: dict[str, Any], lang: str) -> str:
    address = f": {source['path']}" if "path" in source else "."
    return f"{source['title']}. {source['licence'][lang]}{address}"


def contents(book: Book, sheets: Iterable[Sheet]) -> Sheet:
    """List the sheets with links.

    Parameters
    ----------
    book : Book
        The tables.
    sheets : iterable of Sheet
        All other sheets.

    Returns
    -------
    Sheet
        One row a sheet.
    """
    known = {table.name: table for table in book.shown}
    rows = [_entry(book, sheet, known.get(sheet.id)) for sheet in sheets]
    headings = ("sheet", "title", "rows", "page", "notes")
    return book.sheet("contents", headings, rows, book.words["descriptions"]["linked"])


def _entry(book: Book, sheet: Sheet, table: Table | None) -> tuple[Value, ...]:
    link, rows = Link(sheet.name, sheet.name), len(sheet.rows) if sheet.has_headings else None
    if table is None:
        title = sheet.title if sheet.has_headings else book.words["descriptions"][sheet.id]
        return link, title, rows, None, None
    title = wording.said(table.resource, "title", book.lang)
    return link, title, rows, table.source.get("page"), book.notes.of(table) or None


def notes(book: Book) -> list[Sheet]:
    """List the notes.

    Parameters
    ----------
    book : Book
        The tables.

    Returns
    -------
    list of Sheet
        One sheet, one row a note; none if there are no notes.
    """
    rows = [
        (number, book.notes.texts[name][book.lang], _names(book, book.notes.tables[name]))
        for name, number in book.notes.numbers.items()
    ]
    return [book.sheet("notes", ("number", "text", "applies"), rows)] if rows else []


def _names(book: Book, tables: Iterable[str]) -> str:
    return ", ".join(book.names[name] for name in tables)


def dictionary(book: Book) -> Sheet:
    """Explain every column of every table.

    Parameters
    ----------
    book : Book
        The tables.

    Returns
    -------
    Sheet
        One row a column.
    """
    rows = [
        _explained(book, table, name)
        for table in book.shown
        for name in wording.in_language(table.fields, book.lang)
    ]
    headings = ["sheet", "column", "name", "meaning", "unit", "type", "values", "source", "page"]
    return book.sheet("dictionary", headings, rows, book.words["descriptions"]["dictionary_rows"])


def _explained(book: Book, table: Table, name: str) -> tuple[Value, ...]:
    field, lang = table.fields[name], book.lang
    return (
        Link(book.names[table.name], book.names[table.name]),
        wording.said(field, "title", lang),
        name,
        wording.said(field, "description", lang),
        field["unit"][lang] if "unit" in field else None,
        book.words["types"]["code" if name.endswith("_code") else field["type"]],
        _possible(field, lang) or None,
        table.source["title"],
        table.source.get("page"),
    )


def _possible(field: dict[str, Any], lang: str) -> str:
    values = field.get("constraints", {}).get("enum", ())
    shown = ((value, wording.label(field, value, lang)) for value in map(str, values))
    return "; ".join(value if value == word else f"{word} ({value})" for value, word in shown)


def provenance(book: Book) -> list[Sheet]:
    """Say for each cell where in the document it stands.

    Parameters
    ----------
    book : Book
        The tables.

    Returns
    -------
    list of Sheet
        One sheet, one row a cell with a link to it; none if no cell is of the document.
    """
    cells = {name: _cells(book, name) for name in book.frames}
    rows = [
        (
            book.names[row.table],
            cells[row.table](row.record, row.column),
            row.record,
            wording.said(book.tables[row.table].fields[row.column], "title", book.lang),
            row.page,
            row.line,
            row.printed,
        )
        for row in book.provenance.itertuples(index=False)
    ]
    headings = ["sheet", "cell", "record", "column", "page", "line", "printed"]
    line = book.words["descriptions"]["cells"]
    return [book.sheet(PROVENANCE, headings, rows, line)] if rows else []


def _cells(book: Book, name: str) -> Any:
    """Return what finds a table's cell by record and column."""
    sheet, frame = book.sheets[name], book.frames[name]
    keys = records(book.selection.frames[name], book.tables[name].key)
    numbers = {key: i for i, key in enumerate(keys)}
    positions = {column: i for i, column in enumerate(frame.columns)}

    def found(record: str, column: str) -> Link:
        cell = sheet.cell(numbers[record], positions[column])
        return Link(cell, sheet.name, cell)

    return found
