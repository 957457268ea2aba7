"""Acts about meetings, sessions and what is raised in them."""

from __future__ import annotations

from typing import Literal

from verbale.model.acts.base import Act, Filing
from verbale.model.event import Phase
from verbale.model.statement import Force

__all__ = [
    "AgendaAccepted",
    "AgendaProposed",
    "AttendanceNoted",
    "InvitationAccepted",
    "InvitationConditional",
    "InvitationDeclined",
    "InvitationIssued",
    "InvitationReceived",
    "ItemNotRaised",
    "ItemRaised",
    "ItemSetAside",
    "MeetingCancelled",
    "MeetingDated",
    "MeetingHeld",
    "MeetingIntended",
    "MeetingNotAttended",
    "MeetingPostponed",
    "MeetingProposed",
    "MessageAcknowledged",
    "MessageSent",
    "PhaseBegun",
    "SchedulingClaimed",
    "ScopeObjected",
    "SessionClosed",
    "SessionOpened",
    "StatementMade",
]


class MeetingIntended(Filing, frozen=True):
    """Somebody means to propose a meeting; `window` is when, in the words used."""

    title: str
    window: str = ""
    place: str = ""
    body: str | None = None


class MeetingProposed(Filing, frozen=True):
    """A meeting is proposed for a time (ISO 8601 with zone)."""

    title: str
    start: str
    end: str | None = None
    place: str = ""
    body: str | None = None


class MeetingDated(Act, frozen=True):
    """A date for a meeting that is intended, or another date for one not yet held: every acceptance is asked anew."""

    meeting: str
    start: str
    end: str | None = None
    place: str | None = None


class InvitationIssued(Act, frozen=True):
    """The parties are invited; `to` names whom, all of them where it is empty. `answer_by` is ISO 8601 with zone."""

    meeting: str
    to: tuple[str, ...] = ()
    answer_by: str | None = None
    channel: str = ""


class InvitationReceived(Act, frozen=True):
    """A party has the invitation."""

    meeting: str


class InvitationAccepted(Act, frozen=True):
    """A party accepts the date as it stands; `start` repeats it, so that nobody accepts a date he does not know."""

    meeting: str
    start: str


class InvitationConditional(Act, frozen=True):
    """A party accepts under conditions, which is no acceptance."""

    meeting: str
    conditions: tuple[str, ...]


class InvitationDeclined(Act, frozen=True):
    """A party declines; without a reason where it gave none."""

    meeting: str
    reason: str | None = None


class MeetingPostponed(Act, frozen=True):
    """A meeting is put off; `by` who asked for it, `reason` None where none was given."""

    meeting: str
    by: tuple[str, ...] = ()
    reason: str | None = None


class MeetingCancelled(Act, frozen=True):
    """A meeting will not take place."""

    meeting: str
    by: tuple[str, ...] = ()
    reason: str | None = None


class MeetingHeld(Act, frozen=True):
    """A confirmed meeting took place."""

    meeting: str


class MeetingNotAttended(Act, frozen=True):
    """A confirmed meeting did not take place because these parties stayed away."""

    meeting: str
    by: tuple[str, ...]


class SchedulingClaimed(Filing, frozen=True):
    """A member says when a meeting will be. It is a claim: it makes no meeting."""

    words: str
    meeting: str | None = None
    window: str = ""


class SessionOpened(Filing, frozen=True):
    """A session begins: its venue and who controls that, who presides, how the delegations sit, who interprets."""

    meeting: str
    title: str = ""
    venue: str = ""
    venue_controlled_by: str = ""
    chair: str | None = None
    seating: str = ""
    interpreters: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()


class PhaseBegun(Act, frozen=True):
    """A phase of a session begins; phases come in their order, some may be left out."""

    session: str
    phase: Phase


class AttendanceNoted(Act, frozen=True):
    """Who of a member, or of others, was there in a phase, or was not. `persons` names the delegation, its head
    first; it is empty where the names are not stated."""

    session: str
    phase: Phase
    who: str
    present: bool
    persons: tuple[str, ...] = ()


class AgendaProposed(Filing, frozen=True):
    """A subject for the agenda of a meeting."""

    meeting: str
    subject: str


class AgendaAccepted(Act, frozen=True):
    """A party holds that a subject is inside the scope."""

    item: str


class ScopeObjected(Act, frozen=True):
    """A party holds that a subject is outside the scope."""

    item: str
    grounds: str = ""


class ItemRaised(Act, frozen=True):
    """An item of the agenda or docket was raised in a session, by whom."""

    session: str
    item: str
    by: str


class ItemNotRaised(Act, frozen=True):
    """A member did not raise an item in a session, and who attests that."""

    session: str
    item: str
    by: str
    attested_by: str


class ItemSetAside(Act, frozen=True):
    """An item was set aside in a session."""

    session: str
    item: str
    reason: str = ""


class SessionClosed(Act, frozen=True):
    """A session ends."""

    session: str


class StatementMade(Filing, frozen=True):
    """What was said, in a session or outside; `of` is the speaker's member, `speaker` the person."""

    words: str
    force: Force = "assert"
    session: str | None = None
    speaker: str = ""
    capacity: Literal["official", "personal"] = "official"
    addressed_to: tuple[str, ...] = ()


class MessageSent(Filing, frozen=True):
    """A message by the mechanism's channel; a `test` only checks the line."""

    to: tuple[str, ...]
    text: str
    test: bool = False


class MessageAcknowledged(Act, frozen=True):
    """A message has arrived."""

    message: str
