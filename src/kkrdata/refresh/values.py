"""Takes a number for a number only."""

import math
from typing import Any

from kkrdata.errors import RefreshError
from kkrdata.refresh.faults import plain


def number(value: Any) -> float:
    """Read a number of a JSON answer.

    Parameters
    ----------
    value : object
        What stands where a number is expected.

    Returns
    -------
    float
        The number.

    Raises
    ------
    RefreshError
        If it is a text, true or false, nothing, or endless.

    Examples
    --------
    >>> number(12.4)
    12.4
    """
    try:
        is_number = not isinstance(value, bool) and math.isfinite(value)
    except (TypeError, OverflowError):
        is_number = False
    if not is_number:
        raise RefreshError(f"{plain(repr(value))} is no number.")
    return float(value)
