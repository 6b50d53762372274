"""Official borders are fetched whole or not at all, and every map that is asked to uses them."""

import json
import os

import geopandas as gpd
import pytest
import shapely

import kkrdata as kkr
from kkrdata import boundaries, catalog, places, vintages
from kkrdata.errors import DataError, NotRefreshedError, RefreshError, UnknownNameError
from kkrdata.refresh import borders
from kkrdata.refresh.run import NEW, UNCHANGED

from .server import Answer

CHRISTIANSO = "411"


@pytest.fixture(scope="session")
def lau():
    """The package's own borders, coarser, dressed as Eurostat's file of all Europe."""
    shapes = boundaries.read()
    coarse = shapes.geometry.simplify_coverage(400)
    frame = gpd.GeoDataFrame(
        {
            "GISCO_ID": "DK_" + shapes["municipality_code"],
            "CNTR_CODE": "DK",
            "LAU_ID": shapes["municipality_code"],
        },
        geometry=coarse,
    ).to_crs("EPSG:4326")
    extra = gpd.GeoDataFrame(
        {
            "GISCO_ID": ["DK_411", "SE_1280"],
            "CNTR_CODE": ["DK", "SE"],
            "LAU_ID": [CHRISTIANSO, "1280"],
        },
        geometry=[shapely.box(15.18, 55.31, 15.19, 55.32), shapely.box(12.9, 55.5, 13.1, 55.7)],
        crs="EPSG:4326",
    )
    joined = gpd.pd.concat([frame, extra], ignore_index=True)
    return json.loads(joined.to_json(drop_id=True))


@pytest.fixture
def file(server, lau):
    """The file's address on this machine; the test may change what is in it."""
    content = json.loads(json.dumps(lau))
    server.answer = lambda asked: Answer(content, kind="application/geo+json")
    server.content = content
    return f"{server.address}/lau.geojson"


@pytest.fixture
def fetched(file, settings):
    assert borders.refresh(settings=settings, base_url=file).state == NEW
    return boundaries.official()


def test_98_municipalities_are_kept_and_nothing_else(fetched):
    assert fetched.table == ("gisco", "LAU_RG_01M_2021")
    kept = boundaries.read("official")
    assert sorted(kept["municipality_code"]) == sorted(places.municipalities())
    assert kept.crs == boundaries.CRS
    shipped = boundaries.read().set_index("municipality_code").area
    assert (kept.set_index("municipality_code").area / shipped).between(0.7, 1.4).all()


def test_the_record_says_where_they_are_from_and_under_which_terms(fetched, file):
    record = fetched.record
    assert record["answer"]["url"] == file
    assert record["publisher"] == "Eurostat"
    assert "EuroGeographics" in record["credit"]["da"]


def test_what_has_not_changed_is_not_sent_or_kept_again(fetched, file, server, settings):
    server.questions.clear()
    assert borders.refresh(settings=settings, base_url=file).state == UNCHANGED
    (asked,) = server.questions
    assert "if-none-match" in asked.headers
    assert len(vintages.every("gisco")) == 1


# --- what is refused -----------------------------------------------------------------------------


def lose_a_municipality(features):
    del features[0]


def add_an_unknown_code(features):
    features[0]["properties"]["LAU_ID"] = "999"


def swap_the_axes(features):
    for feature in features:
        shape = shapely.transform(
            shapely.geometry.shape(feature["geometry"]), lambda points: points[:, ::-1]
        )
        feature["geometry"] = shapely.geometry.mapping(shape)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lose_a_municipality, "no municipality"),
        (add_an_unknown_code, "unknown code 999"),
        (swap_the_axes, "shapes elsewhere"),
    ],
)
def test_borders_that_are_not_of_the_98_municipalities_are_refused(
    damage, words, file, server, settings
):
    damage(server.content["features"])
    with pytest.raises(DataError, match=words):
        borders.refresh(settings=settings, base_url=file)
    assert vintages.every() == []


@pytest.mark.parametrize("body", ["{}", "[]", '{"type": "FeatureCollection", "features": []}', "{"])
def test_what_is_no_map_is_refused(body, server, settings):
    server.answer = lambda asked: Answer(body)
    with pytest.raises((RefreshError, DataError)):
        borders.refresh(settings=settings, base_url=f"{server.address}/lau.geojson")
    assert vintages.every() == []


def test_the_danish_agencys_address_is_a_setting_and_its_key_is_not_written_down(
    file, server, settings, monkeypatch
):
    with pytest.raises(RefreshError, match="KKRDATA_DAGI_URL"):
        borders.refresh("dagi", settings)
    for feature in server.content["features"]:
        feature["properties"] = {"kommunekode": f"0{feature['properties']['LAU_ID']}"}
    server.content["features"] = server.content["features"][:98]
    monkeypatch.setenv("KKRDATA_DAGI_URL", f"{file}?apikey=secret123")
    assert borders.refresh("dagi", settings).state == NEW
    assert server.questions[-1].params == {"apikey": ["secret123"]}
    assert "secret123" not in vintages.latest("dagi").path.read_text(encoding="utf-8")
    assert "Klimadatastyrelsen" in boundaries.official().record["credit"]["da"]


def test_a_service_of_borders_that_there_is_not_is_refused():
    with pytest.raises(UnknownNameError, match="gisco, dagi"):
        borders.refresh("osm")


# --- what uses them ------------------------------------------------------------------------------


def test_municipalities_are_loaded_with_official_borders(fetched):
    official = kkr.load_municipalities(boundaries="official", regions="Sjælland")
    shipped = kkr.load_municipalities(geometry=True, regions="Sjælland")
    assert official["municipality_code"].tolist() == shipped["municipality_code"].tolist()
    assert not official.geometry.geom_equals(shipped.geometry).all()


def test_every_loader_with_borders_uses_the_official_ones_if_it_is_told_to(fetched, monkeypatch):
    shipped = kkr.load_fdi_projects(geometry=True).geometry
    monkeypatch.setenv(catalog.BOUNDARIES_VARIABLE, "official")
    assert not kkr.load_fdi_projects(geometry=True).geometry.geom_equals(shipped).all()
    assert len(kkr.load_foreign_employment(level="region", geometry=True)) == 2
    assert len(kkr.load_health_clusters(geometry=True)) == 103


@pytest.mark.parametrize(
    ("lang", "words"), [("da", "administrative grænser"), ("en", "boundaries")]
)
def test_a_map_credits_the_borders_that_it_was_drawn_with(lang, words, fetched, monkeypatch):
    shipped = kkr.figures.describe("fdi-projects-map", lang)["source"]
    monkeypatch.setenv(catalog.BOUNDARIES_VARIABLE, "official")
    official = kkr.figures.describe("fdi-projects-map", lang)["source"]
    assert "EuroGeographics" in official
    assert words in official
    assert "GeoNames" in shipped
    assert "GeoNames" not in official
    assert "OpenStreetMap" in official  # the neighbouring countries


def test_a_map_is_drawn_with_official_borders(fetched, monkeypatch):
    monkeypatch.setenv(catalog.BOUNDARIES_VARIABLE, "official")
    figure = kkr.figures.draw("foreign-employment-map")
    drawn = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert "Odsherred" in " ".join(drawn)


def test_without_any_a_message_says_how_to_get_them(monkeypatch):
    with pytest.raises(NotRefreshedError, match="kkrdata refresh boundaries"):
        kkr.load_municipalities(boundaries="official")
    monkeypatch.setenv(catalog.BOUNDARIES_VARIABLE, "official")
    with pytest.raises(NotRefreshedError, match="kkrdata refresh boundaries"):
        kkr.load_fdi_projects(geometry=True)


def test_a_setting_that_is_not_known_is_refused(monkeypatch):
    monkeypatch.setenv(catalog.BOUNDARIES_VARIABLE, "offical")
    with pytest.raises(UnknownNameError, match=r"'offical'.*official"):
        kkr.load_municipalities(geometry=True)


def test_a_build_has_the_borders_that_come_with_the_package(monkeypatch, kkrdata):
    monkeypatch.setenv(catalog.BOUNDARIES_VARIABLE, "official")
    assert kkrdata("build", "nonsense").exit_code == 2
    assert catalog.BOUNDARIES_VARIABLE not in os.environ


def test_damaged_borders_are_not_used(fetched):
    fetched.content_path.write_bytes(fetched.content_path.read_bytes()[:-10])
    with pytest.raises(DataError, match="another checksum"):
        kkr.load_municipalities(boundaries="official")
