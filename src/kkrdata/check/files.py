"""Checks that the files are the ones that were proofread and built."""

from kkrdata import tidy, validation
from kkrdata.catalog import Catalog
from kkrdata.check.reading import of_schema
from kkrdata.errors import Problem


def _raw_files(catalog: Catalog) -> list[Problem]:
    return tidy.changed_raw_files(catalog.root)


def _schemas(catalog: Catalog) -> list[Problem]:
    return [each for name in catalog.tables for each in of_schema(catalog, name)]


def _checksums(catalog: Catalog) -> list[Problem]:
    return [each for name in catalog.tables for each in validation.checksum_problems(catalog, name)]


def _origins(catalog: Catalog) -> list[Problem]:
    return [each for name in catalog.tables for each in validation.differences(catalog, name)]


CHECKS = {
    "data/raw is as it was proofread": _raw_files,
    "each table has its columns, types, keys and codes": _schemas,
    "each cell of each table is what data/raw gives": _origins,
    "each table has the checksum in data/tables/datapackage.json": _checksums,
}
