"""What the tests of figures share: each figure drawn once in each language."""

import itertools
from functools import cache
from pathlib import Path

import pytest

import kkrdata as kkr
from kkrdata.text import LANGUAGES

FOLDER = Path(__file__).parent
EVERY_FIGURE = [(name, lang) for name in kkr.figures.list_figures() for lang in LANGUAGES]
OTHER_SIZES = [
    (name, size) for name in kkr.figures.list_figures() for size in kkr.figures.sizes(name)[1:]
]


@cache
def drawn(name, lang, size=None):
    """Draw a figure and lay it out, so that every text knows its place."""
    figure = kkr.figures.draw(name, lang, size=size)
    figure.draw_without_rendering()
    return figure


@pytest.fixture(params=EVERY_FIGURE, ids="-".join)
def figure(request):
    """Every figure in every language."""
    return drawn(*request.param)


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items):
    """Let one process do all tests of a figure: drawing it takes longer than testing."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker(pytest.mark.xdist_group(_figure_of(item) or item.path.stem))


def _figure_of(item):
    """Find the figure among what a test is given."""
    given = getattr(item, "callspec", None)
    values = given.params.values() if given else ()
    flat = itertools.chain.from_iterable(v if isinstance(v, tuple) else (v,) for v in values)
    return next((value for value in flat if value in kkr.figures.list_figures()), None)
