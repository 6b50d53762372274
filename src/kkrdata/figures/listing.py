"""Lists the numbers that a chart of indicators shows."""

from collections.abc import Sequence

import pandas as pd

from kkrdata import periods, units
from kkrdata.figures import panels
from kkrdata.figures.indicators import area, years
from kkrdata.figures.spec import Data, Numbers
from kkrdata.text import pick

_PERIOD = {"da": "Periode", "en": "Period"}
_DOCUMENT = {"da": "{} (dokumentet)", "en": "{} (the document)"}
_SERIES = ["origin", "indicator_id", "area", "unit", "axis_group"]  # one column of numbers each


def numbers(data: Data, lang: str) -> Numbers:
    """List what a chart shows: a row for each period, a column for each series.

    Parameters
    ----------
    data : mapping
        rows, of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    Numbers
        The document's own values have columns of their own; what it says without a level is listed
        only where a chart shows nothing else.
    """
    levels = panels.levels(data["rows"])
    rows = (data["rows"] if levels.empty else levels).sort_values(
        ["period_start", "period_end"], kind="stable"
    )
    named = rows.assign(axis_group=rows["axis_group"].fillna(""))
    parts = dict(list(named.groupby(_SERIES, sort=False)))
    heads = _headings(list(parts.values()), lang)
    label = pick(_PERIOD, lang)
    frame = pd.DataFrame({label: [periods.label(each, lang) for each in rows["period"].unique()]})
    for head, part in zip(heads, parts.values(), strict=True):
        frame[head] = (
            rows["period"].drop_duplicates().map(_by_period(part)).astype(float).to_numpy()
        )
    each = zip(heads, parts, strict=True)
    unit = {head: units.name(key[_SERIES.index("unit")], lang) for head, key in each}
    return Numbers(frame, label, unit, years(rows, lang))


def _by_period(part: pd.DataFrame) -> dict[str, float]:
    return dict(zip(part["period"], part["value"], strict=True))


def _headings(parts: Sequence[pd.DataFrame], lang: str) -> list[str]:
    """Name series: by area and indicator, by definition and unit too where two would be alike."""
    firsts = [part.iloc[0] for part in parts]
    heads = [_heading(row, lang) for row in firsts]
    return [
        head
        if heads.count(head) == 1
        else f"{head}, {units.name(row.unit, lang)}, {_counts(row, lang)}"
        for head, row in zip(heads, firsts, strict=True)
    ]


def _heading(row: pd.Series, lang: str) -> str:
    head = f"{area(row, lang)}: {_indicator(row, lang)}"
    return pick(_DOCUMENT, lang).format(head) if row.origin == "document" else head


def _indicator(row: pd.Series, lang: str) -> str:
    return {"da": row.indicator, "en": row.indicator_en}[lang]


def _counts(row: pd.Series, lang: str) -> str:
    """Say what a series counts, and since when it counts it in another way."""
    definition, change = {
        "da": ("definition", "break"),
        "en": ("definition_en", "break_en"),
    }[lang]
    said = [row[definition], row.get(change)]
    return "; ".join(text for text in said if isinstance(text, str))
