"""What the tests of the build share: a checkout that may be damaged, and the real program."""

import ctypes
import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from kkrdata import catalog

PROGRAM = Path(sys.executable).with_name("kkrdata")


@pytest.fixture
def project(data_folder: Path) -> Path:
    """A checkout without notebooks."""
    (data_folder.parent / "pyproject.toml").touch()
    (data_folder.parent / "requirements.lock").touch()
    return data_folder.parent


def begin(project: Path, *arguments: str, **settings: object) -> subprocess.Popen:
    """Begin a build with the real program, in a group of processes of its own."""
    data = {catalog.DATA_FOLDER_VARIABLE: str(project / "data")}
    command = [PROGRAM, "build", *arguments]
    return subprocess.Popen(command, env=os.environ | data, start_new_session=True, **settings)


def _limit(largest_file: int) -> None:
    """Let the program write no larger files, and nothing that is read-only, whoever runs it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file,) * 2)
    drop_from_bounding_set, may_write_anywhere = 24, 1  # as prctl and capabilities number them
    ctypes.CDLL(None).prctl(drop_from_bounding_set, may_write_anywhere, 0, 0, 0)


@pytest.fixture
def build_with(project):
    """The real program, to read what it says: `build_with("tables", "--force")`."""

    def run(
        *arguments: str, largest_file: int = -1, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        data = {catalog.DATA_FOLDER_VARIABLE: str(project / "data")}
        return subprocess.run(
            [PROGRAM, "build", *arguments],
            env=os.environ | data | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            preexec_fn=partial(_limit, largest_file),
        )

    return run
