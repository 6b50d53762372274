"""The indicators of Greater Copenhagen: what the report states, and what others published."""

import re

import pandas as pd
import pytest

import kkrdata as kkr
from kkrdata import UnknownNameError, agreement, catalog, periods, trace

INDICATORS = kkr.load_indicators()
DOCUMENT = kkr.load_indicators(origin="document")
PUBLISHED = kkr.load_indicators(origin="published")
STOCKHOLM = "Stockholm og Östra Mellansverige"
SOURCE = ["indicator_id", "area", "period", "source_id"]


def stated(indicator_id: str, area: str, period: str) -> tuple[float, str, str]:
    (row,) = DOCUMENT[
        (DOCUMENT["indicator_id"] == indicator_id)
        & (DOCUMENT["area"] == area)
        & (DOCUMENT["period"] == period)
    ].itertuples()
    return row.value, row.qualifier, row.unit


def one_each(frame: pd.DataFrame, of: str, column: str) -> bool:
    """Tell whether each value of a column goes with one value of another."""
    return not frame[[of, column]].drop_duplicates()[of].duplicated().any()


# --- both tables ---------------------------------------------------------------------------------


def test_both_tables_are_there_whole():
    counts = INDICATORS["origin"].value_counts().to_dict()
    assert counts == {"published": len(kkr.load("published_series")), "document": 36}


def test_no_two_values_are_of_the_same_indicator_area_period_and_source():
    assert not INDICATORS.duplicated(SOURCE).any()


def test_no_point_of_a_line_is_there_twice():
    line = ["axis_group", "area", "frequency", "period", "indicator_id"]
    assert not PUBLISHED.duplicated(line).any()


def test_no_value_is_without_a_source():
    for column in ("publisher", "source_id", "source_title"):
        assert INDICATORS[column].notna().all()
    assert PUBLISHED["source_url"].str.match("https?://").all()
    assert DOCUMENT[["page", "line"]].notna().all(axis=None)


def test_a_source_has_one_address_publisher_and_title():
    for column in ("source_url", "publisher", "source_title"):
        assert one_each(PUBLISHED, "source_id", column)
    assert PUBLISHED["source_id"].nunique() == PUBLISHED["source_url"].nunique()


def test_an_address_carries_no_trace_of_how_it_was_found():
    assert not PUBLISHED["source_url"].str.contains(r"utm_|referrer|rss|share=|cookies").any()


def test_period_start_end_and_frequency_are_those_of_the_period():
    for row in INDICATORS.itertuples():
        read = periods.parse(row.period)
        assert (row.period_start.date(), row.period_end.date(), row.frequency) == read
    assert set(INDICATORS["frequency"]) == set(periods.FREQUENCIES)


def test_an_indicator_belongs_to_one_chart_and_a_chart_to_one_theme():
    assert one_each(INDICATORS, "indicator_id", "chart")
    assert one_each(INDICATORS, "indicator_id", "indicator")
    assert one_each(INDICATORS, "chart", "theme")
    assert sorted(set(INDICATORS["chart"])) == list(range(1, 14))


def test_every_name_that_is_known_to_the_build_is_used():
    for file, column in (("indicators", "indicator_id"), ("areas", "area")):
        known = pd.read_csv(f"{kkr.__path__[0]}/tidy/{file}.csv")[column]
        assert set(known) == set(INDICATORS[column])


def test_what_may_share_an_axis_is_of_one_unit_and_chart():
    assert one_each(PUBLISHED, "axis_group", "unit")
    assert one_each(PUBLISHED, "axis_group", "chart")


def test_the_whole_country_is_context_and_never_taken_for_the_region():
    national = PUBLISHED[PUBLISHED["area"].isin(["Danmark", "Sverige", "Nederlandene", "Israel"])]
    assert set(national["comparability"]) == {"context"}


def test_changes_are_no_levels():
    changes = PUBLISHED[PUBLISHED["indicator_id"].str.contains("_change|_growth|difference")]
    assert set(changes["unit"]) == {"change_pct", "percentage_points", "change_nights"}
    negative = PUBLISHED[PUBLISHED["value"] < 0]
    assert set(negative["unit"]) <= {"change_pct", "change_nights"}


def test_sums_over_years_are_never_on_an_axis_with_years():
    cumulative = PUBLISHED["unit"].str.startswith("cumulative")
    assert set(PUBLISHED[cumulative]["frequency"]) == {"range"}


@pytest.mark.parametrize("table", ["document_figures", "published_series"])
def test_what_a_reader_must_know_is_short_and_plain(table):
    for lang in ("da", "en"):
        for warning in catalog.default().table(table).warnings(lang):
            assert len(warning) < 125
            assert not re.search(r"[~<>_]|comparab", warning)


# --- the document --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("gdp_per_capita_rank", "Greater Copenhagen", "2019"), (5, "=", "rank")),
        (("unemployment_metros", "Greater Copenhagen", "2021-Q2"), (7.9, "=", "per_cent")),
        (("unemployment_metros", "Greater Copenhagen", "2019-Q2"), (6.1, "=", "per_cent")),
        (
            ("unemployment_metros_change", "Greater Copenhagen", "2021-Q2"),
            (1.8, "=", "percentage_points"),
        ),
        (("unemployment_regions", "Region Skåne", "2021-Q2"), (12.4, "=", "per_cent")),
        (
            ("unemployment_regions_growth", "Region Halland", "2020-01/2021-06"),
            (2, ">", "factor"),
        ),
        (("vacancies", "Østdanmark", "2021-Q2"), (21155, "=", "vacancies")),
        (("bridge_vehicles", "Øresundsbroen", "2021-Q1"), (20000, "~", "vehicles_per_week")),
        (("hh_ferry_passengers", "HH-forbindelsen", "2021-02"), (129000, "=", "passengers")),
        (("hh_ferry_passengers", "HH-forbindelsen", "2020-02"), (429000, ">", "passengers")),
        (("gdp_growth_rank_from_lowest", STOCKHOLM, "2018"), (1, "=", "rank")),
        (("gdp_growth_rank_from_lowest", STOCKHOLM, "2019"), (1, "=", "rank")),
        (("unemployment_regions_rank", "Region Skåne", "2021-Q2"), (1, "=", "rank")),
        (("vacancies_rank", "Østdanmark", "2021-Q2"), (1, "=", "rank")),
        (
            ("broadband_100mbit_growth", "Greater Copenhagen", "2016-01/2021-12"),
            (1, ">", "factor"),
        ),
        (("broadband_1gbit_growth", "Greater Copenhagen", "2017-01/2021-12"), (1, ">", "factor")),
        (
            ("broadband_1gbit_growth_rank", "De danske regioner", "2017-01/2021-12"),
            (1, "=", "rank"),
        ),
        (("broadband_1gbit_ratio", "De svenske regioner", "2017-01/2021-12"), (1, ">", "factor")),
        (("global_greenfield_change", "Hele verden", "2020"), (-30, "=", "change_pct")),
        (("copcap_investments_growth", "Copenhagen Capacity", "2020"), (0.5, "~", "factor")),
        (("skane_investments_growth", "Invest in Skåne", "2020"), (0.5, "<", "factor")),
        (("skane_jobs_growth", "Region Skåne", "2020"), (1 / 3, "<", "factor")),
    ],
)
def test_the_report_states_it_or_it_follows(key, value):
    assert stated(*key) == value


def test_what_is_derived_says_of_what():
    derived = DOCUMENT[DOCUMENT["basis"] == "derived"].set_index("indicator_id")
    assert derived["derived_from"].to_dict() == {
        "unemployment_metros": "7.9 - 1.8",
        "unemployment_regions_remainder": "12.4 - 4.5",
        "hh_ferry_passengers": "129000 + 300000",
    }
    assert DOCUMENT[DOCUMENT["basis"] == "stated"]["derived_from"].isna().all()


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ({"indicator_id": "unemployment_metros", "period": "2019-Q2"}, ("1.8 %", "7.9 %")),
        ({"indicator_id": "unemployment_regions_remainder"}, ("4.5%", "12.4 %")),
        (
            {"indicator_id": "hh_ferry_passengers", "period": "2020-02"},
            ("lidt over 300.000", "129.000"),
        ),
    ],
)
def test_the_trace_of_a_derived_value_shows_both_printed_numbers(key, printed):
    traced = trace("document_figures", "value", **key)
    assert traced.steps[1][1] == printed
    assert re.fullmatch(r"together with the value of line \d{4} beside it", traced.steps[1][0])


# --- selections ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("selection", "column", "value"),
    [({"chart": 5}, "chart", 5), ({"theme": "broadband"}, "theme", "broadband")],
)
def test_a_selection_has_all_of_it_and_nothing_else(selection, column, value):
    chosen = kkr.load_indicators(**selection)
    assert set(chosen[column]) == {value}
    assert len(chosen) == (INDICATORS[column] == value).sum()
    assert list(chosen.index) == list(range(len(chosen)))
    assert chosen.attrs == INDICATORS.attrs


def test_a_chart_of_which_nothing_is_published_has_no_rows_of_others():
    assert kkr.load_indicators(chart=9, origin="published").empty


@pytest.mark.parametrize(
    "selection", [{"chart": 14}, {"theme": "weather"}, {"origin": "elsewhere"}, {"chart": "5"}]
)
def test_an_unknown_selection_is_refused(selection):
    (kind,) = selection
    with pytest.raises(UnknownNameError, match=f"Unknown {kind}: "):
        kkr.load_indicators(**selection)


# --- agreement -----------------------------------------------------------------------------------


def test_each_stated_value_has_one_status_of_those_there_are():
    compared = kkr.compare_indicators()
    assert len(compared) == (DOCUMENT["basis"] == "stated").sum()
    assert set(compared["status"]) <= set(agreement.STATUSES)
    missing = compared["status"] == "missing"
    assert compared.loc[missing, "published_value"].isna().all()
    assert compared.loc[~missing, "published_source"].notna().all()


def test_the_traffic_on_the_bridge_is_contradicted_by_26_900_vehicles_a_week():
    row = kkr.compare_indicators().set_index("indicator_id").loc["bridge_vehicles"]
    assert (row["status"], row["published_as"]) == (
        "contradicted",
        "ca.\xa06.700 køretøjer pr. dag",
    )
    assert (row["published_value"], row["difference"]) == (46_900, 26_900)
    assert row["ratio"] == pytest.approx(2.345)


def test_the_nights_in_skane_and_hovedstaden_are_counted_in_two_ways():
    row = kkr.compare_indicators().set_index("indicator_id").loc["hotel_nights_ratio"]
    assert (row["status"], row["published_as"]) == (
        "other_definition",
        "4.455.000 overnatninger / ca.\xa03.800.000 overnatninger",
    )
    assert row["published_value"] == pytest.approx(4455 / 3800)


@pytest.mark.parametrize(
    ("value", "qualifier", "published", "confirmed"),
    [
        (100, "=", 100.4, True),
        (100, "=", 101, False),
        (-100, "=", -101, False),
        (100, "~", 104, True),
        (100, "~", 106, False),
        (100, ">", 101, True),
        (100, ">", 100, False),
        (100, "<", 99, True),
        (100, "<", 101, False),
    ],
)
def test_a_number_is_confirmed_within_its_rounding(value, qualifier, published, confirmed):
    assert agreement.agrees(value, qualifier, published) == confirmed


def test_the_summary_speaks_both_languages():
    compared = kkr.compare_indicators().query("indicator_id == 'bridge_vehicles'")
    assert agreement.summary(compared, "da") == [
        "Køretøjer over Øresundsbroen, Øresundsbroen, 1.\xa0kvt.\xa02021:"
        " ca.\xa020.000 køretøjer pr. uge: modsagt, mod 46.900, forskel 26.900"
        " (Øresundsbro Konsortiet)"
    ]
