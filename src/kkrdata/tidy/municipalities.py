"""The 98 municipalities, from `kkrdata.places`."""

from kkrdata import places
from kkrdata.tidy.recipe import HEADER_ROWS, Column, RawRow, Recipe


def _rows() -> list[RawRow]:
    known = places.municipalities().values()
    return [RawRow(row, place._asdict()) for row, place in enumerate(known, HEADER_ROWS + 1)]


RECIPES = {
    "municipalities": Recipe(
        raw_file="src/kkrdata/places/municipalities.csv",
        key=("municipality_code",),
        columns={
            "municipality_code": Column("code"),
            "municipality": Column("name"),
            **{name: Column(name) for name in places.Municipality._fields[2:]},
        },
        rows=_rows,
    ),
}
