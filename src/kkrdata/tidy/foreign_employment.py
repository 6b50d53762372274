"""Section 2.11, first exhibit: taxpayers employed in foreign companies."""

from kkrdata.tidy import steps
from kkrdata.tidy.columns import MUNICIPALITY
from kkrdata.tidy.recipe import Column, Recipe

_NUMBERS = {
    "year": Column("period", (steps.YEAR, steps.WHOLE)),
    "employees": Column("value", (steps.COUNT, steps.DANISH_INTEGER)),
    "share_pct": Column("value", (steps.SHARE, steps.WHOLE)),
}
_LEVELS = {"Østdanmark": "eastern_denmark"}
_LEVEL = steps.Step("tell a region from the total", lambda name: _LEVELS.get(name, "region"))

RECIPES = {
    "foreign_employment": Recipe(
        raw_file="data/raw/foreign_employment.csv",
        key=("municipality_code", "year"),
        columns={
            **MUNICIPALITY,
            **_NUMBERS,
        },
    ),
    "foreign_employment_totals": Recipe(
        raw_file="data/raw/foreign_employment_totals.csv",
        key=("area", "year"),
        columns={
            "area": Column("name"),
            "area_level": Column("name", (_LEVEL,)),
            **_NUMBERS,
        },
    ),
}
