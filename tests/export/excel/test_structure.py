"""Every sheet of both workbooks is built alike, so that people and programs can read it."""

import re
import zipfile
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl.utils import range_boundaries

from kkrdata import catalog, loaders, style
from kkrdata.export import excel
from kkrdata.export.excel import wording
from kkrdata.export.excel.formats import shown
from kkrdata.export.selection import select
from kkrdata.tidy import PROVENANCE

from .conftest import opened

pytestmark = pytest.mark.xdist_group("workbooks")
LARGEST = 2 * 1024 * 1024
TABLES = [name for name in catalog.default().tables if name != PROVENANCE]


@pytest.fixture(params=["da", "en"])
def lang(request):
    return request.param


@pytest.fixture
def workbook(lang, workbooks):
    return workbooks[lang]


def tables(workbook):
    """Go through the sheets with a table: sheet, table, and the rows of its values."""
    for sheet in workbook:
        for table in sheet.tables.values():
            left, top, right, bottom = range_boundaries(table.ref)
            values = sheet.iter_rows(top + 1, bottom - (table.totalsRowCount or 0), left, right)
            yield sheet, table, list(values)


def columns(name, lang):
    """The columns of a table but those that say the same in the other language."""
    names = list(catalog.default().table(name).fields)
    twins = {each: f"{each}_en" for each in names if f"{each}_en" in names}
    return [each for each in names if each not in (twins if lang == "en" else twins.values())]


def fields(name, lang):
    return [catalog.default().table(name).fields[column] for column in columns(name, lang)]


def of_table(workbook, name):
    return next((sheet, rows) for sheet, table, rows in tables(workbook) if table.name == name)


def links_of(sheet):
    return [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def colour(said):
    return f"#{said.rgb[-6:]}"


def cells(workbook):
    return ((sheet, cell) for sheet in workbook for row in sheet.iter_rows() for cell in row)


def test_there_is_a_cover_first_and_one_sheet_for_every_table(workbook, lang):
    words = wording.words(lang)
    names = workbook.sheetnames
    assert names[:2] == [words["cover"], words["contents"]]
    assert names[2 : 2 + len(TABLES)] == [
        wording.short(catalog.default().table(name), lang) for name in TABLES
    ]
    assert {table.name for _sheet, table, _rows in tables(workbook)} >= {*TABLES, PROVENANCE}


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_has_the_rows_of_its_table_in_order(name, workbook, lang):
    frame, described = loaders.load(name)[columns(name, lang)], fields(name, lang)
    _sheet, rows = of_table(workbook, name)
    found = [[cell.value for cell in row] for row in rows]
    frame = frame.astype(object).where(frame.notna(), None)
    expected = [
        [
            wording.label(field, value, lang) if isinstance(value, str) else value
            for field, value in zip(described, row, strict=True)
        ]
        for row in frame.to_numpy().tolist()
    ]
    assert found == expected


def test_no_cells_are_merged_and_nothing_is_hidden(workbook):
    assert [sheet.title for sheet in workbook if sheet.merged_cells.ranges] == []
    assert [sheet.title for sheet in workbook if sheet.sheet_state != "visible"] == []
    hidden = [
        (sheet.title, key)
        for sheet in workbook
        for sizes in (sheet.row_dimensions, sheet.column_dimensions)
        for key, size in sizes.items()
        if size.hidden
    ]
    assert hidden == []


def test_no_row_and_no_column_is_blank(workbook):
    for sheet in workbook:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [i for i, row in enumerate(rows, 1) if not any(v is not None for v in row)] == []
        columns = zip(*rows, strict=True)
        assert all(any(value is not None for value in column) for column in columns), sheet.title


def test_every_sheet_but_the_cover_has_one_table_and_keeps_its_headings_in_sight(workbook):
    for sheet in workbook.worksheets[1:]:
        (table,) = sheet.tables.values()
        top = range_boundaries(table.ref)[1]
        assert sheet.freeze_panes == f"A{top + 1}"
        assert sheet.print_title_rows == f"${top}:${top}"


def test_the_headings_are_texts_that_differ_and_are_the_tables_own(workbook):
    for sheet, table, rows in tables(workbook):
        headings = [cell.offset(row=-1).value for cell in rows[0]]
        assert all(isinstance(heading, str) and heading for heading in headings), sheet.title
        assert len(set(headings)) == len(headings), sheet.title
        assert [column.name for column in table.tableColumns] == headings


def test_units_stand_in_the_headings_once(workbook, lang):
    for name in TABLES:
        sheet, rows = of_table(workbook, name)
        headings = [cell.offset(row=-1).value for cell in rows[0]]
        for heading, field in zip(headings, fields(name, lang), strict=True):
            if "unit" in field:
                assert heading.count(field["unit"][lang]) == 1, (sheet.title, heading)


def test_numbers_are_numbers_and_codes_are_texts_with_a_format_each(workbook, lang):
    kinds = {"string": str, "integer": int, "number": int | float}
    for name in TABLES:
        _sheet, rows = of_table(workbook, name)
        for row in rows:
            for cell, field in zip(row, fields(name, lang), strict=True):
                assert cell.value is None or isinstance(cell.value, kinds[field["type"]])
                assert (cell.number_format == "@") == (field["type"] == "string"), cell


def test_codes_keep_their_zeros(workbook):
    _sheet, rows = of_table(workbook, "municipalities")
    assert (rows[0][0].value, rows[0][2].value) == ("101", "084")


def test_shares_are_whole_per_cent(workbook):
    _sheet, rows = of_table(workbook, "foreign_employment")
    shares = [row[6].value for row in rows]
    assert (min(shares), max(shares)) == (13, 30)
    assert {row[6].number_format for row in rows} == {"#,##0"}


def test_every_number_fits_its_column(workbook, lang):
    for sheet, cell in cells(workbook):
        if isinstance(cell.value, int | float):
            width = sheet.column_dimensions[cell.column_letter].width
            assert len(shown(cell.value, cell.number_format, lang)) < width, (sheet.title, cell)


def test_texts_wrap_in_rows_that_are_high_enough(workbook):
    """A letter is narrower than a digit, by which Excel measures widths: by a fifth at least."""
    for sheet, _table, rows in tables(workbook):
        for row in rows:
            for cell in row:
                width = sheet.column_dimensions[cell.column_letter].width
                if cell.data_type == "s" and len(cell.value) > 1.2 * width:
                    assert cell.alignment.wrap_text
                    lines = len(cell.value) / (1.2 * width)
                    assert sheet.row_dimensions[cell.row].height >= 15 * lines, cell


def test_every_sheet_is_set_up_for_a_printer(workbook):
    for sheet in workbook:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.paperSize == 9  # A4
        assert sheet.oddFooter.right.text == "&P / &N"


def test_a_wide_sheet_is_printed_large_enough_to_be_read_and_repeats_its_first_column(workbook):
    """A character takes 7/96 of an inch, and an A4 page on its side has room for 10.69 inches."""
    wide = []
    for sheet in workbook:
        first, *others = [sheet.column_dimensions[c[0].column_letter].width for c in sheet.columns]
        across = sheet.page_setup.fitToWidth
        if across > 1:
            wide.append(sheet.title)
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.print_title_cols == "$A:$A"
        assert 10.69 / ((first + sum(others) / across) * 7 / 96) > 0.6, sheet.title
    assert 0 < len(wide) < 5


def assert_links_lead_somewhere(workbook, least):
    links = [link for sheet in workbook for link in links_of(sheet)]
    assert len(links) > least
    for link in links:
        name, cell = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", link.location).groups()
        assert workbook[name.replace("''", "'")][cell].value is not None, link.location


def test_every_link_leads_to_a_cell_that_has_a_value(workbook, lang):
    assert_links_lead_somewhere(workbook, least=len(of_shown_cells(lang)))


def test_a_table_that_is_not_of_the_document_comes_without_provenance():
    workbook = opened(excel.workbook(select(tables=["municipalities"])))
    names = [table.name for _sheet, table, _rows in tables(workbook)]
    assert names == ["contents", "municipalities", "notes", "dictionary"]
    assert_links_lead_somewhere(workbook, least=10)


# What Excel calls damaged if it stands in another order (ECMA-376, CT_Worksheet).
ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "ignoredErrors",
    "drawing",
    "tableParts",
]


def test_the_parts_of_a_sheet_stand_in_the_order_that_excel_wants(contents, lang):
    with zipfile.ZipFile(BytesIO(contents[lang])) as file:
        names = [name for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in names:
            parts = [part.tag.partition("}")[2] for part in ElementTree.fromstring(file.read(name))]
            assert parts == sorted(parts, key=ORDER.index), name


def test_the_contents_lead_to_every_other_sheet_and_each_leads_back(workbook, lang):
    contents = workbook.worksheets[1]
    assert {link.display for link in links_of(contents)} == {*workbook.sheetnames} - {
        contents.title
    }
    for sheet in workbook.worksheets[2:]:
        targets = [link.location for link in links_of(sheet)]
        assert f"'{contents.title}'!A1" in targets, sheet.title


def test_the_notes_are_numbered_and_every_one_is_referred_to(workbook, lang):
    words = wording.words(lang)
    numbers = [row[0].value for row in of_table(workbook, "notes")[1]]
    assert numbers == list(range(1, len(numbers) + 1))
    marks = re.compile(rf"\[{words['note']} ([\d, ]+)\]")
    texts = [cell.value for _sheet, cell in cells(workbook) if isinstance(cell.value, str)]
    referred = {int(n) for text in texts for found in marks.findall(text) for n in found.split(",")}
    of_provenance = {
        each["name"] for each in catalog.default().table(PROVENANCE).resource["warnings"]
    }
    assert referred >= set(numbers[: len(numbers) - len(of_provenance)])
    assert referred <= set(numbers)


def test_nothing_is_said_in_the_other_language_besides(workbook, lang):
    _sheet, rows = of_table(workbook, "lighthouses")
    themes = loaders.load("lighthouses")[{"da": "theme", "en": "theme_en"}[lang]]
    assert [row[1].value for row in rows] == list(themes)
    assert len(rows[0]) == 3  # place, theme and grant


def test_every_column_is_explained(workbook, lang):
    rows = of_table(workbook, "dictionary")[1]
    explained = Counter(row[0].value for row in rows)
    for sheet, table, _rows in tables(workbook):
        if table.name in {*TABLES, PROVENANCE}:
            expected = len(columns(table.name, lang))
            assert explained[sheet.title] == expected, sheet.title
    assert all(row[3].value and row[5].value for row in rows)  # meaning and type


def of_shown_cells(lang):
    """The provenance of the cells that a workbook shows."""
    shown = {name: columns(name, lang) for name in TABLES}
    every = loaders.load(PROVENANCE).itertuples()
    return [row for row in every if row.column in shown[row.table]]


def test_the_provenance_points_at_the_value_and_says_its_page_and_line(workbook, lang):
    rows = of_table(workbook, PROVENANCE)[1]
    assert len(rows) == len(of_shown_cells(lang))
    sheet, _rows = of_table(workbook, "foreign_employment")
    found = [
        [cell.value for cell in row[4:]]
        for row in rows
        if row[0].value == sheet.title and sheet[row[1].value].value == 838
    ]
    assert found == [[88, 4622, "(14%~838)"]]


def test_texts_stand_out_from_their_ground(workbook):
    colours = {
        (
            cell.font.color.rgb[-6:],
            cell.fill.start_color.rgb[-6:] if cell.fill.fill_type else "FFFFFF",
        )
        for _sheet, cell in cells(workbook)
        if cell.value is not None
    }
    assert [pair for pair in colours if style.contrast(*(f"#{c}" for c in pair)) < 4.5] == []


def test_letters_are_of_one_typeface_without_serifs_and_large_enough(workbook):
    fonts = {(c.font.name, c.font.size) for _sheet, c in cells(workbook) if c.value is not None}
    assert {name for name, _size in fonts} == {"Calibri"}
    assert min(size for _name, size in fonts) >= 11


def test_the_cover_says_what_it_is_where_from_of_when_under_which_licence(workbook, lang):
    cover = {row[0].value: row[1].value for row in workbook.worksheets[0].iter_rows(min_row=2)}
    labels = wording.words(lang)["cover_rows"]
    assert set(cover) == set(labels.values()) - {labels["silent"]}
    assert "KKR Sjælland: bilag til mødet, marts 2022" in cover[labels["source"]]
    assert "2022" in cover[labels["date"]]
    assert {"da": "En tom celle betyder", "en": "An empty cell means"}[lang] in cover[
        labels["reading"]
    ]
    assert "https://creativecommons.org/licenses/by/4.0/" in cover[labels["licence"]]
    assert "kkrdata" in cover[labels["citation"]]


def test_the_file_says_its_language_and_title_and_is_small(workbook, lang, contents):
    assert workbook.properties.language == {"da": "da-DK", "en": "en-GB"}[lang]
    assert workbook.properties.title == workbook.worksheets[0]["A1"].value
    assert len(contents[lang]) < LARGEST
