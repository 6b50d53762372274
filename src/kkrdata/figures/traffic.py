"""Section 2.10, charts 6 and 7: the airport, and nights at hotels."""

from functools import partial
from itertools import combinations

import pandas as pd
from matplotlib.figure import Figure

from kkrdata.charts import sheet as sheets
from kkrdata.charts.timeline import Panel
from kkrdata.figures import charted, indicators, panels
from kkrdata.figures.indicators import area, chosen, elsewhere, values
from kkrdata.figures.panels import Writing
from kkrdata.figures.spec import Data
from kkrdata.style import SLIDE, Size, Words

_MILLIONS = Writing(1_000_000, 1)
_THOUSANDS = Writing(1_000)
_REGIONS = (
    "Region Hovedstaden",
    "Region Sjælland",
    "Region Skåne",
    "Region Halland",
    "Greater Copenhagen",
)


def airport_passengers(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw the airport's passengers a month, with the months that are missing, and a year.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=6)`.
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
    days = panels.days(rows)
    make = partial(panels.panel, texts=words.texts, lang=lang, days=days, name=lambda row, lang: "")
    month = make(
        chosen(rows, frequency="month"),
        title=words.texts["month"],
        unit=words.texts["month_unit"],
        writing=_THOUSANDS,
        frequency="month",
    )
    year = make(
        chosen(rows, frequency="year"),
        title=words.texts["year"],
        unit=words.texts["year_unit"],
        writing=_MILLIONS,
        form="columns",
        frequency="year",
    )
    quarter = make(
        chosen(rows, frequency="quarter"),
        title=words.texts["quarter"],
        unit=words.texts["quarter_unit"],
        writing=_MILLIONS,
    )
    narrowest, shares = (3.6, (2, 1, 1.4)) if quarter.lines else (4, (2.6, 1))
    panels.draw(
        sheet,
        place,
        [month, year, quarter],
        narrowest=narrowest,
        tallest=4.6,
        shared=False,
        shares=shares,
    )
    return sheet.figure


def _airport_facts(data: Data, lang: str) -> dict[str, str]:
    rows = data["rows"]
    fall, facts = _deepest_fall(chosen(rows, frequency="month")), {}
    if fall is not None:  # the words say that it fell
        facts = values(fall.head(1), lang, "before") | values(fall.tail(1), lang, "after")
    return {"years": indicators.years(rows, lang)} | facts


def _deepest_fall(months: pd.DataFrame) -> pd.DataFrame | None:
    """Find the same month of two years between which the most passengers were lost."""
    same = (year for _, year in months.groupby(months["period_start"].dt.month))
    pairs = [months.loc[list(pair)] for part in same for pair in combinations(part.index, 2)]
    falls = [pair for pair in pairs if pair["value"].iloc[0] > pair["value"].iloc[1]]
    return min(falls, key=lambda pair: pair["value"].iloc[1] - pair["value"].iloc[0], default=None)


def hotel_nights(rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE) -> Figure:
    """Draw nights a year, in a small chart for each region that says which lodging it counts.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=7)`.
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
    yearly = chosen(rows, frequency="year")
    days = panels.days(yearly)
    shown = [name for name in _REGIONS if name in set(yearly["area"])]
    small = [_nights(chosen(yearly, area=name), words, lang, days) for name in shown]
    panels.draw(sheet, place, small, narrowest=2.6, tallest=4.6)
    return sheet.figure


def _nights(rows: pd.DataFrame, words: Words, lang: str, days: tuple) -> Panel:
    counted = elsewhere(rows)
    lodging = counted.iloc[0] if len(counted) else None
    unit = "" if lodging is None else words.texts[lodging.indicator_id]
    return panels.panel(
        rows,
        words.texts,
        lang,
        area(rows.iloc[0], lang),
        unit,
        days,
        _MILLIONS,
        form="columns",
        name=lambda row, lang: "",
        frequency="year",
    )


def _night_facts(data: Data, lang: str) -> dict[str, str]:
    rows = elsewhere(data["rows"])
    facts = {"years": indicators.years(rows, lang)}
    before = {"area": "Region Hovedstaden", "period": "2019"}
    after = before | {"period": "2020"}
    if not indicators.is_less(rows, after, before):  # the words say that they fell
        return facts
    named = {
        "before": before,
        "capital": after,
        "skane": {"area": "Region Skåne", "period": "2020"},
    }
    for name, wanted in named.items():
        for row in chosen(rows, **wanted).itertuples():
            facts[name] = indicators.figure(row, lang, _MILLIONS.divisor, 1)
    return facts


FIGURES = {
    "airport-passengers": charted.spec(
        indicators.loader(
            6,
            "airport_passengers",
            frequencies=("month", "year"),
            official=("cph-carried-passengers", "cph-departing-passengers"),
        ),
        airport_passengers,
        _airport_facts,
        notes=charted.notes,
    ),
    "hotel-nights": charted.spec(
        indicators.loader(
            7,
            "hotel_nights",
            "accommodation_nights",
            "hotel_nights_ratio",
            "hotel_nights_growth",
            years=(2017, 2021),
            frequencies=("year",),
            areas=_REGIONS,
            official=("dk-hotel-nights", "se-nights-yearly"),
        ),
        hotel_nights,
        _night_facts,
        notes=charted.notes,
    ),
}
