"""`verbale mechanism RECORD complain`: complaints and their procedure."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import (
    AccessRefused,
    AdmissibilityDisputed,
    AdmissibilitySettled,
    ComplaintAdmitted,
    ComplaintClosed,
    ComplaintEscalated,
    ComplaintFiled,
    ComplaintTransmitted,
    ComplaintWithdrawn,
    FindingAgreed,
    FindingNotMade,
    FindingProposed,
    FollowUpNoted,
    MeasureNoted,
    ResponseFiled,
    ResponseMissed,
    VerificationOpened,
    VerificationReported,
    ViewRecorded,
)
from verbale.views.mechanism.complaints import complaints_page

__all__ = ["complain"]

complain = acts_group(
    "complain",
    "Complaints: file, admit or dispute, transmit, respond, verify, find or record differing views, follow up.",
    (
        Verb("file", ComplaintFiled),
        Verb("admit", ComplaintAdmitted, "complaint"),
        Verb("dispute", AdmissibilityDisputed, "complaint"),
        Verb("settle", AdmissibilitySettled, "complaint"),
        Verb("transmit", ComplaintTransmitted, "complaint"),
        Verb("respond", ResponseFiled, "complaint"),
        Verb("no-response", ResponseMissed, "complaint"),
        Verb("verify", VerificationOpened, "complaint"),
        Verb("access-refused", AccessRefused, "complaint"),
        Verb("verified", VerificationReported, "complaint"),
        Verb("find", FindingProposed, "complaint"),
        Verb("agree", FindingAgreed, "complaint"),
        Verb("view", ViewRecorded, "complaint"),
        Verb("no-finding", FindingNotMade, "complaint"),
        Verb("measure", MeasureNoted, "complaint"),
        Verb("follow-up", FollowUpNoted, "complaint"),
        Verb("escalate", ComplaintEscalated, "complaint"),
        Verb("withdraw", ComplaintWithdrawn, "complaint"),
        Verb("close", ComplaintClosed, "complaint"),
    ),
    view=complaints_page,
)
