"""What the maps of Eastern Denmark and of all Denmark share: whom they enlarge, and Bornholm."""

from collections.abc import Collection, Iterable

from kkrdata import places
from kkrdata.text import number, pick

BORNHOLM = ("400",)
_PROVINCES = ("DK011", "DK012")
_NAME = {
    "da": "Hovedstadsområdet, forstørret {} gange",
    "en": "Copenhagen area, enlarged {} times",
}


def split(
    codes: Iterable[str], neighbours: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell which municipalities are labelled in the frame of the capital, and which are not.

    Parameters
    ----------
    codes : iterable of str
        The municipalities shown.
    neighbours : collection of str
        Those beside the capital's two provinces that its frame has room for as well.

    Returns
    -------
    enlarged : tuple of str
        The capital's, in the order given.
    rest : tuple of str
        All others but Bornholm, which has a frame of its own.
    """
    shown, known = tuple(codes), places.municipalities()
    enlarged = tuple(
        code for code in shown if code in neighbours or known[code].nuts3_code in _PROVINCES
    )
    return enlarged, tuple(code for code in shown if code not in (*enlarged, *BORNHOLM))


def name(whole_scale: float, capital_scale: float, lang: str) -> str:
    """Name the capital's frame.

    Parameters
    ----------
    whole_scale, capital_scale : float
        Metres per inch of the whole map and of the frame.
    lang : {"da", "en"}
        The language.

    Returns
    -------
    str
        Its name, with how many times it is enlarged.
    """
    return pick(_NAME, lang).format(number(whole_scale / capital_scale, lang, decimals=1))
