"""What holds for every map, in every size and language: its labels, as drawn."""

import itertools

import pytest
import shapely
from matplotlib.colors import to_hex

import kkrdata as kkr
from kkrdata import style
from kkrdata.rendering import render

from .conftest import EVERY_FIGURE, OTHER_SIZES, drawn
from .reading import areas, box, labels, leaders, polygon, same_kind, tolerance

MAPS = [
    (name, lang, size)
    for name, lang, size in (
        *((name, lang, None) for name, lang in EVERY_FIGURE),
        *((name, "da", size) for name, size in OTHER_SIZES),
    )
    if kkr.figures.spec_of(name).is_map
]


@pytest.fixture(params=MAPS, ids=lambda each: "-".join(filter(None, each)))
def chart(request):
    return drawn(*request.param)


def test_no_label_touches_another(chart):
    boxes = {key: polygon(texts) for key, texts in labels(chart).items()}
    touching = [
        (one, other)
        for one, other in itertools.combinations(boxes, 2)
        if boxes[one].intersects(boxes[other])
    ]
    assert touching == []


def test_every_label_is_whole_within_its_frame(chart):
    for key, texts in labels(chart).items():
        assert len({id(text.axes) for text in texts}) == 1, key
        frame = texts[0].axes.get_window_extent()
        left, bottom, right, top = box(texts).extents
        assert frame.x0 <= left < right <= frame.x1, key
        assert frame.y0 <= bottom < top <= frame.y1, key


def test_a_label_stands_in_its_area_or_is_tied_to_it_by_a_leader(chart):
    """In its area: most of it is, and no part covers another area of its kind."""
    shown, ground, tied = labels(chart), areas(chart), leaders(chart)
    rim = tolerance(chart)
    for key, texts in shown.items():
        label = polygon(texts)
        if key in tied:
            start, end = map(shapely.Point, (tied[key].coords[0], tied[key].coords[-1]))
            assert ground[key].contains(start), key
            assert label.distance(end) < 2 * rim, key
        else:
            assert ground[key].intersection(label).area > 0.55 * label.area, key
            core = label.buffer(-rim).difference(ground[key])  # areas of a kind may overlap
            frame = texts[0].axes
            others = [
                other
                for other in ground
                if other != key and same_kind(key, other) and shown[other][0].axes is frame
            ]
            assert not [other for other in others if ground[other].intersects(core)], key


def test_a_leader_crosses_no_label_and_no_other_leader(chart):
    boxes, lines = {c: polygon(t) for c, t in labels(chart).items()}, leaders(chart)
    for key, line in lines.items():
        assert not any(line.crosses(each) for other, each in boxes.items() if other != key), key
        assert not any(line.intersects(each) for other, each in lines.items() if other != key), key


def test_text_around_and_beside_the_map_stands_out_from_paper(chart):
    beside = [text for axes in chart.axes for text in axes.texts if not text.get_gid()]
    for text in (*chart.texts, *beside):
        assert style.contrast(to_hex(text.get_color()), style.PAPER) >= 4.5, text.get_text()


@pytest.mark.parametrize("name", sorted({name for name, *_ in MAPS}))
def test_a_map_is_drawn_with_no_more_points_than_can_be_seen(name):
    for size in kkr.figures.sizes(name):
        assert len(render(drawn(name, "da", size), "svg")) < 1_500_000
