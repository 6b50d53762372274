"""Section 2.11: who works in foreign companies, and where foreign companies have invested."""

from collections.abc import Iterable, Iterator, Sequence

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kkrdata import boundaries, loaders, style
from kkrdata.cartography import classes, eastern_denmark, eastern_sheets, legend, names
from kkrdata.cartography.classes import Classes
from kkrdata.cartography.eastern_denmark import Ground
from kkrdata.cartography.labels import Label, Layout, Line, Run
from kkrdata.figures import numbered_map
from kkrdata.figures.numbered_map import Key, Picture, Row
from kkrdata.figures.spec import Data, FigureSpec, Numbers, Shading
from kkrdata.style import SLIDE, Size, Words
from kkrdata.text import danish_order, number, percent

_SHARE_CLASS = 4  # percentage points
_PROJECT_CLASSES = (0, 3, 9, 20)  # the greatest value of each class but the last
_PROJECT_SHADES = (0.05, 0.75)  # from hardly coloured to dark
_COUNTS = {"every": "projects_all", "assisted": "projects_assisted"}
_TOTALS = ("region", "total")
_BOLD = "semibold"


def foreign_employment_map(
    employment: gpd.GeoDataFrame,
    totals: pd.DataFrame,
    surroundings: gpd.GeoSeries,
    words: Words,
    lang: str = "da",
    size: Size = SLIDE,
) -> Figure:
    """Draw Eastern Denmark shaded by the share employed in foreign companies.

    Parameters
    ----------
    employment : geopandas.GeoDataFrame
        `load_foreign_employment(geometry=True)`.
    totals : pandas.DataFrame
        The table foreign_employment_totals.
    surroundings : geopandas.GeoSeries
        All other land.
    words : Words
        What is written on the map.
    lang : {"da", "en"}, default "da"
        The language of its numbers.
    size : Size, default SLIDE
        A slide, with names and numbers on the map; or a smaller size, with numbers and a list.

    Returns
    -------
    matplotlib.figure.Figure
        The map.
    """
    shares = _share_classes(employment)
    fills = shares.colours_of(employment["share_pct"])
    key = Key(words.texts["legend"], shares.colours, shares.names(lang))
    picture = Picture(Ground(employment, surroundings), fills, key)
    if size != SLIDE:
        rows = [_share_row(row, lang) for row in _by_share(employment)]
        lines = _total_lines(totals, words, lang)
        return numbered_map.draw(picture, rows, lines, words, lang, size)
    labels = [_share_label(row, lang) for row in employment.itertuples()]
    figure, column = _draw_slide(picture, labels, words, lang)
    _draw_legend(column, _draw_totals(column, totals, words, lang), words, key)
    return figure


def _draw_slide(
    picture: Picture, labels: Sequence[Label], words: Words, lang: str
) -> tuple[Figure, Axes]:
    """Draw the frames with names and numbers; return the column beside them too."""
    figure, _ = style.page(words)
    shown = eastern_sheets.slide(picture.codes, lang)
    eastern_denmark.draw(figure, shown, picture.ground, picture.fills, labels)
    return figure, style.column(figure, eastern_sheets.COLUMN)


def _share_classes(employment: pd.DataFrame) -> Classes:
    return classes.equal(employment["share_pct"], _SHARE_CLASS, "YlGnBu")


def _by_share(employment: pd.DataFrame) -> list[tuple]:
    """List the municipalities by share and persons, the greatest first."""
    rows = employment.itertuples()
    return sorted(rows, key=lambda row: (-row.share_pct, -row.employees, _order(row)))


def _order(row: tuple) -> str:
    return danish_order(row.municipality)


def _share_row(row: tuple, lang: str) -> Row:
    values = Run(percent(row.share_pct, lang)), Run(number(row.employees, lang))
    return Row(row.municipality_code, row.municipality, values)


def _draw_legend(column: Axes, top: float, words: Words, key: Key) -> None:
    """Draw classes, border and example, which both maps have."""
    top = legend.draw(column, top, *key)
    legend.border(column, top, words.texts["region_border"])
    legend.example(column, words.texts["example"])


def _share_label(row: tuple, lang: str) -> Label:
    name = Run(row.municipality, _BOLD)
    share, count = percent(row.share_pct, lang), number(row.employees, lang)
    in_one, in_two = [(Run(f"{share} · {count}"),)], [(Run(share),), (Run(count),)]
    broken = [_bold(lines) for lines in names.at_hyphen(row.municipality)[1:]]
    layouts = [((name,), *in_one), ((name,), *in_two), *((*lines, *in_two) for lines in broken)]
    return Label(row.municipality_code, tuple(layouts))


def _bold(lines: Iterable[str]) -> Layout:
    return tuple((Run(line, _BOLD),) for line in lines)


def _totals(totals: pd.DataFrame, words: Words, lang: str) -> Iterator[tuple[str, str, str]]:
    """Give name, share and count of each printed total, the greatest first."""
    for row in totals.sort_values("employees", ascending=False).itertuples():
        name = words.texts.get(row.area_level, row.area)
        yield name, percent(row.share_pct, lang), number(row.employees, lang)


def _total_lines(totals: pd.DataFrame, words: Words, lang: str) -> list[Line]:
    return [
        (Run(name, _BOLD), Run(f"{share} · {count}"))
        for name, share, count in _totals(totals, words, lang)
    ]


def _draw_totals(column: Axes, totals: pd.DataFrame, words: Words, lang: str) -> float:
    """Write the printed totals; return where the next thing may begin."""
    top = column.get_ylim()[1]
    for name, share, count in _totals(totals, words, lang):
        column.text(0, top, name, size=10, weight=_BOLD, va="top")
        column.text(0, top - 0.4, share, size=19, weight="bold")
        persons = f"{count} {words.texts['persons']}"
        column.text(0.72, top - 0.4, persons, size=10.5, color=style.QUIET_INK)
        top -= 0.72
    return top - 0.1


def fdi_projects_map(
    projects: gpd.GeoDataFrame,
    surroundings: gpd.GeoSeries,
    words: Words,
    lang: str = "da",
    size: Size = SLIDE,
) -> Figure:
    """Draw Eastern Denmark with two counts of investments at each municipality.

    Parameters
    ----------
    projects : geopandas.GeoDataFrame
        `load_fdi_projects(geometry=True)`.
    surroundings : geopandas.GeoSeries
        All other land.
    words : Words
        What is written on the map.
    lang : {"da", "en"}, default "da"
        The language of its numbers.
    size : Size, default SLIDE
        A slide, with names and numbers on the map; or a smaller size, with numbers and a list.

    Returns
    -------
    matplotlib.figure.Figure
        The map.
    """
    counts = _project_classes(projects)
    fills = counts.colours_of(projects["projects_all"])
    named = _project_names(counts, projects, words, lang)
    key = Key(words.texts["legend"], counts.colours, named)
    picture = Picture(Ground(projects, surroundings), fills, key)
    if size != SLIDE:
        rows = [_project_row(row, lang) for row in _by_projects(projects)]
        lines = _sum_lines(projects, words, lang)
        return numbered_map.draw(picture, rows, lines, words, lang, size)
    labels = [_project_label(row, lang) for row in projects.itertuples()]
    figure, column = _draw_slide(picture, labels, words, lang)
    _draw_legend(column, _draw_sums(column, projects, words, lang), words, key)
    return figure


def _project_classes(projects: pd.DataFrame) -> Classes:
    return classes.up_to(_PROJECT_CLASSES, projects["projects_all"], "YlOrBr", *_PROJECT_SHADES)


def _project_names(counts: Classes, projects: pd.DataFrame, words: Words, lang: str) -> list[str]:
    """Name the classes; the last one after its municipality, if it has one only."""
    named = counts.names(lang)
    if (projects["projects_all"] > _PROJECT_CLASSES[-1]).sum() == 1:
        named[-1] = words.texts["largest"]
    return named


def _by_projects(projects: pd.DataFrame) -> list[tuple]:
    """List the municipalities by all projects, the most first, and those of a count by name."""
    return sorted(projects.itertuples(), key=lambda row: (-row.projects_all, _order(row)))


def _project_row(row: tuple, lang: str) -> Row:
    every = Run(number(row.projects_all, lang), _BOLD)
    assisted = Run(number(row.projects_assisted, lang), _BOLD, style.GREEN_INK)
    return Row(row.municipality_code, row.municipality, (every, assisted))


def _project_label(row: tuple, lang: str) -> Label:
    every = Run(f"{number(row.projects_all, lang)} · ", "bold", style.INK)
    assisted = Run(number(row.projects_assisted, lang), "bold", style.GREEN_INK)
    ways = [_bold(lines) for lines in names.at_hyphen(row.municipality)]
    layouts = tuple((*lines, (every, assisted)) for lines in ways)
    return Label(row.municipality_code, layouts, badge=True)


def _sums(projects: pd.DataFrame, words: Words, lang: str) -> Iterator[tuple[str, str, str]]:
    """Give the sum of each count, its name and its colour."""
    for name, colour in (("every", style.INK), ("assisted", style.GREEN_INK)):
        yield number(projects[_COUNTS[name]].sum(), lang), words.texts[name], colour


def _sum_lines(projects: pd.DataFrame, words: Words, lang: str) -> list[Line]:
    sums = _sums(projects, words, lang)
    lines = [Run(f"{total} {name}", _BOLD, colour) for total, name, colour in sums]
    return [(Run(words.texts["sums"], _BOLD), *lines)]


def _draw_sums(column: Axes, projects: pd.DataFrame, words: Words, lang: str) -> float:
    """Write the sums of both counts; return where the next thing may begin."""
    top = column.get_ylim()[1]
    column.text(0, top, words.texts["sums"], size=10, weight=_BOLD, va="top")
    for total, name, colour in _sums(projects, words, lang):
        top -= 0.4
        column.text(0, top, total, size=19, weight="bold", color=colour)
        column.text(0.62, top, name, size=11, color=colour)
    return top - 0.4


def _load_employment() -> Data:
    employment = loaders.load_foreign_employment(geometry=True)
    return {
        "employment": employment,
        "totals": pd.concat([loaders.load_foreign_employment(level=level) for level in _TOTALS]),
        "surroundings": boundaries.surroundings(employment),
    }


def _load_projects() -> Data:
    projects = loaders.load_fdi_projects(geometry=True)
    return {"projects": projects, "surroundings": boundaries.surroundings(projects)}


def _employment_facts(data: Data, lang: str) -> dict[str, str]:
    employment = data["employment"].set_index("municipality")
    shares = employment["share_pct"]
    total = data["totals"].set_index("area_level")["share_pct"]["eastern_denmark"]
    example = employment["employees"].idxmin()
    return {
        "count": number(len(employment), lang),
        "year": str(employment["year"].max()),
        "total": percent(total, lang),
        "first": shares.idxmax(),
        "most": percent(shares.max(), lang),
        "last": shares.idxmin(),
        "least": percent(shares.min(), lang),
        "example": example,
        "example_share": percent(shares[example], lang),
        "example_count": number(employment["employees"][example], lang),
    }


def _project_facts(data: Data, lang: str) -> dict[str, str]:
    projects = data["projects"].set_index("municipality")
    every, assisted = projects["projects_all"], projects["projects_assisted"]
    example = (assisted - every).idxmax()
    return {
        "count": number(len(projects), lang),
        "since": projects["period_start"].min(),
        "first": every.idxmax(),
        "most": number(every.max(), lang),
        "total": number(every.sum(), lang),
        "total_assisted": number(assisted.sum(), lang),
        "example": example,
        "example_every": number(every[example], lang),
        "example_assisted": number(assisted[example], lang),
    }


# What the numbers' columns are called, and their units.
_EMPLOYMENT_COLUMNS = {
    "da": {"municipality": "Kommune", "share_pct": "andel", "employees": "ansatte"},
    "en": {"municipality": "Municipality", "share_pct": "share", "employees": "employees"},
}
_EMPLOYMENT_UNITS = {"da": ("procent", "personer"), "en": ("per cent", "persons")}
_PROJECT_COLUMNS = {
    "da": {"municipality": "Kommune", "projects_all": "alle", "projects_assisted": "assisterede"},
    "en": {"municipality": "Municipality", "projects_all": "all", "projects_assisted": "assisted"},
}
_PROJECT_UNITS = {"da": ("projekter", "projekter"), "en": ("projects", "projects")}
_SINCE = {"da": "siden {}", "en": "since {}"}


def _numbers(frame: pd.DataFrame, columns: dict, units: Sequence[str], period: str) -> Numbers:
    shown = pd.DataFrame(frame[list(columns)]).rename(columns=columns)
    label, *values = columns.values()
    return Numbers(shown, label, dict(zip(values, units, strict=True)), period)


def _employment_numbers(data: Data, lang: str) -> Numbers:
    year = str(data["employment"]["year"].max())
    columns, units = _EMPLOYMENT_COLUMNS[lang], _EMPLOYMENT_UNITS[lang]
    return _numbers(data["employment"], columns, units, year)


def _project_numbers(data: Data, lang: str) -> Numbers:
    since = _SINCE[lang].format(data["projects"]["period_start"].min())
    return _numbers(data["projects"], _PROJECT_COLUMNS[lang], _PROJECT_UNITS[lang], since)


def _employment_shading(data: Data, words: Words, lang: str) -> Shading:
    employment = data["employment"].set_index("municipality_code")
    shares = _share_classes(employment)
    return _shading(employment["share_pct"], shares, shares.names(lang), words)


def _project_shading(data: Data, words: Words, lang: str) -> Shading:
    projects = data["projects"].set_index("municipality_code")
    counts = _project_classes(projects)
    named = _project_names(counts, projects, words, lang)
    return _shading(projects["projects_all"], counts, named, words)


def _shading(values: pd.Series, of: Classes, named: Sequence[str], words: Words) -> Shading:
    fills = dict(zip(values.index, of.colours_of(values), strict=True))
    title = " ".join(words.texts["legend"].split())
    legend_entries = list(zip(named, of.colours, strict=True))
    return Shading(fills, title, legend_entries, subtitle=words.texts.get("shading", ""))


FIGURES = {
    "foreign-employment-map": FigureSpec(
        tables=("foreign_employment",),
        is_map=True,
        load=_load_employment,
        draw=foreign_employment_map,
        facts=_employment_facts,
        numbers=_employment_numbers,
        shading=_employment_shading,
    ),
    "fdi-projects-map": FigureSpec(
        tables=("fdi_projects",),
        is_map=True,
        load=_load_projects,
        draw=fdi_projects_map,
        facts=_project_facts,
        numbers=_project_numbers,
        shading=_project_shading,
    ),
}
