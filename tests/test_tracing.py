"""Every value of every table can be followed back to the place it was taken from."""

from functools import cache

import pandas as pd
import pytest

import kkrdata as kkr
from kkrdata import NotOneRowError, UnknownNameError, catalog, loaders, tidy, trace, tracing

TABLES = catalog.default().tables
FROM_THE_DOCUMENT = [name for name, table in TABLES.items() if table.source.get("page")]


# First and last line of each exhibit, by page; those of section 2.11 are not named.
EXHIBITS = {
    "health_clusters": {5: (179, 404), 9: (405, 529)},
    "shared_patients": {11: (1089, 1146)},
    "lighthouses": {62: (3340, 3379)},
    "study_places": {38: (1895, 1990)},
    "interreg": {92: (5052, 5057), 95: (5151, 5156)},
    "interreg_regions": {92: (5052, 5088)},
    "governance_bodies": {11: (538, 1078)},
    "governance": {11: (694, 1000)},
    "governance_links": {11: (694, 1340)},
    "other_figures": {
        2: (101, 178),
        11: (538, 1557),
        33: (1580, 1813),
        38: (1834, 2037),
        47: (2058, 2146),
        49: (2175, 3280),
        64: (3408, 3564),
        74: (3917, 4398),
        84: (4419, 4596),
        92: (4978, 5114),
        95: (5146, 5204),
    },
    "document_figures": {68: (3600, 3916)},
}
SECTION_2_11 = {88: (4618, 4960)}


@pytest.fixture
def traces(monkeypatch, request):
    """Trace each cell of a table, reading its files and finding its rows once."""
    monkeypatch.setattr(tidy, "make_table", cache(tidy.make_table))
    monkeypatch.setattr(tidy, "changed_raw_files", cache(tidy.changed_raw_files))
    monkeypatch.setattr(loaders, "load", cache(loaders.load))
    find = cache(lambda table, where: one_row(TABLES[table], dict(where)))
    one_row = tracing._one_row
    monkeypatch.setattr(
        tracing, "_one_row", lambda table, where: find(table.name, tuple(where.items()))
    )
    frame, key = loaders.load(request.param), TABLES[request.param].key
    return [
        (row[column], trace(request.param, column, **{name: row[name] for name in key}))
        for row in frame.to_dict("records")
        for column in frame.columns
    ]


@pytest.mark.parametrize("traces", TABLES, indirect=True)
def test_each_cell_is_traced_to_the_value_that_is_loaded(traces):
    wrong = [
        traced
        for value, traced in traces
        if not (pd.isna(value) if traced.value is None else is_the_same(traced.value, value))
    ]
    assert [(each.column, each.record, each.value) for each in wrong[:3]] == []


def is_the_same(traced: object, loaded: object) -> bool:
    return traced == loaded and isinstance(traced, str) == isinstance(loaded, str)


@pytest.mark.parametrize("traces", FROM_THE_DOCUMENT, indirect=True)
def test_each_cell_of_an_exhibit_has_page_line_and_text_as_printed(traces):
    pages = EXHIBITS.get(traces[0][1].table, SECTION_2_11)
    assert {traced.page for _, traced in traces} == pages.keys()
    stated = [traced for _, traced in traces if traced.value is not None or traced.line]
    assert all(isinstance(traced.printed, str) and traced.printed for traced in stated)
    for traced in stated:
        first, last = pages[traced.page]
        assert first <= traced.line <= last


@pytest.mark.parametrize("traces", FROM_THE_DOCUMENT, indirect=True)
def test_each_cell_of_an_exhibit_is_kept_in_the_cell_of_raw_that_has_the_printed_text(traces):
    data = catalog.default().root
    for _, traced in traces:
        frame = raw_frame(data / traced.raw.file.removeprefix("data/"))
        assert frame.loc[traced.raw.row, traced.raw.column] == traced.printed


@cache
def raw_frame(path) -> pd.DataFrame:
    """A raw file with the row numbers that a spreadsheet shows."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return frame.set_axis(range(2, len(frame) + 2))


@pytest.mark.parametrize("name", FROM_THE_DOCUMENT)
def test_the_provenance_table_says_the_same_as_the_trace(name):
    row = kkr.load("provenance").query("table == @name").iloc[-1]
    where = dict(zip(TABLES[name].key, row["record"].split("|"), strict=True))
    traced = trace(name, row["column"], **where)
    assert (traced.page, traced.line, traced.printed) == (row["page"], row["line"], row["printed"])


def test_the_employees_of_odsherred_stand_on_page_88_line_4622():
    traced = trace("foreign_employment", "employees", municipality="Odsherred", year=2019)
    assert (traced.value, traced.page, traced.line) == (838, 88, 4622)
    assert traced.printed == "(14%~838)"
    assert traced.record == {"municipality_code": "306", "year": 2019}
    assert str(traced.raw) == "data/raw/foreign_employment.csv, row 2, column value"


def test_a_trace_shows_every_step():
    assert trace("fdi_projects", "projects_assisted", municipality="København").steps == (
        ("as it stands there", "408/⏎162"),
        ("join the lines", "408/162"),
        ("take the figure behind the slash", "162"),
        ("read as a Danish whole number", 162),
    )


def test_a_printed_trace_reads_from_value_to_source_to_place_to_steps():
    text = str(trace("foreign_employment", "share_pct", municipality="Odsherred"))
    parts = [
        "foreign_employment.share_pct (municipality_code 306, year 2019) = 14",
        "source: KKR Sjælland: bilag til mødet, marts 2022",
        "where: appendix beginning on page 88, line 4622 of the text",
        "kept in: data/raw/foreign_employment.csv, row 2, column value",
        "as it stands there: '(14%~838)'",
    ]
    positions = [text.find(part) for part in parts]
    assert -1 not in positions
    assert positions == sorted(positions)


def test_a_value_that_the_document_does_not_state_says_so():
    traced = trace("fdi_projects", "period_end", municipality="Odsherred")
    assert traced.value is None
    assert traced.steps[-1] == ("the document does not state it", None)


def test_the_mark_of_the_map_is_traced_to_its_line():
    where = {"source": "map", "cluster_id": "hovedstaden-syd", "municipality": "Rødovre"}
    traced = trace("health_clusters", "participation", **where)
    assert (traced.value, traced.page, traced.line) == ("administrative", 9, 507)
    assert traced.printed == "Rødovre**"
    assert trace("health_clusters", "municipality", **where).value == "Rødovre"


def test_the_id_of_a_cluster_is_traced_to_its_name_and_its_member():
    printed = "Det lokale samordningsforum for⏎Odense Universitetshospital"
    assert trace("health_clusters", "cluster_id", source="list", municipality="Odense").steps == (
        ("as it stands there", printed),
        ("together with the name beside it", (printed, "Odense")),
        ("find the cluster of that name in the region of its member", "syddanmark-odense"),
    )


def test_a_hospital_that_the_list_does_not_name_has_a_page_and_no_line():
    traced = trace("health_clusters", "hospital", source="list", municipality="Odense")
    assert (traced.value, traced.page, traced.line) == (None, 5, None)
    assert "where: appendix beginning on page 5\n" in str(traced)


def test_what_is_not_from_the_document_says_so():
    traced = trace("municipalities", "nuts3", municipality="Odsherred")
    assert (traced.page, traced.line) == (None, None)
    assert "not from the document" in str(traced)
    assert "Danmarks Statistik" in traced.source


@pytest.mark.parametrize("spelling", ["306", 306, "odsherred", "Odsherred Kommune"])
def test_the_municipality_may_be_given_in_any_usual_spelling(spelling):
    assert trace("foreign_employment", "employees", municipality=spelling).value == 838


@pytest.mark.parametrize(
    ("where", "count", "asked"),
    [
        ({}, 46, "without a condition"),
        ({"year": 2019}, 46, "year 2019"),
        ({"region": "Region Sjælland"}, 17, "region Region Sjælland"),
        ({"municipality": "Odsherred", "year": 2018}, 0, "municipality Odsherred, year 2018"),
        ({"municipality": "Aalborg"}, 0, "municipality Aalborg"),
    ],
)
def test_one_row_is_needed_and_what_would_name_it_is_said(where, count, asked):
    with pytest.raises(NotOneRowError) as caught:
        trace("foreign_employment", "employees", **where)
    assert str(caught.value) == (
        f"{count} rows of foreign_employment fit {asked}; one is needed."
        " Name it by municipality_code and year."
    )


@pytest.mark.parametrize(
    ("table", "column", "where", "kind"),
    [
        ("employment", "employees", {}, "table: 'employment'"),
        ("foreign_employment", "workers", {}, "column: 'workers'"),
        ("foreign_employment", "employees", {"town": "Odsherred"}, "column: 'town'"),
        ("foreign_employment", "employees", {"municipality": "Oz"}, "municipality: 'Oz'"),
    ],
)
def test_an_unknown_name_is_refused(table, column, where, kind):
    with pytest.raises(UnknownNameError, match=f"Unknown {kind}"):
        trace(table, column, **where)


def test_a_changed_table_is_not_traced(in_use):
    path = in_use / "tables" / "foreign_employment.csv"
    path.write_bytes(path.read_bytes().replace(b",838,", b",839,"))
    with pytest.raises(kkr.DataError, match="row 34, column employees: found '839'"):
        trace("foreign_employment", "employees", municipality="Odsherred")


def test_a_changed_raw_file_is_not_traced(in_use):
    path = in_use / "raw" / "foreign_employment.csv"
    path.write_text(path.read_text("utf-8").replace("(14%~838)", "(14%~839)"), "utf-8")
    with pytest.raises(kkr.DataError, match=r"data/raw/foreign_employment\.csv"):
        trace("foreign_employment", "employees", municipality="Odsherred")
