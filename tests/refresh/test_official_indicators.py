"""`load_indicators(origin="official")` gives the fetched series in the form of the others."""

import pandas as pd
import pytest

import kkrdata as kkr
from kkrdata import units
from kkrdata.errors import NotRefreshedError, UnknownNameError
from kkrdata.refresh.series import every


@pytest.fixture
def fetched(fetch):
    fetch("statbank")
    fetch("scb")


def test_official_series_have_the_columns_of_published_ones(fetched):
    official = kkr.load_indicators(origin="official")
    published = kkr.load_indicators(origin="published")
    own = {"compared_with", "basis", "derived_from", "page", "line"}
    assert set(published.columns) - own <= set(official.columns)
    shared = [column for column in published.columns if column in set(official.columns)]
    assert official[shared].dtypes.to_dict() == published[shared].dtypes.to_dict()


def test_a_chart_gets_its_series_with_the_names_of_the_documents_figures(fetched):
    official = kkr.load_indicators(chart=3, origin="official")
    rates = official[official["indicator_id"] == "unemployment_regions"]
    document = kkr.load_indicators(chart=3, origin="document")
    stated = document[document["indicator_id"] == "unemployment_regions"].set_index("area")
    skane = rates[(rates["area"] == "Region Skåne") & (rates["period"] == "2021-Q2")].iloc[0]
    assert skane["value"] == stated.loc["Region Skåne", "value"] == 12.4
    assert skane["unit"] == stated.loc["Region Skåne", "unit"]
    assert skane["nuts_code"] == stated.loc["Region Skåne", "nuts_code"]
    assert (skane["period_start"], skane["frequency"]) == (pd.Timestamp("2021-04-01"), "quarter")


def test_the_break_in_the_definition_is_a_warning_of_the_table(fetched):
    frame = kkr.load_indicators(chart=3, origin="official")
    assert any("januar 2021" in warning for warning in frame.attrs["warnings"])


def test_series_carry_the_names_that_published_ones_have():
    published = kkr.load_indicators(origin="published").drop_duplicates("indicator_id")
    known = published.set_index("indicator_id")[["chart", "theme", "indicator", "indicator_en"]]
    for series in every().values():
        if series.indicator_id in known.index:
            named = (series.chart, series.theme, series.indicator, series.indicator_en)
            assert named == tuple(known.loc[series.indicator_id]), series.id


def test_units_and_comparabilities_are_those_of_the_tables():
    published = kkr.load_indicators(origin="published")
    for series in every().values():
        assert series.unit in {*units.UNITS, *units.OFFICIAL_UNITS}, series.id
        assert series.comparability in {*published["comparability"], "same_series"}, series.id


def test_a_day_can_be_named(fetched):
    assert not kkr.load_indicators(origin="official", vintage="2999-12-31").empty
    with pytest.raises(NotRefreshedError, match="by 2020-01-01"):
        kkr.load_indicators(origin="official", vintage="2020-01-01")


def test_without_a_refresh_a_message_says_what_to_run():
    with pytest.raises(NotRefreshedError, match="kkrdata refresh"):
        kkr.load_indicators(origin="official")


def test_official_series_come_only_if_they_are_asked_for(fetched):
    assert set(kkr.load_indicators()["origin"]) == {"document", "published"}
    with pytest.raises(UnknownNameError, match="document, published, official"):
        kkr.load_indicators(origin="offical")
