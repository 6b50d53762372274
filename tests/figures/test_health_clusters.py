"""The map of the health clusters and their cards: what is shown, named, coloured and hatched."""

import itertools
from functools import cache

import pytest
import shapely
from coloraide import Color
from matplotlib.colors import to_hex, to_rgba

import kkrdata as kkr
from kkrdata import style
from kkrdata.cartography import colouring
from kkrdata.cartography.labels import anchor
from kkrdata.errors import PartialTableError, UnknownNameError
from kkrdata.export import images
from kkrdata.figures import cluster_ground
from kkrdata.figures.cluster_ground import COLOURS, REACH, ClusterGround

from .conftest import drawn
from .reading import areas, labels, polygon, said, tolerance

MAP = "health-clusters-map"
WITHOUT_MUNICIPALITIES = ["half", "square", "a4"]
WITH_LIST = ["half", "square"]
SIZES = ["slide", "poster", *WITHOUT_MUNICIPALITIES]
EVERY, COMPLETE, SMALL = (
    [(lang, size) for lang in ("da", "en") for size in sizes]
    for sizes in (SIZES, ["slide", "poster"], WITHOUT_MUNICIPALITIES)
)
LEAST_DIFFERENCE = 10.0  # CIEDE2000; side by side, about 1 is just noticeable
BOTH = ["Vejen"]
ADMINISTRATIVE = ["Billund", "København", "Middelfart", "Rødovre"]


@cache
def ground(source="map"):
    return ClusterGround(**kkr.figures.load_data(MAP, source=source))


@cache
def the_list(size="slide"):
    data = kkr.figures.load_data(MAP, source="list")
    return kkr.figures.draw(MAP, data=data, size=size)


def of_size(lang, size):
    return drawn(MAP, lang, None if size == "slide" else size)


def written(figure):
    """All that is written beside the labels, frame by frame."""
    return [
        "".join(text.get_text() for text in axes.texts if not text.get_gid())
        for axes in figure.axes
    ]


def letters(text):
    """What a text says, however it is broken into lines."""
    return "".join(letter for letter in text if letter.isalnum())


def test_the_map_is_built_as_slide_and_poster_and_drawn_in_all_sizes():
    assert kkr.figures.shipped_sizes(MAP) == ["slide", "poster"]
    assert set(kkr.figures.sizes(MAP)) == set(style.SIZES) - {"a4_high"} == set(SIZES)


@pytest.mark.parametrize(("lang", "size"), COMPLETE)
def test_every_municipality_and_every_cluster_is_labelled_once(lang, size):
    members = kkr.load_health_clusters()
    expected = {*members["municipality_code"], *members["cluster_id"]}
    shown = labels(of_size(lang, size))
    assert set(shown) == expected
    assert len({id(text.axes) for texts in shown.values() for text in texts}) == 3


@pytest.mark.parametrize(("lang", "size"), SMALL)
def test_a_smaller_size_names_every_cluster_once_and_no_municipality(lang, size):
    """There is no room for 98 labels and their key: slide and poster have them."""
    shown = labels(of_size(lang, size))
    names = kkr.load_health_clusters().groupby("cluster_id")["cluster"].first()
    assert {key: letters(said(texts)) for key, texts in shown.items()} == dict(names.map(letters))
    assert len({id(text.axes) for texts in shown.values() for text in texts}) == 3


@pytest.mark.parametrize(("lang", "size"), SMALL)
def test_a_smaller_size_says_where_the_municipalities_of_a_cluster_are_named(lang, size):
    figure = of_size(lang, size)
    note = {
        "da": "Kommunernes navne står på de større udgaver af kortet: "
        "på et helt slide i en nøgle, på plakaten på selve kortet.",
        "en": "The larger editions of this map name the municipalities: "
        "a whole slide in a key, the poster on the map itself.",
    }
    around = [text.get_text() for text in figure.texts] + written(figure)
    assert [letters(note[lang]) in letters(each) for each in around].count(True) == 1


@pytest.mark.parametrize(("lang", "size"), [each for each in SMALL if each[1] in WITH_LIST])
def test_half_and_square_list_regions_clusters_and_hospitals_beside_the_map(lang, size):
    listed = written(of_size(lang, size))[3]
    for row in kkr.load_health_clusters().itertuples():
        assert letters(row.cluster + row.hospital) in letters(listed)
        assert row.region in listed


@pytest.mark.parametrize(("lang", "size"), EVERY)
def test_list_and_legend_stay_in_their_places_beside_the_map(lang, size):
    figure = of_size(lang, size)
    rim, map_only = tolerance(figure), figure.axes[0].get_window_extent()
    for axes in figure.axes[3:]:
        place = axes.get_window_extent()
        assert size == "poster" or not place.overlaps(map_only)  # its legend lies over the sea
        for text in axes.texts:
            assert place.padded(rim).containsx(text.get_window_extent().x1), text.get_text()
            assert place.padded(rim).containsy(text.get_window_extent().y0), text.get_text()


@pytest.mark.parametrize("size", SIZES)
def test_the_subtitle_speaks_of_hospitals_where_all_are_named(size):
    figure = of_size("da", size)
    shown = "".join(map(said, labels(figure).values())) + "".join(written(figure))
    hospitals = kkr.load_health_clusters()["hospital"]
    named = all(letters(hospital) in letters(shown) for hospital in hospitals)
    assert ("hospitaler" in figure.texts[1].get_text()) == named


@pytest.mark.parametrize("size", SIZES)
def test_no_label_lies_across_the_coast_of_bornholm(size):
    figure = of_size("da", size)
    coasts = areas(figure)
    for key in {"400", "hovedstaden-bornholm"} & set(coasts):
        assert not polygon(labels(figure)[key]).intersects(coasts[key].boundary), key


@pytest.mark.parametrize("size", WITHOUT_MUNICIPALITIES)
def test_no_label_hides_the_middle_of_a_striped_municipality(size):
    figure = of_size("da", size)
    shown = labels(figure).values()
    for texts, area in itertools.product(shown, ground().seconds.geometry):
        middle = texts[0].axes.transData.transform(anchor(area))
        assert not polygon(texts).intersects(shapely.Point(middle)), said(texts)


def test_the_poster_names_every_municipality_cluster_and_hospital_on_the_map():
    shown = labels(of_size("da", "poster"))
    for row in kkr.load_health_clusters().itertuples():
        assert letters(said(shown[row.municipality_code])) == letters(row.municipality)
        assert letters(said(shown[row.cluster_id])) == letters(row.cluster + row.hospital)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_slides_key_names_all_and_each_number_on_the_map(lang):
    figure = of_size(lang, "slide")
    key, shown = " ".join(written(figure)[3:]), labels(figure)
    for row in kkr.load_health_clusters().itertuples():
        star = "*" if row.participation == "administrative" else ""
        number = said(shown[row.municipality_code])
        assert f"{number}\N{NO-BREAK SPACE}{row.municipality}{star} " in key
        assert letters(row.cluster + row.hospital) in letters(key)
        assert row.region in key
    numbers = [said(texts) for area, texts in shown.items() if area.isdigit()]
    assert sorted(map(int, numbers)) == list(range(1, 99))


def test_no_two_neighbouring_clusters_share_a_colour_and_one_colour_fewer_is_impossible():
    areas = ground().memberships.dissolve("cluster_id").geometry
    beside = colouring.neighbours(areas, REACH)
    assert len(beside) == 22
    colours = ground().colours
    assert all(colours[one] != colours[other] for one in beside for other in beside[one])
    assert len(set(colours.values())) == len(COLOURS)
    assert colouring.solve_with(len(COLOURS) - 1, beside) is None


def test_clusters_on_both_sides_of_the_great_belt_are_neighbours():
    beside = colouring.neighbours(ground().clusters.geometry, REACH)
    assert "sjaelland-naestved-slagelse" in beside["syddanmark-odense"]
    assert "hovedstaden-bornholm" not in set().union(*beside.values())


@pytest.mark.parametrize("sight", [None, "deutan", "protan", "tritan"])
def test_colours_are_told_apart_by_the_colour_blind(sight):
    seen = [Color(colour).filter(sight) if sight else Color(colour) for colour in COLOURS]
    for one, other in itertools.combinations(seen, 2):
        assert one.delta_e(other, method="2000") > LEAST_DIFFERENCE


def test_no_colour_looks_like_sea_other_land_or_paper():
    for colour, other in itertools.product(COLOURS, (style.SEA, style.OTHER_LAND, style.PAPER)):
        assert Color(colour).delta_e(other, method="2000") > LEAST_DIFFERENCE


@pytest.mark.parametrize(("lang", "size"), EVERY)
def test_every_text_on_the_map_stands_out_from_whatever_it_lies_on(lang, size):
    for axes in of_size(lang, size).axes[:3]:
        fills = {to_hex(c) for drawn in axes.collections for c in drawn.get_facecolor() if c[3]}
        assert fills
        for text, fill in itertools.product(axes.texts, fills | {style.SEA}):
            assert style.contrast(to_hex(text.get_color()), fill) >= 4.5, text.get_text()


@pytest.mark.parametrize("size", SIZES)
def test_the_colours_drawn_are_those_of_the_clusters(size):
    frame = of_size("da", size).axes[0]
    municipalities = ground().municipalities
    collection = next(c for c in frame.collections if len(c.get_facecolor()) >= 90)
    fills = ground().fills()
    seen = [code for code in municipalities.index if code != "400"]
    assert [to_hex(c) for c in collection.get_facecolor()] == [fills[code] for code in seen]


def test_the_five_in_two_clusters_are_striped_in_the_second_clusters_colour():
    seconds = ground().seconds
    kinds = {"political": BOTH, "administrative": ADMINISTRATIVE}
    for kind, expected in kinds.items():
        found = seconds.loc[seconds["participation"] == kind, "municipality"]
        assert sorted(found) == expected
    frame = of_size("da", "poster").axes[0]
    filled = [each for each in frame.collections if len(each.get_facecolor()) == 1]
    striped = [each for each in filled if to_hex(each.get_facecolor()[0]) in COLOURS]
    assert len(striped) == len(seconds)
    for row, stripes in zip(seconds.itertuples(), striped, strict=True):
        assert to_hex(stripes.get_facecolor()[0]) == ground().colours[row.cluster_id]
        share = _ground_covered(stripes) / row.geometry.area
        assert share == pytest.approx(cluster_ground.STRIPES[row.participation].share, abs=0.03)


def _ground_covered(collection):
    return shapely.area(_polygons(collection)).sum()


def _polygons(collection):
    rings = [ring for path in collection.get_paths() for ring in path.to_polygons()]
    return list(map(shapely.Polygon, rings))


@pytest.mark.parametrize("size", SIZES)
def test_stripes_can_be_seen_in_every_size_in_the_frame_that_shows_the_municipality_best(size):
    """Stripes are as far apart in a small frame, so their share of a small ground differs."""
    whole, capital = of_size("da", size).axes[:2]
    for row in ground().seconds.itertuples():
        shown_near = shapely.box(*capital.viewLim.extents).contains(row.geometry)
        colour, share = ground().colours[row.cluster_id], 0.0
        for drawn_there in (capital if shown_near else whole).collections:
            fills = list(map(to_hex, drawn_there.get_facecolor()))
            if fills == [colour]:
                stripes = shapely.union_all(_polygons(drawn_there))
                share += stripes.intersection(row.geometry).area / row.geometry.area
        assert share == pytest.approx(cluster_ground.STRIPES[row.participation].share, rel=0.25)


def test_vejen_is_shared_half_and_half_and_outlined_as_a_cluster_on_all_sides():
    full, guest = (cluster_ground.STRIPES[name] for name in ("political", "administrative"))
    assert full.share == 0.5
    assert full.share * full.step > 4 * guest.share * guest.step
    political = ground().municipalities["political"]
    assert political["575"].split() == ["syddanmark-lillebaelt", "syddanmark-sydvestjylland"]
    assert not set(political.drop("575")) & {political["575"]}


def test_borders_weigh_more_from_municipality_to_cluster_to_region():
    frame = of_size("da", "slide").axes[0]
    lines = [
        c.get_linewidth()[0] for c in frame.collections if type(c).__name__ == "LineCollection"
    ]
    assert lines == [cluster_ground.CLUSTER_WIDTH, cluster_ground.REGION_WIDTH]
    assert cluster_ground.MUNICIPAL_WIDTH * 3 < lines[0] < lines[1]


@pytest.mark.parametrize("size", SIZES)
def test_the_legend_explains_borders_hatching_and_who_is_hatched(size):
    legend = " ".join(written(of_size("da", size))).replace("\n", " ")
    for word in (
        "regionsgrænse",
        "klyngegrænse",
        "kommunegrænse",
        "administrativt",
        "Fuldt medlem",
    ):
        assert word in legend
    assert "Billund, København, Middelfart og Rødovre" in legend


@pytest.mark.parametrize("size", SIZES)
def test_the_list_draws_its_own_names_without_hatching_or_hospitals(size):
    figure = the_list(size)
    everything = "".join(map(said, labels(figure).values())) + "".join(written(figure))
    assert letters("KSS Holbæk") in letters(everything)
    assert "administrativt" not in everything
    assert letters("Sygehus Lillebælt") in letters(everything)
    assert ground("list").seconds.empty
    assert "listen af 4. marts 2022" in figure.texts[1].get_text()
    assert "ingen er med i to" in figure.texts[0].get_text()


def test_the_posters_labels_give_the_lists_names_in_full():
    shown = labels(the_list("poster"))
    for row in kkr.load_health_clusters(source="list").itertuples():
        assert letters(said(shown[row.cluster_id])) == letters(row.cluster)


def test_memberships_that_are_not_all_there_are_refused():
    with pytest.raises(PartialTableError, match=r"'adopted'.*Choose list or map"):
        kkr.figures.load_data(MAP, source="adopted")


def test_an_unknown_choice_is_named_with_what_is_offered():
    with pytest.raises(UnknownNameError, match=r"'year'.*source"):
        kkr.figures.load_data(MAP, year=2022)
    with pytest.raises(UnknownNameError, match=r"'source'.*none"):
        kkr.figures.load_data("fdi-projects-map", source="list")


def test_the_numbers_are_the_members_of_each_cluster():
    members = kkr.load_health_clusters()
    frame = kkr.figures.numbers(MAP)
    assert len(frame) == 22
    assert frame["Klynge"].is_unique
    assert frame["kommuner"].sum() == len(members)
    administrative = (members["participation"] == "administrative").sum()
    assert frame["heraf kun administrativt"].sum() == administrative


CARDS = ["hovedstaden-syd", "syddanmark-lillebaelt", "hovedstaden-bornholm"]


@cache
def card(cluster):
    figure = kkr.figures.draw_card(cluster, data=kkr.figures.load_data(MAP))
    figure.draw_without_rendering()
    return figure


@pytest.mark.parametrize("cluster", CARDS)
def test_a_card_names_its_cluster_region_hospital_and_municipalities(cluster):
    members = kkr.load_health_clusters().query("cluster_id == @cluster")
    first, figure = members.iloc[0], card(cluster)
    head = " ".join(text.get_text() for text in figure.texts)
    assert first["cluster"] in head
    assert first["region"] in head
    assert all(hospital in head for hospital in first["hospital"].split("; "))
    listed = [text.get_text() for text in figure.axes[0].texts]
    assert set(members["municipality"]) <= set(listed)
    for row in members[members["participation"] == "administrative"].itertuples():
        assert listed[listed.index(row.municipality) + 1].startswith("kun administrativt")


@pytest.mark.parametrize("cluster", CARDS)
def test_a_card_highlights_its_cluster_alone_in_both_of_its_maps(cluster):
    colour = to_rgba(ground().colours[cluster])
    political = kkr.load_health_clusters().query(
        "cluster_id == @cluster and participation == 'political'"
    )
    near, whole = card(cluster).axes[1:3]
    for axes in (near, whole):
        areas = max(axes.collections, key=lambda each: len(each.get_facecolor()))
        coloured = [c for c in areas.get_facecolor() if tuple(c) == colour]
        assert len(coloured) == len(political)


def test_the_list_of_a_card_stays_beside_its_map_and_above_the_locator():
    for figure in map(card, CARDS):
        _, near, whole = (axes.get_window_extent() for axes in figure.axes[:3])
        for text in figure.axes[0].texts:
            place = text.get_window_extent()
            assert place.x1 < near.x0, text.get_text()
            assert place.y0 > whole.y1, text.get_text()


def test_every_cluster_has_a_card_with_words_in_both_languages():
    assert len(kkr.figures.list_cards()) == 22
    danish, english = (kkr.figures.describe_card(CARDS[0], lang) for lang in ("da", "en"))
    assert danish["title"] == "Klynge Syd: 9 kommuner, 2 mere administrativt"
    assert english["title"] == "Klynge Syd: 9 municipalities, 2 more administratively"
    assert danish["alt"] != english["alt"]


def test_a_card_is_saved_under_its_clusters_id_and_the_same_twice(tmp_path, kkrdata):
    done = kkrdata("export", "cards", "--cluster", "sjaelland-holbaek", "--to", tmp_path)
    assert done.exit_code == 0, done.output
    path = tmp_path / "health-cluster_sjaelland-holbaek_da.png"
    first = path.read_bytes()
    assert images.export_card("sjaelland-holbaek", "da", "png", tmp_path) == path
    assert path.read_bytes() == first


def test_an_unknown_cluster_is_refused_with_the_nearest(tmp_path, kkrdata):
    refused = kkrdata("export", "cards", "--cluster", "sjaelland-holbek", "--to", tmp_path)
    assert refused.exit_code == 2
    assert "sjaelland-holbaek" in refused.output
    assert list(tmp_path.iterdir()) == []
