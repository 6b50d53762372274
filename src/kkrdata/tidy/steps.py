"""The small steps that lead from a printed text to a value; each can be shown to a reader."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from kkrdata import places

LINE_BREAK = "⏎"


class Step(NamedTuple):
    """What is done to a value, in words and as a function."""

    words: str
    function: Callable[[Any], Any]


def _join_lines(text: str) -> str:
    return text.replace(f"-{LINE_BREAK}", "").replace(LINE_BREAK, "")


def _join_words(text: str) -> str:
    """Join lines of words; a hyphen before a capital letter is the name's own."""
    syllables = re.sub(f"-{LINE_BREAK}(?=[a-zæøå])", "", text)
    return syllables.replace(f"-{LINE_BREAK}", "-").replace(LINE_BREAK, " ")


def _part(pattern: str) -> Callable[[str], str]:
    expression = re.compile(pattern)

    def part(text: str) -> str:
        found = expression.search(text)
        if not found:
            raise ValueError(f"{text!r} is not of the form {pattern!r}")
        return found.group(1)

    return part


def _danish_integer(digits: str) -> int:
    if not re.fullmatch(r"\d{1,3}(\.\d{3})*", digits):
        raise ValueError(f"{digits!r} is not a whole number in Danish form, such as 1.743")
    return int(digits.replace(".", ""))


def _danish_number(digits: str) -> float:
    whole, _, decimals = digits.partition(",")
    return float(f"{_danish_integer(whole)}.{decimals or 0}")


JOIN_LINES = Step("join the lines", _join_lines)
JOIN_WORDS = Step("join the lines", _join_words)
DANISH_INTEGER = Step("read as a Danish whole number", _danish_integer)
DANISH_NUMBER = Step("read as a Danish number", _danish_number)
MILLION_KRONER = Step("take the figure before the unit", _part(r"^([\d.,]+) mio\. kr\.$"))
SHARE = Step("take the figure before the per cent sign", _part(r"^\(?(\d+)(?:%| procent)"))
COUNT = Step("take the figure behind the share", _part(r"(?:~ ?|procent \()([\d.]+)\)?$"))
BEFORE_SLASH = Step("take the figure before the slash", _part(r"^([\d.]+)/"))
AFTER_SLASH = Step("take the figure behind the slash", _part(r"/([\d.]+)$"))
YEAR = Step("take the year", _part(r"\b(20\d\d)\b"))
WHOLE = Step("read as a whole number", int)
NOT_STATED = Step("the document does not state it", lambda _: None)


def municipality(attribute: str) -> tuple[Step, ...]:
    """Look a municipality up by its printed name.

    Parameters
    ----------
    attribute : str
        Which of its attributes to take, such as "code".

    Returns
    -------
    tuple of Step
        The steps.
    """
    words = f"find the municipality and take its {attribute.replace('_', ' ')}"
    return JOIN_LINES, Step(words, lambda name: getattr(places.match(name), attribute))
