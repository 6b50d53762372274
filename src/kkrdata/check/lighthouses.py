"""Checks that the grants add up to the sum of the proofread transcription."""

from kkrdata.catalog import Catalog
from kkrdata.check.reading import missed_totals
from kkrdata.errors import Problem


def _totals(catalog: Catalog) -> list[Problem]:
    return missed_totals(catalog, "lighthouses")


CHECKS = {"the grants of the lighthouses add up to 490.5 million kroner": _totals}
