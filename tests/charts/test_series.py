"""Series over time: what is joined, and what is not."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

from kkrdata.charts import series


def quarters(*names, **more):
    """Rows for some quarters, each with its number as value."""
    periods = [pd.Period(name, "Q") for name in names]
    days = {"period_start": [each.start_time.date() for each in periods]}
    days["period_end"] = [each.end_time.date() for each in periods]
    values = [float(number) for number in range(1, len(names) + 1)]
    return pd.DataFrame(days | {"value": values, "frequency": "quarter"} | more)


def drawn(form, rows):
    """Draw a series; return its lines."""
    axes = Figure().add_subplot()
    series.FORMS[form](axes, rows, "black")
    return [line for line in axes.lines if line.get_gid() == "series"]


@pytest.mark.parametrize("form", ["lines", "steps"])
def test_a_series_without_holes_is_one_line(form):
    assert len(drawn(form, quarters("2019Q4", "2020Q1", "2020Q2"))) == 1


@pytest.mark.parametrize("form", ["lines", "steps"])
def test_the_line_breaks_where_a_period_is_missing(form):
    lines = drawn(form, quarters("2019Q1", "2019Q2", "2019Q4", "2020Q1"))
    assert [len(set(line.get_ydata())) for line in lines] == [2, 2]
    assert lines[0].get_xdata()[-1] < lines[1].get_xdata()[0]


def test_a_value_that_is_missing_is_a_hole():
    rows = quarters("2019Q1", "2019Q2", "2019Q3")
    rows.loc[1, "value"] = None
    assert [len(line.get_xdata()) for line in drawn("lines", rows)] == [1, 1]


def test_a_period_that_stands_alone_is_a_dot():
    (line,) = drawn("lines", quarters("2019Q1"))
    assert (len(line.get_xdata()), line.get_marker()) == (1, "o")


@pytest.mark.parametrize("column", ["axis_group", "definition", "unit", "frequency"])
def test_no_line_joins_values_that_count_different_things(column):
    rows = quarters("2019Q1", "2019Q2", "2019Q3", "2019Q4", **{column: ["a", "a", "b", "b"]})
    assert [list(line.get_ydata()) for line in drawn("lines", rows)] == [[1, 2], [3, 4]]


def test_a_step_is_as_long_as_its_period():
    (line,) = drawn("steps", quarters("2019Q1"))
    assert line.get_xdata()[1] - line.get_xdata()[0] == 31 + 28 + 31


@pytest.mark.parametrize("form", series.FORMS)
def test_nothing_is_drawn_of_nothing(form):
    assert drawn(form, quarters()) == []
