"""Section 2.1, appendices 2 and 3: which municipality is in which health cluster."""

from kkrdata import places
from kkrdata.tidy import steps
from kkrdata.tidy.columns import MUNICIPALITY
from kkrdata.tidy.lists import rows_by
from kkrdata.tidy.recipe import Column, Recipe
from kkrdata.tidy.steps import Step

_EXHIBITS = {
    "Klyngefordeling – overblik": "list",
    "KL’S BUD PÅ DE NYE SUNDHEDSKLYNGER PR. 1. JULI 2022*": "map",
}
# The map explains two stars behind a name; the list says which cluster is a municipality's own.
_PARTICIPATIONS = {"": "political", "**": "administrative"}
_LEVELS = {"faglig": "professional", "": None}


def _cluster_id(texts: tuple[str, str]) -> str:
    """Three regions have clusters of the same name: only a member tells which one is meant."""
    cluster, member = texts
    region = places.match(_unmarked(member)).region_code
    clusters = rows_by("cluster_names.csv", "region_code", "cluster")
    return clusters[region, steps.JOIN_WORDS.function(cluster)]["cluster_id"]


def _unmarked(name: str) -> str:
    return name.rstrip("*")


def _participation(name: str) -> str:
    return _PARTICIPATIONS[name.removeprefix(_unmarked(name))]


_WITHOUT_MARK = Step("leave out the mark", _unmarked)
_CLUSTER_ID = Step("find the cluster of that name in the region of its member", _cluster_id)
_PARTICIPATION = Step("two stars stand for the administrative level only", _participation)
_SOURCE = Step("tell the list from the map", _EXHIBITS.__getitem__)
_ADOPTED = Step("it is a page of the time after adoption", lambda _: "adopted")
_HOSPITALS = Step(
    "separate the hospitals", lambda text: text.replace("Rigshospitalet ", "Rigshospitalet; ")
)
_IF_STATED = Step("the list names no hospital, the map does", lambda text: text or None)
_LEVEL = Step("put into English", _LEVELS.__getitem__)

_MEMBERSHIP = {
    "cluster_id": Column("cluster", (_CLUSTER_ID,), beside="name"),
    **{
        name: column._replace(steps=(_WITHOUT_MARK, *column.steps))
        for name, column in MUNICIPALITY.items()
    },
    "cluster": Column("cluster", (steps.JOIN_WORDS,)),
}

RECIPES = {
    "health_clusters": Recipe(
        raw_file="data/raw/health_clusters.csv",
        key=("source", "cluster_id", "municipality_code"),
        columns={
            "source": Column("exhibit", (steps.JOIN_WORDS, _SOURCE)),
            **_MEMBERSHIP,
            "hospital": Column("hospital", (steps.JOIN_WORDS, _HOSPITALS, _IF_STATED)),
            "participation": Column("name", (_PARTICIPATION,)),
        },
    ),
    "health_clusters_adopted": Recipe(
        raw_file="data/raw/health_clusters_adopted.csv",
        key=("cluster_id", "municipality_code"),
        columns={
            "source": Column("source_url", (_ADOPTED,)),
            **_MEMBERSHIP,
            "level": Column("level", (_LEVEL,)),
            "source_url": Column("source_url"),
        },
    ),
}
