"""Chooses codes by label, as codes change; a label that is missing or ambiguous is an error."""

import re
from collections.abc import Mapping, Sequence

from kkrdata.errors import RefreshError, nearest
from kkrdata.refresh.faults import plain
from kkrdata.refresh.series import Pick

_MOST_SHOWN = 8


def find(labels: Mapping[str, str], wanted: str) -> list[str]:
    """Find the codes of a label.

    Parameters
    ----------
    labels : mapping of str to str
        The labels by code.
    wanted : str
        The label, or whole words of it.

    Returns
    -------
    list of str
        The codes of the labels that are it; if there are none, of those that contain it.

    Examples
    --------
    >>> labels = {"B": "Employed", "L": "Unemployed", "T": "Employed and unemployed"}
    >>> find(labels, "employed"), find(labels, "and unemployed"), find(labels, "retired")
    (['B'], ['T'], [])
    >>> find({"8005": "Passengers (1,000)"}, "passengers, 1,000")
    ['8005']
    """
    known = {code: _same(label) for code, label in labels.items()}
    same = [code for code, label in known.items() if label == _same(wanted)]
    return same or [code for code, label in known.items() if f" {_same(wanted)} " in f" {label} "]


def _same(label: str) -> str:
    """Leave out what agencies change without meaning it: case, punctuation, thousands marks."""
    whole = re.sub(r"(?<=\d)[.,](?=\d{3})", "", label)
    return " ".join(re.findall(r"\w+", whole)).casefold()


def choose(labels: Mapping[str, str], pick: Pick, lang: str, where: str) -> str:
    """Choose the code of a label.

    Parameters
    ----------
    labels : mapping of str to str
        The labels by code, as the agency has them now.
    pick : Pick
        What is wanted.
    lang : str
        The language of the labels.
    where : str
        The table and variable, for the message.

    Returns
    -------
    str
        The code.

    Raises
    ------
    RefreshError
        If no label, or several, are it; the message shows the choices.
    """
    wanted = pick.labels[lang]
    found = find(labels, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise RefreshError(f"{where}: {wanted!r} could be {_shown(labels, found)}. {_ADVICE}")
    held = (
        f" The code {pick.code} is now {plain(labels[pick.code])}." if pick.code in labels else ""
    )
    alike = set(nearest(wanted, labels.values(), _MOST_SHOWN))
    choices = [code for code, label in labels.items() if label in alike]
    raise RefreshError(
        f"{where}: no label {wanted!r}.{held} Nearest of {len(labels)}: "
        f"{_shown(labels, choices)}. {_ADVICE}"
    )


_ADVICE = "Put the right label into series.toml."


def _shown(labels: Mapping[str, str], codes: Sequence[str]) -> str:
    shown = [f"{plain(code)} = {plain(labels[code])}" for code in codes[:_MOST_SHOWN]]
    return "; ".join(shown) + " …" * (len(codes) > _MOST_SHOWN)
