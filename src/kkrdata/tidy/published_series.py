"""What others published of the charts of section 2.10."""

from kkrdata import periods
from kkrdata.tidy import names
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step


def _period(text: str) -> str:
    try:
        periods.parse(text)
    except periods.PeriodError as error:
        raise ValueError(str(error)) from error
    return text


_COLUMNS = {
    **names.indicator("indicator_id"),
    **names.area("area"),
    "period": Column("period", (Step("see that it is a period", _period),)),
    "value": Column("value", (Step("read as a number", float),)),
}
_ORDER = [
    "indicator_id",
    "area",
    "area_en",
    "period",
    "chart",
    "theme",
    "indicator",
    "indicator_en",
    "nuts_code",
    "value",
    "unit",
    "qualifier",
    "definition",
    "definition_en",
    "comparability",
    "axis_group",
    "publisher",
    "source_id",
    "source_title",
    "source_url",
]

RECIPES = {
    "published_series": Recipe(
        raw_file="data/raw/published_series.csv",
        key=("indicator_id", "area", "period", "source_id"),
        columns={name: _COLUMNS.get(name, Column(name)) for name in _ORDER},
    ),
}
