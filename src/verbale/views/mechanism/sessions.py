"""Sessions: who was there in which phase, where they sat, what was raised and what was not, what was said."""

from __future__ import annotations

from verbale.model.proceedings import AgendaItem, DocketItem, Raising, Session, State, StatementItem
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, named, said_on
from verbale.views.page import Line, Page, Section, Table

__all__ = ["agenda_rows", "attendance_rows", "raised_in", "sessions_page"]

_HOW = {"raised": "raised", "not_raised": "not raised", "set_aside": "set aside"}


def sessions_page(state: State) -> Page:
    """One section a session, and the statements made outside any."""
    sections = tuple(_session(state, session) for session in items_of(state, Session))
    outside = tuple(_statement(state, one) for one in items_of(state, StatementItem) if one.session is None)
    return Page(
        f"Sessions of {state.mechanism.name}", (*sections, Section("outside", "Said outside the sessions", outside))
    )


def _session(state: State, session: Session) -> Section:
    mechanism = state.mechanism
    facts = [
        ("Meeting", named(state, session.meeting)),
        ("Venue", session.venue),
        ("Controlled by", session.venue_controlled_by),
        ("In the chair", member(mechanism, session.chair) if session.chair else ""),
        ("Seating", session.seating),
        ("Interpreters", ", ".join(session.interpreters)),
        ("Scope", ", ".join(session.scope)),
        ("Phases", ", ".join(f"{phase} from {day(at)}" for phase, at in session.phases)),
        ("Closed", day(session.closed_at) if session.closed_at else "open"),
        ("Marking", mark(session)),
    ]
    lines = [Line(words, act=name) for name, words in facts if words]
    said = tuple(_statement(state, one) for one in items_of(state, StatementItem) if one.session == session.id)
    return Section(
        session.id,
        f"{session.id} {session.title or named(state, session.meeting)}, {day(session.happened or session.filed_at)}",
        (
            *lines,
            Table("Attendance", ("phase", "who", "there", "persons"), attendance_rows(state, session)),
            Table("Agenda", ("item", "subject", "scope", "in this session"), agenda_rows(state, session)),
            *said,
        ),
    )


def attendance_rows(state: State, session: Session) -> tuple[tuple[str, ...], ...]:
    """Who was in which phase: phase, who, there or not, persons."""
    return tuple(
        (
            one.phase,
            member(state.mechanism, one.who),
            "present" if one.present else "absent",
            ", ".join(one.persons) or "names not stated",
        )
        for one in session.attendance
    )


def agenda_rows(state: State, session: Session) -> tuple[tuple[str, ...], ...]:
    """The agenda of the session's meeting, and docket items that were or were not raised in it."""
    rows = [
        (item.id, item.subject, _scope(state, item), "; ".join(raised_in(state, session, item.raised)))
        for item in items_of(state, AgendaItem)
        if item.meeting == session.meeting
    ]
    for docket in items_of(state, DocketItem):
        if how := raised_in(state, session, docket.raised):
            rows.append((docket.id, docket.title, "docket", "; ".join(how)))
    return tuple(rows)


def _scope(state: State, item: AgendaItem) -> str:
    if not item.objections:
        return item.scope
    against = members(state.mechanism, dict.fromkeys(remark.by for remark in item.objections))
    return f"{item.scope}: objection by {against}"


def raised_in(state: State, session: Session, raised: tuple[Raising, ...]) -> list[str]:
    """How an item was taken up in a session, in words."""
    found = []
    for one in raised:
        if one.session == session.id:
            attested = f", attested by {member(state.mechanism, one.attested_by)}" if one.attested_by else ""
            reason = f" ({one.reason})" if one.reason else ""
            by = f" by {member(state.mechanism, one.by)}" if one.by else ""
            found.append(f"{_HOW[one.how]}{by}{attested}{reason}")
    return found


def _statement(state: State, one: StatementItem) -> Line:
    who = f"{one.speaker} ({by_name(state, one)})" if one.speaker else by_name(state, one)
    note = "; ".join(
        part for part in (one.id, "personal capacity" if one.capacity == "personal" else "", mark(one)) if part
    )
    return Line(one.words, lead=said_on(one), who=who, act=one.force, note=note)
