"""The build makes the tables again when something has changed, and only then."""

import hashlib
import os
import pty
import re
import subprocess
import termios
import time
from functools import partial
from pathlib import Path

import psutil
import pytest

from kkrdata import build, catalog, check, figures
from kkrdata.build import tasks
from kkrdata.errors import NoProjectError, UnknownNameError

from .conftest import begin

NOTHING = "Nothing to do.\nUp to date: tables.\n"


def contents(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "data" / "tables").iterdir()}


def test_a_build_of_the_committed_data_changes_no_byte_and_the_next_does_nothing(
    project, build_with
):
    before = contents(project)
    first = build_with("tables")
    times = {path: path.stat().st_mtime_ns for path in project.rglob("data/*/*")}
    second = build_with("tables")
    assert (first.stderr, first.returncode) == ("", 0)
    assert re.fullmatch(r"tables: built in [\d.]+ s\nBuilt 1 of 1 in [\d.]+ s.\n", first.stdout)
    assert (second.stdout, second.stderr, second.returncode) == (NOTHING, "", 0)
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


def test_after_a_lost_table_was_made_again_there_is_nothing_to_do(project, build_with):
    build.build(project, ["tables"])
    (project / "data" / "tables" / "fdi_projects.csv").unlink()
    build.build(project, ["tables"])
    assert build_with("tables").stdout == NOTHING


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


def test_a_change_of_raw_that_was_not_proofread_stops_the_build(project, build_with):
    before = contents(project)
    raw = project / "data" / "raw" / "fdi_projects.csv"
    raw.write_bytes(raw.read_bytes().replace(b"10/6", b"11/6"))
    done = build_with("tables")
    assert done.returncode == 1
    assert "tables failed: data/raw/fdi_projects.csv: found SHA-256" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(project) == before


def assert_stopped(done, *words):
    """One message, and nothing else that a reader would have to understand."""
    assert done.returncode == 1
    assert done.stderr.startswith("kkrdata: ")
    assert done.stderr.count("\n") == 1
    assert [word for word in words if word not in done.stderr] == [], done.stderr


def test_a_full_disk_stops_the_build_and_leaves_only_whole_tables(project, build_with):
    meant = contents(project)
    tables = project / "data" / "tables"
    for name in ("fdi_projects.csv", "provenance.csv"):
        (tables / name).write_bytes(b"changed")
    before = contents(project)
    assert_stopped(
        build_with("tables", largest_file=100_000),
        "provenance.csv: cannot be written (File too large). It was left as it was. Free some",
    )
    after = contents(project)
    assert after.keys() == before.keys()
    assert all(after[name] in (before[name], meant[name]) for name in after)
    assert after["provenance.csv"] == b"changed"


def test_where_nothing_can_be_noted_nothing_is_built(project, build_with):
    (project / ".cache").write_bytes(b"a file where a folder should be")
    (project / "data/tables/fdi_projects.csv").write_bytes(b"changed")
    before = contents(project)
    assert_stopped(build_with("tables"), ".cache", "cannot be written")
    assert contents(project) == before


def test_a_target_that_cannot_be_replaced_is_named_and_the_rest_is_left(project, build_with):
    target = project / "data/tables/fdi_projects.csv"
    target.unlink()
    (target / "something").mkdir(parents=True)
    assert_stopped(build_with("tables"), "fdi_projects.csv: cannot be written (Is a directory)")
    assert (target / "something").is_dir()
    assert not list(target.parent.glob(".*"))


@pytest.fixture
def read_only(project):
    """A folder of tables in which nothing may be written."""
    folder = project / "data/tables"
    (folder / "fdi_projects.csv").write_bytes(b"changed")
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_read_only_folder_is_named_and_left_as_it_is(read_only, project, build_with):
    before = contents(project)
    assert_stopped(build_with("tables"), "fdi_projects.csv: cannot be written (Permission denied)")
    assert contents(project) == before


def test_what_a_build_that_was_killed_had_begun_is_removed(project, build_with):
    left = [project / "data/tables/.fdi_projects.csv.4711.part", project / "figures/.x.png.1.part"]
    (project / "figures").mkdir()
    for path in left:
        path.write_bytes(b"hal")
    assert build_with("tables").returncode == 0
    assert not any(path.exists() for path in left)


def test_a_file_that_nothing_makes_any_more_is_named_and_left(project, build_with):
    old = project / "data/tables/abolished.csv"
    old.write_bytes(b"a,b\n")
    assert build.unclaimed(project) == ["data/tables/abolished.csv"]
    assert old.exists()


def test_what_is_committed_is_made_by_some_task():
    assert build.unclaimed(catalog.default().project()) == []


def test_the_help_names_every_task_that_is_neither_a_figure_nor_a_notebook(build_with):
    every = tasks.every(catalog.default().project())
    drawn, notebooks = figures.list_figures(), [name for name in every if name[:2].isdigit()]
    named = re.split(r"[\s,.]+", build_with("--help").stdout)
    assert notebooks
    assert set(every) - {*drawn, *notebooks} <= set(named)


def test_explain_names_what_changed_and_builds_nothing(project, build_with):
    assert "    it was never built to the end" in build_with("tables", "--explain").stdout
    assert build_with("tables").returncode == 0
    assert build_with("--only", "tables", "--explain").stdout == "tables: up to date\n"
    (project / "data/tables/fdi_projects.csv").write_bytes(b"changed")
    (project / "data/tables/interreg.csv").unlink()
    (project / "data/raw/interreg.csv").write_bytes(b"changed")
    before = contents(project)
    assert build_with("tables", "--explain").stdout.splitlines() == [
        "tables: would be built",
        "    changed: data/raw/interreg.csv",
        "    not as the last build left it: data/tables/fdi_projects.csv",
        "    missing: data/tables/interreg.csv",
    ]
    assert contents(project) == before


def test_explain_names_a_few_reasons_and_counts_the_others(project, build_with):
    build_with("tables")
    raw = sorted((project / "data/raw").glob("*.csv"))[:8]
    for path in raw:
        path.write_bytes(b"changed")
    lines = build_with("tables", "--explain").stdout.splitlines()
    named = [f"    changed: data/raw/{path.name}" for path in raw[:5]]
    assert lines == ["tables: would be built", *named, "    and 3 more"]


def test_a_figure_would_be_built_after_its_tables(project):
    reasons = build.explain(project, ["fdi-projects-map"])
    assert list(reasons) == ["tables", "fdi-projects-map"]
    assert "after: tables" in reasons["fdi-projects-map"]


def test_what_is_up_to_date_is_built_when_forced(project, build_with):
    build_with("tables")
    assert build_with("tables").stdout == NOTHING
    assert "tables: built" in build_with("tables", "--force").stdout


def test_what_comes_after_a_failure_is_not_built(project, build_with):
    (project / "data/raw/catalogue.toml").unlink()
    done = build_with("fdi-projects-map")
    assert done.returncode == 1
    assert "fdi-projects-map failed: not built, because of tables" in done.stdout
    assert "Failed: tables, fdi-projects-map." in done.stdout


def test_on_a_terminal_a_bar_shows_how_far_the_build_is(project):
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    begun = begin(project, "tables", stdout=theirs)
    os.close(theirs)
    shown = b"".join(iter(partial(read, ours), b"")).decode()
    assert begun.wait() == 0
    assert re.search(r"100%\|.*\| 1/1 \[.*tables\]", shown), shown
    assert "Built 1 of 1" in shown
    assert "tables: built" not in shown


def read(terminal):
    """Read from a terminal; when nobody writes to it any more, Linux calls that an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_when_a_process_of_the_build_is_killed_the_build_says_so_and_ends(project):
    (project / "data/raw/fdi_projects.csv").unlink()
    os.mkfifo(project / "data/raw/fdi_projects.csv")  # nobody writes to it: its reader waits
    begun = begin(project, "tables", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    worker_of(begun).kill()
    _, said = begun.communicate(timeout=20)
    assert begun.returncode == 1
    assert said.decode().startswith("kkrdata: A process of the build was ended from outside")


def worker_of(build):
    """Wait for the process that works for a build."""
    while True:
        for child in psutil.Process(build.pid).children():
            if "spawn_main" in " ".join(child.cmdline()):
                return child
        time.sleep(0.02)


def test_an_unknown_task_is_refused_with_the_nearest(project):
    with pytest.raises(UnknownNameError, match=r"Unknown task: 'table'.*tables"):
        build.build(project, ["table"])


def test_where_there_is_no_checkout_there_is_nothing_to_build(data_folder):
    with pytest.raises(NoProjectError, match="clone the project"):
        catalog.Catalog(data_folder).project()


def test_a_damaged_state_of_the_build_is_begun_anew(project, build_with):
    (project / ".cache").mkdir()
    (project / ".cache" / "build.json").write_text("{damaged", encoding="utf-8")
    done = build_with("tables")
    assert (done.stderr, done.returncode) == ("", 0)
    assert "tables: built" in done.stdout


@pytest.mark.parametrize(
    ("removed", "instead", "message"),
    [
        ("raw_sha256 = ", "sha256 = ", "raw_sha256 in [tables."),
        ("warnings = ", "warning = ", "warnings in [tables."),
        ("description = { da", "description = { dk", "description.da in [fields."),
        ("[fields.kkr]", "[fields.x]", "a field [fields.kkr]"),
        ('labels_of = "body_id"', 'labels_of = "bdy_id"', "a field [fields.bdy_id]"),
        ("[warnings.no_christianso]", "[warnings.x]", "a warning [warnings.no_christianso]"),
        ("[tables.fdi_projects]", "[tables.x]", "a table [tables.fdi_projects]"),
    ],
)
def test_what_the_catalogue_lacks_is_named(removed, instead, message, project, build_with):
    path = project / "data" / "raw" / "catalogue.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(removed, instead), encoding="utf-8")
    done = build_with("tables")
    assert done.returncode == 1
    assert message in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
