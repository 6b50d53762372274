"""A task is built again if what it was made of or what it made is another, by content."""

import json
import os

import pytest

from kkrdata.build import needs
from kkrdata.build.state import State
from kkrdata.build.tasks import Task

TASK = Task("copy", print, makes=("out.txt",), needs=("in.txt",))
CATALOGUE = {"name": "kkr", "resources": [{"name": "a", "hash": "1"}, {"name": "b", "hash": "2"}]}


def write_catalogue(checkout, **hashes):
    resources = [entry | {"hash": hashes[entry["name"]]} for entry in CATALOGUE["resources"]]
    path = checkout / needs.CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(CATALOGUE | {"resources": resources}), encoding="utf-8")


@pytest.fixture
def checkout(tmp_path):
    """A checkout in which the task was built, and turned out to need the table a."""
    (tmp_path / "in.txt").write_text("one", encoding="utf-8")
    (tmp_path / "out.txt").write_text("one", encoding="utf-8")
    write_catalogue(tmp_path, a="1", b="2")
    state = State(tmp_path)
    state.remember(TASK, state.of(TASK), [needs.table("a")])
    state.save()
    return tmp_path


def reasons(checkout, task=TASK):
    return State(checkout).reasons(task)


def test_what_was_built_is_up_to_date_and_what_was_not_is_not(checkout):
    assert reasons(checkout) == []
    assert reasons(checkout, TASK._replace(name="new")) == ["it was never built to the end"]


def test_a_file_that_was_only_touched_has_not_changed(checkout):
    os.utime(checkout / "in.txt", (1, 1))
    os.utime(checkout / "out.txt", (1, 1))
    assert reasons(checkout) == []


def test_a_change_of_the_same_length_is_a_change(checkout):
    (checkout / "in.txt").write_text("two", encoding="utf-8")
    assert reasons(checkout) == ["changed: in.txt"]


def test_a_need_that_has_gone_or_come_is_named(checkout):
    (checkout / "in.txt").unlink()
    assert reasons(checkout) == ["no longer needed, or gone: in.txt"]
    (checkout / "other.txt").touch()
    task = TASK._replace(needs=("other.txt",))
    assert reasons(checkout, task) == [
        "no longer needed, or gone: in.txt",
        "new: other.txt",
    ]


def test_an_output_that_was_lost_edited_or_never_made_is_named(checkout):
    (checkout / "out.txt").write_text("edited", encoding="utf-8")
    assert reasons(checkout) == ["not as the last build left it: out.txt"]
    (checkout / "out.txt").unlink()
    assert reasons(checkout) == ["missing: out.txt"]
    (checkout / "more.txt").touch()
    task = TASK._replace(makes=("more.txt",))
    assert reasons(checkout, task) == ["not made by the last build: more.txt"]


def test_only_the_table_that_was_read_counts(checkout):
    write_catalogue(checkout, a="1", b="another")
    assert reasons(checkout) == []
    write_catalogue(checkout, a="another", b="2")
    assert reasons(checkout) == ["changed: data/tables/datapackage.json (a)"]


def test_a_locked_version_that_changes_counts_though_the_task_does_not_name_it(checkout):
    (checkout / "requirements.lock").write_text("matplotlib==4", encoding="utf-8")
    assert reasons(checkout) == ["new: requirements.lock"]


@pytest.mark.parametrize(
    "content", ["", "{damaged", "[]", '{"tasks": []}', '{"tasks": {"copy": 1}}']
)
def test_a_damaged_memory_is_begun_anew(content, checkout):
    (checkout / ".cache/build.json").write_text(content, encoding="utf-8")
    assert reasons(checkout) == ["it was never built to the end"]


def test_where_nothing_is_new_nothing_is_written(checkout):
    before = (checkout / ".cache/build.json").stat().st_mtime_ns
    state = State(checkout)
    state.reasons(TASK)
    state.save()
    assert (checkout / ".cache/build.json").stat().st_mtime_ns == before
