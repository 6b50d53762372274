"""The notebooks open and run in a real JupyterLab, in a real browser, on loopback."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PATIENCE = 120  # seconds for a slow machine

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome is installed here"),
    pytest.mark.xdist_group("jupyterlab"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A JupyterLab on a free port of this machine, over a copy of the notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [
        f"--port={port}",
        "--LabApp.expose_app_in_browser=True",
        "--IdentityProvider.token=",
        f"--notebook-dir={folder}",
    ]
    home = {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | home, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"JupyterLab did not answer at {address}")


@pytest.fixture(scope="module")
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(PATIENCE * 1000)
        yield page
        browser.close()


NOTEBOOK = "window.jupyterapp.shell.currentWidget"
CODE_CELLS = f"Array.from({NOTEBOOK}.content.model.cells).filter(cell => cell.type === 'code')"
KERNEL_IS_READY = f"{NOTEBOOK}?.sessionContext?.session?.kernel?.status === 'idle'"
ALL_HAVE_RUN = f"{CODE_CELLS}.every(cell => cell.executionCount && cell.executionState === 'idle')"
OUTPUTS = f"{CODE_CELLS}.flatMap(cell => cell.outputs.toJSON())"


# One with a map, one with charts: all are executed anew in tests/notebooks, which is quicker.
@pytest.mark.parametrize("name", ["01_foreign_employment.ipynb", "04_other_figures.ipynb"])
def test_a_notebook_opens_and_runs_in_jupyterlab(server, page, name):
    page.goto(f"{server}/lab/tree/notebooks/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_function(KERNEL_IS_READY)
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_text("Clear Outputs of All Cells").click()
    assert page.evaluate(OUTPUTS) == []
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_function(ALL_HAVE_RUN)
    outputs = page.evaluate(OUTPUTS)
    assert [output for output in outputs if output["output_type"] == "error"] == []
    assert any("image/png" in output.get("data", {}) for output in outputs)
