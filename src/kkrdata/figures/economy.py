"""Section 2.10, charts 1 and 4: production, and vacancies."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import periods, text, units
from kkrdata.charts import areas, nothing
from kkrdata.charts import rows as bars
from kkrdata.charts import sheet as sheets
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.sheet import Sheet
from kkrdata.charts.timeline import Line
from kkrdata.figures import charted, indicators, panels
from kkrdata.figures.indicators import area, chosen, elsewhere, stated, values
from kkrdata.figures.listing import numbers
from kkrdata.figures.panels import Writing
from kkrdata.figures.spec import Data, Numbers
from kkrdata.style import SLIDE, Body, Size, Words

_AND = {"da": " og ", "en": " and "}
_AREA = {"da": "Område", "en": "Area"}
_RATE = Writing(decimals=1)
_BELOW = 0.15  # inches on a slide, between ranks and bars
_AROUND_STOCKHOLM = ("Uppsala", "Södermanland", "Västmanland", "Örebro", "Östergötland")
_DOLLARS = "usd_ppp"
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
    others = elsewhere(rows)
    in_dollars = others["unit"] == _DOLLARS
    ranks, products = _ranks(rows, words, lang), _products(others[~in_dollars], words, lang)
    converted = _products(others[in_dollars], words, lang, "_ppp")
    if converted:
        rest = _draw_groups(sheet, place, ranks)
        for part, groups in zip(sheets.beside(rest, (1, 1)), (products, converted), strict=True):
            _draw_groups(sheet, part, groups)
    elif ranks or products:
        bars.draw(sheet, place, [*ranks, *products])
    else:
        nothing.draw(sheet, place)
    return sheet.figure


def _draw_groups(sheet: Sheet, place: Body, groups: Sequence[Group]) -> Body:
    """Draw groups of one unit, if there are any; return the room below them."""
    if not groups:
        return place
    bottom = bars.draw(sheet, place, groups)
    return sheets.below(place, bottom - _BELOW * sheet.scale)


def _ranks(rows: pd.DataFrame, words: Words, lang: str) -> list[Group]:
    said = panels.statements(rows).sort_values(["line", "period"])
    each = [
        Row(area(part.iloc[0], lang), statement=_of_years(part, words, lang))
        for _, part in said.groupby(["indicator_id", "area"], sort=False)
    ]
    return [Group("", "", each)] if each else []


def _of_years(said: pd.DataFrame, words: Words, lang: str) -> str:
    """Write once what is said of several years."""
    years = text.pick(_AND, lang).join(periods.label(period, lang) for period in said["period"])
    return words.texts[said["indicator_id"].iloc[0]].replace("#", years)


def _products(rows: pd.DataFrame, words: Words, lang: str, unit: str = "") -> list[Group]:
    shown = rows.sort_values("period_start")
    parts = [part for _, part in shown.groupby("area", sort=False)]
    parts.sort(key=lambda part: part["value"].iloc[-1], reverse=True)
    each = [_product(part, lang) for part in parts]
    heading = words.texts[f"panel{unit}"], words.texts[f"unit{unit}"]
    return [Group(*heading, each)] if each else []


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
    if _DOLLARS in set(rows["unit"]):
        return numbers(data, lang)
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
    products = chosen(elsewhere(rows), unit="thousand_sek")
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
    if row.area == "Sverige":
        return texts[row.indicator_id]
    name = area(row, lang)
    return name.removeprefix("Region ") if row.indicator_id == "vacancies" else name


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
            official=("se-regional-product", "oecd-gdp-per-capita"),
            stand_ins=dict.fromkeys(_AROUND_STOCKHOLM, "Stockholm"),
        ),
        gdp_per_capita,
        _gdp_facts,
        numbers=_gdp_numbers,
        notes=charted.notes,
    ),
    "vacancies": charted.spec(
        indicators.loader(
            4,
            "vacancies",
            "vacancies_growth",
            "vacancies_business",
            "vacancy_share",
            official=("dk-vacancies", "se-vacancies", "se-vacancies-new"),
            stand_ins={"Sverige": "Region Skåne"},
        ),
        vacancies,
        _vacancy_facts,
        notes=charted.notes,
    ),
}
