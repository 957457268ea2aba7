"""Accounts, minutes and other papers, clauses of the terms of reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from verbale.model.acts.papers import PaperSort
from verbale.model.proceedings.items import Item, Remark, SilenceProcedure

__all__ = [
    "Account",
    "Erratum",
    "Minutes",
    "MinutesState",
    "MinutesVersion",
    "Paper",
    "TermsClause",
]

MinutesState = Literal["draft", "circulated", "adopted", "disputed"]


class Account(Item, frozen=True, kw_only=True):
    """A party's own version of a session or meeting."""

    about: str
    text: str
    public: bool = False


class MinutesVersion(msgspec.Struct, frozen=True):
    """One version of minutes."""

    number: int
    clauses: tuple[str, ...]
    by: str
    at: str


class Erratum(msgspec.Struct, frozen=True):
    """A slip in adopted minutes and what should stand there."""

    clause: int
    wrong: str
    right: str
    by: str
    at: str


class Minutes(Item, frozen=True, kw_only=True):
    """Minutes of a session: all versions, who said what of them, and what was added after they were adopted."""

    session: str
    state: MinutesState
    versions: tuple[MinutesVersion, ...]
    circulated: int | None = None
    comment_by: str | None = None
    comments: tuple[Remark, ...] = ()
    reservations: tuple[Remark, ...] = ()
    accepted: Mapping[str, int] = {}
    disputes: tuple[Remark, ...] = ()
    silence: SilenceProcedure | None = None
    adopted: int | None = None
    adopted_by: Literal["consent", "silence"] | None = None
    interpretations: tuple[Remark, ...] = ()
    errata: tuple[Erratum, ...] = ()


class Paper(Item, frozen=True, kw_only=True):
    """Another paper; a joint statement stands as that of all in `joint` only once all of them are in `joined`."""

    sort: PaperSort
    title: str
    text: str
    about: str | None = None
    joint: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


class TermsClause(Item, frozen=True, kw_only=True):
    """A clause proposed for the terms of reference, and who agreed to it or did not."""

    text: str
    agreed_by: tuple[str, ...] = ()
    disputes: tuple[Remark, ...] = ()
