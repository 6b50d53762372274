"""Checks that the investments add up to the sums of the proofread transcription."""

from kkrdata.catalog import Catalog
from kkrdata.check.reading import missed_totals, parsed
from kkrdata.errors import Problem


def _totals(catalog: Catalog) -> list[Problem]:
    return missed_totals(catalog, "fdi_projects")


def _exceeding(catalog: Catalog) -> list[Problem]:
    """Compare the warning, which says in how many municipalities, with the table."""
    table, frame = catalog.table("fdi_projects"), parsed(catalog, "fdi_projects")
    found = (frame["projects_assisted"] > frame["projects_all"]).sum()
    stated = " ".join(table.warnings("da"))
    if f" {found} kommuner" in stated:
        return []
    return [Problem(table.file, f"{found} municipalities", stated, column="projects_assisted")]


CHECKS = {
    "investments add up to the sums of the proofread transcription": _totals,
    "the assisted count exceeds the other as often as the warning says": _exceeding,
}
