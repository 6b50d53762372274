"""Makes the one catalogue, data/tables/datapackage.json, of data/raw/catalogue.toml."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kkrdata.errors import DataError, Problem, reason
from kkrdata.tidy.recipe import Recipe

_SECTIONS = {"package", "licences", "boundaries", "sources", "warnings", "fields", "tables"}
_TEXTS = ("title.da", "title.en", "description.da", "description.en")
_NEEDED = {
    "tables": (*_TEXTS, "source.from", "key", "fields", "warnings"),
    "fields": (*_TEXTS, "type"),
}


def read_catalogue(root: Path) -> dict[str, Any]:
    """Read what the tables are called, mean and rest on.

    Parameters
    ----------
    root : Path
        The data folder.

    Returns
    -------
    dict
        The content of data/raw/catalogue.toml.

    Raises
    ------
    DataError
        If it is missing or damaged.
    """
    name = "data/raw/catalogue.toml"
    try:
        catalogue = tomllib.loads((root / "raw" / "catalogue.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError([Problem(name, reason(error), "a TOML file")]) from error
    if missing := _SECTIONS - catalogue.keys():
        raise DataError([Problem(name, "no " + ", ".join(sorted(missing)), "these sections")])
    return catalogue


def catalogue_problems(
    catalogue: Mapping[str, Any], recipes: Mapping[str, Recipe], *others: str
) -> list[Problem]:
    """Look for what the catalogue lacks, by itself and for the recipes.

    Parameters
    ----------
    catalogue : mapping
        The content of data/raw/catalogue.toml.
    recipes : mapping of str to Recipe
        How the tables are made.
    *others : str
        Tables that are made without a recipe.

    Returns
    -------
    list of Problem
        What is described and not made, made and not described, named and not described, or
        described in part.
    """
    tables = catalogue["tables"]
    pinned = {name for name, recipe in recipes.items() if not recipe.rows}
    missing = {
        "a table [tables.{}]": {*recipes, *others} - tables.keys(),
        "a recipe in src/kkrdata/tidy for the table {}": tables.keys() - {*recipes, *others},
        "raw_sha256 in [tables.{}]": {
            n for n in pinned & tables.keys() if "raw_sha256" not in tables[n]
        },
        "a field [fields.{}]": _fields_named(catalogue) - catalogue["fields"].keys(),
        "{}": _lacking(catalogue),
        "a warning [warnings.{}]": _named(tables, "warnings") - catalogue["warnings"].keys(),
    }
    return [
        Problem("data/raw/catalogue.toml", "nothing", expected.format(name))
        for expected, names in missing.items()
        for name in sorted(names)
    ]


def _named(tables: Mapping[str, Any], key: str) -> set[str]:
    return {name for table in tables.values() for name in table.get(key, ())}


def _fields_named(catalogue: Mapping[str, Any]) -> set[str]:
    fields = catalogue["fields"].values()
    labelled = {field["labels_of"] for field in fields if "labels_of" in field}
    return _named(catalogue["tables"], "fields") | labelled


def _lacking(catalogue: Mapping[str, Any]) -> set[str]:
    return {
        f"{key} in [{section}.{name}]"
        for section, keys in _NEEDED.items()
        for name, entry in catalogue[section].items()
        for key in keys
        if not _has(entry, key)
    }


def _has(entry: Any, path: str) -> bool:
    key, _, rest = path.partition(".")
    return isinstance(entry, Mapping) and key in entry and (not rest or _has(entry[key], rest))


def sha256(content: bytes) -> str:
    """Return a checksum.

    Parameters
    ----------
    content : bytes
        Of what.

    Returns
    -------
    str
        SHA-256 in hexadecimal.
    """
    return hashlib.sha256(content).hexdigest()


def datapackage(catalogue: Mapping[str, Any], tables: Mapping[str, bytes]) -> str:
    """Make the catalogue that everything reads.

    Parameters
    ----------
    catalogue : mapping
        The content of data/raw/catalogue.toml.
    tables : mapping of str to bytes
        The tables as CSV.

    Returns
    -------
    str
        A Frictionless Data Package as JSON.
    """
    package = {
        "name": catalogue["package"]["name"],
        "profile": "tabular-data-package",
        **_both_languages(catalogue["package"], "title", "description"),
        "licenses": [catalogue["licences"]["ours"]],
        "boundaries": catalogue["boundaries"],
        "resources": [_resource(catalogue, name, content) for name, content in tables.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _both_languages(entry: Mapping[str, Any], *names: str) -> dict[str, str]:
    """Danish under the standard's own name, English beside it."""
    danish = {name: entry[name]["da"] for name in names}
    return danish | {f"{name}_en": entry[name]["en"] for name in names}


def _resource(catalogue: Mapping[str, Any], name: str, content: bytes) -> dict[str, Any]:
    table = catalogue["tables"][name]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        **_both_languages(table, "title", "description", *{"short"} & table.keys()),
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
        "rows": content.count(b"\n") - 1,
        "sources": [_source(catalogue["sources"], table["source"])],
        "licenses": [catalogue["licences"]["ours"]],
        "warnings": [{"name": key, **catalogue["warnings"][key]} for key in table["warnings"]],
        "partial": table.get("partial", False),
        "control_totals": table.get("control_totals", {}),
        "schema": _schema(catalogue, table),
    }


def _source(sources: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    said_of_the_table = {key: value for key, value in source.items() if key != "from"}
    return sources[source["from"]] | said_of_the_table


def _schema(catalogue: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    fields = catalogue["fields"]
    return {
        "fields": [_field(name, _labelled(fields[name], fields)) for name in table["fields"]],
        "primaryKey": table["key"],
        "foreignKeys": [_reference(*pair) for pair in table.get("refers_to", {}).items()],
    }


def _labelled(field: Mapping[str, Any], fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a field the labels of the one that it refers to."""
    if "labels_of" not in field:
        return field
    return {**field, "labels": fields[field["labels_of"]]["labels"]}


def _field(name: str, field: Mapping[str, Any]) -> dict[str, Any]:
    other = {key: field[key] for key in ("unit", "labels", "constraints") if key in field}
    texts = _both_languages(field, "title", "description")
    return {"name": field.get("name", name), "type": field["type"], **texts, **other}


def _reference(field: str, table: str) -> dict[str, Any]:
    return {"fields": field, "reference": {"resource": table, "fields": field}}
