"""A period is read from its ISO text, and written as a reader expects it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkrdata import KkrDataError, UnknownNameError, periods


@pytest.mark.parametrize(
    ("text", "start", "end", "frequency"),
    [
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("2021-Q2", "2021-04-01", "2021-06-30", "quarter"),
        ("2021-02", "2021-02-01", "2021-02-28", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2020-W13", "2020-03-23", "2020-03-29", "week"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2021-01/2021-06", "2021-01-01", "2021-06-30", "half_year"),
        ("2021-07/2021-12", "2021-07-01", "2021-12-31", "half_year"),
        ("2019-01/2019-09", "2019-01-01", "2019-09-30", "range"),
        ("2020-01/2021-06", "2020-01-01", "2021-06-30", "range"),
    ],
)
def test_a_period_has_its_first_and_last_day_and_how_often_it_comes(text, start, end, frequency):
    found = periods.parse(text)
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)
    assert found.frequency == frequency
    assert frequency in periods.FREQUENCIES


@pytest.mark.parametrize(
    "text",
    [
        *("", "21", "2021-Q5", "2021-13", "2021-00", "2021-W54", "2021-W00", "0000", "2021 Q2"),
        *("2021-06/2021-01", "2021-01/2021-13", "2021-1", "2021-02-03", "2021-Q2\n", "²021"),
    ],
)
def test_what_is_no_period_is_refused_with_the_forms_that_would_be_right(text):
    with pytest.raises(KkrDataError) as caught:
        periods.parse(text)
    assert all(part in str(caught.value) for part in (repr(text), *periods.FORMS))


def test_each_form_that_an_error_names_can_be_read():
    assert {periods.parse(form).frequency for form in periods.FORMS} == {*periods.FREQUENCIES} - {
        "range"
    }


@given(st.dates(date(1990, 1, 1), date(2040, 12, 28)))
def test_each_day_lies_in_its_month_quarter_and_week(day):
    year, week, _ = day.isocalendar()
    quarter = (day.month + 2) // 3
    for text in (f"{day:%Y-%m}", f"{day.year}-Q{quarter}", f"{year}-W{week:02}", f"{day.year}"):
        period = periods.parse(text)
        assert period.start <= day <= period.end


@given(st.integers(1990, 2040), st.integers(1, 3))
def test_a_quarter_begins_on_the_day_after_the_one_before_it(year, quarter):
    before, after = (periods.parse(f"{year}-Q{n}") for n in (quarter, quarter + 1))
    assert after.start - before.end == timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "danish", "english"),
    [
        ("2019", "2019", "2019"),
        ("2021-Q2", "2. kvt. 2021", "Q2 2021"),
        ("2021-02", "feb. 2021", "Feb 2021"),
        ("2021-05", "maj 2021", "May 2021"),
        ("2020-W13", "uge 13, 2020", "week 13, 2020"),
        ("2021-W01", "uge 1, 2021", "week 1, 2021"),
        ("2020-W53", "uge 53, 2020", "week 53, 2020"),
        ("2021-07/2021-12", "2. halvår 2021", "H2 2021"),
        ("2019-01/2019-09", "jan.–sep. 2019", "Jan – Sep 2019"),
        ("2009-01/2017-12", "2009–2017", "2009–2017"),
    ],
)
def test_a_reader_gets_it_in_words_of_the_language_that_no_line_ends_in(text, danish, english):
    expected = (danish.replace(" ", "\xa0"), english.replace(" ", "\xa0"))
    assert (periods.label(text, "da"), periods.label(text, "en")) == expected


def test_another_language_is_refused():
    with pytest.raises(UnknownNameError, match="Unknown language: 'sv'"):
        periods.label("2019", "sv")
