"""Tables as files for other programs are read there as they are here."""

import json
import subprocess
import sys
import time

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from kkrdata import boundaries, loaders
from kkrdata.errors import UnknownNameError
from kkrdata.export import tables
from kkrdata.export.selection import Selection, select

MAPPED = select(regions=["Sjælland"], tables=["fdi_projects"])


def exported(selection, folder, suffix):
    (path,) = tables.export(selection, folder, suffix)
    return path


def test_csv_is_the_committed_table(tmp_path, committed):
    path = exported(select(tables=["fdi_projects"]), tmp_path, "csv")
    assert path.read_bytes() == committed.table("fdi_projects").content()


def test_all_tables_are_exported_if_none_is_named(tmp_path, committed):
    paths = tables.export(Selection(), tmp_path, "csv")
    assert {path.stem for path in paths} == set(committed.tables)
    assert all(path.read_bytes() == committed.table(path.stem).content() for path in paths)


def test_csv_for_danish_excel_has_its_mark_semicolons_and_decimal_commas(tmp_path):
    content = exported(select(tables=["lighthouses"]), tmp_path, "da.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfplace;theme;theme_en;grant\r\n")
    assert "Fyn;Robotter og automation;Robots and automation;108,5\r\n" in content.decode("utf-8")


class Hostile(Selection):
    """A table whose texts begin as formulas do, and one that is a lone sign."""

    @property
    def frames(self):
        texts = ["=1+1", "+45", "-1", "@A1", "=", "a=1", None]
        return {"lighthouses": pd.DataFrame({"place": pd.array(texts, dtype="str")})}


def test_csv_for_danish_excel_has_no_text_that_becomes_a_formula(tmp_path):
    path = exported(Hostile(tables=("lighthouses",)), tmp_path, "da.csv")
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    assert lines[1:8] == ["'=1+1", "'+45", "'-1", "'@A1", "=", "a=1", '""']


def test_parquet_keeps_values_and_types(tmp_path):
    path = exported(select(tables=["fdi_projects"]), tmp_path, "parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(path), loaders.load("fdi_projects"))


def test_geojson_is_as_rfc_7946_wants_it(tmp_path):
    content = json.loads(exported(MAPPED, tmp_path, "geojson").read_text(encoding="utf-8"))
    assert "crs" not in content
    assert "© OpenStreetMap" in content["description"]
    shapes = [shapely.geometry.shape(each["geometry"]) for each in content["features"]]
    west, south, east, north = shapely.total_bounds(shapes)
    assert (10 < west < 12, 54 < south < 56) == (True, True)  # longitude first
    assert (11 < east < 13, 55 < north < 57) == (True, True)
    parts = shapely.get_parts(shapes)
    assert shapely.is_ccw(shapely.get_exterior_ring(parts)).all()
    assert content["features"][0]["properties"]["municipality_code"] == "253"


def test_geopackage_has_the_borders_that_the_package_has(tmp_path):
    found = gpd.read_file(exported(MAPPED, tmp_path, "gpkg"))
    expected = boundaries.join(MAPPED.frames["fdi_projects"])
    assert found.crs == boundaries.CRS
    assert found["projects_all"].tolist() == expected["projects_all"].tolist()
    assert shapely.equals(found.geometry.array, expected.geometry.array).all()


def test_the_same_table_gives_the_same_bytes_at_another_time(tmp_path):
    def contents(folder):
        return {form: exported(MAPPED, folder, form).read_bytes() for form in tables.FORMATS}

    first = contents(tmp_path / "first")
    time.sleep(1.1)  # a file that says when it was made would differ
    assert contents(tmp_path / "second") == first


@pytest.mark.parametrize("name", ["lighthouses", "health_clusters_adopted"])
def test_a_table_without_borders_or_without_all_rows_is_not_exported_as_a_map(name, tmp_path):
    with pytest.raises(UnknownNameError, match=rf"'{name}'.*fdi_projects"):
        tables.export(select(tables=[name]), tmp_path, "geojson")
    assert list(tmp_path.iterdir()) == []


HIDE_PYARROW = "import sys; sys.modules['pyarrow'] = None; from kkrdata import cli; cli.main()"


def test_where_pyarrow_is_missing_parquet_is_refused_with_what_to_install(tmp_path):
    command = [sys.executable, "-c", HIDE_PYARROW, "export", "parquet", "--to", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "pyarrow is missing. Install it" in done.stderr
