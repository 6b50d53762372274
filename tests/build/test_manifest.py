"""The manifest says of each image what it shows, of which tables, and how it can be recognised."""

import hashlib
import json

import pytest

from kkrdata import catalog, figures
from kkrdata.build import tasks
from kkrdata.text import LANGUAGES

PROJECT = catalog.default().project()


@pytest.fixture(scope="module")
def entries():
    return json.loads((PROJECT / "figures/manifest.json").read_text(encoding="utf-8"))


def test_every_image_is_listed_once_with_its_size_and_checksum(entries):
    listed = {file["name"]: file for entry in entries for file in entry["files"]}
    images = [image for name in figures.list_figures() for image in tasks.images(name)]
    assert {f"figures/{name}" for name in listed} == set(images)
    assert sum(len(entry["files"]) for entry in entries) == len(images)
    for name, file in listed.items():
        content = (PROJECT / "figures" / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )


def test_every_figure_is_described_in_both_languages(entries):
    described = [(entry["figure"], entry["language"]) for entry in entries]
    assert described == [(name, lang) for name in figures.list_figures() for lang in LANGUAGES]
    assert all(entry["title"] and entry["alt"] and entry["source"] for entry in entries)


def test_every_figure_names_the_tables_that_it_reads_with_their_checksums(entries):
    for entry in entries:
        assert set(figures.spec_of(entry["figure"]).tables) <= entry["tables"].keys()
        for name, checksum in entry["tables"].items():
            assert checksum == catalog.default().table(name).resource["hash"]
