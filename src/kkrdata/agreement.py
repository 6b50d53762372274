"""Whether what the report states is what others published."""

from typing import NamedTuple

import pandas as pd

from kkrdata import periods, text, units
from kkrdata.errors import UnknownNameError
from kkrdata.loaders import load_indicators

STATUSES = {
    "confirmed": {"da": "bekræftet", "en": "confirmed"},
    "contradicted": {"da": "modsagt", "en": "contradicted"},
    "other_definition": {"da": "opgjort på en anden måde", "en": "counted in another way"},
    "missing": {"da": "intet offentliggjort tal fundet", "en": "no published number found"},
}
# What a published number must be multiplied by to stand beside a stated one.
_CONVERSIONS = {("vehicles_per_day", "vehicles_per_week"): 7}
# What a stated ratio can be computed from: indicator and area above and below the line.
_RATIOS = {
    "hotel_nights_ratio": (
        ("accommodation_nights", "Region Skåne"),
        ("hotel_nights", "Region Hovedstaden"),
    )
}
_COMPARABLE = ("same_series", "same_concept")
_NEAR = {"=": 0.005, "~": 0.05}  # what rounding may make of a number


class _Published(NamedTuple):
    """A number to hold against a stated one: in its unit, how comparable, whose, in words."""

    published_value: float
    comparability: str
    published_source: str
    published_as: str
    published_as_en: str


def status_label(status: str, lang: str) -> str:
    """Say a status in words.

    Parameters
    ----------
    status : {"confirmed", "contradicted", "other_definition", "missing"}
        The status.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The words.

    Raises
    ------
    UnknownNameError
        If there is no such status or language.

    Examples
    --------
    >>> status_label("contradicted", "da")
    'modsagt'
    """
    if status not in STATUSES:
        raise UnknownNameError("status", status, STATUSES)
    return text.pick(STATUSES[status], lang)


def compare_indicators() -> pd.DataFrame:
    """Hold each number that the report states against the published ones.

    Returns
    -------
    pandas.DataFrame
        One row a stated value: chart, indicator_id, indicator, indicator_en, area, area_en, period,
        value, unit, qualifier, status (confirmed, contradicted, other_definition, missing),
        published_value (in the same unit), comparability, published_source, published_as and
        published_as_en (as published, in words), difference (published less stated), ratio
        (published to stated). What derives from stated values is left out.

    Raises
    ------
    DataError
        If a file is missing or is not as it was built.

    Notes
    -----
    Source: as `load_indicators`. A number contradicts another only if both count the same thing.
    What the traffic on the bridge fell to early in 2021 is held against the mean of the quarter.

    Examples
    --------
    >>> frame = compare_indicators().set_index("indicator_id")
    >>> frame.loc["bridge_vehicles", "status"], float(frame.loc["bridge_vehicles", "difference"])
    ('contradicted', 26900.0)
    """
    whole = load_indicators()
    published = whole[whole["origin"] == "published"]
    stated = whole[whole["basis"] == "stated"].reset_index(drop=True)
    columns = "chart indicator_id indicator indicator_en area area_en period value unit qualifier"
    found = pd.DataFrame(
        [_compared(row, published) for row in stated.itertuples()],
        columns=["status", *_Published._fields, "difference", "ratio"],
    )
    return pd.concat([stated[columns.split()], found], axis=1)


def summary(compared: pd.DataFrame, lang: str = "en") -> list[str]:
    """Write what was compared, a line a value.

    Parameters
    ----------
    compared : pandas.DataFrame
        What `compare_indicators` returns.
    lang : str, default "en"
        "da" or "en".

    Returns
    -------
    list of str
        What the report states, what others published, and by how much they differ.
    """
    return [_line(row, lang) for row in compared.itertuples()]


def _line(row: tuple, lang: str) -> str:
    said = {"da": (row.indicator, row.area), "en": (row.indicator_en, row.area_en)}[lang]
    stated = units.amount(row.value, row.unit, lang, row.qualifier)
    line = f"{', '.join(said)}, {periods.label(row.period, lang)}: {stated}"
    status = status_label(row.status, lang)
    if row.status == "missing":
        return f"{line}: {status}"
    against = text.pick({"da": "mod {}, forskel {}", "en": "against {}, difference {}"}, lang)
    decimals = 0 if abs(row.published_value) >= 100 else 2
    numbers = (text.number(n, lang, decimals) for n in (row.published_value, row.difference))
    return f"{line}: {status}, {against.format(*numbers)} ({row.published_source})"


def _compared(stated: tuple, published: pd.DataFrame) -> dict[str, object]:
    other = _found(stated, published)
    if other is None:
        return {"status": "missing"}
    value = other.published_value
    differences = {"difference": value - stated.value, "ratio": value / stated.value}
    return {"status": _status(stated, other)} | other._asdict() | differences


def _status(stated: tuple, other: _Published) -> str:
    if other.comparability not in _COMPARABLE:
        return "other_definition"
    confirmed = agrees(stated.value, stated.qualifier, other.published_value)
    return "confirmed" if confirmed else "contradicted"


def _found(stated: tuple, published: pd.DataFrame) -> _Published | None:
    of_the_time = published[published["period"] == stated.period]
    if stated.indicator_id in _RATIOS:
        return _ratio(_RATIOS[stated.indicator_id], of_the_time)
    same = _of(of_the_time, stated.indicator_id, stated.area)
    return None if same is None else _converted(same, stated.unit)


def _of(frame: pd.DataFrame, indicator_id: str, area: str) -> pd.Series | None:
    """Return the most comparable value of an indicator and an area."""
    rows = frame[(frame["indicator_id"] == indicator_id) & (frame["area"] == area)]
    if rows.empty:
        return None
    return rows.loc[rows["comparability"].isin(_COMPARABLE).idxmax()]


def _converted(row: pd.Series, unit: str) -> _Published | None:
    factor = 1 if row["unit"] == unit else _CONVERSIONS.get((row["unit"], unit))
    if factor is None:
        return None
    return _Published(row["value"] * factor, row["comparability"], row["publisher"], *_amounts(row))


def _ratio(parts: tuple, frame: pd.DataFrame) -> _Published | None:
    above, below = rows = [_of(frame, *part) for part in parts]
    if above is None or below is None:
        return None
    amounts = map(" / ".join, zip(*map(_amounts, rows), strict=True))
    publishers = "; ".join(row["publisher"] for row in rows)
    return _Published(above["value"] / below["value"], "other_definition", publishers, *amounts)


def _amounts(row: pd.Series) -> list[str]:
    parts = row["value"], row["unit"], row["qualifier"]
    return [units.amount(*parts[:2], lang, parts[2]) for lang in text.LANGUAGES]


def agrees(value: float, qualifier: str, published: float) -> bool:
    """Tell whether a published number is what a stated one says, within its rounding.

    Parameters
    ----------
    value : float
        The stated number.
    qualifier : {"=", "~", "<", ">"}
        Whether it is stated as it is, as about it, as less or as more.
    published : float
        The published number, in the same unit.

    Returns
    -------
    bool
        Whether the one confirms the other.

    Examples
    --------
    >>> agrees(20000, "~", 20700), agrees(20000, "~", 46900)
    (True, False)
    """
    if qualifier == "<":
        return published < value
    if qualifier == ">":
        return published > value
    return abs(published - value) <= _NEAR[qualifier] * abs(value)
