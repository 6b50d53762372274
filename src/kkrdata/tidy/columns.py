"""Columns that several tables have."""

from kkrdata.tidy import steps
from kkrdata.tidy.recipe import Column

MUNICIPALITY = {
    "municipality_code": Column("name", steps.municipality("code")),
    "municipality": Column("name", steps.municipality("name")),
    "region_code": Column("name", steps.municipality("region_code")),
    "region": Column("name", steps.municipality("region")),
}
