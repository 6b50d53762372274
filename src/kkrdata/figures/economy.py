"""Section 2.10, charts 1 and 4: production, and vacancies."""

from collections.abc import Iterable, Mapping
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import periods, text, units
from kkrdata.charts import areas, nothing
from kkrdata.charts import rows as bars
from kkrdata.charts import sheet as sheets
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.timeline import Line
from kkrdata.figures import charted, indicators, panels
from kkrdata.figures.indicators import area, chosen, elsewhere, stated, values
from kkrdata.figures.panels import Writing
from kkrdata.figures.spec import Data, Numbers
from kkrdata.style import SLIDE, Size, Words

_AREA = {"da": "Område", "en": "Area"}
_RATE = Writing(decimals=1)
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
    each = [Row(area(row, lang), statement=_of_the_year(row, words, lang)) for row in said]
    return [Group("", "", each)] if each else []


def _of_the_year(row: tuple, words: Words, lang: str) -> str:
    return words.texts[row.indicator_id].replace("#", periods.label(row.period, lang))


def _products(rows: pd.DataFrame, words: Words, lang: str) -> list[Group]:
    shown = elsewhere(rows).sort_values("period_start")
    parts = [part for _, part in shown.groupby("area", sort=False)]
    parts.sort(key=lambda part: part["value"].iloc[-1], reverse=True)
    each = [_product(part, lang) for part in parts]
    return [Group(words.texts["panel"], words.texts["unit"], each)] if each else []


def _product(part: pd.DataFrame, lang: str) -> Row:
    """Show an area's latest year, and write the year before if it is of the same definition."""
    alike = _comparable(part)
    last, before = alike.iloc[-1], alike.iloc[:-1].tail(1)
    texts = [indicators.figure(last, lang)]
    texts += [f"({row.period}: {indicators.figure(row, lang)})" for row in before.itertuples()]
    point = Point(last["value"], " ".join(texts), areas.look(last["area"]))
    return Row(area(last, lang), [point])


def _comparable(part: pd.DataFrame) -> pd.DataFrame:
    """Keep an area's values of the definition that its latest has, the latest last."""
    ordered = part.sort_values("period_start")
    return ordered[ordered["axis_group"] == ordered["axis_group"].iloc[-1]]


def _gdp_numbers(data: Data, lang: str) -> Numbers:
    """List a row for each area, a column for each year."""
    rows = elsewhere(data["rows"])
    names = {"area": text.pick(_AREA, lang)}
    parts = [_comparable(part) for _, part in rows.groupby("area", sort=False)]
    shown = pd.concat([rows.head(0), *parts])
    shown["area"] = [area(row, lang) for row in shown.itertuples()]
    table = shown.pivot_table("value", "area", "period", sort=True)
    frame = table.sort_values(list(table.columns[-1:]), ascending=False).reset_index()
    frame = frame.rename(columns=names).rename_axis(columns=None)
    unit = dict.fromkeys(table.columns, units.name("thousand_sek", lang))
    return Numbers(frame, names["area"], unit, indicators.years(rows, lang))


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
    apart = [panel._replace(lines=[_coloured(line) for line in panel.lines]) for panel in small]
    panels.draw(sheet, place, apart, narrowest=3.2, tallest=4.4, shared=False)
    return sheet.figure


def _kind(texts: Mapping[str, str], row: pd.Series, lang: str) -> str:
    """Name a series: Sweden has two, of the whole economy and of business."""
    return texts[row.indicator_id] if row.area == "Sverige" else area(row, lang)


def _coloured(line: Line) -> Line:
    """Tell the business sector of a country from its whole economy."""
    business = (line.rows["indicator_id"] == "vacancies_business").all()
    return line._replace(look=areas.BUSINESS) if business else line


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


FIGURES = {
    "gdp-per-capita": charted.spec(
        indicators.loader(
            1,
            "gdp_per_capita_rank",
            "gdp_growth_rank_from_lowest",
            "grp_per_capita",
            years=(2018, 2019),
        ),
        gdp_per_capita,
        _gdp_facts,
        numbers=_gdp_numbers,
        notes=charted.notes,
    ),
    "vacancies": charted.spec(
        indicators.loader(
            4, "vacancies", "vacancies_growth", "vacancies_business", "vacancy_share"
        ),
        vacancies,
        _vacancy_facts,
        notes=charted.notes,
    ),
}
