"""Writes files all or nothing: beside the target first, then in its place."""

import errno
import os
from pathlib import Path

from kkrdata.errors import OutputError, reason

_NO_ROOM = "Free some space, then run it again."
_NOT_ALLOWED = (
    "Close it where it is open and see to it that you may write there, then run it again."
)
_ADVICE = dict.fromkeys((errno.ENOSPC, errno.EFBIG), _NO_ROOM) | dict.fromkeys(
    (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY), _NOT_ALLOWED
)


def write(path: Path, content: bytes) -> bool:
    """Put a content into a file, or leave what is there.

    Parameters
    ----------
    path : Path
        The file; its folder is made if it is missing.
    content : bytes
        What the file shall hold.

    Returns
    -------
    bool
        Whether the file has changed.

    Raises
    ------
    OutputError
        If it cannot be written; the file is then what it was.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        advice = _ADVICE.get(error.errno, "Choose another folder, then run it again.")
        raise OutputError(
            f"{path}: cannot be written ({reason(error)}). It was left as it was. {advice}"
        ) from error
    return True


def _replace(path: Path, content: bytes) -> None:
    # Named after the process, so that two of them do not write into the same file.
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
