"""Writes vintages: the content first, then the record that makes it one."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from kkrdata import periods, vintages
from kkrdata.errors import OutputError
from kkrdata.export import files
from kkrdata.refresh.reading import Observation
from kkrdata.refresh.series import Series, Source, areas
from kkrdata.vintages import Vintage

COLUMNS = (
    *("series", "indicator_id", "area", "area_en", "period", "chart", "theme", "indicator"),
    *("indicator_en", "nuts_code", "value", "unit", "qualifier", "definition", "definition_en"),
    *("comparability", "axis_group", "status", "break", "break_en", "publisher", "source_id"),
    *("source_title", "source_url"),
)
_STAMP = "%Y-%m-%dT%H%M%SZ"


def stamp(moment: datetime) -> str:
    """Write a moment as a file's name can have it.

    Parameters
    ----------
    moment : datetime
        A moment in UTC.

    Returns
    -------
    str
        Date and time.
    """
    return moment.strftime(_STAMP)


def rows(
    series: Series, source: Source, found: Sequence[Observation]
) -> Iterator[dict[str, object]]:
    """Describe values as the tables of indicators do.

    Parameters
    ----------
    series : Series
        What they are.
    source : Source
        Who publishes them.
    found : sequence of Observation
        The values.

    Yields
    ------
    dict of str to object
        A row with all `COLUMNS`.
    """
    same = {name: getattr(series, name) for name in COLUMNS if hasattr(series, name)}
    same |= {
        "series": series.id,
        "qualifier": "=",
        "publisher": source.publisher,
        "source_id": f"{source.id}-{series.folder}",
        "source_title": f"{source.title}, {series.folder}",
        "source_url": source.site,
    }
    for area, period, value, status in found:
        begins = periods.parse(period).start
        broken = [each for each in series.breaks if begins >= each["since"]]
        yield same | {
            "area": area,
            "area_en": areas()[area]["en"],
            "nuts_code": areas()[area]["nuts"],
            "period": period,
            "value": f"{round(value * series.factor, 6):.15g}",
            "status": status,
            **(_after(series, broken[-1]) if broken else {}),
        }


def _after(series: Series, change: Mapping[str, Any]) -> dict[str, str]:
    """Mark what comes after a change of definition: no line may join it to what was before."""
    return {
        "axis_group": f"{series.axis_group}_since_{change['since'].year}",
        "break": change["da"],
        "break_en": change["en"],
    }


def as_csv(content: Iterable[Mapping[str, object]]) -> bytes:
    """Write rows as a CSV.

    Parameters
    ----------
    content : iterable of mapping
        Rows with all `COLUMNS`.

    Returns
    -------
    bytes
        The file's content.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(content)
    return text.getvalue().encode()


def save(
    table: tuple[str, str], moment: datetime, form: str, content: bytes, record: Mapping[str, Any]
) -> Vintage:
    """Write a vintage; none is ever overwritten.

    Parameters
    ----------
    table : tuple of str
        The service and the table, by our own names.
    moment : datetime
        When it was fetched, in UTC.
    form : {"csv", "geojson"}
        What the content is.
    content : bytes
        The content.
    record : mapping
        What else to record.

    Returns
    -------
    Vintage
        The vintage.

    Raises
    ------
    OutputError
        If there is one already, or it cannot be written.
    """
    path = vintages.folder().joinpath(*table, f"{stamp(moment)}.json")
    beside = path.with_suffix(f".{form}")
    if path.exists() or beside.exists():
        raise OutputError(f"{path}: there is a vintage of that moment already; it was left as is.")
    about = {
        "source": table[0],
        "table": table[1],
        "retrieved": moment.isoformat(timespec="seconds"),
        "form": form,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    text = json.dumps(about | dict(record), ensure_ascii=False, indent=1) + "\n"
    files.write(beside, content)
    files.write(path, text.encode())
    return Vintage(path)
