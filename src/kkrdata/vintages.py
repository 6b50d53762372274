"""Reads what has been refreshed: official series and borders as they were on the day they came.

`kkrdata refresh` fetches them; nothing here opens a connection. A vintage is two files, the content
and, written last, a record that holds the content's checksum. Without its record, or with another
checksum, a content is not loaded.
"""

import hashlib
import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from kkrdata import catalog
from kkrdata.errors import (
    DataError,
    NoProjectError,
    NotRefreshedError,
    Problem,
    UnknownNameError,
    reason,
)

HOME_VARIABLE = "KKRDATA_HOME"
LATEST = "latest"
BORDERS = ("gisco", "dagi")  # services of borders; all others have series
_FORMS = ("csv", "geojson")
_ADVICE = "delete both files of this vintage, then run `kkrdata refresh`"
_NUMBERS = {"chart": "int64", "value": "float64"}


def folder() -> Path:
    """Return where vintages are kept.

    Returns
    -------
    Path
        `refreshed` in the folder that the environment variable KKRDATA_HOME names; or else in the
        checkout's data folder; or else in the user's own data folder.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen) / "refreshed"
    try:
        return catalog.default().project() / "data" / "refreshed"
    except NoProjectError:
        return _own_folder() / "refreshed"


def _own_folder() -> Path:
    try:
        import platformdirs
    except ModuleNotFoundError as error:
        raise NotRefreshedError(
            "Nothing has been fetched on this machine. Install what fetching needs: "
            "python -m pip install kkrdata[refresh]"
        ) from error
    return platformdirs.user_data_path("kkrdata", appauthor=False)


@dataclass(frozen=True)
class Vintage:
    """What one table was when it was fetched.

    Attributes
    ----------
    path : Path
        Its record.
    """

    path: Path

    @property
    def table(self) -> tuple[str, str]:
        """The service and the table."""
        return self.path.parent.parent.name, self.path.parent.name

    @property
    def retrieved(self) -> str:
        """When it was fetched, in UTC: 2026-01-31T101500Z."""
        return self.path.stem

    @property
    def name(self) -> str:
        """How messages call it."""
        return "/".join((*self.table, self.path.name))

    @cached_property
    def record(self) -> dict[str, Any]:
        """What is recorded of it: addresses, questions, answers, checksums, the agency's stamp."""
        try:
            record = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise self._damaged(reason(error), "a record of a refresh") from error
        if not isinstance(record, dict) or record.get("form") not in _FORMS:
            raise self._damaged("something else", "a record of a refresh")
        return record

    @property
    def content_path(self) -> Path:
        """The file with its content."""
        return self.path.with_suffix(f".{self.record['form']}")

    @cached_property
    def content(self) -> bytes:
        """The content, if it is what was fetched.

        Raises
        ------
        DataError
            If a file is missing or has been changed.
        """
        try:
            content = self.content_path.read_bytes()
        except OSError as error:
            raise self._damaged(reason(error), "its content beside it") from error
        if hashlib.sha256(content).hexdigest() != self.record.get("sha256"):
            raise self._damaged("another checksum", "the content as it was fetched")
        return content

    def frame(self) -> pd.DataFrame:
        """Read its rows.

        Returns
        -------
        pandas.DataFrame
            One row a value; text columns as text, gaps as missing.

        Raises
        ------
        DataError
            If a file is missing or has been changed.
        """
        text = io.BytesIO(self.content)
        frame = pd.read_csv(text, dtype=_NUMBERS, na_values=[""], keep_default_na=False)
        texts = dict.fromkeys(frame.columns.difference(list(_NUMBERS)), "str")
        return frame.astype(texts).assign(accessed=self.retrieved[:10])

    def _damaged(self, found: str, expected: str) -> DataError:
        return DataError([Problem(str(self.path), found, expected, advice=_ADVICE)])


def every(source: str = "*", table: str = "*") -> list[Vintage]:
    """List vintages.

    Parameters
    ----------
    source, table : str, default "*"
        The service and the table; all if left out.

    Returns
    -------
    list of Vintage
        The oldest first.
    """
    found = (Vintage(path) for path in folder().glob(f"{source}/{table}/*.json"))
    return sorted(found, key=lambda vintage: (vintage.retrieved, vintage.table))


def latest(source: str, table: str = "*") -> Vintage | None:
    """Return the newest vintage of a table.

    Parameters
    ----------
    source : str
        The service.
    table : str, default "*"
        The table; any if left out.

    Returns
    -------
    Vintage or None
        The vintage, if there is one.
    """
    found = every(source, table)
    return found[-1] if found else None


def of_series() -> list[Vintage]:
    """List the vintages of series.

    Returns
    -------
    list of Vintage
        The oldest first.
    """
    return [each for each in every() if each.table[0] not in BORDERS]


def load(vintage: str = LATEST) -> pd.DataFrame:
    """Load the official series.

    Parameters
    ----------
    vintage : str, default "latest"
        A date such as "2026-01-31": what was known at its end. "latest" is all that is known.

    Returns
    -------
    pandas.DataFrame
        One row a value: series, indicator_id, area, area_en, period, chart, theme, indicator,
        indicator_en, nuts_code, value, unit, qualifier, definition, definition_en, comparability,
        axis_group, status (the agency's remark), break and break_en (a note, since the definition
        is another), publisher, source_id, source_title, source_url, accessed. Of each series, the
        newest vintage that has it.

    Raises
    ------
    NotRefreshedError
        If nothing has been refreshed until then.
    UnknownNameError
        If the vintage is no date.
    DataError
        If a vintage is damaged.
    """
    known = [each for each in of_series() if _is_known(each, vintage)]
    if not known:
        raise NotRefreshedError(
            f"No official series have been fetched to {folder()}"
            f"{'' if vintage == LATEST else f' by {vintage}'}. Run `kkrdata refresh`; it needs a "
            "connection."
        )
    return _newest(each.frame() for each in known)


def _is_known(each: Vintage, vintage: str) -> bool:
    if vintage == LATEST:
        return True
    try:
        day = date.fromisoformat(vintage).isoformat()
    except (TypeError, ValueError):
        days = sorted({each.retrieved[:10] for each in of_series()})
        raise UnknownNameError("vintage", vintage, [LATEST, *days]) from None
    return each.retrieved[:10] <= day


def _newest(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    by_series = {}
    for frame in frames:
        by_series |= dict(iter(frame.groupby("series")))
    joined = pd.concat(by_series.values(), ignore_index=True)
    return joined.sort_values(["indicator_id", "area", "period", "series"], ignore_index=True)
