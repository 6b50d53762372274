"""Municipalities and regions, and the spellings by which people call them."""

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkrdata import places
from kkrdata.errors import UnknownNameError

MUNICIPALITIES = list(places.municipalities().values())
NAMES = [place.name for place in MUNICIPALITIES]
TWO_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
ONE_LETTER = str.maketrans("æøåÆØÅ", "aoaAOA")


def test_denmark_has_98_municipalities():
    assert len(places.municipalities()) == 98


def test_denmark_has_5_regions_each_with_its_own_contact_council():
    assert len(places.regions()) == 5
    assert len({region.kkr for region in places.regions().values()}) == 5


def test_denmark_has_11_provinces():
    assert len({place.nuts3_code for place in MUNICIPALITIES}) == 11


@pytest.mark.parametrize(
    ("code", "region", "nuts2_code", "count"),
    [
        ("081", "Region Nordjylland", "DK05", 11),
        ("082", "Region Midtjylland", "DK04", 19),
        ("083", "Region Syddanmark", "DK03", 22),
        ("084", "Region Hovedstaden", "DK01", 29),
        ("085", "Region Sjælland", "DK02", 17),
    ],
)
def test_each_region_has_its_name_and_number_of_municipalities(code, region, nuts2_code, count):
    assert places.regions()[code][:3] == (code, region, nuts2_code)
    assert Counter(place.region_code for place in MUNICIPALITIES)[code] == count


@pytest.mark.parametrize("place", MUNICIPALITIES, ids=NAMES)
def test_the_province_lies_in_the_region_and_the_council_covers_it(place):
    region = places.regions()[place.region_code]
    assert place.nuts3_code.startswith(region.nuts2_code)
    assert (place.region, place.kkr) == (region.name, region.kkr)


@pytest.mark.parametrize("place", MUNICIPALITIES, ids=NAMES)
def test_each_municipality_is_found_by_every_usual_spelling(place):
    spellings = [
        place.code,
        int(place.code),
        f"0{place.code}",
        place.name,
        f"  {place.name} ",
        place.name.upper(),
        place.name.lower(),
        place.name.translate(TWO_LETTERS),
        place.name.translate(TWO_LETTERS).upper(),
        place.name.translate(ONE_LETTER),
        place.name.replace("-", " "),
        place.name.replace("-", ""),
        place.name.replace("-", "–"),
        place.name.replace("å", "aa").replace("Å", "Aa"),
        place.name.replace("aa", "å").replace("Aa", "Å"),
        f"{place.name} Kommune",
        f"{place.name} kommune",
        f"{place.name}s Kommune",
        f"{place.name}' KOMMUNE",
    ]
    assert {spelling: places.match(spelling) for spelling in spellings} == dict.fromkeys(
        spellings, place
    )


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Nordfyn", "Nordfyns"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Århus", "Aarhus"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Lyngby-Tårbæk", "Lyngby-Taarbæk"),
        ("Høje Taastrup", "Høje-Taastrup"),
        ("hoeje-taastrup kommune", "Høje-Taastrup"),
        ("Ærø Kommune", "Ærø"),
        ("Københavns Kommune", "København"),
        ("0101", "København"),
        (101, "København"),
    ],
)
def test_the_spelling_is_understood(spelling, name):
    assert places.match(spelling).name == name


def test_no_spelling_means_two_municipalities():
    counts = Counter(places._fold(name) for name in NAMES)
    assert [spelling for spelling, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("unknown", "nearest"),
    [("Odsherret", "Odsherred"), ("Kobenhagen", "København"), ("Skanderup", "Skanderborg")],
)
def test_an_unknown_name_is_refused_with_the_nearest_three(unknown, nearest):
    with pytest.raises(UnknownNameError, match=unknown) as caught:
        places.match(unknown)
    assert len(caught.value.nearest) == 3
    assert caught.value.nearest[0] == nearest
    assert ", ".join(caught.value.nearest) in str(caught.value)


@pytest.mark.parametrize("unknown", ["102", 999, "1101", "084", ""])
def test_an_unknown_code_is_refused_with_the_nearest_three(unknown):
    with pytest.raises(UnknownNameError) as caught:
        places.match(unknown)
    assert repr(unknown) in str(caught.value)
    assert len(caught.value.nearest) == 3


@pytest.mark.parametrize(
    "spelling", ["Christiansø", "christiansoe", "CHRISTIANSØ", "Ertholmene", "411", 411, "0411"]
)
def test_christianso_is_refused_because_the_state_runs_it(spelling):
    with pytest.raises(UnknownNameError, match="run by the state and belongs to no municipality"):
        places.match(spelling)


def test_a_region_is_no_municipality():
    with pytest.raises(UnknownNameError):
        places.match("Region Sjælland")


@given(st.text() | st.text(alphabet="0123456789abdegknorsuæøå -") | st.integers())
def test_any_text_is_a_municipality_or_unknown_and_nothing_else(text):
    with suppress(UnknownNameError):
        assert places.match(text) in MUNICIPALITIES


@pytest.mark.parametrize("region", places.regions().values(), ids=lambda region: region.name)
def test_each_region_is_found_by_every_usual_spelling(region):
    short = region.name.removeprefix("Region ")
    spellings = [
        region.code,
        region.nuts2_code,
        region.name,
        region.kkr,
        short,
        short.upper(),
        short.translate(TWO_LETTERS),
        short.translate(ONE_LETTER),
        f"region {short.lower()}",
    ]
    assert {places.match_region(spelling) for spelling in spellings} == {region}


@given(st.text())
def test_any_text_is_a_region_or_unknown_and_nothing_else(text):
    with suppress(UnknownNameError):
        assert places.match_region(text) in places.regions().values()


@pytest.mark.parametrize("unknown", ["Skåne", "086", "Region", ""])
def test_an_unknown_region_is_refused_with_all_that_there_are(unknown):
    with pytest.raises(UnknownNameError) as caught:
        places.match_region(unknown)
    assert all(region.name in str(caught.value) for region in places.regions().values())
