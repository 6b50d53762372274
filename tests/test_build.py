"""The build makes the tables again when something has changed, and only then."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kkrdata import build, catalog, check, figures
from kkrdata.errors import NoProjectError, UnknownNameError

DEV_FULL = Path("/dev/full")


@pytest.fixture
def project(data_folder: Path) -> Path:
    """A checkout in which only the tables can be built."""
    (data_folder.parent / "pyproject.toml").touch()
    (data_folder.parent / "requirements.lock").touch()
    return data_folder.parent


def contents(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "data" / "tables").iterdir()}


def run(project: Path) -> subprocess.CompletedProcess[str]:
    """Build the tables with the real program, to read what it says."""
    return subprocess.run(
        [Path(sys.executable).with_name("kkrdata"), "build", "tables"],
        env=os.environ | {catalog.DATA_FOLDER_VARIABLE: str(project / "data")},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_a_build_of_the_committed_data_changes_no_byte_and_the_next_does_nothing(project):
    before = contents(project)
    first = run(project)
    times = {path: path.stat().st_mtime_ns for path in project.rglob("data/*/*")}
    second = run(project)
    assert (first.stdout, first.stderr, first.returncode) == ("building tables\n", "", 0)
    assert (second.stdout, second.stderr, second.returncode) == ("tables is up to date\n", "", 0)
    assert {path: path.stat().st_mtime_ns for path in project.rglob("data/*/*")} == times
    assert contents(project) == before


@pytest.mark.parametrize("name", ["fdi_projects.csv", "datapackage.json"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"changed")])
def test_a_table_that_was_changed_or_lost_is_made_again(name, damage, project):
    before = contents(project)
    build.build(project, ["tables"])
    damage(project / "data" / "tables" / name)
    assert build.build(project, ["tables"]) == 0
    assert contents(project) == before


def test_after_a_lost_table_was_made_again_there_is_nothing_to_do(project):
    build.build(project, ["tables"])
    (project / "data" / "tables" / "fdi_projects.csv").unlink()
    build.build(project, ["tables"])
    assert run(project).stdout == "tables is up to date\n"


def test_a_proofread_change_of_raw_reaches_table_provenance_and_catalogue(project):
    raw = project / "data" / "raw" / "fdi_projects.csv"
    old = raw.read_bytes()
    raw.write_bytes(old.replace(b"10/6", b"11/6"))
    catalogue = project / "data" / "raw" / "catalogue.toml"
    pinned, meant = (hashlib.sha256(content).hexdigest() for content in (old, raw.read_bytes()))
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace(pinned, meant), encoding="utf-8")
    before = contents(project)
    assert build.build(project, ["tables"]) == 0
    changed = {name for name, content in contents(project).items() if content != before[name]}
    assert changed == {"fdi_projects.csv", "provenance.csv", "datapackage.json"}
    problems = {claim for claim, found in check.run(catalog.Catalog(project / "data")) if found}
    assert problems == {"investments add up to the sums of the proofread transcription"}


def test_a_change_of_raw_that_was_not_proofread_stops_the_build(project):
    before = contents(project)
    raw = project / "data" / "raw" / "fdi_projects.csv"
    raw.write_bytes(raw.read_bytes().replace(b"10/6", b"11/6"))
    done = run(project)
    assert done.returncode == 1
    assert "tables failed: data/raw/fdi_projects.csv: found SHA-256" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(project) == before


@pytest.mark.skipif(not DEV_FULL.exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_stops_the_build_and_leaves_the_tables_whole(project):
    tables = project / "data" / "tables"
    (tables / "fdi_projects.csv").write_bytes(b"changed")
    before = contents(project)
    (tables / ".fdi_projects.csv.part").symlink_to(DEV_FULL)
    done = run(project)
    assert done.returncode == 1
    assert "fdi_projects.csv: cannot be written (No space left on device)" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(project) == before


def test_an_unknown_task_is_refused_with_those_there_are(project):
    with pytest.raises(UnknownNameError, match=r"Unknown task: 'table'.*tables, foreign-"):
        build.build(project, ["table"])


def test_where_there_is_no_checkout_there_is_nothing_to_build(data_folder):
    with pytest.raises(NoProjectError, match="clone the project"):
        catalog.Catalog(data_folder).project()


def rest_on(project, suffix):
    """List the tasks that are built anew when a file of the package with such an ending changes."""
    tasks = {task["basename"]: task["file_dep"] for task in build._tasks(project)}
    return {name for name, files in tasks.items() if any(file.endswith(suffix) for file in files)}


def test_a_change_of_the_words_or_of_the_code_reaches_figures_manifest_and_notebooks():
    project = catalog.default().project()
    expected = {*figures.list_figures(), "manifest", "01_foreign_employment", "02_fdi_projects"}
    assert expected <= rest_on(project, "words/foreign_companies.toml")
    assert expected <= rest_on(project, "style.py")
    assert expected <= rest_on(project, "municipalities.csv")


def test_a_damaged_state_of_the_build_is_begun_anew(project):
    (project / ".cache").mkdir()
    (project / ".cache" / "build.json").write_text("{damaged", encoding="utf-8")
    done = run(project)
    assert (done.stdout, done.stderr, done.returncode) == ("building tables\n", "", 0)


@pytest.mark.parametrize(
    ("removed", "message"),
    [
        ("raw_sha256 = ", "raw_sha256 in [tables."),
        ("[fields.kkr]", "a field [fields.kkr]"),
        ("[warnings.no_christianso]", "a warning [warnings.no_christianso]"),
        ("[tables.fdi_projects]", "a table [tables.fdi_projects]"),
    ],
)
def test_what_the_catalogue_lacks_is_named(removed, message, project):
    path = project / "data" / "raw" / "catalogue.toml"
    text = path.read_text(encoding="utf-8")
    renamed = removed.replace("[fields.", "[fields.x").replace("[warnings.", "[warnings.x")
    renamed = renamed.replace("[tables.", "[tables.x").replace("raw_sha256", "sha256")
    path.write_text(text.replace(removed, renamed), encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert message in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
