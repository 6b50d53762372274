"""Charts with whole series from the agencies on this machine: fetched once, drawn once."""

import shutil
from functools import cache

import pytest
from figures.test_every_chart import check_labels, ids, lines, texts
from matplotlib.patches import Rectangle

import kkrdata as kkr
from kkrdata import rendering, vintages
from kkrdata.charts import marks
from kkrdata.errors import KkrDataError, NotRefreshedError, UnknownNameError
from kkrdata.figures import indicators, official, panels
from kkrdata.labelling import About
from kkrdata.refresh.series import every
from kkrdata.text import LANGUAGES

pytestmark = pytest.mark.xdist_group("charts_of_vintages")

CHARTS = [
    "gdp-per-capita",
    "unemployment-metros",
    "unemployment-regions",
    "vacancies",
    "hh-ferry-passengers",
    "airport-passengers",
    "hotel-nights",
    "broadband-100mbit",
    "broadband-1gbit",
]
NOT_DRAWN = {
    *("dk-unemployed", "dk-employed", "se-unemployed", "se-employed"),  # to weight regions by
    "se-nights",  # by month; the chart is by year
}
SCALES = (1, 1_000, 1_000_000)
FERRIES = "hh-ferry-passengers"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the vintages of this module are kept, once the first test has fetched them."""
    return tmp_path_factory.mktemp("vintages") / "refreshed"


@pytest.fixture(autouse=True)
def fetched(kept, request, monkeypatch):
    """Every series of every agency, in the folder that vintages are read from."""
    monkeypatch.setenv(vintages.HOME_VARIABLE, str(kept.parent))
    if not kept.exists():
        fetch = request.getfixturevalue("fetch")
        for source in {each.source for each in every().values()}:
            assert not [each for each in fetch(source).values() if each.state == "failed"]


@cache
def data_of(name):
    return kkr.figures.load_data(name, vintage="latest")


@cache
def usual(name):
    return kkr.figures.load_data(name)


@cache
def drawn(name, lang="da", size=None, vintage="latest"):
    figure = kkr.figures.draw(name, lang, size=size, vintage=vintage)
    figure.draw_without_rendering()
    return figure


def points(figure):
    """List the values that lines and bars of series show."""
    bars = [each for each in figure.findobj(Rectangle) if each.get_gid() == "series"]
    ends = [float(end) for bar in bars for end in (bar.get_width(), bar.get_height())]
    return {round(y, 4) for line in lines(figure) for y in line} | {round(end, 4) for end in ends}


def test_every_series_that_is_fetched_is_drawn_in_its_chart_or_known_not_to_be():
    shown = {name: set(official.chosen(data_of(name)["rows"])["series"]) for name in CHARTS}
    series = [each for own in shown.values() for each in own]
    assert sorted([*series, *NOT_DRAWN]) == sorted(every())


@pytest.mark.parametrize("name", CHARTS)
def test_the_values_of_the_agencies_are_drawn(name):
    whole = official.chosen(data_of(name)["rows"])
    if name == "gdp-per-capita":  # bars are of the latest year
        whole = whole[whole["period"] == "2019"]
    shown = points(drawn(name))
    missing = [
        row.value
        for row in whole.itertuples()
        if not shown & {round(row.value / scale, 4) for scale in SCALES}
    ]
    assert not missing


@pytest.mark.parametrize("name", CHARTS)
def test_the_documents_marks_are_still_there(name):
    said = indicators.stated(usual(name)["rows"])
    levels, without = panels.levels(said), panels.statements(said)
    found = ids(drawn(name))
    assert found.count(marks.VALUE) == (levels["basis"] == "stated").sum()
    assert found.count(marks.DERIVED) == (levels["basis"] == "derived").sum()
    assert found.count(marks.DIRECTION) >= len(without.drop_duplicates(["indicator_id", "area"]))


LAST_SIZES = [(name, "da", kkr.figures.sizes(name)[-1]) for name in CHARTS]


@pytest.mark.parametrize(
    ("name", "lang", "size"),
    [*((name, lang, None) for name in CHARTS for lang in ("da", "en")), *LAST_SIZES],
)
def test_labels_lie_within_the_figure_and_not_on_each_other(name, lang, size):
    check_labels(drawn(name, lang, size))


@pytest.mark.parametrize("name", CHARTS)
def test_no_line_joins_values_that_are_not_comparable(name):
    groups = indicators.elsewhere(data_of(name)["rows"]).groupby(
        ["area", "axis_group", "frequency"]
    )
    together = [
        {round(value / scale, 6) for value in part["value"]}
        for _, part in groups
        for scale in SCALES
    ]
    for line in lines(drawn(name)):
        assert any(set(line) <= values for values in together), line


def test_a_new_definition_breaks_the_line_and_is_said():
    skane = [line for line in lines(drawn("unemployment-regions")) if 12.4 in line]
    assert skane == [[7.0, 12.4]]  # the year 2021 alone
    notes = kkr.figures.describe("unemployment-regions", "da", data_of("unemployment-regions"))
    assert "Region Halland, Region Skåne: Ny definition fra januar 2021" in notes["notes"]
    heads = kkr.figures.numbers("unemployment-regions", "en", data_of("unemployment-regions"))
    assert sum(head.startswith("Region Skåne: Unemployment,") for head in heads) == 2


@pytest.mark.parametrize("name", CHARTS)
def test_no_series_is_drawn_twice(name):
    rows = indicators.elsewhere(data_of(name)["rows"])
    assert not rows.duplicated(["indicator_id", "area", "frequency", "period"]).any()


def test_a_newer_table_takes_the_place_of_an_older_one_where_it_has_values():
    rows = official.chosen(data_of("vacancies")["rows"])
    begin = rows[rows["area"] == "Region Skåne"].groupby("series")["period"].agg(["min", "max"])
    assert begin.loc["se-vacancies"].tolist() == ["2019-Q1", "2019-Q4"]
    assert begin.loc["se-vacancies-new"].tolist() == ["2020-Q1", "2021-Q4"]


def test_what_stands_in_for_a_series_gives_way_to_it():
    rows = data_of("unemployment-metros")["rows"]
    assert "Noord-Holland" in set(usual("unemployment-metros")["rows"]["area"])
    assert not {"Noord-Holland", "Utrecht", "Nederlandene"} & set(rows["area"])
    assert "Israel" in set(rows["area"])  # as nothing of Tel Aviv is fetched
    assert "unemployment_registered" not in set(
        data_of("unemployment-regions")["rows"]["indicator_id"]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_the_foot_names_the_agencies_and_counts_the_periods(name, lang):
    said = kkr.figures.describe(name, lang, data_of(name))
    for publisher in official.chosen(data_of(name)["rows"])["publisher"]:
        assert publisher in said["source"].rpartition({"da": "hentet", "en": "fetched"}[lang])[2]
    assert {"da": "Tal findes for", "en": "There are numbers for"}[lang] in said["notes"]


def test_a_whole_series_has_all_its_months_and_one_with_a_hole_has_not():
    ferries = kkr.figures.describe(FERRIES, "da", data_of(FERRIES))
    assert "HH-forbindelsen 36 af 36 måneder" in ferries["notes"]
    assert "36" not in kkr.figures.describe(FERRIES)["notes"]
    boston = kkr.figures.describe("unemployment-metros", "en", data_of("unemployment-metros"))
    assert "Boston 35 of 36 months" in boston["notes"]


@pytest.mark.parametrize("name", CHARTS)
def test_what_was_said_of_scattered_values_is_not_said_of_whole_series(name):
    assert (
        kkr.figures.describe(name)["alt"] != kkr.figures.describe(name, "da", data_of(name))["alt"]
    )
    shown = [each.get_text() for each in texts(drawn(name))]
    assert not [text for text in shown if "_in_full" in text or "{" in text]


# --- without a vintage ----------------------------------------------------------------------------


@pytest.fixture
def damaged(kept, tmp_path, monkeypatch):
    """Vintages that cannot be read: whoever does so fails."""
    shutil.copytree(kept, tmp_path / "damaged" / "refreshed")
    monkeypatch.setenv(vintages.HOME_VARIABLE, str(tmp_path / "damaged"))
    for vintage in vintages.every():
        vintage.path.write_text("damaged", encoding="utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_without_a_vintage_none_is_read(name, damaged):
    rows = kkr.figures.load_data(name)["rows"]
    assert set(rows["origin"]) <= {"document", "published"}


def test_a_vintage_does_not_change_what_is_drawn_without_it(tmp_path, monkeypatch):
    about = About("", "", "", "", "da")
    draw = lambda: rendering.render(kkr.figures.draw(FERRIES), "svg", about)  # noqa: E731
    with_one = draw()
    monkeypatch.setenv(vintages.HOME_VARIABLE, str(tmp_path / "nothing"))
    assert draw() == with_one


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["fdi-projects-map", "copcap-talent", "oresund-traffic"])
def test_a_figure_without_official_series_refuses_a_vintage(name):
    with pytest.raises(UnknownNameError, match=f"Unknown choice of {name}: 'vintage'"):
        kkr.figures.draw(name, vintage="latest")


def test_data_and_a_vintage_are_not_given_together():
    with pytest.raises(KkrDataError, match="not both"):
        kkr.figures.draw(FERRIES, data=usual(FERRIES), vintage="latest")


def test_a_day_before_the_first_vintage_has_nothing_to_draw():
    with pytest.raises(NotRefreshedError, match="by 2020-01-01"):
        kkr.figures.draw(FERRIES, vintage="2020-01-01")


def test_a_chart_of_which_nothing_was_fetched_says_what_to_fetch(tmp_path, monkeypatch, fetch):
    monkeypatch.setenv(vintages.HOME_VARIABLE, str(tmp_path / "some"))
    fetch("scb", "se-unemployment-rate")
    with pytest.raises(NotRefreshedError, match="kkrdata refresh --series hh-ferry-passengers`"):
        kkr.figures.load_data(FERRIES, vintage="latest")
    rows = kkr.figures.load_data("unemployment-regions", vintage="latest")["rows"]
    assert set(official.chosen(rows)["area"]) == {"Region Skåne", "Region Halland"}


# --- the command line -----------------------------------------------------------------------------


def test_a_chart_is_exported_with_a_vintage(kkrdata, tmp_path):
    asked = ("export", "figure", FERRIES, "--format", "svg", "--svg-text", "--to", str(tmp_path))
    assert kkrdata(*asked, "--vintage", "latest").exit_code == 0
    svg = (tmp_path / f"{FERRIES}_da.svg").read_text(encoding="utf-8")
    assert "36 af 36 måneder" in svg


def test_the_command_refuses_a_vintage_before_anything_is_written(kkrdata, tmp_path):
    asked = ("export", "figure", FERRIES, "fdi-projects-map", "--to", str(tmp_path / "out"))
    result = kkrdata(*asked, "--vintage", "latest")
    assert result.exit_code == 2
    assert "fdi-projects-map" in result.output
    assert not (tmp_path / "out").exists()
