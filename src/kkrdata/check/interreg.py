"""Checks that the regions of the programme are complete, and each in its country."""

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem

AREAS = {"DE": 5, "DK": 2, "LT": 3, "PL": 10, "SE": 4}


def _counts(catalog: Catalog) -> list[Problem]:
    file = catalog.table("interreg_regions").file
    found = parsed(catalog, "interreg_regions").groupby("country").size().to_dict()
    return [] if found == AREAS else [Problem(file, str(found), str(AREAS), column="country")]


def _countries(catalog: Catalog) -> list[Problem]:
    file, frame = catalog.table("interreg_regions").file, parsed(catalog, "interreg_regions")
    strangers = frame[frame["nuts_code"].str[:2] != frame["country"]]
    return [
        Problem(
            file, f"{row.nuts_code} in {row.country}", "a code of that country", column="nuts_code"
        )
        for row in strangers.itertuples()
    ]


CHECKS = {
    "Interreg South Baltic has 24 regions in five countries": _counts,
    "the NUTS code of each of its regions is one of its country": _countries,
}
