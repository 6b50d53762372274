"""Reads a drawn map: its labels, their leaders and the areas they belong to, in pixels."""

from collections import defaultdict
from functools import cache

import shapely
from matplotlib.transforms import Bbox

import kkrdata as kkr
from kkrdata.style import SLIDE

TOLERANCE = 3.0  # pixels that the box of a text is larger than its ink, on each side of a slide


def tolerance(figure):
    """Tell how many pixels of a figure, of whatever density, that is."""
    return TOLERANCE * figure.dpi / SLIDE.dpi


def labels(figure):
    """Collect the texts of each label by the code or id of its area."""
    found = defaultdict(list)
    for axes in figure.axes:
        for text in axes.texts:
            if (text.get_gid() or "").startswith("label-"):
                found[text.get_gid().removeprefix("label-")].append(text)
    return found


def said(texts):
    return "".join(text.get_text() for text in texts)


def box(texts):
    return Bbox.union([text.get_window_extent() for text in texts])


def polygon(texts):
    left, bottom, right, top = box(texts).extents
    return shapely.box(left, bottom, right, top)


def leaders(figure):
    lines = [line for axes in figure.axes for line in axes.lines if line.get_gid()]
    return {
        line.get_gid().removeprefix("leader-"): shapely.LineString(
            line.get_transform().transform(line.get_xydata())
        )
        for line in lines
    }


@cache
def shapes():
    """Everything that a map may label: municipalities by code, health clusters by id, regions."""
    municipalities = kkr.load_municipalities(geometry=True).set_index("municipality_code")
    members = kkr.load_health_clusters(geometry=True)
    clusters = members[members["participation"] == "political"].dissolve("cluster_id")
    regions = kkr.figures.load_data("greater-copenhagen-map")["regions"].set_index("area")
    return {**municipalities.geometry, **clusters.geometry, **regions.geometry}


def areas(figure):
    """Bring each labelled area into the pixels of the frame that its label stands in."""
    return {
        key: shapely.transform(shapes()[key], texts[0].axes.transData.transform)
        for key, texts in labels(figure).items()
    }


def same_kind(one, other):
    return one.isdigit() == other.isdigit()
