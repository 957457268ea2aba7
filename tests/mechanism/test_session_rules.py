"""Sessions: phases, attendance, contested scope, what was raised and what was not."""

from __future__ import annotations

import pytest

from secretariat import Desk, lake
from verbale.model.acts import (
    AgendaAccepted,
    AgendaProposed,
    AttendanceNoted,
    DocketFiled,
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
from verbale.model.mechanism import ChairRule, Reported


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_phases_come_in_their_order_and_may_be_left_out(desk: Desk) -> None:
    session = desk.session()
    desk.file(PhaseBegun(session, "reception"))
    desk.file(PhaseBegun(session, "session"))
    assert desk.refused(PhaseBegun(session, "opening")) == "phases in order"
    assert desk.refused(PhaseBegun(session, "session")) == "phases in order"


def test_the_host_may_be_there_for_the_reception_and_not_for_the_session(desk: Desk) -> None:
    session = desk.session()
    assert desk.refused(AttendanceNoted(session, "session", "COR", False)) == "attendance by phase"
    for phase in ("reception", "session"):
        desk.file(PhaseBegun(session, phase))
        desk.file(AttendanceNoted(session, phase, "COR", phase == "reception", ("the prime minister",)))
    assert [(noted.phase, noted.present) for noted in desk.item(session).attendance] == [
        ("reception", True),
        ("session", False),
    ]


def test_a_session_opens_no_earlier_than_its_meeting(desk: Desk) -> None:
    meeting = desk.confirmed()
    assert desk.refused(SessionOpened(meeting=meeting)) == "not before its time"


@pytest.mark.parametrize(
    "act", [PhaseBegun("session-7", "closing"), SessionClosed("session-7"), ItemSetAside("session-7", "agenda-2")]
)
def test_a_closed_session_takes_no_more_steps(desk: Desk, act) -> None:
    assert desk.session() == "session-7"
    desk.file(SessionClosed("session-7"))
    assert desk.refused(act) == "session: order of steps"


def test_only_who_keeps_the_record_opens_and_runs_a_session(desk: Desk) -> None:
    session = desk.session()
    meeting = desk.item(session).meeting
    assert desk.refused(SessionOpened(meeting=meeting), "BEL") == "session: who may file"
    assert desk.refused(SessionOpened(meeting=meeting, chair="BEL"), "BEL") == "chair rule"
    assert desk.refused(PhaseBegun(session, "closing"), "ARD") == "session: who may file"


def test_a_rotating_chair_presides_in_turn() -> None:
    desk = Desk(lake(chair=ChairRule("rotating", ("BEL", "ARD"))))
    meeting = desk.confirmed()
    desk.until("2031-04-01T10:00:00+00:00")
    assert desk.refused(SessionOpened(meeting=meeting, chair="ARD")) == "chair rule"
    desk.file(SessionOpened(meeting=meeting, chair="BEL"), "BEL")


def test_scope_is_contested_while_one_holds_it_in_and_another_out(desk: Desk) -> None:
    meeting = desk.meeting()
    item = desk.file(AgendaProposed(meeting=meeting, subject="fishing rights"), "ARD")
    assert desk.item(item).scope == "in"
    desk.file(ScopeObjected(item, "not for this table"), "BEL")
    assert desk.item(item).scope == "contested"
    desk.file(ScopeObjected(item), "ARD")
    assert desk.item(item).scope == "out"
    desk.file(AgendaAccepted(item), "BEL")
    assert desk.item(item).scope == "contested"
    assert desk.refused(AgendaAccepted(item), "OBS") == "parties decide"


def test_that_something_was_not_raised_is_attested_by_a_member(desk: Desk) -> None:
    session = desk.session()
    detainees = desk.file(DocketFiled("concern", "seven detainees"), "ARD")
    assert desk.refused(ItemNotRaised(session, detainees, "ARD", "BEL"), "COR") == "nobody files for another"
    assert desk.refused(ItemNotRaised(session, detainees, "ARD", "DOR")) == "known member"
    desk.file(ItemNotRaised(session, detainees, "ARD", "BEL"), "BEL")
    raised = desk.item(detainees).raised[0]
    assert (raised.how, raised.by, raised.attested_by) == ("not_raised", "ARD", "BEL")
    assert desk.item(detainees).state == "open"


def test_an_item_of_another_meeting_is_not_raised(desk: Desk) -> None:
    session = desk.session()
    other = desk.meeting(start="2031-06-01T10:00:00+00:00")
    item = desk.file(AgendaProposed(meeting=other, subject="borders"), "BEL")
    assert desk.refused(ItemRaised(session, item, "BEL"), "BEL") == "agenda of this meeting"
    assert desk.refused(ItemRaised(session, session, "BEL"), "BEL") == "known item"


def test_the_secretary_notes_what_a_delegate_said_and_no_party_speaks_for_another(desk: Desk) -> None:
    session = desk.session()
    statement = desk.file(StatementMade(words="We are ready.", session=session, of="ARD", force="offer"))
    assert (desk.item(statement).of, desk.item(statement).filed_by) == ("ARD", "secretary")
    assert desk.refused(StatementMade(words="They are ready.", of="ARD"), "BEL") == "nobody files for another"
    assert desk.refused(StatementMade(words=" "), "BEL") == "words"


def test_only_the_secretary_files_what_a_report_tells_and_says_of_whom(desk: Desk) -> None:
    report = Reported("d-1", "st-1")
    assert desk.refused(StatementMade(words="x", of="BEL", reported=report), "ARD") == "reported is not filed"
    assert desk.refused(StatementMade(words="x", reported=report)) == "reported is not filed"
    for nothing in (Reported("", "st-1"), Reported("d-1", " ")):
        assert desk.refused(StatementMade(words="x", of="BEL", reported=nothing)) == "evidence or nothing"


def test_a_message_is_acknowledged_once_and_by_whom_it_went_to(desk: Desk) -> None:
    message = desk.file(MessageSent(to=("BEL",), text="test", test=True), "ARD")
    assert desk.refused(MessageAcknowledged(message), "COR") == "known-item"
    desk.file(MessageAcknowledged(message), "BEL")
    assert desk.refused(MessageAcknowledged(message), "BEL") == "once"
