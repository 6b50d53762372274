"""The gallery works in a real browser, opened from disk, with every outside address blocked."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

import kkrdata as kkr
from kkrdata.export.gallery import tables

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
NOWHERE = ["--host-resolver-rules=MAP * ~NOTFOUND"]
MAP = next(name for name in kkr.figures.list_figures() if kkr.figures.Edition(name).shading())
FIGURES = len(kkr.figures.list_figures())

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome is installed here"),
    pytest.mark.xdist_group("gallery"),
]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=QUIET + NOWHERE)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(gallery_page):
    return gallery_page.as_uri()


@pytest.fixture(scope="module")
def opened(browser, address):
    """The page and all that was noted while the tests used it."""
    page, noted = browser.new_page(viewport={"width": 1280, "height": 900}), []
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("request", lambda request: noted.append(request.url))
    page.goto(address)
    yield page, noted
    page.close()


@pytest.fixture
def page(opened, address):
    page, noted = opened
    noted.clear()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    yield page
    page.mouse.move(0, 0)
    asked = {each for each in noted if not each.startswith("data:")}
    assert asked == {address}, "the console is silent and no request leaves the page"


def visible(page, selector):
    return page.locator(selector).filter(visible=True)


def article(page, lang="da"):
    return page.locator(f"#{MAP}-{lang}")


def choose(page, name, value):
    page.locator(f"label:has(input[name={name}][value='{value}'])").click()


def test_danish_is_shown_first_and_english_when_it_is_chosen(page):
    assert visible(page, "article[lang=da]").count() == FIGURES
    assert visible(page, "[data-lang=en]").count() == 0
    assert page.title().startswith("Figurer")
    choose(page, "lang", "en")
    assert visible(page, "article[lang=en]").count() == FIGURES
    assert visible(page, "[data-lang=da]").count() == 0
    assert page.title().startswith("Figures")
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_theme_shows_its_figures_and_how_many_they_are(page):
    for theme in kkr.figures.THEMES:
        names = [name for name in kkr.figures.list_figures() if kkr.figures.theme(name) == theme]
        if names:
            choose(page, "theme", theme)
            shown = visible(page, "article")
            assert [each.get_attribute("data-figure") for each in shown.all()] == names
            assert page.locator("#count").text_content() == str(len(names))


def test_an_address_with_a_figures_name_shows_it_in_its_language(page, address):
    page.goto("about:blank")
    page.goto(f"{address}#{MAP}-en")
    assert article(page, "en").is_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


def tip(page):
    """What the tooltip says, if it is shown."""
    shown = page.locator("#tip")
    return shown.text_content() if shown.is_visible() else None


def bornholm(page):
    return article(page).locator(".bornholm .area")


def numbers_of(name):
    said, _ = tables.by_municipality(tables.table(kkr.figures.numbers(MAP), "da"))
    return said[kkr.places.match(name).code]


def test_pointing_at_a_municipality_shows_its_name_and_numbers(page):
    bornholm(page).hover()
    assert tip(page) == numbers_of("Bornholm")
    assert article(page).locator(".bornholm .ring").get_attribute("href") == "#m400"
    page.mouse.move(5, 5)
    assert tip(page) is None


def test_touching_a_municipality_shows_its_numbers(browser, address):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    bornholm(page).tap()
    assert tip(page) == numbers_of("Bornholm")
    context.close()


def test_the_keyboard_reaches_a_map_with_one_stop_and_walks_it_with_arrows(page):
    first = article(page).locator(".main .area").first
    assert article(page).locator('.main .area[tabindex="0"]').count() == 1
    first.focus()
    before = tip(page)
    assert before == first.get_attribute("aria-label")
    said = set()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
        said.add(tip(page))
    assert None not in said
    assert len(said - {before}) >= 2
    assert article(page).locator('.main .area[tabindex="0"]').count() == 1
    page.keyboard.press("Escape")
    assert tip(page) is None
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.main')") is None


def test_the_municipality_in_focus_has_a_ring(page):
    bornholm(page).focus()
    ring = article(page).locator(".bornholm .ring")
    assert ring.get_attribute("href") == "#m400"
    assert ring.evaluate("ring => getComputedStyle(ring).strokeWidth") == "2.5px"


@pytest.mark.parametrize(("lang", "greatest"), [("da", "37.252"), ("en", "37,252")])
def test_a_column_of_numbers_is_sorted_by_size_and_says_so(page, lang, greatest):
    choose(page, "lang", lang)
    article(page, lang).locator("summary").first.click()
    heading = article(page, lang).locator("thead th").nth(2)
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    column = article(page, lang).locator("tbody td:nth-child(3)").all_text_contents()
    values = [int(text.strip().replace(".", "").replace(",", "")) for text in column]
    assert column[0].strip() == greatest
    assert values == sorted(values, reverse=True)
    heading.locator("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert article(page, lang).locator("[aria-sort]").count() == 1
    assert article(page, lang).locator("tbody td:nth-child(3)").last.text_content().strip() == (
        greatest
    )


def test_names_are_sorted_as_danish_sorts_them(page):
    article(page).locator("summary").first.click()
    article(page).locator("thead button").first.click()
    names = article(page).locator("tbody th").all_text_contents()
    assert names[0].strip() == "Albertslund"
    assert names[-1].strip() == "Vordingborg"


def test_periods_are_sorted_as_they_follow_each_other_and_missing_numbers_stand_last(page):
    """What a chart's table would hold, put into the page's own first table."""
    article(page).locator("summary").first.click()
    rows = ["4.\xa0kvt.\xa02019", "1.\xa0kvt.\xa02020", "2.\xa0kvt.\xa02020"]
    cells = "".join(
        f"<tr><th>{row}<td>{value}<td>–" for row, value in zip(rows, "–92", strict=True)
    )
    body = article(page).locator("tbody")
    body.evaluate("(body, cells) => { body.innerHTML = cells; }", cells)
    for column, expected in ((0, rows), (1, [rows[1], rows[2], rows[0]]), (0, rows)):
        article(page).locator("thead button").nth(column).click()
        assert body.locator("th").all_text_contents() == expected
    article(page).locator("thead button").first.click()
    assert body.locator("th").all_text_contents() == rows[::-1]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_is_wider_than_the_window(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_chart_stays_large_enough_to_read_on_a_phone_and_is_moved_sideways(page):
    page.set_viewport_size({"width": 390, "height": 800})
    picture = visible(page, ".picture").first
    assert picture.bounding_box()["width"] < 390
    assert picture.locator("img").bounding_box()["width"] > 800


def test_paper_gets_the_figures_and_not_the_controls(page):
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden()
    assert article(page).locator(".links").is_hidden()
    assert article(page).locator(".main svg").is_visible()
    page.emulate_media(media="screen")


CONTRASTS = """() => {
  const channel = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (colour) => colour.match(/[\\d.]+/g).slice(0, 3)
    .reduce((sum, part, place) => sum + channel(part / 255) * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = [...document.body.querySelectorAll('*:not(svg *)')].filter(
    (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
      && element.checkVisibility() && element.tagName !== 'SCRIPT');
  return Math.min(...texts.map((element) => {
    const pair = [luminance(getComputedStyle(element).color), luminance(ground(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  }));
}"""


def test_all_text_stands_out_from_what_is_behind_it(page):
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(CONTRASTS) >= 4.5
