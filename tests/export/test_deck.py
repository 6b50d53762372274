"""The deck: every figure in its place, nothing outside or on top of each other, and true charts."""

import io
import subprocess
import zipfile
from datetime import date
from itertools import combinations

import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

import kkrdata as kkr
from kkrdata import periods, style
from kkrdata.errors import TemplateError, UnknownNameError
from kkrdata.export import deck
from kkrdata.export.deck import layouts, template, writing

pytestmark = pytest.mark.xdist_group("deck")

NAMES = kkr.figures.list_figures()
THEMES = list(dict.fromkeys(map(kkr.figures.theme, NAMES)))
FEW = ("fdi-projects-map", "gdp-per-capita", "hotel-nights")  # a picture, bars and columns
DIVISORS = (1, 1_000, 1_000_000)  # a chart may write thousands or millions
WIDE, HIGH = map(Inches, style.SLIDE.inches)


@pytest.fixture(scope="module")
def content():
    """The whole Danish deck as a file."""
    return deck.deck("da")


@pytest.fixture(scope="module")
def slides(content):
    """Its slides."""
    return list(Presentation(io.BytesIO(content)).slides)


@pytest.fixture(scope="module")
def by_figure(slides):
    """The slide of each figure."""
    found = [slide for slide in slides if slide.slide_layout.name == layouts.FIGURE]
    return dict(zip(NAMES, found, strict=True))


@pytest.fixture(scope="module")
def few():
    """A deck of few figures in English."""
    return deck.deck("en", FEW)


def opened(content):
    return Presentation(io.BytesIO(content))


def named(slide, name):
    return next(shape for shape in slide.shapes if shape.name == name)


def words(shape):
    return shape._element._nvXxPr.cNvPr.get("descr", "")


def test_themes_begin_with_a_slide_and_figures_follow_in_the_registrys_order(slides):
    expected = [None]
    for theme in THEMES:
        expected.append(kkr.figures.THEMES[theme]["da"])
        own = [name for name in NAMES if kkr.figures.theme(name) == theme]
        expected += [kkr.figures.describe(name)["title"] for name in own]
    assert [named(slide, "Title").text_frame.text for slide in slides][1:] == expected[1:]
    assert slides[0].slide_layout.name == layouts.COVER


def test_a_slide_says_what_its_figure_finds_what_it_shows_and_where_that_is_from(by_figure):
    for name, slide in by_figure.items():
        said = kkr.figures.describe(name)
        assert named(slide, "Subtitle").text_frame.text == said["subtitle"]
        assert named(slide, "Source").text_frame.text.endswith(said["source"])
        assert said["notes"] in named(slide, "Source").text_frame.text
        notes = slide.notes_slide.notes_text_frame.text
        assert all(said[key] in notes for key in ("subtitle", "alt", "notes"))
        assert "kkrdata_da.xlsx" in notes


def test_the_deck_is_16_by_9_and_every_slide_has_a_number_but_the_cover(content, slides):
    whole = opened(content)
    assert (whole.slide_width, whole.slide_height) == (WIDE, HIGH)
    fields = [slide.element.findall(f".//{qn('a:fld')}") for slide in slides]
    assert [len(each) for each in fields] == [0] + [1] * (len(slides) - 1)


def test_every_shape_has_an_alternative_text_and_the_pictures_have_the_figures(by_figure):
    for name, slide in by_figure.items():
        assert all(words(shape) for shape in slide.shapes), name
        seen = [shape for shape in slide.shapes if shape.has_chart or hasattr(shape, "image")]
        assert all(kkr.figures.describe(name)["alt"] in words(shape) for shape in seen), name


def test_every_text_and_every_chart_says_its_language(slides, few):
    for lang, all_of_them in (("da", slides), ("en", opened(few).slides)):
        for slide in all_of_them:
            parts = [slide.element, slide.notes_slide.element]
            runs = [run for part in parts for run in part.iter(qn("a:r"), qn("a:fld"))]
            assert {run.rPr.get("lang") for run in runs} == {writing.LOCALES[lang]}
            charts = [shape.chart for shape in slide.shapes if shape.has_chart]
            found = [chart._chartSpace.find(qn("c:lang")).get("val") for chart in charts]
            assert set(found) <= {writing.LOCALES[lang]}


def test_nothing_is_outside_its_slide(slides):
    for number, slide in enumerate(slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0, (number, shape.name)
            assert shape.top >= 0, (number, shape.name)
            assert shape.left + shape.width <= WIDE, (number, shape.name)
            assert shape.top + shape.height <= HIGH, (number, shape.name)


def size_of(shape):
    runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
    given = runs[0].font.size if runs else None
    return given.pt if given else writing._size(shape._base_placeholder)


def is_bold(shape):
    return shape.text_frame.paragraphs[0].runs[0].font.bold


@pytest.fixture(scope="module")
def _typeface():
    with style.theme():
        yield


@pytest.mark.usefixtures("_typeface")
def test_every_text_fits_its_box(slides):
    for number, slide in enumerate(slides, start=1):
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text.strip("‹#›"):
                continue
            texts = shape.text_frame.text.replace("\v", "\n").split("\n")
            weight = "semibold" if shape.is_placeholder or is_bold(shape) else "regular"
            tall = writing.tall(texts, shape.width / Pt(1), size_of(shape), weight)
            apart = 0 if shape.is_placeholder else writing.APART * (len(texts) - 1) * size_of(shape)
            assert tall - apart <= shape.height / Pt(1) + 0.1, (number, texts)


def test_no_text_lies_on_another_or_on_a_picture(slides):
    for number, slide in enumerate(slides, start=1):
        texts = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
        others = [shape for shape in slide.shapes if not shape.has_text_frame]
        pairs = [*combinations(texts, 2), *((text, other) for text in texts for other in others)]
        for one, other in pairs:
            assert not overlap(one, other), (number, one.text_frame.text, other.name)


TOUCHING = Inches(0.02)


def overlap(one, other):
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return across > TOUCHING and down > TOUCHING


def native_charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def amounts(name):
    """List the numbers of a figure by the words of their period or row, in each column."""
    frame = kkr.figures.numbers(name)
    label = frame.attrs["label"]
    return [frame.dropna(subset=column).set_index(label)[column] for column in frame.attrs["units"]]


def labels(category):
    """Say how a category's period may be written."""
    if not isinstance(category, date):
        return {category}
    quarter = (category.month + 2) // 3
    texts = (f"{category:%Y}", f"{category:%Y-%m}", f"{category:%Y}-Q{quarter}")
    return {periods.label(text, "da") for text in texts}


def categories(chart):
    """Read a chart's categories; dates are counted in days, as Excel does."""
    axis = chart._chartSpace.find(f".//{qn('c:dateAx')}")
    found = list(chart.plots[0].categories)
    if axis is None:
        return found
    days = chart._chartSpace.findall(f".//{qn('c:ser')}")[0].findall(f"{qn('c:cat')}//{qn('c:v')}")
    return [
        (pd.Timestamp("1899-12-30") + pd.Timedelta(days=float(day.text))).date() for day in days
    ]


def is_known(value, category, columns):
    known = [
        column.loc[text] for column in columns for text in labels(category) if text in column.index
    ]
    return any(value == pytest.approx(each / divisor) for each in known for divisor in DIVISORS)


def test_native_charts_show_the_figures_numbers_period_for_period_and_gaps_are_gaps(by_figure):
    checked = 0
    for name, slide in by_figure.items():
        columns = amounts(name)
        for chart in native_charts(slide):
            if has_rows(chart):
                continue
            named_categories = categories(chart)
            for series in chart.plots[0].series:
                pairs = list(zip(named_categories, series.values, strict=True))
                shown = [(category, value) for category, value in pairs if value is not None]
                assert shown
                assert all(is_known(value, category, columns) for category, value in shown), name
                checked += len(pairs) - len(shown)
    assert checked > 0  # gaps


def has_rows(chart):
    """Say whether a chart has a row for each place or group, not a period."""
    direction = chart._chartSpace.find(f".//{qn('c:barDir')}")
    return direction is not None and direction.get("val") == "bar"


@pytest.mark.parametrize("name", ["gdp-per-capita", "lighthouse-grants", "interreg-programmes"])
def test_bars_are_the_numbers_of_their_figure_the_greatest_first(name, by_figure):
    series = native_charts(by_figure[name])[0].plots[0].series[0]
    shown, known = list(series.values), pd.concat(amounts(name)).tolist()
    assert shown == sorted(shown, reverse=True)
    assert set(shown) <= set(known)
    assert shown[0] == max(known)


def test_a_gap_in_vacancies_is_a_gap_in_the_chart_and_in_its_table(by_figure):
    first = native_charts(by_figure["vacancies"])[0]
    denmark = next(series for series in first.plots[0].series if series.name == "Danmark")
    published = kkr.figures.numbers("vacancies").set_index("Periode")["Danmark: Ledige stillinger"]
    expected = [
        published.get(f"{quarter}.\xa0kvt.\xa0{year}")
        for year in range(2019, 2022)
        for quarter in range(1, 5)
    ]
    shown = list(denmark.values)
    assert shown == [None if pd.isna(each) else each for each in expected]
    assert None in shown
    assert first._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"
    table = pd.read_excel(io.BytesIO(first.part.chart_workbook.xlsx_part.blob))
    assert table["Danmark"].isna().tolist() == [each is None for each in shown]


def test_a_figure_with_a_map_steps_or_mixed_periods_is_a_picture(by_figure):
    for name in ("fdi-projects-map", "oresund-traffic", "unemployment-regions"):
        assert native_charts(by_figure[name]) == []
        picture = named(by_figure[name], "Content").image
        assert picture.content_type == "image/png"
        assert picture.size[0] >= 1500, "it would not be sharp on a screen of 1920 pixels"


def test_the_deck_is_small_and_tells_neither_when_nor_by_whom_it_was_made(content, few):
    assert len(content) < 2_000_000
    assert deck.deck("en", FEW) == few
    for archive in archives(content):
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
        assert core.count("2022-03-01T00:00:00Z</dcterms:") == 2


def archives(content):
    whole = zipfile.ZipFile(io.BytesIO(content))
    inner = [name for name in whole.namelist() if name.endswith(".xlsx")]
    assert inner
    return [whole, *(zipfile.ZipFile(io.BytesIO(whole.read(name))) for name in inner)]


SECTIONS = f"""<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">
  <p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
    <p14:section name="Old"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>
  </p14:sectionLst></p:ext></p:extLst>"""


@pytest.fixture
def theirs(tmp_path):
    """An organisation's template: other places, another typeface, a layout and slide of its own."""
    made = template.own()
    place = layouts.places(layouts.layout(made, layouts.FIGURE))["Content"]
    place.left, place.top, place.width, place.height = map(Inches, (2, 2, 8, 4))
    place.element.ph.set("type", "pic")
    made.slides.add_slide(made.slide_layouts[0])
    made.part._element.append(parse_xml(SECTIONS))
    path = tmp_path / "ours.pptx"

    def save(change=lambda made: None):
        change(made)
        made.save(str(path))
        return path

    return save


def test_a_template_says_where_things_stand_and_its_own_slides_are_left_out(theirs):
    made = opened(deck.deck("da", FEW, theirs()))
    kinds = [slide.slide_layout.name for slide in made.slides]
    assert kinds.count(layouts.COVER) == 1
    assert "sectionLst" not in etree.tostring(made.part._element).decode()
    box = Emu(Inches(2)), Emu(Inches(2)), Emu(Inches(10)), Emu(Inches(6))
    for slide in made.slides:
        shown = [shape for shape in slide.shapes if shape.has_chart or hasattr(shape, "image")]
        held = [shape for shape in slide.placeholders if shape.name == "Content"]
        assert all(hasattr(shape, "image") for shape in held)  # charts do not fit, none is empty
        for shape in shown:
            assert shape.left >= box[0] - 1
            assert shape.top >= box[1] - 1
            assert shape.left + shape.width <= box[2] + 1
            assert shape.top + shape.height <= box[3] + 1


def rename(layout, old, new):
    def change(made):
        layouts.places(layouts.layout(made, layout))[old].name = new

    return change


def test_a_template_without_a_placeholder_is_refused_with_those_it_has(theirs, kkrdata, tmp_path):
    path = theirs(rename(layouts.FIGURE, "Source", "Kilde"))
    done = kkrdata("export", "deck", "--template", path, "-o", tmp_path / "talk.pptx")
    assert done.exit_code == 2
    assert "layout 'Figure' has no placeholder called 'Source'" in done.stderr
    assert "'Title', 'Subtitle', 'Content', 'Kilde', 'Slide number'" in done.stderr
    assert not (tmp_path / "talk.pptx").exists()


def test_a_template_without_a_layout_is_refused_with_those_it_has(theirs):
    def change(made):
        layouts.layout(made, layouts.SECTION).name = "Afsnit"

    with pytest.raises(TemplateError, match=r"no layout is called 'Section'.*'Cover', 'Afsnit'"):
        deck.deck("da", FEW, theirs(change))


def test_what_is_no_presentation_is_refused(tmp_path):
    (tmp_path / "notes.pptx").write_text("hello")
    for name in ("notes.pptx", "missing.pptx"):
        with pytest.raises(TemplateError, match=rf"{name}: no PowerPoint presentation"):
            deck.deck("da", FEW, tmp_path / name)


def test_some_figures_are_exported_from_the_command_line(kkrdata, tmp_path):
    path = tmp_path / "talk.pptx"
    chosen = [part for name in FEW for part in ("--figure", name)]
    done = kkrdata("export", "deck", *chosen, "--lang", "en", "-o", path)
    assert (done.exit_code, done.output.strip()) == (0, str(path))
    assert [slide.slide_layout.name for slide in Presentation(str(path)).slides].count(
        layouts.FIGURE
    ) == len(FEW)


def test_an_unknown_figure_or_language_is_named():
    with pytest.raises(UnknownNameError, match="hotel-night"):
        deck.deck("da", ["hotel-night"])
    with pytest.raises(UnknownNameError, match="'dk'"):
        deck.deck("dk")


def test_libreoffice_turns_every_slide_into_a_page(content, slides, office, tmp_path):
    (tmp_path / "deck.pptx").write_bytes(content)
    office(tmp_path, "pdf", "deck.pptx")
    told = subprocess.run(
        ["pdfinfo", tmp_path / "converted" / "deck.pdf"], capture_output=True, text=True, check=True
    )
    pages = next(line for line in told.stdout.splitlines() if line.startswith("Pages:"))
    assert int(pages.split()[1]) == len(slides)
