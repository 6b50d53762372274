"""The tables are what the contracts say, and what data/raw gives."""

import csv
from pathlib import Path

import pytest

from kkrdata import tidy
from kkrdata.errors import DataError

DATA = Path(__file__).parents[2] / "data"

CONTRACT = {
    "municipalities": (
        ["municipality_code"],
        "municipality_code municipality region_code region nuts3_code nuts3 kkr",
        98,
    ),
    "foreign_employment": (
        ["municipality_code", "year"],
        "municipality_code municipality region_code region year employees share_pct",
        46,
    ),
    "foreign_employment_totals": (
        ["area", "year"],
        "area area_level year employees share_pct",
        3,
    ),
    "fdi_projects": (
        ["municipality_code"],
        "municipality_code municipality region_code region"
        " period_start period_end projects_all projects_assisted",
        46,
    ),
    "health_clusters": (
        ["source", "cluster_id", "municipality_code"],
        "source cluster_id municipality_code municipality region_code region"
        " cluster hospital participation",
        98 + 103,
    ),
    "health_clusters_adopted": (
        ["cluster_id", "municipality_code"],
        "source cluster_id municipality_code municipality region_code region"
        " cluster level source_url",
        43,
    ),
    "shared_patients": (
        ["population", "condition"],
        "population condition year share qualifier",
        13,
    ),
    "lighthouses": (["place"], "place theme theme_en grant", 6),
    "study_places": (
        ["subject", "programme", "part"],
        "subject programme part value unit",
        15,
    ),
    "interreg": (
        ["interreg_programme"],
        "interreg_programme period_start period_end budget qualifier",
        2,
    ),
    "interreg_regions": (
        ["interreg_programme", "nuts_code"],
        "interreg_programme nuts_code area country",
        24,
    ),
    "governance_bodies": (
        ["body_id"],
        "body_id body_type tier body body_en per_region_low per_region_high",
        9,
    ),
    "governance": (
        ["body_id", "office_id"],
        "body_id tier office_id side role organisation organisation_en"
        " seats_low seats_high seats_per proviso",
        22,
    ),
    "governance_links": (
        ["from_body_id", "to_body_id", "link"],
        "from_body_id to_body_id link",
        13,
    ),
    "other_figures": (
        ["figure_id"],
        "figure_id section topic topic_en value unit period qualifier page line",
        58,
    ),
    "document_figures": (
        ["indicator_id", "area", "period"],
        "indicator_id area area_en period chart theme indicator indicator_en nuts_code"
        " value unit qualifier compared_with basis derived_from page line",
        33 + 3,
    ),
    "published_series": (
        ["indicator_id", "area", "period", "source_id"],
        "indicator_id area area_en period chart theme indicator indicator_en nuts_code"
        " value unit qualifier definition definition_en comparability axis_group"
        " publisher source_id source_title source_url",
        243,
    ),
    "provenance": (
        ["table", "record", "column"],
        "table record column page line printed",
        46 * 7
        + 3 * 5
        + 46 * 7
        + 98 * 8
        + 103 * 9
        + 13 * 5
        + 6 * 4
        + 15 * 5
        + 2 * 5
        + 24 * 4
        + (9 * 4 + 4 * 3)
        + (22 * 7 + 14 * 3 + 4)
        + 13 * 3
        + (58 * 2 + 11)
        + 457,  # of the indicators: what is empty stands nowhere
    ),
}
# In the order of the recipes.
IN_THE_DOCUMENT = (
    "foreign_employment",
    "foreign_employment_totals",
    "fdi_projects",
    "health_clusters",
    "shared_patients",
    "lighthouses",
    "study_places",
    "interreg",
    "interreg_regions",
    "governance_bodies",
    "governance",
    "governance_links",
    "other_figures",
    "document_figures",
)
TABLES = pytest.mark.parametrize("name", CONTRACT)


def rows(name: str) -> list[dict[str, str]]:
    text = (DATA / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_no_table_lacks_a_contract():
    assert {path.stem for path in DATA.glob("tables/*.csv")} == set(CONTRACT)


@TABLES
def test_the_table_has_the_columns_key_and_rows_of_the_contract(name, committed):
    key, columns, count = CONTRACT[name]
    assert list(rows(name)[0]) == columns.split()
    assert committed.table(name).key == key
    assert len(rows(name)) == count


@TABLES
def test_no_two_rows_have_the_same_key(name):
    keys = [tuple(row[column] for column in CONTRACT[name][0]) for row in rows(name)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", [name for name in CONTRACT if name != "provenance"])
def test_the_rows_are_sorted_by_key(name):
    keys = [[row[column] for column in CONTRACT[name][0]] for row in rows(name)]
    assert keys == sorted(keys)


def test_the_provenance_follows_the_order_of_the_tables_it_speaks_of():
    spoken_of = [(row["table"], row["record"]) for row in rows("provenance")]
    expected = [
        (name, "|".join(row[column] for column in CONTRACT[name][0]))
        for name in IN_THE_DOCUMENT
        for row in rows(name)
    ]
    assert list(dict.fromkeys(spoken_of)) == expected


@pytest.mark.parametrize("name", [name for name in CONTRACT if "region_code" in CONTRACT[name][1]])
def test_codes_keep_their_three_digits(name):
    assert all(len(row["municipality_code"]) == 3 for row in rows(name))
    assert all(len(row["region_code"]) == 3 for row in rows(name))


def test_the_same_46_municipalities_are_in_both_exhibits():
    first, second = (
        [row["municipality_code"] for row in rows(name)]
        for name in ("foreign_employment", "fdi_projects")
    )
    assert first == second


@pytest.mark.parametrize(
    ("name", "key", "values"),
    [
        ("foreign_employment", {"municipality": "Odsherred"}, ["2019", "838", "14"]),
        ("foreign_employment", {"municipality": "Frederiksberg"}, ["2019", "6635", "27"]),
        ("foreign_employment_totals", {"area": "Østdanmark"}, ["2019", "144382", "24"]),
        ("fdi_projects", {"municipality": "København"}, ["2012", "", "408", "162"]),
        ("fdi_projects", {"municipality": "Frederiksberg"}, ["2012", "", "3", "10"]),
        (
            "health_clusters",
            {"source": "list", "municipality": "Vejen"},
            ["Det lokale samordningsforum for Sydvestjysk Sygehus", "", "political"],
        ),
        (
            "health_clusters",
            {"source": "map", "municipality": "Vejen", "cluster_id": "syddanmark-lillebaelt"},
            ["Lillebælt-klyngen", "Sygehus Lillebælt", "political"],
        ),
        (
            "health_clusters",
            {"source": "map", "municipality": "Middelfart", "cluster_id": "syddanmark-odense"},
            ["Odense-klyngen", "Odense Universitetshospital", "administrative"],
        ),
        (
            "health_clusters",
            {"source": "map", "municipality": "Frederiksberg"},
            ["Klynge Byen", "Rigshospitalet; Bispebjerg-Frederiksberg Hospital", "political"],
        ),
        (
            "health_clusters",
            {"source": "map", "municipality": "Greve"},
            ["Klyngen Roskilde/Køge", "Sjællands Universitetshospital Køge", "political"],
        ),
        (
            "health_clusters_adopted",
            {"municipality": "Lemvig"},
            ["Gødstrupklyngen", "", "https://www.rm.dk/politik/udvalg/sundhedsklynger/"],
        ),
        ("shared_patients", {"population": "hospital"}, ["municipal", "2018", "13", "="]),
        ("shared_patients", {"population": "municipal"}, ["hospital", "2018", "78", "="]),
        ("shared_patients", {"population": "aged_80_hospital"}, ["municipal", "2018", "74", "="]),
        ("shared_patients", {"population": "aged_80_municipal"}, ["hospital", "2018", "73", "="]),
        ("shared_patients", {"population": "aged_80_admitted"}, ["municipal", "2018", "90", "~"]),
        ("shared_patients", {"population": "home_nursing"}, ["hospital", "2018", "85", "="]),
        ("lighthouses", {"place": "Fyn"}, ["108.5"]),
        ("lighthouses", {"place": "Bornholm"}, ["27.0"]),
        ("study_places", {"programme": "social_work"}, ["whole", "0", "persons"]),
        ("study_places", {"programme": "teaching"}, ["whole", "3000", "persons"]),
        ("study_places", {"part": "2022/2023"}, ["0", "places"]),
        ("study_places", {"part": "2025/2026"}, ["66", "places"]),
        ("study_places", {"part": "summer"}, ["52", "per_cent"]),
        ("study_places", {"subject": "found"}, ["pedagogy", "whole", "35", "places"]),
        ("study_places", {"subject": "remaining"}, ["pedagogy", "whole", "100", "places"]),
        (
            "interreg",
            {"interreg_programme": "Interreg South Baltic"},
            ["2021", "2027", "625", "~"],
        ),
        (
            "interreg",
            {"interreg_programme": "Interreg Øresund-Kattegat-Skagerrak"},
            ["2021", "2027", "1000", ">"],
        ),
        ("interreg_regions", {"nuts_code": "DE80N"}, ["Vorpommern-Greifswald", "DE"]),
        ("interreg_regions", {"nuts_code": "DE803"}, ["Stadt Rostock", "DE"]),
        (
            "governance_bodies",
            {"body_id": "committee-political"},
            ["Health cooperation committee, political level", "1", "1"],
        ),
        (
            "governance",
            {"body_id": "cluster-political", "office_id": "regional-councillors"},
            ["Members of the regional council", "1", "2", "body", "agreed_locally"],
        ),
        (
            "governance",
            {"body_id": "cluster-professional", "office_id": "region-and-hospital"},
            ["Region and hospital", "3", "3", "body", "includes_psychiatry"],
        ),
        (
            "governance",
            {"body_id": "committee-political", "office_id": "mayors"},
            ["Mayors who co-chair the region's clusters", "1", "1", "cluster", ""],
        ),
        (
            "governance",
            {"body_id": "committee-administrative", "office_id": "general-practice"},
            ["General practice", "", "", "", ""],
        ),
        (
            "governance_links",
            {"from_body_id": "patients-committee", "link": "appoints"},
            ["patients-committee", "cluster-professional", "appoints"],
        ),
        (
            "other_figures",
            {"figure_id": "cluster-funds"},
            ["80", "million_kroner", "2022-07/2022-12", "=", "11", "847"],
        ),
        (
            "other_figures",
            {"figure_id": "cluster-meetings-bill"},
            ["4", "times_a_year", "", "=", "11", "715"],
        ),
        (
            "other_figures",
            {"figure_id": "companies-in-dialogue"},
            ["140", "number", "", "~", "64", "3433"],
        ),
        (
            "other_figures",
            {"figure_id": "green-partnerships-2023"},
            ["2", "number", "2023-12", ">=", "74", "4252"],
        ),
        (
            "document_figures",
            {"indicator_id": "vacancies"},
            ["21155.0", "vacancies", "=", "", "stated", "", "68", "3691"],
        ),
        (
            "document_figures",
            {"indicator_id": "bridge_vehicles"},
            ["20000.0", "vehicles_per_week", "~", "", "stated", "", "68", "3703"],
        ),
        ("municipalities", {"municipality": "Ærø"}, ["DK031", "Fyn", "KKR Syddanmark"]),
    ],
)
def test_the_row_has_the_values_of_the_document(name, key, values):
    (row,) = [row for row in rows(name) if key.items() <= row.items()]
    assert list(row.values())[-len(values) :] == values


def test_clusters_of_a_region_that_are_called_alike_have_one_id():
    every = rows("health_clusters") + rows("health_clusters_adopted")
    names = {(row["region"], row["cluster"], row["cluster_id"]) for row in every}
    assert len({name[:2] for name in names}) == len(names)
    assert len({row["cluster_id"] for row in every}) == 22


def test_a_cluster_of_the_list_has_its_members_on_the_map_under_the_same_id():
    members = {"list": set(), "map": set()}
    for row in rows("health_clusters"):
        members[row["source"]].add((row["cluster_id"], row["municipality_code"]))
    assert members["list"] < members["map"]
    assert len(members["map"] - members["list"]) == 5


def test_the_id_of_a_cluster_begins_with_its_region():
    beginnings = {
        "081": "nordjylland-",
        "082": "midtjylland-",
        "083": "syddanmark-",
        "084": "hovedstaden-",
        "085": "sjaelland-",
    }
    for row in rows("health_clusters") + rows("health_clusters_adopted"):
        assert row["cluster_id"].startswith(beginnings[row["region_code"]])


def test_making_the_files_gives_the_committed_bytes():
    made = tidy.make_files(DATA)
    committed = {path.name: path.read_bytes() for path in (DATA / "tables").iterdir()}
    assert made == committed


def test_making_the_files_elsewhere_gives_the_same_bytes(data_folder):
    assert tidy.make_files(data_folder) == tidy.make_files(DATA)


@pytest.mark.parametrize(
    ("file", "printed", "misprint", "row", "column"),
    [
        ("foreign_employment", "(14%~838)", "(14%838)", 2, "value"),
        ("foreign_employment", "27%~ 6.635", "27%~ 66.35", 25, "value"),
        ("foreign_employment", "Bornholm", "Bornhelm", 26, "name"),
        ("foreign_employment_totals", "24 procent", "toogtyve procent", 4, "value"),
        ("fdi_projects", "408/⏎162", "408⏎162", 24, "value"),
        ("fdi_projects", "Frederiks-⏎berg", "Frederiks-⏎bjerg", 10, "name"),
        ("fdi_projects", "siden 2012,4953", "siden,4953", 47, "period"),
        ("health_clusters", "Klynge Syd,,,377", "Klynge Sud,,,377", 81, "cluster"),
        ("health_clusters", "377,Vallensbæk", "377,Vallensbæk*", 81, "name"),
        ("health_clusters_adopted", "Lemvig,", "Lemvig,fag", 27, "level"),
        ("shared_patients", "næsten ni", "næsten ti", 14, "value"),
        ("lighthouses", "108,5 mio.", "108,5 mia.", 4, "value"),
        ("interreg", "ca. 625 mio.", "ca. 625 mill.", 2, "value"),
        ("interreg_regions", "Kronoberg", "Kroneberg", 7, "name"),
        ("study_places", "1.400", "14.00", 2, "value"),
        ("governance", "764,3,", "764,4,", 9, "value"),
        ("governance_bodies", "762,Fagligt", "762,Faglig", 3, "name"),
        ("governance_links", "708,udpeger", "708,udnævner", 11, "link"),
        ("other_figures", "ca. 140", "cirka 140", 32, "value"),
        ("document_figures", "21.155", "21.55", 14, "value"),
        ("document_figures", "februar 2021,,", "februar 2012,,", 17, "period"),
        ("document_figures", "globalt", "lokalt", 23, "name"),
    ],
)
def test_a_misprint_is_refused_with_file_row_and_column(
    file, printed, misprint, row, column, data_folder
):
    path = data_folder / "raw" / f"{file}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(printed) == 1
    path.write_text(text.replace(printed, misprint), encoding="utf-8")
    with pytest.raises(DataError, match=f"data/raw/{file}.csv, row {row}, column {column}: found"):
        tidy.make_tables(data_folder)


def test_a_raw_file_that_was_changed_since_the_proofreading_makes_no_tables(data_folder):
    path = data_folder / "raw" / "fdi_projects.csv"
    path.write_bytes(path.read_bytes().replace(b"10/6", b"10/7"))
    with pytest.raises(DataError, match=r"data/raw/fdi_projects\.csv: found SHA-256 .*proofread"):
        tidy.make_files(data_folder)


@pytest.mark.parametrize("name", ["fdi_projects.csv", "catalogue.toml"])
def test_a_missing_raw_file_is_named(name, data_folder):
    (data_folder / "raw" / name).unlink()
    with pytest.raises(DataError, match=f"data/raw/{name}: found .*No such file"):
        tidy.make_files(data_folder)


@pytest.mark.parametrize("content", [b"", b"[package", b"\xff", b"[package]\nname = 'x'\n"])
def test_a_damaged_catalogue_is_named(content, data_folder):
    (data_folder / "raw" / "catalogue.toml").write_bytes(content)
    with pytest.raises(DataError, match=r"data/raw/catalogue\.toml: found"):
        tidy.make_files(data_folder)


def test_a_raw_file_in_another_encoding_is_named(data_folder):
    path = data_folder / "raw" / "fdi_projects.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("⏎", "").encode("latin-1"))
    with pytest.raises(DataError, match=r"data/raw/fdi_projects\.csv: found .*expected .*UTF-8"):
        tidy.make_tables(data_folder)


def test_a_raw_file_without_one_of_its_columns_is_named_with_the_column(data_folder):
    path = data_folder / "raw" / "fdi_projects.csv"
    path.write_bytes(path.read_bytes().replace(b",value\n", b",worth\n", 1))
    with pytest.raises(DataError, match=r"data/raw/fdi_projects\.csv, row 2, column value"):
        tidy.make_tables(data_folder)
