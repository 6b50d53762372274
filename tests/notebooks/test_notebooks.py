"""The notebooks are committed as they look when executed, and show what they say."""

import hashlib
import io
from pathlib import Path

import nbformat
import numpy as np
import pytest
from PIL import Image

import kkrdata as kkr
from kkrdata import rendering
from kkrdata.export import notebooks

FOLDER = Path(__file__).parents[2] / "notebooks"
EVERY_NOTEBOOK = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(params=EVERY_NOTEBOOK, ids=lambda path: path.stem)
def notebook(request):
    return request.param


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def outputs(path):
    return [output for cell in code_cells(path) for output in cell.outputs]


def test_executing_a_notebook_again_gives_the_same_bytes(notebook):
    again = notebooks.execute(notebook)
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(notebook.read_bytes()).hexdigest()


def test_every_code_cell_is_executed_in_order_and_none_failed(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    assert not [output for output in outputs(notebook) if output.output_type == "error"]
    assert not [output for output in outputs(notebook) if output.get("name") == "stderr"]


def test_a_notebook_holds_no_times_versions_or_paths(notebook):
    read = nbformat.read(notebook, as_version=4)
    assert set(read.metadata.language_info) == {"name"}
    assert all(not cell.metadata for cell in read.cells)
    assert str(FOLDER.parent) not in notebook.read_text(encoding="utf-8")


def test_a_notebook_is_valid_and_under_2_megabytes(notebook):
    nbformat.validate(nbformat.read(notebook, as_version=4))
    assert notebook.stat().st_size < 2_000_000


def test_a_notebook_shows_a_map(notebook):
    assert any("image/png" in output.get("data", {}) for output in outputs(notebook))


def test_a_picture_in_a_notebook_is_much_smaller_and_looks_the_same():
    figure = kkr.figures.draw("broadband-100mbit")
    whole = rendering.render(figure, "png")
    kept = rendering._with_fewer_colours(rendering.pixels(figure))
    drawn, shown = (
        np.asarray(Image.open(io.BytesIO(each)).convert("RGB")) for each in (whole, kept)
    )
    assert drawn.shape == shown.shape
    assert np.percentile(abs(drawn.astype(int) - shown), 99.9) < 16
    assert len(kept) < len(whole) / 2


def test_a_failing_cell_is_reported_and_changes_nothing(tmp_path):
    path = tmp_path / "broken.ipynb"
    cell = nbformat.v4.new_code_cell("1 / 0", id="cell-01")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    before = path.read_bytes()
    with pytest.raises(notebooks.NotebookError, match=r"broken\.ipynb.*(?s:.)*ZeroDivisionError"):
        notebooks.refresh(path)
    assert path.read_bytes() == before
