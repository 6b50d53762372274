"""Office files are zip archives: this makes them so that the same content gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping

SAVED = "2022-03-01T00:00:00Z"  # the month of the document, whenever it is saved
_MEMBER_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_PROPERTIES = "docProps/core.xml"
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WORKBOOK = ".xlsx"


def unpack(archive: bytes) -> dict[str, bytes]:
    """Read what an archive holds.

    Parameters
    ----------
    archive : bytes
        The archive.

    Returns
    -------
    dict of str to bytes
        Its members, in their order.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack(members: Mapping[str, bytes]) -> bytes:
    """Make an archive that does not tell when it was made, and neither do workbooks in it.

    Parameters
    ----------
    members : mapping of str to bytes
        What it holds.

    Returns
    -------
    bytes
        The archive.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _MEMBER_DATE)
            archive.writestr(member, _undated(name, content), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _undated(name: str, content: bytes) -> bytes:
    if name.endswith(_WORKBOOK):
        return pack(unpack(content))
    return _DATES.sub(rb"\g<1>" + SAVED.encode(), content) if name == _PROPERTIES else content
