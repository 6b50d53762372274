"""Checks that the investments add up to the sums of the proofread transcription."""

from kkrdata.catalog import Catalog
from kkrdata.check.reading import missed_totals, parsed
from kkrdata.errors import Problem

EXCEEDING = 7  # municipalities in which the assisted count is the larger; the warning says so


def _totals(catalog: Catalog) -> list[Problem]:
    return missed_totals(catalog, "fdi_projects")


def _exceeding(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "fdi_projects")
    found = int((frame["projects_assisted"] > frame["projects_all"]).sum())
    if found == EXCEEDING:
        return []
    file = catalog.table("fdi_projects").file
    return [Problem(file, f"{found} municipalities", str(EXCEEDING), column="projects_assisted")]


CHECKS = {
    "investments add up to 564 in all and 281 assisted": _totals,
    "the assisted count exceeds the other in 7 municipalities": _exceeding,
}
