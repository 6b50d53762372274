"""Tables as files for other programs: CSV, Parquet, GeoJSON and GeoPackage."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from kkrdata import boundaries, catalog
from kkrdata.errors import MissingLibraryError, UnknownNameError
from kkrdata.export import files
from kkrdata.export.selection import Selection
from kkrdata.tidy import PROVENANCE

_PLACE = "municipality_code"
_HOSTILE = ("=", "+", "-", "@", "\t", "\r")  # Excel would reckon with what begins so
_WRITTEN = {"OGR_CURRENT_DATE": "2022-03-01T00:00:00.000Z"}  # the month of the document


def export(selection: Selection, folder: Path, suffix: str) -> list[Path]:
    """Save the selected tables, one file each.

    Parameters
    ----------
    selection : Selection
        Which tables, and which of their rows.
    folder : Path
        Where to.
    suffix : str
        One of `FORMATS`: csv, da.csv (for Danish Excel), parquet, geojson, gpkg.

    Returns
    -------
    list of Path
        The files, named after the tables.

    Raises
    ------
    UnknownNameError
        If borders are asked for of a table that has no municipalities, or not all of them.
    EmptySelectionError
        If nothing is said of the selected places.
    MissingLibraryError
        If Parquet is asked for without pyarrow.
    OutputError
        If a file cannot be written.
    """
    write, has_borders = FORMATS[suffix]
    frames = _with_borders(selection) if has_borders else _all(selection)
    contents = {folder / f"{name}.{suffix}": write(name, frame) for name, frame in frames.items()}
    for path, content in contents.items():
        files.write(path, content)
    return list(contents)


def _all(selection: Selection) -> dict[str, pd.DataFrame]:
    frames = selection.frames | {PROVENANCE: selection.provenance()}
    return {name: frames[name] for name in frames if name in (selection.tables or frames)}


def _with_borders(selection: Selection) -> dict[str, pd.DataFrame]:
    """Take the tables of municipalities; one that has only some of them is not for maps."""
    tables = catalog.default().tables.values()
    mapped = [each.name for each in tables if _PLACE in each.fields and not each.is_partial]
    for name in selection.tables:
        if name not in mapped:
            raise UnknownNameError("table with borders", name, mapped)
    return {name: boundaries.join(f) for name, f in selection.frames.items() if name in mapped}


def _csv(_name: str, frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()


def _danish_csv(_name: str, frame: pd.DataFrame) -> bytes:
    """Write what Danish Excel opens by a double click; a text never becomes a formula."""
    texts = frame.select_dtypes("str").columns
    safe = frame.assign(**{column: frame[column].map(_harmless) for column in texts})
    text = safe.to_csv(
        index=False, sep=";", decimal=",", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL
    )
    return text.encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Put an apostrophe before what Excel would reckon with; a lone sign is left as it is."""
    return f"'{text}" if isinstance(text, str) and text[1:] and text.startswith(_HOSTILE) else text


def _parquet(_name: str, frame: pd.DataFrame) -> bytes:
    try:
        return frame.to_parquet(index=False)
    except ImportError as error:
        raise MissingLibraryError("pyarrow") from error


def _geojson(_name: str, frame: pd.DataFrame) -> bytes:
    """Write longitude and latitude (WGS 84), and rings in the order that RFC 7946 wants."""
    return _map(frame, driver="GeoJSON", RFC7946="YES", WRITE_NAME="NO")


def _gpkg(name: str, frame: pd.DataFrame) -> bytes:
    import pyogrio

    pyogrio.set_gdal_config_options(_WRITTEN)
    try:
        return _map(frame, driver="GPKG", layer=name)
    finally:
        pyogrio.set_gdal_config_options(dict.fromkeys(_WRITTEN))


def _map(frame: pd.DataFrame, **options: str) -> bytes:
    """Write borders with the credit that their licence asks for."""
    made = io.BytesIO()
    credit = catalog.default().map_credit("en")
    frame.to_file(made, engine="pyogrio", DESCRIPTION=credit, **options)
    return made.getvalue()


# How each format is written, and whether it has borders.
FORMATS: dict[str, tuple[Callable[[str, pd.DataFrame], bytes], bool]] = {
    "csv": (_csv, False),
    "da.csv": (_danish_csv, False),
    "parquet": (_parquet, False),
    "geojson": (_geojson, True),
    "gpkg": (_gpkg, True),
}
