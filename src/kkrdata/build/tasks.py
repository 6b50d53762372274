"""What is built, of what, and how: one list.

To add something, write a function that returns its `Task`, and name it in `every`. Say in the task

- `makes`: its files, relative to the checkout, and in no other task;
- `needs`: the files that it reads, or a part of one, so that a change elsewhere in it does not
  matter: `needs.table("interreg")` is one table with its description, `needs.PACKAGE` what the
  catalogue says besides. Whoever needs a file that another task makes comes after that task;
- `code`: the modules that it runs. What these import is found by itself, and so are words and other
  data beside them;
- `action`: a function at the top of a module (it runs in another process) that takes the checkout
  and writes the files with `export.files.write`. It may return further needs that are known only
  when it has run, such as the tables that a figure turned out to read.

Every task depends on the locked versions too, that of the typeface among them; it need not say so.
"""

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kkrdata import catalog, figures, tidy
from kkrdata.build import code
from kkrdata.build.needs import CATALOGUE, PACKAGE, cell_sources, source, table
from kkrdata.export import files
from kkrdata.formats import FORMATS
from kkrdata.text import LANGUAGES

LOCK = "requirements.lock"
_MANIFEST, _GALLERY = "figures/manifest.json", "figures/index.html"
_DECK = {lang: f"figures/kkrdata_{lang}.pptx" for lang in LANGUAGES}
_WORKBOOK = {lang: f"data/extracts/kkrdata_{lang}.xlsx" for lang in LANGUAGES}
_SECTION = {theme: f".cache/gallery-{theme}.html" for theme in figures.THEMES}
_DRAWING = ("kkrdata.export.images",)
_PAGE = "kkrdata.export.gallery"
# What a notebook has from `import kkrdata`; what it imports or draws besides is seen when it runs.
_FOR_NOTEBOOKS = tuple(
    f"kkrdata.{name}" for name in ("export.notebooks", "figures", "loaders", "rendering", "tracing")
)


class Task(NamedTuple):
    """Something to build; the module's docstring says what each part means."""

    name: str
    action: Callable[[Path], Collection[str] | None]
    makes: tuple[str, ...]
    needs: tuple[str, ...] = ()
    code: tuple[str, ...] = ()

    @property
    def rests_on(self) -> set[str]:
        """All that is known beforehand to matter, as needs."""
        return {LOCK, *self.needs, *code.needs(self.code)}


def every(project: Path) -> dict[str, Task]:
    """List all tasks.

    Parameters
    ----------
    project : Path
        The checkout.

    Returns
    -------
    dict of str to Task
        By name. Those that come first are begun first: notebooks, whose kernels take memory that
        other tasks will take later, and then what takes longest, so that all processes are busy to
        the end.
    """
    decks, drawn = map(_deck, LANGUAGES), map(_figure, figures.list_figures())
    borders = _found(project, "data/boundaries", "*.gpkg")
    page = [*(_section(theme, borders) for theme in figures.THEMES), _gallery(borders)]
    first = (_tables(project), *_notebooks(project, borders), *decks, _workbooks())
    return {task.name: task for task in (*first, *drawn, _manifest(), *page)}


def images(name: str, langs: Sequence[str] = LANGUAGES) -> list[str]:
    """Name the image files of a figure.

    Parameters
    ----------
    name : str
        The figure.
    langs : sequence of str, default both
        The languages.

    Returns
    -------
    list of str
        The files, relative to the checkout.
    """
    each = itertools.product(langs, FORMATS, figures.shipped_sizes(name))
    return [f"figures/{figures.file_name(name, *parts)}" for parts in each]


def _found(project: Path, folder: str, pattern: str = "*") -> list[str]:
    paths = (path for path in (project / folder).rglob(pattern) if path.is_file())
    return sorted(path.relative_to(project).as_posix() for path in paths)


def _tables(project: Path) -> Task:
    made = [f"data/tables/{name}.csv" for name in (*tidy.RECIPES, tidy.PROVENANCE)]
    raw = _found(project, "data/raw")
    return Task("tables", _make_tables, (*made, CATALOGUE), tuple(raw), ("kkrdata.tidy",))


def _make_tables(project: Path) -> None:
    for name, content in tidy.make_files(project / "data").items():
        files.write(project / "data/tables" / name, content)


def _figure(name: str) -> Task:
    drawing = (*_DRAWING, figures.module(name))
    made = tuple(images(name))
    return Task(name, partial(_make_figure, name), made, (PACKAGE,), drawing)


def _make_figure(name: str, project: Path) -> set[str]:
    from kkrdata.export import images  # what draws takes seconds to import

    with catalog.noted() as read:
        data = figures.load_data(name)
        for lang, size in itertools.product(LANGUAGES, figures.shipped_sizes(name)):
            images.export(name, lang, FORMATS, project / "figures", size, data)
    return _needs(read)


def _needs(read: set[str]) -> set[str]:
    """Name what was read of the data folder as needs."""
    return {table(name) if name in tidy.RECIPES else f"data/{name}" for name in read}


def _notebooks(project: Path, borders: Sequence[str]) -> Iterator[Task]:
    for path in _found(project, "notebooks", "*.ipynb"):
        needs = (CATALOGUE, *borders, source(path))
        action = partial(_make_notebook, path)
        yield Task(Path(path).stem, action, (path,), needs, _FOR_NOTEBOOKS)


def _make_notebook(path: str, project: Path) -> set[str]:
    from kkrdata.export import notebooks

    notebooks.refresh(project / path)
    text = "\n".join(cell_sources((project / path).read_bytes()))
    drawn = [figures.module(name) for name in figures.list_figures() if name in text]
    return code.needs([*drawn, *code.imported(text)])


def _workbooks() -> Task:
    made = tuple(_WORKBOOK.values())
    return Task("workbooks", _make_workbooks, made, (CATALOGUE,), ("kkrdata.export.excel",))


def _make_workbooks(project: Path) -> None:
    from kkrdata.export import excel

    for lang, path in _WORKBOOK.items():
        excel.export(project / path, lang=lang)


def _deck(lang: str) -> Task:
    modules = ("kkrdata.export.deck", *map(figures.module, figures.list_figures()))
    return Task(f"deck-{lang}", partial(_make_deck, lang), (_DECK[lang],), (CATALOGUE,), modules)


def _make_deck(lang: str, project: Path) -> set[str]:
    from kkrdata.export import deck

    with catalog.noted() as read:
        deck.export(project / _DECK[lang], lang)
    return _needs(read)


def _manifest() -> Task:
    pictures = [image for name in figures.list_figures() for image in images(name)]
    modules = ("kkrdata.export.manifest", *map(figures.module, figures.list_figures()))
    return Task("manifest", _make_manifest, (_MANIFEST,), (CATALOGUE, *pictures), modules)


def _make_manifest(project: Path) -> None:
    from kkrdata.export import manifest

    files.write(project / _MANIFEST, manifest.manifest(project / "figures"))


def _section(theme: str, borders: Sequence[str]) -> Task:
    """Make the gallery's part on a theme, which shows the figures' images and links to them."""
    names = figures.list_figures(theme)
    pictures = [image for name in names for image in images(name)]
    modules = (_PAGE, *map(figures.module, names))
    action, needs = partial(_make_section, theme), (PACKAGE, *borders, *pictures)
    return Task(f"gallery-{theme}", action, (_SECTION[theme],), needs, modules)


def _make_section(theme: str, project: Path) -> set[str]:
    from kkrdata.export import gallery

    with catalog.noted() as read:
        made = gallery.section(project / "figures", theme)
        files.write(project / _SECTION[theme], made.encode())
    return _needs(read)


def _gallery(borders: Sequence[str]) -> Task:
    """Make the page that links to all that can be taken away, so that comes first."""
    parts = (*_SECTION.values(), *_DECK.values(), *_WORKBOOK.values())
    return Task("gallery", _make_gallery, (_GALLERY,), (PACKAGE, *borders, *parts), (_PAGE,))


def _make_gallery(project: Path) -> None:
    from kkrdata.export import gallery

    read = {theme: (project / path).read_bytes().decode() for theme, path in _SECTION.items()}
    files.write(project / _GALLERY, gallery.page(project / "figures", read))
