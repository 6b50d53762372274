"""A vintage is what came that day: never changed, never half, and compared with the next."""

import hashlib
import json
from datetime import datetime

import pandas as pd
import pytest

from kkrdata import vintages
from kkrdata.errors import DataError, NotRefreshedError, UnknownNameError
from kkrdata.refresh import checks, diff
from kkrdata.refresh.run import NEW
from kkrdata.refresh.series import areas, every, sources
from kkrdata.refresh.settings import Settings

RATE = "dk-unemployment-rate"
FERRIES = "hh-ferry-passengers"
DAYS = ("2026-11-02", "2026-11-20", "2026-12-01")


@pytest.fixture
def on(settings, fetch):
    """Fetch on a day: `on("2026-11-02", "statbank", RATE)`."""

    def on(day: str, source: str, *names: str):
        moment = datetime.fromisoformat(f"{day}T08:00:00+00:00")
        still = Settings(**{**vars(settings), "now": lambda: moment})
        return fetch(source, *names, settings=still)

    return on


@pytest.fixture
def two_vintages(on, agencies, server):
    """The rate as it was on two days; on the second, one value was revised and one was new."""
    table = agencies.tables["statbank", "AKU121K"]
    time = table.variables["Tid"].labels
    late = time.pop("2021K4")
    server.date = "Mon, 02 Nov 2026 08:00:00 GMT"
    on(DAYS[0], "statbank", RATE)
    time["2021K4"] = late
    table.revisions["2021K2"] = 0.3
    server.date = "Fri, 20 Nov 2026 08:00:00 GMT"
    on(DAYS[1], "statbank", RATE)
    return vintages.every()


def test_a_vintage_records_where_when_and_what(on, server):
    server.date = "Mon, 02 Nov 2026 08:00:00 GMT"
    assert on(DAYS[0], "statbank", RATE)[RATE].state == NEW
    (vintage,) = vintages.every()
    assert vintage.name == "statbank/AKU121K/2026-11-02T080000Z.json"
    record = vintage.record
    assert record["base_url"] == f"{server.address}/statbank"
    assert record["retrieved"] == "2026-11-02T08:00:00+00:00"
    assert record["updated"] == "2026-11-02T08:00:00Z"
    assert record["sha256"] == hashlib.sha256(vintage.content).hexdigest()
    question = next(each for each in record["exchanges"] if each["method"] == "POST")
    assert question["url"] == f"{server.address}/statbank/data"
    assert question["query"]["table"] == "AKU121K"
    assert question["sha256"] == hashlib.sha256(question["text"].encode()).hexdigest()


def test_a_loaded_vintage_has_types_and_says_what_each_value_is(two_vintages):
    row = vintages.load().set_index(["area", "period"]).loc[("Region Sjælland", "2021-Q1")]
    assert row["value"] == 8
    assert row["chart"] == 3
    assert row["nuts_code"] == "DK02"
    assert row["unit"] == "per_cent"
    assert row["source_title"] == "Statistikbanken, AKU121K"
    assert pd.isna(row["break"])
    assert row["accessed"] == DAYS[1]


@pytest.mark.parametrize(
    ("vintage", "value"), [("latest", 7.3), (DAYS[1], 7.3), (DAYS[0], 7), ("2026-11-19", 7)]
)
def test_a_date_gives_what_was_known_at_its_end(vintage, value, two_vintages):
    rows = vintages.load(vintage).set_index(["area", "period"])
    assert rows.loc[("Region Hovedstaden", "2021-Q2"), "value"] == pytest.approx(value)


def test_before_the_first_vintage_nothing_was_known(two_vintages):
    with pytest.raises(NotRefreshedError, match=r"by 2026-11-01.*kkrdata refresh"):
        vintages.load("2026-11-01")


@pytest.mark.parametrize("vintage", ["newest", "2026", "20-11-2026", "../../etc"])
def test_what_is_no_date_is_refused_with_the_days_that_there_are(vintage, two_vintages):
    with pytest.raises(UnknownNameError, match="latest, 2026-11-02, 2026-11-20"):
        vintages.load(vintage)


def test_of_each_series_the_newest_vintage_that_has_it_is_loaded(on, server):
    server.date = "Mon, 02 Nov 2026 08:00:00 GMT"
    on(DAYS[0], "statbank")
    server.date = "Fri, 20 Nov 2026 08:00:00 GMT"
    on(DAYS[1], "statbank", "dk-employed")
    accessed = vintages.load().groupby("series")["accessed"].unique().explode()
    assert accessed["dk-employed"] == DAYS[1]
    assert accessed["dk-unemployed"] == DAYS[0]
    assert set(accessed.index) == {
        each.id for each in every().values() if each.source == "statbank"
    }


def test_values_after_a_break_in_the_definition_carry_a_note(fetch):
    fetch("scb", "se-unemployment-rate")
    rows = vintages.load()
    broken = rows[rows["break"].notna()]
    assert set(broken["period"]) == {"2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"}
    assert set(broken["break"]) == {"Ny definition fra januar 2021; kan ikke sammenlignes med før"}
    assert set(broken["axis_group"]) == {"unemployment_lfs_since_2021"}  # no line joins the two
    assert "unemployment_lfs" in set(rows.loc[rows["break"].isna(), "axis_group"])
    assert broken["break_en"].str.startswith("New definition from January 2021").all()


# --- damage --------------------------------------------------------------------------------------


def change_a_digit(vintage):
    path = vintage.content_path
    path.write_bytes(path.read_bytes().replace(b",7.3,", b",7.4,"))


def cut_the_content(vintage):
    vintage.content_path.write_bytes(vintage.content[:200])


def lose_the_content(vintage):
    vintage.content_path.unlink()


def cut_the_record(vintage):
    vintage.path.write_text(vintage.path.read_text(encoding="utf-8")[:100], encoding="utf-8")


def empty_the_record(vintage):
    vintage.path.write_text("[]", encoding="utf-8")


def lead_elsewhere(vintage):
    record = json.loads(vintage.path.read_text(encoding="utf-8")) | {"form": "/../../secret"}
    vintage.path.write_text(json.dumps(record), encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        change_a_digit,
        cut_the_content,
        lose_the_content,
        cut_the_record,
        empty_the_record,
        lead_elsewhere,
    ],
)
def test_a_damaged_vintage_is_named_and_not_loaded(damage, two_vintages):
    damage(two_vintages[-1])
    with pytest.raises(DataError, match=r"2026-11-20T080000Z\.json.*delete both files"):
        vintages.load()


def test_a_content_without_its_record_is_not_loaded(two_vintages):
    two_vintages[-1].path.unlink()
    assert vintages.load()["accessed"].unique().tolist() == [DAYS[0]]


def test_an_earlier_answer_that_was_changed_is_not_taken_for_the_agencys(on, server, agencies):
    on(DAYS[0], "statbank", RATE)
    (vintage,) = vintages.every()
    record = json.loads(vintage.path.read_text(encoding="utf-8"))
    for exchange in record["exchanges"]:
        exchange["text"] = exchange["text"].replace("Region Hovedstaden", "Region Midtjylland")
    vintage.path.write_text(json.dumps(record), encoding="utf-8")
    server.questions.clear()
    outcome = on(DAYS[1], "statbank", RATE)[RATE]
    assert outcome.state != "failed", outcome.message
    assert all("if-none-match" not in each.headers for each in server.questions)


def test_nothing_of_an_answer_becomes_a_path(on, agencies, home):
    table = agencies.tables["statbank", "AKU121K"]
    table.updated = "../../../../tmp/stolen"
    labels = table.variables["OMRÅDE"].labels["084"]
    labels["en"] = "../../../etc/passwd"
    on(DAYS[0], "statbank", RATE)
    files = [path for path in home.parent.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {home / "statbank" / "AKU121K"}


# --- where ---------------------------------------------------------------------------------------


def test_in_a_checkout_vintages_are_kept_under_data(monkeypatch):
    monkeypatch.delenv(vintages.HOME_VARIABLE)
    folder = vintages.folder()
    assert folder.parts[-2:] == ("data", "refreshed")
    ignored = (folder.parents[1] / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "data/refreshed/" in ignored


def test_without_a_checkout_they_are_kept_in_the_users_own_folder(monkeypatch, in_use):
    monkeypatch.delenv(vintages.HOME_VARIABLE)
    assert vintages.folder().parts[-2:] == ("kkrdata", "refreshed")
    assert in_use not in vintages.folder().parents


# --- what changed, and what agrees ---------------------------------------------------------------


def test_diff_says_which_values_are_new_and_how_large_the_revisions_are(two_vintages):
    lines = list(diff.report(every()))
    assert lines[0] == (
        "dk-unemployment-rate (statbank/AKU121K): 2026-11-02T080000Z to 2026-11-20T080000Z: "
        "2 new, 2 revised, 0 gone; largest revision 0.3"
    )
    assert "  Region Hovedstaden, 2021-Q2: 7 is now 7.3 (+0.3)" in lines
    assert "  Region Sjælland, 2021-Q4: 8 new" in lines


def test_diff_lists_a_value_that_is_gone(two_vintages):
    newest, before = two_vintages[-1], two_vintages[0]
    changes = diff.compare(newest.frame(), before.frame())
    assert changes["change"].value_counts().to_dict() == {"gone": 2, "revised": 2}
    assert diff.compare(newest.frame(), newest.frame()).empty


def test_a_series_that_was_not_fetched_the_second_time_is_not_gone(on, server):
    for day, names in zip(DAYS, ([], ["dk-employed"]), strict=False):
        server.date = f"{datetime.fromisoformat(day):%a, %d %b %Y} 08:00:00 GMT"
        on(day, "statbank", *names)
    assert not any("1 gone" in line or " gone;" in line for line in diff.report(every()))
    assert any(
        line.startswith("dk-unemployed (statbank/AKU120K): one") for line in diff.report(every())
    )


def test_diff_of_nothing_says_so(home):
    assert list(diff.report(every())) == [f"Nothing has been fetched to {home} yet."]


def test_checks_are_not_refreshed_before_anything_is(home):
    results = checks.run()
    assert {result.state for result in results} == {checks.NOT_REFRESHED}
    assert len(results) == 12


def test_a_check_that_differs_says_what_was_found(fetch, agencies):
    agencies.tables["statbank", "SKIB34"].revisions["2021M02"] = 5
    fetch("statbank", FERRIES)
    states = {result.claim: result for result in checks.run() if "SKIB34" in result.claim}
    february = states["SKIB34: passengers, HH-forbindelsen, 2021-02"]
    assert february.state == checks.DIFFERS
    assert february.detail == "expected about 129,000, found 134,000"
    assert states["SKIB34: passengers, HH-forbindelsen, 2020-02"].state == checks.AGREES


def test_the_four_regions_are_not_weighed_when_one_is_missing(fetch):
    fetch("statbank")
    weighted = [result for result in checks.run() if "Greater Copenhagen" in result.claim]
    assert {result.state for result in weighted} == {checks.NOT_REFRESHED}


# --- series.toml ---------------------------------------------------------------------------------


def test_every_series_is_described_in_full():
    for series in every().values():
        texts = (
            series.theme,
            series.indicator,
            series.indicator_en,
            series.unit,
            series.definition,
        )
        assert all(texts), series.id
        assert 1 <= series.chart <= 13
        assert series.status in "ABC"
        assert series.areas, series.id
        assert all(check["area"] in series.areas for check in series.checks)
        assert set(series.areas) <= set(areas())


def test_every_pick_has_a_label_in_each_language_of_its_service():
    for series in every().values():
        languages = set(sources()[series.source].languages)
        for pick in (*series.picks.values(), *series.areas.values()):
            assert set(pick.labels) == languages, series.id


def test_no_table_gives_a_value_twice():
    keys = [
        (each.table, each.indicator_id, area) for each in every().values() for area in each.areas
    ]
    assert len(set(keys)) == len(keys)
