"""The same tables give the same workbook; tests/build has it made on another machine."""

import zipfile
from io import BytesIO

import pytest

from kkrdata.export import excel

pytestmark = pytest.mark.xdist_group("workbooks")


def test_no_time_of_making_is_in_the_file(contents):
    with zipfile.ZipFile(BytesIO(contents["da"])) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
    assert core.count("2022-03-01T00:00:00Z") == 2  # created and modified


def test_a_workbook_made_again_has_the_same_bytes_where_it_was_asked_for(contents, tmp_path):
    path = excel.export(tmp_path / "new" / "file.xlsx")
    assert path.read_bytes() == contents["da"]
    assert [each.name for each in path.parent.iterdir()] == ["file.xlsx"]
