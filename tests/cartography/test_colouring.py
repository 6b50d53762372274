"""Neighbours never alike, with as few colours as there can be: small cases with known answers."""

import itertools

import geopandas as gpd
import pytest
import shapely

from kkrdata.cartography import borders, colouring, hatching


def ring(count):
    """A ring of areas, each beside the next."""
    return {str(i): {str((i - 1) % count), str((i + 1) % count)} for i in range(count)}


def wheel(count):
    """A ring around a hub."""
    rim = {name: near | {"hub"} for name, near in ring(count).items()}
    return rim | {"hub": set(rim)}


def complete(count):
    names = [str(i) for i in range(count)]
    return {name: set(names) - {name} for name in names}


@pytest.mark.parametrize(
    ("beside", "least"),
    [
        ({}, 0),
        ({"a": set()}, 1),
        (ring(6), 2),
        (ring(7), 3),
        (wheel(6), 3),
        (wheel(7), 4),
        (complete(5), 5),
    ],
)
def test_a_colouring_uses_the_least_number_of_colours(beside, least):
    found = colouring.solve(beside)
    assert len(set(found.values())) == least
    assert all(found[one] != found[other] for one in beside for other in beside[one])
    assert least == 0 or colouring.solve_with(least - 1, beside) is None


def test_a_colouring_does_not_depend_on_the_order_of_the_areas():
    beside = wheel(7)
    for order in itertools.islice(itertools.permutations(beside), 0, 40_000, 997):
        assert colouring.solve({name: beside[name] for name in order}) == colouring.solve(beside)


def squares(*corners):
    return gpd.GeoSeries([shapely.box(x, y, x + 1, y + 1) for x, y in corners], index=list("abc"))


def test_neighbours_touch_or_face_each_other_over_narrow_water():
    areas = squares((0, 0), (1, 0), (2.5, 0))
    assert colouring.neighbours(areas, 0) == {"a": {"b"}, "b": {"a"}, "c": set()}
    assert colouring.neighbours(areas, 0.5)["c"] == {"b"}


def test_a_border_runs_between_groups_and_nowhere_else():
    border = borders.between(squares((0, 0), (1, 0), (2, 0)), ["one", "one", "other"]).iloc[0]
    assert border.equals(shapely.LineString([(2, 0), (2, 1)]))
    assert borders.between(squares((0, 0), (1, 0), (2, 0)), [1, 1, 1]).iloc[0].is_empty


def test_a_border_too_short_to_be_seen_is_left_out():
    areas, groups = squares((0, 0), (1, 0.9), (3, 0)), [1, 2, 3]
    assert not borders.between(areas, groups).iloc[0].is_empty
    assert borders.between(areas, groups, shortest=0.5).iloc[0].is_empty


def test_areas_made_coarser_still_share_their_borders():
    steps = [(i / 10, 1 + (i % 2) * 0.01) for i in range(11)]
    below = shapely.Polygon([*steps, (1, 0), (0, 0)])
    above = shapely.Polygon([*steps, (1, 2), (0, 2)])
    coarse = borders.as_seen(gpd.GeoSeries([below, above]), 0.6)
    assert shapely.get_num_coordinates(coarse.iloc[0]) < shapely.get_num_coordinates(below)
    assert shapely.coverage_is_valid(coarse.to_numpy())


@pytest.mark.parametrize("share", [0.35, 0.5])
def test_stripes_cover_their_share_of_an_area_and_nothing_outside(share):
    areas = squares((0, 0), (1, 0), (5, 7))
    cut = hatching.stripes(areas, 0.1, share)
    for area, stripes in zip(areas, cut, strict=True):
        assert area.buffer(1e-9).covers(stripes)
        assert stripes.area == pytest.approx(share, abs=0.05)


def test_stripes_run_on_across_a_border():
    areas = squares((0, 0), (1, 0), (5, 7))
    cut = hatching.stripes(areas, 0.1, 0.5)
    joined = shapely.union(cut["a"], cut["b"])
    assert shapely.get_num_geometries(joined) < sum(
        map(shapely.get_num_geometries, cut[["a", "b"]])
    )
