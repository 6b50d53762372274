"""The README's examples run, and what it says of the data is so."""

import re
from pathlib import Path

import kkrdata as kkr

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_examples_run():
    names = {}
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(block, names)
    assert len(names["employment"]) == 46
    assert names["figure"].get_size_inches()[1] == 7.5


def test_the_trace_that_it_shows_is_what_trace_answers():
    trace = kkr.trace("foreign_employment", "employees", municipality="Odsherred", year=2019)
    assert f"```text\n{trace}\n```" in README


def test_the_tables_that_it_lists_are_those_there_are_with_their_rows():
    listed = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", README, re.MULTILINE))
    tables = kkr.list_tables().set_index("table")["rows"]
    assert {name: int(rows) for name, rows in listed.items()} == tables.to_dict()


def test_it_names_every_size_and_says_truly_which_every_figure_has():
    sizes = {name: set(kkr.figures.sizes(name)) for name in kkr.figures.list_figures()}
    assert all(
        f"`{size}`" in README or f"--size {size}" in README
        for size in set.union(*sizes.values()) - {"slide"}
    )
    assert all({"slide", "half", "square"} <= each for each in sizes.values())
    assert all(len({"a4", "a4_high"} & each) == 1 for each in sizes.values())
    assert [name for name, each in sizes.items() if "poster" in each] == ["health-clusters-map"]


def test_every_file_that_it_links_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert len(links) > 8
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_every_command_that_it_names_is_in_the_makefile():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"`make (\w+)`", README):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), command
