"""Another folder, time zone, language, order of sets, setting or font changes no byte."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from font_source_sans_pro import font_files_ttf
from fontTools.ttLib import TTFont

from kkrdata import catalog, figures, style
from kkrdata.build import tasks
from kkrdata.build.state import State

from .conftest import PROGRAM

CHECKOUT = catalog.default().project()
TASKS = tasks.every(CHECKOUT)
# Ugly on purpose: each would show in a figure that it reached.
UGLY = """
font.size: 31
text.color: red
axes.facecolor: lime
axes.grid: True
lines.linewidth: 9
savefig.dpi: 50
savefig.bbox: tight
savefig.transparent: True
svg.fonttype: none
pdf.compression: 0
path.simplify: False
path.sketch: 5, 50, 9
text.antialiased: False
timezone: Asia/Tokyo
axes.formatter.use_locale: True
"""


def is_committed(file):
    return not file.startswith(".cache/")


def chosen():
    """Choose tasks that make files of every kind there is, a map and a chart among them.

    And those whose files are not committed, so that a copy has to make them.
    """
    makers = {Path(file).suffix: name for name, task in TASKS.items() for file in task.makes}
    parts = [name for name, task in TASKS.items() if not all(map(is_committed, task.makes))]
    drawn = figures.list_figures()
    return list(dict.fromkeys([drawn[0], drawn[-1], *makers.values(), *parts]))


def impostor(folder):
    """Install another typeface under the name of the one that figures are set in."""
    folder.mkdir(parents=True)
    for face, dress in {"Bold": "Black", "": "Light", "Semibold": "It"}.items():
        font = TTFont(font_files_ttf[f"SourceSansPro{dress}"])
        font["name"] = TTFont(font_files_ttf[f"SourceSansPro{face}"])["name"]
        font["OS/2"].usWeightClass = {"Bold": 700, "": 400, "Semibold": 600}[face]
        font.save(folder / f"Impostor{face}.ttf")


def elsewhere(home):
    """Describe a machine that differs in all that may not matter."""
    impostor(home / ".local/share/fonts")
    (home / "matplotlibrc").write_text(UGLY, encoding="utf-8")
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "MATPLOTLIBRC": str(home / "matplotlibrc"),
        "TZ": "Pacific/Chatham",
        "LC_ALL": "C",
        "LANGUAGE": "sv",
        "PYTHONHASHSEED": "4711",
    }


def digests(project, files):
    return {file: hashlib.sha256((project / file).read_bytes()).hexdigest() for file in files}


@pytest.fixture
def copy(tmp_path):
    """A copy of the checkout in which all but the chosen tasks are held for built."""
    project = tmp_path / "en anden mappe æøå" / "kkrdata"
    for folder in ("data", "figures", "notebooks"):
        shutil.copytree(CHECKOUT / folder, project / folder)
    for file in ("pyproject.toml", tasks.LOCK):
        shutil.copy(CHECKOUT / file, project)
    state = State(project)
    for task in TASKS.values():
        state.remember(task, state.of(task), [])
    state.save()
    return project


def test_a_build_on_another_machine_gives_the_bytes_of_this_one(copy, tmp_path):
    names = chosen()
    made = [file for name in names for file in TASKS[name].makes if is_committed(file)]
    assert {Path(file).suffix for file in made} == {
        Path(file).suffix for task in TASKS.values() for file in task.makes
    }
    other = elsewhere(tmp_path / "home") | {catalog.DATA_FOLDER_VARIABLE: str(copy / "data")}
    command = [PROGRAM, "build", *names, "--force", "--jobs", "2"]
    done = subprocess.run(
        command, env=os.environ | other, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": built in") == len(names)
    assert digests(copy, made) == digests(CHECKOUT, made)


# A thin space in this typeface is the one that does not break, U+202F; it has no U+2009.
@pytest.mark.parametrize("face", style._FACES)
def test_each_face_has_the_letters_signs_and_spaces_of_both_languages(face):
    letters = TTFont(font_files_ttf[f"SourceSansPro{face}"]).getBestCmap()
    wanted = "æøåÆØÅäöÄÖéü0123456789.,:;%-–−·…()/«»“”’ \u00a0\u202f"
    assert [letter for letter in wanted if ord(letter) not in letters] == []
