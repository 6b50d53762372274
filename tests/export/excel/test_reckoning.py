"""The workbooks reckon right, in a real office, and never with a text."""

import re
import zipfile
from io import BytesIO

import pytest

from kkrdata import loaders
from kkrdata.export import excel
from kkrdata.export.selection import select

from .conftest import HOSTILE, opened

pytestmark = pytest.mark.xdist_group("workbooks")


def formulas(workbook):
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_the_sums_are_those_that_the_document_prints(reckoned):
    rows = list(reckoned["da"]["Summer"].iter_rows(min_row=5, values_only=True))
    sums = {(row[0], row[1], row[2]): row[4:7] for row in rows}
    name = "Ansat i udl. virksomheder", "Ansatte i udenlandske virksomheder"
    printed = {"Region Hovedstaden": 105980, "Region Sjælland": 38402, "Østdanmark": 144382}
    for area, total in printed.items():
        assert sums[name[0], area, name[1]] == (total, total, 0)
    projects = [row[4] for row in rows if row[0] == "Udenlandske investeringer"]
    assert projects == [564, 281]
    assert all(row[6] == 0 for row in rows)


@pytest.mark.parametrize(
    ("sheet", "totals"),
    [
        ("Ansat i udl. virksomheder", [144382]),
        ("Udenlandske investeringer", [564, 281]),
        ("Erhvervsfyrtårne", [490.5]),
    ],
)
def test_the_totals_rows_add_the_columns_up(sheet, totals, reckoned, workbooks):
    last = workbooks["da"][sheet][workbooks["da"][sheet].max_row]
    assert [cell.value for cell in last if str(cell.value).startswith("=SUM(")] != []
    found = [reckoned["da"][sheet][cell.coordinate].value for cell in last if cell.data_type == "f"]
    assert found == totals
    assert last[0].value == "I alt"


@pytest.mark.parametrize(("name", "least"), [("da", 4 * 46), ("hostile", 2 * len(HOSTILE))])
def test_the_results_in_the_file_are_those_that_the_office_reckons(
    name, least, contents, hostile, reckoned
):
    content = hostile if name == "hostile" else contents[name]
    shown = opened(content, data_only=True)
    cells = formulas(opened(content))
    assert len(cells) > least
    differing = [
        (sheet, cell)
        for sheet, cell in cells
        if shown[sheet][cell].value != reckoned[name][sheet][cell].value
    ]
    assert differing == []


def test_the_charts_show_the_tables_numbers_in_order_of_size(reckoned):
    rows = list(reckoned["da"]["Diagram 1"].iter_rows(min_row=5, max_col=2, values_only=True))
    frame = loaders.load("foreign_employment")
    assert dict(rows) == dict(zip(frame["municipality"], frame["share_pct"], strict=True))
    assert [value for _name, value in rows] == sorted(frame["share_pct"], reverse=True)


def test_every_chart_is_native_and_has_words_for_those_who_do_not_see_it(contents, workbooks):
    with zipfile.ZipFile(BytesIO(contents["da"])) as file:
        drawings = [file.read(n).decode() for n in file.namelist() if "drawings/drawing" in n]
        assert sum("charts/chart" in name for name in file.namelist()) == len(drawings) == 3
    described = [re.search(r'name="Chart 1" descr="([^"]+)"', text)[1] for text in drawings]
    assert "Højest: Dragør 30, Glostrup 29, Tårnby 29." in described[0]
    assert "Lavest: Kalundborg 16, Odsherred 14, Bornholm 13." in described[0]


def test_a_text_that_looks_like_a_formula_stays_a_text(hostile):
    sheet = opened(hostile)["Udenlandske investeringer"]
    cells = [sheet.cell(row, 2) for row in range(6, 6 + len(HOSTILE))]
    assert [cell.value for cell in cells] == list(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [c.value for c in cells if c.quotePrefix] == [t for t in HOSTILE if t[0] in "=+-@"]
    total = 6 + len(HOSTILE)
    of_the_table = {cell for name, cell in formulas(opened(hostile)) if name == sheet.title}
    assert of_the_table == {f"G{total}", f"H{total}"}


def test_a_text_that_looks_like_a_formula_stays_a_text_in_a_real_office(reckoned):
    sheet = reckoned["hostile"]["Udenlandske investeringer"]
    assert [sheet.cell(row, 2).value for row in range(6, 6 + len(HOSTILE))] == list(HOSTILE)


def test_only_sums_of_the_selected_rows_are_shown_of_a_selection():
    workbook = opened(excel.workbook(select(regions=["Sjælland"])), data_only=True)
    assert "Summer" not in workbook.sheetnames
    last = list(workbook["Ansat i udl. virksomheder"].values)[-1]
    assert (last[0], last[5]) == ("I alt, udvalget", 38402)
