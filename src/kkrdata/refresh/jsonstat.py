"""Reads JSON-stat, version 2 and the version 1 that Statistikbanken writes.

The one maintained reader for Python, pyjstat, takes values by place without asking whether there
are as many as the dimensions say, and opens connections of its own. Here a value whose place is
not certain is an error.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kkrdata.errors import RefreshError
from kkrdata.refresh.values import number

_MOST_VALUES = 5_000_000


class Dimension(NamedTuple):
    """A dimension of a cube: its name, and the labels of its categories by code, in order."""

    id: str
    labels: Mapping[str, str]


class Cell(NamedTuple):
    """A value of a cube, with the code that it has in each dimension."""

    codes: Mapping[str, str]
    value: float
    status: str


@dataclass(frozen=True)
class Cube:
    """A table of any number of dimensions.

    Attributes
    ----------
    dimensions : sequence of Dimension
        The last one changes fastest.
    values : sequence of float or None
        One for each combination of categories; None where there is none.
    statuses : sequence of str
        The agency's remarks on them.
    updated : str or None
        When the agency last changed it, in the agency's words.
    """

    dimensions: Sequence[Dimension]
    values: Sequence[float | None]
    statuses: Sequence[str]
    updated: str | None

    def cells(self) -> Iterator[Cell]:
        """List the values that are there.

        Yields
        ------
        Cell
            Codes, value and status.
        """
        names = [dimension.id for dimension in self.dimensions]
        codes = [list(dimension.labels) for dimension in self.dimensions]
        sizes = [len(each) for each in codes]
        for place, value in enumerate(self.values):
            if value is not None:
                positions = _positions(place, sizes)
                found = (codes[i][position] for i, position in enumerate(positions))
                yield Cell(dict(zip(names, found, strict=True)), value, self.statuses[place])


def _positions(place: int, sizes: Sequence[int]) -> list[int]:
    positions = []
    for size in reversed(sizes):
        place, position = divmod(place, size)
        positions.append(position)
    return positions[::-1]


def read(document: Any) -> Cube:
    """Read a JSON-stat dataset.

    Parameters
    ----------
    document : object
        The parsed JSON: a dataset, or a version 1 answer with one in it.

    Returns
    -------
    Cube
        Its content.

    Raises
    ------
    RefreshError
        If it is not as the format wants it.
    """
    try:
        return _cube(_dataset(document))
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise RefreshError(f"The answer is no whole JSON-stat ({_said(error)}).") from error


def _said(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)


def _dataset(document: Any) -> Mapping[str, Any]:
    if "dataset" in document and "dimension" not in document:  # version 1
        dataset = dict(document["dataset"])
        return dataset | {key: dataset["dimension"][key] for key in ("id", "size")}
    if document["class"] != "dataset":
        raise ValueError(f"its class is {document['class']!r}, not 'dataset'")
    return document


def _cube(dataset: Mapping[str, Any]) -> Cube:
    names, sizes = _list(dataset["id"]), _list(dataset["size"])
    if len(set(names)) != len(names):
        raise ValueError("a dimension is named twice")
    dimensions = [
        Dimension(name, _labels(name, dataset["dimension"][name]["category"], size))
        for name, size in zip(names, sizes, strict=True)
    ]
    count = math.prod(sizes)
    if count > _MOST_VALUES:
        raise ValueError(f"{count} values are too many")
    values = [_number(value) for value in _spread(dataset["value"], count)]
    statuses = _spread(dataset.get("status") or {}, count)
    return Cube(
        dimensions, values, [_text(each or "") for each in statuses], dataset.get("updated")
    )


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is expected")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _labels(name: str, category: Mapping[str, Any], size: Any) -> dict[str, str]:
    """Order the categories of a dimension."""
    labels = category.get("label") or {}
    codes = _ordered(category["index"] if "index" in category else list(labels))
    if isinstance(size, bool) or size != len(codes) or len(set(codes)) != len(codes):
        raise ValueError(f"{name} has {len(codes)} categories, and says {size}")
    if len(codes) > 1 and "index" not in category:
        raise ValueError(f"the categories of {name} have no order")
    return {_text(code): _text(labels.get(code, code)) for code in codes}


def _ordered(index: Any) -> list[str]:
    if isinstance(index, list):
        return index
    codes = sorted(index, key=index.__getitem__)
    if [index[code] for code in codes] != list(range(len(codes))):
        raise ValueError("the categories' places are not 0, 1, 2 …")
    return codes


def _spread(values: Any, count: int) -> list[Any]:
    """Put values into their places, whether all are listed or only those that there are."""
    if isinstance(values, dict):
        spread = [None] * count
        for place, value in values.items():
            spread[_place(place, count)] = value
        return spread
    if len(_list(values)) != count:
        raise ValueError(f"{len(values)} values for {count} places")
    return values


def _place(text: str, count: int) -> int:
    if not text.isdecimal() or not text.isascii() or str(int(text)) != text or int(text) >= count:
        raise ValueError(f"{text!r} is no place among {count}")
    return int(text)


def _number(value: Any) -> float | None:
    return None if value is None else number(value)
