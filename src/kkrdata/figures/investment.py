"""Section 2.10, charts 8 to 11: investments, jobs, talents and exports, with few levels."""

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import periods, units
from kkrdata.charts import key, ledger, nothing
from kkrdata.charts import sheet as sheets
from kkrdata.charts.ledger import Item, Part
from kkrdata.figures import charted, indicators, panels
from kkrdata.figures.indicators import chosen, elsewhere, stated
from kkrdata.figures.spec import Data, FigureSpec
from kkrdata.style import SLIDE, Size, Words
from kkrdata.text import pick

_NARROWEST = 3.4  # inches on a slide, of a list
_ALL = (1900, 2100)  # years: there are so few numbers that all are of use
_SUM = "cumulative_"  # what the units of sums over years begin with
_SUMS = "sums"
# The list that each indicator stands in; sums over years have one of their own.
_LISTS = {
    "copcap-fdi-jobs": {
        "investments": (
            "copcap_investments",
            "copcap_investments_growth",
            "copcap_investments_change",
            "copcap_result_growth",
        ),
        "jobs": ("copcap_jobs", "copcap_jobs_growth", "copcap_jobs_change"),
        _SUMS: (),
        "world": ("global_greenfield_change",),
    },
    "copcap-talent": {"talents": ("copcap_talents_growth",)},
    "skane-fdi-export": {
        "investments": ("skane_investments", "skane_investments_growth"),
        "exports": ("skane_export_activities_growth", "skane_export_orders"),
        "foreign": (
            "foreign_owned_employees",
            "foreign_owned_employees_change",
            "foreign_owned_share",
        ),
        _SUMS: (),
    },
    "skane-investment-value": {
        "value": (
            "skane_investment_value",
            "skane_investment_value_rank",
            "skane_investment_value_growth",
        ),
        "jobs": ("skane_jobs", "skane_jobs_growth"),
    },
}

_NO_LEVEL = {
    "da": "Hvor dokumentet kun siger retningen, er intet niveau tegnet.",
    "en": "Where the document only says which way, no level is drawn.",
}
_PAIRS = (
    ("copcap_investments_growth", "copcap_jobs_growth"),
    ("skane_investments_growth", "skane_export_activities_growth"),
)


def _draw(name: str, rows: pd.DataFrame, words: Words, lang: str, size: Size) -> Figure:
    sheet = sheets.begin(words, lang, size)
    used = key.entries(stated(panels.levels(rows)), elsewhere(rows), lang, "dots")
    signs = [panels.sign(row) for row in panels.statements(rows).itertuples()]
    place = key.draw(sheet, [*used, *key.directions(signs, lang)])
    if rows.empty:
        nothing.draw(sheet, place)
        return sheet.figure
    parts = [
        Part(words.texts[title], _items(own, words, lang)) for title, own in _lists(name, rows)
    ]
    ledger.draw(sheet, place, parts, _NARROWEST)
    return sheet.figure


def _lists(name: str, rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Divide rows into the lists of a chart; sums over years stand by themselves."""
    sums = rows["unit"].str.startswith(_SUM)
    every = [
        (title, chosen(rows[~sums], indicator_id=ids) if ids else rows[sums])
        for title, ids in _LISTS[name].items()
    ]
    return [(title, own) for title, own in every if len(own)]


def _items(rows: pd.DataFrame, words: Words, lang: str) -> list[Item]:
    ordered = rows.sort_values(["period_start", "value"], ascending=[True, False], kind="stable")
    return [_item(row, words, lang) for row in ordered.itertuples()]


def _item(row: tuple, words: Words, lang: str) -> Item:
    when, text = periods.label(row.period, lang), ledger.sentence(_amount(row, lang))
    if row.origin != "document":
        return Item(when, text, {"da": row.definition, "en": row.definition_en}[lang])
    note = words.texts[row.indicator_id]
    if row.unit in panels.WITHOUT_LEVEL:
        return Item(when, text, note, sign=panels.sign(row))
    return Item(when, text, note, row.basis)


def _amount(row: tuple, lang: str) -> str:
    """Write a value with its unit; a change with its sign."""
    if row.unit != "change_pct":
        return units.amount(row.value, row.unit, lang, row.qualifier)
    sign = "+" if row.value > 0 else "\N{MINUS SIGN}"
    return f"{sign}{units.amount(abs(row.value), 'per_cent', lang, row.qualifier)}"


def copcap_fdi_jobs(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """List investments and jobs by way of Copenhagen Capacity, which were counted in many ways.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=8)`.
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
    return _draw("copcap-fdi-jobs", rows, words, lang, size)


def copcap_talent(rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE) -> Figure:
    """Show the one statement about talents by way of Copenhagen Capacity.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=9)`.
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
    return _draw("copcap-talent", rows, words, lang, size)


def skane_fdi_export(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """List investments and exports by way of Invest in Skåne, and foreign companies' employees.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=10)`.
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
    return _draw("skane-fdi-export", rows, words, lang, size)


def skane_investment_value(
    rows: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """List the value of Skåne's investments, and the jobs that they brought.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators(chart=11)`.
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
    return _draw("skane-investment-value", rows, words, lang, size)


def _facts(data: Data, lang: str) -> dict[str, str]:
    """Write what the document says of each indicator, and of when; `both` if two fell alike."""
    rows = data["rows"]
    facts = panels.statement_facts(rows, lang) | {"years": indicators.years(rows, lang)}
    for row in stated(rows).itertuples():
        facts[f"{row.indicator_id}_period"] = periods.label(row.period, lang)
        facts.setdefault(row.indicator_id, _amount(row, lang))
    for one, other in _PAIRS:
        if one in facts and facts[one] == facts.get(other):
            facts["both"] = facts[one]
    return facts


def _notes(data: Data, lang: str) -> list[str]:
    return [pick(_NO_LEVEL, lang)]


def _spec(chart: int, draw, **more: object) -> FigureSpec:
    name = draw.__name__.replace("_", "-")
    ids = [each for own in _LISTS[name].values() for each in own]
    common = {"tables": charted.TABLES, "sources": charted.sources, "facts": _facts}
    common["notes"] = _notes
    common |= {"load": indicators.loader(chart, *ids, years=_ALL), "numbers": charted.numbers}
    return FigureSpec(draw=draw, **common | more)


FIGURES = {
    "copcap-fdi-jobs": _spec(8, copcap_fdi_jobs),
    "copcap-talent": _spec(9, copcap_talent, tables=()),
    "skane-fdi-export": _spec(10, skane_fdi_export),
    "skane-investment-value": _spec(11, skane_investment_value),
}
