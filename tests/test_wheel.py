"""The wheel works alone: in an empty environment, away from the project, without a connection."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[1]
UV = Path(sys.executable).with_name("uv")


def run(*command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def needed(name, extras=("",), known=None):
    """List what a package declares that it needs, and what that needs, as installed here."""
    known = {} if known is None else known
    for text in metadata.requires(name) or []:
        requirement = Requirement(text)
        wanted = not requirement.marker or any(
            requirement.marker.evaluate({"extra": extra}) for extra in extras
        )
        if wanted and requirement.name not in known:
            known[requirement.name] = metadata.version(requirement.name)
            needed(requirement.name, ("", *requirement.extras), known)
    return [f"{each}=={version}" for each, version in known.items()]


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The Python of a new environment that has nothing but the wheel and what it needs.

    The packages come from uv's cache, where `make setup` has put them.
    """
    folder = tmp_path_factory.mktemp("empty")
    run(
        UV, "build", "--wheel", "--no-build-isolation", "--out-dir", folder, PROJECT, folder=PROJECT
    )
    run(UV, "venv", "--python", sys.executable, folder / "venv", folder=folder)
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    interpreter = folder / "venv" / scripts / "python"
    (wheel,) = folder.glob("*.whl")
    options = ["--offline", "--no-deps", "--python", interpreter]
    run(UV, "pip", "install", *options, wheel, *needed("kkrdata"), folder=folder)
    return interpreter


def answer(python, code):
    return run(python, "-c", code, folder=python.parent).strip()


def test_the_wheel_loads_46_municipalities_with_their_boundaries(python):
    code = (
        "import kkrdata as kkr; frame = kkr.load_foreign_employment(geometry=True);"
        "print(len(frame), frame.crs, 'site-packages' in kkr.__file__)"
    )
    assert answer(python, code) == "46 EPSG:25832 True"


def test_the_wheel_traces_a_number_and_passes_its_checks(python):
    code = (
        "import kkrdata as kkr;"
        "print(kkr.trace('fdi_projects', 'projects_all', municipality='Køge').printed)"
    )
    assert answer(python, code) == "9/4"
    assert "not so" not in run(python.with_name("kkrdata"), "check", folder=python.parent)


def test_the_wheel_draws_a_map_on_the_command_line(python):
    command = (
        python.with_name("kkrdata"),
        "export",
        "figure",
        "fdi-projects-map",
        "--to",
        python.parent,
    )
    run(*command, folder=python.parent)
    assert (python.parent / "fdi-projects-map_da.png").read_bytes().startswith(b"\x89PNG")


def test_the_build_says_that_it_needs_the_project(python):
    command = [python.with_name("kkrdata"), "build"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=python.parent)
    assert done.returncode == 2
    assert "clone the project" in done.stderr
