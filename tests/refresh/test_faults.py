"""Whatever goes wrong is said in one message, the other series go on, and nothing half is kept."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import requests

from kkrdata import vintages
from kkrdata.errors import OutputError
from kkrdata.export import files
from kkrdata.refresh import http, run
from kkrdata.refresh.http import Connection
from kkrdata.refresh.run import FAILED, NEW
from kkrdata.refresh.series import AddressError, choose, sources

from .agencies import Variable

HTML = "text/html; charset=utf-8"
PORTAL = "<html><body>Log ind på gæstenettet</body></html>"
RATE = "dk-unemployment-rate"
FERRIES = "hh-ferry-passengers"


@pytest.fixture
def statbank(server):
    return f"{server.address}/statbank"


def assert_failed(outcome, *words):
    assert outcome.state == FAILED
    assert [word for word in words if word not in outcome.message] == [], outcome.message


# --- the way there -------------------------------------------------------------------------------


def test_a_host_whose_name_is_not_known_is_asked_once_only(settings):
    outcomes = run.refresh(choose(["kolada"]), settings, "https://api.kolada.invalid/v3")
    assert len(outcomes) == 2
    for outcome in outcomes:
        assert_failed(outcome, "the host's name is not known", "no connection")
    assert vintages.every() == []


def test_a_server_that_is_not_there_is_no_connection(fetch):
    outcomes = fetch("kolada", base_url="http://127.0.0.1:9")
    assert_failed(outcomes["se-broadband-1gbit"], "127.0.0.1:9", "no connection")


def test_a_server_that_does_not_answer_in_time(server, settings, fetch):
    patient = settings.__class__(connect=1, read=0.05, retries=0, pause=0)
    answer = server.answer
    server.answer = lambda asked: (time.sleep(0.3), answer(asked))[1]
    assert_failed(fetch("kolada", settings=patient)["se-broadband-1gbit"], "no answer in time")


def test_a_certificate_that_nobody_vouches_for_is_refused(server, settings):
    address = server.address.replace("http://", "https://")
    (outcome,) = run.refresh(choose(["bls"]), settings, address)
    assert_failed(outcome, "certificates are always checked")


@pytest.mark.parametrize(
    "address",
    [
        "http://proxy.example/statbank",
        "ftp://localhost",
        "file:///etc/passwd",
        "nonsense",
        "https://",
    ],
)
def test_an_address_that_is_not_encrypted_is_not_asked(address):
    with pytest.raises(AddressError, match="not an https"):
        sources()["statbank"].at(address)


def test_tls_checks_stay_on_whatever_the_environment_says(monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    monkeypatch.setenv("CURL_CA_BUNDLE", "")
    with Connection(sources()["scb"]) as connection:
        assert connection._routes()["verify"] is True


# --- the answer ----------------------------------------------------------------------------------


def test_a_log_in_page_instead_of_data(server, fetch):
    server.fail(times=99, body=PORTAL, kind=HTML)
    assert_failed(fetch("statbank", RATE)[RATE], "a web page came instead of data", "log-in")
    assert vintages.every() == []


def test_a_log_in_page_on_another_host(server, fetch):
    server.fail(status=302, headers={"Location": "https://login.example/"})
    assert_failed(fetch("statbank", RATE)[RATE], "another host", "login.example", "--base-url")


def test_a_moved_table_on_the_same_host_is_followed(server, fetch):
    server.fail(
        "tableinfo", status=302, headers={"Location": "/statbank/tableinfo/AKU121K?lang=da"}
    )
    assert fetch("statbank", RATE)[RATE].state == NEW


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, ["answered 400", "the table may have changed"]),
        (404, ["answered 404", "no such table"]),
        (410, ["answered 410", "closed"]),
        (500, ["answered 500", "a fault of the server"]),
        (503, ["answered 503", "try later"]),
        (429, ["answered 429", "too many questions"]),
    ],
)
def test_a_refusal_is_told_with_the_agencys_own_words(status, words, server, fetch):
    server.fail(
        times=99, status=status, body="Table\x1b[31m  unknown " + "x" * 999, kind="text/plain"
    )
    outcome = fetch("statbank", RATE)[RATE]
    assert_failed(outcome, *words, "It says: Table [31m unknown xxx")
    assert len(outcome.message) < 400
    assert outcome.message.isprintable()


def test_a_fault_that_passes_is_waited_out(server, fetch):
    server.fail("tableinfo", times=1, status=503)
    server.fail("data", times=1, status=500)
    assert fetch("statbank", RATE)[RATE].state == NEW


def test_429_is_waited_out_as_long_as_the_server_asks(server, fetch):
    server.fail("ssd", status=429, headers={"Retry-After": "1"})
    assert fetch("scb", "se-employed")["se-employed"].state == NEW
    assert len(server.asked("ssd")) == 4  # two languages, one asked twice, and the data


def test_a_server_that_wants_a_long_wait_is_left_alone(server, fetch):
    server.fail(status=429, headers={"Retry-After": "3600"})
    assert_failed(fetch("oecd")["oecd-gdp-per-capita"], "left alone for 3600 s", "try later")
    assert len(server.questions) == 1


def test_an_answer_that_breaks_off(server, fetch):
    server.fail("data", body='{"dataset": {"dimen', promised=5000)
    assert_failed(fetch("statbank", RATE)[RATE], "the answer broke off")
    assert vintages.every() == []


def test_an_answer_that_breaks_off_unnoticed_by_its_length(server, fetch):
    server.fail("data", body='{"dataset": {"dimension": {"OMR')
    assert_failed(fetch("statbank", RATE)[RATE], "no whole JSON")


def test_an_answer_of_another_kind(server, fetch):
    server.fail("tableinfo", body="id;text\n", kind="text/csv")
    assert_failed(fetch("statbank", RATE)[RATE], "text/csv", "not JSON")


@pytest.mark.parametrize(
    "body", ["[]", "{}", "null", "17", '"text"', '{"dataset": 3}', "[[[[1]]]]"]
)
@pytest.mark.parametrize("source", ["statbank", "scb", "eurostat", "cbs", "bls", "kolada"])
def test_json_of_another_form_is_an_error_never_a_value(source, body, server, fetch):
    server.fail(times=999, body=body)
    outcomes = fetch(source)
    assert {outcome.state for outcome in outcomes.values()} == {FAILED}
    assert vintages.every() == []


@pytest.mark.parametrize("body", ["", "<a/>", "<message:GenericData>", "{}"])
@pytest.mark.parametrize("path", ["dataflow", "data/"])
def test_xml_of_another_form_is_an_error_never_a_value(path, body, server, fetch):
    server.fail(path, times=9, body=body, kind="application/xml")
    assert_failed(fetch("oecd")["oecd-gdp-per-capita"], "answer is no")


# --- what it is about ----------------------------------------------------------------------------


def relabel(agencies, table, variable, code, label):
    for key, each in agencies.tables.items():
        if key[1].endswith(table):
            labels = each.variables[variable].labels
            labels[code] = dict.fromkeys(labels[code], label)


def test_a_label_that_is_gone_is_an_error_with_the_choices_and_the_others_go_on(agencies, fetch):
    relabel(agencies, "AKU120K", "BESKSTATUS", "AKUL", "Uden arbejde")
    outcomes = fetch("statbank")
    assert_failed(
        outcomes["dk-unemployed"],
        "AKU120K, BESKSTATUS: no label 'ledige'",
        "The code AKUL is now Uden arbejde.",
        "BESTOT = beskæftigede",
        "series.toml",
    )
    assert {each.state for name, each in outcomes.items() if name != "dk-unemployed"} == {NEW}
    assert "dk-unemployed" not in set(vintages.load()["series"])


def test_a_label_that_fits_twice_is_an_error_with_the_choices(agencies, fetch):
    labels = agencies.tables["statbank", "AKU121K"].variables["OMRÅDE"].labels
    labels["184"] = dict.fromkeys(labels["084"], "Region Hovedstaden")
    assert_failed(fetch("statbank", RATE)[RATE], "could be 084 = Region Hovedstaden; 184 = ")


def test_a_code_that_has_moved_is_found_by_its_label(agencies, fetch):
    labels = agencies.tables["statbank", "SKIB34"].variables["ENHED"].labels
    labels["9999"] = labels.pop("8005")
    labels["8005"] = dict.fromkeys(labels["9999"], "biler")
    value = agencies.tables["statbank", "SKIB34"].value
    agencies.tables["statbank", "SKIB34"].value = lambda codes: value(codes | {"ENHED": "8005"})
    assert fetch("statbank", FERRIES)[FERRIES].state == NEW


def test_a_label_in_the_other_language_is_found_too(agencies, fetch):
    labels = agencies.tables["statbank", "SKIB34"].variables["ENHED"].labels
    labels["8005"]["da"] = "rejsende"
    assert fetch("statbank", FERRIES)[FERRIES].state == NEW


def test_a_variable_that_is_gone_or_new_is_named(agencies, fetch):
    variables = agencies.tables["statbank", "SKIB34"].variables
    variables["FÆRGE"].id = "RUTE"
    assert_failed(fetch("statbank", FERRIES)[FERRIES], "no variable FÆRGE", "RUTE")
    variables["RUTE"] = Variable("FÆRGE", dict(variables["FÆRGE"].labels))
    assert_failed(fetch("statbank", FERRIES)[FERRIES], "nothing is picked of RUTE")


def test_a_unit_that_is_not_known_is_an_error(agencies, fetch):
    agencies.tables["statbank", "AKU120K"].unit = "Mio. kr."
    assert_failed(fetch("statbank", "dk-employed")["dk-employed"], "'mio. kr.'", "1.000 personer")


def test_persons_and_thousands_of_persons_come_out_the_same(agencies, fetch):
    fetch("statbank", "dk-employed")
    first = vintages.load().drop(columns="accessed")
    table = agencies.tables["statbank", "AKU120K"]
    value = table.value
    table.unit, table.value = "antal", lambda codes: value(codes) * 1000
    fetch("statbank", "dk-employed")
    assert vintages.load().drop(columns="accessed").equals(first)


def test_an_answer_about_other_areas_than_were_asked_for_is_refused(server, fetch):
    right = server.answer

    def wrong(asked):
        if asked.method == "POST":
            asked.body["variables"][-2]["values"] = ["084", "999"]
            asked.body["variables"][-2]["code"] = "OMRÅDE"
        return right(asked)

    server.answer = wrong
    assert fetch("statbank", RATE)[RATE].state == FAILED


def test_a_table_without_values_of_an_area_is_refused(agencies, fetch):
    table = agencies.tables["statbank", "AKU121K"]
    value = table.value
    table.value = lambda codes: None if codes["OMRÅDE"] == "085" else value(codes)
    assert_failed(fetch("statbank", RATE)[RATE], "No value of Region Sjælland")


def test_a_eurostat_code_with_another_label_is_refused(agencies, fetch):
    relabel(agencies, "avia_paoa", "tra_meas", "PAS_CRD", "Freight and mail")
    outcome = fetch("eurostat")["cph-carried-passengers"]
    assert_failed(outcome, "PAS_CRD should be 'Passengers carried'", "PAS_CRD = Freight and mail")


def test_an_answer_that_eurostat_only_promises_is_no_value(server, fetch):
    server.fail(body={"warning": [{"status": 413, "label": "ASYNCHRONOUS_RESPONSE"}]})
    assert_failed(fetch("eurostat", "airport_passengers")["cph-carried-passengers"], "some minutes")


def test_what_bls_says_against_a_question_is_told(server, fetch):
    server.fail(body={"status": "REQUEST_NOT_PROCESSED", "message": ["daily threshold reached"]})
    assert_failed(fetch("bls")["us-unemployment-rate"], "BLS says: daily threshold reached")


# --- how much ------------------------------------------------------------------------------------


def test_statistikbankens_own_word_for_too_much_divides_the_question_too(server, fetch):
    body = {"errorTypeCode": "EXTRACT-TOOBIG", "message": "for mange"}
    server.fail("data$", status=400, body=body)
    assert fetch("statbank", RATE)[RATE].state == NEW
    assert len(server.asked("data$")) == 3


@pytest.mark.parametrize(("source", "name"), [("scb", "se-nights"), ("statbank", FERRIES)])
def test_a_question_over_the_limit_is_divided_and_gives_the_same(
    source, name, agencies, server, fetch
):
    fetch(source, name)
    whole = vintages.load().drop(columns="accessed")
    server.questions.clear()
    agencies.most_cells = 7
    fetch(source, name)
    assert len([each for each in server.questions if each.method == "POST"]) > 3
    assert vintages.load().drop(columns="accessed").equals(whole)


def test_a_table_that_is_too_large_even_for_one_period_is_reported(server, fetch):
    server.fail("data$", times=99, status=413)
    assert_failed(fetch("statbank", RATE)[RATE], "answered 413")


# --- the clock -----------------------------------------------------------------------------------


def test_a_clock_in_the_wrong_zone_is_told_and_the_servers_time_recorded(server, settings, fetch):
    server.date = "Mon, 02 Nov 2026 08:00:00 GMT"
    fast = settings.__class__(**{**vars(settings), "now": _at("2026-11-02T09:30:00+00:00")})
    outcome = fetch("statbank", RATE, settings=fast)[RATE]
    assert outcome.state == NEW
    assert "1.5 hours ahead" in outcome.message
    (vintage,) = vintages.every()
    assert vintage.retrieved == "2026-11-02T080000Z"
    assert vintage.record["retrieved"] == "2026-11-02T08:00:00+00:00"


def _at(text):
    return lambda: datetime.fromisoformat(text)


def test_two_vintages_of_one_moment_are_not_written_over_each_other(agencies, settings, fetch):
    still = settings.__class__(
        **{**vars(settings), "now": lambda: MOMENT, "clock_tolerance": timedelta.max}
    )
    assert fetch("statbank", RATE, settings=still)[RATE].state == NEW
    (vintage,) = vintages.every()
    before = vintage.content
    agencies.tables["statbank", "AKU121K"].revisions["2021K2"] = 0.1
    assert_failed(fetch("statbank", RATE, settings=still)[RATE], "already", "left as is")
    assert vintage.content_path.read_bytes() == before


MOMENT = _at("2026-11-02T08:00:00+00:00")()


def test_a_full_disk_leaves_nothing_that_could_be_loaded(fetch, monkeypatch):
    write = files.write

    def full(path, content):
        if path.suffix == ".json":
            raise OutputError(f"{path}: cannot be written (No space left on device).")
        return write(path, content)

    monkeypatch.setattr(files, "write", full)
    assert_failed(fetch("statbank", RATE)[RATE], "No space left")
    assert vintages.every() == []


# --- the guard -----------------------------------------------------------------------------------


def test_no_test_can_reach_another_machine():
    with pytest.raises(requests.ConnectionError):
        requests.get("https://api.statbank.dk/v1", timeout=1)
    with socket.socket() as elsewhere, pytest.raises(AssertionError, match="about to be opened"):
        elsewhere.connect(("192.0.2.1", 80))


def test_answers_are_asked_for_once_at_a_time_at_one_host(server, settings):
    hosts = http.Hosts()
    source = sources()["kolada"].at(f"{server.address}/kolada")
    connections = [Connection(source, settings, hosts) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda each: each.get("kpi/N07900"), connections))
    for connection in connections:
        connection.__exit__()
    assert server.most_at_work == 1
