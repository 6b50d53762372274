"""The three places that name dependencies say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = yaml.safe_load((PROJECT / "environment.yml").read_text(encoding="utf-8"))


def declared():
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    return [*project["dependencies"], *(each for extra in extras for each in extra)]


def bounds(requirements):
    parsed = [Requirement(each) for each in requirements]
    return {each.name: each.specifier for each in parsed}


def test_the_conda_environment_has_the_names_and_bounds_of_pyproject():
    *packages, pip = ENVIRONMENT["dependencies"]
    by_pip = [each for each in pip["pip"] if not each.startswith("-")]
    python = {"python": Requirement(f"python{PYPROJECT['project']['requires-python']}").specifier}
    conda = bounds([*packages, *by_pip])
    conda.pop("pip")
    assert conda == python | bounds(declared())


def test_the_conda_environment_installs_the_package_itself():
    assert ENVIRONMENT["name"] == "kkrdata"
    assert ENVIRONMENT["channels"] == ["conda-forge"]
    assert "--editable ." in ENVIRONMENT["dependencies"][-1]["pip"]


def test_the_lock_holds_every_dependency_within_its_bounds():
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", lock, re.MULTILINE))
    development = PYPROJECT["dependency-groups"]["dev"]
    for name, specifier in bounds([*declared(), *development]).items():
        assert specifier.contains(locked[name]), name


def test_each_locked_package_has_a_hash_and_no_address_of_an_index_is_named():
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in lock


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff"])
def test_what_a_visitor_looks_for_first_is_there(name):
    assert (PROJECT / name).stat().st_size > 300
