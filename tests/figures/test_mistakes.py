"""Mistakes in what a figure is given, its words or its data, are named with what would be right."""

from collections.abc import Callable

import pytest

import kkrdata as kkr
from kkrdata.errors import KkrDataError, UnknownNameError
from kkrdata.figures import spec, spec_of


def filled(text: str, more: dict[str, str] | None = None) -> spec.Words:
    """Write the words of vacancies with another title."""
    figure = spec_of("vacancies")
    wrong = figure._replace(reword=lambda texts, data: {**texts, "title": text} | (more or {}))
    return spec.words("vacancies", wrong, figure.load(), "da")


@pytest.mark.parametrize("more", [None, {"plain": "{befor}"}])
def test_a_misspelt_placeholder_is_named_with_its_place_and_those_there_are(more):
    with pytest.raises(UnknownNameError) as caught:
        filled("Før {befor}", more)
    for part in ("economy.toml", "vacancies.da", "title", "{befor}", "before_number"):
        assert part in str(caught.value)


@pytest.mark.parametrize("text", ["Før {before", "Før } efter"])
def test_a_lone_brace_is_named_with_its_place_and_what_to_write(text):
    with pytest.raises(KkrDataError, match=r"economy.toml, \[vacancies.da\] title: .*twice"):
        filled(text)


def test_the_plain_title_that_stands_in_has_its_facts_filled_in():
    data = kkr.figures.load_data("shared-patients")
    aged = data["shares"]["population"] == "aged_80_hospital"
    other = data["shares"].assign(share=data["shares"]["share"].where(~aged, 10))
    title = kkr.figures.describe("shared-patients", data={"shares": other})["title"]
    assert "{" not in title
    assert any(map(str.isdigit, title))


def test_a_missing_section_is_named_with_those_of_the_file():
    with pytest.raises(UnknownNameError) as caught:
        spec.texts("vacancy", spec_of("vacancies"), "da")
    for part in ("words/economy.toml", "'vacancy.da'", "vacancies.da", "gdp-per-capita.en"):
        assert part in str(caught.value)


def test_a_missing_file_of_words_is_named_with_what_to_write():
    def draw() -> None:
        """Stand in for a figure of a new module."""

    draw.__module__ = "kkrdata.figures.harvest"
    with pytest.raises(KkrDataError, match=r"harvest\.py have no words: .* words/harvest\.toml"):
        spec.texts("harvest", spec_of("vacancies")._replace(draw=draw), "da")


TAKE_DATA = (kkr.figures.draw, kkr.figures.numbers, kkr.figures.describe)


@pytest.mark.parametrize("ask", TAKE_DATA)
@pytest.mark.parametrize("data", [{"x": 1}, {}, {"projects": None}])
def test_data_under_wrong_names_or_too_few_are_named_with_what_the_figure_takes(
    ask: Callable, data: dict
):
    with pytest.raises(KkrDataError, match="fdi-projects-map") as caught:
        ask("fdi-projects-map", data=data)
    for part in ("load_data('fdi-projects-map')", "projects", "surroundings"):
        assert part in str(caught.value)
