"""Section 2.1, the handbook of health clusters: the patients that both sides share."""

from collections.abc import Iterator, Mapping

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
from kkrdata.text import number, percent

_TABLE = "shared_patients"
# The overlap as the hospital and as the municipality sees it: of all ages, and of the oldest.
_SIDES = {
    "everybody": (("hospital", "municipal"), ("municipal", "hospital")),
    "aged_80": (("aged_80_hospital", "municipal"), ("aged_80_municipal", "hospital")),
}
_HOSPITAL, _MUNICIPAL = areas.OTHER, areas.LOOKS["Region Sjælland"]
_LOOKS = (_HOSPITAL, _MUNICIPAL)
_REST = Look("#e3e8ec", style.INK)
_PLAIN = areas.LOOKS["Danmark"]
_ALIKE = 2  # percentage points
_ACROSS, _HUNDRED = 10, 100  # squares
_SQUARE = 0.84  # of the room for one
_NUMBER = 2.4  # times the type of labels
_CALM = 0.92  # times, the other shares where they stand below
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
    wide = sheets.is_wide(sheet.body)
    split, within = (sheets.beside, sheets.stacked) if wide else (sheets.stacked, sheets.beside)
    shares_ = (1.75, 1) if wide else (1.25, 1)
    overlap, others = split(sheet.body, shares_, 0.6 * sheet.scale if wide else 0.2)
    pairs = zip(_SIDES, sheets.stacked(overlap, [1, 1]), strict=True)
    for key, place in pairs:
        _draw_pair(sheet, place, shares, key, words.texts)
    groups = list(_groups(shares, words.texts, lang))
    parts = within(others, [len(group.rows) for group in groups], 0.3 * sheet.scale)
    for group, place in zip(groups, _even(parts, others, wide), strict=True):
        rows.draw(sheets.larger(sheet, 1 if wide else _CALM), place, [group], _HUNDRED)
    return sheet.figure


def _even(parts: list[Body], whole: Body, wide: bool) -> list[Body]:
    return parts if wide else sheets.beside(whole, [1] * len(parts))


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


def _groups(shares: pd.DataFrame, texts: Mapping[str, str], lang: str) -> Iterator[Group]:
    """Group the other shares by what they have a share of."""
    paired = [side for pair in _SIDES.values() for side in pair]
    sides = zip(shares["population"], shares["condition"], strict=True)
    others = shares[[side not in paired for side in sides]].sort_values("share", ascending=False)
    for condition, group in others.groupby("condition"):
        name = capital(label(_TABLE, "condition", condition, lang))
        yield Group(name, texts["unit"], [_other(row, lang) for _, row in group.iterrows()])


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
    facts |= {"alike": number(old[0], lang)} if abs(old[0] - old[1]) <= _ALIKE else {}
    others = [f"{row.name}: {row.whole}" for group in _groups(shares, _NO_WORDS, lang) for row in group.rows]
    years = sorted({number_ for number_ in shares["year"]})
    return facts | {"year": "-".join(map(str, years)), "others": "; ".join(others)}


_NO_WORDS = {"unit": ""}
_COLUMNS = {"da": ("Gruppe", "forbehold"), "en": ("Group", "qualifier")}


def _numbers(data: Data, lang: str) -> Numbers:
    shares = data["shares"]
    names = [
        f"{capital(label(_TABLE, 'population', row.population, lang))}: "
        f"{label(_TABLE, 'condition', row.condition, lang)}"
        for row in shares.itertuples()
    ]
    share, exact = heading(_TABLE, "share", lang), heading(_TABLE, "qualifier", lang)
    exactly = [label(_TABLE, "qualifier", each, lang) for each in shares["qualifier"]]
    frame = pd.DataFrame({_COLUMNS[lang][0]: names, share: shares["share"], exact: exactly})
    values = {share: unit(_TABLE, "share", lang)}
    return Numbers(frame, _COLUMNS[lang][0], values, str(shares["year"].max()))


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
