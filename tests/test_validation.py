"""What is wrong with a table is said with file, row, column, what was found and what to do."""

import pytest

from kkrdata import validation

TABLE = "foreign_employment"
FILE = "data/tables/foreign_employment.csv"
ODSHERRED = "306,Odsherred,085,Region Sjælland,2019,838,14"  # row 34


def edit(catalog, old, new, count=1):
    path = catalog.table(TABLE).path
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= count
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    return validation.problems(catalog, TABLE)


@pytest.mark.parametrize("name", ["municipalities", TABLE, "fdi_projects", "provenance"])
def test_nothing_is_wrong_with_a_committed_table(name, committed):
    assert validation.problems(committed, name) == []
    assert validation.schema_problems(committed, name) == []
    assert validation.differences(committed, name) == []


@pytest.mark.parametrize(
    ("wrong", "column", "found"),
    [
        (ODSHERRED.replace("838", "many"), "employees", "'many'"),
        (ODSHERRED.replace("838", "83.8"), "employees", "'83.8'"),
        (ODSHERRED.replace("838", "-838"), "employees", "'-838'"),
        (ODSHERRED.replace("838", ""), "employees", "''"),
        (ODSHERRED.replace(",14", ",140"), "share_pct", "'140'"),
        (ODSHERRED.replace("2019", "19"), "year", "'19'"),
        (ODSHERRED.replace("085", "85"), "region_code", "'85'"),
        (ODSHERRED.replace("306", "999"), "municipality_code", "'999'"),
    ],
)
def test_a_wrong_cell_is_named_with_what_was_found(wrong, column, found, copied):
    problems = edit(copied, ODSHERRED, wrong)
    assert {(each.file, each.row, each.column) for each in problems} == {(FILE, 34, column)}
    assert any(found in each.found for each in problems)
    assert all(each.advice == validation.ADVICE for each in problems)


def test_a_code_of_no_municipality_is_named(copied):
    (problem,) = edit(copied, ODSHERRED, ODSHERRED.replace("306", "307"))
    assert (problem.row, problem.column) == (34, "municipality_code")
    assert "307" in problem.found
    assert "municipalities" in problem.expected


def test_a_doubled_key_is_named_with_the_row_it_repeats(copied):
    (problem,) = edit(copied, ODSHERRED, f"{ODSHERRED}\n{ODSHERRED}")
    assert (problem.row, problem.column) == (35, "municipality_code, year")
    assert "position 34" in problem.expected


@pytest.mark.parametrize("column", ["municipality_code", "year", "share_pct"])
def test_a_missing_column_is_named(column, copied):
    path = copied.table(TABLE).path
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    position = rows[0].index(column)
    lines = [",".join(cells[:position] + cells[position + 1 :]) for cells in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    problems = validation.problems(copied, TABLE)
    assert [(problem.row, problem.column) for problem in problems] == [(1, column)]


def test_a_renamed_column_is_named(copied):
    (problem,) = edit(copied, "employees", "workers")
    assert (problem.row, problem.column) == (1, "employees")
    assert "workers" in problem.found


def test_of_a_table_with_a_wrong_header_only_the_header_is_spoken_of(copied):
    assert {problem.row for problem in edit(copied, "municipality_code,", "")} == {1}


def test_an_additional_cell_is_named(copied):
    problems = edit(copied, ODSHERRED, f"{ODSHERRED},15")
    assert {problem.row for problem in problems} == {34}
    assert "'15'" in problems[0].found


def test_a_missing_row_is_named_by_what_is_gone(copied):
    (problem,) = edit(copied, f"{ODSHERRED}\n", "")
    assert (problem.found, problem.expected) == ("45 rows", "46 rows, as data/raw has")


def test_a_likely_but_wrong_value_is_named_with_the_cell_of_raw_it_differs_from(copied):
    (problem,) = edit(copied, ",838,", ",839,")
    assert (problem.file, problem.row, problem.column) == (FILE, 34, "employees")
    assert problem.found == "'839'"
    assert problem.expected == (
        "'838', which data/raw/foreign_employment.csv, row 2, column value gives"
    )


def test_two_swapped_values_are_both_named(copied):
    path = copied.table(TABLE).path
    text = path.read_text(encoding="utf-8").replace(",838,14", ",X").replace(",756,13", ",838,14")
    path.write_text(text.replace(",X", ",756,13"), encoding="utf-8")
    named = {(each.row, each.column) for each in validation.problems(copied, TABLE)}
    assert named == {(row, column) for row in (34, 47) for column in ("employees", "share_pct")}


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"\n",
        lambda content: content.rstrip(b"\n"),
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b",838,", b',"838",'),
    ],
    ids=["blank line", "no last line feed", "Windows line ends", "byte order mark", "quotes"],
)
def test_a_file_with_the_same_values_but_other_bytes_is_not_as_it_was_built(change, copied):
    path = copied.table(TABLE).path
    path.write_bytes(change(path.read_bytes()))
    problems = validation.problems(copied, TABLE)
    assert problems
    assert {problem.file for problem in problems} == {FILE}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\n\n", b"a,b\n1,2\n"])
def test_a_file_that_is_no_such_table_is_named(content, copied):
    copied.table(TABLE).path.write_bytes(content)
    problems = validation.problems(copied, TABLE)
    assert problems
    assert {problem.file for problem in problems} == {FILE}
