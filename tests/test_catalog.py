"""data/tables/datapackage.json says of each table and each field all that a reader must know."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kkrdata import catalog
from kkrdata.catalog import Catalog
from kkrdata.errors import DataError, UnknownNameError

DATA = Path(__file__).parents[1] / "data"
COMMITTED = Catalog(DATA)
FIELDS = [(table, name) for table in COMMITTED.tables.values() for name in table.fields]
MEASURES = {
    "employees",
    "share_pct",
    "projects_all",
    "projects_assisted",
    "share",
    "grant",
    "budget",
    "seats_low",
    "seats_high",
}
EVERY_TABLE = pytest.mark.parametrize(
    "table", COMMITTED.tables.values(), ids=list(COMMITTED.tables)
)
EVERY_FIELD = pytest.mark.parametrize(
    ("table", "name"), FIELDS, ids=[f"{table.name}.{name}" for table, name in FIELDS]
)


def test_frictionless_finds_the_package_valid():
    command = Path(sys.executable).with_name("frictionless")
    done = subprocess.run(
        [command, "validate", DATA / "tables" / "datapackage.json"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" VALID ") == len(COMMITTED.tables)


def test_every_table_is_in_the_catalogue():
    assert set(COMMITTED.tables) == {path.stem for path in DATA.glob("tables/*.csv")}


@EVERY_TABLE
def test_the_table_has_title_and_description_in_two_languages(table):
    texts = [
        table.resource[f"{kind}{lang}"] for kind in ("title", "description") for lang in ("", "_en")
    ]
    assert all(text.strip() for text in texts)
    assert len(set(texts)) == 4


@EVERY_TABLE
def test_the_table_names_its_source_and_both_licences(table):
    assert table.source["title"]
    assert table.source["publisher"].keys() == table.source["licence"].keys() == {"da", "en"}
    assert [licence["name"] for licence in table.resource["licenses"]] == ["CC-BY-4.0"]


@pytest.mark.parametrize(
    "name", ["foreign_employment", "foreign_employment_totals", "fdi_projects"]
)
def test_an_exhibit_of_section_2_11_names_its_place_in_the_document(name):
    source = COMMITTED.table(name).source
    assert (source["section"], source["appendix"], source["page"]) == ("2.11", "1", 88)


def test_the_two_memberships_name_the_page_of_each():
    source = COMMITTED.table("health_clusters").source
    assert (source["section"], source["appendix"]) == ("2.1", "2–3")
    assert (source["page"], source["pages"]) == (5, {"list": 5, "map": 9})


def test_one_table_alone_is_partial():
    partial = [table.name for table in COMMITTED.tables.values() if table.is_partial]
    assert partial == ["health_clusters_adopted"]


@EVERY_TABLE
def test_the_catalogue_states_the_size_and_checksum_of_the_file(table):
    content = table.path.read_bytes()
    assert table.resource["bytes"] == len(content)
    assert table.resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert table.resource["rows"] == len(content.decode().splitlines()) - 1


@EVERY_FIELD
def test_the_field_is_described_in_two_languages(table, name):
    field = table.fields[name]
    for kind in ("title", "description"):
        assert field[kind].strip()
        assert field[f"{kind}_en"].strip()


@EVERY_FIELD
def test_the_field_has_a_type_and_constraints(table, name):
    assert table.fields[name]["type"] in {"string", "integer", "number"}
    assert table.fields[name]["constraints"]


@EVERY_FIELD
def test_a_number_has_a_lower_bound(table, name):
    field = table.fields[name]
    assert field["type"] == "string" or "minimum" in field["constraints"]


@EVERY_FIELD
def test_a_code_is_text_of_a_stated_form(table, name):
    field = table.fields[name]
    if name.endswith("_code"):
        assert field["type"] == "string"
        assert {"pattern", "enum"} & field["constraints"].keys()


@EVERY_FIELD
def test_measures_and_they_alone_have_a_unit_in_two_languages(table, name):
    unit = table.fields[name].get("unit", {})
    assert set(unit) == ({"da", "en"} if name in MEASURES else set())
    assert all(unit.values())


def test_both_ends_of_a_link_are_labelled_as_the_bodies_are():
    fields = catalog.default().table("governance_links").fields
    bodies = catalog.default().table("governance_bodies").fields["body_id"]["labels"]
    assert fields["from_body_id"]["labels"] == fields["to_body_id"]["labels"] == bodies


def test_no_field_is_described_twice_differently():
    """A value and its unit alone are of two kinds: whole ones, and those of the indicators."""
    seen = {}
    of_indicators = [(t, n) for t, n in FIELDS if n in ("value", "unit") and "chart" in t.fields]
    assert len(of_indicators) == 4
    for first, second in zip(of_indicators[:2], of_indicators[2:], strict=True):
        assert first[0].fields[first[1]] == second[0].fields[second[1]]
    for table, name in (field for field in FIELDS if field not in of_indicators):
        assert seen.setdefault(name, table.fields[name]) == table.fields[name], name


@pytest.mark.parametrize(
    ("table", "danish", "english"),
    [
        ("foreign_employment", "afrundet til hele procent", "rounded to whole per cent"),
        ("foreign_employment_totals", "afrundet til hele procent", "rounded to whole per cent"),
        ("foreign_employment", "uanset hvor de arbejder", "wherever they work"),
        ("foreign_employment_totals", "uanset hvor de arbejder", "wherever they work"),
        (
            "fdi_projects",
            "ikke en delmængde af alle investeringer",
            "not a part of the all-projects",
        ),
        ("fdi_projects", "overstiger dem i 7 kommuner", "exceeds it in 7 municipalities"),
        (
            "fdi_projects",
            "uden fortrolige sager og fastholdelsessager",
            "confidential and retention",
        ),
        ("fdi_projects", "ikke, hvornår den slutter", "does not say when it ends"),
        ("municipalities", "Christiansø (411)", "Christiansø (411)"),
        ("interreg", "med ca. eller over", "about or more than"),
        ("interreg_regions", "kun regionerne i South Baltic", "the regions of South Baltic only"),
        ("study_places", "flere enheder", "several units"),
        ("study_places", "Region Sjællands ønske", "the wish of Region Sjælland"),
        ("shared_patients", "året 2018 ved de første", "2018 beside the first"),
        ("shared_patients", "er et ca.-tal", "is approximate"),
        ("lighthouses", "uden for Region Sjælland", "outside Region Sjælland"),
        ("health_clusters", "22 klynger og 21 akuthospitaler", "22 clusters and 21 acute"),
        ("health_clusters_adopted", "senere kilder taler om 21", "later sources speak of 21"),
        ("health_clusters", "side 5, kortet på side 9", "page 5, the map on page 9"),
        ("health_clusters", "kortet var ikke endeligt", "the map was not final"),
        ("health_clusters_adopted", "43 i 12 klynger", "43 in 12 clusters"),
    ],
)
def test_the_warning_is_given_in_two_languages(table, danish, english):
    assert any(danish in warning for warning in COMMITTED.table(table).warnings())
    assert any(english in warning for warning in COMMITTED.table(table).warnings("en"))


def test_a_map_credits_those_who_drew_its_borders():
    for lang in ("da", "en"):
        credit = COMMITTED.map_credit(lang)
        assert all(name in credit for name in ("OpenStreetMap", "GeoNames", "react-denmark-map"))


def test_titles_are_danish_unless_english_is_asked_for():
    table = COMMITTED.table("fdi_projects")
    assert table.title() == table.title("da") == "Udenlandske investeringer siden 2012"
    assert table.title("en") == "Foreign investments since 2012"


@pytest.mark.parametrize("unknown", ["fdi_project", "FDI", ""])
def test_an_unknown_table_is_refused_with_those_there_are(unknown):
    with pytest.raises(UnknownNameError) as caught:
        COMMITTED.table(unknown)
    assert all(name in str(caught.value) for name in [repr(unknown), *COMMITTED.tables])


def test_the_environment_chooses_the_data_folder(in_use):
    assert catalog.default().root == in_use


def test_without_it_the_data_are_the_ones_that_came_with_the_package(monkeypatch):
    monkeypatch.delenv(catalog.DATA_FOLDER_VARIABLE, raising=False)
    catalog.default.cache_clear()
    assert catalog.default().root == DATA


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"{}", b'{"resources": [{}]}', b'{"resources": {}}'],
)
def test_a_damaged_catalogue_is_named(content, copied):
    (copied.root / "tables" / "datapackage.json").write_bytes(content)
    with pytest.raises(DataError, match=r"data/tables/datapackage\.json: found .*run `make`"):
        copied.table("fdi_projects").attrs  # noqa: B018


def test_a_missing_catalogue_is_named(copied):
    (copied.root / "tables" / "datapackage.json").unlink()
    with pytest.raises(DataError, match=r"datapackage\.json: found No such file.*run `make`"):
        copied.table("fdi_projects")


def test_reading_the_catalogue_does_not_change_it(copied):
    from kkrdata import check

    check.run(copied)
    text = (copied.root / "tables" / "datapackage.json").read_text(encoding="utf-8")
    assert copied.package == json.loads(text)


def all_fields(committed):
    tables = committed.tables.values()
    return {name: field for table in tables for name, field in table.fields.items()}


def test_values_that_have_words_have_them_for_each_value_in_both_languages(committed):
    for name, field in all_fields(committed).items():
        labels = field.get("labels", {})
        assert all({*words} == {"da", "en"} for words in labels.values()), name
        if labels and "enum" in field["constraints"]:
            assert {*labels} == {*field["constraints"]["enum"]}, name


def test_a_warning_about_columns_is_about_columns_of_every_table_that_has_it(committed):
    for table in committed.tables.values():
        for warning in table.resource["warnings"]:
            about = {*warning.get("fields", ())}
            assert about <= {*all_fields(committed)}, warning["name"]
