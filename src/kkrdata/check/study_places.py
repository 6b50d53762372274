"""Checks that the extra study places add up, by programme, by step and by what is found."""

import pandas as pd

from kkrdata.catalog import Catalog
from kkrdata.check.reading import parsed
from kkrdata.errors import Problem


def _sum(frame: pd.DataFrame, programme: str, *subjects: str) -> int:
    chosen = frame["subject"].isin(subjects) & (frame["programme"] == programme)
    return int(frame.loc[chosen, "value"].sum())


def _differing(catalog: Catalog, found: int, expected: int) -> list[Problem]:
    file = catalog.table("study_places").file
    return [] if found == expected else [Problem(file, str(found), str(expected), column="value")]


def _programmes(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "study_places")
    parts = _sum(frame, "nursing", "extra") + _sum(frame, "pedagogy", "extra")
    return _differing(catalog, parts, _sum(frame, "nursing_and_pedagogy", "extra"))


def _steps(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "study_places")
    return _differing(catalog, _sum(frame, "nursing", "step"), _sum(frame, "nursing", "extra"))


def _found(catalog: Catalog) -> list[Problem]:
    frame = parsed(catalog, "study_places")
    reached = _sum(frame, "pedagogy", "found", "remaining")
    return _differing(catalog, reached, _sum(frame, "pedagogy", "extra"))


def _intake(catalog: Catalog) -> list[Problem]:
    return _differing(catalog, _sum(parsed(catalog, "study_places"), "nursing", "intake"), 100)


CHECKS = {
    "the extra study places of nursing and pedagogy add up to the 300 of both": _programmes,
    "the yearly steps of nursing add up to its extra places": _steps,
    "places found and remaining in pedagogy add up to its extra places": _found,
    "summer and winter intake add up to the whole": _intake,
}
