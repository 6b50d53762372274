"""How this program behaves towards servers: whom it names, when it asks again, where it stays."""

from importlib import metadata
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from kkrdata.errors import RefreshError
from kkrdata.refresh import faults
from kkrdata.refresh.settings import Settings

USER_AGENT = f"kkrdata/{metadata.version('kkrdata')} (Danish municipal statistics; python-requests)"
_AGAIN = (429, 500, 502, 503, 504)


class _Retry(Retry):
    """Waits as long as the server asks for, but not for ever."""

    longest_wait = 120.0

    def new(self, **changes: Any) -> "_Retry":
        again = super().new(**changes)
        again.longest_wait = self.longest_wait
        return again

    def get_retry_after(self, response: Any) -> float | None:
        wait = super().get_retry_after(response)
        if wait is not None and wait > self.longest_wait:
            raise RefreshError(f"The server asks to be left alone for {wait:.0f} s: try later.")
        return wait


class _Session(requests.Session):
    """Certificates are always checked, and no other host is asked than the one that was named."""

    def get_redirect_target(self, response: requests.Response) -> str | None:
        target = super().get_redirect_target(response)
        if target:
            there = urlsplit(urljoin(response.url, target))
            if there[:2] != urlsplit(response.url)[:2]:
                response.close()
                raise RefreshError(faults.elsewhere(response.url, there.geturl()))
        return target


def begin(settings: Settings) -> requests.Session:
    """Make what asks, with the manners of the settings.

    Parameters
    ----------
    settings : Settings
        How patiently to ask.

    Returns
    -------
    requests.Session
        Names the project, asks again after faults that pass, and stays with one host.
    """
    session = _Session()
    session.headers["User-Agent"] = USER_AGENT
    retry = _Retry(
        total=settings.retries,
        connect=1,
        read=1,
        backoff_factor=settings.backoff,
        status_forcelist=_AGAIN,
        allowed_methods=None,  # what we POST are questions
        raise_on_status=False,
    )
    retry.longest_wait = settings.longest_wait
    adapter = HTTPAdapter(max_retries=retry)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session
