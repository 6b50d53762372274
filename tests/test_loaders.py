"""What the loaders return is the table, with all that must be known of it."""

import inspect
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from numpydoc.docscrape import FunctionDoc
from pandas.testing import assert_frame_equal

import kkrdata as kkr
from kkrdata import DataError, PartialTableError, UnknownNameError, boundaries, catalog

BOUNDARIES = Path(__file__).parents[1] / "data" / "boundaries" / "municipalities.gpkg"
LOADERS = [getattr(kkr, name) for name in dir(kkr) if name.startswith("load_")]
TABLES = list(catalog.default().tables)
ON_A_MAP = [each for each in LOADERS if "geometry" in inspect.signature(each).parameters]
# What a loader selects of its table unless told otherwise, and what it says differently then.
PARTS = {"load_health_clusters": ("source == 'map'", {"page": 9})}
OF_ONE_TABLE = pytest.mark.parametrize(
    "loader",
    [loader for loader in LOADERS if loader.__name__.removeprefix("load_") in TABLES],
    ids=lambda loader: loader.__name__,
)
EVERY_LOADER = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
EVERY_TABLE = pytest.mark.parametrize("table", TABLES)


def test_the_loaders_of_the_contract_are_there():
    assert {loader.__name__ for loader in LOADERS} >= {
        "load_foreign_employment",
        "load_fdi_projects",
        "load_governance",
        "load_governance_bodies",
        "load_governance_links",
        "load_health_clusters",
        "load_indicators",
        "load_interreg",
        "load_interreg_regions",
        "load_lighthouses",
        "load_municipalities",
        "load_other_figures",
        "load_shared_patients",
        "load_study_places",
    }


@EVERY_LOADER
def test_the_docstring_says_what_comes_back_what_can_go_wrong_and_whose_numbers_they_are(loader):
    text = FunctionDoc(loader)
    described = [parameter.name for parameter in text["Parameters"]]
    assert described == list(inspect.signature(loader).parameters)
    assert text["Summary"]
    assert text["Returns"]
    assert text["Raises"]
    assert text["Examples"]
    assert "Source: " in " ".join(text["Notes"])


@OF_ONE_TABLE
def test_the_loader_returns_its_table(loader):
    frame, table = loader(), kkr.load(loader.__name__.removeprefix("load_"))
    selection, attrs = PARTS.get(loader.__name__, ("index == index", {}))
    assert_frame_equal(frame, table.query(selection).reset_index(drop=True))
    assert frame.attrs == table.attrs | attrs


@EVERY_TABLE
def test_the_frame_has_the_columns_types_and_rows_of_the_catalogue(table):
    described = catalog.default().table(table)
    frame = kkr.load(table)
    kinds = {
        "string": pd.api.types.is_string_dtype,
        "integer": pd.api.types.is_integer_dtype,
        "number": pd.api.types.is_float_dtype,
    }
    assert list(frame.columns) == list(described.fields)
    assert all(kinds[field["type"]](frame[name]) for name, field in described.fields.items())
    assert len(frame) == described.resource["rows"]


@EVERY_TABLE
def test_the_frame_equals_the_file(table):
    described = catalog.default().table(table)
    as_text = pd.read_csv(described.path, dtype=str, keep_default_na=False)
    loaded = kkr.load(table).astype(object)
    assert_frame_equal(loaded.where(loaded.notna(), "").astype(str), as_text.astype(str))


@EVERY_TABLE
def test_the_frame_carries_title_unit_source_page_and_warnings(table):
    described, attrs = catalog.default().table(table), kkr.load(table).attrs
    assert set(attrs) == {"title", "unit", "source", "publisher", "page", "warnings"}
    assert attrs["title"] == described.title()
    assert attrs["unit"].keys() == {n for n, field in described.fields.items() if "unit" in field}
    assert attrs["source"] == described.source["title"]
    assert attrs["publisher"] == described.source["publisher"]["da"]
    assert attrs["warnings"] == described.warnings() != []


def test_the_frame_says_in_which_unit_each_measure_is():
    assert kkr.load_foreign_employment().attrs["unit"] == {
        "employees": "personer",
        "share_pct": "procent",
    }
    assert kkr.load_foreign_employment().attrs["page"] == 88


@EVERY_TABLE
@pytest.mark.usefixtures("in_use")
def test_what_a_user_does_to_a_frame_does_not_change_what_the_next_one_gets(table):
    before, attrs = kkr.load(table), deepcopy(kkr.load(table).attrs)
    used = kkr.load(table)
    used.iloc[:, 0] = "changed"
    used.attrs["title"] = "changed"
    used.attrs["unit"]["changed"] = "changed"
    used.attrs["warnings"].append("changed")
    after = kkr.load(table)
    assert_frame_equal(after, before)
    assert after.attrs == attrs


def test_list_tables_lists_every_table_with_its_titles_rows_and_page():
    listed = kkr.list_tables().set_index("table")
    assert list(listed.index) == TABLES
    assert listed.loc["fdi_projects"].to_dict() == {
        "title": "Udenlandske investeringer siden 2012",
        "title_en": "Foreign investments since 2012",
        "rows": 46,
        "page": 88,
    }
    assert pd.isna(listed.loc["municipalities", "page"])


# --- selections --------------------------------------------------------------------------------


def test_the_regions_level_has_the_two_printed_regions():
    frame = kkr.load_foreign_employment(level="region")
    assert frame[["area", "employees", "share_pct"]].to_numpy().tolist() == [
        ["Region Hovedstaden", 105980, 25],
        ["Region Sjælland", 38402, 21],
    ]


def test_the_total_level_has_the_printed_total_of_eastern_denmark():
    frame = kkr.load_foreign_employment(level="total")
    assert frame[["area", "employees", "share_pct"]].to_numpy().tolist() == [
        ["Østdanmark", 144382, 24]
    ]


@pytest.mark.parametrize("level", kkr.loaders.LEVELS)
def test_every_level_of_the_only_year_is_the_whole_of_it(level):
    chosen = kkr.load_foreign_employment(level=level, year=2019)
    assert_frame_equal(chosen, kkr.load_foreign_employment(level=level))
    assert list(chosen.index) == list(range(len(chosen)))


@pytest.mark.parametrize(
    ("regions", "count"),
    [(["085"], 17), (["Sjælland", "KKR Hovedstaden"], 46), (["DK05"], 11), ([], 0), (None, 98)],
)
def test_municipalities_can_be_limited_to_regions(regions, count):
    frame = kkr.load_municipalities(regions=regions)
    assert len(frame) == count
    assert list(frame.index) == list(range(count))
    assert frame.attrs == kkr.load_municipalities().attrs


@pytest.mark.parametrize(
    ("load", "kind", "named", "allowed"),
    [
        (lambda: kkr.load("fdi"), "table", "'fdi'", "fdi_projects"),
        (
            lambda: kkr.load_foreign_employment(level="country"),
            "level",
            "'country'",
            "region, total",
        ),
        (lambda: kkr.load_foreign_employment(year=2018), "year", "2018", "2019"),
        (lambda: kkr.load_foreign_employment(year="2018"), "year", "'2018'", "2019"),
        (lambda: kkr.load_foreign_employment("total", 1), "year", "1", "2019"),
        (lambda: kkr.load_health_clusters("table"), "source", "'table'", "list, map, adopted"),
        (lambda: kkr.compare_health_clusters("list", "maps"), "source", "'maps'", "list, map"),
        (
            lambda: kkr.load_municipalities(regions=["Skåne"]),
            "region",
            "'Skåne'",
            "Region Sjælland",
        ),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(load, kind, named, allowed):
    with pytest.raises(UnknownNameError, match=rf"^Unknown {kind}: {named}\.") as caught:
        load()
    assert allowed in str(caught.value)


# --- health clusters ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "page", "count", "clusters"),
    [("list", 5, 98, 22), ("map", 9, 103, 22), ("adopted", None, 43, 12)],
)
def test_each_source_of_the_clusters_has_its_memberships_and_page(source, page, count, clusters):
    frame = kkr.load_health_clusters(source=source)
    assert set(frame["source"]) == {source}
    assert list(frame.index) == list(range(count))
    assert frame["cluster_id"].nunique() == clusters
    assert frame.attrs["page"] == page


def test_list_and_map_differ_in_five_memberships():
    differing = kkr.compare_health_clusters()
    key = ["cluster_id", "municipality_code", "municipality", "region_code", "region"]
    assert list(differing.columns) == [*key, "list", "map"]
    assert differing["list"].isna().all()
    assert {tuple(row) for row in differing[["municipality", "cluster_id", "map"]].to_numpy()} == {
        ("Vejen", "syddanmark-lillebaelt", "political"),
        ("Billund", "syddanmark-lillebaelt", "administrative"),
        ("Middelfart", "syddanmark-odense", "administrative"),
        ("Rødovre", "hovedstaden-syd", "administrative"),
        ("København", "hovedstaden-syd", "administrative"),
    }
    assert differing.attrs == kkr.load("health_clusters").attrs


def test_a_source_does_not_differ_from_itself_and_the_order_of_two_does_not_matter():
    assert kkr.compare_health_clusters("map", "map").empty
    expected, turned = kkr.compare_health_clusters(), kkr.compare_health_clusters("map", "list")
    assert_frame_equal(turned[list(expected.columns)], expected)


def test_a_municipality_in_two_clusters_has_its_outline_twice():
    frame = kkr.load_health_clusters(geometry=True).query("municipality == 'Vejen'")
    assert len(frame) == 2
    assert frame.geometry.iloc[0].equals(frame.geometry.iloc[1])


@pytest.mark.parametrize(
    "use",
    [
        lambda: kkr.compare_health_clusters("list", "adopted"),
        lambda: kkr.compare_health_clusters("adopted"),
        lambda: kkr.load_health_clusters("adopted", geometry=True),
    ],
)
def test_what_needs_every_membership_refuses_a_source_that_has_only_some(use):
    with pytest.raises(PartialTableError, match=r"'adopted' has only some .* Choose list or map\."):
        use()


# --- geometry ----------------------------------------------------------------------------------


@pytest.mark.parametrize("loader", ON_A_MAP, ids=lambda loader: loader.__name__)
def test_with_geometry_the_rows_are_the_same_and_each_has_a_valid_outline(loader):
    frame, plain = loader(geometry=True), loader()
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs == "EPSG:25832"
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()
    assert_frame_equal(pd.DataFrame(frame.drop(columns="geometry")), plain)
    assert frame.attrs == plain.attrs


def test_each_row_has_the_outline_of_its_own_municipality():
    shapes = boundaries.read().set_index("municipality_code").geometry
    frame = kkr.load_fdi_projects(geometry=True)
    assert frame.geometry.geom_equals(shapes.loc[frame["municipality_code"]], align=False).all()


@pytest.mark.parametrize("level", ["region", "total"])
def test_a_region_or_the_total_is_outlined_by_its_municipalities(level):
    frame = kkr.load_foreign_employment(level=level, geometry=True)
    parts = kkr.load_foreign_employment(geometry=True)
    assert frame.crs == "EPSG:25832"
    assert frame.geometry.is_valid.all()
    assert frame.geometry.area.sum() == pytest.approx(parts.geometry.area.sum())
    for area, outline in zip(frame["area"], frame.geometry, strict=True):
        inside = parts.representative_point().within(outline)
        assert list(inside) == [level == "total" or region == area for region in parts["region"]]


def test_regions_limit_the_outlines_too():
    frame = kkr.load_municipalities(geometry=True, regions=["Sjælland"])
    assert len(frame) == frame.geometry.notna().sum() == 17


# --- a user's own boundaries -------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> gpd.GeoDataFrame:
    """The package's own outlines, under the official column name and with the leading zero."""
    frame = gpd.read_file(BOUNDARIES, layer="municipalities")
    return gpd.GeoDataFrame(
        {"kommunekode": "0" + frame["municipality_code"]}, geometry=frame.geometry
    )


def own(frame: gpd.GeoDataFrame, folder: Path, name: str = "own.gpkg") -> Path:
    frame.to_file(folder / name)
    return folder / name


def test_a_file_in_another_projection_gives_the_same_outlines_in_ours(shipped, tmp_path):
    frame = kkr.load_municipalities(boundaries=own(shipped.to_crs("EPSG:4326"), tmp_path))
    expected = kkr.load_municipalities(geometry=True)
    assert frame.crs == "EPSG:25832"
    assert list(frame["municipality_code"]) == list(expected["municipality_code"])
    distances = frame.geometry.hausdorff_distance(expected.geometry)
    assert distances.max() < 0.01  # metres


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("KOMKODE", lambda code: code),
        ("lau_id", lambda code: "DK" + code),
        ("kode", lambda code: code.astype(int)),
        ("municipality_code", lambda code: code.str.lstrip("0")),
    ],
)
def test_codes_are_understood_in_every_usual_form(column, codes, shipped, tmp_path):
    changed = gpd.GeoDataFrame({column: codes(shipped["kommunekode"])}, geometry=shipped.geometry)
    frame = kkr.load_municipalities(boundaries=own(changed, tmp_path))
    assert frame.geometry.geom_equals(kkr.load_municipalities(geometry=True).geometry).all()


def test_of_a_file_with_several_layers_the_first_is_taken_without_a_word():
    assert len(kkr.load_municipalities(boundaries=BOUNDARIES)) == 98


def test_features_that_are_no_municipality_are_left_out(shipped, tmp_path):
    christianso = shipped.iloc[[0]].assign(kommunekode="0411")
    path = own(pd.concat([shipped, christianso]), tmp_path)
    assert len(kkr.load_municipalities(boundaries=path)) == 98


def test_whole_numbers_with_a_gap_among_them_are_codes_too(shipped, tmp_path):
    """Geopandas reads such a column as numbers with decimals."""
    codes = pd.concat([shipped["kommunekode"].astype("Int64"), pd.Series([pd.NA], dtype="Int64")])
    outlines = [*shipped.geometry, shipped.geometry.iloc[0]]
    changed = gpd.GeoDataFrame({"kode": codes.array}, geometry=outlines, crs=shipped.crs)
    assert len(kkr.load_municipalities(boundaries=own(changed, tmp_path))) == 98


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda f: f[f["kommunekode"] != "0306"], "municipality 306 0 times"),
        (lambda f: pd.concat([f, f[f["kommunekode"] == "0306"]]), "municipality 306 2 times"),
        (lambda f: f.rename(columns={"kommunekode": "name"}), "columns name, geometry"),
    ],
    ids=["missing code", "doubled code", "no column with codes"],
)
def test_a_file_that_does_not_fit_is_refused_with_the_reason(damage, found, shipped, tmp_path):
    path = own(damage(shipped), tmp_path)
    with pytest.raises(DataError, match=f"{path}: found {found}; expected "):
        kkr.load_municipalities(boundaries=path)


def test_a_municipality_that_is_not_asked_for_may_be_missing(shipped, tmp_path):
    path = own(shipped[shipped["kommunekode"] != "0101"], tmp_path)
    assert len(kkr.load_municipalities(regions=["Sjælland"], boundaries=path)) == 17


def test_a_file_without_projection_is_refused(shipped, tmp_path):
    path = own(shipped.rename(columns={"kommunekode": "komkode"}), tmp_path, "own.shp")
    path.with_suffix(".prj").unlink()
    with pytest.raises(DataError, match=r"own\.shp: found no projection; expected .*EPSG:25832"):
        kkr.load_municipalities(boundaries=path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("own.gpkg", b"no map"),
        ("own.geojson", b'{"type": "FeatureCollection"'),
        ("own.csv", b"kommunekode,navn\n0101,K\n"),
        ("own.txt", b""),
    ],
)
def test_a_file_that_is_no_map_is_refused(name, content, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError, match=f"{path}: found .*; expected .*map"):
        kkr.load_municipalities(boundaries=path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"own\.gpkg: found .*No such file"):
        kkr.load_municipalities(boundaries=tmp_path / "own.gpkg")


# --- the import, and files that were changed -----------------------------------------------------


def test_importing_kkrdata_imports_neither_pandas_nor_geopandas_nor_matplotlib():
    heavy = ["pandas", "numpy", "geopandas", "shapely", "matplotlib", "babel", "frictionless"]
    code = f"import sys, kkrdata; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_everything_that_kkrdata_offers_is_there():
    assert all(getattr(kkr, name) is not None for name in dir(kkr))


@EVERY_TABLE
def test_a_table_that_was_changed_is_not_loaded(table, in_use):
    path = in_use / "tables" / f"{table}.csv"
    path.write_bytes(path.read_bytes()[:-1] + b"?\n")
    with pytest.raises(DataError, match=rf"data/tables/{table}\.csv, row \d+, column \w+"):
        kkr.load(table)


def test_a_table_is_loaded_although_another_was_changed(in_use):
    path = in_use / "tables" / "fdi_projects.csv"
    path.write_bytes(path.read_bytes().replace(b"408", b"409"))
    assert len(kkr.load_foreign_employment()) == 46


def test_a_missing_table_is_named_with_what_to_do(in_use):
    (in_use / "tables" / "fdi_projects.csv").unlink()
    with pytest.raises(DataError, match=r"data/tables/fdi_projects\.csv: found .*run `make`"):
        kkr.load_fdi_projects()
