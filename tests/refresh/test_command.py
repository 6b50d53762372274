"""`kkrdata refresh` says what it does, and its exit status says whether all went well."""

import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from kkrdata import vintages
from kkrdata.refresh.series import every, sources


@pytest.fixture
def refresh(kkrdata, server):
    """The command, asking the agencies of this machine: `refresh("statbank", "--check")`."""

    def refresh(source, *arguments):
        address = f"{server.address}/{source}"
        return kkrdata("refresh", "--source", source, "--base-url", address, *arguments)

    return refresh


def test_help_says_which_services_have_been_called_live(kkrdata):
    said = " ".join(kkrdata("refresh", "--help").output.split())
    assert "Called live by this program: none yet." in said
    assert not any(each.called_live for each in sources().values())
    for each in sources().values():
        assert each.title in said


def test_every_example_of_the_help_is_one_that_works(kkrdata):
    lines = kkrdata("refresh", "--help").output.splitlines()
    examples = [
        line.partition("kkrdata refresh ")[2] for line in lines if "kkrdata refresh " in line
    ]
    examples = [example.split() for example in examples if not example.startswith("[OPTIONS]")]
    assert len(examples) == 7
    for example in examples:
        result = kkrdata("refresh", *example, "--dry-run")
        assert result.exit_code == 0, (example, result.output)


def test_without_the_packages_it_needs_it_names_how_to_get_them():
    hidden = "import sys; sys.modules['requests'] = None"
    code = f"{hidden}; from kkrdata.cli import main; main(['refresh'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == (
        "kkrdata: requests is missing. Install it: python -m pip install kkrdata[refresh]\n"
    )


def test_a_run_without_failures_exits_with_0(refresh):
    result = refresh("kolada")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("new:       se-broadband-100mbit: 6 values, kept in kolada/N07900/")
    assert lines[-1] == "All series were fetched."
    assert result.stderr == ""


def test_a_run_with_failures_exits_with_1_and_says_how_many(refresh, agencies):
    labels = agencies.tables["statbank", "HOTEL2"].variables["TYPE"].labels
    del labels["120"]
    result = refresh("statbank")
    assert result.exit_code == 1
    count = sum(each.source == "statbank" for each in every().values())
    assert f"1 of {count} series failed." in result.stdout
    assert "failed:    dk-hotel-nights: HOTEL2, TYPE: no label 'hoteller'" in result.stdout
    assert "dk-unemployment-rate" in result.stdout
    assert "Traceback" not in result.output


def test_without_a_connection_each_host_says_so_once_and_names_its_series(kkrdata):
    result = kkrdata("refresh")
    assert result.exit_code == 1
    *lines, last = result.stdout.splitlines()
    assert last == f"{len(every())} of {len(every())} series failed."
    hosts = {urlsplit(sources()[each.source].base_url).netloc for each in every().values()}
    assert len(lines) == len(hosts)
    assert all("no connection" in line for line in lines)
    named = [re.fullmatch(r"failed: +([a-z0-9, -]+): (\S+): the host.*", line) for line in lines]
    assert {found[2] for found in named} == hosts
    assert sorted(name for found in named for name in found[1].split(", ")) == sorted(every())
    assert vintages.every() == []


def test_a_series_can_be_named_by_its_indicator(refresh):
    result = refresh("statbank", "--series", "hh_ferry_passengers")
    assert "hh-ferry-passengers" in result.stdout
    assert "dk-" not in result.stdout


def test_a_dry_run_names_every_table_and_asks_nothing(kkrdata, server, refresh):
    result = kkrdata("refresh", "--dry-run")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(every())
    assert "AKU121K, from https://api.statbank.dk/v1; never fetched" in result.stdout
    assert server.address in refresh("scb", "--dry-run").stdout
    assert server.questions == []


def test_check_exits_with_1_only_if_a_value_differs(kkrdata, refresh, agencies):
    before = kkrdata("refresh", "--check")
    assert before.exit_code == 0
    assert before.stdout.count("not refreshed:") == 12
    assert before.stdout.splitlines()[-1] == (
        "For 12 of 12 values nothing has been fetched: run `kkrdata refresh`; it needs a "
        "connection."
    )
    agencies.tables["scb", "AM/AM0401/AM0401N/NAKUBefolkningLK"].revisions["2021K2"] = -2
    refresh("scb", "--series", "se-unemployment-rate")
    after = kkrdata("refresh", "--check")
    assert after.exit_code == 1
    assert "differs:       NAKUBefolkningLK: unemployment, per cent, Region Skåne" in after.stdout
    assert "expected about 12.4, found 10.4" in after.stdout


def test_diff_needs_no_connection(kkrdata, refresh):
    refresh("kolada")
    result = kkrdata("refresh", "--diff")
    assert result.exit_code == 0
    assert "se-broadband-100mbit (kolada/N07900): one vintage only" in result.stdout
    part = kkrdata("refresh", "--diff", "--series", "broadband_1gbit").stdout
    assert part.startswith("se-broadband-1gbit (kolada/N07918): one vintage only")
    assert "100mbit" not in part


def test_one_command_fetches_and_draws_the_charts_of_what_it_fetched(refresh, tmp_path):
    result = refresh("statbank", "--series", "hh-ferry-passengers", "--charts", str(tmp_path / "c"))
    assert result.exit_code == 0
    names = [f"hh-ferry-passengers_{lang}.png" for lang in ("da", "en")]
    assert sorted(path.name for path in (tmp_path / "c").iterdir()) == names
    assert result.stdout.splitlines()[-1].endswith(names[-1])


def test_boundaries_are_fetched_with_one_command(kkrdata):
    result = kkrdata("refresh", "boundaries", "--dry-run")
    assert "GISCO, LAU 2021" in result.stdout
    failed = kkrdata("refresh", "boundaries")
    assert failed.exit_code == 1
    assert "no connection" in failed.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--source", "statbnk"), ["source", "'statbnk'", "statbank"]),
        (("--series", "unemploymnt_regions"), ["series", "unemployment_regions"]),
        (("--base-url", "https://proxy.example"), ["name it with --source"]),
        (("--source", "bls", "--base-url", "http://proxy.example"), ["not an https"]),
        (("--source", "bls", "--series", "hotel_nights"), ["both of that source and of that name"]),
        (("boundaries", "--series", "hotel_nights"), ["one service"]),
        (("boundaries", "--charts", "charts"), ["leave it out for boundaries"]),
        (("--check", "--source", "scb"), ["leave out --source"]),
        (("boundaries", "--source", "osm"), ["gisco, dagi"]),
        (("borders",), ["series", "boundaries"]),
    ],
)
def test_bad_use_is_refused_with_what_would_be_right(arguments, words, kkrdata):
    result = kkrdata("refresh", *arguments)
    assert result.exit_code == 2, result.output
    assert [word for word in words if word not in result.stderr] == [], result.stderr
