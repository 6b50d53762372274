"""The command line: kkrdata list, build, check, trace, export and refresh."""

import sys

import click

from kkrdata.cli import extracts, tables, work
from kkrdata.cli.errors import Group
from kkrdata.cli.exports import export
from kkrdata.cli.refresh import refresh


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kkrdata")
def main() -> None:
    """Tables, maps and charts from the March 2022 appendices of KKR Sjælland.

    Exit status: 0 all well, 1 something failed, 2 bad use.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles may use another


for command in (tables.list_, work.build, work.check, tables.trace, export, refresh):
    main.add_command(command)
for command in extracts.COMMANDS:
    export.add_command(command)
