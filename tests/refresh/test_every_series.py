"""Every series of series.toml is fetched through its agency's protocol, value by value."""

import pytest

from kkrdata import vintages
from kkrdata.refresh import checks
from kkrdata.refresh.run import NEW, UNCHANGED
from kkrdata.refresh.series import every, sources

from . import agencies as small


@pytest.fixture
def fetched(fetch):
    """The outcomes of fetching everything."""
    return {name: each for source in sources() for name, each in fetch(source).items()}


def test_everything_is_fetched_with_one_command_a_service(fetched):
    assert {name: each.message for name, each in fetched.items() if each.state != NEW} == {}
    assert set(fetched) == set(every())


def test_each_value_is_the_agencys(fetched):
    frame = vintages.load()
    rows = frame[~frame["source_id"].str.startswith("bls")]
    wrong = [
        (row.series, row.area, row.period, row.value)
        for row in rows.itertuples()
        if row.value != pytest.approx(small.true_value(every()[row.series], row.area, row.period))
    ]
    assert wrong == []
    assert set(frame["series"]) == set(every())
    assert not frame.duplicated(["series", "area", "period"]).any()


def test_every_area_of_every_series_has_values(fetched):
    frame = vintages.load()
    held = frame.groupby("series")["area"].agg(set)
    assert {name: set(series.areas) for name, series in every().items()} == held.to_dict()


def test_every_known_value_agrees_and_the_four_regions_weigh_7_9(fetched):
    assert [result for result in checks.run() if result.state != checks.AGREES] == []
    weighted = [result for result in checks.run() if "Greater Copenhagen" in result.claim]
    assert [result.detail for result in weighted] == [
        "expected about 7.9, found 7.9",
        "expected about 6.1, found 6.1",
    ]


def test_fetching_again_keeps_nothing_new_and_asks_with_the_tags_of_the_answers(
    fetched, fetch, server
):
    before = vintages.every()
    server.questions.clear()
    again = {name: each for source in sources() for name, each in fetch(source).items()}
    assert {each.state for each in again.values()} == {UNCHANGED}
    assert vintages.every() == before
    gets = [each for each in server.questions if each.method == "GET"]
    assert all("if-none-match" in each.headers for each in gets)


def test_one_question_at_a_time_is_asked_and_it_names_the_project(fetched, server):
    assert server.most_at_work == 1
    assert all(each.headers["user-agent"].startswith("kkrdata/") for each in server.questions)
