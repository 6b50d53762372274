"""Sections 2.8 and 3.1: the lighthouse projects' grants and the Interreg programmes."""

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import loaders
from kkrdata.charts import areas, rows
from kkrdata.charts import sheet as sheets
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.figures.catalogued import capital, count, heading, label, qualified, unit
from kkrdata.figures.spec import Data, FigureSpec, Numbers
from kkrdata.style import SLIDE, Size, Words
from kkrdata.text import number

_LOOK = areas.NO_AREA
_LARGER = 1.3  # times, as there are few bars
_THEMES = {"da": "theme", "en": "theme_en"}


def lighthouse_grants(
    lighthouses: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw what each lighthouse project was granted, the most first.

    Parameters
    ----------
    lighthouses : pandas.DataFrame
        `load_lighthouses()`.
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
    sheet = sheets.larger(sheets.begin(words, lang, size), _LARGER)
    ranked = _ranked(lighthouses).itertuples()
    each = [_project(row, getattr(row, _THEMES[lang]), lang) for row in ranked]
    rows.draw(sheet, sheet.body, [Group("", "", each)])
    return sheet.figure


def _ranked(lighthouses: pd.DataFrame) -> pd.DataFrame:
    return lighthouses.sort_values(["grant", "place"], ascending=[False, True])


def _project(row: tuple, theme: str, lang: str) -> Row:
    return Row(row.place, [Point(row.grant, number(row.grant, lang, 1), _LOOK)], theme)


def _load_lighthouses() -> Data:
    return {"lighthouses": loaders.load_lighthouses()}


def _lighthouse_facts(data: Data, lang: str) -> dict[str, str]:
    ranked = _ranked(data["lighthouses"])
    first, last = ranked.iloc[0], ranked.iloc[-1]
    return {
        "count": number(len(ranked), lang),
        "total": count(ranked["grant"].sum(), lang),
        "unit": unit("lighthouses", "grant", lang),
        "first": first["place"],
        "most": count(first["grant"], lang),
        "last": last["place"],
        "least": count(last["grant"], lang),
        "each": "; ".join(
            f"{row.place}, {getattr(row, _THEMES[lang])}: {count(row.grant, lang)}"
            for row in ranked.itertuples()
        ),
    }


def _lighthouse_numbers(data: Data, lang: str) -> Numbers:
    columns = ["place", _THEMES[lang], "grant"]
    names = {name: heading("lighthouses", name, lang) for name in columns}
    frame = _ranked(data["lighthouses"])[columns].rename(columns=names).reset_index(drop=True)
    return Numbers(frame, names["place"], {names["grant"]: unit("lighthouses", "grant", lang)}, "")


def interreg_programmes(
    programmes: pd.DataFrame,
    regions: pd.DataFrame,
    words: Words,
    lang: str = "da",
    size: Size = SLIDE,
) -> Figure:
    """Draw the programmes' budgets, and how many regions of each country take part.

    Parameters
    ----------
    programmes : pandas.DataFrame
        `load_interreg()`.
    regions : pandas.DataFrame
        `load_interreg_regions()`.
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
    sheet = sheets.larger(sheets.begin(words, lang, size), _LARGER)
    split = sheets.beside if sheets.is_wide(sheet.body) else sheets.stacked
    budgets, counts = split(sheet.body, (1, 1.8) if split is sheets.stacked else (1.35, 1))
    texts = words.texts
    each = [_budget(row, lang) for row in _by_budget(programmes).itertuples()]
    rows.draw(sheet, budgets, [Group(texts["budgets"], unit("interreg", "budget", lang), each)])
    shown = [_country(name, regions_, lang) for name, regions_ in _by_country(regions).items()]
    rows.draw(sheet, counts, [Group(_programme(regions), texts["regions"], shown)])
    return sheet.figure


def _by_budget(programmes: pd.DataFrame) -> pd.DataFrame:
    return programmes.sort_values("budget", ascending=False)


def _by_country(regions: pd.DataFrame) -> dict[str, int]:
    """Count the regions of each country, the most first."""
    counts = regions["country"].value_counts().rename_axis("country").reset_index()
    ranked = counts.sort_values(["count", "country"], ascending=[False, True])
    return dict(ranked.itertuples(index=False, name=None))


def _programme(regions: pd.DataFrame) -> str:
    """Name the programme whose regions the document lists."""
    return ", ".join(sorted(regions["interreg_programme"].unique()))


def _written(row: tuple, lang: str) -> str:
    return qualified("interreg", row.qualifier, number(row.budget, lang), lang)


def _budget(row: tuple, lang: str) -> Row:
    period = f"{row.period_start}–{row.period_end}"
    return Row(row.interreg_programme, [Point(row.budget, _written(row, lang), _LOOK)], period)


def _country(country: str, regions: int, lang: str) -> Row:
    name = label("interreg_regions", "country", country, lang)
    return Row(name, [Point(regions, number(regions, lang), _LOOK)])


def _load_interreg() -> Data:
    return {"programmes": loaders.load_interreg(), "regions": loaders.load_interreg_regions()}


def _interreg_facts(data: Data, lang: str) -> dict[str, str]:
    programmes, regions = data["programmes"], data["regions"]
    countries = _by_country(regions)
    budgets = [(row, _written(row, lang)) for row in _by_budget(programmes).itertuples()]
    return {
        "start": programmes["period_start"].min(),
        "end": programmes["period_end"].max(),
        "unit": unit("interreg", "budget", lang),
        "most": budgets[0][1],
        "least": budgets[-1][1],
        "first": budgets[0][0].interreg_programme,
        "last": budgets[-1][0].interreg_programme,
        "programme": _programme(regions),
        "regions": number(len(regions), lang),
        "countries": number(len(countries), lang),
        "each": ", ".join(
            f"{label('interreg_regions', 'country', name, lang)} {number(regions, lang)}"
            for name, regions in countries.items()
        ),
    }


def _interreg_numbers(data: Data, lang: str) -> Numbers:
    name, budget = (heading("interreg", key, lang) for key in ("interreg_programme", "budget"))
    shown = _by_budget(data["programmes"])
    written = [capital(_written(row, lang)) for row in shown.itertuples()]
    frame = pd.DataFrame({name: shown["interreg_programme"], budget: shown["budget"]})
    frame[heading("interreg", "qualifier", lang)] = written
    start, end = shown["period_start"].min(), shown["period_end"].max()
    values = {budget: unit("interreg", "budget", lang)}
    return Numbers(frame.reset_index(drop=True), name, values, f"{start}–{end}")


FIGURES = {
    "lighthouse-grants": FigureSpec(
        tables=("lighthouses",),
        load=_load_lighthouses,
        draw=lighthouse_grants,
        facts=_lighthouse_facts,
        numbers=_lighthouse_numbers,
        native="bar",
    ),
    "interreg-programmes": FigureSpec(
        tables=("interreg", "interreg_regions"),
        load=_load_interreg,
        draw=interreg_programmes,
        facts=_interreg_facts,
        numbers=_interreg_numbers,
        native="bar",
    ),
}
