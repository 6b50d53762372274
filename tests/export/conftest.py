"""A folder with a picture of every figure, as a build leaves it, and a real office."""

import itertools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import kkrdata as kkr
from kkrdata import style
from kkrdata.export import gallery
from kkrdata.formats import FORMATS
from kkrdata.text import LANGUAGES

COMMITTED = Path(__file__).parents[2] / "figures"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The committed images; a blank one stands for a figure that has not been built yet."""
    folder = tmp_path_factory.mktemp("project") / "figures"
    folder.mkdir()
    for name in kkr.figures.list_figures():
        every = itertools.product(LANGUAGES, FORMATS, kkr.figures.shipped_sizes(name))
        for lang, form, size in every:
            _put(folder / kkr.figures.file_name(name, lang, form, size), style.SIZES[size])
    return folder


@pytest.fixture(scope="session")
def make_page(built):
    """Make the page with all its parts, as a build does."""

    def make():
        parts = {theme: gallery.section(built, theme) for theme in kkr.figures.THEMES}
        return gallery.page(built, parts)

    return make


@pytest.fixture(scope="session")
def gallery_page(built, make_page):
    """The page, made once for all tests of it."""
    path = built / "index.html"
    path.write_bytes(make_page())
    return path


def _put(path, size):
    committed = COMMITTED / path.name
    if committed.is_file():
        shutil.copy(committed, path)
    elif path.suffix == ".png":
        Image.new("RGB", (size.width, size.height), "white").save(path)
    else:
        path.touch()


@pytest.fixture(scope="session")
def office() -> Callable[..., None]:
    """LibreOffice, which converts files to a format."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-calc libreoffice-impress"

    def convert(folder: Path, form: str, *names: str) -> None:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", form, "--outdir", "converted"]
        subprocess.run([*command, *names], cwd=folder, check=True, capture_output=True, timeout=120)

    return convert
