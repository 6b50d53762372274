"""No digit of a table or of the transcription can change without being reported."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkrdata import check, validation
from kkrdata.catalog import Catalog
from kkrdata.errors import DataError

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(path.relative_to(DATA) for path in DATA.glob("[rt]a*/*.csv"))


class Digit(NamedTuple):
    """A digit of a CSV file: where it stands, as a reader and as a program says it."""

    file: Path
    row: int
    column: str
    position: int  # in the text of the file

    @property
    def place(self) -> str:
        """As a message names it."""
        return f"data/{self.file.as_posix()}, row {self.row}, column {self.column}"


def digits(file: Path) -> list[Digit]:
    """List the digits of a file's cells; a comma between quotation marks does not end a cell."""
    text = (DATA / file).read_text(encoding="utf-8")
    columns = text.split("\n", 1)[0].split(",")
    found, row, column, quoted = [], 1, 0, False
    for position, letter in enumerate(text):
        quoted ^= letter == '"'
        ends_cell = letter == "," and not quoted
        row, column = (row + 1, 0) if letter == "\n" else (row, column + ends_cell)
        if row > 1 and letter.isdigit():  # a heading such as nuts3_code is a name
            found.append(Digit(file, row, columns[column], position))
    return found


DIGITS = {file: found for file in FILES if (found := digits(file))}
ANY_DIGIT = st.sampled_from(list(DIGITS)).flatmap(lambda file: st.sampled_from(DIGITS[file]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is small of data/."""
    root = tmp_path_factory.mktemp("digits") / "data"
    for name in ("raw", "tables"):
        shutil.copytree(DATA / name, root / name)
    return root


def test_the_digits_of_all_files_are_tried():
    assert {file.parent.name for file in FILES} == {"raw", "tables"}
    names_alone = {Path("raw/health_clusters_adopted.csv"), Path("tables/governance_links.csv")}
    assert set(FILES) - set(DIGITS) == names_alone
    odsherred = Digit(Path("raw/foreign_employment.csv"), 2, "value", 0)
    assert odsherred.place in {digit.place for digit in DIGITS[odsherred.file]}


@given(digit=ANY_DIGIT, step=st.integers(1, 9))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_changing_any_digit_is_reported_with_file_row_and_column(digit, step, folder):
    path = folder / digit.file
    text = path.read_text(encoding="utf-8")
    other = str((int(text[digit.position]) + step) % 10)
    path.write_text(f"{text[: digit.position]}{other}{text[digit.position + 1 :]}", "utf-8")
    try:
        messages = list(map(str, differences(Catalog(folder))))
    finally:
        path.write_text(text, "utf-8")
    assert any(digit.place in message for message in messages), messages


def differences(catalog):
    """Compare all cells with the transcription, which is what a check does that names the cell."""
    try:
        return [each for name in catalog.tables for each in validation.differences(catalog, name)]
    except DataError as error:
        return error.problems


def test_digits_of_the_committed_data_are_all_as_they_should_be(folder):
    assert [result for result in check.run(Catalog(folder)) if result.problems] == []
