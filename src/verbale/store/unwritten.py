"""What was put into a record or taken out of it and is not in the tables yet, found as if it were.

Assembly puts and asks for the same items many times over before a report, or a portion of a load, is done. What stands
in the tables at the end is written then, once, and in the order of the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Rows"]

Row = TypeVar("Row", bound=Hashable)


class Rows(Generic[Row]):
    """What differs between the rows that lead to items in a table and those that are to lead there."""

    def __init__(self) -> None:
        self._added: dict[str, frozenset[Row]] = {}
        self._removed: dict[str, frozenset[Row]] = {}
        self._under: dict[Row, set[str]] = defaultdict(set)

    def lead(self, item: str, before: frozenset[Row], now: frozenset[Row]) -> None:
        """These rows are to lead to the item, and those do in the table."""
        for row in self._added.pop(item, ()):
            self._under[row].discard(item)
        self._added[item] = added = now - before if before else now
        for row in added:
            self._under[row].add(item)
        if before:
            self._removed[item] = before - now

    def items(self, wanted: Iterable[Row]) -> set[str]:
        """The items to which one of these rows leads that is not in the table."""
        return {item for row in wanted if row in self._under for item in self._under[row]}

    def leads(self, item: str, row: Row) -> bool:
        """Whether a row that the table has still leads to the item."""
        removed = self._removed.get(item)
        return not removed or row not in removed

    def added(self) -> list[tuple[Row, str]]:
        """The rows to write, each with its item, in order."""
        return sorted((row, item) for item, rows in self._added.items() for row in rows)

    def removed(self) -> list[tuple[Row, str]]:
        """The rows to take out, each with its item, in order."""
        return sorted((row, item) for item, rows in self._removed.items() for row in rows)

    def clear(self) -> None:
        """All of it is in the table, or is to be forgotten."""
        self._added.clear()
        self._removed.clear()
        self._under.clear()
