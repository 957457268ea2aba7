"""What was said and done in a quarter that may bear on a thread, found by the stems of its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from verbale.model import Force, Moment, Ref, Root, ThreadKind

__all__ = ["Quarter", "Said"]


class Said(NamedTuple):
    """Something that may bear on a thread, with the sides that said or did it."""

    ref: Ref
    sides: frozenset[str]
    at: Moment | None
    day: str
    force: Force | None
    kind: ThreadKind | None
    root: Root | None
    denied: bool
    stems: frozenset[str]


class Quarter:
    """What was said and done in a quarter, to which reports come and from which they go."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._said: list[Said | None] = []
        self._of: dict[str, list[int]] = defaultdict(list)
        self._with: dict[str, list[int]] = defaultdict(list)
        for one in said:
            self.add(one)

    def __len__(self) -> int:
        return len(self._said)

    def add(self, one: Said) -> None:
        """Keep one thing more."""
        at = len(self._said)
        self._said.append(one)
        self._of[one.ref.document].append(at)
        for stem in one.stems:
            self._with[stem].append(at)

    def forget(self, document: str) -> None:
        """Leave out what a document tells."""
        for at in self._of.pop(document, ()):
            self._said[at] = None

    def about(self, theme: Iterable[str], least: int) -> Iterator[Said]:
        """What shares at least so many stems with a theme."""
        shared = Counter(chain.from_iterable(filter(None, map(self._with.get, theme))))
        for at, count in shared.items():
            if count >= least and (one := self._said[at]) is not None:
                yield one
