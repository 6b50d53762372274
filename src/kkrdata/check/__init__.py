"""Checks across tables: what the files, the document's totals and the arithmetic say."""

from collections.abc import Callable
from typing import NamedTuple

from kkrdata.catalog import Catalog
from kkrdata.check import (
    fdi_projects,
    files,
    foreign_employment,
    governance,
    health_clusters,
    indicators,
    interreg,
    lighthouses,
    other_figures,
    shared_patients,
    study_places,
)
from kkrdata.check.reading import of_schema, parsed
from kkrdata.errors import DataError, Problem

Check = Callable[[Catalog], list[Problem]]


class Result(NamedTuple):
    """What a check found: nothing, if all is well."""

    claim: str
    problems: list[Problem]


CHECKS: dict[str, Check] = {
    **files.CHECKS,
    **foreign_employment.CHECKS,
    **fdi_projects.CHECKS,
    **health_clusters.CHECKS,
    **shared_patients.CHECKS,
    **lighthouses.CHECKS,
    **study_places.CHECKS,
    **interreg.CHECKS,
    **governance.CHECKS,
    **other_figures.CHECKS,
    **indicators.CHECKS,
}


def run(catalog: Catalog) -> list[Result]:
    """Run all checks.

    Parameters
    ----------
    catalog : Catalog
        The tables to check.

    Returns
    -------
    list of Result
        One a check, in order; a check that could not be carried out reports why.
    """
    for read in (of_schema, parsed):
        read.cache_clear()  # the files may have changed since
    return [Result(claim, _problems(check, catalog)) for claim, check in CHECKS.items()]


def _problems(check: Check, catalog: Catalog) -> list[Problem]:
    try:
        return check(catalog)
    except DataError as error:
        return error.problems
