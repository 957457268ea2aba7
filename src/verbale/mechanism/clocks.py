"""What is due: every deadline that runs in a mechanism, whose it is, and whether it has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec.structs import replace

from verbale.mechanism.complaints import OVER
from verbale.mechanism.meetings import unanswered
from verbale.mechanism.times import after, instant
from verbale.model.mechanism import SECRETARY, UNATTRIBUTED
from verbale.model.proceedings import (
    Commitment,
    Complaint,
    DocketItem,
    Meeting,
    Message,
    Minutes,
    Notification,
    State,
)

__all__ = ["Due", "DueKind", "due"]

DueKind = Literal[
    "answer_to_invitation", "meeting_past", "review_in_capital", "silence_ends", "response", "verification", "finding",
    "follow_up", "escalation_open", "comments", "acknowledgement", "commitment",
]  # fmt: skip


class Due(NamedTuple):
    """A deadline: of which item, who is to act, since when the clock runs, when it ends, whether it has passed."""

    kind: DueKind
    item: str
    who: str
    since: str
    deadline: str
    passed: bool


def due(state: State, at: str) -> tuple[Due, ...]:
    """The deadlines that run at a time, the earliest first.

    Nothing follows from a deadline by itself: what a clock means for an item is filed by the secretary. Ask it of what
    `seen_by` gives, so that no hidden item shows; of an item whose author is not told, nobody is named as owing.
    """
    now = instant(at)
    told = {key: item for key, item in state.items.items() if item.filed_by != UNATTRIBUTED}
    state = replace(state, items=told)
    found = [
        Due(kind, item, who, since, deadline, instant(deadline) < now)
        for kind, item, who, since, deadline in (*_talks(state, at), *_texts(state), *_complaints(state))
    ]
    return tuple(sorted(found, key=lambda each: (instant(each.deadline), each.item, each.who)))


Running = tuple[DueKind, str, str, str, str]


def _talks(state: State, at: str) -> Iterator[Running]:
    clocks = state.mechanism.clocks
    for meeting, party, answer in unanswered(state):
        deadline = meeting.answer_by or (after(answer.at, clocks.answer) if clocks.answer else None)
        if deadline is not None:
            yield "answer_to_invitation", meeting.id, party, answer.at, deadline
    for item in state.items.values():
        if isinstance(item, Meeting) and item.start is not None and instant(item.start) < instant(at):
            if item.state in ("proposed", "invited", "confirmed"):
                yield "meeting_past", item.id, SECRETARY, item.filed_at, item.end or item.start
        elif isinstance(item, Message | Notification) and clocks.acknowledgement is not None:
            end = after(item.filed_at, clocks.acknowledgement)
            for member in item.to:
                if member not in item.acknowledged:
                    yield "acknowledgement", item.id, member, item.filed_at, end


def _texts(state: State) -> Iterator[Running]:
    for item in state.items.values():
        if isinstance(item, DocketItem | Minutes) and item.state in ("tabled", "circulated"):
            silence = item.silence
            if silence is not None and silence.broken_by is None and silence.concluded is None:
                yield "silence_ends", item.id, SECRETARY, silence.opened, silence.deadline
        if isinstance(item, DocketItem) and item.state in ("floated", "tabled"):
            for party, position in item.positions.items():
                if position.state == "referred" and position.review is not None:
                    yield "review_in_capital", item.id, party, position.since, position.review
        elif isinstance(item, Minutes) and item.state == "circulated" and item.comment_by is not None:
            for party in state.mechanism.party_ids:
                if party not in item.accepted:
                    yield "comments", item.id, party, item.versions[-1].at, item.comment_by
        elif isinstance(item, Commitment) and item.due is not None and item.withdrawn is None:
            yield "commitment", item.id, item.of, item.filed_at, _end_of(item.due)


def _end_of(claimed: str) -> str:
    """The instant at which a claimed date is over: the end of the day in UTC where no time with a zone is given."""
    due = datetime.fromisoformat(claimed)
    return claimed if due.tzinfo else f"{due.date().isoformat()}T23:59:59+00:00"


def _complaints(state: State) -> Iterator[Running]:
    clocks = state.mechanism.clocks
    for item in state.items.values():
        if not isinstance(item, Complaint) or item.reported is not None or item.state in OVER:
            continue
        since = item.since.get(item.state, item.filed_at)
        if item.state == "transmitted" and clocks.response is not None:
            for party in item.against:
                if party not in item.answers:
                    yield "response", item.id, party, since, after(since, clocks.response)
        elif item.state in ("answered", "unanswered", "verification") and clocks.verification is not None:
            began = item.since.get("answered") or item.since.get("unanswered") or since
            yield "verification", item.id, SECRETARY, began, after(began, clocks.verification)
        elif item.state in ("verified", "finding_proposed") and clocks.finding is not None:
            began = item.since.get("verified") or since
            yield "finding", item.id, SECRETARY, began, after(began, clocks.finding)
        elif item.state == "measures" and clocks.follow_up is not None:
            yield "follow_up", item.id, SECRETARY, since, after(since, clocks.follow_up)
        ahead = len(item.rungs) < len(state.mechanism.ladder)
        if ahead and clocks.escalation is not None and item.state not in ("finding_agreed", "measures", "follow_up"):
            began = item.rung_since or item.filed_at
            yield "escalation_open", item.id, item.of, began, after(began, clocks.escalation)
