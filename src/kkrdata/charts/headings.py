"""Headings of panels and groups: a title, and below it the unit."""

from kkrdata import style
from kkrdata.charts import marks
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body

_AIR = 0.1  # inches below a heading


def heads(sheet: Sheet, width: float, title: str, unit: str) -> list[tuple[str, float, dict]]:
    """Break a heading into lines.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    width : float
        Of the room, in inches.
    title, unit : str
        The words; nothing is written of those that are empty.

    Returns
    -------
    list of tuple
        Text in lines, type size and look, of each.
    """
    parts = (
        (title, sheet.label, {"weight": marks.BOLD}),
        (unit, sheet.tick, {"color": style.QUIET_INK}),
    )
    return [
        (sheets.fit(text, width, points, look.get("weight", "regular")), points, look)
        for text, points, look in parts
        if text
    ]


def heading(sheet: Sheet, place: Body, title: str, unit: str) -> float:
    """Write a heading, and below it the unit.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where, from its top.
    title, unit : str
        The words; nothing is written of those that are empty.

    Returns
    -------
    float
        Where the next thing may begin.
    """
    top = place.bottom + place.height
    for lines, points, look in heads(sheet, place.width, title, unit):
        top = sheets.write(sheet, place.left, top, lines, points, **look)
    return top - _AIR
