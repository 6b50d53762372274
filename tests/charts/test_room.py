"""The room that charts share: sheets, marks, the key, labels, rows, and sentences for the foot."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from kkrdata import style
from kkrdata.charts import areas, axes, foot, key, labels, marks, rows, timeline
from kkrdata.charts import sheet as sheets
from kkrdata.charts.labels import Label
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.timeline import Line, Panel, Said
from kkrdata.style import Body, Words

from .test_series import quarters

WORDS = Words({"title": "Title", "subtitle": "Subtitle"}, ("Note.",), ("Source.",))
LOOK = areas.look("Danmark")


@pytest.fixture(params=style.SIZES)
def sheet(request):
    """A sheet of each size."""
    with style.theme():
        yield sheets.begin(WORDS, "da", style.SIZES[request.param])


def ids(figure):
    return [each.get_gid() for each in figure.findobj(Line2D)]


def boxes(sheet, start=3):
    """List the boxes of all texts but the words around the chart."""
    sheet.figure.draw_without_rendering()
    seen = [each for each in sheet.figure.findobj(Text) if each.get_text()]
    return [each.get_window_extent() for each in seen[start:]]


def test_small_charts_fill_their_body_and_do_not_overlap(sheet):
    parts = sheets.multiples(sheet, sheet.body, 5, 2)
    assert len(parts) == 5
    for number, part in enumerate(parts):
        assert part.left + part.width <= sheet.body.left + sheet.body.width + 1e-9
        assert part.bottom >= sheet.body.bottom - 1e-9
        assert all(beside(part, other) for other in parts[:number])


def beside(one, other):
    """Say whether two bodies have nothing in common."""
    return (
        one.left >= other.left + other.width
        or other.left >= one.left + one.width
        or one.bottom >= other.bottom + other.height
        or other.bottom >= one.bottom + one.height
    )


@pytest.mark.parametrize("greatest", [0, 0.4, 7, 12.4, 99, 136_700])
def test_an_axis_begins_at_zero_and_reaches_the_greatest_value(greatest):
    ticks = axes.scale(greatest, 2)
    assert ticks[0] == 0
    assert ticks[-1] >= greatest
    assert len(ticks) <= 6


def test_values_derived_values_and_statements_have_marks_that_differ():
    every = [marks.value(0, 0), marks.value(0, 0, marks.DERIVED), marks.direction(0, 0, 1)]
    looks = {(each.get_marker(), each.get_markerfacecolor()) for each in every}
    assert len(looks) == 3
    assert {marks.direction(0, 0, sign).get_marker() for sign in (1, 0, -1)} == set("^sv")


def test_the_key_names_only_the_marks_that_a_chart_has(sheet):
    stated = pd.DataFrame({"basis": ["stated", "stated"]})
    published = pd.DataFrame({"publisher": ["Danmarks Statistik"]})
    rest = key.draw(sheet, key.entries(stated, published, "da"))
    said = [each.get_text() for each in sheet.figure.findobj(Text)]
    assert {"I dokumentet", "Offentliggjort af Danmarks Statistik"} <= set(said)
    assert "Udledt af dokumentet" not in said
    assert rest.height < sheet.body.height


def test_the_key_sends_the_reader_to_the_foot_where_many_have_published():
    published = pd.DataFrame({"publisher": list("abc")})
    (entry,) = key.published_by(published, "en")
    assert entry.words == "Published by others, see the sources"
    assert key.entries(published.head(0).assign(basis=""), published.head(0), "en") == []


def test_labels_of_points_that_lie_close_do_not_overlap(sheet):
    place = Body(sheet.body.left, sheet.body.bottom, 3, 2)
    drawn = axes.make(sheet, place)
    drawn.set(xlim=(0, 10), ylim=(0, 10), xticks=[], yticks=[])
    wanted = [Label(5 + 0.1 * number, 5, f"label {number}") for number in range(6)]
    labels.place(sheet, drawn, wanted, place)
    found = boxes(sheet)
    assert len(found) == 6
    assert not any(
        one.padded(-1).overlaps(other.padded(-1))
        for number, one in enumerate(found)
        for other in found[:number]
    )


def test_a_label_that_may_be_left_out_is_left_out_where_there_is_no_room(sheet):
    place = Body(sheet.body.left, sheet.body.bottom, 1, 0.2)
    drawn = axes.make(sheet, place)
    drawn.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    wanted = [Label(0.5, 0.5, "much too long a label", kind=labels.IF_ROOM)]
    labels.place(sheet, drawn, wanted, place)
    assert boxes(sheet) == []


def panel(*said, lines=()):
    return Panel("Panel", "unit", lines, said, date(2019, 1, 1), date(2021, 12, 31), "quarter")


QUARTER = (pd.Timestamp("2021-04-01"), pd.Timestamp("2021-06-30"))


def test_a_statement_stands_above_the_axes_where_no_level_can_be_read(sheet):
    line = Line(quarters("2019Q1", "2019Q2"), "Danmark", LOOK)
    timeline.draw(sheet, sheet.body, panel(Said(*QUARTER, "halveret", sign=-1), lines=[line]))
    (mark,) = (each for each in sheet.figure.findobj(Line2D) if each.get_gid() == marks.DIRECTION)
    (drawn,) = sheet.figure.axes
    top = drawn.get_window_extent().y1 / sheet.figure.dpi
    assert mark.get_ydata()[0] > top


def test_a_panel_that_has_only_a_statement_has_no_axes(sheet):
    timeline.draw(sheet, sheet.body, panel(Said(*QUARTER, "halveret", sign=-1)))
    assert sheet.figure.axes == []
    assert marks.DIRECTION in ids(sheet.figure)


def test_a_stated_value_is_marked_at_its_period_and_height(sheet):
    timeline.draw(sheet, sheet.body, panel(Said(*QUARTER, "7,9", 7.9), Said(*QUARTER, "6", 6.0)))
    found = [each for each in sheet.figure.findobj(Line2D) if each.get_gid() == marks.VALUE]
    assert [each.get_ydata()[0] for each in found] == [7.9, 6.0]


def test_rows_are_as_long_as_their_values_and_only_as_high_as_they_need(sheet):
    points = [Point(value, str(value), LOOK) for value in (10, 5)]
    stated = Point(2, "ca. 2", LOOK, "stated")
    group = Group(
        "Group", "unit", [Row(f"Row {point.text}", [point]) for point in [*points, stated]]
    )
    bottom = rows.draw(sheet, sheet.body, [group])
    widths = [bar.get_width() for bar in sheet.figure.axes[0].patches]
    assert np.allclose(widths, [10, 5])
    assert marks.VALUE in ids(sheet.figure)
    assert sheet.body.bottom < bottom < sheet.body.bottom + sheet.body.height


def test_coverage_counts_the_periods_of_the_whole_axis():
    rows = quarters("2019Q1", "2019Q2", "2021Q4")
    span = date(2019, 1, 1), date(2021, 12, 31)
    assert foot.coverage(rows, *span, "da") == "3 af 12 kvartaler"
    assert foot.coverage(rows, *span, "en") == "3 of 12 quarters"
    assert foot.coverage(rows.head(0), *span, "da") == ""
    series = [("Danmark", rows), ("Ingen", rows.head(0)), ("Norge", rows.head(1))]
    said = foot.present(series, *span, "da")
    assert said == ["Tal findes for: Danmark 3, Norge 1 af 12 kvartaler."]


def test_the_foot_names_each_publisher_once():
    rows = pd.DataFrame({"publisher": ["SCB", "Danmarks Statistik", "SCB"]})
    assert foot.sources(rows, "da") == ["Tal uden for dokumentet: Danmarks Statistik, SCB."]
    assert foot.sources(rows.head(0), "da") == []
