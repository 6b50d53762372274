"""Small tables as the agencies would have them, for every series of series.toml.

The labels are those that series.toml looks for, among others. The values are made up, but for those
that `kkrdata refresh --check` knows.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kkrdata.refresh import agency_periods
from kkrdata.refresh.series import Series, every

from .server import Answer, Question

UPDATED = "2026-11-02T08:00:00Z"
_YEARS = (2019, 2020, 2021)
_MONTHLY = ("SKIB34", "avia_paoa", "NV1701T10M")
_YEARLY = ("HOTEL2", "tour_occ_nin3", "DSD_REG_ECO@DF_GDP", "NR0105ENS2010T01A", "N07900", "N07918")
_WRITTEN = {"statbank": "K", "scb": "K", "cbs": "KW0"}  # how agencies write a quarter
_TIMES = {"statbank": "Tid", "scb": "Tid", "eurostat": "time", "cbs": "Perioden"}
_LEVELS = {  # about as large as they are
    "vacancies": 12_000,
    "hh_ferry_passengers": 400_000,
    "airport_passengers": 1_800_000,
    "airport_passengers_departing": 3_600_000,
    "hotel_nights": 9_000_000,
    "accommodation_nights": 4_000_000,
    "gdp_per_capita_ppp": 60_000,
    "grp_per_capita": 420,
    "broadband_100mbit": 80,
    "broadband_1gbit": 60,
}
_RATES = {"2019-Q2": (61, 939), "2021-Q2": (79, 921)}  # unemployed, employed: 6.1 and 7.9 per cent


@dataclass
class Variable:
    """A variable of a table: labels by code and language, in order."""

    id: str
    labels: dict[str, dict[str, str]]
    is_time: bool = False
    is_summed: bool = False


@dataclass
class Table:
    """A table: its variables, and a value for each combination of codes."""

    id: str
    variables: dict[str, Variable]
    value: Callable[[dict[str, str]], float | None]
    unit: str = "antal"
    updated: str = UPDATED
    revisions: dict[str, float] = field(default_factory=dict)

    def cells(self, codes: dict[str, Sequence[str]]) -> list[float | None]:
        return [
            self.value(dict(zip(codes, combination, strict=True)))
            for combination in itertools.product(*codes.values())
        ]


def periods(series: Series) -> list[str]:
    """The periods of a table, as its agency writes them."""
    if series.folder in _YEARLY:
        return ["2018", "2019", "2020", "2021"]
    if series.folder in _MONTHLY:
        written = "-" if series.source == "eurostat" else "M"
        return [f"{year}{written}{month:02d}" for year in _YEARS for month in range(1, 13)]
    written = _WRITTEN[series.source]
    years = _YEARS[1:] if series.folder == "RegionIndE1KN" else _YEARS  # a newer table begins later
    return [f"{year}{written}{quarter}" for year in years for quarter in (1, 2, 3, 4)]


def true_value(series: Series, area: str, period: str) -> float:
    """The value of a series: a known one, or one made up of its place."""
    for check in series.checks:
        if check["area"] == area and check["period"] == period and "months" not in check:
            return check["value"] + (400 if "above" in check else 0)
        if check["area"] == area and "months" in check and period[:4] == check["period"]:
            return check["value"] / 12
    if series.indicator_id in ("unemployed_persons", "employed_persons") and period in _RATES:
        unemployed, employed = _RATES[period]
        return float(unemployed if series.indicator_id == "unemployed_persons" else employed)
    years, place = int(period[:4]) - 2019, list(series.areas).index(area)
    if series.indicator_id in _LEVELS:
        season = int(period[5:].lstrip("Q") or 1)
        return round(_LEVELS[series.indicator_id] * 0.7**place * (20 + season - 2 * years) / 20, 1)
    return (5.0 if series.unit == "per_cent" else 100.0) + place + years


def tables() -> dict[tuple[str, str], Table]:
    """All tables, by service and name there."""
    by_table: dict[tuple[str, str], list[Series]] = {}
    for series in every().values():
        by_table.setdefault((series.source, series.table), []).append(series)
    return {key: _table(group) for key, group in by_table.items()}


def code_of(name: str, pick: Any) -> str:
    """The code of a label here: the known one, or one made of the label."""
    return pick.code or next(iter(pick.labels.values())).upper().replace(" ", "_")[:12]


def _table(group: list[Series]) -> Table:
    first = group[0]
    languages = list(next(iter(first.areas.values())).labels)
    other = {lang: f"something else ({lang})" for lang in languages}
    variables = {first.area_variable: Variable(first.area_variable, {"999": other})}
    for series in group:
        for pick in series.areas.values():
            code = code_of(series.area_variable, pick)
            variables[series.area_variable].labels[code] = dict(pick.labels)
        for name, pick in series.picks.items():
            variable = variables.setdefault(name, Variable(name, {"998": other}))
            variable.labels[code_of(name, pick)] = dict(pick.labels)
    time = _TIMES.get(first.source, "TIME_PERIOD")
    if first.source != "bls":
        labels = {code: dict.fromkeys(languages, code) for code in periods(first)}
        variables[time] = Variable(time, labels, is_time=True)
        summed = {code: dict.fromkeys(languages, code) for code in ("A", "B")}
        variables["SUMMED"] = Variable("SUMMED", summed, is_summed=True)
    unit = next(iter(first.agency_units), "antal")
    scale = first.agency_units.get(unit, 1)
    table = Table(first.table, variables, lambda codes: None, unit)

    def value(codes: dict[str, str]) -> float | None:
        series, area = next(
            (each, area)
            for each in group
            for area, pick in each.areas.items()
            if code_of(each.area_variable, pick) == codes[each.area_variable]
            if all(codes[name] == code_of(name, pick) for name, pick in each.picks.items())
        )
        found = true_value(series, area, agency_periods.iso(codes[time]))
        revision = table.revisions.get(codes[time], 0)
        return found / scale / series.factor + revision

    table.value = value
    return table


class Agencies:
    """All agencies behind one address, each under its id."""

    def __init__(self) -> None:
        self.tables = tables()
        self.most_cells = 10_000
        self.services = {
            "statbank": self._statbank,
            "scb": self._pxweb,
            "eurostat": self._eurostat,
            "oecd": self._sdmx,
            "cbs": self._odata,
            "bls": self._bls,
            "kolada": self._kolada,
        }

    def __call__(self, asked: Question) -> Answer:
        _, service, *rest = asked.path.split("/")
        return self.services[service](asked, "/".join(rest))

    def _statbank(self, asked: Question, path: str) -> Answer:
        if path == "data":
            return self._statbank_data(asked.body)
        table = self.tables["statbank", path.removeprefix("tableinfo/")]
        (lang,) = asked.params["lang"]
        variables = [
            {
                "id": each.id,
                "text": each.id.lower(),
                "elimination": each.is_summed,
                "time": each.is_time,
                "values": [
                    {"id": code, "text": labels[lang]} for code, labels in each.labels.items()
                ],
            }
            for each in table.variables.values()
        ]
        return Answer(
            {
                "id": table.id,
                "text": table.id,
                "unit": table.unit,
                "updated": table.updated,
                "active": True,
                "variables": variables,
            }
        )

    def _statbank_data(self, query: dict[str, Any]) -> Answer:
        assert query["format"] == "JSONSTAT"
        table = self.tables["statbank", query["table"]]
        codes = {each["code"]: each["values"] for each in query["variables"]}
        if math.prod(map(len, codes.values())) > self.most_cells:
            return Answer({"message": "too many values"}, 413)
        dimension = _dimension(table, codes, query["lang"])
        codes |= {"ContentsCode": [table.id]}
        dimension["ContentsCode"] = {
            "label": "Indhold",
            "category": {"index": {table.id: 0}, "label": {table.id: table.id}},
        }
        dimension |= {"id": list(codes), "size": [len(each) for each in codes.values()]}
        dataset = {
            "dimension": dimension,
            "label": table.id,
            "source": "Danmarks Statistik",
            "updated": table.updated,
            "value": table.cells(codes),
        }
        return Answer({"dataset": dataset})

    def _pxweb(self, asked: Question, path: str) -> Answer:
        lang, _, rest = path.partition("/")
        if "config" in asked.params:
            limits = {"maxValues": self.most_cells, "maxCells": self.most_cells}
            return Answer(limits | {"maxCalls": 10, "timeWindow": 10, "CORS": True})
        table = self.tables["scb", rest.removeprefix("ssd/START/")]
        if asked.method == "GET":
            return Answer({"title": table.id, "variables": [*map(_px(lang), _all(table))]})
        codes = {each["code"]: each["selection"]["values"] for each in asked.body["query"]}
        if math.prod(map(len, codes.values())) > self.most_cells:
            return Answer("", 403)
        return Answer(_dataset(table, codes, lang))

    def _eurostat(self, asked: Question, path: str) -> Answer:
        table = self.tables["eurostat", path.removeprefix("data/")]
        codes = {}
        for name, variable in table.variables.items():
            if not variable.is_summed:
                codes[name] = asked.params.get(name, list(variable.labels))
        for name, some in codes.items():
            if unknown := set(some) - set(table.variables[name].labels):
                label = f"Invalid value {unknown} for dimension {name}"
                return Answer({"error": [{"status": 400, "id": 150, "label": label}]}, 400)
        dataset = _dataset(table, codes, "en")
        dataset["value"] = {
            str(place): value for place, value in enumerate(dataset["value"]) if value is not None
        }
        return Answer(dataset | {"status": {"0": "p"}})

    def _sdmx(self, asked: Question, path: str) -> Answer:
        (key,) = [key for key in self.tables if key[0] == "oecd"]
        table = self.tables[key]
        kind = "application/vnd.sdmx.structure+xml; version=2.1; charset=utf-8"
        if path.startswith("dataflow/"):
            return Answer(structure_message(table), kind=kind)
        names = _dimensions(table)
        parts = dict(zip(names, path.rpartition("/")[2].split("."), strict=True))
        codes = {name: part.split("+") for name, part in parts.items() if part}
        codes["SUMMED"] = ["A"]
        return Answer(data_message(table, codes), kind=kind.replace("structure", "genericdata"))

    def _odata(self, asked: Question, path: str) -> Answer:
        name, _, what = path.partition("/")
        table = self.tables["cbs", name]
        variables = {key: each for key, each in table.variables.items() if not each.is_summed}
        measures = variables.pop("measure")
        if what == "TableInfos":
            return Answer({"value": [{"Identifier": name, "Modified": table.updated}]})
        if what == "DataProperties":
            kinds = {"RegioS": "GeoDimension", "Perioden": "TimeDimension"}
            dimensions = [
                {"Key": key, "Type": kinds.get(key, "Dimension"), "Title": key} for key in variables
            ]
            topics = [
                {"Key": key, "Type": "Topic", "Title": labels["nl"], "Unit": "%"}
                for key, labels in measures.labels.items()
            ]
            return Answer({"value": dimensions + topics})
        if what in variables:
            labels = variables[what].labels
            return Answer(
                {"value": [{"Key": code, "Title": each["nl"]} for code, each in labels.items()]}
            )
        return Answer({"value": self._odata_rows(asked, table, variables)})

    def _odata_rows(self, asked: Question, table: Table, variables: dict[str, Variable]) -> list:
        (where,), (top,), (skip,) = (asked.params[key] for key in ("$filter", "$top", "$skip"))
        codes = {
            name: [code for code in each.labels if f"{name} eq '{code}'" in where or each.is_time]
            for name, each in variables.items()
        }
        measure = asked.params["$select"][0].split(",")[-1]
        rows = [
            dict(zip(codes, found, strict=True)) for found in itertools.product(*codes.values())
        ]
        whole = [row | {measure: table.value(row | {"measure": measure})} for row in rows]
        return whole[int(skip) :][: int(top)]

    def _bls(self, asked: Question, path: str) -> Answer:
        assert path == "timeseries/data/"
        first, last = int(asked.body["startyear"]), int(asked.body["endyear"])
        if last - first >= 10:
            return Answer({"status": "REQUEST_NOT_PROCESSED", "message": ["too many years"]})
        held = [
            {"year": str(year), "period": f"M{month:02d}", "value": f"{month}.5", "footnotes": [{}]}
            for year in range(first, last + 1)
            if year <= 2021
            for month in range(13, 0, -1)
        ]
        if held:
            held[1]["value"] = "-"
        series = [{"seriesID": name, "data": held} for name in asked.body["seriesid"]]
        return Answer({"status": "REQUEST_SUCCEEDED", "message": [], "Results": {"series": series}})

    def _kolada(self, asked: Question, path: str) -> Answer:
        what, _, rest = path.partition("/")
        if what == "kpi":
            title = "Tillgång till bredband om minst " + (
                "100 Mbit/s" if rest == "N07900" else "1 Gbit/s"
            )
            found = {"id": rest, "title": title, "publication_date": "2026-03-01"}
            return Answer({"values": [found], "count": 1})
        if what == "municipality":
            names = {"0012": "Region Skåne", "0013": "Region Halland"}
            return Answer({"values": [{"id": rest, "title": names[rest], "type": "L"}], "count": 1})
        _, kpi, _, areas = rest.split("/")
        table = self.tables["kolada", kpi]
        (page,) = asked.params["page"]
        area = areas.split(",")[int(page) - 1]
        rows = [
            {
                "kpi": kpi,
                "municipality": area,
                "period": int(year),
                "values": _genders(table, area, year),
            }
            for year in ("2018", "2019", "2020")
        ]
        more = None if int(page) == len(areas.split(",")) else f"{path}?page={int(page) + 1}"
        return Answer({"values": rows, "count": len(rows), "next_url": more})


def _genders(table: Table, area: str, year: str) -> list[dict[str, Any]]:
    codes = {"kpi": table.id, "municipality": area, "TIME_PERIOD": year}
    value = table.value(codes)
    return [{"gender": gender, "value": value if gender == "T" else None} for gender in "KMT"]


def _all(table: Table) -> list[Variable]:
    return list(table.variables.values())


def _px(lang: str) -> Callable[[Variable], dict[str, Any]]:
    return lambda each: {
        "code": each.id,
        "text": each.id.lower(),
        "values": list(each.labels),
        "valueTexts": [labels[lang] for labels in each.labels.values()],
        "elimination": each.is_summed,
        "time": each.is_time,
    }


def _dimension(table: Table, codes: dict[str, Sequence[str]], lang: str) -> dict[str, Any]:
    return {
        name: {
            "label": name,
            "category": {
                "index": {code: place for place, code in enumerate(some)},
                "label": {code: table.variables[name].labels[code][lang] for code in some},
            },
        }
        for name, some in codes.items()
    }


def _dataset(table: Table, codes: dict[str, Sequence[str]], lang: str) -> dict[str, Any]:
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.id,
        "updated": table.updated,
        "id": list(codes),
        "size": [len(some) for some in codes.values()],
        "dimension": _dimension(table, codes, lang),
        "value": table.cells(codes),
    }


# --- SDMX-ML 2.1 ---------------------------------------------------------------------------------

_SPACES = " ".join(
    f'xmlns:{prefix}="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/{path}"'
    for prefix, path in (
        ("message", "message"),
        ("structure", "structure"),
        ("common", "common"),
        ("generic", "data/generic"),
    )
)
_HEADER = (
    "<message:Header><message:ID>IDREF1</message:ID><message:Test>false</message:Test>"
    "<message:Prepared>2026-11-02T08:00:00Z</message:Prepared>"
    '<message:Sender id="OECD"/>{}</message:Header>'
)
_CONCEPT = (
    '<structure:ConceptIdentity><Ref id="{}" maintainableParentID="CS" agencyID="OECD" '
    'maintainableParentVersion="1.0" package="conceptscheme" class="Concept"/>'
    "</structure:ConceptIdentity>"
)


def _dimensions(table: Table) -> list[str]:
    return [name for name, each in table.variables.items() if not each.is_time]


def _named(text: str) -> str:
    return f'<common:Name xml:lang="en">{text}</common:Name>'


def structure_message(table: Table) -> str:
    """A dataflow with its data structure, code lists and concepts."""
    names = _dimensions(table)
    codelists = "".join(_codelist(table.variables[name]) for name in names)
    concepts = "".join(
        f'<structure:Concept id="{name}">{_named(name)}</structure:Concept>'
        for name in (*names, "TIME_PERIOD", "OBS_VALUE")
    )
    dimensions = "".join(_dimension_xml(name, place) for place, name in enumerate(names, 1))
    reference = 'agencyID="OECD.CFE.EDS" version="2.0"'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><message:Structure {_SPACES}>'
        f"{_HEADER.format('')}<message:Structures><structure:Dataflows>"
        f'<structure:Dataflow id="DSD_REG_ECO@DF_GDP" {reference} isFinal="true">{_named("GDP")}'
        f'<structure:Structure><Ref id="DSD_REG_ECO" {reference} package="datastructure" '
        'class="DataStructure"/></structure:Structure></structure:Dataflow></structure:Dataflows>'
        f"<structure:Codelists>{codelists}</structure:Codelists><structure:Concepts>"
        f'<structure:ConceptScheme id="CS" agencyID="OECD" version="1.0">{_named("Concepts")}'
        f"{concepts}</structure:ConceptScheme></structure:Concepts><structure:DataStructures>"
        f'<structure:DataStructure id="DSD_REG_ECO" {reference}>{_named("Regional economy")}'
        '<structure:DataStructureComponents><structure:DimensionList id="DimensionDescriptor">'
        f'{dimensions}<structure:TimeDimension id="TIME_PERIOD" position="{len(names) + 1}">'
        f"{_CONCEPT.format('TIME_PERIOD')}<structure:LocalRepresentation>"
        '<structure:TextFormat textType="ObservationalTimePeriod"/></structure:LocalRepresentation>'
        "</structure:TimeDimension></structure:DimensionList><structure:MeasureList "
        'id="MeasureDescriptor"><structure:PrimaryMeasure id="OBS_VALUE">'
        f"{_CONCEPT.format('OBS_VALUE')}</structure:PrimaryMeasure></structure:MeasureList>"
        "</structure:DataStructureComponents></structure:DataStructure>"
        "</structure:DataStructures></message:Structures></message:Structure>"
    )


def _codelist(variable: Variable) -> str:
    codes = "".join(
        f'<structure:Code id="{code}">{_named(labels["en"])}</structure:Code>'
        for code, labels in variable.labels.items()
    )
    start = f'<structure:Codelist id="CL_{variable.id}" agencyID="OECD" version="1.0">'
    return f"{start}{_named(variable.id)}{codes}</structure:Codelist>"


def _dimension_xml(name: str, place: int) -> str:
    return (
        f'<structure:Dimension id="{name}" position="{place}">{_CONCEPT.format(name)}'
        "<structure:LocalRepresentation><structure:Enumeration>"
        f'<Ref id="CL_{name}" version="1.0" agencyID="OECD" package="codelist" class="Codelist"/>'
        "</structure:Enumeration></structure:LocalRepresentation></structure:Dimension>"
    )


def data_message(table: Table, codes: dict[str, Sequence[str]]) -> str:
    """The values of some codes, a series for each combination."""
    years = list(table.variables["TIME_PERIOD"].labels)
    usage = (
        '<message:Structure structureID="S1" dimensionAtObservation="TIME_PERIOD">'
        '<common:StructureUsage><Ref agencyID="OECD.CFE.EDS" id="DSD_REG_ECO@DF_GDP" '
        'version="2.0"/></common:StructureUsage></message:Structure>'
    )
    series = ""
    for found in itertools.product(*codes.values()):
        key = dict(zip(codes, found, strict=True))
        parts = "".join(
            f'<generic:Value id="{name}" value="{code}"/>' for name, code in key.items()
        )
        values = "".join(
            _value_xml(year, table.value(key | {"TIME_PERIOD": year})) for year in years
        )
        start = f"<generic:Series><generic:SeriesKey>{parts}</generic:SeriesKey>"
        series += f"{start}{values}</generic:Series>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><message:GenericData {_SPACES}>'
        f'{_HEADER.format(usage)}<message:DataSet structureRef="S1" action="Information">{series}'
        "</message:DataSet></message:GenericData>"
    )


def _value_xml(year: str, value: float | None) -> str:
    return (
        f'<generic:Obs><generic:ObsDimension value="{year}"/>'
        f'<generic:ObsValue value="{"NaN" if year == "2018" else value}"/></generic:Obs>'
    )
