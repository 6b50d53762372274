"""What indicators and areas are called, in Danish and English, and where they belong."""

from kkrdata.tidy.lists import rows_by
from kkrdata.tidy.recipe import Column
from kkrdata.tidy.steps import Step


def _looked_up(file: str, key: str, column: str) -> Step:
    return Step(f"look up its {column}", lambda name: rows_by(file, key)[name,][column] or None)


def indicator(raw: str, *steps: Step) -> dict[str, Column]:
    """Make the columns that say which indicator a value is of.

    Parameters
    ----------
    raw : str
        The raw column.
    *steps : Step
        What leads from its text to the indicator's id.

    Returns
    -------
    dict of str to Column
        indicator_id, chart, theme, indicator, indicator_en.
    """
    file, key = "indicators.csv", "indicator_id"
    found = {
        column: Column(raw, (*steps, _looked_up(file, key, column)))
        for column in (key, "chart", "theme", "indicator", "indicator_en")
    }
    whole = Step("read as a whole number", int)
    return found | {"chart": Column(raw, (*found["chart"].steps, whole))}


def area(raw: str, *steps: Step) -> dict[str, Column]:
    """Make the columns that say of where a value is.

    Parameters
    ----------
    raw : str
        The raw column.
    *steps : Step
        What leads from its text to the area's name.

    Returns
    -------
    dict of str to Column
        area, area_en, nuts_code (empty where there is none).
    """
    return {
        column: Column(raw, (*steps, _looked_up("areas.csv", "area", column)))
        for column in ("area", "area_en", "nuts_code")
    }
