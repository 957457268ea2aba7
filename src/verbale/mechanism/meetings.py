"""Meetings by acceptance: proposed, invited, answered by each party, confirmed only when all have accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from verbale.mechanism.filing import (
    By,
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
from verbale.mechanism.markings import visible
from verbale.mechanism.times import instant
from verbale.model.acts import (
    Act,
    InvitationAccepted,
    InvitationConditional,
    InvitationDeclined,
    InvitationIssued,
    InvitationReceived,
    MeetingCancelled,
    MeetingDated,
    MeetingHeld,
    MeetingIntended,
    MeetingNotAttended,
    MeetingPostponed,
    MeetingProposed,
    SchedulingClaimed,
)
from verbale.model.proceedings import Answer, AnswerState, Claim, Meeting, Postponement, Session, State

__all__ = ["MEETING_STEPS", "apply_meeting", "clashes", "unanswered"]


MEETING_STEPS: Final[Table] = {
    MeetingDated: Step(
        frozenset({"party", "secretary"}), frozenset({"intended", "proposed", "invited", "postponed"}), "proposed"
    ),
    InvitationIssued: Step(frozenset({"owner", "host", "secretary"}), frozenset({"proposed", "invited"}), "invited"),
    InvitationReceived: Step(frozenset({"party"}), frozenset({"invited"})),
    InvitationAccepted: Step(frozenset({"party"}), frozenset({"invited"})),
    InvitationConditional: Step(frozenset({"party"}), frozenset({"invited"})),
    InvitationDeclined: Step(frozenset({"party"}), frozenset({"invited"})),
    MeetingPostponed: Step(
        frozenset({"party", "secretary"}), frozenset({"proposed", "invited", "confirmed"}), "postponed"
    ),
    MeetingCancelled: Step(
        frozenset({"owner", "host", "secretary"}),
        frozenset({"intended", "proposed", "invited", "confirmed", "postponed"}),
        "cancelled",
    ),
    MeetingHeld: Step(frozenset({"host", "secretary"}), frozenset({"confirmed"}), "held"),
    MeetingNotAttended: Step(frozenset({"party", "secretary"}), frozenset({"confirmed"}), "not_attended"),
}
"""Who may take which step, from where, to where. No step leads to `confirmed`: that follows from the answers."""


def apply_meeting(state: State, act: Act, by: By) -> State | None:
    """The state after an act about meetings; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case MeetingIntended():
            _body(state, act.body)
            fields = filed_fields(state, act, by, "meeting", told=True)
            meeting = Meeting(
                **fields, title=act.title, state="intended", window=act.window, place=act.place, body=act.body
            )
            return kept(state, meeting, by)
        case MeetingProposed():
            _body(state, act.body)
            _dates(act.start, act.end)
            meeting = Meeting(
                **filed_fields(state, act, by, "meeting"),
                title=act.title, state="proposed", start=act.start, end=act.end, place=act.place, body=act.body,
            )  # fmt: skip
            return kept(state, meeting, by)
        case SchedulingClaimed():
            about = None if act.meeting is None else held(state, Meeting, act.meeting, by)
            fields = filed_fields(state, act, by, "claim", part_of=about, told=True)
            return kept(state, Claim(**fields, words=act.words, meeting=act.meeting, window=act.window), by)
        case MeetingDated():
            meeting = held(state, Meeting, act.meeting, by)
            binding(meeting)
            _dates(act.start, act.end)
            place = meeting.place if act.place is None else act.place
            return _moved(state, meeting, act, by, start=act.start, end=act.end, place=place, answers={})
        case InvitationIssued():
            return _invited(state, act, by)
        case InvitationReceived():
            return _answered(state, held(state, Meeting, act.meeting, by), act, by, "received")
        case InvitationAccepted():
            meeting = held(state, Meeting, act.meeting, by)
            require(
                meeting.start is not None and instant(act.start) == instant(meeting.start),
                "the date as it stands",
                f"{meeting.id} is proposed for {meeting.start}; nobody can accept {act.start}.",
            )
            return _answered(state, meeting, act, by, "accepted")
        case InvitationConditional():
            require(bool(act.conditions), "conditions named", "An acceptance under conditions must name them.")
            meeting = held(state, Meeting, act.meeting, by)
            return _answered(state, meeting, act, by, "conditional", conditions=act.conditions)
        case InvitationDeclined():
            meeting = held(state, Meeting, act.meeting, by)
            return _answered(state, meeting, act, by, "declined", reason=act.reason)
        case MeetingPostponed():
            meeting = held(state, Meeting, act.meeting, by)
            members(state, act.by, "by")
            postponements = (*meeting.postponements, Postponement(meeting.start, act.by, act.reason, by.at))
            return _moved(state, meeting, act, by, postponements=postponements)
        case MeetingCancelled():
            meeting = held(state, Meeting, act.meeting, by)
            members(state, act.by, "by")
            return _moved(state, meeting, act, by, ended_by=act.by, reason=act.reason)
        case MeetingHeld():
            meeting = held(state, Meeting, act.meeting, by)
            to = step(MEETING_STEPS, state, act, meeting, by)
            _begun(meeting, by)
            return kept(state, replace(meeting, state=to), by)
        case MeetingNotAttended():
            return _not_attended(state, act, by)
        case _:
            return None


def _body(state: State, body: str | None) -> None:
    known = {name for found in state.mechanism.bodies for name in (found.name, *found.aliases)}
    require(body is None or body in known, "known body", f"{body!r} is no body of {state.mechanism.name!r}.")


def _dates(start: str, end: str | None) -> None:
    begins = instant(start)
    require(end is None or instant(end) > begins, "end after start", f"A meeting from {start} cannot end at {end}.")


def _begun(meeting: Meeting, by: By) -> None:
    require(
        meeting.start is not None and instant(by.at) >= instant(meeting.start),
        "not before its time",
        f"{meeting.id} begins at {meeting.start}; at {by.at} nobody can say how it went.",
    )


def _moved(state: State, meeting: Meeting, act: Act, by: By, **changes: object) -> State:
    return kept(state, replace(meeting, state=step(MEETING_STEPS, state, act, meeting, by), **changes), by)


def _invited(state: State, act: InvitationIssued, by: By) -> State:
    meeting = held(state, Meeting, act.meeting, by)
    parties = state.mechanism.party_ids
    for name in act.to:
        require(name in parties, "known member", f"{name!r} is no party of {state.mechanism.name!r}.")
    if act.answer_by is not None:
        in_time = instant(by.at) < instant(act.answer_by)
        require(in_time, "deadline ahead", f"The answer cannot be due at {act.answer_by}, before the invitation.")
    addressed(state, meeting, act.to or parties, at=by.at)
    named = {*act.to, by.author} & set(parties) if act.to else set(parties)
    answers = dict(meeting.answers)
    for party in parties:
        if party in named and party not in answers:
            answers[party] = Answer("invited", by.at)
    return _moved(
        state, meeting, act, by,
        answers=answers, answer_by=act.answer_by or meeting.answer_by, channel=act.channel or meeting.channel,
        invited_at=meeting.invited_at if meeting.state == "invited" else by.at,
    )  # fmt: skip


def _answered(
    state: State,
    meeting: Meeting,
    act: Act,
    by: By,
    answer: AnswerState,
    *,
    conditions: tuple[str, ...] = (),
    reason: str | None = None,
) -> State:
    to = step(MEETING_STEPS, state, act, meeting, by)
    before = meeting.answers.get(by.author)
    require(before is not None, "invited first", f"{by.author} has no invitation to {meeting.id} to answer.")
    require(
        answer != "received" or (before is not None and before.state == "invited"),
        "received once",
        f"{by.author} has noted before that it has the invitation to {meeting.id}.",
    )
    answers = {**meeting.answers, by.author: Answer(answer, by.at, conditions, reason)}
    if _all_accepted(state, answers):
        to = "confirmed"
    return kept(state, replace(meeting, answers=answers, state=to), by)


def _all_accepted(state: State, answers: Mapping[str, Answer]) -> bool:
    return all(party in answers and answers[party].state == "accepted" for party in state.mechanism.party_ids)


def _not_attended(state: State, act: MeetingNotAttended, by: By) -> State:
    meeting = held(state, Meeting, act.meeting, by)
    to = step(MEETING_STEPS, state, act, meeting, by)
    _begun(meeting, by)
    require(bool(act.by), "who stayed away", "It must be said which members stayed away.")
    members(state, act.by, "by")
    met = any(
        isinstance(item, Session) and item.meeting == meeting.id and visible(state, item, by.author, at=by.at)
        for item in state.items.values()
    )
    require(not met, "a session was held", f"{meeting.id} has a session; note who was absent from it instead.")
    return kept(state, replace(meeting, state=to, ended_by=act.by), by)


def clashes(state: State) -> Iterator[tuple[Meeting, Meeting]]:
    """Pairs of meetings, neither over nor cancelled, whose times overlap; one without an end lasts a moment.

    Ask it of what `seen_by` gives, so that no hidden meeting shows.
    """
    dated = sorted(
        (item for item in state.items.values() if isinstance(item, Meeting) and _ahead(item)),
        key=lambda meeting: (instant(meeting.start or ""), meeting.entry),
    )
    for n, first in enumerate(dated):
        for second in dated[n + 1 :]:
            if first.start is None or second.start is None:
                continue
            if instant(second.start) == instant(first.start) or (
                first.end is not None and instant(second.start) < instant(first.end)
            ):
                yield first, second


def _ahead(meeting: Meeting) -> bool:
    return meeting.start is not None and meeting.state in ("proposed", "invited", "confirmed")


def unanswered(state: State) -> Iterator[tuple[Meeting, str, Answer]]:
    """The invitations to which a party has given no answer, with the party and when it was invited or received it."""
    for item in state.items.values():
        if isinstance(item, Meeting) and item.state == "invited":
            for party, answer in item.answers.items():
                if answer.state in ("invited", "received"):
                    yield item, party, answer
