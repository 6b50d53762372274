"""data/raw holds what the document prints, where it prints it, and all of it."""

import csv
import re
from pathlib import Path

import pytest

from kkrdata import places
from kkrdata.tidy.steps import LINE_BREAK

REPOSITORY = Path(__file__).parents[1]
DATA = REPOSITORY / "data"
SOURCES = sorted(REPOSITORY.parent.glob("shared/sources/*.txt"))
FILES = sorted((DATA / "raw").glob("*.csv"), key=lambda path: path.name)
FROM_THE_DOCUMENT = [path for path in FILES if path.read_text("utf-8").startswith("page,")]
PAGES = {  # of the other exhibits: 88
    "governance": {"11"},
    "governance_bodies": {"11"},
    "governance_links": {"11"},
    "document_figures": {"68"},
    "health_clusters": {"5", "9"},
    "interreg": {"92", "95"},
    "interreg_regions": {"92"},
    "lighthouses": {"62"},
    "other_figures": {"2", "11", "33", "38", "47", "49", "64", "74", "84", "92", "95"},
    "shared_patients": {"11"},
    "study_places": {"38"},
}
# The last two columns of the other exhibits.
PLACED_BY = {"governance_links": 6, "document_figures": 6}
STUDY_PLACES = (1894, 1909), (1922, 1924), (1955, 1962)
INTERREG_REGIONS = (5082, 5088)
LIGHTHOUSES, SHARED_PATIENTS = (3339, 3379), (1089, 1146)
LIST, MAP = (193, 404), (405, 526)
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
        if row.get(f"{column}_line")
        and not stands_at(lines, int(row[f"{column}_line"]), row[column])
    ]
    assert misplaced == []


def stands_at(lines: list[str], number: int, printed: str) -> bool:
    """Tell whether a text begins in a line and goes on in the next lines that are not blank."""
    pieces = printed.split(LINE_BREAK)
    following = [line for line in lines[number : number + LONGEST_CELL] if line.strip()]
    return lines[number].strip() != "" and all(
        re.search(rf"(?<![\d.]){re.escape(piece)}(?!\.?\d)", line)
        for piece, line in zip(pieces, following, strict=False)
    )


@pytest.mark.parametrize("path", FROM_THE_DOCUMENT, ids=lambda path: path.name)
def test_no_two_rows_are_taken_from_the_same_place(path):
    """The last two columns are a value, or the name of a member, and its line; a link has ends.

    What the report says of two years at once is taken once for each.
    """
    places = [tuple(row.values())[-PLACED_BY.get(path.stem, 2) :] for row in rows(path)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("path", FROM_THE_DOCUMENT, ids=lambda path: path.name)
def test_each_row_names_the_page_of_the_appendix(path):
    assert {row["page"] for row in rows(path)} == PAGES.get(path.stem, {"88"})


def test_only_what_is_not_from_the_document_names_no_page():
    assert {path.stem for path in FILES} - {path.stem for path in FROM_THE_DOCUMENT} == {
        "health_clusters_adopted",
        "published_series",
    }


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


# --- health clusters -----------------------------------------------------------------------------


def memberships(page: str) -> list[dict[str, str]]:
    return [row for row in rows(DATA / "raw" / "health_clusters.csv") if row["page"] == page]


@pytest.mark.parametrize(
    ("page", "exhibit", "beside"),
    [
        # Headings of the list, and the head of the page that it breaks over.
        ("5", LIST, r"Region \w+|Sundhedsklynge Deltagende kommuner|Dato: 4. marts 2022|NOTAT"
         r"|Weidekampsgade 10|Postboks 3370|2300 København S|www.kl.dk|Side 3 af 3"),
        ("9", MAP, "(?!)"),
    ],
    ids=["list", "map"],
)  # fmt: skip
def test_nothing_of_the_exhibit_is_left_out(page, exhibit, beside, lines):
    """Taking the transcribed texts away, only headings, commas and quotation marks are left."""
    first, last = exhibit
    left = dict(enumerate(lines[first : last + 1], start=first))
    for number in left:
        left[number] = re.sub(rf"^ *({beside}) *$", "", left[number])
    cells = {
        (int(row[f"{column}_line"]), row[column])
        for row in memberships(page)
        for column in ("cluster", "hospital", "name")
        if row[column]
    }
    for line, text in sorted(cells, key=lambda cell: -len(cell[1])):
        for number, piece in enumerate(text.split(LINE_BREAK), start=line):
            left[number] = left[number].replace(piece, "", 1)
    left[404] = left.get(404, "").replace("Bornholm", "")  # both a cluster and its member
    assert {n: text for n, text in left.items() if text.strip(' ,"')} == {}


@pytest.mark.parametrize(("page", "count"), [("5", 98), ("9", 103)])
def test_each_member_stands_between_its_cluster_and_the_next(page, count):
    found = memberships(page)
    headings = sorted({int(row["cluster_line"]) for row in found})
    assert len(found) == count
    assert len(headings) == 22
    for row in found:
        line = int(row["name_line"])
        # Line 434 ends with the heading of the next cluster, and line 404 is heading and member.
        above = [heading for heading in headings if heading < line or heading == line == 404]
        assert int(row["cluster_line"]) == above[-1], row


def test_the_list_prints_each_cluster_below_the_region_of_its_members(lines):
    regions = {"Region Nord": "Region Nordjylland"}
    for row in memberships("5"):
        above = [line.strip() for line in lines[: int(row["cluster_line"])]]
        printed = [line for line in above if re.fullmatch(r"Region \w+", line)][-1]
        assert places.match(row["name"]).region == regions.get(printed, printed)


def test_each_mark_of_the_map_is_transcribed_and_the_list_has_none(lines):
    marked = [row["name"] for row in memberships("9") if row["name"].endswith("**")]
    assert between(lines, MAP).count("**") == len(marked) == 4
    assert not any("*" in row["name"] for row in memberships("5"))
    assert "*" not in between(lines, LIST)


def test_a_cluster_and_its_hospital_are_repeated_alike_for_each_member():
    for page in ("5", "9"):
        headings = {
            (row["cluster_line"], row["cluster"], row["hospital_line"], row["hospital"])
            for row in memberships(page)
        }
        assert len(headings) == 22
        assert {bool(hospital) for *_, hospital in headings} == {page == "9"}


# --- other exhibits ------------------------------------------------------------------------------


def test_all_grants_of_the_lighthouses_are_transcribed(lines):
    printed = re.findall(r"[\d,]+ mio\. kr\.", between(lines, LIGHTHOUSES))
    assert len(printed) == 6
    assert [row["value"] for row in rows(DATA / "raw" / "lighthouses.csv")] == printed


def test_all_shares_of_the_shared_patients_are_transcribed(lines):
    text = between(lines, SHARED_PATIENTS)
    printed = re.findall(r"\d+ pct\.|\d+(?= og \d+ pct)|næsten ni ud af ti", text)
    transcribed = [row["value"] for row in rows(DATA / "raw" / "shared_patients.csv")]
    assert len(printed) == 13
    assert sorted(transcribed) == sorted(printed)


def test_all_numbers_of_study_places_are_transcribed(lines):
    """Those of a sentence that sums up what is stated beside it are left out."""
    text = "\n".join(between(lines, passage) for passage in STUDY_PLACES)
    text = re.sub(r"20\d\d(/20\d\d)?|de 135 pladser|skal oprettes 300", "", text)
    printed = re.findall(r"[\d.]*\d%?", text)
    transcribed = [row["value"] for row in rows(DATA / "raw" / "study_places.csv")]
    assert sorted(v for v in transcribed if v[0].isdigit()) == sorted(printed)
    assert len(transcribed) == len(printed) + 2  # two are said in words to be none


def test_all_regions_of_the_programme_are_transcribed(lines):
    text = between(lines, INTERREG_REGIONS).replace("-\n", "-")
    text = re.sub(r"\b(Regionerne|Kreisene|samt|and)\b|\w\w:", ",", text.replace(" og ", ","))
    printed = [name.strip() for name in re.split(r"[,\n]", text) if name.strip()]
    transcribed = [row["name"] for row in rows(DATA / "raw" / "interreg_regions.csv")]
    assert [name.replace(LINE_BREAK, "") for name in transcribed] == printed
