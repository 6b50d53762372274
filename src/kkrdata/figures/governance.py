"""Section 2.1, the handbook of health clusters: who sits where, and how bodies are linked."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from kkrdata import loaders, style
from kkrdata.charts import diagram
from kkrdata.charts import sheet as sheets
from kkrdata.charts.diagram import LEFT, MIDDLE, RIGHT, Link, Spot, Stroke
from kkrdata.charts.sheet import Sheet
from kkrdata.figures.catalogued import heading, label
from kkrdata.figures.governance_boxes import MEMBER, OWN, SIDES, UPPER, box, count, name, per
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
    known = bodies.set_index("body_id")["tier"].dropna()
    tiers = (known != UPPER).astype(int).to_dict()
    pairs = [*zip(links["from_body_id"], links["to_body_id"], strict=True)]
    pairs += [(end, start) for start, end in pairs]
    spots = []
    for row in _linked(bodies, links).itertuples():
        reached = max(tiers.get(end, 0) for start, end in pairs if start == row.body_id)
        tier = tiers.get(row.body_id, reached)
        own = seats[seats["body_id"] == row.body_id]
        spots.append(Spot(box(row, own, lang), _COLUMNS[row.body_type], tier))
    return spots


def _load() -> Data:
    return {
        "bodies": loaders.load_governance_bodies(),
        "seats": loaders.load_governance(),
        "links": loaders.load_governance_links(),
    }


def _seats(data: Data) -> pd.DataFrame:
    """Add up the members' seats of each body and side; chairs are members too."""
    members = data["seats"][data["seats"]["role"] == MEMBER].dropna(subset="seats_low")
    by = ["body_id", "side", "seats_per"]
    sums = members.groupby(by, as_index=False)[["seats_low", "seats_high"]].sum()
    return sums.sort_values(["body_id", "side"], key=_order)


def _order(column: pd.Series) -> pd.Series:
    return column.map(SIDES.index) if column.name == "side" else column


def _facts(data: Data, lang: str) -> dict[str, str]:
    sums = _seats(data)
    drawn = _linked(data["bodies"], data["links"])
    seated = drawn["body_id"].isin(sums["body_id"])
    top = sums[sums["body_id"] == _TOP].itertuples()
    return {row.side: count(row, lang) for row in top} | {
        "bodies": number(len(drawn), lang),
        "links": number(len(data["links"]), lang),
        "seats": "; ".join(_said(row, sums, lang) for row in drawn[seated].itertuples()),
        "others": ", ".join(name(row, lang) for row in drawn[~seated].itertuples()),
    }


def _said(row: tuple, sums: pd.DataFrame, lang: str) -> str:
    """Write a body's seats in one line."""
    own = sums[sums["body_id"] == row.body_id].itertuples()
    return f"{name(row, lang)}: {', '.join(_side_said(side, lang) for side in own)}"


def _side_said(row: tuple, lang: str) -> str:
    """Write a side's seats, and for each of what if it is not the body itself."""
    words = [_side(row, lang), count(row, lang)]
    return " ".join(words if row.seats_per == OWN else [*words, per(row, lang)])


def _side(row: tuple, lang: str) -> str:
    return label("governance", "side", row.side, lang)


def _notes(data: Data, lang: str) -> list[str]:
    """Name the bodies that are left out."""
    drawn = _linked(data["bodies"], data["links"])["body_id"]
    others = data["bodies"][~data["bodies"]["body_id"].isin(drawn)]
    names = ", ".join(name(row, lang) for row in others.itertuples())
    return [pick(_LEFT_OUT, lang).format(names)] if names else []


_COLUMN = {"da": ("Organ og part", "pladser"), "en": ("Body and side", "seats")}


def _numbers(data: Data, lang: str) -> Numbers:
    rows = list(_seats(data).itertuples())
    bodies = {row.body_id: name(row, lang) for row in data["bodies"].itertuples()}
    body, unit = _COLUMN[lang]
    low, high, each = (
        heading("governance", column, lang) for column in ("seats_low", "seats_high", "seats_per")
    )
    columns = {
        body: [f"{bodies[row.body_id]}: {_side(row, lang)}" for row in rows],
        low: [row.seats_low for row in rows],
        high: [row.seats_high for row in rows],
        each: [per(row, lang) for row in rows],
    }
    return Numbers(pd.DataFrame(columns), body, {low: unit, high: unit}, "")


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
