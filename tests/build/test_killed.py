"""A build may be killed at any moment: what is there is whole, and the next one finishes."""

import os
import random
import signal
import subprocess
import time

import psutil
import pytest

from .conftest import begin

MOMENTS = 10  # for each seed
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
LATEST = 0.4  # seconds; a build of the tables is nearly over by then
LARGE = ("provenance.csv", "datapackage.json")  # take longest to write


def wait_for_the_first_change(path, build):
    """Look without a rest: a file is written in less time than a rest takes."""
    before = path.stat().st_mtime_ns
    while build.poll() is None and path.stat().st_mtime_ns == before:
        pass


def group_of(process):
    try:
        return os.getpgid(process.pid)
    except ProcessLookupError:
        return None


def is_running(group):
    """Whether anything of it works on; a dead process may wait seconds to be buried."""
    members = (each for each in psutil.process_iter(["status"]) if group_of(each) == group)
    return any(each.info["status"] != psutil.STATUS_ZOMBIE for each in members)


def kill(build, whole_group):
    """Kill the build, and the processes that work for it or not; these must end by themselves."""
    (os.killpg if whole_group else os.kill)(build.pid, signal.SIGKILL)
    build.wait()
    until = time.monotonic() + 10
    while is_running(build.pid):
        assert time.monotonic() < until, "a process of the build outlived it"
        time.sleep(0.01)


@pytest.mark.parametrize("seed", [2021, 2022])
def test_killed_at_any_moment_a_build_leaves_whole_files_and_the_next_one_finishes(seed, project):
    chance, tables = random.Random(seed), project / "data" / "tables"
    meant = {path.name: path.read_bytes() for path in tables.iterdir()}
    for moment in range(MOMENTS):
        for name in LARGE:
            (tables / name).write_bytes(b"older")
        build = begin(project, "tables", **QUIET)
        if moment % 2:
            wait_for_the_first_change(tables / chance.choice(LARGE), build)
        else:
            time.sleep(chance.uniform(0, LATEST))
        kill(build, whole_group=moment % 4 > 0)
        for path in (project / "data/tables").glob("[!.]*"):
            content = path.read_bytes()
            assert content in (meant[path.name], b"older"), (seed, moment, path.name)
    assert begin(project, "tables", **QUIET).wait() == 0
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == meant
    assert not list(project.rglob("*.part"))
