"""The sheets that all of Denmark is drawn on: an upright poster, and a slide with a key."""

from typing import NamedTuple

from kkrdata import places
from kkrdata.cartography import copenhagen
from kkrdata.cartography.frames import Frame
from kkrdata.style import Body, Size

_CAPITAL_NEIGHBOURS = ("190", "201", "223", "230", "240", "253", "265", "269")
_GAP = 0.1  # inches between frames
_WIDE, _SIDE, _HIGH = 5.15, 3.1, 3.15  # inches on a slide: the whole, and the capital's frame
Place = tuple[float, float, float, float]


class Sheet(NamedTuple):
    """The frames of a sheet, and the places that are left for words, in inches.

    `legend` is left free by the map; `key` is beside it, and empty on a poster.
    """

    whole: Frame
    capital: Frame
    bornholm: Frame
    legend: Place
    key: Place | None


class _Plan(NamedTuple):
    """How a sheet is laid out: lower left corners on the ground, scales, and type sizes."""

    whole: tuple[float, float]
    capital: tuple[float, float]
    bornholm: tuple[float, float]
    scale: float  # metres per inch
    capital_scale: float
    type_sizes: tuple[float, ...]
    capital_type_sizes: tuple[float, ...]


_POSTER = _Plan(
    whole=(438_000, 6_034_000),
    capital=(695_300, 6_151_500),
    bornholm=(855_600, 6_104_500),
    scale=28_800,
    capital_scale=10_400,
    type_sizes=(8.5, 7.5),
    capital_type_sizes=(8.5, 7.5),
)
_SLIDE = _Plan(
    whole=(430_000, 6_033_000),
    capital=(695_300, 6_155_300),
    bornholm=(856_000, 6_106_000),
    scale=68_000,
    capital_scale=14_200,
    type_sizes=(7.0,),
    capital_type_sizes=(7.5,),
)


def sheet(body: Body, size: Size, lang: str) -> Sheet:
    """Lay out a sheet.

    Parameters
    ----------
    body : Body
        The room between the words.
    size : Size
        The figure's size: upright, or lying.
    lang : str
        "da" or "en".

    Returns
    -------
    Sheet
        Its frames and places.
    """
    return _poster(body, lang) if size.height > size.width else _slide(body, lang)


def _poster(body: Body, lang: str) -> Sheet:
    """Lay the frames over the sea of one large map."""
    top, right = body.bottom + body.height, body.left + body.width
    capital = (right - 4.2, top - 4.6, 4.2, 4.6)
    bornholm = (right - 1.55, body.bottom, 1.55, 1.55)
    legend = (body.left + 0.2, top - 3.75, 3.3, 3.6)
    return Sheet(*_frames(_POSTER, tuple(body), capital, bornholm, lang), legend, None)


def _slide(body: Body, lang: str) -> Sheet:
    """Stand the frames beside each other."""
    top, left = body.bottom + body.height, body.left + _WIDE + _GAP
    whole = (body.left, body.bottom, _WIDE, body.height)
    capital = (left, top - _HIGH, _SIDE, _HIGH)
    bornholm = (left + _SIDE - 1.0, top - _HIGH - _GAP - 1.0, 1.0, 1.0)
    legend = (left, body.bottom, _SIDE - 1.0 - 2 * _GAP, body.height - _HIGH - 2 * _GAP)
    used = _WIDE + _GAP + _SIDE + 2 * _GAP
    key = (body.left + used, body.bottom, body.width - used, body.height)
    return Sheet(*_frames(_SLIDE, whole, capital, bornholm, lang), legend, key)


def _frames(plan: _Plan, whole: Place, capital: Place, bornholm: Place, lang: str) -> list[Frame]:
    codes = places.municipalities()
    enlarged, rest = copenhagen.split(codes, _CAPITAL_NEIGHBOURS)
    name = copenhagen.name(plan.scale, plan.capital_scale, lang)
    near = (plan.capital_scale, capital, enlarged, plan.capital_type_sizes)
    return [
        Frame(*plan.whole, plan.scale, whole, rest, plan.type_sizes),
        Frame(*plan.capital, *near, name, name_below=True),
        Frame(*plan.bornholm, plan.scale, bornholm, copenhagen.BORNHOLM, plan.type_sizes),
    ]
