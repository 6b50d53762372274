"""The workbooks, made and opened once, and what a real office makes of them."""

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook

from kkrdata import loaders
from kkrdata.export import excel
from kkrdata.export.selection import Selection

HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    '=HYPERLINK("https://example.org","click")',
    "=cmd|' /C calc'!A0",
    "=",
    "'quoted",
    "{=1}",
    '<b>"&amp;',
)


def opened(content: bytes, **options: bool) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), **options)


class HostileSelection(Selection):
    """The investments with names that a spreadsheet might take for formulas."""

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        frame = loaders.load("fdi_projects").head(len(HOSTILE))
        return {"fdi_projects": frame.assign(municipality=list(HOSTILE))}


@pytest.fixture(scope="session")
def contents() -> dict[str, bytes]:
    """Both workbooks as files."""
    return {lang: excel.workbook(lang=lang) for lang in ("da", "en")}


@pytest.fixture(scope="session")
def hostile() -> bytes:
    """A workbook with hostile names."""
    return excel.workbook(HostileSelection())


@pytest.fixture(scope="session")
def workbooks(contents: dict[str, bytes]) -> dict[str, Workbook]:
    """Both workbooks, opened."""
    return {lang: opened(content) for lang, content in contents.items()}


@pytest.fixture(scope="session")
def reckoned(
    contents: dict[str, bytes],
    hostile: bytes,
    office: Callable[..., None],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Workbook]:
    """Workbooks whose formulas LibreOffice has reckoned, with no result to begin from."""
    folder = tmp_path_factory.mktemp("office")
    files = {"da": without_results(contents["da"]), "hostile": without_results(hostile)}
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    office(folder, "xlsx", *(f"{name}.xlsx" for name in files))
    converted = {name: folder / "converted" / f"{name}.xlsx" for name in files}
    return {name: opened(path.read_bytes(), data_only=True) for name, path in converted.items()}


def without_results(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", old.read(name)))
    return made.getvalue()
