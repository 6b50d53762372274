"""A figure without written words for it says its numbers as a person would."""

import pandas as pd
import pytest

import kkrdata as kkr
from kkrdata.figures import alternative
from kkrdata.figures.spec import Numbers

from .conftest import EVERY_FIGURE

PLACES = ["Ishøj", "Greve", "Køge", "Stevns", "Faxe", "Næstved", "Slagelse"]


def generated(name, lang):
    spec = kkr.figures.spec_of(name)
    shown, subtitle = spec.numbers(spec.load(), lang), kkr.figures.describe(name, lang)["subtitle"]
    return alternative.describe(shown, subtitle, spec.kind, lang)


def said(values, lang="da", label=PLACES, unit="procent", **others):
    frame = pd.DataFrame({"Sted": label[: len(values)], "andel": values} | others)
    units = {"andel": unit} | dict.fromkeys(others, unit)
    return alternative.describe(Numbers(frame, "Sted", units, "2019"), "Pendling", "map", lang)


@pytest.mark.parametrize(("name", "lang"), EVERY_FIGURE)
def test_every_figure_has_words_made_from_its_numbers_that_take_half_a_minute_to_hear(name, lang):
    text = generated(name, lang)
    assert len(kkr.figures.describe(name, lang)["subtitle"]) < len(text) <= alternative.LONGEST
    assert text.endswith(".")
    assert "nan" not in text.lower().split()


def test_range_unit_and_the_three_highest_and_lowest_are_said():
    assert said([7, 6, 5, 4, 3, 2, 1.5]) == (
        "Kort: Pendling, 2019. Andel: fra 1,5 til 7,0 procent. "
        "Højest er Ishøj med 7,0, Greve med 6,0 og Køge med 5,0; "
        "lavest er Slagelse med 1,5, Næstved med 2,0 og Faxe med 3,0."
    )


def test_those_that_share_a_value_are_named_together_or_counted():
    assert "Højest er Ishøj og Greve med 9; lavest er 4 af 7 med 0." in said([9, 9, 4, 0, 0, 0, 0])
    assert "lavest er Slagelse med 0 og 4 andre med 1." in said([9, 8, 1, 1, 1, 1, 0])


def test_what_is_missing_is_named():
    assert said([1, None, 3, None]).endswith("Tal mangler for Greve og Stevns.")
    assert said([1, 2], ledighed=[None, 3]).endswith("Tal mangler for Ishøj (ledighed).")


def test_a_series_says_where_it_begins_and_ends_and_when_it_was_highest():
    text = said([5.1, 7.9, 6.3], label=["2010", "2011", "2012"], lang="en", unit="per cent")
    assert "Andel: 5.1 per cent in 2010 and 6.3 in 2012. Highest: 7.9 in 2011" in text


def test_a_long_text_gives_up_detail_and_keeps_what_is_missing():
    columns = {f"en kolonne med langt navn {number}": range(7) for number in range(5)}
    text = said([1, 2, 3, 4, 5, 6, None], **columns)
    assert len(text) <= alternative.LONGEST
    assert "en kolonne med langt navn 4".capitalize() in text
    assert text.endswith("Tal mangler for Slagelse (andel).")


def test_more_columns_than_there_is_room_for_are_counted():
    columns = {f"en kolonne med langt navn {number}": range(7) for number in range(30)}
    text = said([1, 2, 3, 4, 5, 6, None], **columns)
    assert len(text) <= alternative.LONGEST
    assert "Andel: fra 1 til 6 procent." in text
    assert text.endswith("talrækker, som står i tabellen. Nogle tal mangler.")


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], "Andel: ingen tal."), ([2], "Andel: Ishøj med 2 procent."), ([3, 3], "alle steder 3")],
)
def test_few_or_equal_values_make_a_sentence_too(values, expected):
    assert expected in said(values)
