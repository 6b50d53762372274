"""The commands that take tables out say what they wrote and what they left out."""

import openpyxl
import pytest

PLACES = ("--municipality", "Næstved", "--cluster", "Klyngen Holbæk", "--region", "Region Sjælland")


def cover(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}


def test_a_workbook_of_a_selection_says_on_its_cover_what_it_holds_and_what_not(kkrdata, tmp_path):
    path = tmp_path / "file.xlsx"
    selected = (*PLACES, "--table", "fdi_projects", "--table", "lighthouses")
    result = kkrdata("export", "excel", *selected, "--lang", "en", "-o", path)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{path}\n"
    assert result.stderr == "Nothing of these places in: lighthouses\n"
    said = cover(path)
    assert said["Selection"] == (
        "Municipality: Næstved; health cluster: Klyngen Holbæk; region: Region Sjælland; "
        "table: Foreign investments, Lighthouse projects."
    )
    assert said["Tables that say nothing of the selection"] == "Lighthouse projects."
    workbook = openpyxl.load_workbook(path)
    assert "Lighthouse projects" not in workbook.sheetnames
    line = workbook["Foreign investments"]["A4"].value
    assert line.startswith("Only the selection, 17 of 46 rows. Municipality: Næstved;")


def test_a_workbook_is_danish_and_named_after_its_language_if_nothing_else_is_said(
    kkrdata, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    result = kkrdata("export", "excel", "--table", "lighthouses")
    assert result.output == "kkrdata_da.xlsx\n"
    assert cover(tmp_path / "kkrdata_da.xlsx")["Udvalg"] == "Tabel: Erhvervsfyrtårne."


@pytest.mark.parametrize("form", ["csv", "parquet", "geojson", "gpkg"])
def test_each_table_becomes_a_file_that_is_named(form, kkrdata, tmp_path):
    result = kkrdata("export", form, "--table", "fdi_projects", "--to", tmp_path / "new")
    path = tmp_path / "new" / f"fdi_projects.{form}"
    assert result.exit_code == 0, result.output
    assert result.output == f"{path}\n"
    assert path.stat().st_size > 1000


def test_csv_for_danish_excel_is_told_apart_by_its_name(kkrdata, tmp_path):
    result = kkrdata("export", "csv", "--excel-da", "--table", "lighthouses", "--to", tmp_path)
    assert result.output == f"{tmp_path / 'lighthouses.da.csv'}\n"


@pytest.mark.parametrize("form", ["excel", "csv", "parquet", "geojson", "gpkg"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--municipality", "Nestved"), ["municipality", "'Nestved'", "Nearest: Næstved"]),
        (("--cluster", "Klyngen Holbek"), ["cluster", "Nearest: Klyngen Holbæk"]),
        (("--region", "Sjæland"), ["region", "'Sjæland'", "Region Sjælland"]),
        (("--table", "fdi"), ["table", "'fdi'", "fdi_projects"]),
        (("--municipality", "Christiansø"), ["run by the state"]),
    ],
    ids=lambda value: value[-1],
)
def test_an_unknown_selection_is_refused_with_what_is_nearest(
    form, arguments, words, kkrdata, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    result = kkrdata("export", form, *arguments)
    assert result.exit_code == 2
    assert [word for word in words if word not in result.stderr] == []
    assert list(tmp_path.iterdir()) == []


def test_a_selection_of_which_nothing_is_said_is_refused(kkrdata, tmp_path):
    where = ("--municipality", "Køge", "--table", "lighthouses")
    result = kkrdata("export", "excel", *where, "-o", tmp_path / "file.xlsx")
    assert result.exit_code == 2
    assert "Nothing is said of these places in: lighthouses." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_language_is_refused(kkrdata, tmp_path):
    result = kkrdata("export", "excel", "--lang", "sv", "-o", tmp_path / "file.xlsx")
    assert result.exit_code == 2
    assert "Choose one of: da, en" in result.stderr
