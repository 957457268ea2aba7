"""Who: states, organs, persons, organisations, groups, and where they are mentioned."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.model.spans import Span

__all__ = ["Actor", "ActorKind", "Listed", "Mention"]

ActorKind = Literal["state", "organ", "person", "organisation", "group", "unknown"]


class Listed(msgspec.Struct, frozen=True, gc=False):
    """The row of the table of office-holders by which an actor is known at the date of the report.

    What the text itself says comes first; `since` and `until` are ISO 8601 dates as far as the table's source has them.
    """

    office: str
    body: str
    since: str | None
    until: str | None
    source: str


class Actor(msgspec.Struct, frozen=True, gc=False):
    """One actor of a document.

    `code` is a CAMEO/PLOVER actor code (`IRNGOV`, `USAMIL`, `IGOUNO`), `country` ISO 3166-1 alpha-3, or the name of a
    state that no table lists, which has no code. `members` are the ids of the actors a plural stands for ("the two
    sides"). `listed` says what of it comes from the table of office-holders and not from the text.
    """

    id: str
    name: str
    kind: ActorKind
    code: str | None = None
    country: str | None = None
    variants: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    listed: Listed | None = None


class Mention(Span, frozen=True):
    """A place where an actor is named, described or meant by a pronoun; `actor` is None while it is unresolved."""

    actor: str | None = None
    candidates: tuple[str, ...] = ()
