"""What a chart says when there is nothing to draw."""

from kkrdata import style
from kkrdata.charts import sheet as sheets
from kkrdata.charts.sheet import Sheet
from kkrdata.style import Body
from kkrdata.text import pick

_WORDS = {"da": "Der er ingen tal at vise.", "en": "There are no numbers to show."}


def draw(sheet: Sheet, place: Body) -> None:
    """Say calmly that there are no numbers.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    place : Body
        Where.
    """
    look = {"color": style.QUIET_INK, "style": "italic"}
    top = place.bottom + place.height
    sheets.write(sheet, place.left, top, pick(_WORDS, sheet.lang), sheet.label, **look)
