"""Section 2.10, chart 5: vehicles over the bridge, and passengers on the ferries."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import periods
from kkrdata.charts import areas, nothing
from kkrdata.charts import rows as bars
from kkrdata.charts import sheet as sheets
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.sheet import Sheet
from kkrdata.figures import charted, indicators, panels
from kkrdata.figures.indicators import chosen, elsewhere, stated, values
from kkrdata.figures.panels import Writing
from kkrdata.figures.spec import Data
from kkrdata.style import SLIDE, Body, Size, Words
from kkrdata.text import number

_DAYS = 7  # in a week
_WHO = {"document": "document", "published": "operator"}
_WEEKLY, _DAILY = "vehicles_per_week", "vehicles_per_day"
_THOUSANDS = Writing(1_000)
_TALLEST = {True: 4.4, False: 6.0}  # inches on a slide, the means beside or below the weeks


def oresund_traffic(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw vehicles over the bridge: the document's number a week beside the operator's, and means.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=5)`.
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
    place = panels.keyed(sheet, rows, "steps")
    week = _weeks(rows, words, lang)
    if not week and rows.empty:
        nothing.draw(sheet, place)
        return sheet.figure
    days = _draw_weeks(sheet, place, week, words) if week else place
    _draw_days(sheet, days, rows, words)
    return sheet.figure


def _draw_weeks(sheet: Sheet, place: Body, week: Sequence[Row], words: Words) -> Body:
    """Draw the numbers a week; return the room left, beside them or below them."""
    first, second = sheets.beside(place, (1, 1)) if sheets.is_wide(place) else (place, None)
    group = Group(words.texts["week"], words.texts["week_unit"], week)
    bottom = bars.draw(sheet, first, [group])
    return second or sheets.below(place, bottom - 0.3 * sheet.scale)


def _weeks(rows: pd.DataFrame, words: Words, lang: str) -> list[Row]:
    """Show numbers a week: the document's, the operator's of the same period, and single weeks."""
    said = stated(chosen(rows, unit=_WEEKLY))
    same = chosen(elsewhere(rows), unit=_DAILY, period=tuple(said["period"]))
    weeks = chosen(elsewhere(rows), unit=_WEEKLY)
    each = [_week(row, words, lang) for row in said.itertuples()]
    each += [_seven_days(row, words, lang) for row in same.itertuples()]
    return each + [_week(row, words, lang) for row in weeks.itertuples()]


def _week(row: tuple, words: Words, lang: str) -> Row:
    basis = row.basis if row.origin == "document" else ""
    point = Point(row.value, indicators.figure(row, lang), areas.look(row.area), basis)
    return Row(f"{words.texts[_WHO[row.origin]]}, {_when(row, words, lang)}", [point])


def _when(row: tuple, words: Words, lang: str) -> str:
    """Write a period; one that the document writes in words, in those words."""
    label = periods.label(row.period, lang)
    return words.texts.get(row.period, label) if row.origin == "document" else label


def _seven_days(row: tuple, words: Words, lang: str) -> Row:
    """Show the operator's number a day as seven times as many a week, and say so."""
    week = _week(row._replace(value=row.value * _DAYS), words, lang)
    return week._replace(note=words.texts["times"].replace("#", indicators.figure(row, lang)))


def _draw_days(sheet: Sheet, place: Body, rows: pd.DataFrame, words: Words) -> None:
    """Draw the means a day, each level over its period."""
    means = _means(rows)
    if len(means):
        panel = panels.panel(
            means,
            words.texts,
            sheet.lang,
            words.texts["day"],
            words.texts["day_unit"],
            panels.days(means),
            form="steps",
            name=lambda row, lang: "",
        )
        panels.draw(
            sheet, place, [panel], narrowest=4, tallest=_TALLEST[sheets.is_wide(sheet.body)]
        )


def _means(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose means a day of whole years, and of parts of the years that have none."""
    means = chosen(elsewhere(rows), unit=_DAILY)
    whole = means["frequency"] == "year"
    year = means["period_start"].dt.year
    return means[whole | ~year.isin(year[whole])]


def _bridge_facts(data: Data, lang: str) -> dict[str, str]:
    rows = data["rows"]
    said = stated(chosen(rows, unit=_WEEKLY))
    facts = {"years": indicators.years(rows, lang), "days": number(_DAYS, lang)}
    facts |= values(said, lang, "document")
    same = chosen(elsewhere(rows), unit=_DAILY, period=tuple(said["period"]))
    facts |= values(same, lang, "daily")
    if len(same) == 1 and len(said) == 1:
        week = same.iloc[0].copy()
        week["value"] *= _DAYS
        facts["weekly"] = indicators.figure(week, lang)
        facts["times"] = number(week["value"] / said["value"].iloc[0], lang, 1)
    return facts


def hh_ferry_passengers(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw passengers a month on the ferries between Helsingør and Helsingborg.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=5)`.
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
    monthly = chosen(rows, frequency="month")
    panel = panels.panel(
        monthly,
        words.texts,
        lang,
        words.texts["panel"],
        words.texts["unit"],
        panels.days(monthly),
        _THOUSANDS,
        name=lambda row, lang: "",
        frequency="month",
    )
    panels.draw(sheet, place, [panel], narrowest=4, tallest=4)
    return sheet.figure


def _ferry_facts(data: Data, lang: str) -> dict[str, str]:
    facts, rows = {"years": indicators.years(data["rows"], lang)}, stated(data["rows"])
    facts |= values(rows, lang, "after", period="2021-02")
    return facts | values(rows, lang, "before", period="2020-02")


FIGURES = {
    "oresund-traffic": charted.spec(
        indicators.loader(5, "bridge_vehicles"),
        oresund_traffic,
        _bridge_facts,
        notes=charted.notes,
    ),
    "hh-ferry-passengers": charted.spec(
        indicators.loader(
            5, "hh_ferry_passengers", frequencies=("month",), official=("hh-ferry-passengers",)
        ),
        hh_ferry_passengers,
        _ferry_facts,
        tables=(),
        notes=charted.notes,
    ),
}
