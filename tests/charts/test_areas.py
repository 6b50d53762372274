"""The colours of areas: told apart by all readers, and legible as text."""

from itertools import combinations

import pytest
from coloraide import Color

from kkrdata import style
from kkrdata.charts import areas, marks

COLOURS = {name: look.colour for name, look in areas.LOOKS.items()}
COLOURS |= {"other": areas.OTHER.colour, "document": marks.COLOUR}
AMSTERDAM = {name: areas.look(name).colour for name in (*areas.STAND_INS, "Amsterdam")}
del AMSTERDAM["Israel"]
SWEDEN = {"whole economy": areas.look("Sverige").colour, "business": areas.BUSINESS.colour}
TOGETHER = [COLOURS, *({"document": marks.COLOUR} | each for each in (AMSTERDAM, SWEDEN))]
LOOKS = (*areas.LOOKS.values(), *areas.STAND_INS.values(), areas.OTHER, areas.BUSINESS)
INKS = [look.ink for look in LOOKS] + [marks.COLOUR]
_APART = 10  # the least difference of colour (CIEDE2000) that is seen at a glance


@pytest.mark.parametrize("together", TOGETHER, ids=["areas", "Amsterdam", "Sweden"])
@pytest.mark.parametrize("sight", ["any", "protan", "deutan", "tritan"])
def test_areas_and_the_documents_mark_have_different_colours_for_every_reader(sight, together):
    seen = {name: Color(colour) for name, colour in together.items()}
    if sight != "any":
        seen = {name: colour.filter(sight) for name, colour in seen.items()}
    for one, other in combinations(seen, 2):
        assert seen[one].delta_e(seen[other], method="2000") >= _APART, (one, other)


def test_labels_are_legible_on_paper():
    assert min(style.contrast(ink, style.PAPER) for ink in INKS) >= 4.5


def test_an_area_has_one_colour_and_all_other_places_share_one():
    assert areas.look("Region Skåne").colour != areas.look("Region Halland").colour
    assert areas.look("Boston") == areas.look("Amsterdam") == areas.OTHER
