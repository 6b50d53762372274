"""Turns errors into one message and an exit status."""

import errno
import os
from typing import Any

import click

from kkrdata.errors import KkrDataError

_DEBUG = "KKRDATA_DEBUG"


class Group(click.Group):
    """Turns errors that are meant for the reader into one message and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KkrDataError as error:
            click.echo(f"kkrdata: {error}", err=True)
            ctx.exit(error.exit_status)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get(_DEBUG) or getattr(error, "errno", None) == errno.EPIPE:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing more can be said there
            click.echo(f"kkrdata: {_unexpected(error)}", err=True)
            ctx.exit(1)


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is None:
        return f"the answer cannot be written ({error.strerror})"
    return f"{type(error).__name__}: {error} (to see where, set {_DEBUG}=1)"
