"""How fast it is, each beside what it is compared with. Run by `make bench`, never by tests."""

import io
import itertools
import subprocess
import sys
import time
from pathlib import Path

import click
import geopandas as gpd
import pandas as pd
import psutil
import pytest
from matplotlib.figure import Figure

import kkrdata as kkr
from kkrdata import build, catalog, style
from kkrdata.cartography import eastern_sheets, frames
from kkrdata.export import notebooks
from kkrdata.formats import FORMATS
from kkrdata.rendering import render
from kkrdata.text import LANGUAGES

PROGRAM = Path(sys.executable).with_name("kkrdata")
_ROUNDS = 5  # of what takes half a second


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
    image = benchmark.pedantic(_draw, args=(name, data), rounds=_ROUNDS, warmup_rounds=1)
    assert image.startswith(b"\x89PNG")


def _draw(name, data):
    return render(kkr.figures.draw(name, data=data), "png")


@pytest.mark.benchmark(group="draw and save a map")
def test_bare_geopandas_plot(benchmark):
    """The same areas in the same three frames and the same texts; no search for their places."""
    with style.theme():
        employment = kkr.load_foreign_employment(geometry=True)
        image = benchmark.pedantic(_bare_plot, args=(employment,), rounds=_ROUNDS, warmup_rounds=1)
    assert image.getvalue().startswith(b"\x89PNG")


def _bare_plot(employment: gpd.GeoDataFrame) -> io.BytesIO:
    figure, image = Figure(figsize=style.SLIDE.inches, dpi=style.SLIDE.dpi), io.BytesIO()
    for frame in eastern_sheets.slide(tuple(employment["municipality_code"]), "da"):
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
@pytest.mark.parametrize("arguments", [("build",), ("--help",)], ids=" ".join)
def test_build_nothing(benchmark, arguments):
    build.build(catalog.default().project())
    benchmark.pedantic(_program, args=arguments, rounds=15, warmup_rounds=1)


def _program(*arguments):
    subprocess.run([PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.benchmark(group="build everything")
def test_cold_build(benchmark):
    benchmark.pedantic(_program, args=("build", "--force"), rounds=1)


@pytest.mark.benchmark(group="build everything, and look at its memory meanwhile")
def test_peak_memory(benchmark, capsys):
    single, together = benchmark.pedantic(_watched_build, rounds=1)
    with capsys.disabled():
        click.echo(f"\npeak memory of a build: {single} MB in one process, {together} MB in all")


def _watched_build():
    """Build everything anew; return the peak memory of the largest process and of all together."""
    build = psutil.Popen([PROGRAM, "build", "--force"], stdout=subprocess.DEVNULL)
    single = together = 0
    while build.poll() is None:
        used = [_memory(process) for process in (build, *build.children(recursive=True))]
        single = max(single, *(rss for rss, _ in used))
        together = max(together, sum(pss for _, pss in used))
        time.sleep(0.1)
    assert build.returncode == 0
    return single, together


def _memory(process):
    """Return what a process occupies, alone and as its share of what it shares, in megabytes."""
    try:
        used = process.memory_full_info()
    except psutil.Error:  # it has ended meanwhile
        return 0, 0
    return used.rss >> 20, used.pss >> 20


@pytest.mark.benchmark(group="build everything")
def test_draw_and_bare_savefig(benchmark):
    """Every figure drawn and saved as plainly as can be; two processes need half of it."""
    every = list(itertools.product(kkr.figures.list_figures(), LANGUAGES))
    data = {name: kkr.figures.load_data(name) for name, _ in every}
    benchmark.pedantic(_draw_and_save, args=(every, data), rounds=1)


@pytest.mark.benchmark(group="build everything")
def test_bare_savefig_of_what_is_drawn(benchmark):
    drawn = [
        kkr.figures.draw(name, lang, size=size)
        for name, lang in itertools.product(kkr.figures.list_figures(), LANGUAGES)
        for size in kkr.figures.shipped_sizes(name)
    ]
    benchmark.pedantic(_save, args=(drawn,), rounds=1)


def _draw_and_save(every, data):
    for name, lang in every:
        for size in kkr.figures.shipped_sizes(name):
            _save([kkr.figures.draw(name, lang, data[name], size)])


def _save(drawn):
    for figure, form in itertools.product(drawn, FORMATS):
        figure.savefig(io.BytesIO(), format=form)


@pytest.mark.benchmark(group="build everything")
def test_notebooks_alone(benchmark):
    """One after the other, each with a kernel of its own."""
    found = sorted((catalog.default().project() / "notebooks").glob("*.ipynb"))
    assert benchmark.pedantic(lambda: list(map(notebooks.execute, found)), rounds=1)
