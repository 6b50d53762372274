"""Section 2.2: the study places that are wanted, and the steps towards them."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator

from kkrdata import loaders, style
from kkrdata.charts import areas, headings, rows
from kkrdata.charts import axes as scales
from kkrdata.charts import sheet as sheets
from kkrdata.charts.areas import Look
from kkrdata.charts.rows import Group, Point, Row
from kkrdata.charts.sheet import Sheet
from kkrdata.figures.catalogued import capital, label
from kkrdata.figures.spec import Data, FigureSpec, Numbers
from kkrdata.style import SLIDE, Body, Size, Words
from kkrdata.text import number, percent

_LOOK = areas.NO_AREA
_BEFORE = Look("#c3d4e5", style.INK)  # places of earlier years, and what is still to come
_LOOKS = {"found": _LOOK, "remaining": _BEFORE, "summer": _LOOK, "winter": _BEFORE}
_LAST_YEAR = 2030  # the plan's
_COLUMN = 0.62  # of a year's width
_DEEPEST = 4.9  # inches, the height of the steps on a slide, at most


def study_places(
    places: pd.DataFrame, words: Words, lang: str = "da", size: Size = SLIDE
) -> Figure:
    """Draw the need, the extra places, and the steps of nursing towards 2030.

    Parameters
    ----------
    places : pandas.DataFrame
        `load_study_places()`.
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
    wide = sheets.is_wide(sheet.body)
    split, shares = (sheets.beside, (1, 1.45)) if wide else (sheets.stacked, (1.4, 1))
    first, second = split(sheet.body, shares)
    rows.draw(sheet, first, _groups(places, words.texts, lang))
    _draw_steps(sheet, second, steps(places), words.texts)
    return sheet.figure


def _groups(places: pd.DataFrame, texts: Mapping[str, str], lang: str) -> list[Group]:
    """Make the rows of need, extra places and intake, each group on a scale of its own."""
    groups = [
        Group(texts["need"], texts["need_unit"], _need(places, texts["none"], lang)),
        Group(texts["extra"], texts["extra_unit"], _extra(places, lang)),
        Group(texts["intake"], texts["intake_unit"], _intake(places, lang)),
    ]
    return [group._replace(rows=_scaled(group.rows)) for group in groups]


def _scaled(group: Sequence[Row]) -> list[Row]:
    """Let the longest row of a group reach one, as groups count different things."""
    most = max(sum(point.value for point in row.points) for row in group)
    return [
        row._replace(points=[point._replace(value=point.value / most) for point in row.points])
        for row in group
    ]


def _of(places: pd.DataFrame, subject: str) -> dict[str, int]:
    """Read a subject's values by programme."""
    return places[places["subject"] == subject].set_index("programme")["value"].to_dict()


def _programme(programme: str, lang: str) -> str:
    return capital(label("study_places", "programme", programme, lang))


def _need(places: pd.DataFrame, none: str, lang: str) -> list[Row]:
    """Show what each programme lacks, in words where it lacks nothing."""
    ranked = sorted(_of(places, "need").items(), key=lambda pair: -pair[1])
    return [
        Row(_programme(name, lang), [Point(value, number(value, lang) if value else none, _LOOK)])
        for name, value in ranked
    ]


def _extra(places: pd.DataFrame, lang: str) -> list[Row]:
    """Show each programme's places, in parts where some are found."""
    known = {name: _of(places, name) for name in ("found", "remaining")}
    single = {name: value for name, value in _of(places, "extra").items() if "_and_" not in name}
    return [_places(name, value, known, lang) for name, value in single.items()]


def _places(name: str, value: int, known: Mapping[str, Mapping[str, int]], lang: str) -> Row:
    parts = {subject: values[name] for subject, values in known.items() if name in values}
    points = [Point(part, number(part, lang), _LOOKS[key]) for key, part in parts.items()]
    whole = number(value, lang)
    return Row(_programme(name, lang), points or [Point(value, "", _LOOK)], whole=whole)


def _intake(places: pd.DataFrame, lang: str) -> list[Row]:
    shares = places[places["subject"] == "intake"].itertuples()
    points = [
        Point(
            row.value,
            f"{label('study_places', 'part', row.part, lang)} {percent(row.value, lang)}",
            _LOOKS[row.part],
        )
        for row in shares
    ]
    return [Row(_programme("nursing", lang), points, whole="")]


def steps(places: pd.DataFrame) -> pd.DataFrame:
    """List the academic years to 2030, and what is said of each.

    Parameters
    ----------
    places : pandas.DataFrame
        `load_study_places()`.

    Returns
    -------
    pandas.DataFrame
        By part (the academic year): step, the places added, and total, those added until then;
        both are empty for years of which nothing is said.
    """
    said = places[places["subject"] == "step"].set_index("part")["value"].sort_index()
    first = int(said.index[0].split("/")[0])
    years = [f"{year}/{year + 1}" for year in range(first, _LAST_YEAR)]
    frame = pd.DataFrame({"step": said, "total": said.cumsum()}, dtype="Int64")
    return frame.reindex(pd.Index(years, name="part"))


def _draw_steps(sheet: Sheet, place: Body, years: pd.DataFrame, texts: Mapping[str, str]) -> None:
    """Draw a column for each year of which something is said, and say so of the others."""
    place = sheets.top_part(place, _DEEPEST * sheet.scale)
    top = headings.heading(sheet, place, texts["steps"], texts["steps_unit"])
    below = sheets.line(sheet.tick) * 2.4
    inner = Body(place.left + 0.4, place.bottom + below, place.width - 0.4, 0)
    inner = inner._replace(height=top - inner.bottom - sheets.line(sheet.label))
    axes = scales.make(sheet, inner)
    scales.values(axes, scales.scale(years["total"].max(), inner.height), sheet.lang)
    axes.set_xlim(-0.5, len(years) - 0.5)
    axes.axhline(0, color=style.FRAME, linewidth=1, zorder=2, gid="zero", clip_on=False)
    axes.xaxis.set_major_locator(FixedLocator(range(len(years))))
    axes.xaxis.set_major_formatter(
        FixedFormatter([year.replace("/", "/\n") for year in years.index])
    )
    for at, row in enumerate(years.itertuples()):
        if pd.isna(row.total):
            _write_nothing(sheet, axes, at, texts["nothing"])
        else:
            _draw_year(sheet, axes, at, row)


def _write_nothing(sheet: Sheet, axes: Axes, at: int, text: str) -> None:
    look = {"size": sheet.tick, "color": style.QUIET_INK, "style": "italic", "gid": "nothing"}
    spot = {"xytext": (0, 3), "textcoords": "offset points", "ha": "center", "va": "bottom"}
    axes.annotate(text, (at, 0), linespacing=1.1, **spot, **look)


def _draw_year(sheet: Sheet, axes: Axes, at: int, row: tuple) -> None:
    before = row.total - row.step
    axes.bar(at, before, _COLUMN, color=_BEFORE.colour, gid="before")
    axes.bar(at, row.step, _COLUMN, bottom=before, color=_LOOK.colour, gid="step")
    look = {"xytext": (0, 3), "textcoords": "offset points", "ha": "center", "va": "bottom"}
    total = number(row.total, sheet.lang)
    axes.annotate(total, (at, row.total), size=sheet.label, weight="semibold", gid="total", **look)
    if before:
        added = {"size": sheet.tick, "color": style.ink_on(_LOOK.colour), "ha": "center"}
        written = f"+{number(row.step, sheet.lang)}"
        axes.text(at, before + row.step / 2, written, va="center", gid="added", **added)


def _load() -> Data:
    return {"places": loaders.load_study_places()}


def _value(places: pd.DataFrame, subject: str, name: str) -> int:
    chosen = places[(places["subject"] == subject) & (places["programme"] == name)]
    return chosen["value"].iloc[0]


def _facts(data: Data, lang: str) -> dict[str, str]:
    places = data["places"]
    years = steps(places)
    said, empty = years.dropna(), years[years["total"].isna()]
    named = {
        "total": ("extra", "nursing_and_pedagogy"),
        "nursing": ("extra", "nursing"),
        "pedagogy": ("extra", "pedagogy"),
        "found": ("found", "pedagogy"),
        "remaining": ("remaining", "pedagogy"),
    }
    facts = {key: number(_value(places, *where), lang) for key, where in named.items()}
    needs = [(_programme(name, lang), value) for name, value in _of(places, "need").items()]
    shares = places[places["subject"] == "intake"].set_index("part")["value"]
    return facts | {
        "end": str(_LAST_YEAR),
        "last": said.index[-1],
        "reached": number(said["total"].iloc[-1], lang),
        "steps": ", ".join(f"{row.Index} {number(row.total, lang)}" for row in said.itertuples()),
        "empty": ", ".join(empty.index),
        "needs": ", ".join(f"{name} {number(value, lang)}" for name, value in needs),
        "summer": percent(shares["summer"], lang),
        "winter": percent(shares["winter"], lang),
    }


_COLUMNS = {
    "da": ("Studieår", "ekstra pladser i året", "ekstra pladser i alt"),
    "en": ("Academic year", "extra places that year", "extra places in all"),
}


def _numbers(data: Data, lang: str) -> Numbers:
    year, step, total = _COLUMNS[lang]
    frame = steps(data["places"]).reset_index()
    frame.columns = [year, step, total]
    places = label("study_places", "unit", "places", lang)
    period = f"{frame[year].iloc[0]}–{frame[year].iloc[-1]}"
    return Numbers(frame, year, {step: places, total: places}, period)


FIGURES = {
    "study-places": FigureSpec(
        tables=("study_places",),
        load=_load,
        draw=study_places,
        facts=_facts,
        numbers=_numbers,
        native="column",
    ),
}
