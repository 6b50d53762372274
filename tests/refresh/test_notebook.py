"""The notebook about the refresh, with the agencies of this machine behind it."""

from pathlib import Path

import nbformat
import pytest

from kkrdata.export import notebooks
from kkrdata.refresh import run
from kkrdata.refresh.series import choose

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "06_refresh.ipynb"


@pytest.fixture
def executed(fetch, tmp_path):
    """The notebook as it looks to somebody who has fetched the series and chosen the latest."""
    for source in ("statbank", "scb"):
        assert {outcome.state for outcome in fetch(source).values()} == {run.NEW}
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert text.count('"VINTAGE = None"') == 1
    path = tmp_path / NOTEBOOK.name
    path.write_text(text.replace('"VINTAGE = None"', '"VINTAGE = \\"latest\\""'), encoding="utf-8")
    return nbformat.reads(notebooks.execute(path).decode(), as_version=4)


def test_with_a_vintage_it_shows_the_values_and_the_chart_with_and_without(executed):
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
    tables = " ".join(output["data"].get("text/html", "") for output in outputs if "data" in output)
    assert "NAKUBefolkningLK" in tables
    assert "Ny definition fra januar 2021" in tables
    assert not any("Ingen udgave er valgt" in str(output) for output in outputs)


def test_it_names_every_command_that_there_is():
    said = NOTEBOOK.read_text(encoding="utf-8")
    assert choose(series=["hotel_nights"])
    for option in ("--dry-run", "--series", "--diff", "--check", "refresh boundaries"):
        assert option in said
