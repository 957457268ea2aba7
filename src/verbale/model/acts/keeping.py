"""Acts about the mechanism itself: set-up, terms and scope, markings and release, keys, the log."""

from __future__ import annotations

from typing import Literal

from verbale.model.acts.base import Act, Filing
from verbale.model.mechanism import Attribution, Mechanism

__all__ = [
    "Embargoed",
    "HeadSigned",
    "KeyMade",
    "KeyRevoked",
    "KeyRotated",
    "Marked",
    "MechanismSetUp",
    "NotMinuted",
    "Redacted",
    "ReleaseAsked",
    "ReleaseCompelled",
    "ReleaseConsented",
    "ReleaseRefused",
    "ScopeStated",
    "TermsAgreed",
    "TermsDisputed",
    "TermsProposed",
]


class MechanismSetUp(Act, frozen=True):
    """The first entry of every log, by the secretary: the set-up and the secretary's public key."""

    mechanism: Mechanism
    key: str


class TermsProposed(Filing, frozen=True):
    """A clause for the terms of reference."""

    text: str


class TermsAgreed(Act, frozen=True):
    """A party agrees to a clause."""

    terms: str


class TermsDisputed(Act, frozen=True):
    """A party does not agree to a clause."""

    terms: str
    grounds: str = ""


class ScopeStated(Act, frozen=True):
    """A party says whether a subject is inside the scope."""

    subject: str
    inside: bool


class Marked(Act, frozen=True):
    """Who may see an item from now on; the author of the item, or the secretary, narrows it, nobody widens it so."""

    item: str
    see: tuple[str, ...] | None = None
    attribution: Attribution | None = None
    level: str | None = None


class NotMinuted(Act, frozen=True):
    """Whoever said something asks, after the fact, that it be kept out of minutes and documents."""

    item: str


class Embargoed(Act, frozen=True):
    """Nobody but author and secretary sees an item before this time (ISO 8601 with zone)."""

    item: str
    until: str


class ReleaseAsked(Act, frozen=True):
    """A member asks that an item be shown to these readers (`public` among them); every party must consent."""

    item: str
    to: tuple[str, ...]


class ReleaseConsented(Act, frozen=True):
    """A party consents to the release asked for; `to` repeats it."""

    item: str
    to: tuple[str, ...]


class ReleaseRefused(Act, frozen=True):
    """A party refuses the release asked for."""

    item: str
    reason: str = ""


class ReleaseCompelled(Act, frozen=True):
    """The secretary notes a release that a law or court compels, without consent."""

    item: str
    to: tuple[str, ...]
    law: str


class Redacted(Act, frozen=True):
    """The payload of an entry is dropped; `remains` is the act with its words taken out, so that what followed still
    stands on something. Set-up, keys and redactions themselves are never redacted."""

    number: int
    reason: str
    remains: str = ""


class KeyMade(Act, frozen=True):
    """A member's public key, brought in by the secretary; `proof` is that key's signature of the holder's words."""

    holder: str
    key: str
    proof: str


class KeyRotated(Act, frozen=True):
    """A holder's new key, signed in with the old one; `proof` is the new key's signature."""

    holder: str
    old: str
    new: str
    proof: str


class KeyRevoked(Act, frozen=True):
    """A key is not good from here on."""

    holder: str
    key: str
    reason: Literal["lost", "stolen", "retired", "left"]


class HeadSigned(Act, frozen=True):
    """A counter-signature: its author saw the log up to entry `number`, whose hash is `head`."""

    number: int
    head: str
