"""A card for each health cluster: its municipalities, hospital and a small map."""

import geopandas as gpd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kkrdata import style
from kkrdata.cartography import borders, frames, hatching, names
from kkrdata.cartography.frames import Frame, Layer
from kkrdata.cartography.labels import Label, Run
from kkrdata.errors import UnknownNameError
from kkrdata.figures import cluster_ground, spec
from kkrdata.figures.cluster_ground import ClusterGround
from kkrdata.figures.health_clusters import load_memberships
from kkrdata.figures.spec import Data, FigureSpec, no_numbers
from kkrdata.style import SIZES, Body, Size, Words
from kkrdata.text import number, pick

_QUIET = "#f2f2ee"  # municipalities of other clusters
Place = tuple[float, float, float, float]

_COLUMN, _GAP = 2.15, 0.15  # inches: the list, and between it and the map
_LOCATOR_HEIGHT, _LOCATOR_WIDTH = 1.45, 0.15  # inches; points of its borders
_MARGIN = 1.18  # of the cluster's ground, so that some of its surroundings are seen
_LONGEST_LEADER = 40.0  # points
_NAME_SIZE, _REMARK_SIZE, _HEADING_SIZE = 11.0, 8.5, 12.0
_TYPE_SIZES = (9.5, 8.0)
# What is said of a municipality that is in two clusters, by how it takes part in this and that one.
_REMARKS = {
    "da": {
        ("administrative", "political"): "kun administrativt; hører til {}",
        ("political", "administrative"): "også administrativt i {}",
        ("political", "political"): "også fuldt medlem af {}",
    },
    "en": {
        ("administrative", "political"): "only administratively; belongs to {}",
        ("political", "administrative"): "also administratively in {}",
        ("political", "political"): "also a full member of {}",
    },
}


def health_cluster_card(
    memberships: gpd.GeoDataFrame,
    surroundings: gpd.GeoSeries,
    cluster_id: str,
    words: Words,
    lang: str = "da",
    size: Size = SIZES["square"],
) -> Figure:
    """Draw a cluster's card.

    Parameters
    ----------
    memberships : geopandas.GeoDataFrame
        `load_health_clusters(geometry=True)`, of all clusters.
    surroundings : geopandas.GeoSeries
        All other land.
    cluster_id : str
        The cluster.
    words : Words
        What is written on the card.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default square
        The card's size.

    Returns
    -------
    matplotlib.figure.Figure
        The card.
    """
    ground = ClusterGround(memberships, surroundings)
    figure, body = style.page(words, size)
    _draw_list(figure, body, ground, cluster_id, words, lang)
    place = (body.left + _COLUMN + _GAP, body.bottom, body.width - _COLUMN - _GAP, body.height)
    members = ground.members[cluster_id]
    frame = _frame(members, place, _MARGIN)
    axes = frames.draw(figure, frame, _layers(ground, cluster_id, frame))
    _draw_names(axes, frame, ground, cluster_id)
    locator = (body.left, body.bottom, _COLUMN, _LOCATOR_HEIGHT)
    whole = _frame(ground.municipalities, locator, 1.05)
    frames.draw(figure, whole, _layers(ground, cluster_id, whole, _LOCATOR_WIDTH))
    return figure


def _frame(areas: gpd.GeoDataFrame, place: Place, margin: float) -> Frame:
    """Fit areas into a place."""
    west, south, east, north = areas.total_bounds
    wide, high = place[2:]
    scale = max((east - west) / wide, (north - south) / high) * margin
    corner = ((west + east - wide * scale) / 2, (south + north - high * scale) / 2)
    return Frame(*corner, scale, place, tuple(areas.get("municipality_code", ())), _TYPE_SIZES)


def _layers(
    ground: ClusterGround,
    cluster_id: str,
    frame: Frame,
    width: float = cluster_ground.MUNICIPAL_WIDTH,
) -> list[Layer]:
    """Colour the cluster's municipalities alone; hatch those of another that take part."""
    point, colour = frame.point, ground.colours[cluster_id]
    shapes = borders.as_seen(ground.municipalities.geometry, point)
    land = borders.as_seen(ground.surroundings, point)
    kinds = ground.members[cluster_id].set_index("municipality_code")["participation"]
    fills = [colour if kinds.get(code) == "political" else _QUIET for code in shapes.index]
    guests = shapes.loc[kinds.index[kinds != "political"]]
    look = cluster_ground.STRIPES["administrative"]
    stripes = hatching.stripes(guests, look.step * point, look.share)
    regions = borders.between(shapes, ground.municipalities["region_code"])
    ink = style.REGION_BORDER
    return [
        Layer(land, [style.OTHER_LAND] * len(land), style.OTHER_LAND, 0.2),
        Layer(shapes, fills, style.BORDER, width),
        Layer(stripes, [colour] * len(guests), "none", 0),
        Layer(guests, ["none"] * len(guests), style.BORDER, width),
        Layer(regions, [ink], ink, 4 * width),
    ]


def _draw_names(axes: Axes, frame: Frame, ground: ClusterGround, cluster_id: str) -> None:
    """Name the municipalities that there is room for; the list beside names all."""
    rows = ground.members[cluster_id].itertuples()
    labels = [
        Label(
            row.municipality_code,
            tuple(tuple((Run(line),) for line in way) for way in names.at_hyphen(row.municipality)),
        )
        for row in rows
    ]
    areas = ground.municipalities.geometry.to_dict()
    placed = frames.place_labels(frame, labels, areas, longest=_LONGEST_LEADER)
    frames.draw_labels(axes, frame, placed, dict.fromkeys(frame.codes, ground.colours[cluster_id]))


def _draw_list(
    figure: Figure, body: Body, ground: ClusterGround, cluster_id: str, words: Words, lang: str
) -> None:
    axes = style.column(figure, (body.left, body.bottom, _COLUMN, body.height))
    top = body.height
    axes.text(0, top, words.texts["members"], size=_HEADING_SIZE, weight="bold", va="top")
    top -= 0.36
    for row in ground.members[cluster_id].itertuples():
        axes.text(0, top, row.municipality, size=_NAME_SIZE, va="top")
        top -= 0.22
        for remark in _remarks(ground, row, lang):
            axes.text(0, top, remark, size=_REMARK_SIZE, color=style.QUIET_INK, va="top")
            top -= 0.18


def _remarks(ground: ClusterGround, row: tuple, lang: str) -> list[str]:
    """Say in which other cluster a municipality is, and how."""
    every = ground.memberships
    others = every[
        (every["municipality_code"] == row.municipality_code)
        & (every["cluster_id"] != row.cluster_id)
    ]
    return [
        line
        for other in others.itertuples()
        for line in _REMARKS[lang][row.participation, other.participation]
        .format(other.cluster)
        .replace("; ", ";\n")
        .split("\n")
    ]


def load(cluster_id: str, data: Data | None = None) -> Data:
    """Load what a card shows.

    Parameters
    ----------
    cluster_id : str
        The cluster.
    data : mapping, optional
        What the map shows, if it has been loaded.

    Returns
    -------
    dict
        What `health_cluster_card` takes.

    Raises
    ------
    UnknownNameError
        If there is no such cluster.
    """
    shown = load_memberships() if data is None else data
    known = shown["memberships"]["cluster_id"].unique()
    if cluster_id not in known:
        raise UnknownNameError("cluster", cluster_id, known)
    return {**shown, "cluster_id": cluster_id}


def card_words(data: Data, lang: str) -> Words:
    """Collect what is written on a card.

    Parameters
    ----------
    data : mapping
        As `load` returns it.
    lang : str
        "da" or "en".

    Returns
    -------
    Words
        Its texts, notes and source.
    """
    return spec.words("health-cluster-card", _CARD, data, lang)


def _facts(data: Data, lang: str) -> dict[str, str]:
    ground = ClusterGround(data["memberships"], data["surroundings"])
    guests = int((ground.members[data["cluster_id"]]["participation"] != "political").sum())
    members, row = ground.members[data["cluster_id"]], ground.clusters.loc[data["cluster_id"]]
    hospitals = ground.hospitals(data["cluster_id"])
    return {
        "cluster": row["cluster"],
        "region": row["region"],
        "hospitals": "".join(f" · {hospital}" for hospital in hospitals),
        "count": number(len(members) - guests, lang),
        "unit": pick(_UNITS, lang)[min(len(members) - guests, 2) - 1],
        "guests": pick(_GUESTS, lang).format(number(guests, lang)) if guests else "",
        "names": ", ".join(members["municipality"]),
    }


_GUESTS = {"da": ", {} mere administrativt", "en": ", {} more administratively"}
_UNITS = {"da": ("kommune", "kommuner"), "en": ("municipality", "municipalities")}

_CARD = FigureSpec(
    tables=("health_clusters",),
    is_map=True,
    load=load_memberships,
    draw=health_cluster_card,
    facts=_facts,
    numbers=no_numbers,
)
