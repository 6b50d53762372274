"""The one catalogue: which tables there are, where they stand, and what is said of them.

Everything that is known of a table is read from data/tables/datapackage.json. This is the only
module that knows where the data folder is.
"""

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kkrdata.errors import DataError, NoProjectError, Problem, UnknownNameError, reason

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from pandas.api.extensions import ExtensionArray, ExtensionDtype

DATA_FOLDER_VARIABLE = "KKRDATA_DATA"
BOUNDARIES_VARIABLE = "KKRDATA_BOUNDARIES"
_PACKAGE = Path(__file__).parent
# How a field's texts become values, and the column's type without gaps and with them.
_TYPES = {
    "string": (str, None, "str"),
    "integer": (int, "int64", "Int64"),
    "number": (float, "float64", "Float64"),
}
_BOUNDARIES = "boundaries/municipalities.gpkg"
_COUNTIES = "boundaries/counties.gpkg"
_SHIPPED = (_PACKAGE / "data", _PACKAGE.parents[1] / "data")  # in a wheel, in a checkout


@dataclass(frozen=True)
class Table:
    """A table as the catalogue describes it.

    Attributes
    ----------
    path : Path
        Its file.
    resource : mapping
        Its entry in datapackage.json.
    """

    path: Path
    resource: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.resource["name"]

    @property
    def file(self) -> str:
        """The file's name as readers know it."""
        return f"data/tables/{self.path.name}"

    @property
    def key(self) -> list[str]:
        """The columns that tell one row from another."""
        return self.resource["schema"]["primaryKey"]

    @property
    def source(self) -> Mapping[str, Any]:
        """Where the numbers come from: title, publisher, section, appendix, page."""
        return self.resource["sources"][0]

    @property
    def is_partial(self) -> bool:
        """Whether rows are missing, so that nothing may be concluded from what is not there."""
        return self.resource["partial"]

    @cached_property
    def fields(self) -> dict[str, Mapping[str, Any]]:
        """Type, titles, unit and constraints of each column."""
        return {field["name"]: field for field in self.resource["schema"]["fields"]}

    def title(self, lang: str = "da") -> str:
        """Return the table's title.

        Parameters
        ----------
        lang : str, default "da"
            "da" or "en".

        Returns
        -------
        str
            The title.
        """
        return self.resource[_key("title", lang)]

    def warnings(self, lang: str = "da") -> list[str]:
        """Return what users of the table must know.

        Parameters
        ----------
        lang : str, default "da"
            "da" or "en".

        Returns
        -------
        list of str
            One sentence each.
        """
        return [warning[lang] for warning in self.resource["warnings"]]

    @property
    def attrs(self) -> dict[str, Any]:
        """What a loaded table carries with it as `DataFrame.attrs`, in Danish."""
        units = {
            name: field["unit"]["da"] for name, field in self.fields.items() if "unit" in field
        }
        return {
            "title": self.title(),
            "unit": units,
            "source": self.source["title"],
            "publisher": self.source["publisher"]["da"],
            "page": self.source.get("page"),
            "warnings": self.warnings(),
        }

    def content(self) -> bytes:
        """Read the file.

        Returns
        -------
        bytes
            Its content.

        Raises
        ------
        DataError
            If it cannot be read.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise DataError([_missing(self.file, error)]) from error

    def is_as_built(self, content: bytes) -> bool:
        """Tell whether a content is the one that the catalogue was built with.

        Parameters
        ----------
        content : bytes
            The file's content.

        Returns
        -------
        bool
            Whether its checksum is the catalogue's.
        """
        return f"sha256:{hashlib.sha256(content).hexdigest()}" == self.resource["hash"]

    def parse(self, content: bytes) -> "pd.DataFrame":
        """Read a content of the right form.

        Parameters
        ----------
        content : bytes
            A CSV that is as the catalogue describes it.

        Returns
        -------
        pandas.DataFrame
            Text columns as text; whole numbers as int64, or as Int64 where some are missing.
        """
        import pandas as pd

        header, *rows = csv.reader(io.StringIO(content.decode()))
        columns = zip(header, zip(*rows, strict=True), strict=True)
        kinds = {name: field["type"] for name, field in self.fields.items()}
        # No dtype is guessed, and building the columns here takes half as long as pandas.read_csv.
        return pd.DataFrame(
            {name: _array(kinds[name], texts) for name, texts in columns}, copy=False
        )


@cache
def _dtype(name: str) -> "ExtensionDtype":
    import pandas as pd

    return pd.api.types.pandas_dtype(name)


def _array(kind: str, texts: Sequence[str]) -> "np.ndarray | ExtensionArray":
    import numpy as np
    import pandas as pd

    convert, without_gaps, with_gaps = _TYPES[kind]
    if without_gaps and all(texts):
        return np.array(texts, dtype=without_gaps)
    return pd.array([convert(text) if text else None for text in texts], dtype=_dtype(with_gaps))


def _key(name: str, lang: str) -> str:
    return name if lang == "da" else f"{name}_{lang}"


def _missing(file: str, error: OSError) -> Problem:
    return Problem(file, reason(error), "a readable file", advice="run `make`")


_NEEDED = {"name", "path", "title", "hash", "rows", "sources", "warnings", "schema"}


def _describes_tables(package: Any) -> bool:
    resources = package.get("resources") if isinstance(package, dict) else None
    return (
        isinstance(resources, list)
        and bool(resources)
        and all(isinstance(entry, dict) and entry.keys() >= _NEEDED for entry in resources)
    )


_noted: ContextVar[tuple[set[str], ...]] = ContextVar("noted", default=())


@contextmanager
def noted() -> Iterator[set[str]]:
    """Note what is read of the data meanwhile, so that a build knows what a figure rests on.

    Yields
    ------
    set of str
        Tables by their names, boundaries by their file.
    """
    read: set[str] = set()
    token = _noted.set((*_noted.get(), read))
    try:
        yield read
    finally:
        _noted.reset(token)


def _note(name: str) -> None:
    for read in _noted.get():
        read.add(name)


@dataclass(frozen=True)
class Catalog:
    """All tables of one data folder.

    Attributes
    ----------
    root : Path
        The data folder, with raw/, tables/ and boundaries/ in it.
    """

    root: Path

    @cached_property
    def package(self) -> dict[str, Any]:
        """The content of datapackage.json."""
        path, name = self.root / "tables" / "datapackage.json", "data/tables/datapackage.json"
        try:
            package = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise DataError([_missing(name, error)]) from error
        except ValueError as error:
            raise DataError([Problem(name, str(error), "JSON", advice="run `make`")]) from error
        if not _describes_tables(package):
            expected = "a data package that describes the tables"
            raise DataError([Problem(name, "another content", expected, advice="run `make`")])
        return package

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by name."""
        folder = self.root / "tables"
        resources = self.package["resources"]
        return {entry["name"]: Table(folder / entry["path"], entry) for entry in resources}

    def table(self, name: str) -> Table:
        """Return a table's description.

        Parameters
        ----------
        name : str
            The table.

        Returns
        -------
        Table
            What the catalogue says of it.

        Raises
        ------
        UnknownNameError
            If there is no such table.
        """
        if name not in self.tables:
            raise UnknownNameError("table", name, self.tables)
        _note(name)
        return self.tables[name]

    def map_credit(self, lang: str = "da") -> str:
        """Return whom a map must credit for its borders.

        Parameters
        ----------
        lang : str, default "da"
            "da" or "en".

        Returns
        -------
        str
            The credit.
        """
        return self.package["boundaries"]["credit"][lang]

    def county_credit(self, lang: str = "da") -> str:
        """Return whom a map must credit for the Swedish counties, besides the others.

        Parameters
        ----------
        lang : str
            "da" or "en".

        Returns
        -------
        str
            The credit.
        """
        return self.package["boundaries"]["counties"][lang]

    @property
    def licence(self) -> str:
        """The licence of our tables and figures, with its address."""
        licence = self.package["licenses"][0]
        return f"{licence['title']} ({licence['path']})"

    def project(self) -> Path:
        """Return the checkout that the data belong to.

        Returns
        -------
        Path
            Its folder.

        Raises
        ------
        NoProjectError
            If the data came with the installed package alone.
        """
        project = self.root.resolve().parent
        if not (project / "pyproject.toml").is_file():
            raise NoProjectError("There is no checkout here: clone the project to build it.")
        return project

    @property
    def boundaries(self) -> Path:
        """The municipalities' boundaries."""
        _note(_BOUNDARIES)
        return self.root / _BOUNDARIES

    @property
    def counties(self) -> Path:
        """The outlines of the Swedish counties of Greater Copenhagen."""
        _note(_COUNTIES)
        return self.root / _COUNTIES


@cache
def default() -> Catalog:
    """Return the catalogue in use.

    Returns
    -------
    Catalog
        Of the folder that the environment variable KKRDATA_DATA names, or else of the data that
        came with the package.

    Raises
    ------
    DataError
        If the variable names no such folder.
    """
    chosen = os.environ.get(DATA_FOLDER_VARIABLE)
    if not chosen:
        return Catalog(next(filter(Path.is_dir, _SHIPPED), _SHIPPED[-1]))
    if not (Path(chosen) / "tables").is_dir():
        name, expected = f"{DATA_FOLDER_VARIABLE}={chosen}", "a folder with raw, tables, boundaries"
        raise DataError([Problem(name, "no folder tables in it", expected)])
    return Catalog(Path(chosen))
