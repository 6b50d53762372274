"""Numbers as Danes and as the English write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkrdata import text
from kkrdata.errors import UnknownNameError


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (838, 0, "838", "838"),
        (1743, 0, "1.743", "1,743"),
        (144382, 0, "144.382", "144,382"),
        (6.1, 1, "6,1", "6.1"),
        (1234.5, 2, "1.234,50", "1,234.50"),
        (-1234, 0, "-1.234", "-1,234"),
        (0, 0, "0", "0"),
    ],
)
def test_a_number_has_the_separators_of_its_language(value, decimals, danish, english):
    assert text.number(value, "da", decimals) == danish
    assert text.number(value, "en", decimals) == english


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_is_the_same_in_both_languages_but_for_the_separators(value):
    assert text.number(value, "da").replace(".", ",") == text.number(value, "en")
    assert text.number(value, "da").replace(".", "") == str(value)


def test_danish_has_a_space_before_the_per_cent_sign_that_no_line_is_broken_at():
    assert text.percent(24, "da") == "24\N{NO-BREAK SPACE}%"


def test_english_has_no_space_before_the_per_cent_sign():
    assert text.percent(24, "en") == "24%"


@pytest.mark.parametrize("value", range(101))
def test_a_whole_per_cent_stays_what_it_is(value):
    assert text.percent(value, "en") == f"{value}%"


def test_a_text_is_picked_by_its_language():
    assert text.pick({"da": "personer", "en": "persons"}, "en") == "persons"


@pytest.mark.parametrize(
    "use",
    [
        lambda lang: text.number(1, lang),
        lambda lang: text.percent(1, lang),
        lambda lang: text.pick({"da": "a", "en": "b"}, lang),
        text.check_language,
    ],
)
@pytest.mark.parametrize("lang", ["sv", "DA", "", "da_DK"])
def test_another_language_is_refused_with_the_two_that_there_are(use, lang):
    with pytest.raises(UnknownNameError, match=r"Unknown language.*Choose one of: da, en\."):
        use(lang)
