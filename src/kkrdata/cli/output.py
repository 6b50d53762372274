"""The option that names a file to write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def output(ending: str) -> Callable[..., Any]:
    """Make the option for a file that only opens in its program if it ends as it should."""

    def checked(_context: click.Context, _option: click.Parameter, path: Path | None) -> Any:
        if path and path.suffix.lower() != ending:
            raise click.BadParameter(f"{path} does not end in {ending}.")
        return path

    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        callback=checked,
        help=f"File; kkrdata_<lang>{ending}, if left out.",
    )
