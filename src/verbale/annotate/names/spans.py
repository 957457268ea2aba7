"""A name and a role word as found in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from verbale.lexicon.reference import StateNoun
from verbale.lexicon.who import Demonym, Entry, Role

__all__ = ["HYPHENS", "NAMING", "POSSESSIVES", "NameKind", "NameSpan", "RoleSpan"]

NameKind = Literal["entry", "demonym", "place", "person", "organisation", "location", "community"]

HYPHENS: Final = frozenset({"-", "\u2010", "\u2011"})

POSSESSIVES: Final = frozenset({"'s", "'", "\u2019s", "\u2019"})

NAMING: Final = frozenset({"named", "called"})
"""Participles with which a description gives the name: "a nurse named Ann Lee"."""


@dataclass(slots=True, eq=False)
class NameSpan:
    """A name at the tokens `[start, end)`; `within` are the lexicon's entries inside a longer name."""

    start: int
    end: int
    kind: NameKind
    entry: Entry | None = None
    demonym: Demonym | None = None
    country: str | None = None
    within: list[Entry] = field(default_factory=list)

    @property
    def state_like(self) -> bool:
        """Whether it is the name of a state, or of a seat that stands for one."""
        return self.entry is not None and (self.entry.kind == "state" or self.entry.seat)


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """An office, role or collective at the tokens `[start, end)`; its head is the last of them.

    `country` is that of an abbreviation which one state alone uses for its own ("Poloff").
    """

    start: int
    end: int
    role: Role
    gender: Literal["m", "f"] | None = None
    kin: bool = False
    listed: bool = True
    state: StateNoun | None = None
    country: str | None = None

    @property
    def head(self) -> int:
        """The index of the head token."""
        return self.end - 1
