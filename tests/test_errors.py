"""Errors say what was wrong, where, what was expected and what to do."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkrdata import errors
from kkrdata.errors import DataError, Problem, UnknownNameError, nearest

PROBLEM = Problem(
    file="data/tables/fdi_projects.csv",
    row=7,
    column="projects_all",
    found="'many'",
    expected="a whole number",
    advice="restore the file",
)
FAMILY = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, Exception) and each is not errors.KkrDataError
]


@pytest.mark.parametrize("error", FAMILY)
def test_every_error_can_be_caught_as_one(error):
    assert issubclass(error, errors.KkrDataError)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.DataError, 1),
        (errors.OutputError, 1),
        (errors.UnknownNameError, 2),
        (errors.NotOneRowError, 2),
    ],
)
def test_bad_use_exits_with_2_and_all_else_with_1(error, status):
    assert error.exit_status == status


def test_a_problem_names_file_row_column_what_was_found_what_was_expected_and_what_to_do():
    assert str(PROBLEM) == (
        "data/tables/fdi_projects.csv, row 7, column projects_all: found 'many';"
        " expected a whole number; restore the file"
    )


def test_a_problem_of_a_whole_file_names_no_row():
    assert str(Problem("a.csv", "nothing", "a table")) == "a.csv: found nothing; expected a table"


def test_a_data_error_has_one_line_a_problem():
    assert str(DataError([PROBLEM, PROBLEM])) == f"{PROBLEM}\n{PROBLEM}"


def test_a_data_error_shows_ten_problems_and_counts_the_rest():
    *shown, last = str(DataError([PROBLEM] * 12)).splitlines()
    assert shown == [str(PROBLEM)] * 10
    assert last == "... and 2 more"


def test_a_short_list_of_names_is_given_whole():
    error = UnknownNameError("level", "country", ["municipality", "region", "total"])
    assert str(error) == "Unknown level: 'country'. Choose one of: municipality, region, total."


def test_of_a_long_list_the_nearest_three_are_given():
    names = [f"table_{number}" for number in range(30)]
    assert str(UnknownNameError("table", "table_07", names)).startswith(
        "Unknown table: 'table_07'. Nearest: table_7, "
    )


def test_a_hint_stands_between_the_value_and_the_names():
    assert str(UnknownNameError("year", 2020, [2019], "Too late.")) == (
        "Unknown year: 2020. Too late. Choose one of: 2019."
    )


@given(st.text(), st.lists(st.text(min_size=1), min_size=3, unique_by=str.casefold))
def test_the_nearest_names_are_three_of_those_there_are(value, names):
    found = nearest(value, names)
    assert len(set(found)) == 3
    assert set(found) <= set(names)


@given(st.sampled_from(["Odense", "Odder", "Odsherred", "Vejle", "Ærø"]))
def test_a_name_is_nearest_to_itself_in_any_case(name):
    assert nearest(name.upper(), ["Odense", "Odder", "Odsherred", "Vejle", "Ærø"])[0] == name
