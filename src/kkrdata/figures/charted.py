"""What every chart of indicators carries: its sources, notes and numbers."""

import re
from collections.abc import Callable
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from kkrdata import catalog, units
from kkrdata.charts import foot
from kkrdata.figures import official
from kkrdata.figures.indicators import elsewhere, span, stated
from kkrdata.figures.listing import numbers
from kkrdata.figures.spec import Data, FigureSpec, source_line
from kkrdata.text import pick

TABLES = ("published_series",)  # whose warnings a chart carries
_MINUS = "\N{MINUS SIGN}"
_DERIVED = {"da": "Udledt: {}.", "en": "Derived: {}."}


def spec(
    load: Callable[..., Data],
    draw: Callable[..., Figure],
    facts: Callable[[Data, str], dict[str, str]],
    **more: object,
) -> FigureSpec:
    """Describe a chart of indicators.

    Parameters
    ----------
    load, draw, facts : callable
        As `FigureSpec` takes them.
    **more
        Other fields of `FigureSpec`, and those that are unlike other charts'.

    Returns
    -------
    FigureSpec
        The chart, with the tables, numbers and sources that these charts have.
    """
    common = {"tables": TABLES, "numbers": numbers, "sources": sources, "reword": official.in_full}
    common["notes"] = partial(_notes, more.pop("notes", None))
    return FigureSpec(load=load, draw=draw, facts=facts, **common | more)


def sources(data: Data, lang: str) -> list[str]:
    """Say where the document's values stand, and who published the others.

    Parameters
    ----------
    data : mapping
        rows, of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence to three.
    """
    document = source_line(catalog.default().table("document_figures"), lang)
    rows = data["rows"]
    others = rows[rows["origin"] == "published"]
    return [document, *foot.sources(others, lang), *foot.fetched(official.chosen(rows), lang)]


def _notes(own: Callable[[Data, str], list[str]] | None, data: Data, lang: str) -> list[str]:
    """Add to a chart's own notes where the definition of an official series has changed.

    A chart without notes says how many periods its official series have.
    """
    whole = official.chosen(data["rows"])
    said = own(data, lang) if own else present(whole, lang)
    return [*said, *foot.breaks(whole, lang)]


def derivations(rows: pd.DataFrame, lang: str) -> list[str]:
    """Say how the document's derived values follow from what it states.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows drawn.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence for each, such as "Udledt: 6,1 = 7,9 − 1,8.".
    """
    derived = stated(rows).dropna(subset="derived_from")
    return [
        pick(_DERIVED, lang).format(_equation(row, lang).replace("-", _MINUS))
        for row in derived.itertuples()
    ]


def _equation(row: tuple, lang: str) -> str:
    """Write what a value is and how it follows, such as "mere end 429.000 = 129.000 + 300.000"."""
    parts = re.sub(r"[\d.]+", lambda digits: _written(digits[0], "=", lang), row.derived_from)
    return f"{_written(f'{row.value:.10g}', row.qualifier, lang)} = {parts}"


def _written(digits: str, qualifier: str, lang: str) -> str:
    return units.qualified(float(digits), qualifier, lang, len(digits.partition(".")[2]))


def present(rows: pd.DataFrame, lang: str) -> list[str]:
    """Say how many of the periods of its axis each series that others published has.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows drawn.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        One sentence, or none.
    """
    found = span(rows)
    if found is None:
        return []
    published = elsewhere(rows)
    parts = published.groupby(["frequency", "area", "indicator_id"], sort=False)
    series = [(_name(part, published, lang), part) for _, part in parts]
    return foot.present(series, *found, lang)


def _name(series: pd.DataFrame, beside: pd.DataFrame, lang: str) -> str:
    """Name a series by its area, and by what it counts if the area has another of more values."""
    first = series.iloc[0]
    name, counted = {"da": ("area", "indicator"), "en": ("area_en", "indicator_en")}[lang]
    usual = beside.loc[beside["area"] == first["area"], "indicator_id"].mode()
    return first[name] + f" ({first[counted].lower()})" * (first["indicator_id"] not in set(usual))


def notes(data: Data, lang: str) -> list[str]:
    """Say what is derived, and how many of the periods of its axis each series has.

    Parameters
    ----------
    data : mapping
        rows, of `load_indicators`.
    lang : str
        "da" or "en".

    Returns
    -------
    list of str
        The sentences of a chart's foot.
    """
    return [*derivations(data["rows"], lang), *present(data["rows"], lang)]
