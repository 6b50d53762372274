"""Each task is made again when something changes that it rests on, and for nothing else."""

from collections import Counter

import grimp
import pytest

from kkrdata import catalog, figures, tidy
from kkrdata.build import code, needs, runner, tasks

PROJECT = catalog.default().project()
TASKS = tasks.every(PROJECT)
MAP = "foreign-employment-map"
NOTEBOOKS = {name for name in TASKS if name[:2].isdigit()}
PARTS = {f"gallery-{theme}" for theme in figures.THEMES}


@pytest.fixture(scope="module")
def imports():
    """What imports what, found by another program."""
    graph = grimp.build_graph("kkrdata", cache_dir=None)
    graph.remove_module(
        "kkrdata.validation"
    )  # says what is wrong with a table; then nothing is drawn
    return graph


def rest_on(need):
    """List the tasks that are known beforehand to need a file."""
    return {name for name, task in TASKS.items() if need in task.rests_on}


@pytest.mark.parametrize("name", TASKS)
def test_all_that_the_code_of_a_task_imports_counts(name, imports):
    counted = code.needs(TASKS[name].code)
    for module in TASKS[name].code:
        reached = {module, *imports.find_upstream_modules(module)}
        assert {file for each in reached for file in code.files(each)} <= counted


def test_no_file_is_made_by_two_tasks():
    made = Counter(file for task in TASKS.values() for file in task.makes)
    assert max(made.values()) == 1


def test_words_and_style_reach_figures_and_manifest_and_borders_and_tables_reach_notebooks():
    drawn = {name for name in figures.list_figures() if figures.module(name).endswith("companies")}
    reached = rest_on("src/kkrdata/figures/words/foreign_companies.toml")
    assert reached & {*figures.list_figures()} == drawn
    assert "manifest" in reached
    assert reached & PARTS == {"gallery-foreign_companies"}
    assert {*figures.list_figures(), *NOTEBOOKS} <= rest_on("src/kkrdata/style.py")
    assert rest_on("data/boundaries/municipalities.gpkg") >= NOTEBOOKS
    assert rest_on("data/boundaries/municipalities.gpkg") >= {"gallery", *PARTS}
    assert {*NOTEBOOKS, "manifest"} <= rest_on(needs.CATALOGUE)
    assert {"tables", *figures.list_figures()} <= rest_on("src/kkrdata/places/municipalities.csv")


def test_every_task_rests_on_the_locked_versions():
    assert rest_on(tasks.LOCK) == set(TASKS)


def test_the_command_line_the_checks_and_the_build_itself_reach_no_picture():
    for file in ("cli/work.py", "check/files.py", "build/runner.py", "tidy/interreg.py"):
        assert not rest_on(f"src/kkrdata/{file}") & {*figures.list_figures()}


@pytest.mark.parametrize("name", figures.list_figures())
def test_what_a_figure_reads_is_noted_however_often_it_is_read(name):
    """Something kept from an earlier figure would not be noted."""
    noted = []
    for _ in range(2):
        with catalog.noted() as read:
            figures.load_data(name)
        noted.append(read)
    assert noted[0] == noted[1]
    assert noted[0] & set(tidy.RECIPES)


def test_tables_come_before_what_is_drawn_of_them_and_the_manifest_comes_after_the_pictures():
    before = runner.order(TASKS)
    assert before["tables"] == set()
    assert all("tables" in before[name] for name in {*figures.list_figures(), *NOTEBOOKS})
    assert set(figures.list_figures()) <= before["manifest"]


CATALOGUE = (
    b'{"name": "kkr", "resources": [{"name": "a", "hash": "1"}, {"name": "b", "hash": "2"}]}'
)


def test_a_change_of_one_table_is_no_change_of_another_or_of_what_is_said_of_all():
    after = CATALOGUE.replace(b'"1"', b'"3"')
    wanted = (needs.table("a"), needs.table("b"), needs.PACKAGE, needs.CATALOGUE)
    changed = [needs.digest(need, CATALOGUE) != needs.digest(need, after) for need in wanted]
    assert changed == [True, False, False, True]


def test_the_outputs_of_a_notebook_are_not_what_it_is_made_of():
    before = b'{"cells": [{"source": ["1 + 1"], "outputs": []}]}'
    need = needs.source("notebooks/01_a.ipynb")
    assert needs.digest(need, before) == needs.digest(need, before.replace(b"[]", b'["2"]'))
    assert needs.digest(need, before) != needs.digest(need, before.replace(b"1 + 1", b"1 + 2"))


def test_a_damaged_catalogue_counts_as_a_change():
    assert needs.digest(needs.table("a"), b"{dam") != needs.digest(needs.table("a"), CATALOGUE)


def test_what_a_notebook_imports_by_itself_is_seen():
    found = set(code.imported("import kkrdata as kkr\nfrom kkrdata.cartography import (a, b)\n"))
    assert {"kkrdata.cartography", "kkrdata.cartography.a", "kkrdata.cartography.b"} <= found
    assert {"src/kkrdata/cartography/labels.py"} <= code.needs(["kkrdata.cartography.labels"])


def test_the_gallery_and_its_parts_come_after_all_that_they_link_to():
    before, office = runner.order(TASKS), {"deck-da", "deck-en", "workbooks"}
    assert before["gallery"] >= office | PARTS
    for name in figures.list_figures():
        assert name in before[f"gallery-{figures.theme(name)}"]
