"""The command line answers, or says in one message what is wrong and exits with 1 or 2."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kkrdata import catalog, check, cli, figures

PROGRAM = Path(sys.executable).with_name("kkrdata")
DEV_FULL = Path("/dev/full")
TABLE = "foreign_employment"
ODSHERRED = "306,Odsherred,085,Region Sjælland,2019,838,14"  # row 34
TRACE = ("trace", TABLE, "employees", "municipality=Odsherred")
MAP = "foreign-employment-map"


def assert_refused(result, status, *words):
    """Nothing but a message for the reader, with these words, and the right exit status."""
    assert result.exit_code == status, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    missing = [word for word in words if word not in result.stderr]
    assert missing == [], result.stderr


def edit(folder, name, old, new):
    path = folder / "tables" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- what it answers -----------------------------------------------------------------------------


def commands(group, *before):
    """Every command that does something, as it is typed."""
    for name, command in group.commands.items():
        within = isinstance(command, click.Group)
        yield from commands(command, *before, name) if within else [(*before, name)]


@pytest.mark.parametrize("command", list(commands(cli.main)), ids=" ".join)
def test_every_command_has_help_with_an_example(command, kkrdata):
    result = kkrdata(*command, "--help")
    assert result.exit_code == 0
    assert f"Example: kkrdata {' '.join(command)}" in result.output


def test_list_names_every_table_with_its_rows_and_every_figure(kkrdata):
    result = kkrdata("list")
    assert result.exit_code == 0
    for table in catalog.default().tables.values():
        assert f"{table.name} " in result.output
        assert f"{table.resource['rows']} rows  {table.title()}" in result.output
    assert all(name in result.output for name in figures.list_figures())


def test_check_lists_every_claim_as_ok_and_exits_with_0(kkrdata):
    result = kkrdata("check")
    assert result.exit_code == 0
    claims = "".join(f"ok:     {claim}\n" for claim in check.CHECKS)
    assert result.output.startswith(f"{claims}What the report on Greater Copenhagen states")


def test_check_says_of_each_stated_number_whether_others_confirm_it(kkrdata):
    _, said = kkrdata("check").output.split("what others published:\n")
    assert len(said.splitlines()) == 33
    assert "contradicted, against 46,900, difference 26,900 (Øresundsbro Konsortiet)" in said
    assert said.count("no published number found") == 31


def test_trace_leads_from_the_value_to_page_and_line(kkrdata):
    result = kkrdata(*TRACE)
    assert result.exit_code == 0
    assert "page 88, line 4622" in result.output
    assert "'(14%~838)'" in result.output


@pytest.mark.parametrize(
    ("form", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_export_writes_the_figure_and_says_where(form, begins, kkrdata, tmp_path):
    result = kkrdata(
        "export", "figure", MAP, "--lang", "en", "--format", form, "--to", tmp_path / "slides"
    )
    path = tmp_path / "slides" / f"{MAP}_en.{form}"
    assert result.exit_code == 0, result.output
    assert result.output.replace("\n", "") == str(path)
    assert path.read_bytes().startswith(begins)


# --- bad use: 2 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "figure", "nonsense-map"), ["figure", "'nonsense-map'", MAP]),
        (("export", "figure", MAP, "--lang", "sv"), ["language", "'sv'", "da, en"]),
        (("export", "figure", MAP, "--format", "bmp"), ["'bmp'", "'png', 'svg', 'pdf'"]),
        (("export", "figure"), ["Missing argument 'NAME"]),
        (("trace", "foreign_employmnt", "employees"), ["table", "'foreign_employmnt'", TABLE]),
        (("trace", TABLE, "workers"), ["column", "'workers'", "employees"]),
        (("trace", TABLE, "employees", "town=Odsherred"), ["column", "'town'", "municipality"]),
        (("trace", TABLE, "employees", "municipality=Odsheret"), ["'Odsheret'", "Odsherred"]),
        (("trace", TABLE, "employees", "municipality=Christiansø"), ["run by the state"]),
        (("trace", TABLE, "employees", "year=2018"), ["0 rows", "year 2018", "municipality_code"]),
        (("trace", TABLE, "employees"), ["46 rows", "one is needed"]),
        (("trace", TABLE, "employees", "Odsherred"), ["'Odsherred'", "NAME=VALUE"]),
        (("build", "tabels"), ["task", "'tabels'", "tables"]),
        (("nonsense",), ["No such command 'nonsense'"]),
        (("list", "--nonsense"), ["No such option", "--nonsense"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_use_is_refused_with_what_would_be_right(arguments, words, kkrdata, tmp_path):
    where = ("--to", tmp_path) if arguments[0] == "export" else ()
    assert_refused(kkrdata(*arguments, *where), 2, *words)
    assert list(tmp_path.iterdir()) == []


def test_a_build_outside_a_checkout_is_refused(in_use, kkrdata):
    assert_refused(kkrdata("build"), 2, "no checkout", "clone the project")
    assert not (in_use.parent / ".cache").exists()


# --- bad data: 1 ---------------------------------------------------------------------------------


def cut_last_column(text):
    return "".join(line.rpartition(",")[0] + "\n" for line in text.splitlines())


DAMAGES = {
    "wrong type": (lambda text: text.replace(",838,", ",many,"), ["row 34", "employees", "'many'"]),
    "missing column": (cut_last_column, ["row 1", "column share_pct"]),
    "unknown code": (
        lambda text: text.replace("306,Ods", "307,Ods"),
        ["row 34", "municipality_code", "307"],
    ),
    "doubled key": (
        lambda text: text.replace(ODSHERRED, f"{ODSHERRED}\n{ODSHERRED}"),
        ["row 35", "municipality_code, year"],
    ),
    "likely value": (
        lambda text: text.replace(",838,", ",839,"),
        ["row 34", "column employees", "'839'", "'838'", "data/raw/foreign_employment.csv, row 2"],
    ),
    "blank line": (lambda text: text + "\n", ["row 48", "blank row"]),
    "quotes": (lambda text: text.replace("306,", '"306",'), ["checksum", "datapackage.json"]),
    "no content": (lambda text: "", ["expected"]),
}


@pytest.fixture(params=DAMAGES)
def damaged(request, in_use):
    """A table that was edited by hand, and what must be said of it."""
    damage, words = DAMAGES[request.param]
    path = in_use / "tables" / f"{TABLE}.csv"
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    return [f"data/tables/{TABLE}.csv", *words]


def test_a_damaged_table_is_not_traced(damaged, kkrdata):
    assert_refused(kkrdata(*TRACE), 1, *damaged, "restore the file")


def test_a_damaged_table_is_reported_by_check(damaged, kkrdata):
    result = kkrdata("check")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "not so:" in result.output
    assert [word for word in damaged if word not in result.output] == []


def test_a_damaged_table_is_not_drawn_and_the_older_map_stays(damaged, kkrdata, tmp_path):
    older = tmp_path / f"{MAP}_da.png"
    older.write_bytes(b"older")
    assert_refused(kkrdata("export", "figure", MAP, "--to", tmp_path), 1, *damaged)
    assert older.read_bytes() == b"older"
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize(
    "command", [TRACE, ("check",), ("export", "figure", MAP)], ids=lambda c: c[0]
)
@pytest.mark.parametrize("name", [f"{TABLE}.csv", "datapackage.json"])
def test_a_missing_file_is_named_with_what_to_do(name, command, in_use, kkrdata):
    (in_use / "tables" / name).unlink()
    result = kkrdata(*command)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert f"data/tables/{name}: found No such file or directory" in result.output
    assert "run `make`" in result.output


@pytest.mark.parametrize("command", [("list",), TRACE, ("check",)], ids=lambda c: c[0])
@pytest.mark.parametrize("content", [b"", b'{"name": "kkrd', b"{}", b"[]", b"\xff"])
def test_a_damaged_catalogue_is_named_with_what_to_do(content, command, in_use, kkrdata):
    (in_use / "tables" / "datapackage.json").write_bytes(content)
    result = kkrdata(*command)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "data/tables/datapackage.json: found" in result.output
    assert "run `make`" in result.output


def test_a_data_folder_that_is_not_there_is_named(kkrdata, monkeypatch, tmp_path):
    monkeypatch.setenv(catalog.DATA_FOLDER_VARIABLE, str(tmp_path / "nowhere"))
    catalog.default.cache_clear()
    result = kkrdata("list")
    catalog.default.cache_clear()
    assert_refused(result, 1, "KKRDATA_DATA=", "nowhere", "no folder tables in it")


# --- bad output: 1 -------------------------------------------------------------------------------


def test_an_unwritable_folder_is_named(kkrdata, tmp_path):
    (tmp_path / "file").write_bytes(b"older")
    folder = tmp_path / "file" / "folder"
    result = kkrdata("export", "figure", MAP, "--to", folder)
    assert_refused(result, 1, str(folder), "Not a directory", "Choose another folder")
    assert (tmp_path / "file").read_bytes() == b"older"


@pytest.mark.parametrize(("owner", "function"), [(Path, "write_bytes"), (os, "replace")])
def test_a_full_disk_leaves_the_older_map(owner, function, kkrdata, monkeypatch, tmp_path):
    def no_space(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    older = tmp_path / f"{MAP}_da.png"
    older.write_bytes(b"older")
    monkeypatch.setattr(owner, function, no_space)
    result = kkrdata("export", "figure", MAP, "--to", tmp_path)
    assert_refused(result, 1, str(older), "No space left on device", "Free some space")
    assert older.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == [older.name]


# --- the real program ----------------------------------------------------------------------------


def run(*arguments, stdout=subprocess.PIPE, **environment):
    return subprocess.run(
        [PROGRAM, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
    )


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("check",), 0, ""),
        (("trace", "nonsense", "x"), 2, "kkrdata: Unknown table: 'nonsense'. Choose one of: "),
        (
            ("export", "figure", "nonsense"),
            2,
            "kkrdata: Unknown figure: 'nonsense'. Choose one of: ",
        ),
        ((), 2, "Usage: kkrdata"),
    ],
)
def test_the_program_exits_with_the_right_status(arguments, status, message):
    done = run(*arguments)
    assert done.returncode == status
    assert done.stderr.startswith(message)
    assert "Traceback" not in done.stderr


def test_the_program_says_in_one_message_what_is_wrong_with_a_table(data_folder):
    edit(data_folder, f"{TABLE}.csv", ",838,", ",many,")
    done = run(*TRACE, **{catalog.DATA_FOLDER_VARIABLE: str(data_folder)})
    assert done.returncode == 1
    assert done.stderr.startswith(f"kkrdata: data/tables/{TABLE}.csv, row 34, column employees: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_the_program_writes_danish_letters_whatever_the_system_expects():
    done = run(*TRACE, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "særkørsler" in done.stdout


@pytest.mark.skipif(not DEV_FULL.exists(), reason="only Linux has a disk that is always full")
def test_an_answer_that_finds_no_room_is_no_traceback():
    with DEV_FULL.open("w") as full:
        done = run("list", stdout=full)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("kind", "ending"), [("excel", ".xlsx"), ("deck", ".pptx")])
def test_a_file_that_its_program_would_not_open_is_refused(kind, ending, kkrdata, tmp_path):
    done = kkrdata("export", kind, "-o", tmp_path / "numbers.csv")
    assert_refused(done, 2, "numbers.csv", f"does not end in {ending}")
    assert list(tmp_path.iterdir()) == []
