"""Handbook (section 2.1, appendix 4), section 10: how many patients both sides share."""

from kkrdata.tidy import steps
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

_POPULATIONS = {
    "alle borgere": "all",
    "ældre på 65 år eller derover": "aged_65",
    "80+ årige": "aged_80",
    "alle hospitalspatienter": "hospital",
    "borgere med kommunale indsatser": "municipal",
    "80+ årige med hospitalskontakt": "aged_80_hospital",
    "borgere med kommunal indsats": "aged_80_municipal",  # in a sentence on those aged 80 or more
    "rehabilitering": "rehabilitation",
    "hjemmesygepleje": "home_nursing",
    "plejebolig": "nursing_home",
    "forebyggende hjemmebesøg": "preventive_visits",
    "indlagte hospitalspatienter på 80 år eller derover": "aged_80_admitted",
}
_CONDITIONS = {
    "i kontakt med hospitalet": "hospital",
    "hospitalskontakt": "hospital",
    "kommunal indsats": "municipal",
    "kommunal sundheds- og plejeindsats": "municipal",
    "kommunal pleje- og omsorgsindsats": "municipal",
}
_IN_WORDS = {"næsten ni ud af ti": "90 pct."}

_POPULATION = Step("say of whom in one word", _POPULATIONS.__getitem__)
_CONDITION = Step("say which share in one word", _CONDITIONS.__getitem__)
_FIGURE = Step("write words as a figure", lambda text: _IN_WORDS.get(text, text))
_WITHOUT_UNIT = Step("leave out the unit", lambda text: text.removesuffix(" pct."))
_QUALIFIER = Step(
    "tell a number from words for about as much", lambda text: "~" if text in _IN_WORDS else "="
)

RECIPES = {
    "shared_patients": Recipe(
        raw_file="data/raw/shared_patients.csv",
        key=("population", "condition"),
        columns={
            "population": Column("population", (steps.JOIN_WORDS, _POPULATION)),
            "condition": Column("condition", (steps.JOIN_WORDS, _CONDITION)),
            "year": Column("year", (steps.WHOLE,)),
            "share": Column("value", (_FIGURE, _WITHOUT_UNIT, steps.WHOLE)),
            "qualifier": Column("value", (_QUALIFIER,)),
        },
    ),
}
