"""The key to the marks, the same place and words in every chart."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.lines import Line2D

from kkrdata import style
from kkrdata.charts import marks, series
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body
from kkrdata.text import pick

PUBLISHED, PROXY = "published", "proxy"


class Entry(NamedTuple):
    """A mark and its words.

    `signs` are the ways that statements without a level point, `form` is how a series is drawn.
    """

    kind: str
    words: str
    signs: Sequence[int] = ()
    form: str = "lines"


_WORDS = {
    marks.VALUE: {"da": "I dokumentet", "en": "In the document"},
    marks.DERIVED: {"da": "Udledt af dokumentet", "en": "Derived from the document"},
    marks.DIRECTION: {
        "da": "I dokumentet, uden niveau",
        "en": "In the document, without a level",
    },
    PUBLISHED: {"da": "Offentliggjort af {}", "en": "Published by {}"},
    PROXY: {"da": "Beslægtet mål, tæller ikke det samme", "en": "A related measure, not the same"},
}
_OTHERS = {"da": "andre, se kilderne", "en": "others, see the sources"}
_AND = {"da": " og ", "en": " and "}
_SAMPLES = {  # points thick, dot and stroke
    "lines": (2.2, "o", "-"),
    "steps": (2.4, "", "-"),
    "columns": (8, "", "-"),
    "dots": (0, "o", "none"),
    "open": (0, "o", "none"),
    "proxies": (1.8, "o", (0, series.DASHES)),
}
_NAMED = 2  # publishers, at most; more are named in the foot
_HOLLOW = ("open", "proxies")
_GLYPH, _AIR, _BETWEEN, _AFTER = 0.34, 0.08, 0.3, 0.16  # inches


def words(mark: str | None, lang: str) -> str:
    """Say what a mark means.

    Parameters
    ----------
    mark : str or None
        The id of something drawn.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The words of the document's marks; nothing for others.
    """
    kind = (mark or "").removeprefix("key-")
    return pick(_WORDS[kind], lang) if kind in (marks.VALUE, marks.DERIVED, marks.DIRECTION) else ""


def entries(
    stated: pd.DataFrame, published: pd.DataFrame, lang: str, form: str = "lines"
) -> list[Entry]:
    """List the marks that a chart uses.

    Parameters
    ----------
    stated : pandas.DataFrame
        The document's rows that are drawn as values; column basis.
    published : pandas.DataFrame
        The rows published elsewhere; column publisher.
    lang : str
        "da" or "en".
    form : str, default "lines"
        One of `series.FORMS`: how published values are drawn.

    Returns
    -------
    list of Entry
        For `draw`; add `directions` where a chart has statements without a level.
    """
    kinds = {marks.kind(basis) for basis in stated["basis"]} if len(stated) else set()
    used = [kind for kind in (marks.VALUE, marks.DERIVED) if kind in kinds]
    return [Entry(kind, pick(_WORDS[kind], lang)) for kind in used] + published_by(
        published, lang, form
    )


def directions(signs: Iterable[int], lang: str) -> list[Entry]:
    """Name the marks of statements without a level.

    Parameters
    ----------
    signs : iterable of {1, 0, -1}
        Those of the statements.
    lang : str
        "da" or "en".

    Returns
    -------
    list of Entry
        One for all of them; nothing if there are none.
    """
    found = sorted(set(signs))
    return [Entry(marks.DIRECTION, pick(_WORDS[marks.DIRECTION], lang), found)] if found else []


def published_by(published: pd.DataFrame, lang: str, form: str = "lines") -> list[Entry]:
    """Name the mark of what is published elsewhere.

    Parameters
    ----------
    published : pandas.DataFrame
        Column publisher.
    lang : str
        "da" or "en".
    form : str, default "lines"
        One of `series.FORMS`: how they are drawn.

    Returns
    -------
    list of Entry
        One; nothing if there are no rows.
    """
    if published.empty:
        return []
    by = sorted(published["publisher"].unique())
    who = pick(_AND, lang).join(by) if len(by) <= _NAMED else pick(_OTHERS, lang)
    return [Entry(PUBLISHED, pick(_WORDS[PUBLISHED], lang).format(who), form=form)]


def proxies(published: pd.DataFrame, lang: str, form: str = "proxies") -> list[Entry]:
    """Name the mark of what stands in for what is wanted.

    Parameters
    ----------
    published : pandas.DataFrame
        The rows of what stands in.
    lang : str
        "da" or "en".
    form : {"proxies", "open"}, default "proxies"
        Whether they are lines, or dots by themselves.

    Returns
    -------
    list of Entry
        One; nothing if there are no rows.
    """
    return [] if published.empty else [Entry(PROXY, pick(_WORDS[PROXY], lang), form=form)]


def draw(sheet: Sheet, used: Sequence[Entry]) -> Body:
    """Draw the key along the top of the body.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    used : sequence of Entry
        The marks and their words.

    Returns
    -------
    Body
        What is left of the body.
    """
    left, top = sheet.body.left, sheet.body.bottom + sheet.body.height
    step = sheets.line(sheet.tick) + 0.04
    for entry in used:
        wide = _GLYPH + _AIR + sheets.width(entry.words, sheet.tick)
        if left > sheet.body.left and left + wide > sheet.body.left + sheet.body.width:
            left, top = sheet.body.left, top - step
        _draw(sheet, entry, left, top)
        left += wide + _BETWEEN
    return sheets.below(sheet.body, top - (step + _AFTER * sheet.scale) * bool(used))


def _draw(sheet: Sheet, entry: Entry, left: float, top: float) -> None:
    middle = top - sheets.line(sheet.tick) / 2
    for glyph in _glyphs(entry, left, middle, sheet):
        sheet.figure.add_artist(glyph)
    ink = {"color": style.QUIET_INK}
    sheets.write(sheet, left + _GLYPH + _AIR, top, entry.words, sheet.tick, **ink)


def _glyphs(entry: Entry, left: float, middle: float, sheet: Sheet) -> Iterable[Line2D]:
    where = {"transform": sheet.figure.dpi_scale_trans}
    centre = left + _GLYPH / 2
    if entry.kind in (PUBLISHED, PROXY):
        return [_sample(entry.form, left, middle, sheet)]
    own = {"gid": f"key-{entry.kind}"} | where
    if entry.kind == marks.DIRECTION:
        half = _GLYPH / 4 * (len(entry.signs) - 1)
        at = [centre - half + number * _GLYPH / 2 for number in range(len(entry.signs))]
        each = zip(at, entry.signs, strict=True)
        return [marks.direction(x, middle, sign, sheet.scale, **own) for x, sign in each]
    return [marks.value(centre, middle, entry.kind, sheet.scale, **own)]


def _sample(form: str, left: float, middle: float, sheet: Sheet) -> Line2D:
    """Make a short piece of a series."""
    thick, dot, stroke = _SAMPLES[form]
    look = {"color": style.QUIET_INK, "linewidth": thick * sheet.scale, "linestyle": stroke}
    look |= {"marker": dot, "markersize": 4.5 * sheet.scale, "solid_capstyle": "butt"}
    look["markerfacecolor"] = style.PAPER if form in _HOLLOW else style.QUIET_INK
    ends = [_GLYPH / 2] if stroke == "none" else [0.03, _GLYPH - 0.03]
    where = {"transform": sheet.figure.dpi_scale_trans}
    return Line2D([left + end for end in ends], [middle] * len(ends), **look, **where)
