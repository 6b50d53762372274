"""What the tests of figures share: each figure drawn once in each language."""

from functools import cache

import pytest

import kkrdata as kkr
from kkrdata.text import LANGUAGES

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
