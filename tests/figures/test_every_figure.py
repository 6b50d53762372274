"""What holds for every figure, whatever it shows. Figures are found in the registry."""

import hashlib
import re
from collections import Counter

import pandas as pd
import pytest
from matplotlib.text import Text

import kkrdata as kkr
from kkrdata import style
from kkrdata.catalog import default
from kkrdata.errors import UnknownNameError
from kkrdata.formats import FORMATS
from kkrdata.rendering import render
from kkrdata.text import LANGUAGES

from .conftest import EVERY_FIGURE, OTHER_SIZES, drawn


def texts(figure):
    return [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]


def test_a_figure_is_a_slide_of_1920_by_1080_pixels(figure):
    assert [round(side * figure.dpi) for side in figure.get_size_inches()] == [1920, 1080]


@pytest.mark.parametrize(("name", "size"), OTHER_SIZES)
def test_a_figure_drawn_in_another_size_has_its_pixels_and_all_text_within(name, size):
    figure = drawn(name, "da", size)
    expected = [style.SIZES[size].width, style.SIZES[size].height]
    assert [round(side * figure.dpi) for side in figure.get_size_inches()] == expected
    check_text(figure)


def numbers_of(figure):
    """Count the numbers that are written at what is drawn."""
    said = " ".join(text.get_text() for axes in figure.axes for text in axes.texts)
    return Counter(re.findall(r"\d[\d.,]*", said))


LEFT_OUT = {("vacancies", "en"): ["86,800"]}  # with "about" before it, longer than the room


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, size in OTHER_SIZES if size == "a4_high"])
def test_the_high_column_of_a_report_has_the_numbers_of_the_slide(name, lang):
    slide, high = numbers_of(drawn(name, lang)), numbers_of(drawn(name, lang, "a4_high"))
    assert slide - high == Counter(LEFT_OUT.get((name, lang), []))
    assert not high - slide


@pytest.mark.parametrize("name", kkr.figures.list_figures())
def test_a_figure_is_offered_in_one_of_the_heights_of_a_reports_column(name):
    heights = {"a4", "a4_high"}.intersection(kkr.figures.sizes(name))
    assert len(heights) <= 1
    assert {style.SIZES[each].width for each in heights} <= {style.SIZES["a4"].width}


def test_every_theme_is_named_in_both_languages_and_has_figures():
    themes = [kkr.figures.theme(name) for name in kkr.figures.list_figures()]
    assert set(themes) <= set(kkr.figures.THEMES)
    assert all(set(names) == {"da", "en"} for names in kkr.figures.THEMES.values())


def test_a_theme_of_the_tables_is_called_the_same_on_the_figures():
    said = default().table("document_figures").fields["theme"]["labels"]
    with_capitals = {
        theme: {lang: name[0].upper() + name[1:] for lang, name in names.items()}
        for theme, names in said.items()
    }
    assert with_capitals == {theme: kkr.figures.THEMES[theme] for theme in said}


@pytest.mark.parametrize(("name", "lang"), EVERY_FIGURE)
def test_the_numbers_of_a_figure_name_their_columns_and_units(name, lang):
    frame = kkr.figures.numbers(name, lang)
    columns = [frame.attrs["label"], *frame.attrs["units"]]
    assert len(frame) > 0
    assert set(columns) <= set(frame.columns)
    assert all(frame.attrs["units"].values())
    assert frame[list(frame.attrs["units"])].apply(pd.api.types.is_numeric_dtype).all()


def check_text(figure):
    """Make sure that all text is large enough, and within the figure."""
    assert min(text.get_fontsize() for text in texts(figure)) >= style.SMALLEST_TYPE
    width, height = figure.bbox.size
    for text in texts(figure):
        box = text.get_window_extent()
        assert box.x0 >= 0, text.get_text()
        assert box.y0 >= 0, text.get_text()
        assert box.x1 <= width, text.get_text()
        assert box.y1 <= height, text.get_text()


def test_all_text_is_within_the_figure_and_not_smaller_than_7_points(figure):
    check_text(figure)


def test_the_words_around_the_picture_do_not_run_into_it_or_each_other(figure):
    boxes = [text.get_window_extent() for text in figure.texts]
    boxes += [axes.get_window_extent() for axes in figure.axes]
    words = len(figure.texts)
    for number, box in enumerate(boxes[:words]):
        others = boxes[:number] + boxes[number + 1 :]
        assert not any(box.overlaps(other) for other in others), figure.texts[number].get_text()


def test_all_text_is_set_in_the_house_typeface(figure):
    assert {text.get_fontname() for text in texts(figure)} == {style.FAMILY}


@pytest.mark.parametrize(("name", "lang"), EVERY_FIGURE)
def test_the_source_line_and_the_warnings_are_the_catalogues(name, lang):
    spec = kkr.figures.spec_of(name)
    joined = foot(drawn(name, lang)).replace("\n", " ")
    for table in map(default().table, spec.tables):
        assert all(warning in joined for warning in table.warnings(lang))
        if "page" in table.source:
            assert table.source["publisher"][lang] in joined
            assert f"{table.source['page']}" in joined
    assert not spec.is_map or "OpenStreetMap" in joined


def foot(figure):
    """Return the lowest of the texts around the picture."""
    return min(figure.texts, key=lambda text: text.get_position()[1]).get_text()


@pytest.mark.parametrize(("name", "lang"), EVERY_FIGURE)
def test_title_and_alternative_text_state_numbers_of_the_data(name, lang):
    said = kkr.figures.describe(name, lang)
    assert any(character.isdigit() for character in said["title"])
    assert len(said["alt"]) > len(said["title"])
    assert "{" not in "".join(said.values())


@pytest.mark.parametrize("name", kkr.figures.list_figures())
def test_danish_and_english_say_different_words(name):
    danish, english = kkr.figures.describe(name, "da"), kkr.figures.describe(name, "en")
    assert all(danish[key] != english[key] for key in danish if danish[key])  # notes may be none


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", kkr.figures.list_figures())
def test_the_same_figure_drawn_twice_gives_the_same_bytes(name, form):
    images = [render(kkr.figures.draw(name, "da"), form) for _ in range(2)]
    assert len({hashlib.sha256(image).hexdigest() for image in images}) == 1


def test_an_unknown_figure_language_or_format_is_named_with_what_is_allowed():
    with pytest.raises(UnknownNameError, match=r"'fdi-map'.*fdi-projects-map"):
        kkr.figures.draw("fdi-map")
    with pytest.raises(UnknownNameError, match=r"'dk'.*da, en"):
        kkr.figures.draw("fdi-projects-map", lang="dk")
    with pytest.raises(UnknownNameError, match=r"'gif'.*png, svg, pdf"):
        render(drawn("fdi-projects-map", "da"), "gif")
