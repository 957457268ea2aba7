"""A mechanism as a whole after the last entry of its log."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from verbale.model.mechanism import Mechanism
from verbale.model.proceedings.items import Item, Remark

__all__ = [
    "Key",
    "Refused",
    "Release",
    "State",
]


class Key(msgspec.Struct, frozen=True):
    """A public key: whose, good from which entry, and to which (the entry that ended it), None while it is good."""

    holder: str
    since: int
    until: int | None = None
    ended: str | None = None


class Release(msgspec.Struct, frozen=True):
    """A release asked for: to whom, who consented, who refused."""

    to: tuple[str, ...]
    asked_by: str
    consented: tuple[str, ...] = ()
    refused: tuple[Remark, ...] = ()


class Refused(msgspec.Struct, frozen=True):
    """An entry of the log that breaks a rule and therefore changes nothing."""

    number: int
    rule: str
    message: str


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A mechanism after the last entry.

    `items` are all items by id; `about` names the items that each entry made or touched (entries about the mechanism
    itself touch none), `hands` who filed on each item, `kinds` the kind of each entry. `gaps` are the entries whose
    payload is missing, `refused` those that break a rule, `redacted` those redacted, and by which entry. `stands` says
    who holds which subject inside (True) or outside the scope.
    """

    mechanism: Mechanism
    number: int = 0
    at: str = ""
    items: Mapping[str, Item] = {}
    about: Mapping[int, tuple[str, ...]] = {}
    hands: Mapping[str, tuple[str, ...]] = {}
    kinds: Mapping[int, str] = {}
    keys: Mapping[str, Key] = {}
    releases: Mapping[str, Release] = {}
    scales: Mapping[str, tuple[str, ...]] = {}
    stands: Mapping[str, Mapping[str, bool]] = {}
    gaps: tuple[int, ...] = ()
    refused: tuple[Refused, ...] = ()
    redacted: Mapping[int, int] = {}
    countersigned: tuple[tuple[str, int, str], ...] = ()
