"""The figures: one function each, found by name."""

from kkrdata.figures.cards import describe_card, draw_card, list_cards
from kkrdata.figures.drawing import describe, draw, list_choices, load_data, numbers
from kkrdata.figures.editions import Edition, spec_of
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
    "Edition",
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
    "shipped_sizes",
    "sizes",
    "spec_of",
    "theme",
]
