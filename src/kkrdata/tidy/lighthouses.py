"""Section 2.8: the lighthouse projects of the other contact councils."""

from kkrdata.tidy import steps
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

# In our own words, Danish and English.
_THEMES = {
    "grøn energi": ("Vedvarende energi på øen", "Renewable energy on the island"),
    "overvægt": ("Sundhed: svær overvægt", "Health: obesity"),
    "robotteknologiske": ("Robotter og automation", "Robots and automation"),
    "grøn energimetropol": ("Grøn energi", "Green energy"),
    "vandforsyning": ("Vandteknologi", "Water technology"),
    "lagring og anvendelse af CO2": ("CO2-fangst og grønne brændstoffer", "Carbon capture, fuels"),
}
_THEME = Step("say it in our own words", lambda printed: _THEMES[printed][0])
_THEME_EN = Step("say it in our own words, in English", lambda printed: _THEMES[printed][1])

RECIPES = {
    "lighthouses": Recipe(
        raw_file="data/raw/lighthouses.csv",
        key=("place",),
        columns={
            "place": Column("name"),
            "theme": Column("theme", (_THEME,)),
            "theme_en": Column("theme", (_THEME_EN,)),
            "grant": Column("value", (steps.MILLION_KRONER, steps.DANISH_NUMBER)),
        },
    ),
}
