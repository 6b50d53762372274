"""The manifest says of every file what it shows and what it was made of.

That the committed one is what a build makes is a claim of tests/build/test_same_bytes.py.
"""

import hashlib
import json

import pytest

import kkrdata as kkr
from kkrdata import catalog
from kkrdata.export import manifest
from kkrdata.text import LANGUAGES


@pytest.fixture(scope="module")
def entries(built):
    """The manifest's entries."""
    return json.loads(manifest.manifest(built))


def test_every_figure_is_listed_in_every_language(entries):
    every = [(name, lang) for name in kkr.figures.list_figures() for lang in LANGUAGES]
    assert [(entry["figure"], entry["language"]) for entry in entries] == every
    assert {entry["theme_id"] for entry in entries} <= set(kkr.figures.THEMES)


def test_every_image_is_listed_with_its_bytes_and_checksum(entries, built):
    files = {file["name"]: file for entry in entries for file in entry["files"]}
    images = [path for path in built.iterdir() if path.suffix in {".png", ".svg", ".pdf"}]
    assert sum(len(entry["files"]) for entry in entries) == len(images)
    assert files.keys() == {path.name for path in images}
    for path in images:
        content = path.read_bytes()
        assert files[path.name]["bytes"] == len(content)
        assert files[path.name]["sha256"] == hashlib.sha256(content).hexdigest()
        if path.suffix == ".png":
            sides = [int.from_bytes(content[place : place + 4], "big") for place in (16, 20)]
            assert files[path.name]["pixels"] == sides


def test_the_tables_that_a_figure_was_drawn_from_are_listed_with_their_checksums(entries):
    tables = catalog.default().tables
    for entry in entries:
        assert entry["tables"].keys() >= set(kkr.figures.spec_of(entry["figure"]).tables)
        assert entry["tables"]
        for name, checksum in entry["tables"].items():
            assert tables[name].resource["hash"] == checksum


def test_title_alternative_text_source_and_licence_are_those_of_the_figure(entries):
    for entry in entries:
        said = kkr.figures.describe(entry["figure"], entry["language"])
        assert said.items() <= entry.items()
        assert all(entry[key] for key in ("title", "alt", "source"))
        assert "creativecommons.org" in entry["licence"]
