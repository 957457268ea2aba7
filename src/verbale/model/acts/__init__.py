"""What can be filed in a mechanism: one frozen type an act, told apart by `kind` in JSON."""

# ruff: noqa: I001  (a line a name would fill three pages)
from __future__ import annotations

from typing import Final, Union

import msgspec

# fmt: off
from verbale.model.acts.base import Act, Filing
from verbale.model.acts.complaints import (
    AccessRefused, AdmissibilityDisputed, AdmissibilitySettled, ComplaintAdmitted, ComplaintClosed,
    ComplaintEscalated, ComplaintFiled, ComplaintTransmitted, ComplaintWithdrawn, FindingAgreed, FindingNotMade,
    FindingProposed, FollowUpNoted, MeasureNoted, ResponseFiled, ResponseMissed, VerificationOpened,
    VerificationReported, ViewRecorded,
)
from verbale.model.acts.docket import (
    ActLinked, Assessed, CommitmentAgreed, CommitmentMade, CommitmentWithdrawn, DocketFiled, ItemAnswered,
    ItemClosed, ItemWithdrawn, ProposalAccepted, ProposalAcceptedInPrinciple, ProposalCountered, ProposalDeclined,
    ProposalLapsed, ProposalOvertaken, ProposalReferred, ProposalReserved, ProposalTabled, ScaleSet, SilenceBroken,
    SilenceConcluded, SilenceOpened,
)
from verbale.model.acts.keeping import (
    Embargoed, HeadSigned, KeyMade, KeyRevoked, KeyRotated, Marked, MechanismSetUp, NotMinuted, Redacted,
    ReleaseAsked, ReleaseCompelled, ReleaseConsented, ReleaseRefused, ScopeStated, TermsAgreed, TermsDisputed,
    TermsProposed,
)
from verbale.model.acts.meetings import (
    AgendaAccepted, AgendaProposed, AttendanceNoted, InvitationAccepted, InvitationConditional, InvitationDeclined,
    InvitationIssued, InvitationReceived, ItemNotRaised, ItemRaised, ItemSetAside, MeetingCancelled, MeetingDated,
    MeetingHeld, MeetingIntended, MeetingNotAttended, MeetingPostponed, MeetingProposed, MessageAcknowledged,
    MessageSent, PhaseBegun, SchedulingClaimed, ScopeObjected, SessionClosed, SessionOpened, StatementMade,
)
from verbale.model.acts.notices import (
    AuthenticityStated, EvidencePassed, EvidenceProduced, EvidenceShown, NotificationAcknowledged, NotificationGiven,
    NotificationWithdrawn,
)
from verbale.model.acts.papers import (
    AccountGiven, ErratumAdded, InterpretationMade, MinutesAccepted, MinutesCirculated, MinutesCommented,
    MinutesDisputed, MinutesDrafted, MinutesReserved, MinutesRevised, PaperIssued, PaperJoined,
)

__all__ = [
    "ACTS", "AccessRefused", "AccountGiven", "Act", "ActLinked", "AdmissibilityDisputed", "AdmissibilitySettled",
    "AgendaAccepted", "AgendaProposed", "Assessed", "AttendanceNoted", "AuthenticityStated", "CommitmentAgreed",
    "CommitmentMade", "CommitmentWithdrawn", "ComplaintAdmitted", "ComplaintClosed", "ComplaintEscalated",
    "ComplaintFiled", "ComplaintTransmitted", "ComplaintWithdrawn", "DocketFiled", "Embargoed", "ErratumAdded",
    "EvidencePassed", "EvidenceProduced", "EvidenceShown", "Filing", "FindingAgreed", "FindingNotMade",
    "FindingProposed", "FollowUpNoted", "HeadSigned", "InterpretationMade", "InvitationAccepted",
    "InvitationConditional", "InvitationDeclined", "InvitationIssued", "InvitationReceived", "ItemAnswered",
    "ItemClosed", "ItemNotRaised", "ItemRaised", "ItemSetAside", "ItemWithdrawn", "KeyMade", "KeyRevoked",
    "KeyRotated", "Marked", "MeasureNoted", "MechanismSetUp", "MeetingCancelled", "MeetingDated", "MeetingHeld",
    "MeetingIntended", "MeetingNotAttended", "MeetingPostponed", "MeetingProposed", "MessageAcknowledged",
    "MessageSent", "MinutesAccepted", "MinutesCirculated", "MinutesCommented", "MinutesDisputed", "MinutesDrafted",
    "MinutesReserved", "MinutesRevised", "NotMinuted", "NotificationAcknowledged", "NotificationGiven",
    "NotificationWithdrawn", "PaperIssued", "PaperJoined", "PhaseBegun", "ProposalAccepted",
    "ProposalAcceptedInPrinciple", "ProposalCountered", "ProposalDeclined", "ProposalLapsed", "ProposalOvertaken",
    "ProposalReferred", "ProposalReserved", "ProposalTabled", "Redacted", "ReleaseAsked", "ReleaseCompelled",
    "ReleaseConsented", "ReleaseRefused", "ResponseFiled", "ResponseMissed", "ScaleSet", "SchedulingClaimed",
    "ScopeObjected", "ScopeStated", "SessionClosed", "SessionOpened", "SilenceBroken", "SilenceConcluded",
    "SilenceOpened", "StatementMade", "TermsAgreed", "TermsDisputed", "TermsProposed", "VerificationOpened",
    "VerificationReported", "ViewRecorded", "act_body", "act_of",
]

ACTS: Final[tuple[type[Act], ...]] = (
    AccessRefused, AdmissibilityDisputed, AdmissibilitySettled, ComplaintAdmitted, ComplaintClosed,
    ComplaintEscalated, ComplaintFiled, ComplaintTransmitted, ComplaintWithdrawn, FindingAgreed, FindingNotMade,
    FindingProposed, FollowUpNoted, MeasureNoted, ResponseFiled, ResponseMissed, VerificationOpened,
    VerificationReported, ViewRecorded, ActLinked, Assessed, CommitmentAgreed, CommitmentMade, CommitmentWithdrawn,
    DocketFiled, ItemAnswered, ItemClosed, ItemWithdrawn, ProposalAccepted, ProposalAcceptedInPrinciple,
    ProposalCountered, ProposalDeclined, ProposalLapsed, ProposalOvertaken, ProposalReferred, ProposalReserved,
    ProposalTabled, ScaleSet, SilenceBroken, SilenceConcluded, SilenceOpened, Embargoed, HeadSigned, KeyMade,
    KeyRevoked, KeyRotated, Marked, MechanismSetUp, NotMinuted, Redacted, ReleaseAsked, ReleaseCompelled,
    ReleaseConsented, ReleaseRefused, ScopeStated, TermsAgreed, TermsDisputed, TermsProposed, AgendaAccepted,
    AgendaProposed, AttendanceNoted, InvitationAccepted, InvitationConditional, InvitationDeclined, InvitationIssued,
    InvitationReceived, ItemNotRaised, ItemRaised, ItemSetAside, MeetingCancelled, MeetingDated, MeetingHeld,
    MeetingIntended, MeetingNotAttended, MeetingPostponed, MeetingProposed, MessageAcknowledged, MessageSent,
    PhaseBegun, SchedulingClaimed, ScopeObjected, SessionClosed, SessionOpened, StatementMade, AuthenticityStated,
    EvidencePassed, EvidenceProduced, EvidenceShown, NotificationAcknowledged, NotificationGiven,
    NotificationWithdrawn, AccountGiven, ErratumAdded, InterpretationMade, MinutesAccepted, MinutesCirculated,
    MinutesCommented, MinutesDisputed, MinutesDrafted, MinutesReserved, MinutesRevised, PaperIssued, PaperJoined,
)
"""Every kind of act."""
# fmt: on

_READER: Final[msgspec.json.Decoder[Act]] = msgspec.json.Decoder(Union[ACTS])  # noqa: UP007


def act_body(act: Act) -> str:
    """The act as canonical JSON: keys in order, no spaces, defaults left out."""
    return msgspec.json.encode(act, order="sorted").decode()


def act_of(body: str) -> Act:
    """The act of such JSON.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return _READER.decode(body)
