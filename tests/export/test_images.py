"""A figure's files have the size they are said to have, and say what they show."""

import io
import re
import xml.etree.ElementTree as ElementTree
from functools import cache

import pytest
from PIL import Image

import kkrdata as kkr
from kkrdata import rendering, style
from kkrdata.errors import KkrDataError
from kkrdata.export import images
from kkrdata.formats import FORMATS
from kkrdata.labelling import About

NAME = kkr.figures.list_figures()[0]
SVG = "{http://www.w3.org/2000/svg}"
ABOUT = About("Færre på Ærø – “5” & <6>", "Østdanmark: ål", "Kilde: Å", "CC BY 4.0", "da")


@cache
def drawn():
    return kkr.figures.draw(NAME, "da")


@cache
def image(form, svg_text=False):
    return rendering.render(drawn(), form, ABOUT, svg_text=svg_text)


@pytest.mark.parametrize("form", FORMATS)
def test_the_size_of_an_image_can_be_read_from_it(form):
    assert rendering.size_of(image(form), form, drawn().dpi) == (1920, 1080)


@pytest.mark.parametrize("form", FORMATS)
def test_an_image_of_another_size_than_was_asked_for_is_refused(form):
    with style.theme():
        figure, _ = style.page(style.Words({"title": "Titel", "subtitle": "Undertitel"}))
    figure.set_size_inches(10, 7.5)
    with pytest.raises(KkrDataError, match=r"1440 x 1080 pixels; expected 1920 x 1080\."):
        rendering.render(figure, form, pixels=(1920, 1080))


@pytest.mark.parametrize("size", ["slide", "half"])
def test_a_setting_of_the_users_does_not_change_the_size(size):
    import matplotlib as mpl

    with mpl.rc_context({"savefig.bbox": "tight", "savefig.dpi": 50}):
        drawn_in = style.SIZES[size]
        figure = rendering.Slide(figsize=drawn_in.inches, dpi=drawn_in.dpi)
        content = rendering.render(figure, "png", pixels=(drawn_in.width, drawn_in.height))
    assert Image.open(io.BytesIO(content)).size == (drawn_in.width, drawn_in.height)


def test_a_png_says_what_it_shows_in_utf_8_with_its_language():
    said = Image.open(io.BytesIO(image("png"))).text
    assert said == {
        "Title": ABOUT.title,
        "Description": ABOUT.alt,
        "Source": ABOUT.source,
        "Copyright": ABOUT.licence,
    }
    assert {text.lang for text in said.values()} == {"da"}
    assert ABOUT.title.encode() in image("png")


def test_an_svg_has_a_name_and_a_description_that_a_screen_reader_finds():
    root = ElementTree.fromstring(image("svg"))
    assert root.get("role") == "img"
    assert root.get("lang") == "da"
    names = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    said = [names[name] for name in root.get("aria-labelledby").split()]
    assert said == [ABOUT.title, ABOUT.alt]
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]


def test_an_svg_has_shapes_of_letters_unless_text_is_asked_for():
    assert next(ElementTree.fromstring(image("svg")).iter(f"{SVG}text"), None) is None
    root = ElementTree.fromstring(image("svg", svg_text=True))
    texts = [element for element in root.iter(f"{SVG}text") if element.text]
    assert any("Bornholm" in element.text for element in texts)
    assert all("sans-serif" in element.get("style") for element in texts)


def test_an_svg_writes_no_more_decimals_than_a_printer_could_show():
    paths = "".join(re.findall(r' d="([^"]+)"', image("svg").decode()))
    assert not re.search(r"\.\d{3}", paths)
    assert len(image("svg")) < 800_000


def test_a_pdf_says_title_description_and_language():
    content = image("pdf")
    assert ABOUT.title.encode("utf-16-be") in content.replace(b"\\", b"")
    assert b"/Lang (da)" in content
    table = int(content.rpartition(b"startxref\n")[2].split()[0])
    assert content[table:].startswith(b"xref\n")
    (offset,) = re.findall(rb"1 1\n(\d{10}) 00000 n", content[table:])
    assert content[int(offset) :].startswith(b"1 0 obj\n<</Type /Catalog /Pages 2 0 R /Lang")


def test_an_export_tells_title_source_and_licence_of_the_figure(tmp_path):
    (path,) = images.export(NAME, "en", ["png"], tmp_path)
    said, described = Image.open(path).text, kkr.figures.describe(NAME, "en")
    assert said["Description"] == described["alt"]
    assert said["Source"] == described["source"]
    assert "Creative Commons" in said["Copyright"]


def test_the_command_line_keeps_the_text_of_an_svg_for_editors(kkrdata, tmp_path):
    done = kkrdata("export", "figure", NAME, "--format", "svg", "--svg-text", "--to", tmp_path)
    assert done.exit_code == 0
    assert "<text" in (tmp_path / f"{NAME}_da.svg").read_text(encoding="utf-8")


def test_text_is_not_asked_of_a_picture_that_keeps_none(kkrdata, tmp_path):
    done = kkrdata("export", "figure", NAME, "--svg-text", "--to", tmp_path)
    assert done.exit_code == 2
    assert "--format svg" in done.output
    assert not list(tmp_path.iterdir())
