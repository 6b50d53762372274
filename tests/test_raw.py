"""data/raw holds what the document prints, where it prints it, and all of it."""

import csv
import re
from pathlib import Path

import pytest

from kkrdata.tidy.steps import LINE_BREAK

REPOSITORY = Path(__file__).parents[1]
DATA = REPOSITORY / "data"
SOURCES = sorted(REPOSITORY.parent.glob("shared/sources/*.txt"))
FILES = sorted((DATA / "raw").glob("*.csv"), key=lambda path: path.name)
EMPLOYMENT, INVESTMENTS = (4620, 4773), (4785, 4957)  # first and last line of each exhibit
LONGEST_CELL = 5  # lines that a text broken over two of them, and blank ones, can take

SHARE_AND_COUNT = r"\d+% ?~ ?[\d.]+"
TWO_COUNTS = r"\d+/\s*\d+"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The document's lines; line 1 is at index 1."""
    if not SOURCES:
        pytest.skip("the document is not distributed with the project")
    return ["", *SOURCES[0].read_text(encoding="utf-8").splitlines()]


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def between(lines: list[str], exhibit: tuple[int, int]) -> str:
    first, last = exhibit
    return "\n".join(lines[first : last + 1])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_text_stands_in_the_document_at_its_line(path, lines):
    misplaced = [
        (number, column, row[column])
        for number, row in enumerate(rows(path), start=2)
        for column in row
        if f"{column}_line" in row and not stands_at(lines, int(row[f"{column}_line"]), row[column])
    ]
    assert misplaced == []


def stands_at(lines: list[str], number: int, printed: str) -> bool:
    """Tell whether a text begins in a line and goes on in the next lines that are not blank."""
    pieces = printed.split(LINE_BREAK)
    following = [line for line in lines[number : number + LONGEST_CELL] if line.strip()]
    return lines[number].strip() != "" and all(
        re.search(rf"(?<![\d.]){re.escape(piece)}(?![\d.])", line)
        for piece, line in zip(pieces, following, strict=False)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_two_rows_are_taken_from_the_same_place(path):
    places = [(row["value_line"], row["value"]) for row in rows(path)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_row_names_the_page_of_the_appendix(path):
    assert {row["page"] for row in rows(path)} == {"88"}


def test_all_shares_and_counts_of_the_exhibit_are_transcribed(lines):
    printed = re.findall(SHARE_AND_COUNT, between(lines, EMPLOYMENT))
    transcribed = [
        row["value"].strip("()")
        for name in ("foreign_employment", "foreign_employment_totals")
        for row in rows(DATA / "raw" / f"{name}.csv")
        if "~" in row["value"]
    ]
    assert len(printed) == 46 + 2
    assert sorted(transcribed) == sorted(printed)


def test_the_total_is_transcribed_from_the_sentence_below_the_map(lines):
    assert re.findall(r"\d+ procent \([\d.]+\)", between(lines, EMPLOYMENT)) == [
        row["value"]
        for row in rows(DATA / "raw" / "foreign_employment_totals.csv")
        if "~" not in row["value"]
    ]


def test_all_pairs_of_counts_of_the_exhibit_are_transcribed(lines):
    found = re.findall(TWO_COUNTS, between(lines, INVESTMENTS))
    printed = [re.sub(r"\s", "", pair) for pair in found]
    transcribed = [
        row["value"].replace(LINE_BREAK, "") for row in rows(DATA / "raw" / "fdi_projects.csv")
    ]
    assert len(printed) == 46
    assert sorted(transcribed) == sorted(printed)


@pytest.mark.parametrize("name", ["foreign_employment", "fdi_projects"])
def test_each_value_is_the_one_that_is_printed_next_below_its_name(name, lines):
    """Names and values stand in turn, so the n-th name belongs to the n-th value."""
    pattern = {"foreign_employment": SHARE_AND_COUNT, "fdi_projects": r"\d+/"}[name]
    strangers = [
        row["name"]
        for row in rows(DATA / "raw" / f"{name}.csv")
        if re.search(pattern, text_between(lines, row))
    ]
    assert strangers == []


def text_between(lines: list[str], row: dict[str, str]) -> str:
    """Return what stands between a row's name and its value."""
    first, last = int(row["name_line"]), int(row["value_line"])
    name_ends, value_begins = row["name"].split(LINE_BREAK)[-1], row["value"].split(LINE_BREAK)[0]
    text = "\n".join(lines[first : last + 1])
    return text.split(name_ends, 1)[1].rsplit(value_begins, 1)[0]
