"""A meeting exists when all have accepted its date, and not before."""

from __future__ import annotations

import pytest

from secretariat import PARTIES, Desk
from verbale.mechanism.meetings import clashes, unanswered
from verbale.model.acts import (
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
    SessionOpened,
)
from verbale.model.mechanism import Reported
from verbale.model.proceedings import Claim, Meeting

START = "2031-04-01T10:00:00+00:00"
LATER = "2031-05-01T10:00:00+00:00"
REPORT = Reported("d-1", "st-1", "[1:4]", "We will meet again in less than a month")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def invited(desk: Desk) -> str:
    meeting = desk.meeting()
    desk.file(InvitationIssued(meeting), "COR")
    return meeting


def test_a_meeting_is_confirmed_only_when_every_party_has_accepted_it(desk: Desk) -> None:
    meeting = invited(desk)
    for party in PARTIES:
        assert desk.item(meeting).state == "invited"
        desk.file(InvitationAccepted(meeting, START), party)
    assert desk.item(meeting).state == "confirmed"


def test_proposing_and_inviting_accept_nothing(desk: Desk) -> None:
    meeting = invited(desk)
    assert {answer.state for answer in desk.item(meeting).answers.values()} == {"invited"}


@pytest.mark.parametrize(
    "last",
    [
        lambda meeting: InvitationReceived(meeting),
        lambda meeting: InvitationConditional(meeting, ("no press",)),
        lambda meeting: InvitationDeclined(meeting),
    ],
)
def test_two_acceptances_and_anything_else_confirm_nothing(desk: Desk, last) -> None:
    meeting = invited(desk)
    desk.file(InvitationAccepted(meeting, START), "ARD")
    desk.file(InvitationAccepted(meeting, START), "BEL")
    desk.file(last(meeting), "COR")
    assert desk.item(meeting).state == "invited"
    assert desk.refused(MeetingHeld(meeting)) == "meeting: order of steps"
    assert desk.refused(SessionOpened(meeting=meeting)) == "confirmed by all"


def test_the_mix_up_of_march_2008_cannot_be_entered_as_a_confirmed_meeting(desk: Desk) -> None:
    """One side names a date, the host relays it, a delegation flies in: the other side never accepted."""
    meeting = invited(desk)
    desk.file(InvitationAccepted(meeting, START), "ARD")
    desk.file(InvitationAccepted(meeting, START), "COR")
    desk.file(SchedulingClaimed(words="the date is set", meeting=meeting), "ARD")
    desk.file(SchedulingClaimed(words="all agreed", meeting=meeting, of="BEL", reported=REPORT))
    assert desk.refused(InvitationAccepted(meeting, START), "secretary") == "meeting: who may file"
    assert desk.refused(InvitationAccepted(meeting, START), "OBS") == "meeting: who may file"
    desk.until(START)
    assert desk.refused(MeetingHeld(meeting)) == "meeting: order of steps"
    assert desk.refused(SessionOpened(meeting=meeting)) == "confirmed by all"
    assert desk.refused(MeetingNotAttended(meeting, ("BEL",)), "ARD") == "meeting: order of steps"
    assert desk.item(meeting).state == "invited"


def test_a_party_accepts_the_date_that_stands_and_no_other(desk: Desk) -> None:
    meeting = invited(desk)
    assert desk.refused(InvitationAccepted(meeting, LATER), "ARD") == "the date as it stands"


def test_the_same_instant_in_another_zone_is_the_same_date(desk: Desk) -> None:
    meeting = invited(desk)
    desk.file(InvitationAccepted(meeting, "2031-04-01T13:00:00+03:00"), "ARD")
    assert desk.item(meeting).answers["ARD"].state == "accepted"


def test_another_date_asks_every_acceptance_anew(desk: Desk) -> None:
    meeting = invited(desk)
    desk.file(InvitationAccepted(meeting, START), "ARD")
    desk.file(MeetingDated(meeting, LATER), "BEL")
    assert desk.item(meeting).answers == {}
    assert desk.item(meeting).state == "proposed"


def test_a_confirmed_date_is_not_changed_without_a_postponement(desk: Desk) -> None:
    meeting = desk.confirmed()
    assert desk.refused(MeetingDated(meeting, LATER), "BEL") == "meeting: order of steps"
    desk.file(MeetingPostponed(meeting, ("ARD",)), "COR")
    postponed = desk.item(meeting).postponements[0]
    assert (postponed.start, postponed.by, postponed.reason) == (START, ("ARD",), None)
    desk.file(MeetingDated(meeting, LATER), "BEL")
    assert desk.item(meeting).state == "proposed"


def test_nobody_answers_without_an_invitation(desk: Desk) -> None:
    meeting = desk.meeting()
    desk.file(InvitationIssued(meeting, to=("ARD",)), "COR")
    assert desk.refused(InvitationAccepted(meeting, START), "BEL") == "invited first"


def test_some_parties_alone_do_not_make_a_meeting_of_the_mechanism(desk: Desk) -> None:
    meeting = desk.meeting()
    desk.file(InvitationIssued(meeting, to=("ARD",)), "COR")
    desk.file(InvitationAccepted(meeting, START), "ARD")
    desk.file(InvitationAccepted(meeting, START), "COR")
    assert desk.item(meeting).state == "invited"


def test_a_claim_about_a_meeting_makes_none(desk: Desk) -> None:
    desk.file(SchedulingClaimed(words="We will meet again in less than a month"), "ARD")
    kinds = [type(item) for item in desk.state.items.values()]
    assert kinds == [Claim]


def test_a_reported_intention_is_not_the_act_of_whom_it_is_told(desk: Desk) -> None:
    meeting = desk.file(MeetingIntended(title="second round", of="COR", reported=REPORT))
    assert desk.item(meeting).filed_by == "secretary"
    assert desk.refused(MeetingDated(meeting, LATER), "COR") == "reported is not filed"
    assert desk.refused(InvitationIssued(meeting), "COR") == "meeting: order of steps"


@pytest.mark.parametrize("act", [MeetingHeld("meeting-2"), MeetingNotAttended("meeting-2", ("BEL",))])
def test_nobody_knows_before_its_time_how_a_meeting_went(desk: Desk, act) -> None:
    assert desk.confirmed() == "meeting-2"
    assert desk.refused(act) == "not before its time"


def test_a_meeting_with_a_session_was_attended(desk: Desk) -> None:
    session = desk.session()
    meeting = desk.item(session).meeting
    assert desk.refused(MeetingNotAttended(meeting, ("BEL",))) == "a session was held"


def test_staying_away_needs_names(desk: Desk) -> None:
    meeting = desk.confirmed()
    desk.until(START)
    assert desk.refused(MeetingNotAttended(meeting, ())) == "who stayed away"
    assert desk.refused(MeetingNotAttended(meeting, ("DOR",))) == "known member"
    desk.file(MeetingNotAttended(meeting, ("BEL",)))
    assert desk.item(meeting).ended_by == ("BEL",)


def test_a_cancelled_meeting_stays_cancelled(desk: Desk) -> None:
    meeting = invited(desk)
    assert desk.refused(MeetingCancelled(meeting), "BEL") == "meeting: who may file"
    desk.file(MeetingCancelled(meeting, reason="no room"), "ARD")
    for act in (InvitationAccepted(meeting, START), MeetingPostponed(meeting), MeetingDated(meeting, LATER)):
        assert desk.refused(act, "BEL") == "meeting: order of steps"


def test_conditions_must_be_named(desk: Desk) -> None:
    assert desk.refused(InvitationConditional(invited(desk), ()), "ARD") == "conditions named"


def test_a_meeting_does_not_end_before_it_begins(desk: Desk) -> None:
    assert desk.refused(MeetingProposed(title="x", start=LATER, end=START), "ARD") == "end after start"


def test_a_time_needs_a_zone(desk: Desk) -> None:
    assert desk.refused(MeetingProposed(title="x", start="2031-04-01T10:00:00"), "ARD") == "time"


def test_an_answer_is_not_due_before_the_invitation(desk: Desk) -> None:
    meeting = desk.meeting()
    assert desk.refused(InvitationIssued(meeting, answer_by="2031-02-01T00:00:00+00:00"), "COR") == "deadline ahead"


def test_unanswered_invitations_are_shown(desk: Desk) -> None:
    meeting = invited(desk)
    desk.file(InvitationReceived(meeting), "BEL")
    desk.file(InvitationAccepted(meeting, START), "ARD")
    assert [(found.id, party, answer.state) for found, party, answer in unanswered(desk.state)] == [
        (meeting, "BEL", "received"),
        (meeting, "COR", "invited"),
    ]


def test_an_invitation_is_received_once(desk: Desk) -> None:
    meeting = invited(desk)
    desk.file(InvitationReceived(meeting), "BEL")
    assert desk.refused(InvitationReceived(meeting), "BEL") == "received once"


def test_meetings_at_one_time_clash(desk: Desk) -> None:
    first = desk.meeting()
    second = desk.file(MeetingProposed(title="experts", start="2031-04-01T13:00:00+00:00"), "BEL")
    desk.file(MeetingProposed(title="later", start="2031-04-01T14:00:00+00:00"), "BEL")
    assert [(a.id, b.id) for a, b in clashes(desk.state)] == [(first, second)]


def test_an_unknown_meeting_is_refused(desk: Desk) -> None:
    assert desk.refused(InvitationReceived("meeting-99"), "ARD") == "known-item"
    claim = desk.file(SchedulingClaimed(words="soon"), "ARD")
    assert desk.refused(InvitationReceived(claim), "ARD") == "known-item"


def test_every_state_but_confirmed_comes_from_the_table() -> None:
    from verbale.mechanism.meetings import MEETING_STEPS

    reached = {step.to for step in MEETING_STEPS.values()}
    assert "confirmed" not in reached
    assert isinstance(Meeting.__struct_fields__, tuple)
