"""Where Greater Copenhagen is: the four regions on a map."""

import geopandas as gpd
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kkrdata import boundaries, catalog, loaders, style
from kkrdata.cartography import frames
from kkrdata.cartography.frames import Frame, Layer
from kkrdata.cartography.labels import Label, Run
from kkrdata.charts import areas, marks
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.figures.spec import Data, FigureSpec, Numbers
from kkrdata.style import SLIDE, Body, Size, Words
from kkrdata.text import number, pick

_DANISH, _SWEDISH = ["Hovedstaden", "Sjælland"], ["Region Skåne", "Region Halland"]
_COUNTRIES = {"DK": {"da": "Danmark", "en": "Denmark"}, "SE": {"da": "Sverige", "en": "Sweden"}}
_LAND = (400_000, 1_000_000)  # west and east of the land that there is of the neighbours
_AROUND = 14_000  # metres around the regions
_KEY = 2.3  # inches on a slide that names of colours take beside the map
_SWATCH = 0.2  # inches on a slide
_COLUMNS = {
    "da": {"area": "Region", "country": "land", "municipalities": "kommuner"},
    "en": {"area": "Region", "country": "country", "municipalities": "municipalities"},
}
_CREDIT = {"da": "Svenske regioner: {}.", "en": "Swedish regions: {}."}
_NOT_COUNTED = {
    "da": "De svenske kommuner er ikke i tabellerne.",
    "en": "The Swedish municipalities are not in the tables.",
}


def greater_copenhagen_map(
    regions: gpd.GeoDataFrame,
    surroundings: gpd.GeoSeries,
    words: Words,
    lang: str = "da",
    size: Size = SLIDE,
) -> Figure:
    """Draw the four regions of Greater Copenhagen in the colours that charts give them.

    Parameters
    ----------
    regions : geopandas.GeoDataFrame
        Columns area, area_en, country, municipalities and geometry.
    surroundings : geopandas.GeoSeries
        All other land.
    words : Words
        What is written around the map.
    lang : {"da", "en"}, default "da"
        The language.
    size : Size, default SLIDE
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The map.
    """
    sheet = sheets.begin(words, lang, size)
    frame = _frame(sheet, regions)
    fills = {row.area: areas.look(row.area).colour for row in regions.itertuples()}
    land, names = style.OTHER_LAND, dict(zip(regions["area"], _names(regions, lang), strict=True))
    layers = [
        Layer(surroundings, [land] * len(surroundings), land, 0.2),
        Layer(regions.geometry, list(fills.values()), style.PAPER, 0.35 * sheet.scale),
    ]
    axes = frames.draw(sheet.figure, frame, layers)
    shapes = dict(zip(regions["area"], regions.geometry, strict=True))
    placed = frames.place_labels(frame, [_label(*each) for each in names.items()], shapes)
    frames.draw_labels(axes, frame, placed, fills)
    _draw_key(sheet, frame, regions, words)
    return sheet.figure


def _names(regions: pd.DataFrame, lang: str) -> list[str]:
    return list(regions[{"da": "area", "en": "area_en"}[lang]])


def _label(key: str, name: str) -> Label:
    """Write a name on paper, as it may be wider than its region."""
    return Label(key, (((Run(name, marks.BOLD, style.INK),),),), badge=True)


def _frame(sheet: Sheet, regions: gpd.GeoDataFrame) -> Frame:
    """Fit the regions into the body, and as much land beside them as there is room for."""
    west, south, east, north = regions.total_bounds
    body = sheet.body
    wide, high = east - west + 2 * _AROUND, north - south + 2 * _AROUND
    metres = max(wide / body.width, high / body.height)
    width = min(body.width, (_LAND[1] - _LAND[0]) / metres)
    left = (west + east - width * metres) / 2
    left = min(max(left, _LAND[0]), _LAND[1] - width * metres)
    bottom = (south + north - body.height * metres) / 2
    place = (body.left, body.bottom, width, body.height)
    return Frame(left, bottom, metres, place, tuple(regions["area"]), (sheet.label, sheet.tick))


def _draw_key(sheet: Sheet, frame: Frame, regions: pd.DataFrame, words: Words) -> None:
    """Name the colours beside the map, if there is room; the map names the regions anyway."""
    left = frame.place[0] + frame.place[2] + 0.35
    room = sheet.body.left + sheet.body.width - left
    if room < _KEY * sheet.scale:
        return
    top = sheet.body.bottom + sheet.body.height
    for row, name in zip(regions.itertuples(), _names(regions, sheet.lang), strict=True):
        place = Body(left, top - _SWATCH, room, _SWATCH)
        sheet.figure.add_artist(_swatch(sheet, place, areas.look(row.area).colour))
        beside = left + _SWATCH + 0.12
        below = sheets.write(sheet, beside, top, name, sheet.label, weight=marks.BOLD)
        note = _note(row, words, sheet.lang)
        top = sheets.write(sheet, beside, below, note, sheet.tick, color=style.QUIET_INK) - 0.2


def _swatch(sheet: Sheet, place: Body, colour: str) -> Rectangle:
    corner, where = (place.left, place.bottom), {"transform": sheet.figure.dpi_scale_trans}
    return Rectangle(corner, place.height, place.height, color=colour, **where)


def _note(row: tuple, words: Words, lang: str) -> str:
    country = pick(_COUNTRIES[row.country], lang)
    if pd.isna(row.municipalities):
        return country
    return f"{country}, {number(row.municipalities, lang)} {words.texts['municipalities']}"


def _load() -> Data:
    danish = loaders.load_municipalities(geometry=True, regions=_DANISH)
    swedish = boundaries.counties().set_index("area").loc[_SWEDISH].reset_index()
    whole = danish.dissolve("region", aggfunc={"municipality_code": "count"}, method="coverage")
    whole = whole.reset_index().rename(
        columns={"region": "area", "municipality_code": "municipalities"}
    )
    regions = pd.concat([whole.assign(country="DK"), swedish.assign(country="SE")])
    known = loaders.load_indicators().drop_duplicates("area").set_index("area")["area_en"]
    regions["area_en"] = regions["area"].map(known)
    columns = ["area", "area_en", "country", "municipalities", "geometry"]
    return {
        "regions": regions[columns].reset_index(drop=True),
        "surroundings": boundaries.surroundings(danish),
    }


def _facts(data: Data, lang: str) -> dict[str, str]:
    regions = data["regions"]
    counts = regions["country"].value_counts()
    names = dict(zip(regions["area"], _names(regions, lang), strict=True))
    return {
        "regions": number(len(regions), lang),
        "countries": number(len(counts), lang),
        "danish": ", ".join(names[area] for area in regions["area"][regions["country"] == "DK"]),
        "swedish": ", ".join(names[area] for area in regions["area"][regions["country"] == "SE"]),
    }


def _numbers(data: Data, lang: str) -> Numbers:
    columns, regions = _COLUMNS[lang], data["regions"]
    shown = pd.DataFrame(regions).assign(
        area=_names(regions, lang),
        country=[pick(_COUNTRIES[code], lang) for code in regions["country"]],
    )
    frame = shown[list(columns)].rename(columns=columns)
    counted = columns["municipalities"]
    return Numbers(frame, columns["area"], {counted: counted}, period="")


def _notes(data: Data, lang: str) -> list[str]:
    return [pick(_NOT_COUNTED, lang)]


def _sources(data: Data, lang: str) -> list[str]:
    return [pick(_CREDIT, lang).format(catalog.default().county_credit(lang))]


FIGURES = {
    "greater-copenhagen-map": FigureSpec(
        tables=("municipalities",),
        is_map=True,
        load=_load,
        draw=greater_copenhagen_map,
        facts=_facts,
        numbers=_numbers,
        notes=_notes,
        sources=_sources,
    ),
}
