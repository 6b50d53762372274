"""A build may be killed at any moment: what is there is whole, and the next one finishes."""

import os
import random
import signal
import subprocess
import time

import pytest

from .conftest import begin

MOMENTS = 10  # for each seed
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
LATEST = 0.6  # seconds; a build of the tables is nearly over by then
NAMES = ("fdi_projects.csv", "foreign_employment.csv", "provenance.csv", "datapackage.json")


def wait_for_the_first_change(path, build):
    """Half of the moments lie where files are written, which is soon over."""
    before = path.stat().st_mtime_ns
    while build.poll() is None and path.stat().st_mtime_ns == before:
        time.sleep(0.0005)


def is_running(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


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
        for name in NAMES:
            (tables / name).write_bytes(b"older")
        build = begin(project, "tables", **QUIET)
        if moment % 2:
            wait_for_the_first_change(tables / chance.choice(NAMES), build)
        time.sleep(chance.uniform(0, 0.004 if moment % 2 else LATEST))
        kill(build, whole_group=moment % 4 < 2)
        for path in (project / "data/tables").glob("[!.]*"):
            content = path.read_bytes()
            assert content in (meant[path.name], b"older"), (seed, moment, path.name)
    assert begin(project, "tables", **QUIET).wait() == 0
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == meant
    assert not list(project.rglob("*.part"))
