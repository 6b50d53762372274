"""Notes: what to know before using the numbers, numbered as the tables refer to them."""

from collections.abc import Iterable, Mapping
from typing import Any

from kkrdata.catalog import Table
from kkrdata.export.excel.wording import description
from kkrdata.text import LANGUAGES


class Notes:
    """The catalogue's warnings, numbered as the tables need them, and what else they explain.

    Parameters
    ----------
    tables : iterable of Table
        The tables, in order.
    word : str
        What a note is called.
    """

    def __init__(self, tables: Iterable[Table], word: str):
        self._word = word
        self.texts: dict[str, Mapping[str, Any]] = {}
        self.tables: dict[str, list[str]] = {}
        for table in tables:
            for note in _notes(table):
                self.texts[note["name"]] = note
                self.tables.setdefault(note["name"], []).append(table.name)
        self.numbers = {name: number for number, name in enumerate(self.texts, start=1)}

    def of(self, table: Table) -> str:
        """List the notes of a table.

        Parameters
        ----------
        table : Table
            The table.

        Returns
        -------
        str
            Their numbers.
        """
        return self._numbers(_notes(table))

    def mark(self, table: Table, column: str | None = None) -> str:
        """Refer to notes.

        Parameters
        ----------
        table : Table
            The table.
        column : str, optional
            One of its columns; if left out, the notes that are about none of its columns.

        Returns
        -------
        str
            Such as " [note 1, 3]"; nothing if there are none.
        """
        about = [note for note in _notes(table) if self._is_about(note, table, column)]
        return f" [{self._word} {self._numbers(about)}]" if about else ""

    def _numbers(self, notes: Iterable[Mapping[str, Any]]) -> str:
        return ", ".join(map(str, sorted(self.numbers[each["name"]] for each in notes)))

    @staticmethod
    def _is_about(note: Mapping[str, Any], table: Table, column: str | None) -> bool:
        about = set(note.get("fields", ())) & table.fields.keys()
        return column in about if column else not about


def _notes(table: Table) -> list[Mapping[str, Any]]:
    """List a table's warnings, and what is too long to stand above the table."""
    rest = {lang: description(table, lang)[1] for lang in LANGUAGES}
    explained = [{"name": f"description of {table.name}", **rest}] if all(rest.values()) else []
    return [*table.resource["warnings"], *explained]
