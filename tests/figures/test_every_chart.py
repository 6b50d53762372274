"""What holds for every chart of indicators, whatever it shows. Charts are found in the registry."""

import re
from functools import cache
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.text import Text

import kkrdata as kkr
from kkrdata.charts import marks, series
from kkrdata.figures import indicators, panels
from kkrdata.text import LANGUAGES

from .conftest import drawn

CHARTS = [
    name
    for name in kkr.figures.list_figures()
    if "rows" in kkr.figures.load_data(name) and "origin" in kkr.figures.load_data(name)["rows"]
]
IN_EVERY_WAY = [
    (name, lang, size)
    for name in CHARTS
    for lang, size in [("en", "slide"), *(("da", size) for size in kkr.figures.sizes(name))]
]


@cache
def rows_of(name):
    return kkr.figures.load_data(name)["rows"]


def draw(name, rows, lang="da", size=None):
    """Draw a chart of some rows and lay it out, so that every text knows its place."""
    figure = kkr.figures.draw(name, lang, {"rows": rows}, size)
    figure.draw_without_rendering()
    return figure


def texts(figure):
    """List all texts that are seen."""
    return [each for each in figure.findobj(Text) if each.get_text().strip() and each.get_visible()]


def ids(figure):
    """List the ids of all that is drawn."""
    return [each.get_gid() for each in figure.findobj(Line2D)]


def check_labels(figure):
    """Make sure that no text lies on another, or reaches out of the figure."""
    boxes = [(each.get_text(), each.get_window_extent().padded(-2)) for each in texts(figure)]
    for (one, box), (other, under) in combinations(boxes, 2):
        assert not box.overlaps(under), (one, other)
    for text, box in boxes:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= figure.bbox.width, text
        assert box.y1 <= figure.bbox.height, text


@pytest.mark.parametrize(("name", "lang", "size"), IN_EVERY_WAY)
def test_labels_lie_within_the_figure_and_not_on_each_other(name, lang, size):
    check_labels(drawn(name, lang, size))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_nothing_says_so(name, lang):
    figure = draw(name, rows_of(name).head(0), lang)
    said = {"da": "Der er ingen tal at vise.", "en": "There are no numbers to show."}[lang]
    assert said in [each.get_text() for each in texts(figure)]
    assert figure.axes == []
    check_labels(figure)
    assert len(kkr.figures.numbers(name, lang, {"rows": rows_of(name).head(0)})) == 0


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_one_value_is_drawn(name):
    levels = panels.levels(rows_of(name))
    for origin, part in levels.groupby("origin"):
        figure = draw(name, part.head(1))
        assert any(each.get_text() for each in texts(figure)), origin
        check_labels(figure)


@pytest.mark.parametrize("name", CHARTS)
def test_every_value_of_the_document_has_its_mark(name):
    said = indicators.stated(rows_of(name))
    levels, without = panels.levels(said), panels.statements(said)
    found = ids(drawn(name, "da"))
    assert found.count(marks.VALUE) == (levels["basis"] == "stated").sum()
    assert found.count(marks.DERIVED) == (levels["basis"] == "derived").sum()
    assert found.count(marks.DIRECTION) >= len(without.drop_duplicates(["indicator_id", "area"]))
    for kind in {marks.VALUE, marks.DERIVED, marks.DIRECTION} & set(found):
        assert f"key-{kind}" in found


@pytest.mark.parametrize("name", CHARTS)
def test_the_documents_values_are_drawn_without_any_others(name):
    figure = draw(name, indicators.stated(rows_of(name)))
    assert "series" not in ids(figure)
    check_labels(figure)


def lines(figure):
    """List what is drawn of series: the heights of each line."""
    every = [each for each in figure.findobj(Line2D) if each.get_gid() == "series"]
    return [[round(float(y), 6) for y in dict.fromkeys(line.get_ydata())] for line in every]


@pytest.mark.parametrize("name", CHARTS)
def test_no_line_joins_values_that_are_not_comparable(name):
    shown = indicators.elsewhere(rows_of(name))
    scales = (1, 1_000, 1_000_000)
    together = [
        {round(value / scale, 6) for value in part["value"]}
        for _, part in shown.groupby(["area", "axis_group", "frequency"])
        for scale in scales
    ]
    for line in lines(drawn(name, "da")):
        assert any(set(line) <= values for values in together), line


_FREQUENCIES = {"quarter": ("Q", "{0.year}-Q{0.quarter}"), "month": ("M", "{0:%Y-%m}")}
_FREQUENCIES["year"] = ("Y", "{0.year}")


def six_periods(name):
    """Make a series without holes of what a chart shows: one of its values, repeated."""
    shown = panels.levels(indicators.elsewhere(rows_of(name)))
    first = shown[shown["frequency"].isin(_FREQUENCIES)].sort_values("period_start").iloc[0]
    code, form = _FREQUENCIES[first["frequency"]]
    periods = pd.period_range(first["period_start"], periods=6, freq=code)
    rows = pd.DataFrame([first] * len(periods)).reset_index(drop=True)
    rows["period"] = [form.format(each) for each in periods]
    rows["period_start"], rows["period_end"] = periods.start_time, periods.end_time.normalize()
    return rows


def over_time(figure):
    """List the axes of time."""
    return [each for each in figure.axes if "time" in {line.get_gid() for line in each.lines}]


def is_drawn(figure, rows):
    """Say of each row whether anything is drawn in the middle of its period."""
    shown = [each for axes in over_time(figure) for each in (*axes.lines, *axes.patches)]
    spans = [span(each) for each in shown if each.get_gid() == "series"]
    return [any(start <= day <= end for start, end in spans) for day in series.middle(rows)]


def span(drawn):
    """Say where on the axis of time a line or a column begins and ends."""
    if isinstance(drawn, Line2D):
        return min(drawn.get_xdata()), max(drawn.get_xdata())
    return drawn.get_x(), drawn.get_x() + drawn.get_width()


@pytest.mark.parametrize("name", CHARTS)
def test_panels_beside_each_other_stand_on_one_line(name):
    places = [axes.get_position() for axes in over_time(drawn(name, "da"))]
    for one, other in combinations(places, 2):
        beside = min(one.y1, other.y1) > max(one.y0, other.y0)
        assert not beside or one.y0 == pytest.approx(other.y0)


@pytest.mark.parametrize("name", CHARTS)
def test_no_line_of_the_grid_runs_through_a_number_beside_its_value(name):
    figure = drawn(name, "da")
    inches = figure.dpi_scale_trans.inverted()
    for axes in over_time(figure):
        paper = [each.get_window_extent() for each in axes.patches if each.get_gid() == "paper"]
        for text in axes.texts:
            box = text.get_window_extent().transformed(inches)
            middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
            assert any(each.transformed(inches).contains(*middle) for each in paper), text


@pytest.mark.parametrize("name", CHARTS)
def test_where_a_period_is_missing_nothing_is_drawn(name):
    shown = drawn(name, "da")
    if not over_time(shown) or indicators.elsewhere(rows_of(name)).empty:
        assert all(len(line) == 1 for line in lines(shown))
        return
    whole = six_periods(name)
    assert all(is_drawn(draw(name, whole), whole))
    holed = draw(name, whole.drop(index=2))
    assert is_drawn(holed, whole) == [True, True, False, True, True, True]


def has_series(figure):
    """Say whether anything is drawn that others published, and not only listed."""
    return "series" in {each.get_gid() for each in figure.findobj(Artist)}


@pytest.mark.parametrize(("lang", "of"), [("da", "af"), ("en", "of")])
@pytest.mark.parametrize("name", CHARTS)
def test_the_foot_says_how_many_periods_of_its_axis_each_series_has(name, lang, of):
    notes, area = kkr.figures.describe(name, lang)["notes"], {"da": "area", "en": "area_en"}[lang]
    said = [f"{each}. " for each in notes.split(". ") if re.search(rf"\d {of} \d+ \w+$", each)]
    assert len(said) == has_series(drawn(name, lang))
    areas = set(indicators.elsewhere(rows_of(name))[area]) if said else set()
    for where in areas if len(areas) <= 8 else ():
        assert re.search(rf"{re.escape(where)}( \(.+?\))? \d", said[0]), where
    if len(areas) > 8:
        counts = re.findall(r"(\d+) (?:områder i|areas in)", said[0])
        assert sum(map(int, counts)) == len(areas)


@pytest.mark.parametrize("name", CHARTS)
def test_the_foot_names_every_publisher(name):
    source = kkr.figures.describe(name)["source"]
    assert all(who in source for who in indicators.elsewhere(rows_of(name))["publisher"])
