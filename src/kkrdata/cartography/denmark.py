"""The sheets that all of Denmark is drawn on, one for each size of a figure."""

from typing import NamedTuple

from kkrdata import places
from kkrdata.cartography import copenhagen
from kkrdata.cartography.frames import Frame, Place, within
from kkrdata.style import SIZES, Body, Size

_CAPITAL_NEIGHBOURS = ("190", "201", "223", "230", "240", "253", "265", "269")


class Sheet(NamedTuple):
    """The frames of a sheet, and the places that are left for words, in inches.

    `legend` are columns, left free by the map; `key` is beside it, if there is one.
    """

    whole: Frame
    capital: Frame
    bornholm: Frame
    legend: list[Place]
    key: Place | None


class _View(NamedTuple):
    """A frame: the lower left corner of its ground, and its place as `frames.within` takes it."""

    corner: tuple[float, float]
    place: Place


class _Plan(NamedTuple):
    """How a sheet is laid out: frames, places of words like theirs, scales, and type sizes.

    Where no municipality is labelled, there are no type sizes for that.
    """

    whole: _View
    capital: _View
    bornholm: _View
    scale: float  # metres per inch
    capital_scale: float
    legend: tuple[Place, ...]
    key: Place | None = None
    type_sizes: tuple[float, ...] = ()
    capital_type_sizes: tuple[float, ...] = ()
    name_size: float = 9.5  # of the capital's frame


_PLANS = {
    # Frames beside each other, and a key; widths and gaps add up.
    SIZES["slide"]: _Plan(
        whole=_View((430_000, 6_033_000), (0, 0, 5.15, 0)),
        capital=_View((695_300, 6_155_300), (5.25, -3.15, 3.1, 3.15)),
        bornholm=_View((856_000, 6_106_000), (7.35, -4.25, 1.0, 1.0)),
        scale=68_000,
        capital_scale=14_200,
        legend=((5.25, 0, 3.1 - 1.2, -3.35),),
        key=(5.15 + 0.1 + 3.1 + 0.2, 0, 0, 0),
        type_sizes=(7.0,),
        capital_type_sizes=(7.5,),
    ),
    # One large map, and all else over its sea.
    SIZES["poster"]: _Plan(
        whole=_View((438_000, 6_034_000), (0, 0, 0, 0)),
        capital=_View((695_300, 6_151_500), (-4.2, -4.6, 4.2, 4.6)),
        bornholm=_View((858_500, 6_106_500), (-1.65, 0, 1.65, 1.6)),
        scale=28_800,
        capital_scale=10_400,
        legend=((0.2, -3.75, 3.3, 3.6),),
        type_sizes=(8.5, 7.5),
        capital_type_sizes=(8.5, 7.5),
    ),
    # A map with Copenhagen and Bornholm over its sea, a list beside it, and the legend below.
    SIZES["half"]: _Plan(
        whole=_View((437_000, 6_024_000), (0, 0.69, -2.02, 0)),
        capital=_View((694_000, 6_149_500), (-3.5, -1.65, 1.48, 1.65)),
        bornholm=_View((849_500, 6_103_500), (-2.82, 0.69, 0.8, 0.74)),
        scale=84_000,
        capital_scale=31_000,
        name_size=7.0,
        legend=((0, 0, 1.75, 0.62), (1.85, 0, 2.35, 0.62), (4.3, 0, 0, 0.62)),
        key=(-1.91, 0.69, 0, 0),
    ),
    SIZES["square"]: _Plan(
        whole=_View((434_000, 6_030_000), (0, 0.72, -2.25, 0)),
        capital=_View((693_500, 6_152_500), (-3.9, -1.55, 1.65, 1.55)),
        bornholm=_View((851_500, 6_104_500), (-3.0, 0.72, 0.75, 0.76)),
        scale=76_000,
        capital_scale=30_000,
        name_size=7.0,
        legend=((0, 0, 1.8, 0.62), (1.95, 0, 2.5, 0.62), (4.6, 0, 0, 0.62)),
        key=(-2.13, 0.72, 0, 0),
    ),
    # The same without a list, and the legend beside it; sea to the west for labels.
    SIZES["a4"]: _Plan(
        whole=_View((388_000, 6_048_000), (0, 0, 3.65, 0)),
        capital=_View((694_500, 6_151_000), (2.4, -1.28, 1.25, 1.28)),
        bornholm=_View((846_000, 6_103_500), (2.98, 0, 0.67, 0.62)),
        scale=123_800,
        capital_scale=38_000,
        name_size=7.0,
        legend=((3.8, 0, 0, 0),),
    ),
}


def sheet(body: Body, size: Size, lang: str) -> Sheet:
    """Lay out a sheet.

    Parameters
    ----------
    body : Body
        The room between the words.
    size : Size
        The figure's size, one of `style.SIZES`.
    lang : str
        "da" or "en".

    Returns
    -------
    Sheet
        Its frames and places.
    """
    plan = _PLANS[size]
    legend = [within(body, place) for place in plan.legend]
    key = within(body, plan.key) if plan.key else None
    return Sheet(*_frames(plan, body, lang), legend, key)


def _frames(plan: _Plan, body: Body, lang: str) -> list[Frame]:
    enlarged, rest = copenhagen.split(places.municipalities(), _CAPITAL_NEIGHBOURS)
    name = copenhagen.name(plan.scale, plan.capital_scale, lang)
    whole, capital, bornholm = (
        (*view.corner, scale, within(body, view.place))
        for view, scale in (
            (plan.whole, plan.scale),
            (plan.capital, plan.capital_scale),
            (plan.bornholm, plan.scale),
        )
    )
    return [
        Frame(*whole, rest, plan.type_sizes),
        Frame(*capital, enlarged, plan.capital_type_sizes, name, True, plan.name_size),
        Frame(*bornholm, copenhagen.BORNHOLM, plan.type_sizes),
    ]
