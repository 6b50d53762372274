"""A selection is what somebody means, in every table, and says which tables are silent."""

import pytest

from kkrdata import catalog, loaders, places
from kkrdata.errors import EmptySelectionError, NotOneRowError, UnknownNameError
from kkrdata.export.selection import match_cluster, select
from kkrdata.tidy import PROVENANCE

TABLES = [name for name in catalog.default().tables if name != PROVENANCE]
SJAELLAND = {p.code for p in places.municipalities().values() if p.region_code == "085"}


def codes(frame):
    return set(frame["municipality_code"])


def test_nothing_asked_for_is_everything():
    chosen = select()
    assert list(chosen.frames) == TABLES
    assert all(len(frame) == len(loaders.load(name)) for name, frame in chosen.frames.items())
    assert len(chosen.provenance()) == len(loaders.load(PROVENANCE))
    assert chosen.silent == []


@pytest.mark.parametrize("name", ["Næstved", "naestved", "370", "Næstved Kommune"])
def test_a_municipality_has_its_rows_in_every_table_that_has_municipalities(name):
    frames = select(municipalities=[name]).frames
    assert {"municipalities", "foreign_employment", "fdi_projects", "health_clusters"} <= set(
        frames
    )
    assert all(codes(frame) == {"370"} for frame in frames.values() if "municipality_code" in frame)


def test_a_region_has_its_municipalities_and_its_own_totals():
    frames = select(regions=["Region Sjælland"]).frames
    assert codes(frames["foreign_employment"]) == SJAELLAND
    assert list(frames["foreign_employment_totals"]["area"]) == ["Region Sjælland"]
    assert list(frames["interreg_regions"]["nuts_code"]) == ["DK02"]


def test_a_cluster_has_its_memberships_and_its_municipalities_in_the_other_tables():
    frames = select(clusters=["Klyngen Holbæk"]).frames
    members = codes(frames["health_clusters"])
    assert set(frames["health_clusters"]["cluster_id"]) == {"sjaelland-holbaek"}
    assert members < SJAELLAND
    assert codes(frames["fdi_projects"]) == members


def test_several_places_are_taken_together():
    frames = select(municipalities=["Bornholm"], regions=["Sjælland"]).frames
    assert codes(frames["fdi_projects"]) == SJAELLAND | {"400"}


def test_tables_that_do_not_speak_of_the_places_are_named():
    chosen = select(municipalities=["Køge"])
    assert set(chosen.frames) | set(chosen.silent) == set(TABLES)
    assert {"lighthouses", "study_places", "foreign_employment_totals"} <= set(chosen.silent)
    assert set(chosen.frames).isdisjoint(chosen.silent)


def test_the_provenance_is_that_of_the_selected_rows():
    found = select(municipalities=["Køge"], tables=["fdi_projects"]).provenance()
    assert set(found["table"]) == {"fdi_projects"}
    assert set(found["record"]) == {"259"}


def test_tables_keep_the_order_of_the_catalogue():
    chosen = select(tables=["lighthouses", "fdi_projects"])
    assert list(chosen.frames) == ["fdi_projects", "lighthouses"]


@pytest.mark.parametrize("name", ["KSS Holbæk", "klyngen holbæk", "sjaelland-holbaek"])
def test_a_cluster_may_be_named_as_any_source_does(name):
    assert match_cluster(name) == "sjaelland-holbaek"


def test_a_name_of_several_clusters_is_refused_with_their_ids():
    with pytest.raises(NotOneRowError, match="hovedstaden-midt, nordjylland-midt"):
        match_cluster("Klynge Midt")


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        ("municipalities", "Nestved", "Næstved"),
        ("clusters", "Klyngen Holbek", "Klyngen Holbæk"),
        ("regions", "Region Sjæland", "Region Sjælland"),
        ("tables", "fdi_project", "fdi_projects"),
    ],
)
def test_what_there_is_not_is_refused_with_what_is_nearest(kind, wrong, right):
    with pytest.raises(UnknownNameError, match=right) as caught:
        select(**{kind: [wrong]})
    assert caught.value.nearest[0] == right


def test_places_of_which_no_table_speaks_are_refused():
    chosen = select(municipalities=["Køge"], tables=["lighthouses"])
    with pytest.raises(EmptySelectionError, match="lighthouses"):
        _ = chosen.frames
