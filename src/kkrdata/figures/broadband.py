"""Section 2.10, charts 12 and 13: who can have broadband of 100 Mbit/s and of 1 Gbit/s."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import periods, units
from kkrdata.charts import foot, key, ledger, nothing
from kkrdata.charts import sheet as sheets
from kkrdata.charts.ledger import Item, Part
from kkrdata.charts.timeline import Panel
from kkrdata.figures import charted, indicators, official, panels
from kkrdata.figures.indicators import area, chosen, values
from kkrdata.figures.spec import Data, FigureSpec
from kkrdata.style import SLIDE, Size, Words

_Limits = tuple[float, float]


_ALL = (0.0, 100.0)  # per cent
_UPPER_HALF = (50.0, 100.0)
# What has axes of its own; what has too few values for that and is listed.
_AXES = (
    "broadband_100_30mbit",
    "broadband_100mbit_households",
    "fibre_access",
    "broadband_1gbit",
)
_LISTS = ("broadband_1gbit_access_or_possible", "fibre_nearby")
_SHARES = (1.6, 1)  # of the width: a panel, and lists beside it
_NARROWEST = 3.0  # inches on a slide, of a list
_FACTS = (
    ("before", "broadband_100_30mbit", "Danmark", "2016"),
    ("after", "broadband_100_30mbit", "Danmark", "2021"),
    ("zealand", "broadband_100_30mbit", "Region Sjælland", "2016"),
    ("capital", "broadband_100_30mbit", "Region Hovedstaden", "2016"),
    ("fast_before", "broadband_1gbit", "Danmark", "2017"),
    ("fast_after", "broadband_1gbit", "Danmark", "2023"),
)


def broadband_100mbit(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw access to 100 Mbit/s: Danish, Swedish and, instead, fibre, each on axes of its own.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=12)`.
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
    return _draw(_UPPER_HALF, rows, words, lang, size)


def broadband_1gbit(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw access to 1 Gbit/s in Denmark and, instead, fibre close by in Halland.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=13)`.
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
    return _draw(_ALL, rows, words, lang, size)


def _draw(wanted: _Limits, rows: pd.DataFrame, words: Words, lang: str, size: Size) -> Figure:
    sheet = sheets.begin(words, lang, size)
    if rows.empty:
        nothing.draw(sheet, sheet.body)
        return sheet.figure
    drawn, listed = _counts(rows, _on_axes(rows)), _counts(rows, _listed(rows))
    place = key.draw(sheet, [*_published(rows, drawn, listed, lang), *_directions(rows, lang)])
    lists = [*_document(rows, words, lang), *(_list(part, words, lang) for part in listed)]
    limits = wanted if _are_known(rows, wanted) else _ALL
    small = [_panel(part, panels.days(rows), words, lang, limits) for part in drawn]
    if len(small) == 1 and sheets.is_wide(place):
        first, second = sheets.beside(place, _SHARES)
        ledger.draw(sheet, second, lists, narrowest=second.width)
    else:
        bottom = ledger.draw(sheet, place, lists, _NARROWEST)
        first = sheets.below(place, bottom)
    if small:
        panels.draw(sheet, first, small, narrowest=2.4, tallest=4)
    return sheet.figure


def _is_proxy(rows: pd.DataFrame) -> pd.Series:
    return rows["comparability"] == key.PROXY


def _are_known(rows: pd.DataFrame, limits: _Limits) -> bool:
    """Say whether values lie within limits; those of an agency are not known beforehand."""
    published = indicators.elsewhere(rows)
    return official.chosen(rows).empty and published["value"].between(*limits).all()


def _listed(rows: pd.DataFrame) -> tuple[str, ...]:
    """Name the counts with few values: those of which there is no whole series."""
    whole = set(official.chosen(rows)["axis_group"])
    return tuple(group for group in _LISTS if group not in whole)


def _on_axes(rows: pd.DataFrame) -> tuple[str, ...]:
    listed = _listed(rows)
    return tuple(group for group in (*_AXES, *_LISTS) if group not in listed)


def _counts(rows: pd.DataFrame, groups: Sequence[str]) -> list[pd.DataFrame]:
    parts = [chosen(rows, axis_group=group) for group in groups]
    return [part for part in parts if len(part)]


def _published(
    rows: pd.DataFrame, drawn: Sequence[pd.DataFrame], listed: Sequence[pd.DataFrame], lang: str
) -> list[key.Entry]:
    """Name the marks of what others published; proxies are dashed lines, or open dots in lists."""
    published = indicators.elsewhere(rows)
    own = key.published_by(published[~_is_proxy(published)], lang)
    each = [key.proxies(part[_is_proxy(part)], lang) for part in drawn]
    each += [key.proxies(part[_is_proxy(part)], lang, "open") for part in listed]
    return own + next((entries for entries in each if entries), [])


def _directions(rows: pd.DataFrame, lang: str) -> list[key.Entry]:
    return key.directions([panels.sign(row) for row in _said(rows)], lang)


def _said(rows: pd.DataFrame) -> Iterable[tuple]:
    """List what the document says of the development, which has no numbers, in its order."""
    return panels.statements(rows).sort_values("line").itertuples()


def _document(rows: pd.DataFrame, words: Words, lang: str) -> list[Part]:
    """List what the document says; without a heading, each statement stands by itself."""
    texts = words.texts
    items = [
        Item(
            texts["since"].replace("#", str(row.period_start.year)),
            texts[row.indicator_id],
            area(row, lang),
            sign=panels.sign(row),
        )
        for row in _said(rows)
    ]
    heading = texts["document"]
    return [Part(heading, items)] if heading else [Part("", [item]) for item in items]


def _list(part: pd.DataFrame, words: Words, lang: str) -> Part:
    """List a count of which there are too few values for axes."""
    group = part["axis_group"].iloc[0]
    proxy = bool(_is_proxy(part).all())
    items = [
        Item(periods.label(row.period, lang), _amount(row, lang), open=proxy)
        for row in part.itertuples()
    ]
    return Part(words.texts[group], items)


def _amount(row: tuple, lang: str) -> str:
    return ledger.sentence(units.amount(row.value, row.unit, lang, row.qualifier))


def _panel(
    part: pd.DataFrame, days: tuple[date, date], words: Words, lang: str, limits: _Limits
) -> Panel:
    group = part["axis_group"].iloc[0]
    made = panels.panel(
        part,
        words.texts,
        lang,
        words.texts[group],
        words.texts[f"{group}_unit"],
        days,
        panels.AS_PUBLISHED,
        form="proxies" if _is_proxy(part).all() else "lines",
        name=_short if len(set(part["area"])) > 1 else _nameless,
        frequency="year",
    )
    return made._replace(limits=limits)


def _short(row: tuple, lang: str) -> str:
    return area(row, lang).removeprefix("Region ")


def _nameless(row: tuple, lang: str) -> str:
    """Leave a line without a name, as its panel is named after it."""
    return ""


def _facts(data: Data, lang: str) -> dict[str, str]:
    """Write the first and the latest value of Danish homes and businesses, and of Zealand."""
    rows = data["rows"]
    facts = {"years": indicators.years(rows, lang)}
    for name, group, where, period in _FACTS:
        facts |= values(rows, lang, name, axis_group=group, area=where, period=period)
    return facts


def _notes(data: Data, lang: str) -> list[str]:
    """Say how many years each line and list has, and what proxies count."""
    rows = indicators.elsewhere(data["rows"])
    found = indicators.span(data["rows"])
    if found is None or rows.empty:
        return []
    parts = [part for _, part in rows.groupby(["axis_group", "area"], sort=False)]
    return foot.present([(_line(part, lang), part) for part in parts], *found, lang)


def _line(part: pd.DataFrame, lang: str) -> str:
    first = part.iloc[0]
    proxy = f" ({first['indicator' if lang == 'da' else 'indicator_en'].lower()})"
    return area(first, lang) + proxy * (first["comparability"] == key.PROXY)


def _load(usual: Callable[..., Data], vintage: str | None = None) -> Data:
    """Load what the document says, and the counts that are drawn or listed.

    Other counts are of whole countries.
    """
    rows = usual(vintage=vintage)["rows"]
    shown = rows["axis_group"].isin((*_AXES, *_LISTS)) | (rows["origin"] == "document")
    return {"rows": rows[shown]}


def _spec(draw: Callable[..., Figure], load: Callable[..., Data]) -> FigureSpec:
    return charted.spec(partial(_load, load), draw, _facts, notes=_notes)


# The document's charts begin in these first years; the last ones have numbers that no earlier has.
FIGURES = {
    "broadband-100mbit": _spec(
        broadband_100mbit,
        indicators.loader(
            12,
            "broadband_100mbit",
            "broadband_100mbit_growth",
            "fibre_access",
            years=(2016, 2022),
            official=("se-broadband-100mbit",),
        ),
    ),
    "broadband-1gbit": _spec(
        broadband_1gbit,
        indicators.loader(
            13,
            "broadband_1gbit",
            "broadband_1gbit_growth",
            "broadband_1gbit_growth_rank",
            "broadband_1gbit_ratio",
            "fibre_nearby",
            years=(2017, 2023),
            official=("se-broadband-1gbit",),
        ),
    ),
}
