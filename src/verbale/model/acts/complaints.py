"""Acts of the complaint procedure."""

from __future__ import annotations

from typing import Literal

from verbale.model.acts.base import Act, Filing

__all__ = [
    "AccessRefused",
    "AdmissibilityDisputed",
    "AdmissibilitySettled",
    "ComplaintAdmitted",
    "ComplaintClosed",
    "ComplaintEscalated",
    "ComplaintFiled",
    "ComplaintTransmitted",
    "ComplaintWithdrawn",
    "FindingAgreed",
    "FindingNotMade",
    "FindingProposed",
    "FollowUpNoted",
    "MeasureNoted",
    "ResponseFiled",
    "ResponseMissed",
    "VerificationOpened",
    "VerificationReported",
    "ViewRecorded",
]


class ComplaintFiled(Filing, frozen=True):
    """A party complains of an incident at a time it states (ISO 8601 with zone), by these parties."""

    against: tuple[str, ...]
    incident: str
    incident_at: str
    place: str = ""
    evidence: tuple[str, ...] = ()


class ComplaintAdmitted(Act, frozen=True):
    """The secretary finds the form and the clock kept; nothing is said of the substance."""

    complaint: str


class AdmissibilityDisputed(Act, frozen=True):
    """A party holds that a complaint does not belong before the mechanism."""

    complaint: str
    grounds: str


class AdmissibilitySettled(Act, frozen=True):
    """The party that disputed it lets the complaint go on."""

    complaint: str


class ComplaintTransmitted(Act, frozen=True):
    """The secretary passes a complaint to those it names; their clock begins."""

    complaint: str


class ResponseFiled(Act, frozen=True):
    """A party named in a complaint answers."""

    complaint: str
    answer: Literal["admitted", "denied", "partial"]
    text: str = ""


class ResponseMissed(Act, frozen=True):
    """The secretary notes that the clock ran out without an answer; silence admits nothing."""

    complaint: str
    party: str


class VerificationOpened(Act, frozen=True):
    """A visit or inquiry begins."""

    complaint: str
    where: str = ""
    team: tuple[str, ...] = ()


class AccessRefused(Act, frozen=True):
    """A member refused access to those who verify."""

    complaint: str
    by: str
    reason: str | None = None


class VerificationReported(Act, frozen=True):
    """What those who verified saw and did not see."""

    complaint: str
    text: str


class FindingProposed(Act, frozen=True):
    """A text of findings for the parties to agree."""

    complaint: str
    text: str


class FindingAgreed(Act, frozen=True):
    """A party agrees to the proposed text."""

    complaint: str


class ViewRecorded(Act, frozen=True):
    """A party's own view, where it does not share the proposed finding."""

    complaint: str
    text: str


class FindingNotMade(Act, frozen=True):
    """The secretary notes that no finding came about: differing views stand, or none were given."""

    complaint: str


class MeasureNoted(Act, frozen=True):
    """A measure that a member takes or announces."""

    complaint: str
    by: str
    text: str


class FollowUpNoted(Act, frozen=True):
    """What became of a measure."""

    complaint: str
    text: str


class ComplaintEscalated(Act, frozen=True):
    """A complaint goes up one rung of the ladder."""

    complaint: str
    to: str


class ComplaintWithdrawn(Act, frozen=True):
    """Whoever filed a complaint takes it back."""

    complaint: str
    reason: str = ""


class ComplaintClosed(Act, frozen=True):
    """The procedure ends."""

    complaint: str
