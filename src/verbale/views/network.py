"""Who addresses whom, and how: counts by pair of actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from verbale.lexicon.plover import roots
from verbale.model import Entry
from verbale.views.page import Section, Table
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope

__all__ = ["Dyad", "addressing", "dyads", "network"]

Pair = tuple[str, str]
_SAID: Final = frozenset({"occurred", "reported"})


class Dyad(msgspec.Struct, frozen=True):
    """Two parties, in alphabetical order, and how many events between them cooperate and how many conflict."""

    first: str
    second: str
    cooperation: int
    conflict: int


def addressing(index: RecordIndex, scope: Scope) -> Mapping[Pair, int]:
    """How many statements and events of one actor go to another; actors of one state count as that state."""
    counts: Counter[Pair] = Counter()
    for entry in index.statements(scope):
        _count(index, counts, entry, ("speaker", "addressee"))
    for event in index.events(scope):
        _count(index, counts, event, ("source", "target"))
    return counts


def dyads(index: RecordIndex, scope: Scope) -> list[Dyad]:
    """Each pair of parties with its cooperative and conflictual events, the busiest first.

    Events that are only planned, possible, demanded or denied are left out.
    """
    counts: dict[Pair, Counter[str]] = defaultdict(Counter)
    for entry in index.events(scope):
        if entry.item.status not in _SAID:
            continue
        kind = roots()[entry.item.root].quad.split()[-1]
        for pair in {tuple(sorted(pair)) for pair in _pairs(index, entry, ("source", "target"))}:
            counts[pair[0], pair[1]][kind] += 1
    found = [Dyad(*pair, kinds["cooperation"], kinds["conflict"]) for pair, kinds in counts.items()]
    return sorted(found, key=lambda d: (-(d.cooperation + d.conflict), d.first, d.second))


def network(index: RecordIndex, scope: Scope) -> Section:
    """Both counts as tables."""
    addressed = sorted(addressing(index, scope).items(), key=lambda pair: (-pair[1], pair[0]))
    between = dyads(index, scope)
    parts = []
    if addressed:
        rows = tuple((*pair, f"{count:,}") for pair, count in addressed)
        parts.append(Table("Who addresses whom", ("From", "To", "Statements and events"), rows))
    if between:
        told = tuple((d.first, d.second, f"{d.cooperation:,}", f"{d.conflict:,}") for d in between)
        parts.append(Table("Cooperation and conflict", ("Party", "Party", "Cooperation", "Conflict"), told))
    return Section(
        "network",
        "Activity, and who addresses whom",
        tuple(parts),
        "Actors of one state are counted as that state. Cooperation and conflict are PLOVER's classes, words and deeds "
        "together, of events told as done.",
    )


def _count(index: RecordIndex, counts: Counter[Pair], entry: Entry[Any], ends: tuple[str, str]) -> None:
    counts.update(set(_pairs(index, entry, ends)))


def _pairs(index: RecordIndex, entry: Entry[Any], ends: tuple[str, str]) -> Iterable[Pair]:
    starts, stops = (
        [index.party(role.record) or index.named(role) for role in entry.roles if role.role == end] for end in ends
    )
    return ((start, stop) for start in starts for stop in stops if start != stop)
