"""Section 2.10, charts 2 and 3: unemployment in metropolises and in the regions."""

from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from kkrdata.charts import key
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.charts.timeline import Line, Panel
from kkrdata.figures import charted, indicators, panels
from kkrdata.figures.indicators import area, chosen, elsewhere, stated, values
from kkrdata.figures.panels import Writing
from kkrdata.figures.spec import Data
from kkrdata.style import SLIDE, Body, Size, Words

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
_RATE = Writing(decimals=1)


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
    place = _keyed(sheet, rows)
    small = [_metro(rows, name, words, lang) for name in _METROS]
    panels.draw(sheet, place, small, narrowest=3.2, tallest=4.2)
    return sheet.figure


def _keyed(sheet: Sheet, rows: pd.DataFrame) -> Body:
    """Draw the key: provinces and countries only stand in for a metropolis."""
    published = elsewhere(rows)
    own = published["area"].isin(_METROS)
    used = [
        *key.entries(stated(panels.levels(rows)), published[own], sheet.lang),
        *key.proxies(published[~own], sheet.lang),
    ]
    signs = [panels.sign(row) for row in panels.statements(rows).itertuples()]
    return key.draw(sheet, [*used, *key.directions(signs, sheet.lang)])


def _metro(rows: pd.DataFrame, name: str, words: Words, lang: str) -> Panel:
    own = chosen(rows, area=_METROS[name])
    monthly = words.texts["monthly"] if "month" in set(own["frequency"]) else ""
    made = panels.panel(own, words.texts, lang, name, monthly, panels.days(rows), _RATE)
    return made._replace(lines=[_as_it_counts(line) for line in made.lines])


def _as_it_counts(line: Line) -> Line:
    """Draw a province or a country as what stands in for its metropolis."""
    return line if set(line.rows["area"]) <= set(_METROS) else line._replace(form="proxies")


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


FIGURES = {
    "unemployment-metros": charted.spec(
        indicators.loader(
            2,
            "unemployment_metros",
            "unemployment_metros_growth",
            official=("se-unemployment-stockholm", "nl-unemployment-rate", "us-unemployment-rate"),
            stand_ins={area: name for name, areas in _METROS.items() for area in areas},
        ),
        unemployment_metros,
        _metro_facts,
        notes=charted.notes,
    ),
    "unemployment-regions": charted.spec(
        indicators.loader(
            3,
            "unemployment_regions",
            "unemployment_regions_growth",
            "unemployment_registered",
            official=("dk-unemployment-rate", "se-unemployment-rate"),
        ),
        unemployment_regions,
        _region_facts,
        notes=charted.notes,
    ),
}
