"""Says what changed between a series' two newest vintages."""

from collections import defaultdict
from collections.abc import Container, Iterator

import pandas as pd

from kkrdata import vintages
from kkrdata.vintages import Vintage

_KEY = ["series", "area", "period"]


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Compare two vintages.

    Parameters
    ----------
    before, after : pandas.DataFrame
        Their rows.

    Returns
    -------
    pandas.DataFrame
        One row a value that came, went or changed: series, area, period, change (new, gone,
        revised), before, after, revision (after less before).
    """
    sides = before[[*_KEY, "value"]].merge(
        after[[*_KEY, "value"]],
        how="outer",
        on=_KEY,
        suffixes=("_before", "_after"),
        indicator="change",
    )
    sides = sides.rename(columns={"value_before": "before", "value_after": "after"})
    names = {"left_only": "gone", "right_only": "new", "both": "revised"}
    sides["change"] = sides["change"].astype("str").map(names)
    sides["revision"] = (sides["after"] - sides["before"]).round(6)
    differs = (sides["change"] != "revised") | (sides["before"] != sides["after"])
    columns = [*_KEY, "change", "before", "after", "revision"]
    return sides.loc[differs, columns].sort_values(_KEY, ignore_index=True)


def newest_pairs() -> Iterator[tuple[str, list[tuple[Vintage, pd.DataFrame]]]]:
    """List each series with its two newest vintages; some vintages of a table lack some series.

    Yields
    ------
    tuple of str and list
        The series, and one or two vintages with its rows, the newest last.
    """
    found = defaultdict(list)
    for vintage in sorted(vintages.of_series(), key=lambda each: (each.table, each.retrieved)):
        for name, rows in vintage.frame().groupby("series"):
            found[name].append((vintage, rows))
    yield from ((name, both[-2:]) for name, both in found.items())


def report(series: Container[str]) -> Iterator[str]:
    """Say what changed in each series.

    Parameters
    ----------
    series : container of str
        The ids of those to speak of.

    Yields
    ------
    str
        A line.
    """
    if not vintages.of_series():
        yield f"Nothing has been fetched to {vintages.folder()} yet."
    for name, (*earlier, (newest, rows)) in newest_pairs():
        if name not in series:
            continue
        label = f"{name} ({'/'.join(newest.table)})"
        if not earlier:
            yield f"{label}: one vintage only, {newest.retrieved}"
            continue
        before, rows_before = earlier[0]
        changes = compare(rows_before, rows)
        counts = changes["change"].value_counts()
        said = ", ".join(f"{counts.get(kind, 0)} {kind}" for kind in ("new", "revised", "gone"))
        yield f"{label}: {before.retrieved} to {newest.retrieved}: {said}{_size(changes)}"
        yield from (f"  {_line(row)}" for row in changes.itertuples())


def _size(changes: pd.DataFrame) -> str:
    revisions = changes.loc[changes["change"] == "revised", "revision"].abs()
    return f"; largest revision {revisions.max():g}" if len(revisions) else ""


def _line(row: tuple) -> str:
    place = f"{row.area}, {row.period}"
    if row.change == "revised":
        return f"{place}: {row.before:g} is now {row.after:g} ({row.revision:+g})"
    value = row.after if row.change == "new" else row.before
    return f"{place}: {value:g} {row.change}"
