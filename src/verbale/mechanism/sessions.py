"""Sessions: their phases, who was there, the agenda and its scope, what was raised, what was said; and messages."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from verbale.mechanism.filing import By, addressed, filed_fields, held, kept, members, require
from verbale.mechanism.times import instant
from verbale.model.acts import (
    Act,
    AgendaAccepted,
    AgendaProposed,
    AttendanceNoted,
    ItemNotRaised,
    ItemRaised,
    ItemSetAside,
    MessageAcknowledged,
    MessageSent,
    PhaseBegun,
    ScopeObjected,
    SessionClosed,
    SessionOpened,
    StatementMade,
)
from verbale.model.event import Phase
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import (
    AgendaItem,
    Attendance,
    DocketItem,
    Item,
    Meeting,
    Message,
    Raising,
    Remark,
    Session,
    State,
    StatementItem,
)

__all__ = ["PHASES", "apply_session"]

PHASES: Final[tuple[Phase, ...]] = ("reception", "opening", "session", "closing")
"""The phases of a session in their order."""


def apply_session(state: State, act: Act, by: By) -> State | None:
    """The state after an act about sessions, agendas, statements or messages; None where it is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case SessionOpened():
            return _opened(state, act, by)
        case PhaseBegun():
            session = _running(state, act.session, by)
            reached = [PHASES.index(phase) for phase, _ in session.phases]
            require(
                all(PHASES.index(act.phase) > place for place in reached),
                "phases in order",
                f"{session.id} is past its {act.phase}; phases come as {', '.join(PHASES)}.",
            )
            return kept(state, replace(session, phases=(*session.phases, (act.phase, by.at))), by)
        case AttendanceNoted():
            session = held(state, Session, act.session, by)
            _keeper(state, session, by)
            require(
                any(phase == act.phase for phase, _ in session.phases),
                "attendance by phase",
                f"{session.id} has not come to its {act.phase}; begin that phase first.",
            )
            require(bool(act.who.strip()), "who attended", "It must be said who was there or was not.")
            noted = Attendance(act.phase, act.who, act.present, act.persons)
            return kept(state, replace(session, attendance=(*session.attendance, noted)), by)
        case SessionClosed():
            session = _running(state, act.session, by)
            return kept(state, replace(session, closed_at=by.at), by)
        case AgendaProposed():
            meeting = held(state, Meeting, act.meeting, by)
            require(
                meeting.state not in ("cancelled", "not_attended"),
                "agenda of a meeting to come",
                f"{meeting.id} is {meeting.state.replace('_', ' ')}; it takes no more subjects.",
            )
            fields = filed_fields(state, act, by, "agenda", part_of=meeting)
            party = by.author in state.mechanism.party_ids
            held_inside = (by.author,) if party else ()
            return kept(state, AgendaItem(**fields, meeting=meeting.id, subject=act.subject, inside=held_inside), by)
        case AgendaAccepted():
            item = held(state, AgendaItem, act.item, by)
            _party(state, by)
            objections = tuple(remark for remark in item.objections if remark.by != by.author)
            inside = (*(party for party in item.inside if party != by.author), by.author)
            return kept(state, replace(item, inside=inside, objections=objections), by)
        case ScopeObjected():
            item = held(state, AgendaItem, act.item, by)
            _party(state, by)
            inside = tuple(party for party in item.inside if party != by.author)
            objections = (*item.objections, Remark(by.author, act.grounds, by.at))
            return kept(state, replace(item, inside=inside, objections=objections), by)
        case ItemRaised():
            require(
                by.author in (act.by, SECRETARY), "nobody files for another",
                f"That {act.by} raised an item is for {act.by} or the secretary to file.",
            )  # fmt: skip
            session = _session_open(state, act.session, by)
            return _raised(state, act.item, Raising(session.id, "raised", act.by), session, by)
        case ItemNotRaised():
            members(state, (act.attested_by,), "attested_by")
            require(
                by.author in (act.attested_by, SECRETARY), "nobody files for another",
                f"What {act.attested_by} attests is for {act.attested_by} or the secretary to file.",
            )  # fmt: skip
            session = held(state, Session, act.session, by)
            raising = Raising(session.id, "not_raised", act.by, attested_by=act.attested_by)
            return _raised(state, act.item, raising, session, by)
        case ItemSetAside():
            session = _session_open(state, act.session, by)
            return _raised(state, act.item, Raising(session.id, "set_aside", by.author, reason=act.reason), session, by)
        case StatementMade():
            return _said(state, act, by)
        case MessageSent():
            require(bool(act.to), "to whom", "A message must say to whom it goes.")
            members(state, act.to, "to")
            message = Message(**filed_fields(state, act, by, "message"), to=act.to, text=act.text, test=act.test)
            if act.see is None:
                message = replace(message, marking=replace(message.marking, see=act.to))
            addressed(state, message, act.to)
            return kept(state, message, by)
        case MessageAcknowledged():
            message = held(state, Message, act.message, by)
            require(by.author in message.to, "addressee", f"{message.id} was not sent to {by.author}.")
            require(by.author not in message.acknowledged, "once", f"{by.author} has acknowledged {message.id} before.")
            acknowledged = {**message.acknowledged, by.author: by.at}
            return kept(state, replace(message, acknowledged=acknowledged), by)
        case _:
            return None


def _opened(state: State, act: SessionOpened, by: By) -> State:
    meeting = held(state, Meeting, act.meeting, by)
    presiding = _chair(state, meeting)
    require(
        act.chair is None or act.chair == presiding,
        "chair rule",
        f"{act.chair} does not preside over {meeting.id}; by the chair rule that is {presiding or 'nobody yet'}.",
    )
    keeper = by.author in (SECRETARY, state.mechanism.host, presiding)
    require(keeper, "session: who may file", f"{by.author} may not open a session; the secretary, host or chair may.")
    require(
        meeting.state in ("confirmed", "held"),
        "confirmed by all",
        f"{meeting.id} is {meeting.state.replace('_', ' ')}: not every party has accepted it, so it has no session.",
    )
    require(
        meeting.start is not None and instant(by.at) >= instant(meeting.start),
        "not before its time",
        f"{meeting.id} begins at {meeting.start}; its session cannot open at {by.at}.",
    )
    session = Session(
        **filed_fields(state, act, by, "session", part_of=meeting),
        meeting=meeting.id, title=act.title, venue=act.venue, venue_controlled_by=act.venue_controlled_by,
        chair=act.chair, seating=act.seating, interpreters=act.interpreters, scope=act.scope,
    )  # fmt: skip
    return kept(state, session, by)


def _chair(state: State, meeting: Meeting) -> str | None:
    rule = state.mechanism.chair
    if rule.kind == "host":
        return state.mechanism.host
    if not rule.order:
        return None
    held_before = {item.meeting for item in state.items.values() if isinstance(item, Session)} - {meeting.id}
    return rule.order[len(held_before) % len(rule.order) if rule.kind == "rotating" else 0]


def _keeper(state: State, session: Session, by: By) -> None:
    require(
        by.author in (SECRETARY, state.mechanism.host, session.chair, session.filed_by),
        "session: who may file",
        f"{by.author} does not keep the record of {session.id}; the secretary, host or chair does.",
    )


def _session_open(state: State, session_id: str, by: By) -> Session:
    session = held(state, Session, session_id, by)
    require(session.closed_at is None, "session: order of steps", f"{session.id} was closed at {session.closed_at}.")
    return session


def _running(state: State, session_id: str, by: By) -> Session:
    session = _session_open(state, session_id, by)
    _keeper(state, session, by)
    return session


def _party(state: State, by: By) -> None:
    require(
        by.author in state.mechanism.party_ids, "parties decide", f"{by.author} is no party; the scope is for parties."
    )


def _raised(state: State, item_id: str, raising: Raising, session: Session, by: By) -> State:
    require(
        by.author in (*state.mechanism.party_ids, SECRETARY), "session: who may file",
        f"{by.author} may not say what was raised; parties and the secretary may.",
    )  # fmt: skip
    members(state, (raising.by,) if raising.how != "set_aside" else (), "by")
    item = held(state, Item, item_id, by)
    if isinstance(item, AgendaItem):
        require(
            item.meeting == session.meeting, "agenda of this meeting",
            f"{item.id} is on the agenda of {item.meeting}, not of the meeting of {session.id}.",
        )  # fmt: skip
        return kept(state, replace(item, raised=(*item.raised, raising)), by, session)
    require(isinstance(item, DocketItem), "known item", f"{item.id} is neither on the agenda nor on the docket.")
    return kept(state, replace(item, raised=(*getattr(item, "raised", ()), raising)), by, session)


def _said(state: State, act: StatementMade, by: By) -> State:
    session = None if act.session is None else held(state, Session, act.session, by)
    require(bool(act.words.strip()), "words", "A statement must have words.")
    members(state, act.addressed_to, "addressed_to")
    statement = StatementItem(
        **filed_fields(state, act, by, "statement", part_of=session, told=by.author == SECRETARY),
        words=act.words, force=act.force, session=act.session, speaker=act.speaker, capacity=act.capacity,
        addressed_to=act.addressed_to,
    )  # fmt: skip
    return kept(state, statement, by)
