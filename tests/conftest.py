"""What several tests share: a copy of the data that a test may damage, and the command line."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kkrdata import catalog, cli
from kkrdata.catalog import Catalog

REPOSITORY = Path(__file__).parents[1]
DATA = REPOSITORY / "data"


@pytest.fixture(scope="session")
def committed() -> Catalog:
    """The committed data, which no test may change."""
    return Catalog(DATA)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A copy of data/ in a project of its own."""
    folder = tmp_path / "project" / "data"
    for name in ("raw", "tables"):
        shutil.copytree(DATA / name, folder / name)
    (folder / "boundaries").mkdir()
    for path in (DATA / "boundaries").glob("*.gpkg"):
        shutil.copy(path, folder / "boundaries")
    return folder


@pytest.fixture
def copied(data_folder: Path) -> Catalog:
    """The catalogue of a copy of data/."""
    return Catalog(data_folder)


@pytest.fixture
def in_use(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of data/ that kkrdata reads instead of the committed one."""
    monkeypatch.setenv(catalog.DATA_FOLDER_VARIABLE, str(data_folder))
    catalog.default.cache_clear()
    yield data_folder
    catalog.default.cache_clear()


@pytest.fixture
def kkrdata() -> Callable[..., Result]:
    """The command line: `kkrdata("trace", "fdi_projects", "region")`."""
    return lambda *arguments: CliRunner().invoke(cli.main, [str(each) for each in arguments])
