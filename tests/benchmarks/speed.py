"""How fast it is, each beside what it is compared with. Run by `make bench`, never by tests."""

import io
import subprocess
import sys

import geopandas as gpd
import pandas as pd
import pytest
from matplotlib.figure import Figure

import kkrdata as kkr
from kkrdata import build, catalog, style
from kkrdata.cartography import eastern_denmark, frames
from kkrdata.cartography.eastern_denmark import Ground
from kkrdata.rendering import render


@pytest.mark.benchmark(group="import")
@pytest.mark.parametrize("module", ["kkrdata", "pandas"])
def test_import(benchmark, module):
    benchmark.pedantic(_python, args=(f"import {module}",), rounds=7, warmup_rounds=1)


def _python(code):
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.benchmark(group="load 46 rows")
def test_load_foreign_employment(benchmark):
    assert len(benchmark(kkr.load_foreign_employment)) == 46


@pytest.mark.benchmark(group="load 46 rows")
def test_read_csv(benchmark):
    path = catalog.default().table("foreign_employment").path
    assert len(benchmark(pd.read_csv, path)) == 46


@pytest.mark.benchmark(group="draw and save a map")
@pytest.mark.parametrize("name", kkr.figures.list_figures())
def test_map(benchmark, name):
    data = kkr.figures.load_data(name)
    image = benchmark.pedantic(_draw, args=(name, data), rounds=7, warmup_rounds=1)
    assert image.startswith(b"\x89PNG")


def _draw(name, data):
    return render(kkr.figures.draw(name, data=data), "png")


@pytest.mark.benchmark(group="draw and save a map")
def test_bare_geopandas_plot(benchmark):
    """The same areas in the same three frames and the same texts; no search for their places."""
    with style.theme():
        employment = kkr.load_foreign_employment(geometry=True)
        image = benchmark.pedantic(_bare_plot, args=(employment,), rounds=7, warmup_rounds=1)
    assert image.getvalue().startswith(b"\x89PNG")


def _bare_plot(employment: gpd.GeoDataFrame) -> io.BytesIO:
    figure, image = Figure(figsize=style.SLIDE.inches, dpi=style.SLIDE.dpi), io.BytesIO()
    for frame in eastern_denmark._frames(Ground(employment, employment.geometry), "da"):
        axes = frames.draw(figure, frame, [])
        employment.plot(ax=axes, column="share_pct", edgecolor="grey", aspect=None)
        for row in employment[employment["municipality_code"].isin(frame.codes)].itertuples():
            spot = row.geometry.representative_point()
            numbers = f"{row.share_pct} % · {row.employees}"
            axes.text(spot.x, spot.y, row.municipality, size=7, weight="semibold", ha="center")
            axes.text(spot.x, spot.y, numbers, size=7, ha="center", va="top")
    figure.savefig(image, format="png")
    return image


@pytest.mark.benchmark(group="build of which nothing has changed")
def test_build_nothing(benchmark):
    project = catalog.default().project()
    build.build(project)
    assert benchmark.pedantic(build.build, args=(project,), rounds=5) == 0
