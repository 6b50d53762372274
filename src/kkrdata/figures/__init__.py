"""The figures: one function each, found by name."""

from kkrdata.figures.cards import describe_card, draw_card, list_cards
from kkrdata.figures.drawing import (
    body,
    describe,
    draw,
    list_choices,
    load_data,
    numbers,
    shading,
    spec_of,
)
from kkrdata.figures.registry import (
    THEMES,
    check_name,
    file_name,
    list_figures,
    module,
    shipped_sizes,
    sizes,
    theme,
)

__all__ = [
    "THEMES",
    "body",
    "check_name",
    "describe",
    "describe_card",
    "draw",
    "draw_card",
    "file_name",
    "list_cards",
    "list_choices",
    "list_figures",
    "load_data",
    "module",
    "numbers",
    "shading",
    "shipped_sizes",
    "sizes",
    "spec_of",
    "theme",
]
