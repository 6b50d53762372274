"""Section 2.2: the need for study places, the 300 extra ones, and the steps towards them."""

import re

from kkrdata.tidy import steps
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

_SUBJECTS = {
    "mangle": "need",
    "mangel": "need",
    "ekstra uddannelsespladser": "extra",
    "pladser": "extra",
    "nye studiepladser": "found",
    "Tilbage": "remaining",
    "Studieåret": "step",
    "fordelingsnøgle": "intake",
}
_UNITS = {"need": "persons", "intake": "per_cent"}  # all others are places
_PROGRAMMES = {
    "sygeplejersker": "nursing",
    "sygeplejestuderende": "nursing",
    "sygeplejerskeuddannelsen": "nursing",
    "pædagoger": "pedagogy",
    "pædagoguddannelsen": "pedagogy",
    "lærere": "teaching",
    "socialrådgivere": "social_work",
    "sygeplejerske- og pædagoguddannelsen": "nursing_and_pedagogy",
}
_PARTS = {"sommeren": "summer", "vinteren": "winter"}
_NONE = {"ikke vil være mangel": "0", "øges ikke": "0"}


def _part(printed: str) -> str:
    year = re.fullmatch(r"20\d\d/20\d\d", printed)
    return printed if year else _PARTS.get(printed, "whole")


_SUBJECT = Step("say in one word what it is", _SUBJECTS.__getitem__)
_UNIT = Step("take the unit of that", lambda subject: _UNITS.get(subject, "places"))
_PROGRAMME = Step("find the programme", _PROGRAMMES.__getitem__)
_PART = Step("tell an academic year, or summer and winter, from the whole", _part)
_FIGURE = Step("write none as a figure", lambda text: _NONE.get(text, text))
_WITHOUT_SIGN = Step("leave out the sign", lambda text: text.removesuffix("%"))

RECIPES = {
    "study_places": Recipe(
        raw_file="data/raw/study_places.csv",
        key=("subject", "programme", "part"),
        columns={
            "subject": Column("subject", (_SUBJECT,)),
            "programme": Column("programme", (steps.JOIN_WORDS, _PROGRAMME)),
            "part": Column("part", (_PART,)),
            "value": Column("value", (_FIGURE, _WITHOUT_SIGN, steps.DANISH_INTEGER)),
            "unit": Column("subject", (_SUBJECT, _UNIT)),
        },
    ),
}
