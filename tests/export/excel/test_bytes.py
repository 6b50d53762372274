"""The same tables give the same workbook, whenever and wherever it is made."""

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from kkrdata.export import excel

pytestmark = pytest.mark.xdist_group("workbooks")
ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
MAKE = (
    "import hashlib; from kkrdata.export import excel; "
    "print(hashlib.sha256(excel.workbook(lang='da')).hexdigest())"
)


def test_a_workbook_made_elsewhere_has_the_same_bytes(contents):
    done = subprocess.run(
        [sys.executable, "-c", MAKE], env=os.environ | ELSEWHERE, capture_output=True, text=True
    )
    assert done.stdout.strip() == hashlib.sha256(contents["da"]).hexdigest(), done.stderr


def test_no_time_of_making_is_in_the_file(contents):
    with zipfile.ZipFile(BytesIO(contents["da"])) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
    assert core.count("2022-03-01T00:00:00Z") == 2  # created and modified


def test_the_workbook_is_saved_where_it_was_asked_for(contents, tmp_path):
    path = excel.export(tmp_path / "new" / "file.xlsx")
    assert path.read_bytes() == contents["da"]
    assert [each.name for each in path.parent.iterdir()] == ["file.xlsx"]
