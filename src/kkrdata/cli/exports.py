"""The command `kkrdata export`, with a command of its own for each kind of thing."""

from pathlib import Path

import click

from kkrdata import figures
from kkrdata.cli.output import output
from kkrdata.formats import FORMATS
from kkrdata.text import LANGUAGES, check_language


@click.group()
def export() -> None:
    """Take figures and tables out, in the form that another program wants."""


@export.command(
    epilog="Example: kkrdata export cards --cluster sjaelland-holbaek --lang en --to cards"
)
@click.option(
    "--cluster", help="One cluster's id, as in the table health_clusters; all if left out."
)
@click.option("--lang", default="da", show_default=True, help=f"{' or '.join(LANGUAGES)}.")
@click.option("--format", "form", default="png", show_default=True, type=click.Choice(FORMATS))
@click.option("--to", "folder", default=".", type=click.Path(path_type=Path), help="Folder.")
def cards(cluster: str | None, lang: str, form: str, folder: Path) -> None:
    """Draw the cards of the health clusters and save them in a folder."""
    from kkrdata.export import images

    for card in [cluster] if cluster else figures.list_cards():
        click.echo(images.export_card(card, lang, form, folder))


@export.command(
    epilog="Example: kkrdata export figure fdi-projects-map --lang en --format svg --to slides"
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--lang", default="da", show_default=True, help=f"{' or '.join(LANGUAGES)}.")
@click.option("--format", "form", default="png", show_default=True, type=click.Choice(FORMATS))
@click.option(
    "--size", help="Such as half, square, a4, a4_high or poster; the usual one if left out."
)
@click.option("--svg-text", is_flag=True, help="Keep the text of an SVG as text, to edit it.")
@click.option(
    "--vintage",
    metavar="DATE",
    help="Charts with whole series, as `kkrdata refresh` has fetched them: latest, or by a date.",
)
@click.option("--to", "folder", default=".", type=click.Path(path_type=Path), help="Folder.")
def figure(
    names: tuple[str, ...],
    lang: str,
    form: str,
    size: str | None,
    svg_text: bool,
    vintage: str | None,
    folder: Path,
) -> None:
    """Draw figures and save them in a folder."""
    from kkrdata.export import images

    if svg_text and form != "svg":
        raise click.UsageError(f"--svg-text is for --format svg, not {form}.")
    for name in names:
        figures.file_name(name, lang, form, size)  # refuses before anything is written
    choices = {} if vintage is None else {"vintage": vintage}
    shown = {name: figures.load_data(name, **choices) for name in names}
    for name, data in shown.items():
        for path in images.export(name, lang, [form], folder, size, data, svg_text=svg_text):
            click.echo(path)


@export.command(
    epilog="Example: kkrdata export deck --template ours.pptx -o talk.pptx --figure hotel-nights"
)
@click.option("--figure", "names", multiple=True, metavar="ID", help="A figure. All, if none is.")
@click.option("--lang", default="da", show_default=True, help=f"{' or '.join(LANGUAGES)}.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="A .pptx whose layouts are used: Cover, Section and Figure.",
)
@output(".pptx")
def deck(names: tuple[str, ...], lang: str, template: Path | None, output: Path | None) -> None:
    """Save a deck of slides: a figure each, as charts that PowerPoint draws, or as a picture.

    A template's layouts need placeholders of these names. Cover: Title, Subtitle, Details.
    Section: Title, Details. Figure: Title, Subtitle, Content, Source.
    """
    from kkrdata.export import deck

    path = output or Path(f"kkrdata_{check_language(lang)}.pptx")
    click.echo(deck.export(path, lang, names, template))
