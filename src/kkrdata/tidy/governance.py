"""Handbook (section 2.1, appendix 4), sections 3, 7 and 9: who sits where, and who answers to whom.

The diagram of section 9 is lost: the links between the bodies are those that the text states.
"""

from kkrdata.tidy import steps
from kkrdata.tidy.lists import rows_by
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

_PER_REGION = {"4-5": (4, 5), "ét": (1, 1), "": (None, None)}

# What is printed of the seats: the least and the most there are, and in each of what.
_SEATS = {
    "Regionsrådsformand": (1, 1, "body"),
    "Regionsrådsformanden": (1, 1, "body"),
    "1-2": (1, 2, "body"),
    "2": (2, 2, "body"),
    "3": (3, 3, "body"),
    "én medformand": (1, 1, "body"),
    "Formanden": (1, 1, "body"),
    "næstformanden": (1, 1, "body"),
    "Én": (1, 1, "municipality"),
    "Borgmestrene** fra klyngens kommuner": (1, 1, "municipality"),
    "De borgmestre": (1, 1, "cluster"),
    "": (None, None, None),
}
_PROVISOS = {
    "aftales lokalt": "agreed_locally",
    "rådmand eller fagborgmester": "substitute_in_four_cities",
    "det psykiatriske område": "includes_psychiatry",
    "": None,
}

# Who is spoken of, in the words of the passage that states the link.
_ENDS = {
    "medformændene fra de respektive klynger": "cluster-political",
    "Sundhedssamarbejdet": "committee-political",
    "Sundhedssamarbejdsudvalgene": "committee-political",
    "Sundhedssamarbejdsudvalgets": "committee-political",
    "sundhedssamarbejdsudvalgenes": "committee-political",
    "sundhedsklynger": "cluster-political",
    "sundhedsklyngerne": "cluster-political",
    "sundhedsklyngernes": "cluster-political",
    "klyngens": "cluster-political",
    "politisk overbygning": "cluster-political",
    "faglige arbejde": "cluster-professional",
    "fagligt / strategisk niveau": "cluster-professional",
    "politisk niveau": "committee-political",
    "forberedende administrativt niveau": "committee-administrative",
    "regionsrådet": "region",
    "regionerne": "region",
    "kommunalbestyrelserne": "municipalities",
    "kommunerne selv": "municipalities",
    "nationale rammer og aftaler": "national-framework",
    "Patientinddragelsesudvalget": "patients-committee",
    "regionale patientinddragelsesudvalg": "patients-committee",
}
_LINKS = {
    "udgøres af": "sits_in",
    "nedsættes": "sets_up",
    "oprettelse": "sets_up",
    "fælles rammer og retning": "sets_frame",
    "definere rammen": "sets_frame",
    "har betydning for": "sets_frame",
    "Bidrage til retning": "advises",
    "forberedende": "prepares",
    "udpeger": "appoints",
    "skal inddrages": "is_involved",
}


def _body(attribute: str, words: str, raw: str, beside: str) -> Column:
    """A body is known by the heading that it stands below, and its own name there."""

    def look_up(texts: tuple[str, str]) -> str | None:
        printed = dict(zip((raw, beside), map(steps.JOIN_WORDS.function, texts), strict=True))
        heading, (name,) = printed.pop("body"), printed.values()
        bodies = rows_by("governance_bodies.csv", "heading", "printed")
        return bodies[heading, name][attribute] or None

    return Column(raw, (Step(words, look_up),), beside)


def _office(attribute: str, words: str) -> Column:
    offices = rows_by("governance_offices.csv", "printed")
    look_up = Step(words, lambda printed: offices[printed,][attribute])
    return Column("organisation", (steps.JOIN_WORDS, look_up))


def _seats(place: int, words: str) -> Column:
    return Column("value", (steps.JOIN_WORDS, Step(words, lambda printed: _SEATS[printed][place])))


def _per_region(place: int, words: str) -> Column:
    return Column("value", (Step(words, lambda printed: _PER_REGION[printed][place]),))


_FIND, _TIER = "find the body of that name", "say which level it is"
_OWN_WORDS, _IN_ENGLISH = "say it in our own words", "say it in our own words, in English"
_END = steps.JOIN_WORDS, Step("find the body that is spoken of", _ENDS.__getitem__)
_PROVISO = Step("say the proviso in one word", _PROVISOS.__getitem__)
_LINK = Step("say the link in one word", _LINKS.__getitem__)

RECIPES = {
    "governance_bodies": Recipe(
        raw_file="data/raw/governance_bodies.csv",
        key=("body_id",),
        columns={
            "body_id": _body("body_id", _FIND, "name", "body"),
            "body_type": _body("body_type", "say what it is", "body", "name"),
            "tier": _body("tier", _TIER, "name", "body"),
            "body": _body("body", _OWN_WORDS, "name", "body"),
            "body_en": _body("body_en", _IN_ENGLISH, "name", "body"),
            "per_region_low": _per_region(0, "read the least number in a region"),
            "per_region_high": _per_region(1, "read the greatest number in a region"),
        },
    ),
    "governance": Recipe(
        raw_file="data/raw/governance.csv",
        key=("body_id", "office_id"),
        columns={
            "body_id": _body("body_id", _FIND, "body", "level"),
            "tier": _body("tier", _TIER, "level", "body"),
            "office_id": _office("office_id", "name the office in one word"),
            "side": _office("side", "say whose side it is"),
            "role": _office("role", "say which part it takes"),
            "organisation": _office("organisation", _OWN_WORDS),
            "organisation_en": _office("organisation_en", _IN_ENGLISH),
            "seats_low": _seats(0, "read the least number of seats"),
            "seats_high": _seats(1, "read the greatest number of seats"),
            "seats_per": _seats(2, "say in each of what there are so many"),
            "proviso": Column("proviso", (_PROVISO,)),
        },
    ),
    "governance_links": Recipe(
        raw_file="data/raw/governance_links.csv",
        key=("from_body_id", "to_body_id", "link"),
        columns={
            "from_body_id": Column("from", _END),
            "to_body_id": Column("to", _END),
            "link": Column("link", (_LINK,)),
        },
    ),
}
