"""Any valid answer is read as a slow reader reads it; a broken one is an error, never a number."""

import itertools
import json
import math
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkrdata.errors import RefreshError
from kkrdata.refresh import agency_periods, jsonstat, reading
from kkrdata.refresh.clients import bls, eurostat, odata, pxweb, sdmx, statbank
from kkrdata.refresh.http import Connection, Exchange
from kkrdata.refresh.series import Pick, Series, choose, sources
from kkrdata.refresh.settings import Settings

from .agencies import Agencies, Table, Variable, data_message, structure_message
from .server import Server

MANY = settings(max_examples=150, deadline=None)
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

words = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=6)
codes = st.lists(words, min_size=1, max_size=4, unique=True)
numbers = st.none() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["dataset", "class", "dimension", "id", "size", "value", "index"]),
            inner,
        )
    ),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> dict:
    """A JSON-stat answer: version 1 or 2, values listed or by place, places listed or named."""
    dimensions = draw(st.dictionaries(words, codes, min_size=1, max_size=4))
    sizes = [len(each) for each in dimensions.values()]
    values = draw(st.lists(numbers, min_size=math.prod(sizes), max_size=math.prod(sizes)))
    dimension = {}
    for name, some in dimensions.items():
        index = draw(
            st.sampled_from([some, {code: place for place, code in enumerate(some)}]).map(
                lambda index: index if isinstance(index, list) else _shuffled(index)
            )
        )
        dimension[name] = {"category": {"index": index, "label": {code: code for code in some}}}
    held = {str(place): value for place, value in enumerate(values) if value is not None}
    body = {"value": draw(st.sampled_from([values, held])), "dimension": dimension}
    shape = {"id": list(dimensions), "size": sizes}
    if draw(st.booleans()):
        return {"version": "2.0", "class": "dataset"} | body | shape
    body["dimension"] |= shape
    return {"dataset": body}


def _shuffled(index: dict) -> dict:
    return dict(reversed(index.items()))


def slow_reader(document: dict) -> list[tuple[dict, float]]:
    """Read one value after the other, counting places by hand."""
    dataset = document.get("dataset", document)
    shape = dataset if "id" in dataset else dataset["dimension"]
    ordered = []
    for name in shape["id"]:
        index = dataset["dimension"][name]["category"]["index"]
        places = (
            {code: place for place, code in enumerate(index)} if isinstance(index, list) else index
        )
        ordered.append(sorted(places, key=lambda code: places[code]))
    found = []
    for place, combination in enumerate(itertools.product(*ordered)):
        values = dataset["value"]
        value = values[place] if isinstance(values, list) else values.get(str(place))
        if value is not None:
            found.append((dict(zip(shape["id"], combination, strict=True)), float(value)))
    return found


@given(documents())
@MANY
def test_json_stat_is_read_as_a_slow_reader_reads_it(document):
    cells = jsonstat.read(document).cells()
    assert [(dict(cell.codes), cell.value) for cell in cells] == slow_reader(document)


def parts(document: dict) -> tuple[dict, dict, str]:
    """The dataset, where its shape stands, and one dimension's name."""
    dataset = document.get("dataset", document)
    shape = dataset if "id" in dataset else dataset["dimension"]
    return dataset, shape, shape["id"][0]


def lose_a_value(document):
    dataset, _, _ = parts(document)
    dataset["value"] = [1.0] * (len(slow_places(document)) - 1)


def slow_places(document):
    _, shape, _ = parts(document)
    return range(math.prod(shape["size"]))


def add_a_value(document):
    parts(document)[0]["value"] = [1.0] * (len(slow_places(document)) + 1)


def put_a_value_outside(document):
    parts(document)[0]["value"] = {str(len(slow_places(document))): 1.0}


def put_a_value(value):
    def damage(document):
        parts(document)[0]["value"] = [value] * len(slow_places(document))

    return damage


def name_a_place(place):
    def damage(document):
        parts(document)[0]["value"] = {place: 1.0}

    return damage


def change_a_size(document):
    parts(document)[1]["size"][0] += 1


def name_a_dimension_twice(document):
    shape = parts(document)[1]
    shape["id"], shape["size"] = [shape["id"][0]] * 2, [shape["size"][0]] * 2


def lose_a_dimension(document):
    dataset, _, name = parts(document)
    del dataset["dimension"][name]


def mix_the_places(document):
    dataset, _, name = parts(document)
    category = dataset["dimension"][name]["category"]
    category["index"] = {code: place + 1 for place, code in enumerate(list(category["index"]))}


def double_a_code(document):
    dataset, shape, name = parts(document)
    category = dataset["dimension"][name]["category"]
    category["index"] = [next(iter(category["index"]))] * 2
    shape["size"][0] = 2


def grow_without_end(document):
    parts(document)[1]["size"][0] = 10**12


DAMAGES = [
    lose_a_value,
    add_a_value,
    put_a_value_outside,
    *map(put_a_value, ["12.4", True, math.nan, math.inf, [1], {"a": 1}, 10**400]),
    *map(name_a_place, ["-1", "00", "0.0", "½", "x", ""]),
    change_a_size,
    name_a_dimension_twice,
    lose_a_dimension,
    mix_the_places,
    double_a_code,
    grow_without_end,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__qualname__.split(".")[0])
@given(document=documents())
@settings(max_examples=15, deadline=None)
def test_json_stat_that_is_damaged_is_an_error_never_a_number(damage, document):
    damaged = json.loads(json.dumps(document))
    damage(damaged)
    with pytest.raises(RefreshError, match=r"no whole JSON-stat|is no number"):
        list(jsonstat.read(damaged).cells())


@given(anything)
@MANY
def test_any_json_is_json_stat_or_an_error(document):
    try:
        cube = jsonstat.read(document)
    except RefreshError:
        return
    assert len(cube.values) == math.prod(len(each.labels) for each in cube.dimensions)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_cut_sdmx_message_is_an_error_never_a_value(data):
    table = next(table for (source, _), table in Agencies().tables.items() if source == "oecd")
    (series,) = choose(["oecd"])
    codes = {name: [pick.code] for name, pick in series.picks.items()}
    codes |= {series.area_variable: ["DK01"], "SUMMED": ["A"]}
    whole = data.draw(st.sampled_from([structure_message(table), data_message(table, codes)]))
    cut = data.draw(st.integers(0, len(whole) - 1))
    answer = Exchange("GET", "x", None, 200, None, None, None, whole[:cut])
    with pytest.raises(RefreshError, match="no whole SDMX message"):
        sdmx._message(answer)


# --- through a server: PxWeb, Statistikbanken, Eurostat, OData -----------------------------------

CLIENTS = {"statbank": statbank, "scb": pxweb, "eurostat": eurostat, "cbs": odata}
TIMES = {"statbank": "Tid", "scb": "Tid", "eurostat": "time", "cbs": "Perioden"}
PERIODS = ["2019", "2020K1", "2020M02"]
CBS_PERIODS = ["2019JJ00", "2020KW01", "2020MM02"]


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with Server(Agencies()) as server:
        yield server


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, list[str]], list[float | None], int]:
    """A table of any shape, its values, and the number that chooses what to pick of it."""
    shape = draw(st.dictionaries(words.map("V{}".format), codes, min_size=2, max_size=3))
    count = math.prod(len(each) for each in shape.values()) * len(PERIODS)
    values = draw(st.lists(numbers, min_size=count, max_size=count))
    return shape, values, draw(st.integers(0, 10**6))


def described(source: str, shape: dict[str, list[str]], values: list[float | None]) -> Table:
    languages = sources()[source].languages
    variables = {
        name: Variable(name, {code: dict.fromkeys(languages, code) for code in some})
        for name, some in shape.items()
    }
    periods = CBS_PERIODS if source == "cbs" else PERIODS
    time = TIMES[source]
    labels = {code: dict.fromkeys(languages, code) for code in periods}
    variables[time] = Variable(time, labels, is_time=True)
    order = list(variables)
    keys = itertools.product(*(each.labels for each in variables.values()))
    held = dict(zip(keys, values, strict=True))
    return Table("T", variables, lambda codes: held[tuple(codes[name] for name in order)])


@pytest.mark.parametrize("source", CLIENTS)
@given(drawn=tables())
@FEW
def test_a_table_of_any_shape_is_read_as_it_stands(source, drawn, running):
    shape, values, number = drawn
    if source == "cbs":  # its columns are one of the variables
        first, *rest = shape
        shape = {"measure": shape[first], "RegioS": shape[rest[0]]} | {
            name: shape[name] for name in rest[1:]
        }
    table = described(source, shape, values)
    running.answer.tables[source, "T"] = table
    series = picked(source, shape, number)
    expected = slow_table(table, series, TIMES[source])
    with Connection(sources()[source].at(f"{running.address}/{source}"), Settings(pause=0)) as way:
        if len({each.area for each in expected}) < len(series.areas):
            with pytest.raises(RefreshError, match="No value of"):
                reading.checked(series, CLIENTS[source].read(series, way).observations)
        else:
            found = CLIENTS[source].read(series, way).observations
            assert reading.checked(series, found) == sorted(expected)


def picked(source: str, shape: dict[str, list[str]], number: int) -> Series:
    """A series that picks something of each variable, and all areas of one."""
    languages = sources()[source].languages
    area = "RegioS" if source == "cbs" else next(iter(shape))
    picks = {
        name: Pick(dict.fromkeys(languages, some[number % len(some)]), some[number % len(some)])
        for name, some in shape.items()
        if name != area
    }
    areas = {f"Area {code}": Pick(dict.fromkeys(languages, code), code) for code in shape[area]}
    named = dict.fromkeys(("id", "indicator_id", "theme", "indicator", "indicator_en"), "x")
    return Series(
        **named,
        **dict.fromkeys(
            ("unit", "definition", "definition_en", "comparability", "axis_group", "status"), "x"
        ),
        source=source,
        table="T",
        chart=1,
        area_variable=area,
        areas=areas,
        picks=picks,
    )


def slow_table(table: Table, series: Series, time: str) -> list[reading.Observation]:
    """Look up one value after the other."""
    found = []
    for area, pick in series.areas.items():
        for period in table.variables[time].labels:
            codes = {name: each.code for name, each in series.picks.items()}
            value = table.value(codes | {series.area_variable: pick.code, time: period})
            if value is not None:
                status = (
                    "p"
                    if series.source == "eurostat" and _is_first(table, codes, pick, series, period)
                    else ""
                )
                iso = agency_periods.iso(period)
                found.append(reading.Observation(area, iso, float(value), status))
    return found


def _is_first(table, codes, pick, series, period) -> bool:
    """Eurostat's answer here has a remark on its first value."""
    return pick is next(iter(series.areas.values())) and period == next(
        iter(table.variables["time"].labels)
    )


# --- numbers and periods -------------------------------------------------------------------------


@given(st.text(max_size=8))
@MANY
def test_a_text_is_a_period_of_iso_or_an_error(text):
    try:
        period = agency_periods.iso(text)
    except RefreshError:
        return
    assert period[:4] == text[:4]
    assert agency_periods.iso(period) == period
    assert period.isascii()


@pytest.mark.parametrize(
    "text", ["", "21", "2021K5", "2021M13", "2021-00", "2021W01", "2021K2 ", "2٠٢١"]
)
def test_what_is_no_year_quarter_or_month_is_an_error(text):
    with pytest.raises(RefreshError, match="is no period"):
        agency_periods.iso(text)


@given(st.text("0123456789.-+eE,_ nafi١", max_size=6))
@MANY
def test_a_bls_value_is_a_plain_number_or_an_error(text):
    row = {"year": "2021", "period": "M01", "value": text}
    answer = {
        "status": "REQUEST_SUCCEEDED",
        "Results": {"series": [{"seriesID": "X", "data": [row]}]},
    }
    try:
        found = list(bls._observations(answer, {"X": "Boston"}))
    except RefreshError:
        return
    assert text == "-" or [str(each.value) for each in found] == [str(float(text))]
    assert text == "-" or (text.isascii() and text.lstrip("-").replace(".", "", 1).isdecimal())
