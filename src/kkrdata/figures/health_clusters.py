"""Section 2.1: which municipality is in which health cluster, on a map of Denmark."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
from matplotlib.figure import Figure

from kkrdata import boundaries, loaders, style
from kkrdata.cartography import denmark, frames, insets
from kkrdata.cartography.denmark import Sheet
from kkrdata.cartography.labels import Label
from kkrdata.figures import cluster_ground, cluster_key, cluster_labels, cluster_legend
from kkrdata.figures.cluster_ground import ClusterGround
from kkrdata.figures.cluster_labels import Lettering
from kkrdata.figures.spec import Data, FigureSpec, Numbers, Shading
from kkrdata.style import SIZES, SLIDE, Size, Words
from kkrdata.text import danish_order, number, pick


def health_clusters_map(
    memberships: gpd.GeoDataFrame,
    surroundings: gpd.GeoSeries,
    words: Words,
    lang: str = "da",
    size: Size = SLIDE,
) -> Figure:
    """Draw Denmark coloured by health cluster.

    Slide and poster label every municipality, by number and by name. The smaller sizes have no room
    for 98 labels and a key in type that can be read: they label the 22 clusters alone, and say
    where the municipalities are named.

    Parameters
    ----------
    memberships : geopandas.GeoDataFrame
        `load_health_clusters(geometry=True)`, by the map or by the list.
    surroundings : geopandas.GeoSeries
        All other land.
    words : Words
        What is written on the map.
    lang : {"da", "en"}, default "da"
        The language of its numbers.
    size : Size, default SLIDE
        One of those in the registry.

    Returns
    -------
    matplotlib.figure.Figure
        The map.
    """
    ground, manner = ClusterGround(memberships, surroundings), _MANNERS[size]
    figure, body = style.page(words.instead(manner.subtitle, manner.notes), size)
    sheet = denmark.sheet(body, size, lang)
    _draw_frames(figure, sheet, ground, manner)
    if sheet.key:
        cluster_key.draw(figure, sheet.key, ground, manner.numbered)
    columns = [style.column(figure, place) for place in sheet.legend]
    look = (manner.legend_size, manner.numbered, manner.remarks)
    cluster_legend.draw(columns, ground, words.texts, *look)
    return figure


class _Manner(NamedTuple):
    """How a size shows clusters: labels, type size of the legend, and words of its own."""

    municipalities: Callable[[ClusterGround], list[Label]]
    lettering: Lettering
    legend_size: float  # points
    numbered: bool = False  # the municipalities, which a key names
    subtitle: str = "subtitle"
    notes: tuple[str, ...] = ()  # in the foot
    remarks: tuple[str, ...] = ("legend_colours",)  # in the legend


_SMALL = _Manner(cluster_labels.of_none, cluster_labels.SMALL, 7.1, notes=("elsewhere",))
_MANNERS = {
    SIZES["slide"]: _Manner(cluster_labels.of_numbers, cluster_labels.SLIDE, 8.0, numbered=True),
    SIZES["poster"]: _Manner(cluster_labels.of_names, cluster_labels.POSTER, 10.0),
    SIZES["half"]: _SMALL._replace(lettering=cluster_labels.SMALLEST, subtitle="subtitle_short"),
    SIZES["square"]: _SMALL,
    SIZES["a4"]: _SMALL._replace(
        lettering=cluster_labels.SMALLEST,
        subtitle="subtitle_without_hospitals",
        notes=(),
        remarks=("legend_colours", "elsewhere"),
    ),
}


def _draw_frames(figure: Figure, sheet: Sheet, ground: ClusterGround, manner: _Manner) -> None:
    home = cluster_labels.homes(ground, sheet)
    municipalities = manner.municipalities(ground)
    over = [sheet.capital.place, sheet.bornholm.place, *sheet.legend]
    kept_free = [insets.covered(sheet.whole, place) for place in over]
    kept_free.append(insets.outline(sheet.capital).boundary)
    coast = list(ground.municipalities.geometry.loc[list(sheet.bornholm.codes)].boundary)
    for frame, free in zip(sheet[:3], (kept_free, [], coast), strict=True):
        axes = frames.draw(figure, frame, ground.layers(frame))
        cluster_labels.draw(axes, frame, ground, municipalities, manner.lettering, home, free)
    insets.draw_outline(figure.axes[0], sheet.capital)


def load_memberships(source: str = "map") -> Data:
    """Load what the map shows.

    Parameters
    ----------
    source : {"map", "list"}, default "map"
        Whose memberships.

    Returns
    -------
    dict
        memberships, with boundaries, and surroundings.

    Raises
    ------
    UnknownNameError
        If there is no such source.
    PartialTableError
        If it has not all memberships.
    """
    memberships = loaders.load_health_clusters(source=source, geometry=True)
    return {"memberships": memberships, "surroundings": boundaries.surroundings(memberships)}


_AND = {"da": " og ", "en": " and "}
# What is said of the source, and of the municipalities in two clusters: none, one, several.
_SOURCES = {
    "map": {"da": "kortet fra marts 2022", "en": "the map of March 2022"},
    "list": {"da": "listen af 4. marts 2022", "en": "the list of 4 March 2022"},
}
_HOSPITALS = {"da": " og deres hospitaler", "en": " and their hospitals"}
_SECONDS = {
    "administrative": {
        "da": " Kun administrativt med i en ekstra klynge: {}.",
        "en": " Only administratively in a further cluster: {}.",
    },
    "political": {
        "da": " Fuldt medlem af to klynger: {}.",
        "en": " Full member of two clusters: {}.",
    },
}
_IN_TWO = {
    "da": ("ingen er med i to", "{} er med i to", "{} er med i to"),
    "en": ("none is in two", "{} is in two", "{} are in two"),
}


def _facts(data: Data, lang: str) -> dict[str, str]:
    ground = ClusterGround(**data)
    sizes = _sizes(ground)
    seconds = ground.seconds
    in_two = seconds["municipality_code"].nunique()
    return {
        "hospitals": pick(_HOSPITALS, lang) if ground.clusters["hospital"].notna().any() else "",
        "clusters": number(len(sizes), lang),
        "count": number(len(ground.municipalities), lang),
        "source": pick(_SOURCES[data["memberships"]["source"].iloc[0]], lang),
        "in_two": _IN_TWO[lang][min(in_two, 2)].format(number(in_two, lang)),
        "regions": _listed(_region_sizes(ground, lang), lang),
        "administrative": _second_names(seconds, "administrative", lang),
        "political": _second_names(seconds, "political", lang),
        "seconds": "".join(_second_sentences(seconds, lang)),
        "least": number(sizes.min(), lang),
        "most": number(sizes.max(), lang),
        "smallest": _listed(ground.clusters["cluster"][sizes == sizes.min()], lang),
        "largest": _listed(_full_names(ground)[sizes == sizes.max()], lang),
    }


def _second_sentences(seconds: pd.DataFrame, lang: str) -> Iterator[str]:
    for participation, sentence in _SECONDS.items():
        if (seconds["participation"] == participation).any():
            yield sentence[lang].format(_second_names(seconds, participation, lang))


def _sizes(ground: ClusterGround) -> pd.Series:
    """Count the municipalities that decide in each cluster."""
    political = ground.memberships[ground.memberships["participation"] == "political"]
    return political["cluster_id"].value_counts().loc[ground.clusters.index]


def _full_names(ground: ClusterGround) -> pd.Series:
    """Name clusters with their regions, as some have the same name in two."""
    return ground.clusters["cluster"] + " (" + ground.clusters["region"] + ")"


def _region_sizes(ground: ClusterGround, lang: str) -> list[str]:
    counts = ground.clusters["region"].value_counts(sort=False)
    return [f"{region} {number(count, lang)}" for region, count in counts.items()]


def _second_names(seconds: pd.DataFrame, participation: str, lang: str) -> str:
    found = seconds.loc[seconds["participation"] == participation, "municipality"]
    return _listed(sorted(set(found), key=danish_order), lang)


def _listed(names: Iterable[str], lang: str) -> str:
    *first, last = list(names) or ["–"]
    return f"{', '.join(first)}{_AND[lang]}{last}" if first else last


_COLUMNS = {
    "da": ("Klynge", "kommuner", "heraf kun administrativt"),
    "en": ("Cluster", "municipalities", "of which administrative only"),
}
_UNIT = {"da": "kommuner", "en": "municipalities"}


def _numbers(data: Data, lang: str) -> Numbers:
    ground = ClusterGround(**data)
    members = ground.memberships.groupby("cluster_id")["participation"]
    label, every, administrative = _COLUMNS[lang]
    frame = pd.DataFrame(
        {
            label: _full_names(ground),
            every: members.size(),
            administrative: members.agg(lambda kinds: (kinds == "administrative").sum()),
        }
    ).loc[ground.clusters.index]
    values = {every: pick(_UNIT, lang), administrative: pick(_UNIT, lang)}
    return Numbers(frame.reset_index(drop=True), label, values, "2022-03")


_MEMBER = {
    "da": {"political": "Med i {}", "administrative": "Kun administrativt med i {}"},
    "en": {"political": "Member of {}", "administrative": "Only administratively in {}"},
}


def _shading(data: Data, words: Words, lang: str) -> Shading:
    ground = ClusterGround(**data)
    said = {code: [row["municipality"]] for code, row in ground.municipalities.iterrows()}
    for row in ground.memberships.itertuples():
        line = _MEMBER[lang][row.participation].format(f"{row.cluster} ({row.region})")
        said[row.municipality_code].append(line)
    written = {code: "\n".join(lines) for code, lines in said.items()}
    stripes, striped = {}, {}
    for row in ground.seconds.itertuples():
        look = ground.colours[row.cluster_id], cluster_ground.STRIPES[row.participation].share
        stripes[row.municipality_code] = look
        striped[words.texts[f"legend_{row.participation}"]] = row.municipality_code
    shading = Shading(ground.fills(), words.texts["legend_colours"], (), written)
    return shading._replace(stripes=stripes, striped=tuple(striped.items()))


FIGURES = {
    "health-clusters-map": FigureSpec(
        tables=("health_clusters",),
        is_map=True,
        load=load_memberships,
        draw=health_clusters_map,
        facts=_facts,
        numbers=_numbers,
        shading=_shading,
    ),
}
