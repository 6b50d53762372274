"""What can go wrong between here and an agency, and how it is said."""

from urllib.parse import urlsplit

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)

from kkrdata.errors import RefreshError

_LONGEST_QUOTE = 200  # characters of an agency's own message
_UNREACHABLE = (
    (
        requests.exceptions.SSLError,
        "its certificate is not trusted; certificates are always checked",
    ),
    (requests.exceptions.ProxyError, "the proxy does not answer"),
    (requests.exceptions.Timeout, "no answer in time"),
    (requests.exceptions.ChunkedEncodingError, "the answer broke off"),
    (requests.exceptions.ContentDecodingError, "the answer is damaged"),
)
_REASONS = (
    (NameResolutionError, "the host's name is not known; no connection, or the address has moved"),
    (ReadTimeoutError, "no answer in time"),
    (ProtocolError, "the server broke off"),
)
_TOO_MUCH = (403, 413)
_TOO_BIG = "EXTRACT-TOOBIG"  # Statistikbanken's word for it, with status 400
_MEANING = {
    400: "the question is not understood; the table may have changed",
    404: "there is no such table there; it may have been closed or moved",
    410: "the service has been closed",
    429: "too many questions in a short time; try later",
}


class TooMuchError(RefreshError):
    """More was asked for than the agency gives at a time."""


def unreachable(url: str, error: Exception) -> str:
    """Say why no answer came.

    Parameters
    ----------
    url : str
        What was asked.
    error : Exception
        What the library says.

    Returns
    -------
    str
        A sentence for the reader.
    """
    found = next((reason for kind, reason in _UNREACHABLE if isinstance(error, kind)), None)
    # Other questions get no other answer from a host that is out of reach.
    where = urlsplit(url).netloc if is_out_of_reach(error) else url
    return f"{where}: {found or _no_connection(error)}."


def is_out_of_reach(error: Exception) -> bool:
    """Tell whether a host cannot be reached at all, so that it need not be tried again.

    Parameters
    ----------
    error : Exception
        What the library says.

    Returns
    -------
    bool
        Whether no connection was made.
    """
    return isinstance(_reason(error), NewConnectionError | ConnectTimeoutError)


def _no_connection(error: Exception) -> str:
    reason = _reason(error)
    return next((said for kind, said in _REASONS if isinstance(reason, kind)), "no connection")


def _reason(error: Exception) -> object:
    """Return what made the library give up."""
    first = error.args[0] if error.args else None
    return getattr(first, "reason", first)


def elsewhere(url: str, target: str) -> str:
    """Say that an answer leads to another host.

    Parameters
    ----------
    url : str
        What was asked.
    target : str
        Where the answer leads.

    Returns
    -------
    str
        A sentence for the reader.
    """
    return (
        f"{url}: the answer sends on to another host, {plain(target)}. Either the network wants "
        "a log-in first, or the agency has moved: see its site, then give --base-url."
    )


def check(response: requests.Response, form: str, has_stored: bool) -> None:
    """Make sure that an answer is one, and of the kind that was asked for.

    Parameters
    ----------
    response : requests.Response
        The answer.
    form : str
        "json" or "xml".
    has_stored : bool
        Whether an earlier answer may stand in for it.

    Raises
    ------
    TooMuchError
        If more was asked for than is given at a time.
    RefreshError
        If it is an error, a web page, or of another kind.
    """
    status, kind = response.status_code, response.headers.get("Content-Type", "none")
    if status == 304 and has_stored:
        return
    if status != 200:
        is_too_much = status in _TOO_MUCH or _TOO_BIG in response.text
        raise (TooMuchError if is_too_much else RefreshError)(_refusal(response))
    if "html" in kind:
        raise RefreshError(
            f"{response.url}: a web page came instead of data. The network may want a log-in "
            "first: open a browser, then try again."
        )
    if form not in kind:
        raise RefreshError(f"{response.url}: the answer is {plain(kind)}, not {form.upper()}.")


def _refusal(response: requests.Response) -> str:
    status = response.status_code
    meaning = _MEANING.get(
        status, "a fault of the server; try later" if status >= 500 else "refused"
    )
    said = "" if "html" in response.headers.get("Content-Type", "") else plain(response.text)
    quote = f" It says: {said}" if said else ""
    return f"{response.url}: answered {status}: {meaning}.{quote}"


def plain(text: str) -> str:
    """Make a text from outside fit for a terminal.

    Parameters
    ----------
    text : str
        Whatever came.

    Returns
    -------
    str
        Its beginning on one line, without control characters.

    Examples
    --------
    >>> plain("Too many\\x1b[31m cells")
    'Too many [31m cells'
    """
    shown = "".join(character if character.isprintable() else " " for character in text)
    shown = " ".join(shown.split())
    return shown if len(shown) <= _LONGEST_QUOTE else shown[:_LONGEST_QUOTE] + " …"
