"""Acts about prior notifications, and about evidence: who produced it, who held it, who takes it for genuine."""

from __future__ import annotations

from typing import Literal

from verbale.model.acts.base import Act, Filing

__all__ = [
    "Authenticity",
    "AuthenticityStated",
    "EvidencePassed",
    "EvidenceProduced",
    "EvidenceShown",
    "NotificationAcknowledged",
    "NotificationGiven",
    "NotificationWithdrawn",
]

Authenticity = Literal["accepted", "denied", "not_examined"]


class NotificationGiven(Filing, frozen=True):
    """A party gives notice of an activity to come; `starts` and `ends` are ISO 8601 with zone.

    `to` names whom, all other parties where it is empty. Notice that comes after its time is filed all the same, and
    stands as late.
    """

    activity: str
    starts: str
    ends: str | None = None
    place: str = ""
    to: tuple[str, ...] = ()


class NotificationAcknowledged(Act, frozen=True):
    """A notification has arrived; nothing is said of what it announces."""

    notification: str


class NotificationWithdrawn(Act, frozen=True):
    """Whoever gave notice says that the activity will not take place."""

    notification: str
    reason: str = ""


class EvidenceProduced(Filing, frozen=True):
    """A member produces a piece of evidence about an item; `sha256` names the bytes of a file kept elsewhere.

    `custody` names who held it before, the first first.
    """

    about: str
    what: str
    sha256: str = ""
    custody: tuple[str, ...] = ()


class EvidenceShown(Act, frozen=True):
    """A piece of evidence was shown to these members; it makes nobody a reader of the item."""

    evidence: str
    to: tuple[str, ...]


class EvidencePassed(Act, frozen=True):
    """A piece of evidence went into other hands."""

    evidence: str
    to: str


class AuthenticityStated(Act, frozen=True):
    """A party says whether it takes a piece of evidence for genuine; several may differ."""

    evidence: str
    stand: Authenticity
    grounds: str = ""
