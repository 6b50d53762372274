"""Each step reads the forms that the document prints, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkrdata.errors import UnknownNameError
from kkrdata.tidy import steps


def follow(chain, text):
    for step in chain:
        text = step.function(text)
    return text


@pytest.mark.parametrize(
    ("printed", "share", "count"),
    [
        ("(14%~838)", 14, 838),
        ("(26%~37.252)", 26, 37252),
        ("27%~ 6.635", 27, 6635),
        ("24 procent (144.382)", 24, 144382),
        ("(25%~105.980)", 25, 105980),
    ],
)
def test_a_share_and_a_count_are_read(printed, share, count):
    assert follow((steps.SHARE, steps.WHOLE), printed) == share
    assert follow((steps.COUNT, steps.DANISH_INTEGER), printed) == count


@pytest.mark.parametrize(
    ("printed", "before", "behind"),
    [("408/⏎162", 408, 162), ("0/0", 0, 0), ("10/6", 10, 6), ("1.000/2", 1000, 2)],
)
def test_two_counts_are_read(printed, before, behind):
    chain = (steps.JOIN_LINES, steps.BEFORE_SLASH, steps.DANISH_INTEGER)
    assert follow(chain, printed) == before
    chain = (steps.JOIN_LINES, steps.AFTER_SLASH, steps.DANISH_INTEGER)
    assert follow(chain, printed) == behind


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Frederiks-⏎berg", "Frederiksberg"),
        ("Alberts-⏎lund", "Albertslund"),
        ("Vallens-⏎bæk", "Vallensbæk"),
        ("Høje-Taastrup", "Høje-Taastrup"),
        ("Lyngby-Taarbæk", "Lyngby-Taarbæk"),
    ],
)
def test_a_name_broken_over_two_lines_is_joined_and_its_own_hyphen_kept(printed, name):
    assert steps.JOIN_LINES.function(printed) == name
    assert follow(steps.municipality("name"), printed) == name


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("code", "306"), ("name", "Odsherred"), ("region_code", "085"), ("region", "Region Sjælland")],
)
def test_a_municipality_is_looked_up_by_its_name(attribute, value):
    assert follow(steps.municipality(attribute), "Odsherred") == value


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Regionshospitalet⏎Horsens", "Regionshospitalet Horsens"),
        ("Sjællands Universitets-⏎hospital Køge", "Sjællands Universitetshospital Køge"),
        ("Bispebjerg-⏎Frederiksberg⏎Hospital", "Bispebjerg-Frederiksberg Hospital"),
        ("Klynge Syd", "Klynge Syd"),
    ],
)
def test_lines_of_words_are_joined_and_a_hyphen_before_a_capital_is_kept(printed, words):
    assert steps.JOIN_WORDS.function(printed) == words


def test_a_name_of_no_municipality_is_refused():
    with pytest.raises(UnknownNameError, match="Odsherrd"):
        follow(steps.municipality("code"), "Odsherrd")


@pytest.mark.parametrize(("printed", "year"), [("(2019)", "2019"), ("siden 2012", "2012")])
def test_the_year_is_read(printed, year):
    assert steps.YEAR.function(printed) == year


@given(st.integers(min_value=0, max_value=10**12))
def test_any_whole_number_in_danish_form_is_read(number):
    assert steps.DANISH_INTEGER.function(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize("printed", ["1743", "1,743", "1.74", "1.7433", ".743", "1.743.", "", "-5"])
def test_a_number_that_is_not_in_danish_form_is_refused(printed):
    with pytest.raises(ValueError, match="not a whole number in Danish form"):
        steps.DANISH_INTEGER.function(printed)


@pytest.mark.parametrize(("printed", "million"), [("27 mio. kr.", 27.0), ("108,5 mio. kr.", 108.5)])
def test_an_amount_is_read(printed, million):
    assert follow((steps.MILLION_KRONER, steps.DANISH_NUMBER), printed) == million


@pytest.mark.parametrize(
    ("step", "misprint"),
    [
        (steps.SHARE, "(14~838)"),
        (steps.SHARE, "(O4%~838)"),
        (steps.COUNT, "(14%838)"),
        (steps.COUNT, "(14%~83B)"),
        (steps.BEFORE_SLASH, "5-1"),
        (steps.BEFORE_SLASH, "S/1"),
        (steps.AFTER_SLASH, "5/"),
        (steps.AFTER_SLASH, "5/1x"),
        (steps.MILLION_KRONER, "27 mia. kr."),
        (steps.YEAR, "(219)"),
        (steps.YEAR, "(20190)"),
    ],
)
def test_a_misprint_is_refused_and_shown(step, misprint):
    with pytest.raises(ValueError, match="is not of the form") as caught:
        step.function(misprint)
    assert repr(misprint) in str(caught.value)
