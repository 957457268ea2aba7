"""What is due, of whom, and whether it has passed."""

from __future__ import annotations

from secretariat import Desk, lake
from verbale.mechanism import due, seen_by
from verbale.mechanism.times import after
from verbale.model.acts import (
    CommitmentMade,
    ComplaintAdmitted,
    ComplaintClosed,
    ComplaintFiled,
    ComplaintTransmitted,
    DocketFiled,
    FindingNotMade,
    FindingProposed,
    FollowUpNoted,
    InvitationAccepted,
    InvitationIssued,
    MeasureNoted,
    MessageAcknowledged,
    MessageSent,
    MinutesAccepted,
    MinutesCirculated,
    MinutesDrafted,
    ProposalReferred,
    ProposalTabled,
    ResponseFiled,
    SilenceBroken,
    SilenceOpened,
    VerificationOpened,
    VerificationReported,
)
from verbale.model.mechanism import Clocks


def found(desk: Desk, kind: str) -> list[tuple[str, str, bool]]:
    return [(each.item, each.who, each.passed) for each in due(desk.state, desk.at) if each.kind == kind]


def test_invitations_are_due_by_the_clock_until_answered() -> None:
    desk = Desk()
    meeting = desk.meeting()
    desk.file(InvitationIssued(meeting), "COR")
    desk.file(InvitationAccepted(meeting, desk.item(meeting).start), "ARD")
    assert found(desk, "answer_to_invitation") == [(meeting, "BEL", False), (meeting, "COR", False)]
    desk.wait(8 * 24)
    assert all(passed for _, _, passed in found(desk, "answer_to_invitation"))
    desk.until("2031-05-01T00:00:00+00:00")
    assert found(desk, "meeting_past") == [(meeting, "secretary", True)]


def test_a_capital_is_reminded_at_its_review_date() -> None:
    desk = Desk()
    item = desk.file(DocketFiled("proposal", "x"), "ARD")
    desk.file(ProposalReferred(item), "BEL")
    assert found(desk, "review_in_capital") == [(item, "BEL", False)]
    desk.wait(15 * 24)
    assert found(desk, "review_in_capital") == [(item, "BEL", True)]


def test_a_broken_silence_is_no_longer_due() -> None:
    desk = Desk()
    item = desk.file(DocketFiled("proposal", "x"), "ARD")
    desk.file(ProposalTabled(item, "y"), "ARD")
    desk.file(SilenceOpened(item, after(desk.at, 80)))
    assert found(desk, "silence_ends") == [(item, "secretary", False)]
    desk.file(SilenceBroken(item), "BEL")
    assert found(desk, "silence_ends") == []


def test_complaints_show_response_and_the_open_rung() -> None:
    desk = Desk()
    complaint = desk.file(ComplaintFiled(against=("BEL",), incident="x", incident_at=desk.at), "ARD")
    desk.file(ComplaintAdmitted(complaint))
    desk.file(ComplaintTransmitted(complaint))
    assert found(desk, "response") == [(complaint, "BEL", False)]
    desk.wait(49)
    assert found(desk, "response") == [(complaint, "BEL", True)]
    assert found(desk, "escalation_open") == [(complaint, "ARD", False)]


def test_commitments_are_due_at_the_end_of_their_day_and_nothing_follows_by_itself() -> None:
    desk = Desk()
    commitment = desk.file(CommitmentMade(text="x", due="2031-03-02"), "ARD")
    assert found(desk, "commitment") == [(commitment, "ARD", False)]
    desk.wait(100)
    assert found(desk, "commitment") == [(commitment, "ARD", True)]
    assert desk.item(commitment).acts == ()


def test_a_reader_is_not_shown_what_is_due_of_hidden_items() -> None:
    desk = Desk()
    desk.file(CommitmentMade(text="x", due="2031-03-02", see=("BEL",)), "ARD")
    assert len(due(desk.state, desk.at)) == 1
    assert due(seen_by(desk.state, "COR"), desk.at) == ()


def test_messages_wait_for_acknowledgement_only_where_there_is_a_clock() -> None:
    without = Desk()
    without.file(MessageSent(to=("BEL",), text="x"), "ARD")
    assert due(without.state, without.at) == ()
    desk = Desk(lake(clocks=Clocks(acknowledgement=1)))
    message = desk.file(MessageSent(to=("BEL", "COR"), text="x"), "ARD")
    desk.file(MessageAcknowledged(message), "BEL")
    desk.wait(1)
    assert found(desk, "acknowledgement") == [(message, "COR", True)]


def test_circulated_minutes_wait_for_those_that_have_not_accepted() -> None:
    desk = Desk()
    minutes = desk.file(MinutesDrafted(session=desk.session(), clauses=("one",)))
    desk.file(MinutesCirculated(minutes))
    desk.file(MinutesAccepted(minutes, 1), "BEL")
    assert found(desk, "comments") == [(minutes, "ARD", False), (minutes, "COR", False)]


def test_a_complaint_goes_from_clock_to_clock() -> None:
    desk = Desk(lake(ladder=(), clocks=Clocks(response=48, verification=72, finding=24, follow_up=10)))
    complaint = desk.file(ComplaintFiled(against=("BEL",), incident="x", incident_at=desk.at), "ARD")
    seen = []
    for act, by in (
        (ComplaintAdmitted(complaint), "secretary"),
        (ComplaintTransmitted(complaint), "secretary"),
        (ResponseFiled(complaint, "denied"), "BEL"),
        (VerificationOpened(complaint), "secretary"),
        (VerificationReported(complaint, "x"), "secretary"),
        (FindingProposed(complaint, "x"), "secretary"),
        (FindingNotMade(complaint), "secretary"),
        (MeasureNoted(complaint, "BEL", "x"), "BEL"),
        (FollowUpNoted(complaint, "x"), "ARD"),
        (ComplaintClosed(complaint), "secretary"),
    ):
        desk.file(act, by)
        seen.append([each.kind for each in due(desk.state, desk.at)])
    assert seen == [
        [], ["response"], ["verification"], ["verification"], ["finding"], ["finding"], [], ["follow_up"], [], [],
    ]  # fmt: skip
