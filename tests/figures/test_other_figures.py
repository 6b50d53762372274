"""The document's other figures: what is drawn is what the tables hold, and nothing else."""

from itertools import combinations

import pandas as pd
import pytest
import shapely
from matplotlib.collections import PatchCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import kkrdata as kkr
from kkrdata import style
from kkrdata.text import LANGUAGES, number, percent

from .conftest import drawn

NAMES = (
    "shared-patients",
    "governance-structure",
    "lighthouse-grants",
    "study-places",
    "interreg-programmes",
)
IN_EVERY_WAY = [
    (name, lang, size)
    for name in NAMES
    for lang, size in [("en", "slide"), *(("da", size) for size in kkr.figures.sizes(name))]
]
STRUCTURE = [
    ("governance-structure", lang, size)
    for lang in LANGUAGES
    for size in kkr.figures.sizes("governance-structure")
]


def texts(figure):
    return [each for each in figure.findobj(Text) if each.get_text().strip() and each.get_visible()]


def with_id(figure, kind, start):
    """Find what is drawn under an id that begins so, by the rest of the id."""
    found = [each for each in figure.findobj(kind) if (each.get_gid() or "").startswith(start)]
    return {each.get_gid().removeprefix(start): each for each in found}


def written(figure, gid):
    return [each.get_text() for each in texts(figure) if each.get_gid() == gid]


def bars(axes):
    return [bar.get_width() for bar in axes.patches if bar.get_gid() == "series"]


@pytest.mark.parametrize(("name", "lang", "size"), IN_EVERY_WAY)
def test_no_text_lies_on_another_or_on_the_foot(name, lang, size):
    boxes = [
        (each.get_text(), each.get_window_extent().padded(-2))
        for each in texts(drawn(name, lang, size))
    ]
    for (one, box), (other, under) in combinations(boxes, 2):
        assert not box.overlaps(under), (one, other)


@pytest.mark.parametrize(("name", "lang", "size"), IN_EVERY_WAY)
def test_no_name_of_a_row_lies_on_a_bar(name, lang, size):
    figure = drawn(name, lang, size)
    each = [bar for axes in figure.axes for bar in axes.patches if bar.get_gid() == "series"]
    placed = [text for text in texts(figure) if text.get_transform() == figure.dpi_scale_trans]
    for text in (*figure.texts, *placed):  # the others stand at their values
        assert not any(text.get_window_extent().overlaps(bar.get_window_extent()) for bar in each)


def test_a_hundred_squares_show_each_share_of_the_overlap():
    shares = kkr.load_shared_patients().set_index(["population", "condition"])["share"]
    squares = {
        name: [len(each.get_paths()) for each in found]
        for name in ("share", "rest")
        if (found := collections(drawn("shared-patients", "da"), name))
    }
    assert squares["share"] == [
        shares["hospital", "municipal"],
        shares["municipal", "hospital"],
        shares["aged_80_hospital", "municipal"],
        shares["aged_80_municipal", "hospital"],
    ]
    assert [sum(pair) for pair in zip(*squares.values(), strict=True)] == [100] * 4


def collections(figure, gid):
    return [each for each in figure.findobj(PatchCollection) if each.get_gid() == gid]


@pytest.mark.parametrize("size", kkr.figures.sizes("shared-patients"))
def test_every_share_is_written_and_what_is_approximate_says_so(size):
    said = [each.get_text() for each in texts(drawn("shared-patients", "da", size))]
    for row in kkr.load_shared_patients().itertuples():
        about = {"=": "", "~": "ca.\xa0"}[row.qualifier]
        assert about + percent(row.share, "da") in said


def test_if_the_oldest_differ_the_title_does_not_say_that_they_are_alike():
    shares = kkr.load_shared_patients()
    other = shares.mask(shares["population"] == "aged_80_hospital", shares.assign(share=40))
    same = shares.mask(shares["population"].str.startswith("aged_80_"), shares.assign(share=73))
    nearly, alike, different = (
        kkr.figures.describe("shared-patients", data={"shares": each})["title"]
        for each in (shares, same, other)
    )
    assert "næsten ens" in nearly
    assert "er det ens" in alike
    assert "ens" not in different


def test_grants_are_drawn_as_long_as_they_are_large_the_most_first():
    grants = kkr.load_lighthouses()["grant"].sort_values(ascending=False)
    (axes,) = drawn("lighthouse-grants", "da").axes
    assert bars(axes) == grants.tolist()
    assert number(grants.sum(), "da", 1) in kkr.figures.describe("lighthouse-grants")["title"]


def test_budgets_carry_their_qualifiers_and_regions_add_up():
    figure = drawn("interreg-programmes", "da")
    budgets, regions = map(bars, figure.axes)
    assert budgets == [1000, 625]
    assert sum(regions) == len(kkr.load_interreg_regions())
    assert {"over\xa01.000", "ca.\xa0625"} <= {each.get_text() for each in texts(figure)}


def columns(figure, gid):
    """Collect the columns of the steps by the year that they stand at."""
    axes = figure.axes[-1]
    years = [tick.get_text().replace("\n", "") for tick in axes.get_xticklabels()]
    found = [bar for bar in axes.patches if bar.get_gid() == gid]
    return {years[round(bar.get_x() + bar.get_width() / 2)]: bar for bar in found}


def test_years_of_which_nothing_is_said_are_empty_and_say_so():
    places = kkr.load_study_places()
    steps = places[places["subject"] == "step"].set_index("part")["value"]
    figure = drawn("study-places", "da")
    years = [tick.get_text().replace("\n", "") for tick in figure.axes[-1].get_xticklabels()]
    assert years == [f"{year}/{year + 1}" for year in range(2022, 2030)]
    assert columns(figure, "step").keys() == set(steps.index)
    assert len(written(figure, "nothing")) == len(years) - len(steps)


def test_the_steps_reach_the_places_that_are_wanted():
    places = kkr.load_study_places().set_index(["subject", "programme", "part"])["value"]
    drawn_steps = columns(drawn("study-places", "da"), "step")
    tops = {year: bar.get_y() + bar.get_height() for year, bar in drawn_steps.items()}
    assert tops == {"2022/2023": 0, "2023/2024": 33, "2025/2026": 99, "2027/2028": 165}
    assert max(tops.values()) == places["extra", "nursing", "whole"]
    assert written(drawn("study-places", "da"), "total") == ["0", "33", "99", "165"]


def linked():
    links = kkr.load_governance_links()
    return {*links["from_body_id"], *links["to_body_id"]}


def area(patch):
    left, bottom, right, top = patch.get_window_extent().extents
    return shapely.box(left, bottom, right, top)


def path(line):
    return shapely.LineString(line.get_transform().transform(line.get_xydata()))


@pytest.mark.parametrize(("name", "lang", "size"), STRUCTURE)
def test_every_linked_body_has_a_box_and_the_foot_names_the_others(name, lang, size):
    assert with_id(drawn(name, lang, size), Rectangle, "box-").keys() == linked()
    bodies = kkr.load_governance_bodies()
    others = bodies[~bodies["body_id"].isin(linked())]["body" if lang == "da" else "body_en"]
    assert len(others) == 1
    assert all(each in kkr.figures.describe(name, lang)["notes"] for each in others)


@pytest.mark.parametrize(("name", "lang", "size"), STRUCTURE)
def test_every_link_goes_from_its_body_to_its_body_and_has_words(name, lang, size):
    figure = drawn(name, lang, size)
    boxes = {key: area(box) for key, box in with_id(figure, Rectangle, "box-").items()}
    lines = {key: path(line) for key, line in with_id(figure, Line2D, "link-").items()}
    links = kkr.load_governance_links()
    assert lines.keys() == {
        f"{row.from_body_id}>{row.to_body_id}>{row.link}" for row in links.itertuples()
    }
    for key, line in lines.items():
        start, end, kind = key.split(">")
        assert boxes[start].distance(shapely.Point(line.coords[0])) < 1, key
        assert boxes[end].distance(shapely.Point(line.coords[-1])) < 1, key
        assert len(written(figure, f"words-{kind}")) == (links["link"] == kind).sum()


@pytest.mark.parametrize(("name", "lang", "size"), STRUCTURE)
def test_no_line_crosses_a_box_a_line_or_words(name, lang, size):
    figure = drawn(name, lang, size)
    boxes = [area(box).buffer(-1) for box in with_id(figure, Rectangle, "box-").values()]
    words = [
        shapely.box(*each.get_window_extent().padded(-2).extents)
        for each in texts(figure)
        if (each.get_gid() or "").startswith("words-")
    ]
    lines = [path(line) for line in with_id(figure, Line2D, "link-").values()]
    for line in lines:
        assert not any(line.intersects(each) for each in (*boxes, *words)), line
    assert not any(one.intersects(other) for one, other in combinations(lines, 2))


@pytest.mark.parametrize(("name", "lang", "size"), STRUCTURE)
def test_what_stands_in_a_box_lies_within_it(name, lang, size):
    figure = drawn(name, lang, size)
    boxes = {key: area(box) for key, box in with_id(figure, Rectangle, "box-").items()}
    inside = [each for each in texts(figure) if (each.get_gid() or "").startswith("in-")]
    assert len(inside) > len(kkr.load_governance())
    for each in inside:
        box = boxes[each.get_gid().removeprefix("in-")]
        assert box.contains(shapely.box(*each.get_window_extent().extents)), each.get_text()


@pytest.mark.parametrize(("name", "lang", "size"), STRUCTURE)
def test_every_seat_is_written_in_its_bodys_box(name, lang, size):
    figure = drawn(name, lang, size)
    seats = kkr.load_governance()
    names = "organisation" if lang == "da" else "organisation_en"
    for row in seats.itertuples():
        said = " ".join(written(figure, f"in-{row.body_id}")).replace("\n", " ")
        assert getattr(row, names)[1:] in said
        if row.role == "member" and not pd.isna(row.seats_low):
            ends = dict.fromkeys([str(row.seats_low), str(row.seats_high)])
            assert "–".join(ends) in said.split()


def test_the_numbers_add_up_members_only():
    numbers = kkr.figures.numbers("governance-structure")
    by_name = numbers.set_index(numbers.attrs["label"])[list(numbers.attrs["units"])]
    assert by_name.loc["Sundhedsklynge, politisk niveau: region"].tolist() == [2, 3]
    assert by_name.loc["Sundhedssamarbejdsudvalg, politisk niveau: region"].tolist() == [3, 3]


def test_every_kind_of_line_is_in_the_key():
    figure = drawn("governance-structure", "da")
    styles = {
        (line.get_color(), line.get_linestyle())
        for line in with_id(figure, Line2D, "link-").values()
    }
    assert styles == {
        (line.get_color(), line.get_linestyle())
        for line in with_id(figure, Line2D, "key-").values()
    }


def test_what_is_written_on_a_column_stands_out_from_it():
    figure = drawn("study-places", "da")
    fill = columns(figure, "step")["2027/2028"].get_facecolor()
    on_it = [each for each in texts(figure) if each.get_gid() == "added"]
    assert len(on_it) == 2
    assert all(style.contrast(each.get_color(), fill) >= 4.5 for each in on_it)
