"""Section 2.10, charts 1 to 4: production, unemployment and vacancies."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from kkrdata.charts import areas, nothing
from kkrdata.charts import rows as bars
from kkrdata.charts import sheet as sheets
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.timeline import Panel
from kkrdata.figures import indicators, panels
from kkrdata.figures.indicators import area, chosen, elsewhere, stated, values
from kkrdata.figures.panels import Writing
from kkrdata.figures.spec import Data, FigureSpec
from kkrdata.style import SLIDE, Size, Words

_RATE = Writing(decimals=1)
# Which areas stand for a metropolis: it, its province, its country.
_METROS = {
    "Greater Copenhagen": ("Greater Copenhagen",),
    "Stockholm": ("Stockholm",),
    "Amsterdam": ("Amsterdam", "Noord-Holland", "Utrecht", "Nederlandene"),
    "Tel Aviv": ("Tel Aviv", "Israel"),
    "Boston": ("Boston",),
    "Berlin": ("Berlin",),
}
_REGIONS = (
    "Greater Copenhagen",
    "Region Hovedstaden",
    "Region Sjælland",
    "Region Skåne",
    "Region Halland",
)
_COUNTRIES = ("Danmark", "Sverige")
_SWEDISH = ("Sverige", "Region Skåne", "Region Halland")


def gdp_per_capita(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw regional product per inhabitant in two years, and the document's ranks.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=1)`.
    words : Words
        What is written around the chart.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The chart.
    """
    sheet = sheets.begin(words, lang, size)
    place = panels.keyed(sheet, rows, "columns")
    groups = [*_ranks(rows, words, lang), *_products(rows, words, lang)]
    if groups:
        bars.draw(sheet, place, groups)
    else:
        nothing.draw(sheet, place)
    return sheet.figure


def _ranks(rows: pd.DataFrame, words: Words, lang: str) -> list[Group]:
    said = panels.statements(rows).itertuples()
    each = [Row(area(row, lang), statement=words.texts[row.indicator_id]) for row in said]
    return [Group("", "", each)] if each else []


def _products(rows: pd.DataFrame, words: Words, lang: str) -> list[Group]:
    shown = elsewhere(rows).sort_values("period_start")
    parts = [part for _, part in shown.groupby("area", sort=False)]
    parts.sort(key=lambda part: part["value"].iloc[-1], reverse=True)
    each = [_product(part, lang) for part in parts]
    return [Group(words.texts["panel"], words.texts["unit"], each)] if each else []


def _product(part: pd.DataFrame, lang: str) -> Row:
    """Show an area's latest year, and write the year before if it is of the same definition."""
    last = part.iloc[-1]
    before = chosen(part, axis_group=last["axis_group"]).iloc[:-1].tail(1)
    texts = [indicators.figure(last, lang)]
    texts += [f"({row.period}: {indicators.figure(row, lang)})" for row in before.itertuples()]
    point = Point(last["value"], " ".join(texts), areas.look(last["area"]))
    return Row(area(last, lang), [point])


def _gdp_facts(data: Data, lang: str) -> dict[str, str]:
    rows = data["rows"]
    products = elsewhere(rows)
    latest = products[products["period"] == products["period"].max()]
    facts = panels.statement_facts(rows, lang) | {"years": indicators.years(products, lang)}
    regions, country = ("Region Skåne", "Region Halland"), {"area": "Sverige"}
    if all(indicators.is_less(latest, {"area": name}, country) for name in regions):
        facts |= values(latest, lang, "Sverige", **country)
    for name in regions:
        facts |= values(latest, lang, name.split()[-1], area=name)
    return facts


def unemployment_metros(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw unemployment in each metropolis, in a small chart of its own.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=2)`.
    words : Words
        What is written around the chart.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The chart.
    """
    sheet = sheets.begin(words, lang, size)
    place = panels.keyed(sheet, rows)
    small = [_metro(rows, name, words, lang) for name in _METROS]
    panels.draw(sheet, place, small, narrowest=3.2, tallest=4.2)
    return sheet.figure


def _metro(rows: pd.DataFrame, name: str, words: Words, lang: str) -> Panel:
    own = chosen(rows, area=_METROS[name])
    return panels.panel(own, words.texts, lang, name, "", panels.days(rows), _RATE)


def _metro_facts(data: Data, lang: str) -> dict[str, str]:
    rows = data["rows"]
    ours = chosen(rows, indicator_id="unemployment_metros", area="Greater Copenhagen")
    facts = panels.statement_facts(rows, lang) | {"years": indicators.years(rows, lang)}
    facts |= values(ours, lang, "before", period="2019-Q2")
    return facts | values(ours, lang, "after", period="2021-Q2")


def unemployment_regions(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw unemployment in the regions and the two countries, each in a small chart.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=3)`.
    words : Words
        What is written around the chart.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The chart.
    """
    sheet = sheets.begin(words, lang, size)
    place = panels.keyed(sheet, rows)
    parts = [chosen(rows, area=name) for name in _REGIONS]
    small = [_region(part, words, lang, panels.days(rows)) for part in parts if len(part)]
    countries = chosen(rows, area=_COUNTRIES)
    title, days = words.texts["countries"], panels.days(rows)
    small.append(panels.panel(countries, words.texts, lang, title, "", days, _RATE))
    panels.draw(sheet, place, small, narrowest=2.8, tallest=4.0)
    return sheet.figure


def _region(rows: pd.DataFrame, words: Words, lang: str, days: tuple[date, date]) -> Panel:
    def other(row: pd.Series, lang: str) -> str:
        """Name a line only where it counts something else than the chart does."""
        return words.texts.get(row.indicator_id, "")

    title = area(rows.iloc[0], lang)
    return panels.panel(rows, words.texts, lang, title, "", days, _RATE, name=other)


def _region_facts(data: Data, lang: str) -> dict[str, str]:
    rows = data["rows"]
    rates = stated(chosen(rows, indicator_id="unemployment_regions"))
    facts = panels.statement_facts(rows, lang) | {"years": indicators.years(rows, lang)}
    region, whole = {"area": "Region Skåne"}, {"area": "Greater Copenhagen"}
    if indicators.is_less(rates, whole, region):
        facts |= values(rates, lang, "skane", **region) | values(rates, lang, "whole", **whole)
    return facts


def vacancies(rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE) -> Figure:
    """Draw vacancies in Denmark, in Sweden, and as a share of all posts.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=4)`.
    words : Words
        What is written around the chart.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The chart.
    """
    sheet = sheets.begin(words, lang, size)
    place = panels.keyed(sheet, rows)
    days, texts, name = panels.days(rows), words.texts, partial(_kind, words.texts)
    small = [
        panels.panel(own, texts, lang, texts[key], texts[f"{key}_unit"], days, how, name=name)
        for key, own, how in _kinds(rows)
    ]
    panels.draw(sheet, place, small, narrowest=3.2, tallest=4.4, shared=False)
    return sheet.figure


def _kind(texts: Mapping[str, str], row: pd.Series, lang: str) -> str:
    """Name a series: Sweden has two, of the whole economy and of business."""
    return texts[row.indicator_id] if row.area == "Sverige" else area(row, lang)


def _kinds(rows: pd.DataFrame) -> Iterable[tuple[str, pd.DataFrame, Writing]]:
    """Divide vacancies by country, as they are counted differently, and shares from counts."""
    counts = rows[rows["indicator_id"] != "vacancy_share"]
    swedish = counts["area"].isin(_SWEDISH)
    yield "danish", counts[~swedish], Writing()
    yield "swedish", counts[swedish], Writing()
    yield "share", chosen(rows, indicator_id="vacancy_share"), _RATE


def _vacancy_facts(data: Data, lang: str) -> dict[str, str]:
    rows = data["rows"]
    facts = panels.statement_facts(rows, lang) | {"years": indicators.years(rows, lang)}
    facts |= values(stated(rows), lang, "east", indicator_id="vacancies")
    danish = elsewhere(chosen(rows, indicator_id="vacancies", area="Danmark"))
    before, after = {"period": "2019-Q2"}, {"period": "2021-Q2"}
    if indicators.is_less(danish, before, after):
        facts |= values(danish, lang, "before", **before) | values(danish, lang, "after", **after)
    return facts


def _vacancy_notes(data: Data, lang: str) -> list[str]:
    quarterly = chosen(elsewhere(data["rows"]), indicator_id="vacancies")
    return indicators.present(quarterly, lang)


def _rate_notes(data: Data, lang: str) -> list[str]:
    rows = chosen(data["rows"], indicator_id=("unemployment_metros", "unemployment_regions"))
    return [*indicators.derivations(rows, lang), *indicators.present(elsewhere(rows), lang)]


def _spec(load, draw, facts, **more: object) -> FigureSpec:
    common = {"tables": indicators.TABLES, "sources": indicators.sources}
    return FigureSpec(
        load=load, draw=draw, facts=facts, **common | {"numbers": indicators.numbers} | more
    )


FIGURES = {
    "gdp-per-capita": _spec(
        indicators.loader(
            1,
            "gdp_per_capita_rank",
            "gdp_growth_rank_from_lowest",
            "grp_per_capita",
            years=(2018, 2019),
        ),
        gdp_per_capita,
        _gdp_facts,
    ),
    "unemployment-metros": _spec(
        indicators.loader(2, "unemployment_metros", "unemployment_metros_growth"),
        unemployment_metros,
        _metro_facts,
        notes=_rate_notes,
    ),
    "unemployment-regions": _spec(
        indicators.loader(
            3, "unemployment_regions", "unemployment_regions_growth", "unemployment_registered"
        ),
        unemployment_regions,
        _region_facts,
        notes=_rate_notes,
    ),
    "vacancies": _spec(
        indicators.loader(
            4, "vacancies", "vacancies_growth", "vacancies_business", "vacancy_share"
        ),
        vacancies,
        _vacancy_facts,
        notes=_vacancy_notes,
    ),
}
