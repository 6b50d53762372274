"""The two maps of Eastern Denmark: their labels, colours, legends and lists, as drawn."""

import itertools

import pandas as pd
import pytest
import shapely
from coloraide import Color
from matplotlib.colors import to_hex

import kkrdata as kkr
from kkrdata import places, style
from kkrdata.text import danish_order, number, percent

from .conftest import drawn
from .reading import areas, labels, leaders, polygon, said, tolerance

MAPS = [(n, lang) for n in ("foreign-employment-map", "fdi-projects-map") for lang in ("da", "en")]
SMALL = [(*each, size) for each in MAPS for size in kkr.figures.sizes(each[0])[1:]]
DATA = {"foreign-employment-map": "employment", "fdi-projects-map": "projects"}
LEAST_DIFFERENCE = 5.0  # CIEDE2000; side by side, about 1 is just noticeable


@pytest.fixture(params=MAPS, ids="-".join)
def chart(request):
    """Each of the two maps in each language, with its name."""
    return request.param[0], drawn(*request.param)


def test_every_one_of_the_46_municipalities_is_labelled_once(chart):
    _, figure = chart
    shown = labels(figure)
    expected = set(kkr.load_fdi_projects()["municipality_code"])
    assert set(shown) == expected
    assert len({id(text.axes) for texts in shown.values() for text in texts}) == 3
    assert all(len({id(text.axes) for text in texts}) == 1 for texts in shown.values())


def test_a_label_says_name_and_numbers_as_the_document_prints_them():
    for row in kkr.load_foreign_employment().itertuples():
        for lang in ("da", "en"):
            texts = labels(drawn("foreign-employment-map", lang))[row.municipality_code]
            said = "".join(text.get_text() for text in texts)
            assert said.replace("-", "").startswith(row.municipality.replace("-", ""))
            assert percent(row.share_pct, lang) in said
            assert said.endswith(number(row.employees, lang))


def test_the_first_count_is_black_and_the_assisted_is_green():
    shown = labels(drawn("fdi-projects-map", "da"))
    for row in kkr.load_fdi_projects().itertuples():
        *_, every, assisted = shown[row.municipality_code]
        assert every.get_text().strip(" ·") == number(row.projects_all, "da")
        assert assisted.get_text() == number(row.projects_assisted, "da")
        assert (to_hex(every.get_color()), to_hex(assisted.get_color())) == (
            style.INK,
            style.GREEN_INK,
        )


def test_text_stands_out_from_its_ground_by_at_least_4_5_to_1(chart):
    name, figure = chart
    tied, fills, ground = leaders(figure), fills_by_code(name), areas(figure)
    for code, texts in labels(figure).items():
        own = [style.SEA, style.OTHER_LAND] if code in tied else [fills[code]]
        for text in texts:
            reaches_out = not ground[code].contains(polygon([text]).buffer(-tolerance(figure)))
            grounds = [*own, style.SEA] if reaches_out else own
            if name == "fdi-projects-map" and any(map(str.isdigit, text.get_text())):
                grounds = [style.PAPER]  # the counts of investments stand on a badge
            colour = to_hex(text.get_color())
            assert all(style.contrast(colour, each) >= 4.5 for each in grounds), code


def fills_by_code(name):
    return fills_of(name, drawn(name, "da"))


def fills_of(name, figure):
    """Read each municipality's colour from the drawn areas of the whole map and of Bornholm."""
    codes = kkr.figures.load_data(name)[DATA[name]]["municipality_code"]
    whole, _, bornholm = figure.axes[:3]
    collection = next(c for c in whole.collections if len(c.get_facecolor()) >= 40)
    seen = [code for code in codes if code != "400"]
    colours = dict(zip(seen, collection.get_facecolor(), strict=True))
    colours["400"] = bornholm.collections[-1].get_facecolor()[0]
    return {code: to_hex(colour) for code, colour in colours.items()}


def legend_colours(figure):
    patches = [
        p for axes in figure.axes for p in axes.patches if (p.get_gid() or "").startswith("class-")
    ]
    return [to_hex(patch.get_facecolor()) for patch in patches]


@pytest.mark.parametrize("deficiency", ["deutan", "protan", "tritan"])
def test_classes_are_told_apart_by_the_colour_blind(chart, deficiency):
    _, figure = chart
    seen = [Color(colour).filter(deficiency) for colour in legend_colours(figure)]
    for one, other in itertools.combinations(seen, 2):
        assert one.delta_e(other, method="2000") > LEAST_DIFFERENCE


def test_no_class_looks_like_sea_other_land_or_paper(chart):
    _, figure = chart
    grounds = (style.SEA, style.OTHER_LAND, style.PAPER)
    for colour, ground in itertools.product(legend_colours(figure), grounds):
        assert Color(colour).delta_e(ground, method="2000") > LEAST_DIFFERENCE


@pytest.mark.parametrize(
    ("name", "column"),
    [("foreign-employment-map", "share_pct"), ("fdi-projects-map", "projects_all")],
)
def test_a_municipality_has_the_colour_of_the_class_that_the_legend_names(name, column):
    figure = drawn(name, "da")
    names = [text.get_text().split(" (")[0] for text in figure.axes[-1].texts]
    limits = [limit for limit in map(_limits, names) if limit]
    colours, fills = legend_colours(figure), fills_by_code(name)
    values = kkr.load({"share_pct": "foreign_employment"}.get(column, "fdi_projects"))
    for code, value in zip(values["municipality_code"], values[column], strict=True):
        found = [
            c
            for (low, high), c in zip(limits[-len(colours) :], colours, strict=True)
            if low <= value <= high
        ]
        assert found == [fills[code]], places.match(code).name


def _limits(text):
    parts = text.split("–")
    return (int(parts[0]), int(parts[-1])) if all(part.isdigit() for part in parts) else None


def test_the_printed_totals_stand_beside_the_map():
    said = [text.get_text() for text in drawn("foreign-employment-map", "da").axes[-1].texts]
    counts = {"144.382 personer", "105.980 personer", "38.402 personer"}
    assert counts | {"24\xa0%", "25\xa0%", "21\xa0%"} <= set(said)
    said = [text.get_text() for text in drawn("fdi-projects-map", "da").axes[-1].texts]
    assert {"564", "281"} <= set(said)


def test_a_map_follows_its_data():
    data = kkr.figures.load_data("foreign-employment-map")
    changed = data["employment"].copy()
    changed.loc[changed["municipality"] == "Lejre", "share_pct"] = 14
    figure = kkr.figures.draw("foreign-employment-map", data=data | {"employment": changed})
    assert any(text.get_text().startswith("14\xa0%") for text in labels(figure)["350"])


@pytest.mark.parametrize("count", [21, 407, 500])
def test_the_last_class_follows_the_greatest_count(count):
    data = kkr.figures.load_data("fdi-projects-map")
    changed = data["projects"].copy()
    changed.loc[changed["municipality"] == "København", "projects_all"] = count
    figure = kkr.figures.draw("fdi-projects-map", data=data | {"projects": changed})
    assert f"{count} (København)" in [text.get_text() for text in figure.axes[-1].texts]


def test_a_map_of_one_region_alone_can_be_drawn():
    data = kkr.figures.load_data("foreign-employment-map")
    one = data["employment"][data["employment"]["region_code"] == "085"]
    figure = kkr.figures.draw("foreign-employment-map", data=data | {"employment": one})
    assert set(labels(figure)) == set(one["municipality_code"])


@pytest.fixture(params=SMALL, ids="-".join)
def small(request):
    """Each of the two maps in each language and smaller size, with its name and language."""
    return request.param[:2], drawn(*request.param)


def listed(figure):
    """Read the list beside a small map, row by row as it is read: number, name and values."""
    rows = {}
    for axes in figure.axes[3:]:
        for text in axes.texts:
            if text.get_gid():
                rows.setdefault(text.get_gid().removeprefix("row-"), []).append(text)
    return rows


def printed(name, lang):
    """The values of each municipality as the table has them, in the order that a list is in."""
    frame = kkr.figures.load_data(name)[DATA[name]]
    if name == "foreign-employment-map":
        frame = frame.sort_values(["share_pct", "employees"], ascending=False)
        values = [[percent(v, lang) for v in frame["share_pct"]], frame["employees"]]
    else:
        frame = frame.sort_values("municipality", key=lambda names: names.map(danish_order))
        frame = frame.sort_values("projects_all", ascending=False, kind="stable")
        values = [frame["projects_all"], frame["projects_assisted"]]
    texts = [[v if isinstance(v, str) else number(v, lang) for v in column] for column in values]
    return dict(zip(frame["municipality_code"], zip(*texts, strict=True), strict=True))


def test_a_small_map_lists_every_municipality_once_in_order_with_both_values(small):
    given, figure = small
    rows, expected = listed(figure), printed(*given)
    assert list(rows) == list(expected)
    for place, (code, texts) in enumerate(rows.items(), start=1):
        said_here = [text.get_text() for text in texts]
        assert said_here == [str(place), places.match(code).name, *expected[code]]


def test_a_number_on_a_small_map_is_the_municipalitys_number_in_the_list(small):
    _, figure = small
    shown, rows = labels(figure), listed(figure)
    assert len(rows) == 46
    assert {code: said(texts) for code, texts in shown.items()} == {
        code: texts[0].get_text() for code, texts in rows.items()
    }
    assert len({id(texts[0].axes) for texts in shown.values()}) == 3


def test_a_number_stands_on_the_same_colour_in_the_list_as_on_a_small_map(small):
    (name, _), figure = small
    cells = [p for axes in figure.axes for p in axes.patches if (p.get_gid() or "")[:5] == "cell-"]
    found = {p.get_gid().removeprefix("cell-"): to_hex(p.get_facecolor()) for p in cells}
    assert len(cells) == len(found) == 46
    assert found == fills_of(name, figure) == fills_by_code(name)


def test_the_numbers_of_a_small_map_stand_out_from_their_ground(small):
    (name, _), figure = small
    fills, tied, rows = fills_of(name, figure), leaders(figure), listed(figure)
    for code, (label,) in labels(figure).items():
        ground = style.SEA if code in tied else fills[code]
        assert style.contrast(to_hex(label.get_color()), ground) >= 4.5, code
        assert style.contrast(to_hex(rows[code][0].get_color()), fills[code]) >= 4.5, code
        assert all(
            style.contrast(to_hex(t.get_color()), style.PAPER) >= 4.5 for t in rows[code][1:]
        )


def test_the_assisted_count_is_green_in_the_list_too():
    for lang, size in itertools.product(("da", "en"), kkr.figures.sizes("fdi-projects-map")[1:]):
        for _, _, every, assisted in listed(drawn("fdi-projects-map", lang, size)).values():
            colours = to_hex(every.get_color()), to_hex(assisted.get_color())
            assert colours == (style.INK, style.GREEN_INK)


def beside(figure):
    """All that is written beside the frames of a small map and not in its list."""
    texts = [text for axes in figure.axes[3:] for text in axes.texts]
    return [text for text in texts if not text.get_gid()]


def test_a_small_map_has_the_classes_of_the_slide_and_explains_the_border(small):
    (name, lang), figure = small
    slide, said_here = drawn(name, lang), [text.get_text() for text in beside(figure)]
    assert legend_colours(figure) == legend_colours(slide)
    classes = [t.get_text() for t in slide.axes[-1].texts if _limits(t.get_text().split(" (")[0])]
    border = {"da": "regionsgrænse", "en": "border of the regions"}[lang]
    assert set(said_here) >= {*classes[-len(legend_colours(figure)) :], border}


def test_the_printed_totals_stand_beside_a_small_map(small):
    (name, lang), figure = small
    said_here = " ".join(text.get_text() for text in beside(figure))
    if name == "fdi-projects-map":
        wanted = [["564", "281"]]
    else:
        rows = pd.concat(kkr.load_foreign_employment(level=level) for level in ("region", "total"))
        wanted = [
            (percent(r.share_pct, lang), number(r.employees, lang)) for r in rows.itertuples()
        ]
    for values in wanted:
        assert all(value in said_here for value in values), values


def test_the_foot_of_a_small_map_says_what_its_numbers_are(small):
    (name, lang), figure = small
    foot = " ".join(figure.around[-1].get_text().split())
    assert foot.startswith({"da": "Tal på kortet", "en": "The numbers on the map"}[lang])
    tie = {
        "foreign-employment-map": {"da": "flest personer først", "en": "most persons first"},
        "fdi-projects-map": {"da": "ved lighed alfabetisk", "en": "by alphabet"},
    }
    assert tie[name][lang] in foot.partition(".")[0]


def test_nothing_beside_a_small_map_runs_into_anything_else_or_out_of_the_body(small):
    """The boxes of texts are a little larger than their ink, and lines stand close in a list."""
    _, figure = small
    ink = -tolerance(figure) / 2
    texts = [text for axes in figure.axes[3:] for text in axes.texts]
    boxes = [shapely.box(*text.get_window_extent().extents).buffer(ink) for text in texts]
    frames = [shapely.box(*axes.get_window_extent().extents) for axes in figure.axes[:3]]
    around = [shapely.box(*text.get_window_extent().extents) for text in figure.around]
    for number_, (text, box) in enumerate(zip(texts, boxes, strict=True)):
        others = [*boxes[:number_], *frames, *around]
        assert not any(box.intersects(other) for other in others), text.get_text()
        assert box.bounds[2] <= (figure.body.left + figure.body.width) * figure.dpi, text.get_text()


def test_a_small_map_follows_its_data():
    data = kkr.figures.load_data("foreign-employment-map")
    changed = data["employment"].copy()
    changed.loc[changed["municipality"] == "Lejre", "share_pct"] = 31
    for size in kkr.figures.sizes("foreign-employment-map")[1:]:
        new = data | {"employment": changed}
        figure = kkr.figures.draw("foreign-employment-map", data=new, size=size)
        first, *_ = listed(figure).values()
        assert [text.get_text() for text in first[:3]] == ["1", "Lejre", "31\xa0%"]
        assert said(labels(figure)["350"]) == "1"


@pytest.mark.parametrize("order", [1, -1])
def test_a_small_map_has_room_for_its_numbers_whoever_is_first(order):
    """By code, or the other way round: two digits stand now here, now there."""
    data = kkr.figures.load_data("fdi-projects-map")
    rank = data["projects"]["municipality_code"].rank().astype(int) * order
    new = data | {"projects": data["projects"].assign(projects_all=rank - rank.min())}
    for size in kkr.figures.sizes("fdi-projects-map")[1:]:
        assert len(labels(kkr.figures.draw("fdi-projects-map", data=new, size=size))) == 46


def test_a_small_map_of_one_region_alone_can_be_drawn():
    data = kkr.figures.load_data("foreign-employment-map")
    one = data["employment"][data["employment"]["region_code"] == "085"]
    for size in kkr.figures.sizes("foreign-employment-map")[1:]:
        figure = kkr.figures.draw(
            "foreign-employment-map", data=data | {"employment": one}, size=size
        )
        assert set(labels(figure)) == set(listed(figure)) == set(one["municipality_code"])
