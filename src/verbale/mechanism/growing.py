"""A mapping to which a fold adds entry by entry, at a cost that does not grow with what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

__all__ = ["Growing", "plus"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Growing(Mapping[Key, Value]):
    """What was settled, and beside it what the entry at hand adds.

    `plus` leaves the mapping as it is and gives another, so that an entry that is refused half-way changes nothing.
    After `settle` those from which this one came are not to be used any more.
    """

    __slots__ = ("_added", "_settled")

    def __init__(self, settled: dict[Key, Value] | None = None, added: dict[Key, Value] | None = None) -> None:
        self._settled = {} if settled is None else settled
        self._added = {} if added is None else added

    def __getitem__(self, key: Key) -> Value:
        return self._added[key] if key in self._added else self._settled[key]

    def __iter__(self) -> Iterator[Key]:
        yield from self._settled
        yield from (key for key in self._added if key not in self._settled)

    def __len__(self) -> int:
        return len(self._settled) + sum(key not in self._settled for key in self._added)

    def plus(self, key: Key, value: Value) -> Growing[Key, Value]:
        """The mapping with one more value."""
        return Growing(self._settled, {**self._added, key: value})

    def settle(self) -> Growing[Key, Value]:
        """The same, with what was added settled."""
        self._settled.update(self._added)
        return Growing(self._settled)

    def plain(self) -> dict[Key, Value]:
        """All of it as a dictionary."""
        return {**self._settled, **self._added}


def plus(mapping: Mapping[Key, Value], key: Key, value: Value) -> Mapping[Key, Value]:
    """The mapping with one more value, itself unchanged.

    >>> plus({"a": 1}, "b", 2)
    {'a': 1, 'b': 2}
    """
    return mapping.plus(key, value) if isinstance(mapping, Growing) else {**mapping, key: value}
