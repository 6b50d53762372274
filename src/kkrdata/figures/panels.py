"""Makes panels of time from the rows of indicators: their series, and the document's values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from kkrdata import units
from kkrdata.charts import areas, key, nothing, timeline
from kkrdata.charts import axes as scales
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.charts.timeline import Line, Panel, Said
from kkrdata.figures.indicators import area, elsewhere, figure, span, stated
from kkrdata.style import Body

WITHOUT_LEVEL = ("factor", "rank")  # units that say how something compares, not where it is
# Values of a series for each to be written.
_FEW = {"lines": 6, "proxies": 6, "steps": 12, "columns": 12}
_LEAST = 0.5  # inches, the height for which the numbers of an axis are chosen at least
_LOWEST = 1.75  # inches, the height of a panel on a slide
_SPARSE, _WIDEST = 6, 7.0  # a panel of so few values is not wider than that, in inches on a slide


class Writing(NamedTuple):
    """How values are written: divided by `divisor`, with `decimals`; None for one if not whole."""

    divisor: float = 1.0
    decimals: int | None = 0


WHOLE = Writing()
AS_PUBLISHED = Writing(decimals=None)


def statements(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose what the document says without a level.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.

    Returns
    -------
    pandas.DataFrame
        The document's factors and ranks.
    """
    return stated(rows[rows["unit"].isin(WITHOUT_LEVEL)])


def levels(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose what has a level.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.

    Returns
    -------
    pandas.DataFrame
        All but factors and ranks.
    """
    return rows[~rows["unit"].isin(WITHOUT_LEVEL)]


def statement_facts(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    """Write what the document says without a level.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    dict of str to str
        By indicator, such as "mere end halveret" or "5. plads".
    """
    said = statements(rows).itertuples()
    return {
        row.indicator_id: units.amount(row.value, row.unit, lang, row.qualifier) for row in said
    }


def sign(row: tuple) -> int:
    """Say which way a statement points.

    Parameters
    ----------
    row : tuple
        A row with value, unit and qualifier.

    Returns
    -------
    int
        1 for a rise, -1 for a fall, 0 for neither.
    """
    if row.unit != "factor" or (row.value == 1 and row.qualifier in "=~"):
        return 0
    return 1 if (row.value, row.qualifier) >= (1, ">") else -1


def panel(
    rows: pd.DataFrame,
    texts: Mapping[str, str],
    lang: str,
    title: str,
    unit: str,
    days: tuple[date, date],
    writing: Writing = WHOLE,
    form: str = "lines",
    name: Callable[[tuple, str], str] = area,
    frequency: str = "quarter",
) -> Panel:
    """Make a panel.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `load_indicators` in one unit, and the document's factors and ranks.
    texts : mapping of str to str
        For the indicator of each factor or rank, what is written of it.
    lang : str
        "da" or "en".
    title, unit : str
        The panel's heading.
    days : tuple of datetime.date
        First and last day of its axis.
    writing : Writing, optional
        How values are written.
    form : str, default "lines"
        One of `series.FORMS`.
    name : callable, optional
        Takes a row and the language, returns the name at the end of its series: the area's unless
        told otherwise; the empty text for none.
    frequency : str, default "quarter"
        What its axis names besides years: quarters, months, or nothing if it is another.

    Returns
    -------
    Panel
        A line for each area and group of comparable values.
    """
    shown = levels(rows)
    scaled = shown.assign(value=shown["value"] / writing.divisor)
    drawn, said = elsewhere(scaled), stated(scaled)
    written = Writing(decimals=writing.decimals)
    lines = _named_once([_line(part, lang, written, form, name) for part in _series(drawn)])
    texts_of_values = [_text(row, lang, written, title) for row in said.itertuples()]
    values = timeline.said(said, texts_of_values)
    words = [_statement(row, texts) for row in statements(rows).itertuples()]
    return Panel(title, unit, lines, values + words, *days, frequency)


def _series(rows: pd.DataFrame) -> Iterable[pd.DataFrame]:
    return [part for _, part in rows.groupby(["area", "axis_group"], sort=False)]


def _named_once(lines: Sequence[Line]) -> list[Line]:
    """Keep a name at the latest only of the series that share it."""
    ends = {line.name: line.rows["period_end"].max() for line in _by_end(lines)}
    return [
        line if line.rows["period_end"].max() == ends[line.name] else line._replace(name="")
        for line in lines
    ]


def _by_end(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.rows["period_end"].max())


def _line(
    rows: pd.DataFrame,
    lang: str,
    writing: Writing,
    form: str,
    name: Callable[[tuple, str], str],
) -> Line:
    ordered = rows.sort_values("period_start")
    written = ordered.index if len(ordered) <= _FEW[form] else _extremes(ordered["value"])
    texts = [
        figure(row, lang, decimals=writing.decimals) if row.Index in written else ""
        for row in ordered.itertuples()
    ]
    last = ordered.iloc[-1]
    return Line(ordered, name(last, lang), areas.look(last["area"]), form, texts)


def _extremes(values: pd.Series) -> set:
    """Find the least and the greatest of many values, which are written."""
    return {values.idxmin(), values.idxmax()}


def _text(row: tuple, lang: str, writing: Writing, title: str) -> str:
    """Write a value of the document, with its area unless the panel is named after it."""
    written, where = figure(row, lang, decimals=writing.decimals), area(row, lang)
    return written if where == title else f"{where}: {written}"


def _statement(row: tuple, texts: Mapping[str, str]) -> Said:
    return Said(row.period_start, row.period_end, texts[row.indicator_id], sign=sign(row))


def keyed(sheet: Sheet, rows: pd.DataFrame, form: str = "lines") -> Body:
    """Draw the key to the marks of rows.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    rows : pandas.DataFrame
        The rows drawn.
    form : str, default "lines"
        One of `series.FORMS`: how published values are drawn.

    Returns
    -------
    Body
        What is left of the sheet.
    """
    used = key.entries(stated(levels(rows)), elsewhere(rows), sheet.lang, form)
    signs = [sign(row) for row in statements(rows).itertuples()]
    return key.draw(sheet, [*used, *key.directions(signs, sheet.lang)])


def draw(
    sheet: Sheet,
    place: Body,
    panels: Sequence[Panel],
    narrowest: float,
    tallest: float,
    shared: bool = True,
    shares: Sequence[float] = (),
) -> None:
    """Draw small charts in rows, on one scale if wanted; say so if there is nothing to draw.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where.
    panels : sequence of Panel
        The panels; those without anything to show are left out.
    narrowest, tallest : float
        The least width and the greatest height of each, in inches on a slide.
    shared : bool, default True
        Whether all have the scale of the greatest.
    shares : sequence of float, optional
        How wide panels that stand beside each other are, in relation to each other.
    """
    shown = [panel for panel in panels if panel.lines or panel.said]
    if not shown:
        nothing.draw(sheet, place)
        return
    parts = sheets.multiples(sheet, place, len(shown), narrowest, _LOWEST)
    if len(shown) == len(shares) and parts[0].bottom == parts[-1].bottom:
        parts = sheets.beside(place, shares)
    small = [
        _small(sheets.top_part(part, tallest * sheet.scale), panel, sheet)
        for part, panel in zip(parts, shown, strict=True)
    ]
    above, common = _above(sheet, small, shown), {}
    if shared:
        lowest = min(part.height - above[part.bottom] for part in small)
        common = {"greatest": max(map(timeline.greatest, shown)), "tall": max(lowest, _LEAST)}
    common["below"] = max(scales.depth(sheet, panel.frequency) for panel in shown)
    ready = [
        each._replace(above=above[part.bottom], **common)
        for part, each in zip(small, shown, strict=True)
    ]
    for part, each in zip(small, _dated_alike(sheet, small, ready), strict=True):
        timeline.draw(sheet, part, each)


def _dated_alike(sheet: Sheet, parts: Sequence[Body], shown: Sequence[Panel]) -> list[Panel]:
    """Let all panels of a frequency have the dates that there is room for in the narrowest."""
    each = list(zip(parts, shown, strict=True))
    return [
        panel._replace(
            wide=min(
                timeline.width(sheet, part, other)
                for part, other in each
                if other.frequency == panel.frequency
            )
        )
        for panel in shown
    ]


def _small(part: Body, panel: Panel, sheet: Sheet) -> Body:
    """Keep a panel with little to draw from filling the sheet."""
    values = len(panel.said) + sum(len(line.rows) for line in panel.lines)
    widest = _WIDEST * sheet.scale if values <= _SPARSE else part.width
    return part._replace(width=min(part.width, widest))


def _above(sheet: Sheet, parts: Sequence[Body], shown: Sequence[Panel]) -> dict[float, float]:
    """Say how much room headings and statements take in each row of small charts."""
    rows: dict[float, float] = {}
    for part, each in zip(parts, shown, strict=True):
        own = timeline.above(sheet, part, each)
        rows[part.bottom] = max(own, rows.get(part.bottom, 0))
    return rows


def days(rows: pd.DataFrame) -> tuple[date, date]:
    """Choose the first and last day of an axis of time.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows drawn.

    Returns
    -------
    tuple of datetime.date
        The whole years that they lie in; any, if there are no rows.
    """
    return span(rows) or (date(2019, 1, 1), date(2021, 12, 31))
