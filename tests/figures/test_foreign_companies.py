"""The two maps of Eastern Denmark: their labels, colours and legends, as drawn."""

import itertools

import pytest
from coloraide import Color
from matplotlib.colors import to_hex

import kkrdata as kkr
from kkrdata import places, style
from kkrdata.text import number, percent

from .conftest import drawn
from .reading import areas, labels, leaders, polygon, said, tolerance

MAPS = [(n, lang) for n in ("foreign-employment-map", "fdi-projects-map") for lang in ("da", "en")]
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
    """Read each municipality's colour from the drawn areas of the whole map."""
    data = next(
        v for k, v in kkr.figures.load_data(name).items() if k in ("employment", "projects")
    )
    whole = drawn(name, "da").axes[0]
    collection = next(c for c in whole.collections if len(c.get_facecolor()) >= 40)
    seen = data[data["municipality_code"] != "400"]
    colours = dict(zip(seen["municipality_code"], collection.get_facecolor(), strict=True))
    bornholm = drawn(name, "da").axes[2]
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
