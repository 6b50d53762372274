"""A map of Eastern Denmark with numbers on it, and the list that says what they mean."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kkrdata import style
from kkrdata.cartography import eastern_denmark, eastern_sheets
from kkrdata.cartography.eastern_denmark import Ground
from kkrdata.cartography.eastern_sheets import Sheet
from kkrdata.cartography.frames import POINTS
from kkrdata.cartography.labels import Label, Line, Run, line_width
from kkrdata.style import Size, Words
from kkrdata.typesetting import text_width

_LEADING = 1.22  # type sizes from line to line, at most
_CELL, _BESIDE_CELL = 1.4, 0.35  # type sizes: the width of a number's cell, and after it
_BESIDE_NAME, _BETWEEN = 1.6, 0.45  # type sizes after the longest name, and between values


class Key(NamedTuple):
    """What the colours mean: a title, colours and names of the classes."""

    title: str
    colours: Sequence[str]
    names: Sequence[str]


class Picture(NamedTuple):
    """A map's ground, each municipality's colour, and what the colours mean."""

    ground: Ground
    fills: Sequence[str]
    key: Key

    @property
    def codes(self) -> list[str]:
        """The municipalities."""
        return list(self.ground.municipalities["municipality_code"])


class Row(NamedTuple):
    """A municipality in the list, with its values."""

    code: str
    name: str
    values: tuple[Run, ...]


def draw(
    picture: Picture,
    rows: Sequence[Row],
    totals: Sequence[Line],
    words: Words,
    lang: str,
    size: Size,
) -> Figure:
    """Draw a map whose municipalities are numbered in the order of a list beside it.

    Parameters
    ----------
    picture : Picture
        The map.
    rows : sequence of Row
        The list: every municipality, the first first.
    totals : sequence of Line
        What is written of the whole.
    words : Words
        What is written around the map; short_subtitle and numbers, which says what they are, are
        for this kind of map.
    lang : str
        "da" or "en".
    size : Size
        The figure's size.

    Returns
    -------
    matplotlib.figure.Figure
        The map.
    """
    figure, body = style.page(words.instead("short_subtitle", ["numbers"]), size)
    sheet = eastern_sheets.numbered(picture.codes, body, size, lang)
    labels = [Label(row.code, (((Run(str(n)),),),)) for n, row in enumerate(rows, start=1)]
    eastern_denmark.draw(figure, sheet.frames, picture.ground, picture.fills, labels)
    size_of_words = sheet.lettering.words
    _write_totals(style.column(figure, sheet.totals), totals, size_of_words)
    _draw_legend(style.column(figure, sheet.legend), picture.key, words, size_of_words)
    _draw_list(figure, sheet, rows, dict(zip(picture.codes, picture.fills, strict=True)))
    return figure


def _write_totals(axes: Axes, totals: Sequence[Line], size: float) -> None:
    """Write each total on a line or, if one has no room there, all of their parts."""
    width, top = axes.get_xlim()[1] * POINTS, axes.get_ylim()[1]
    lines = [tuple(run._replace(text=f"{run.text} ") for run in line) for line in totals]
    if max(line_width(line, size, style.FAMILY) for line in lines) > width:
        lines = [(run,) for line in lines for run in line]
    for number, line in enumerate(lines):
        left, middle = 0.0, top - (number + 0.5) * size * _LEADING / POINTS
        for run in line:
            look = {"weight": run.weight, "color": run.colour or style.INK}
            axes.text(left, middle, run.text, size=size, va="center_baseline", **look)
            left += text_width(run.text, size, run.weight, style.FAMILY) / POINTS


def _draw_legend(axes: Axes, key: Key, words: Words, size: float) -> None:
    """Draw title, classes and border, each on a line."""
    height, wide = axes.get_ylim()[1], _CELL * size / POINTS
    lines = 2 + len(key.colours)
    step, left = min(size * _LEADING / POINTS, height / lines), wide + _BESIDE_CELL * size / POINTS
    middles = [height - (line + 0.5) * step for line in range(lines)]
    look = {"size": size, "va": "center_baseline"}
    axes.text(0, middles[0], words.texts["short_legend"], weight="semibold", **look)
    for number, (colour, name) in enumerate(zip(key.colours, key.names, strict=True)):
        middle = middles[number + 1]
        axes.add_patch(_cell((wide, step), middle, colour, f"class-{number}"))
        axes.text(left, middle, name, **look)
    axes.plot([0, wide], [middles[-1]] * 2, color=style.REGION_BORDER, linewidth=1.1)
    axes.text(left, middles[-1], words.texts["region_border"], **look)


def _cell(size: tuple[float, float], middle: float, colour: str, gid: str) -> Rectangle:
    look = {"facecolor": colour, "edgecolor": style.FRAME, "linewidth": 0.4, "gid": gid}
    return Rectangle((0, middle - size[1] / 2), *size, **look)


def _draw_list(figure: Figure, sheet: Sheet, rows: Sequence[Row], fills: Mapping[str, str]) -> None:
    """Draw the list in columns that are read one after the other."""
    left, bottom, width, height = sheet.list
    _, _, size, columns, gutter = sheet.lettering
    wide, deep = (width - gutter * (columns - 1)) / columns, -(-len(rows) // columns)
    step, rights = min(size * _LEADING / POINTS, height / deep), _rights(rows, size, wide)
    for first in range(0, len(rows), deep):
        place = (left + first // deep * (wide + gutter), bottom, wide, height)
        axes = style.column(figure, place)
        for line, row in enumerate(rows[first : first + deep]):
            middle, fill = height - (line + 0.5) * step, fills[row.code]
            cell = _cell((_CELL * size / POINTS, step), middle, fill, f"cell-{row.code}")
            axes.add_patch(cell)
            _write_row(axes, middle, str(first + line + 1), row, rights, size)


def _rights(rows: Sequence[Row], size: float, wide: float) -> list[float]:
    """Tell where each column of values ends, in inches: not far from the names."""
    widths = [_widest(column, size) for column in zip(*(row.values for row in rows), strict=True)]
    first = (_CELL + _BESIDE_CELL + _BESIDE_NAME) * size
    first += _widest([Run(row.name) for row in rows], size)
    ends = itertools.accumulate(widths[1:], initial=first + widths[0])
    rights = [end + column * _BETWEEN * size for column, end in enumerate(ends)]
    over = max(rights[-1] - wide * POINTS, 0)
    return [(right - over) / POINTS for right in rights]


def _widest(runs: Iterable[Run], size: float) -> float:
    return max(line_width((run,), size, style.FAMILY) for run in runs)


def _write_row(
    axes: Axes, middle: float, number: str, row: Row, rights: Sequence[float], size: float
) -> None:
    """Write the number on its cell, the name, and the values."""
    cell, look = axes.patches[-1], {"size": size, "va": "center_baseline", "gid": f"row-{row.code}"}
    ink = style.ink_on(cell.get_facecolor())
    axes.text(cell.get_width() / 2, middle, number, ha="center", color=ink, **look)
    axes.text(cell.get_width() + _BESIDE_CELL * size / POINTS, middle, row.name, **look)
    for run, right in zip(row.values, rights, strict=True):
        colour = run.colour or style.INK
        axes.text(right, middle, run.text, ha="right", weight=run.weight, color=colour, **look)
