"""Text is measured as matplotlib sets it, and broken at spaces, or at hyphens where it must be."""

import tomllib

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

import kkrdata
from kkrdata import style
from kkrdata.build.code import PACKAGE
from kkrdata.typesetting import text_width, wrap

WORDS = sorted((PACKAGE / "figures" / "words").glob("*.toml"))

NAME = "Interreg Øresund-Kattegat-Skagerrak"


@pytest.fixture(autouse=True)
def typeface():
    with style.theme():
        yield


def strings(value):
    """List the texts of a file of words."""
    nested = value.values() if isinstance(value, dict) else []
    return [value] if isinstance(value, str) else [each for one in nested for each in strings(one)]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("weight", ["regular", "semibold", "bold"])
def test_a_line_is_as_wide_as_matplotlib_sets_it_whole(path, weight):
    face = FontProperties(family=style.FAMILY, weight=weight, size=9)
    texts = strings(tomllib.loads(path.read_text(encoding="utf-8")))
    for line in {line for text in texts for line in text.split("\n")}:
        whole = text_to_path.get_text_width_height_descent(line, face, ismath=False)[0]
        assert text_width(line, 9, weight, style.FAMILY) == pytest.approx(whole, abs=1e-6), line


def test_no_line_is_wider_than_its_room_and_no_word_is_lost():
    text = " ".join(kkrdata.load("document_figures").attrs["warnings"])
    lines = wrap(text, 200, 8, "regular", style.FAMILY)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(text_width(line, 8, "regular", style.FAMILY) <= 200 for line in lines)


def test_a_word_that_is_too_wide_has_a_line_of_its_own():
    lines = wrap("et Sundhedssamarbejdsudvalg til", 30, 8, "regular", style.FAMILY)
    assert lines == ["et", "Sundhedssamarbejdsudvalg", "til"]


def broken(text, width):
    return wrap(text, width, 10, "regular", style.FAMILY)


def measured(text):
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
