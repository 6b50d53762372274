"""Section 2.11, second exhibit: foreign investments since 2012."""

from kkrdata.tidy import steps
from kkrdata.tidy.columns import MUNICIPALITY
from kkrdata.tidy.recipe import Column, Recipe

RECIPES = {
    "fdi_projects": Recipe(
        raw_file="data/raw/fdi_projects.csv",
        key=("municipality_code",),
        columns={
            **MUNICIPALITY,
            "period_start": Column("period", (steps.YEAR,)),
            "period_end": Column("period", (steps.NOT_STATED,)),
            "projects_all": Column(
                "value", (steps.JOIN_LINES, steps.BEFORE_SLASH, steps.DANISH_INTEGER)
            ),
            "projects_assisted": Column(
                "value", (steps.JOIN_LINES, steps.AFTER_SLASH, steps.DANISH_INTEGER)
            ),
        },
    ),
}
