"""Every number of the document is in data/raw, or is named here as what is no data, by its kind."""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kkrdata.tidy.steps import LINE_BREAK

REPOSITORY = Path(__file__).parents[1]
SOURCES = sorted(REPOSITORY.parent.glob("shared/sources/*.txt"))
RULES = tomllib.loads(Path(__file__).with_name("numbers_that_are_no_data.toml").read_text("utf-8"))
FIRST_LINE, LAST_LINE = 83, 5213  # behind the table of contents
RUNS = {
    "digits": re.compile(r"\d+"),
    "words": re.compile(
        r"\b(to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|[eé]n gang|én|ét"
        r"|halv\w*|tredje\w*|fjerde\w*|femte\w*|kvart\w*|dobbelt\w*|fordobl\w*|tyve|tredive|hundred\w*|tusind\w*|milli\w*"
        r"|två|fyra|sju|åtta|tio|dubbel\w*|hälften)\b",
        re.IGNORECASE,
    ),
}
PATTERNS = {kind: re.compile(pattern) for kind, pattern in RULES["patterns"].items()}


class Place(NamedTuple):
    """What a cell of data/raw was taken from: a text, and the line that it begins in."""

    line: int
    text: str


class Run(NamedTuple):
    """Digits that stand together, or a number written as a word."""

    line: int
    start: int
    text: str


class Cell(NamedTuple):
    """Where a cell of data/raw stands, and what it holds."""

    file: str
    column: str
    place: Place


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The document's lines; line 1 is at index 1."""
    if not SOURCES:
        pytest.skip("the document is not distributed with the project")
    return ["", *SOURCES[0].read_text(encoding="utf-8").splitlines()]


def cells() -> Iterator[Cell]:
    """List the cells of data/raw that name a line."""
    for path in sorted((REPOSITORY / "data" / "raw").glob("*.csv")):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            for column in row:
                if row.get(f"{column}_line"):
                    yield Cell(path.stem, column, Place(int(row[f"{column}_line"]), row[column]))


CELLS = list(cells())


def spans(lines: list[str], place: Place) -> Iterator[tuple[int, int, int]]:
    """List line, start and end of the pieces of a text; blank lines may lie between them."""
    number = place.line
    for piece in place.text.split(LINE_BREAK):
        while not lines[number].strip():
            number += 1
        found = re.search(rf"(?<![\d.]){re.escape(piece)}(?!\.?\d)", lines[number])
        assert found, f"line {number} has no {piece!r}"
        yield number, found.start(), found.end()
        number += 1


def runs(lines: list[str], kind: str) -> list[Run]:
    return [
        Run(number, found.start(), found.group())
        for number in range(FIRST_LINE, LAST_LINE + 1)
        for found in RUNS[kind].finditer(lines[number])
    ]


@pytest.fixture(scope="module")
def holders(lines) -> dict[Run, set[Place]]:
    """By which texts of data/raw a number is held."""
    held = defaultdict(list)
    for place in {cell.place for cell in CELLS}:
        for line, start, end in spans(lines, place):
            held[line].append((start, end, place))
    return {
        run: {
            place
            for start, end, place in held[run.line]
            if start <= run.start and run.start + len(run.text) <= end
        }
        for kind in RUNS
        for run in runs(lines, kind)
    }


def kinds_of(run: Run, lines: list[str]) -> set[str]:
    """Name the patterns that cover a number."""
    return {
        kind
        for kind, pattern in PATTERNS.items()
        for found in pattern.finditer(lines[run.line])
        if found.start() <= run.start and run.start + len(run.text) <= found.end()
    }


def listed(kind: str) -> dict[int, list[str]]:
    """Return the numbers that the list names as no data, by line, sorted."""
    named = defaultdict(list)
    for numbers in RULES[kind].values():
        for line, texts in numbers.items():
            named[int(line)] += texts.split()
    return {line: sorted(texts) for line, texts in named.items()}


@pytest.mark.parametrize("kind", RUNS)
def test_every_number_is_in_data_raw_or_is_named_as_no_data(kind, lines, holders):
    left = defaultdict(list)
    for run in runs(lines, kind):
        if not holders[run] and not kinds_of(run, lines):
            left[run.line] += run.text.lower().split()
    found, named = {line: sorted(texts) for line, texts in left.items()}, listed(kind)
    assert {n: found[n] for n in found if found[n] != named.get(n)} == {}, "not named as no data"
    assert {n: named[n] for n in named if n not in found} == {}, "named, and not there"


def test_no_pattern_is_idle(lines, holders):
    used = {kind for run in holders if not holders[run] for kind in kinds_of(run, lines)}
    assert used == PATTERNS.keys()


VALUES = [
    cell
    for cell in CELLS
    if cell.column == "value" and any(pattern.search(cell.place.text) for pattern in RUNS.values())
]


@pytest.mark.parametrize("file", sorted({cell.file for cell in VALUES}))
def test_a_value_taken_out_of_data_raw_would_be_missed(file, lines, holders):
    """No pattern and no other text of data/raw accounts for all numbers of a value."""
    alone = {
        place
        for run, (place, *others) in only_held(holders)
        if not others and not kinds_of(run, lines)
    }
    missed = {cell.place for cell in VALUES if cell.file == file} - alone
    assert missed == set()


def only_held(holders: dict[Run, set[Place]]) -> list[tuple[Run, list[Place]]]:
    return [(run, sorted(places)) for run, places in holders.items() if places]
