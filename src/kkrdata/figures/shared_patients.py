"""Section 2.1, the handbook of health clusters: the patients that both sides share."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kkrdata import loaders, style
from kkrdata.charts import areas, rows
from kkrdata.charts import sheet as sheets
from kkrdata.charts.areas import Look
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.sheet import Sheet
from kkrdata.figures.catalogued import capital, heading, label, qualified, unit
from kkrdata.figures.spec import Data, FigureSpec, Numbers
from kkrdata.style import SLIDE, Body, Size, Words
from kkrdata.text import number, percent, pick

_TABLE = "shared_patients"
# The overlap as the hospital and as the municipality sees it: of all ages, and of the oldest.
_SIDES = {
    "everybody": (("hospital", "municipal"), ("municipal", "hospital")),
    "aged_80": (("aged_80_hospital", "municipal"), ("aged_80_municipal", "hospital")),
}
_LOOKS = (areas.NO_AREA, Look("#2aa198", "#14736c"))  # of the hospital, of the municipality
_REST = Look("#e3e8ec", style.INK)
_PLAIN = Look("#4a545e", style.QUIET_INK)
_ALIKE = 2  # percentage points
_LIKENESS = {"da": ("ens", "næsten ens"), "en": ("alike", "nearly alike")}
_ACROSS, _HUNDRED = 10, 100  # squares
_SQUARE = 0.84  # of the room for one
_NUMBER = 2.4  # times the type of labels
_CALM = 0.92  # times, the other shares where they stand below
_APART = 0.6  # inches between the overlap and the other shares of a slide
_AIR = 0.14  # inches


def shared_patients(
    shares: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw the overlap of hospital and municipality from both sides, and the other shares.

    Parameters
    ----------
    shares : pandas.DataFrame
        `load_shared_patients()`.
    words : Words
        What is written around the chart.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The chart.
    """
    sheet = sheets.begin(words, lang, size)
    if sheets.is_wide(sheet.body):
        overlap, others = sheets.beside(sheet.body, (1.75, 1), _APART)
    else:
        overlap, others = sheets.stacked(sheet.body, (1.25, 1))
    for key, place in zip(_SIDES, sheets.stacked(overlap, [1, 1]), strict=True):
        _draw_pair(sheet, place, shares, key, words.texts)
    _draw_others(sheet, others, list(_groups(shares, lang, words.texts["unit"])))
    return sheet.figure


def _draw_others(sheet: Sheet, place: Body, groups: Sequence[Group]) -> None:
    """Draw the groups of other shares below each other, or smaller and beside each other."""
    if sheets.is_wide(sheet.body):
        parts = sheets.stacked(place, [len(group.rows) for group in groups])
    else:
        sheet, parts = sheets.larger(sheet, _CALM), sheets.beside(place, [1] * len(groups))
    for group, part in zip(groups, parts, strict=True):
        rows.draw(sheet, part, [group], _HUNDRED)


def _draw_pair(
    sheet: Sheet, place: Body, shares: pd.DataFrame, key: str, texts: Mapping[str, str]
) -> None:
    """Draw the same overlap from both sides, under a heading."""
    top = place.bottom + place.height
    top = sheets.write(sheet, place.left, top, texts[key], sheet.label, weight="semibold")
    tiles = sheets.beside(sheets.below(place, top - _AIR / 2), [1, 1])
    for tile, side, look in zip(tiles, _SIDES[key], _LOOKS, strict=True):
        _draw_tile(sheet, tile, _row(shares, *side), look, texts)


def _row(shares: pd.DataFrame, population: str, condition: str) -> pd.Series:
    chosen = shares[(shares["population"] == population) & (shares["condition"] == condition)]
    return chosen.iloc[0]


def _draw_tile(
    sheet: Sheet, place: Body, row: pd.Series, look: Look, texts: Mapping[str, str]
) -> None:
    """Draw a hundred squares, those of the share coloured, and say beside them what they are."""
    side = min(place.height, place.width * 0.52)
    squares = place._replace(bottom=place.bottom + place.height - side, height=side, width=side)
    _draw_squares(sheet, squares, int(row["share"]), look)
    left, room = place.left + side + _AIR, place.width - side - _AIR
    top = place.bottom + place.height
    population = label(_TABLE, "population", row["population"], sheet.lang)
    condition = label(_TABLE, "condition", row["condition"], sheet.lang)
    before = sheets.fit(texts["of"].format(population), room, sheet.label)
    after = sheets.fit(texts["also"].format(condition), room, sheet.label, "semibold")
    top = sheets.write(sheet, left, top, before, sheet.label, color=style.QUIET_INK)
    big = {"weight": "bold", "color": look.ink}
    top = sheets.write(sheet, left, top, _written(row, sheet.lang), sheet.label * _NUMBER, **big)
    sheets.write(sheet, left, top, after, sheet.label, weight="semibold", color=look.ink)


def _draw_squares(sheet: Sheet, place: Body, share: int, look: Look) -> None:
    axes = style.column(sheet.figure, tuple(place))
    step = place.width / _ACROSS
    spots = [(at % _ACROSS * step, place.height - (at // _ACROSS + 1) * step) for at in range(100)]
    each = [Rectangle(spot, step * _SQUARE, step * _SQUARE) for spot in spots]
    for patches, colour, name in (
        (each[:share], look.colour, "share"),
        (each[share:], _REST.colour, "rest"),
    ):
        axes.add_collection(PatchCollection(patches, facecolor=colour, linewidth=0, gid=name))


def _written(row: pd.Series, lang: str) -> str:
    return qualified(_TABLE, row["qualifier"], percent(row["share"], lang), lang)


def _groups(shares: pd.DataFrame, lang: str, note: str = "") -> Iterator[Group]:
    """Group the other shares by what they have a share of."""
    others = shares[~_is_paired(shares)].sort_values("share", ascending=False)
    for condition, group in others.groupby("condition"):
        name = capital(label(_TABLE, "condition", condition, lang))
        yield Group(name, note, [_other(row, lang) for _, row in group.iterrows()])


def _is_paired(shares: pd.DataFrame) -> pd.Series:
    """Say of each share whether it is one of the overlap's two sides."""
    paired = [side for pair in _SIDES.values() for side in pair]
    sides = zip(shares["population"], shares["condition"], strict=True)
    return pd.Series([side in paired for side in sides], index=shares.index)


def _other(row: pd.Series, lang: str) -> Row:
    name = capital(label(_TABLE, "population", row["population"], lang))
    parts = [Point(row["share"], "", _PLAIN), Point(_HUNDRED - row["share"], "", _REST)]
    return Row(name, parts, whole=_written(row, lang))


def _load() -> Data:
    return {"shares": loaders.load_shared_patients()}


def _facts(data: Data, lang: str) -> dict[str, str]:
    shares = data["shares"]
    found = {key: [_row(shares, *side) for side in pair] for key, pair in _SIDES.items()}
    facts = {
        f"{key}_{name}": _written(row, lang)
        for key, pair in found.items()
        for name, row in zip(("hospital", "municipal"), pair, strict=True)
    }
    old = [row["share"] for row in found["aged_80"]]
    apart = abs(old[0] - old[1])
    if apart <= _ALIKE:
        facts |= {"alike": number(old[0], lang), "likeness": pick(_LIKENESS, lang)[bool(apart)]}
    others = [f"{row.name}: {row.whole}" for group in _groups(shares, lang) for row in group.rows]
    return facts | {"year": str(shares["year"].max()), "others": "; ".join(others)}


_GROUP = {"da": "Gruppe", "en": "Group"}


def _ranked(shares: pd.DataFrame) -> pd.DataFrame:
    """Put the overlap's sides first, then all others by condition, the greatest share first."""
    pairs = [_row(shares, *side) for pair in _SIDES.values() for side in pair]
    others = shares[~_is_paired(shares)]
    ranked = others.sort_values(["condition", "share"], ascending=[True, False], kind="stable")
    return pd.concat([pd.DataFrame(pairs), ranked], ignore_index=True)


def _numbers(data: Data, lang: str) -> Numbers:
    shares = _ranked(data["shares"])
    names = [
        f"{capital(label(_TABLE, 'population', row.population, lang))}: "
        f"{label(_TABLE, 'condition', row.condition, lang)}"
        for row in shares.itertuples()
    ]
    name = pick(_GROUP, lang)
    share, exact = heading(_TABLE, "share", lang), heading(_TABLE, "qualifier", lang)
    exactly = [label(_TABLE, "qualifier", each, lang) for each in shares["qualifier"]]
    frame = pd.DataFrame({name: names, share: shares["share"], exact: exactly})
    values = {share: unit(_TABLE, "share", lang)}
    return Numbers(frame, name, values, str(shares["year"].max()))


FIGURES = {
    "shared-patients": FigureSpec(
        tables=(_TABLE,),
        load=_load,
        draw=shared_patients,
        facts=_facts,
        numbers=_numbers,
        native="bar",
    ),
}
