"""The gallery holds every figure in both languages, in one page that needs nothing else."""

import io
import re
from base64 import b64decode
from html.parser import HTMLParser

import pandas as pd
import pytest
from PIL import Image

import kkrdata as kkr
from kkrdata.export.gallery import assembly, maps, previews, tables
from kkrdata.figures.cluster_ground import ClusterGround
from kkrdata.text import LANGUAGES

EVERY = [(name, lang) for name in kkr.figures.list_figures() for lang in LANGUAGES]
MAPS = [name for name in kkr.figures.list_figures() if kkr.figures.Edition(name).shading()]
HOSTILE = '</script><img src=x onerror="alert(1)">&amp;{{ 7 * 7 }}"\'>'


pytestmark = pytest.mark.xdist_group("gallery")


@pytest.fixture(scope="module")
def html(gallery_page):
    """The page."""
    return gallery_page.read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Lists the elements of a page with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def all(self, tag):
        return [attributes for found, attributes in self.found if found == tag]


def page_of(shown):
    """Write a page of one figure."""
    theme = kkr.figures.theme(shown.id)
    return assembly.render({theme: assembly.render_section(theme, [shown])}, {"da": [], "en": []})


def test_every_figure_stands_on_the_page_once_in_each_language(html):
    articles = [(tag["data-figure"], tag["lang"]) for tag in Tags(html).all("article")]
    assert articles == sorted(articles, key=EVERY.index)
    assert sorted(articles) == sorted(EVERY)


def test_the_page_is_small_and_the_same_whenever_it_is_made(html, make_page):
    assert len(html.encode()) < 2_000_000
    assert make_page().decode() == html


def test_every_link_to_a_file_leads_to_one(html, built):
    addresses = [tag["href"] for tag in Tags(html).all("a")]
    files = [address for address in addresses if not address.startswith("https:")]
    assert len(files) >= 3 * len(EVERY)
    assert all((built / file).is_file() for file in files)


def test_deck_and_workbook_are_offered_where_they_have_been_built(tmp_path):
    assert assembly.office(tmp_path) == {"da": [], "en": []}
    (tmp_path / "kkrdata_da.pptx").write_bytes(b"x" * 12_345)
    assert assembly.office(tmp_path)["da"] == [
        ("deck", assembly.Link("kkrdata_da.pptx", "deck", "12 kB"))
    ]


def test_pictures_have_alternative_texts_and_maps_have_names(html):
    tags = Tags(html)
    assert all(tag["alt"] for tag in tags.all("img"))
    assert all(tag["aria-label"] for tag in tags.all("use") if tag.get("class") == "area")
    assert len(re.findall(r'<p class="alt">[^<]{40,}', html)) == len(EVERY)


def test_the_browser_is_told_to_fetch_nothing_and_to_run_only_the_pages_own_script(html):
    (policy,) = (tag["content"] for tag in Tags(html).all("meta") if "http-equiv" in tag)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert (
        rules["script-src"]
        == f"'{assembly._hash(re.search(r'<script>(.*)</script>', html, re.S)[1])}'"
    )
    assert all("style" not in attributes for _, attributes in Tags(html).found)


def test_a_hostile_name_stays_a_text(built):
    shown = assembly.figure(built, *EVERY[0])
    said = dict.fromkeys(shown.said, HOSTILE)
    column = tables.Column(HOSTILE, HOSTILE, True)
    table = tables.Table([column, column], [[HOSTILE, HOSTILE]], HOSTILE)
    legend = shown.legend._replace(title=HOSTILE, classes=[(HOSTILE, HOSTILE)])
    frames = [
        frame._replace(areas=[area._replace(said=HOSTILE, fill=HOSTILE) for area in frame.areas])
        for frame in shown.frames
    ]
    hostile = shown._replace(said=said, table=table, legend=legend, frames=frames)
    tags = Tags(page_of(hostile))
    assert len(tags.all("script")) == 1
    assert tags.all("img") == []
    assert all("onerror" not in attributes for _, attributes in tags.found)
    assert {tag["aria-label"] for tag in tags.all("use") if tag.get("class") == "area"} == {HOSTILE}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_colours_each_municipality_as_the_figure_does_and_says_its_numbers(name, built):
    shading, shown = kkr.figures.Edition(name).shading(), assembly.figure(built, name, "da")
    areas = {area.code: area for frame in shown.frames for area in frame.areas}
    assert {code: area.fill for code, area in areas.items()} == dict(shading.fills)
    colours = {colour for _, colour in shading.classes} or set(shading.fills.values())
    assert set(shading.fills.values()) <= colours
    names = {code: kkr.places.municipalities()[code].name for code in areas}
    assert all(area.said.startswith(names[code]) for code, area in areas.items())
    assert all("\n" in area.said for area in areas.values())


def test_every_map_of_municipalities_tells_its_colours():
    every = {name for name in kkr.figures.list_figures() if name.endswith("-map")}
    assert every - set(MAPS) == {"greater-copenhagen-map"}  # of regions, two of them in Sweden


def test_outlines_of_all_municipalities_are_light_and_within_their_bounds():
    outlines = maps.outlines()
    assert len(outlines) == 98
    assert sum(map(len, outlines.values())) < 100_000
    assert all(re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path) for path in outlines.values())


def test_numbers_are_written_as_the_language_writes_them_and_missing_ones_as_a_dash():
    frame = pd.Series([1234.5, None, -2.0])
    assert tables._texts(frame, True, "da") == ["1.234,5", "–", "-2,0"]
    assert tables._texts(frame, True, "en") == ["1,234.5", "–", "-2.0"]
    assert tables._texts(pd.Series(["ja", None]), False, "da") == ["ja", "–"]


@pytest.mark.parametrize("name", MAPS[:1])
def test_a_preview_keeps_the_colours_of_the_picture_and_leaves_out_title_and_foot(name, built):
    small = previews.preview(built, kkr.figures.Edition(name))
    with Image.open(io.BytesIO(b64decode(small.address.partition(",")[2]))) as image:
        assert image.size == (small.width, small.height)
        found = [colour for _, colour in image.getcolors(1 << 16)]
    body = kkr.figures.Edition(name).body()
    assert 0.9 * body.height < small.height / 72 < body.height + 0.07
    for fill in set(kkr.figures.Edition(name).shading().fills.values()):
        wanted = [int(fill[place : place + 2], 16) for place in (1, 3, 5)]
        nearest = min(max(abs(a - b) for a, b in zip(each, wanted, strict=True)) for each in found)
        assert nearest <= 8, fill


def test_a_municipality_in_two_clusters_is_striped_on_the_page_as_on_the_map(built):
    ground = ClusterGround(**kkr.figures.load_data("health-clusters-map"))
    colours = {
        row.municipality_code: ground.colours[row.cluster_id] for row in ground.seconds.itertuples()
    }
    assert len(colours) == 5
    shown = assembly.figure(built, "health-clusters-map", "da")
    tags = Tags(page_of(shown))
    patterns = [tag["id"] for tag in tags.all("pattern")]
    assert len(set(patterns)) == len(patterns)
    for frame in shown.frames:
        striped = {area.code: area.stripes for area in frame.areas if area.stripes}
        assert {code: colour for code, (colour, _) in striped.items()}.items() <= colours.items()
    overlays = [tag for tag in tags.all("use") if tag.get("class") == "stripes"]
    assert {tag["href"] for tag in overlays} == {f"#m{code}" for code in colours}
    assert {tag["fill"] for tag in overlays} <= {f"url(#{each})" for each in patterns}
    assert {code for _, code in shown.legend.striped} <= colours.keys()
