"""Images look the same everywhere, and their text can be found."""

import gc
import io
import re
import shutil
import subprocess
import zlib

import pytest
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from PIL import Image

import kkrdata as kkr
from kkrdata import rendering, style
from kkrdata.cartography import labels

WORDS = "Rødovre, Ærø og Åbenrå: 1.234 mio. kr."


@pytest.fixture(scope="module")
def pdf():
    with style.theme():
        figure = Figure()
        figure.text(0.1, 0.5, WORDS)
    return rendering.render(figure, "pdf")


def fonts(pdf):
    """Take the fonts out of a PDF."""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        content = zlib.decompress(stream) if stream[:1] == b"x" else stream
        if content.startswith(b"\0\1\0\0"):
            yield TTFont(io.BytesIO(content))


def test_a_pdf_has_the_letters_used_and_nothing_that_only_a_typesetter_needs(pdf):
    embedded = list(fonts(pdf))
    assert embedded
    for font in embedded:
        assert not set(rendering.LAYOUT_TABLES) & set(font.keys())
        assert len(font.getGlyphOrder()) < 100


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="a program reads the PDF")
def test_the_text_of_a_pdf_can_be_found(pdf, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf)
    found = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, encoding="utf-8"
    )
    assert found.stdout.strip() == WORDS


def test_a_setting_of_the_users_own_is_not_used_and_not_changed():
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 31, "timezone": "Asia/Tokyo"}):
        with rendering.only({"font.size": 9}):
            inside = mpl.rcParams["font.size"], mpl.rcParams["timezone"]
        outside = mpl.rcParams["font.size"], mpl.rcParams["timezone"]
    assert inside == (9, "UTC")
    assert outside == (31, "Asia/Tokyo")


def renderers():
    """Count the canvases in memory: eight megabytes each."""
    gc.collect()
    return sum(isinstance(each, RendererAgg) for each in gc.get_objects())


@pytest.mark.parametrize("make", [rendering.pixels, lambda figure: rendering.render(figure, "png")])
def test_a_figure_that_has_been_made_an_image_keeps_no_pixels(make):
    before = renderers()
    figure = kkr.figures.draw("gdp-per-capita")
    make(figure)
    assert figure.texts
    assert renderers() == before


def test_pixels_are_those_of_the_png():
    figure = kkr.figures.draw("copcap-talent")
    png = Image.open(io.BytesIO(rendering.render(figure, "png"))).convert("RGB")
    assert rendering.pixels(figure).tobytes() == png.tobytes()


def test_nothing_of_a_maps_search_for_room_outlives_the_drawing():
    def boards():
        return sum(isinstance(each, labels._Board) for each in gc.get_objects())

    before = boards()
    figure = kkr.figures.draw("fdi-projects-map")
    assert figure.axes
    assert boards() == before
