"""The complaint procedure: filed within its clock, admitted, transmitted, answered or not, verified, found."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from verbale.mechanism.filing import (
    By,
    Role,
    Step,
    Table,
    addressed,
    binding,
    filed_fields,
    held,
    kept,
    members,
    require,
    step,
)
from verbale.mechanism.times import after, instant
from verbale.model.acts import (
    AccessRefused,
    Act,
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
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import Complaint, Remark, State

__all__ = ["COMPLAINT_STEPS", "OVER", "apply_complaint"]

SECRETARY_ONLY: Final[frozenset[Role]] = frozenset({"secretary"})
PARTY: Final[frozenset[Role]] = frozenset({"party"})
PARTY_OR_SECRETARY: Final[frozenset[Role]] = frozenset({"party", "secretary"})
OVER: Final = frozenset({"withdrawn", "closed"})
"""States from which no step leads on."""
HEARD: Final = frozenset({"answered", "unanswered"})
FOUND: Final = frozenset({"finding_agreed", "differing_views", "no_finding"})
RUNNING: Final = (
    frozenset({"admissible", "transmitted", "verification", "verified", "finding_proposed"}) | HEARD | FOUND
)
ALIVE: Final = RUNNING | {"filed", "admissibility_disputed", "measures", "follow_up"}

COMPLAINT_STEPS: Final[Table] = {
    ComplaintAdmitted: Step(SECRETARY_ONLY, frozenset({"filed"}), "admissible"),
    AdmissibilityDisputed: Step(
        PARTY, frozenset({"filed", "admissible", "admissibility_disputed"}), "admissibility_disputed"
    ),
    AdmissibilitySettled: Step(PARTY, frozenset({"admissibility_disputed"})),
    ComplaintTransmitted: Step(SECRETARY_ONLY, frozenset({"admissible"}), "transmitted"),
    ResponseFiled: Step(PARTY, frozenset({"transmitted"}) | HEARD),
    ResponseMissed: Step(SECRETARY_ONLY, frozenset({"transmitted"})),
    VerificationOpened: Step(SECRETARY_ONLY, HEARD, "verification"),
    AccessRefused: Step(SECRETARY_ONLY, frozenset({"verification"})),
    VerificationReported: Step(SECRETARY_ONLY, frozenset({"verification"}), "verified"),
    FindingProposed: Step(
        PARTY_OR_SECRETARY, HEARD | {"verified", "finding_proposed", "differing_views"}, "finding_proposed"
    ),
    FindingAgreed: Step(PARTY, frozenset({"finding_proposed"})),
    ViewRecorded: Step(PARTY, ALIVE - {"filed", "admissible", "admissibility_disputed"}),
    FindingNotMade: Step(SECRETARY_ONLY, HEARD | {"verified", "finding_proposed"}),
    MeasureNoted: Step(
        frozenset({"party", "observer", "secretary"}), HEARD | FOUND | {"measures", "follow_up"}, "measures"
    ),
    FollowUpNoted: Step(
        frozenset({"party", "observer", "secretary"}), frozenset({"measures", "follow_up"}), "follow_up"
    ),
    ComplaintEscalated: Step(PARTY_OR_SECRETARY, RUNNING | {"admissibility_disputed"}),
    ComplaintWithdrawn: Step(frozenset({"owner"}), ALIVE, "withdrawn"),
    ComplaintClosed: Step(SECRETARY_ONLY, FOUND | {"measures", "follow_up"}, "closed"),
}
"""Steps of a complaint. `finding_agreed` follows from the agreement of every party, never from one act."""


def apply_complaint(state: State, act: Act, by: By) -> State | None:
    """The state after an act of the complaint procedure; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    if isinstance(act, ComplaintFiled):
        return _filed(state, act, by)
    if type(act) not in COMPLAINT_STEPS:
        return None
    complaint_id: str = getattr(act, "complaint")  # noqa: B009 - all of these acts have one
    complaint = held(state, Complaint, complaint_id, by)
    to = step(COMPLAINT_STEPS, state, act, complaint, by)
    if not isinstance(act, ComplaintWithdrawn):
        binding(complaint)
    changed = _stepped(state, act, complaint, by)
    if changed.state == complaint.state and to != complaint.state:
        changed = replace(changed, state=to)
    if changed.state != complaint.state or isinstance(act, MeasureNoted):
        changed = replace(changed, since={**changed.since, changed.state: by.at})
    return kept(state, changed, by)


def _filed(state: State, act: ComplaintFiled, by: By) -> State:
    require(bool(act.incident.strip()), "words", "A complaint must say of what.")
    members(state, act.against, "against")
    require(
        bool(act.against) and set(act.against) <= set(state.mechanism.party_ids),
        "complaint against parties",
        "A complaint must name the parties against which it is filed.",
    )
    author = act.of or by.author
    require(author in state.mechanism.party_ids, "parties complain", f"{author} is no party; parties file complaints.")
    require(author not in act.against, "complaint against others", f"{author} cannot complain of itself.")
    happened = instant(act.incident_at)
    require(happened <= instant(by.at), "not before its time", f"An incident at {act.incident_at} is still to come.")
    limit = state.mechanism.clocks.complaint
    if limit is not None and act.reported is None:
        require(
            instant(by.at) <= instant(after(act.incident_at, limit)),
            "complaint clock",
            f"A complaint must be filed within {limit} hours, by {after(act.incident_at, limit)}.",
        )
    complaint = Complaint(
        **filed_fields(state, act, by, "complaint"),
        against=act.against, incident=act.incident, incident_at=act.incident_at, place=act.place,
        evidence=act.evidence, state="filed", since={"filed": by.at},
    )  # fmt: skip
    return kept(state, complaint, by)


def _stepped(state: State, act: Act, complaint: Complaint, by: By) -> Complaint:
    """The complaint with what the act adds, and the state that follows where the table leaves it open."""
    match act:
        case AdmissibilityDisputed():
            require(by.author != complaint.of, "own complaint", f"{complaint.id} is {by.author}'s own complaint.")
            dispute = Remark(by.author, act.grounds, by.at)
            return replace(complaint, disputes=(*complaint.disputes, dispute))
        case AdmissibilitySettled():
            left = tuple(dispute for dispute in complaint.disputes if dispute.by != by.author)
            require(
                left != complaint.disputes,
                "own dispute",
                f"{by.author} has not disputed that {complaint.id} belongs here.",
            )
            return replace(complaint, disputes=left, state=complaint.state if left else "admissible")
        case ComplaintTransmitted():
            addressed(state, complaint, complaint.against, at=by.at)
            return complaint
        case ResponseFiled():
            return _answered(complaint, act, by)
        case ResponseMissed():
            return _missed(state, complaint, act, by)
        case VerificationOpened():
            return replace(complaint, verification=(*complaint.verification, Remark(by.author, act.where, by.at)))
        case AccessRefused():
            members(state, (act.by,), "by")
            refusal = Remark(act.by, act.reason or "", by.at)
            return replace(complaint, access_refused=(*complaint.access_refused, refusal))
        case VerificationReported():
            return replace(complaint, verification=(*complaint.verification, Remark(by.author, act.text, by.at)))
        case FindingProposed():
            require(bool(act.text.strip()), "words", "A finding must have a text.")
            return replace(complaint, finding=act.text, finding_agreed_by=())
        case FindingAgreed():
            require(
                by.author not in complaint.finding_agreed_by, "once", f"{by.author} has agreed to this finding before."
            )
            agreed = (*complaint.finding_agreed_by, by.author)
            all_agree = set(state.mechanism.party_ids) <= set(agreed)
            return replace(
                complaint, finding_agreed_by=agreed, state="finding_agreed" if all_agree else complaint.state
            )
        case ViewRecorded():
            return replace(complaint, views=(*complaint.views, Remark(by.author, act.text, by.at)))
        case FindingNotMade():
            return replace(complaint, state="differing_views" if complaint.views else "no_finding")
        case MeasureNoted():
            members(state, (act.by,), "by")
            require(
                by.author in (act.by, SECRETARY), "nobody files for another",
                f"A measure of {act.by} is for {act.by} or the secretary to file.",
            )  # fmt: skip
            return replace(complaint, measures=(*complaint.measures, Remark(act.by, act.text, by.at)))
        case FollowUpNoted():
            return replace(complaint, follow_ups=(*complaint.follow_ups, Remark(by.author, act.text, by.at)))
        case ComplaintEscalated():
            return _escalated(state, complaint, act, by)
        case _:
            return complaint


def _respondent(complaint: Complaint, party: str) -> None:
    require(
        party in complaint.against,
        "addressee",
        f"{complaint.id} is filed against {', '.join(complaint.against)}, not {party}.",
    )


def _answered(complaint: Complaint, act: ResponseFiled, by: By) -> Complaint:
    _respondent(complaint, by.author)
    known = complaint.answers.get(by.author)
    require(known in (None, "none_by_deadline"), "once", f"{by.author} has answered {complaint.id} before.")
    answers = {**complaint.answers, by.author: act.answer}
    responses = {**complaint.responses, by.author: Remark(by.author, act.text, by.at)}
    complete = set(answers) >= set(complaint.against)
    return replace(complaint, answers=answers, responses=responses, state="answered" if complete else complaint.state)


def _missed(state: State, complaint: Complaint, act: ResponseMissed, by: By) -> Complaint:
    _respondent(complaint, act.party)
    require(act.party not in complaint.answers, "once", f"{act.party} has answered, or was noted as silent, before.")
    limit = state.mechanism.clocks.response
    if limit is not None:
        due = after(complaint.since["transmitted"], limit)
        require(instant(by.at) > instant(due), "response clock", f"{act.party} may answer {complaint.id} until {due}.")
    answers = {**complaint.answers, act.party: "none_by_deadline"}
    if not set(answers) >= set(complaint.against):
        return replace(complaint, answers=answers)
    silent = all(answer == "none_by_deadline" for answer in answers.values())
    return replace(complaint, answers=answers, state="unanswered" if silent else "answered")


def _escalated(state: State, complaint: Complaint, act: ComplaintEscalated, by: By) -> Complaint:
    ladder = state.mechanism.ladder
    following = ladder[len(complaint.rungs)] if len(complaint.rungs) < len(ladder) else None
    require(
        act.to == following,
        "ladder, rung by rung",
        f"{complaint.id} cannot go to {act.to!r}; the next rung is {following or 'none: it is at the top'}.",
    )
    limit = state.mechanism.clocks.escalation
    if limit is not None:
        due = after(complaint.rung_since or complaint.filed_at, limit)
        require(instant(by.at) >= instant(due), "escalation clock", f"{complaint.id} may go up from {due} on.")
    return replace(complaint, rungs=(*complaint.rungs, act.to), rung_since=by.at)
