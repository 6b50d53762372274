"""The units of the indicators, and numbers with their unit as a reader expects them."""

from kkrdata.errors import UnknownNameError
from kkrdata.text import number, pick, together

UNITS = {
    "per_cent": {"da": "procent", "en": "per cent"},
    "percentage_points": {"da": "procentpoint", "en": "percentage points"},
    "change_pct": {"da": "procent (ændring)", "en": "per cent (change)"},
    "factor": {"da": "gange så meget", "en": "times as much"},
    "rank": {"da": "plads", "en": "place"},
    "thousand_sek": {"da": "1.000 svenske kr.", "en": "thousand SEK"},
    "billion_sek": {"da": "mia. svenske kr.", "en": "billion SEK"},
    "billion_dkk": {"da": "mia. kr.", "en": "billion DKK"},
    "vacancies": {"da": "ledige stillinger", "en": "vacancies"},
    "vehicles_per_day": {"da": "køretøjer pr. dag", "en": "vehicles per day"},
    "vehicles_per_week": {"da": "køretøjer pr. uge", "en": "vehicles per week"},
    "vehicles_per_month": {"da": "køretøjer pr. måned", "en": "vehicles per month"},
    "vehicles_per_year": {"da": "køretøjer pr. år", "en": "vehicles per year"},
    "trips_per_day": {"da": "personrejser pr. dag", "en": "person trips per day"},
    "passengers": {"da": "passagerer", "en": "passengers"},
    "flights_per_day": {"da": "fly pr. dag", "en": "flights per day"},
    "nights": {"da": "overnatninger", "en": "nights"},
    "change_nights": {
        "da": "overnatninger flere (+) eller færre (−)",
        "en": "nights more or fewer",
    },
    "companies": {"da": "virksomheder", "en": "companies"},
    "investments": {"da": "investeringer", "en": "investments"},
    "jobs": {"da": "job", "en": "jobs"},
    "employees": {"da": "ansatte", "en": "employees"},
    "cumulative_companies": {"da": "virksomheder i alt", "en": "companies in total"},
    "cumulative_investments": {"da": "investeringer i alt", "en": "investments in total"},
    "cumulative_orders": {"da": "eksportordrer i alt", "en": "export orders in total"},
    "cumulative_jobs": {"da": "job i alt", "en": "jobs in total"},
}
# Units of agencies' series, which no table of the project has.
OFFICIAL_UNITS = {
    "thousand_persons": {"da": "1.000 personer", "en": "thousand persons"},
    "usd_ppp": {"da": "dollar, omregnet efter købekraft", "en": "US dollars at purchasing power"},
}
_NAMES = UNITS | OFFICIAL_UNITS
_QUALIFIERS = {
    "=": {"da": "", "en": ""},
    "~": {"da": "ca. ", "en": "about "},
    "<": {"da": "under ", "en": "under "},
    ">": {"da": "mere end ", "en": "more than "},
}
# Where a document says in words by how much something rose or fell.
_IN_WORDS = {
    (2.0, ">"): {"da": "mere end fordoblet", "en": "more than doubled"},
    (1.0, ">"): {"da": "højere", "en": "higher"},
    (1.0, "~"): {"da": "tilbage på samme niveau", "en": "back at the same level"},
    (1.0, "<"): {"da": "lavere", "en": "lower"},
    (0.5, "~"): {"da": "halveret", "en": "halved"},
    (0.5, "<"): {"da": "mere end halveret", "en": "more than halved"},
    (round(1 / 3, 4), "<"): {
        "da": "faldet med mere end to tredjedele",
        "en": "down by more than two thirds",
    },
}


def name(unit: str, lang: str) -> str:
    """Name a unit.

    Parameters
    ----------
    unit : str
        One of `UNITS` or `OFFICIAL_UNITS`.
    lang : str
        "da" or "en".

    Returns
    -------
    str
        The unit in words.

    Raises
    ------
    UnknownNameError
        If there is no such unit or language.
    """
    if unit not in _NAMES:
        raise UnknownNameError("unit", unit, _NAMES)
    return pick(_NAMES[unit], lang)


def amount(value: float, unit: str, lang: str, qualifier: str = "=") -> str:
    """Write a value as a reader expects it, or in words where it stands for words.

    Parameters
    ----------
    value : float
        The value.
    unit : str
        One of `UNITS` or `OFFICIAL_UNITS`.
    lang : str
        "da" or "en".
    qualifier : {"=", "~", "<", ">"}, default "="
        Whether it is the value, about it, less or more.

    Returns
    -------
    str
        The value with its unit.

    Raises
    ------
    UnknownNameError
        If there is no such unit or language.

    Examples
    --------
    >>> amount(20000, "vehicles_per_week", "da", "<"), amount(7.9, "per_cent", "en")
    ('under 20.000 køretøjer pr. uge', '7.9 per cent')
    >>> amount(0.5, "factor", "da", "<"), amount(5, "rank", "da")
    ('mere end halveret', '5.\\xa0plads')
    """
    words = _IN_WORDS.get((round(value, 4), qualifier))
    if unit == "factor" and words:
        return pick(words, lang)
    if unit == "rank":
        return together({"da": "{}. plads", "en": "no. {}"}[lang].format(number(value, lang)))
    decimals = 0 if float(value).is_integer() else len(f"{value:.4f}".rstrip("0").split(".")[1])
    return f"{qualified(value, qualifier, lang, decimals)} {name(unit, lang)}"


def qualified(value: float, qualifier: str, lang: str, decimals: int = 0) -> str:
    """Write a number with what is said of its exactness.

    Parameters
    ----------
    value : float
        The number.
    qualifier : {"=", "~", "<", ">"}
        Exactly, about, less than, more than.
    lang : str
        "da" or "en".
    decimals : int, default 0
        How many decimals to write.

    Returns
    -------
    str
        The text.

    Raises
    ------
    UnknownNameError
        If there is no such language.

    Examples
    --------
    >>> qualified(20000, "~", "da"), qualified(429000, ">", "da"), qualified(7.9, "=", "en", 1)
    ('ca.\\xa020.000', 'mere end 429.000', '7.9')
    """
    about = pick(_QUALIFIERS[qualifier], lang)
    return f"{together(about) if qualifier == '~' else about}{number(value, lang, decimals)}"
