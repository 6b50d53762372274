"""Lines are broken at spaces, and within a word only if it does not fit by itself."""

import pytest

from kkrdata import style
from kkrdata.typesetting import text_width, wrap

NAME = "Interreg Øresund-Kattegat-Skagerrak"


def broken(text, width):
    with style.theme():
        return wrap(text, width, 10, "regular", style.FAMILY)


def measured(text):
    with style.theme():
        return text_width(text, 10, "regular", style.FAMILY)


def test_a_word_that_fits_on_a_line_is_not_broken_at_its_hyphens():
    whole = NAME.split()[1]
    assert broken(NAME, measured(whole)) == ["Interreg", whole]


@pytest.mark.parametrize(
    ("longest", "lines"),
    [
        ("Øresund-Kattegat-", ["Interreg", "Øresund-Kattegat-", "Skagerrak"]),
        ("Skagerrak", ["Interreg", "Øresund-", "Kattegat-", "Skagerrak"]),
    ],
)
def test_a_word_that_does_not_fit_is_broken_after_as_few_hyphens_as_can_be(longest, lines):
    assert broken(NAME, measured(longest)) == lines


@pytest.mark.parametrize("text", ["", "Skagerrak", "-", "patient-", NAME])
def test_nothing_is_lost_in_however_narrow_a_room(text):
    lines = broken(text, 1)
    assert "".join(lines) == text.replace(" ", "")
    assert all(lines) or not text
