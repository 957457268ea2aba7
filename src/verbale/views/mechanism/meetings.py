"""Meetings as they stand: who was invited, who accepted what, clashes, what awaits an answer, and who said when."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.mechanism.meetings import clashes, unanswered
from verbale.model.proceedings import Claim, Meeting, State
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, said, said_on
from verbale.views.page import Group, Line, Page, Section

__all__ = ["clash_lines", "meetings_page", "unanswered_lines"]


def meetings_page(state: State) -> Page:
    """The meetings, what is awaited, clashes, and claims beside them."""
    meetings = items_of(state, Meeting)
    return Page(
        f"Meetings of {state.mechanism.name}",
        (
            Section("meetings", "Meetings", tuple(_meeting(state, meeting) for meeting in meetings)),
            Section("unanswered", "Not answered", tuple(Line(text) for text in unanswered_lines(state))),
            Section("clashes", "Clashes", tuple(Line(text) for text in clash_lines(state))),
            Section(
                "claims",
                "What was said of coming meetings",
                tuple(_claim(state, claim) for claim in items_of(state, Claim)),
                about="A claim makes no meeting.",
            ),
        ),
    )


def _meeting(state: State, meeting: Meeting) -> Group:
    mechanism = state.mechanism
    when = day(meeting.start) if meeting.start else meeting.window or "no date"
    lines = [Line(f"{meeting.state.replace('_', ' ')}; {when}; {meeting.place or 'place not stated'}")]
    if meeting.channel:
        lines.append(Line(f"invitation conveyed {meeting.channel}"))
    for party, answer in meeting.answers.items():
        words = "; ".join(answer.conditions) or (
            said(answer.reason) if answer.state == "declined" else answer.reason or ""
        )
        lines.append(Line(words, who=member(mechanism, party), act=answer.state, lead=day(answer.at)))
    for put_off in meeting.postponements:
        who = members(mechanism, put_off.by) or "not stated by whom"
        lines.append(Line(f"{day(put_off.start)} given up; {said(put_off.reason)}", who=who, act="postponed"))
    if meeting.ended_by or meeting.state in ("cancelled", "not_attended"):
        who = members(mechanism, meeting.ended_by) or "not stated by whom"
        lines.append(Line(said(meeting.reason), who=who, act=meeting.state.replace("_", " ")))
    note = "; ".join(part for part in (by_name(state, meeting), meeting.note, mark(meeting)) if part)
    return Group(f"{meeting.id} {meeting.title}", tuple(lines), note)


def _claim(state: State, claim: Claim) -> Line:
    note = "; ".join(part for part in (claim.id, claim.window, mark(claim)) if part)
    return Line(claim.words, lead=said_on(claim), who=by_name(state, claim), act="claims", note=note)


def unanswered_lines(state: State) -> Iterator[str]:
    """Invitations that a party has not answered, with since when, and until when an answer is asked."""
    for meeting, party, answer in unanswered(state):
        by = f", answer asked by {day(meeting.answer_by)}" if meeting.answer_by else ""
        how = "has it" if answer.state == "received" else "no sign that it was received"
        yield (
            f"{meeting.id} {meeting.title}: {member(state.mechanism, party)}, invited {day(meeting.invited_at)}, "
            f"{how}{by}"
        )


def clash_lines(state: State) -> Iterator[str]:
    """Meetings to come whose times overlap."""
    for one, other in clashes(state):
        yield f"{one.id} {one.title} and {other.id} {other.title}: {day(one.start)} and {day(other.start)}"
