"""Section 2.1, the handbook of health clusters: who sits where, and how bodies are linked."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from kkrdata import loaders, style
from kkrdata.charts import diagram
from kkrdata.charts import sheet as sheets
from kkrdata.charts.boxes import Box, Item
from kkrdata.charts.diagram import LEFT, MIDDLE, RIGHT, Link, Spot, Stroke
from kkrdata.charts.sheet import Sheet
from kkrdata.figures.catalogued import capital, heading, label
from kkrdata.figures.spec import Data, FigureSpec, Numbers
from kkrdata.style import SLIDE, Body, Size, Words
from kkrdata.text import number, pick

# Where the kinds of bodies stand, those of the middle column in their order from above.
_COLUMNS = {
    "committee": LEFT,
    "national": MIDDLE,
    "authority": MIDDLE,
    "patients": MIDDLE,
    "cluster": RIGHT,
}
_UPPER = "political"
_SIDES = ("region", "municipalities", "general_practice", "patients")
_CHAIRS = ("chair", "deputy_chair", "co_chair")
_MEMBER, _INVOLVED = "member", "involved"
_OWN = "body"  # seats that are counted for the body itself
_TOP = "cluster-political"  # which the title is about
_FAMILIES = {
    "sets_up": "frame",
    "sets_frame": "frame",
    "advises": "advice",
    "prepares": "advice",
    "sits_in": "people",
    "appoints": "people",
    "is_involved": "people",
}
_STROKES = {
    "frame": Stroke("#12436d"),
    "advice": Stroke("#a84c08", "--"),
    "people": Stroke("#14736c", ":"),
}
_BODY = {"da": "body", "en": "body_en"}
_ORGANISATION = {"da": "organisation", "en": "organisation_en"}
_PER = {"da": "pr. {}", "en": "for each {}"}
_LEFT_OUT = {
    "da": "Ikke tegnet, da dokumentet ikke forbinder det med de andre: {}.",
    "en": "Not drawn, as the document does not link it with the others: {}.",
}
_SAMPLE = 0.4  # inches, a line of the key on a slide


def governance_structure(
    bodies: pd.DataFrame,
    seats: pd.DataFrame,
    links: pd.DataFrame,
    words: Words,
    lang: str = "da",
    size: Size = SLIDE,
) -> Figure:
    """Draw the bodies of health care, who sits in them and how they are linked.

    Parameters
    ----------
    bodies : pandas.DataFrame
        `load_governance_bodies()`.
    seats : pandas.DataFrame
        `load_governance()`.
    links : pandas.DataFrame
        `load_governance_links()`.
    words : Words
        What is written around the diagram.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The diagram.
    """
    sheet = sheets.begin(words, lang, size)
    place = _draw_key(sheet, words.texts)
    lines = [_link(row, lang) for row in links.itertuples()]
    diagram.draw(sheet, place, _spots(bodies, seats, links, lang), lines)
    return sheet.figure


def _draw_key(sheet: Sheet, texts: Mapping[str, str]) -> Body:
    """Draw a sample of each family of lines; return what is left of the body."""
    left, top = sheet.body.left, sheet.body.bottom + sheet.body.height
    wide, where = _SAMPLE * sheet.scale, sheet.figure.dpi_scale_trans
    middle = top - sheets.line(sheet.tick) / 2
    for family, stroke in _STROKES.items():
        look = {"color": stroke.colour, "linestyle": stroke.dash, "linewidth": 1.5 * sheet.scale}
        ends = ([left, left + wide], [middle, middle])
        sheet.figure.add_artist(Line2D(*ends, transform=where, gid=f"key-{family}", **look))
        left += wide + 0.08
        sheets.write(sheet, left, top, texts[family], sheet.tick, color=style.QUIET_INK)
        left += sheets.width(texts[family], sheet.tick) + 0.35 * sheet.scale
    return sheets.below(sheet.body, top - 2 * sheets.line(sheet.tick))


def _link(row: tuple, lang: str) -> Link:
    words = label("governance_links", "link", row.link, lang)
    return Link(row.from_body_id, row.to_body_id, row.link, words, _STROKES[_FAMILIES[row.link]])


def _linked(bodies: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Choose the bodies that are linked with others, in the order of the columns."""
    linked = bodies["body_id"].isin({*links["from_body_id"], *links["to_body_id"]})
    return bodies[linked].sort_values(
        "body_type", key=lambda kinds: kinds.map(list(_COLUMNS).index)
    )


def _spots(bodies: pd.DataFrame, seats: pd.DataFrame, links: pd.DataFrame, lang: str) -> list[Spot]:
    """Give each body its column and tier; one without a tier has the lowest it is linked with."""
    own = bodies.set_index("body_id")["tier"].dropna()
    tiers = {name: int(tier != _UPPER) for name, tier in own.items()}
    pairs = [*zip(links["from_body_id"], links["to_body_id"], strict=True)]
    pairs += [(end, start) for start, end in pairs]
    spots = []
    for row in _linked(bodies, links).itertuples():
        reached = max(tiers.get(end, 0) for start, end in pairs if start == row.body_id)
        tier = tiers.get(row.body_id, reached)
        box = _box(row, seats[seats["body_id"] == row.body_id], lang)
        spots.append(Spot(box, _COLUMNS[row.body_type], tier))
    return spots


def _box(row: tuple, seats: pd.DataFrame, lang: str) -> Box:
    """Write what stands in a body's box, the sides in their order."""
    ranked = seats.sort_values("side", key=lambda sides: sides.map(_SIDES.index), kind="stable")
    members = ranked[ranked["role"] == _MEMBER].itertuples()
    items = [_item(each, lang) for each in members]
    strong = row.tier == _UPPER
    return Box(
        row.body_id, _name(row, lang), _per_region(row, lang), items, _after(ranked, lang), strong
    )


def _name(row: tuple, lang: str) -> str:
    return getattr(row, pick(_BODY, lang))


def _per(what: str, lang: str) -> str:
    return pick(_PER, lang).format(what)


def _range(low: int, high: int, lang: str) -> str:
    ends = dict.fromkeys([number(low, lang), number(high, lang)])
    return "-".join(ends)


def _per_region(row: tuple, lang: str) -> str:
    if pd.isna(row.per_region_low):
        return ""
    region = _per(label("governance", "side", "region", lang), lang)
    return f"{_range(row.per_region_low, row.per_region_high, lang)} {region}"


def _item(row: tuple, lang: str) -> Item:
    name = getattr(row, pick(_ORGANISATION, lang))
    if pd.isna(row.seats_low):
        return Item("", name)
    remarks = []
    if row.seats_per != _OWN:
        remarks.append(_per(label("governance", "seats_per", row.seats_per, lang), lang))
    if not pd.isna(row.proviso):
        remarks.append(label("governance", "proviso", row.proviso, lang))
    return Item(_range(row.seats_low, row.seats_high, lang), name, ", ".join(remarks))


def _after(seats: pd.DataFrame, lang: str) -> list[str]:
    """Write who chairs a body, and who is involved without a seat."""
    chairs = _joined(seats[seats["role"].isin(_CHAIRS)], lang)
    involved = _joined(seats[seats["role"] == _INVOLVED], lang)
    lines = [capital(chairs)] if chairs else []
    role = capital(label("governance", "role", _INVOLVED, lang))
    return [*lines, f"{role}: {involved}"] if involved else lines


def _joined(seats: pd.DataFrame, lang: str) -> str:
    names = seats[pick(_ORGANISATION, lang)]
    return ", ".join(name[:1].lower() + name[1:] for name in names)


def _load() -> Data:
    return {
        "bodies": loaders.load_governance_bodies(),
        "seats": loaders.load_governance(),
        "links": loaders.load_governance_links(),
    }


def _seats(data: Data) -> pd.DataFrame:
    """Add up the members' seats of each body and side; chairs are members too."""
    members = data["seats"][data["seats"]["role"] == _MEMBER].dropna(subset="seats_low")
    by = ["body_id", "side", "seats_per"]
    sums = members.groupby(by, as_index=False)[["seats_low", "seats_high"]].sum()
    return sums.sort_values(["body_id", "side"], key=_order)


def _order(column: pd.Series) -> pd.Series:
    return column.map(_SIDES.index) if column.name == "side" else column


def _facts(data: Data, lang: str) -> dict[str, str]:
    sums = _seats(data)
    drawn = _linked(data["bodies"], data["links"])
    without = drawn[~drawn["body_id"].isin(sums["body_id"])]
    top = sums[sums["body_id"] == _TOP].set_index("side")
    counts = {row.Index: _range(row.seats_low, row.seats_high, lang) for row in top.itertuples()}
    return counts | {
        "bodies": number(len(drawn), lang),
        "links": number(len(data["links"]), lang),
        "seats": "; ".join(
            _said(row, sums, lang)
            for row in drawn.itertuples()
            if row.body_id in set(sums["body_id"])
        ),
        "others": ", ".join(_name(row, lang) for row in without.itertuples()),
    }


def _said(row: tuple, sums: pd.DataFrame, lang: str) -> str:
    """Write a body's seats in one line."""
    own = sums[sums["body_id"] == row.body_id].itertuples()
    each = [f"{label('governance', 'side', side.side, lang)} {_count(side, lang)}" for side in own]
    return f"{_name(row, lang)}: {', '.join(each)}"


def _count(row: tuple, lang: str) -> str:
    """Write how many seats there are, and for each of what if it is not the body itself."""
    count = _range(row.seats_low, row.seats_high, lang)
    if row.seats_per == _OWN:
        return count
    return f"{count} {_per(label('governance', 'seats_per', row.seats_per, lang), lang)}"


def _named(data: Data, lang: str) -> pd.DataFrame:
    """Name body, side and what seats are counted for."""
    sums = _seats(data)
    bodies = data["bodies"].set_index("body_id")[pick(_BODY, lang)]
    sides = sums["side"].map(lambda side: label("governance", "side", side, lang))
    per = sums["seats_per"].map(lambda each: label("governance", "seats_per", each, lang))
    return sums.assign(
        name=sums["body_id"].map(bodies) + ": " + sides, per=[_per(each, lang) for each in per]
    )


def _notes(data: Data, lang: str) -> list[str]:
    """Name the bodies that are left out."""
    drawn = _linked(data["bodies"], data["links"])["body_id"]
    others = data["bodies"][~data["bodies"]["body_id"].isin(drawn)]
    names = ", ".join(_name(row, lang) for row in others.itertuples())
    return [pick(_LEFT_OUT, lang).format(names)] if names else []


_COLUMN = {"da": ("Organ og part", "pladser"), "en": ("Body and side", "seats")}


def _numbers(data: Data, lang: str) -> Numbers:
    named = _named(data, lang)
    body, unit = _COLUMN[lang]
    low, high, per = (
        heading("governance", name, lang) for name in ("seats_low", "seats_high", "seats_per")
    )
    columns = {"name": body, "seats_low": low, "seats_high": high, "per": per}
    frame = named[list(columns)].rename(columns=columns).reset_index(drop=True)
    return Numbers(frame, body, {low: unit, high: unit}, "")


FIGURES = {
    "governance-structure": FigureSpec(
        tables=("governance_bodies", "governance", "governance_links"),
        load=_load,
        draw=governance_structure,
        facts=_facts,
        numbers=_numbers,
        notes=_notes,
    ),
}
