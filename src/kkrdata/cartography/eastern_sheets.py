"""The sheets that Eastern Denmark is drawn on, one for each size of a figure."""

from collections.abc import Sequence
from typing import NamedTuple

from kkrdata.cartography import copenhagen
from kkrdata.cartography.frames import Frame, Place, within
from kkrdata.style import MARGIN, SIZES, Body, Size

_GAP = 0.5  # points between numbers, which are told apart by the borders between them
_CAPITAL_NEIGHBOURS = ("190", "201", "223", "230", "240", "253", "265")
COLUMN = (MARGIN, 0.66, 1.8, 5.8)  # of a slide: left, bottom, width and height in inches


class Lettering(NamedTuple):
    """Type sizes of a sheet whose municipalities have numbers, in points; its list's columns."""

    map: float
    words: float
    list: float
    columns: int
    gutter: float  # inches between columns


class Frames(NamedTuple):
    """All of Eastern Denmark but Bornholm, the Copenhagen area in it enlarged, and Bornholm."""

    whole: Frame
    capital: Frame
    bornholm: Frame


class Sheet(NamedTuple):
    """The frames of a sheet with numbers, and the places of its words, in inches."""

    frames: Frames
    legend: Place
    totals: Place
    list: Place
    lettering: Lettering


class _Plan(NamedTuple):
    """Where everything stands on a sheet with numbers: places as `frames.within` takes them."""

    whole: Place
    capital: Place
    bornholm: Place
    legend: Place
    totals: Place
    list: Place
    lettering: Lettering


# West, south, east and north of what a frame shows at least, in EPSG:25832.
_WHOLE = (616_500, 6_048_500, 747_500, 6_225_500)
_CAPITAL = (697_500, 6_154_200, 732_900, 6_200_800)
_BORNHOLM = (860_500, 6_108_500, 894_500, 6_145_000)

_PLANS = {
    # The frames above the list.
    SIZES["half"]: _Plan(
        whole=(0, 2.36, 2.3, 0),
        capital=(2.38, 2.36, 2.32, 0),
        bornholm=(1.65, 2.41, 0.6, 0.64),
        legend=(-1.25, 2.36, 0, -0.98),
        totals=(-1.25, -0.85, 0, 0.85),
        list=(0, 0.06, 0, 2.18),
        lettering=Lettering(map=7.5, words=8, list=8, columns=3, gutter=0.3),
    ),
    SIZES["square"]: _Plan(
        whole=(0, 2.44, 2.4, 0),
        capital=(2.48, 2.44, 2.5, 0),
        bornholm=(1.75, 2.49, 0.6, 0.64),
        legend=(-1.75, 2.44, 0, -1.25),
        totals=(-1.75, -1.05, 0, 1.05),
        list=(0, 0.06, 0, 2.27),
        lettering=Lettering(map=7.5, words=10, list=8.3, columns=3, gutter=0.4),
    ),
    # The frames beside the list.
    SIZES["a4"]: _Plan(
        whole=(0, 0.4, 1.48, 0),
        capital=(1.52, -1.61, 1.22, 1.61),
        bornholm=(2.33, -2.19, 0.41, 0.42),
        legend=(1.52, 0, 1.22, -1.65),
        totals=(0, 0, 1.5, 0.36),
        list=(2.82, 0, 0, 0),
        lettering=Lettering(map=7, words=7, list=7, columns=2, gutter=0.07),
    ),
}


def slide(codes: Sequence[str], lang: str) -> Frames:
    """Lay out a slide, where municipalities have their names.

    Parameters
    ----------
    codes : sequence of str
        The municipalities shown.
    lang : str
        "da" or "en".

    Returns
    -------
    Frames
        Its frames; words stand in `COLUMN`.
    """
    enlarged, rest = copenhagen.split(codes, _CAPITAL_NEIGHBOURS)
    whole_scale, capital_scale = 31_500, 7_190  # metres per inch
    name = copenhagen.name(whole_scale, capital_scale, lang)
    capital = (6.95, 0.66, 6.06, 5.8), enlarged, (8.6, 7.0), name
    bornholm = (5.6, 0.71, 1.2, 1.25), copenhagen.BORNHOLM, (7.2,)
    return Frames(
        Frame(611_000, 6_044_000, whole_scale, (2.25, 0.66, 4.6, 5.8), rest, (7.2,)),
        Frame(695_300, 6_160_000, capital_scale, *capital),
        Frame(858_500, 6_108_000, whole_scale, *bornholm),
    )


def numbered(codes: Sequence[str], body: Body, size: Size, lang: str) -> Sheet:
    """Lay out a smaller sheet, where municipalities have numbers that a list explains.

    Parameters
    ----------
    codes : sequence of str
        The municipalities shown.
    body : Body
        The room between the words.
    size : Size
        The figure's size.
    lang : str
        "da" or "en".

    Returns
    -------
    Sheet
        Its frames and places.
    """
    plan = _PLANS[size]
    frames = _frames(plan, codes, body, lang)
    places = (within(body, place) for place in (plan.legend, plan.totals, plan.list))
    return Sheet(frames, *places, plan.lettering)


def _frames(plan: _Plan, codes: Sequence[str], body: Body, lang: str) -> Frames:
    enlarged, rest = copenhagen.split(codes, _CAPITAL_NEIGHBOURS)
    size = plan.lettering.map
    whole = _fit(_WHOLE, within(body, plan.whole), rest, size)
    capital = _fit(_CAPITAL, within(body, plan.capital), enlarged, size)
    name = copenhagen.name(whole.metres_per_inch, capital.metres_per_inch, lang)
    named = capital._replace(name=name, name_below=True, name_size=size)
    bornholm = within(body, plan.bornholm), copenhagen.BORNHOLM, size, whole.metres_per_inch
    return Frames(whole, named, _fit(_BORNHOLM, *bornholm))


def _fit(ground: Place, place: Place, codes: Sequence[str], size: float, scale: float = 0) -> Frame:
    """Show a stretch of ground in the middle of a place, at least at the scale given."""
    west, south, east, north = ground
    wide, high = place[2:]
    scale = max((east - west) / wide, (north - south) / high, scale)
    left, bottom = (west + east - wide * scale) / 2, (south + north - high * scale) / 2
    return Frame(left, bottom, scale, place, tuple(codes), (size,), gap=_GAP)
