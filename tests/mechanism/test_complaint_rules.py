"""The complaint procedure keeps its clocks and finds nothing that not every party has agreed."""

from __future__ import annotations

import pytest

from secretariat import PARTIES, Desk
from verbale.mechanism.times import after
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
from verbale.model.mechanism import Reported


@pytest.fixture
def desk() -> Desk:
    return Desk()


def filed(desk: Desk, **changes: object) -> str:
    fields = {"against": ("BEL",), "incident": "boats over the line", "incident_at": after(desk.at, -2)}
    return desk.file(ComplaintFiled(**(fields | changes)), "ARD")


def transmitted(desk: Desk) -> str:
    complaint = filed(desk)
    desk.file(ComplaintAdmitted(complaint))
    desk.file(ComplaintTransmitted(complaint))
    return complaint


def answered(desk: Desk) -> str:
    complaint = transmitted(desk)
    desk.file(ResponseFiled(complaint, "denied", "No boat of ours."), "BEL")
    return complaint


def test_a_complaint_comes_within_its_clock(desk: Desk) -> None:
    desk.wait(100)
    late = ComplaintFiled(against=("BEL",), incident="boats", incident_at=after(desk.at, -25))
    assert desk.refused(late, "ARD") == "complaint clock"
    desk.file(ComplaintFiled(against=("BEL",), incident="boats", incident_at=after(desk.at, -24)), "ARD")


@pytest.mark.parametrize(
    ("changes", "by", "rule"),
    [
        ({"against": ()}, "ARD", "complaint against parties"),
        ({"against": ("OBS",)}, "ARD", "complaint against parties"),
        ({"against": ("DOR",)}, "ARD", "known member"),
        ({"against": ("ARD",)}, "ARD", "complaint against others"),
        ({}, "OBS", "parties complain"),
        ({"incident_at": "2031-12-01T00:00:00+00:00"}, "ARD", "not before its time"),
        ({"incident": " "}, "ARD", "words"),
    ],
)
def test_who_complains_of_whom_and_when(desk: Desk, changes, by, rule) -> None:
    fields = {"against": ("BEL",), "incident": "boats", "incident_at": desk.at} | changes
    assert desk.refused(ComplaintFiled(**fields), by) == rule


def test_a_disputed_complaint_is_not_transmitted_until_the_dispute_is_settled(desk: Desk) -> None:
    complaint = filed(desk)
    desk.file(ComplaintAdmitted(complaint))
    assert desk.refused(AdmissibilityDisputed(complaint, "x"), "ARD") == "own complaint"
    desk.file(AdmissibilityDisputed(complaint, "outside the scope"), "BEL")
    desk.file(AdmissibilityDisputed(complaint, "too old"), "COR")
    assert desk.refused(ComplaintTransmitted(complaint)) == "complaint: order of steps"
    assert desk.refused(AdmissibilitySettled(complaint), "ARD") == "own dispute"
    desk.file(AdmissibilitySettled(complaint), "BEL")
    assert desk.item(complaint).state == "admissibility_disputed"
    desk.file(AdmissibilitySettled(complaint), "COR")
    assert desk.item(complaint).state == "admissible"


def test_no_answer_by_the_deadline_is_noted_and_admits_nothing(desk: Desk) -> None:
    complaint = transmitted(desk)
    assert desk.refused(ResponseMissed(complaint, "BEL")) == "response clock"
    desk.wait(48)
    desk.file(ResponseMissed(complaint, "BEL"))
    assert desk.item(complaint).state == "unanswered"
    assert desk.item(complaint).answers == {"BEL": "none_by_deadline"}
    assert desk.item(complaint).finding is None
    desk.file(ResponseFiled(complaint, "denied"), "BEL")
    assert desk.item(complaint).state == "answered"


def test_only_those_named_answer_and_once(desk: Desk) -> None:
    complaint = transmitted(desk)
    assert desk.refused(ResponseFiled(complaint, "denied"), "COR") == "addressee"
    desk.file(ResponseFiled(complaint, "partial"), "BEL")
    assert desk.refused(ResponseFiled(complaint, "denied"), "BEL") == "once"


def test_two_respondents_are_both_waited_for(desk: Desk) -> None:
    complaint = filed(desk, against=("BEL", "COR"))
    desk.file(ComplaintAdmitted(complaint))
    desk.file(ComplaintTransmitted(complaint))
    desk.file(ResponseFiled(complaint, "denied"), "BEL")
    assert desk.item(complaint).state == "transmitted"
    desk.wait(48)
    desk.file(ResponseMissed(complaint, "COR"))
    assert desk.item(complaint).state == "answered"


def test_a_finding_is_agreed_only_when_every_party_agrees(desk: Desk) -> None:
    complaint = answered(desk)
    desk.file(VerificationOpened(complaint, "the west shore"))
    assert desk.refused(FindingProposed(complaint, "x")) == "complaint: order of steps"
    desk.file(AccessRefused(complaint, "BEL"))
    desk.file(VerificationReported(complaint, "The team saw two boats; it was refused the harbour."))
    desk.file(FindingProposed(complaint, "Two boats crossed."))
    for party in PARTIES:
        assert desk.item(complaint).state == "finding_proposed"
        desk.file(FindingAgreed(complaint), party)
    assert desk.item(complaint).state == "finding_agreed"


def test_another_text_of_findings_asks_every_agreement_anew(desk: Desk) -> None:
    complaint = answered(desk)
    desk.file(FindingProposed(complaint, "Two boats crossed."))
    desk.file(FindingAgreed(complaint), "ARD")
    assert desk.refused(FindingAgreed(complaint), "ARD") == "once"
    desk.file(FindingProposed(complaint, "A boat may have crossed."), "BEL")
    assert desk.item(complaint).finding_agreed_by == ()


def test_where_views_differ_all_of_them_stand_and_nobody_wins(desk: Desk) -> None:
    complaint = answered(desk)
    desk.file(FindingProposed(complaint, "Two boats crossed."))
    desk.file(ViewRecorded(complaint, "They crossed."), "ARD")
    desk.file(ViewRecorded(complaint, "They did not."), "BEL")
    assert desk.refused(FindingNotMade(complaint), "ARD") == "complaint: who may file"
    desk.file(FindingNotMade(complaint))
    assert desk.item(complaint).state == "differing_views"
    assert [view.by for view in desk.item(complaint).views] == ["ARD", "BEL"]


def test_no_views_no_finding(desk: Desk) -> None:
    complaint = answered(desk)
    desk.file(FindingNotMade(complaint))
    assert desk.item(complaint).state == "no_finding"


def test_measures_and_follow_up(desk: Desk) -> None:
    complaint = answered(desk)
    assert desk.refused(FollowUpNoted(complaint, "x")) == "complaint: order of steps"
    assert desk.refused(MeasureNoted(complaint, "BEL", "patrols"), "ARD") == "nobody files for another"
    desk.file(MeasureNoted(complaint, "BEL", "patrols moved back"), "BEL")
    desk.file(FollowUpNoted(complaint, "seen to be so"))
    desk.file(ComplaintClosed(complaint))
    assert desk.refused(ComplaintWithdrawn(complaint), "ARD") == "complaint: order of steps"


def test_the_ladder_is_climbed_rung_by_rung_and_by_the_clock(desk: Desk) -> None:
    complaint = answered(desk)
    assert desk.refused(ComplaintEscalated(complaint, "ministers"), "ARD") == "ladder, rung by rung"
    assert desk.refused(ComplaintEscalated(complaint, "plenary"), "ARD") == "escalation clock"
    desk.wait(5 * 24)
    desk.file(ComplaintEscalated(complaint, "plenary"), "ARD")
    assert desk.refused(ComplaintEscalated(complaint, "ministers"), "ARD") == "escalation clock"
    desk.wait(5 * 24)
    desk.file(ComplaintEscalated(complaint, "ministers"), "ARD")
    assert desk.refused(ComplaintEscalated(complaint, "heaven"), "ARD") == "ladder, rung by rung"


def test_a_reported_complaint_starts_no_procedure(desk: Desk) -> None:
    act = ComplaintFiled(
        against=("BEL",), incident="x", incident_at="2030-01-01T00:00:00+00:00", of="ARD", reported=Reported("d", "s")
    )
    complaint = desk.file(act)
    assert desk.refused(ComplaintAdmitted(complaint)) == "reported is not filed"


def test_a_complaint_is_not_transmitted_to_whom_it_is_hidden_from(desk: Desk) -> None:
    complaint = filed(desk, see=("ARD",))
    desk.file(ComplaintAdmitted(complaint))
    assert desk.refused(ComplaintTransmitted(complaint)) == "addressees see it"


def test_no_clock_runs_against_whom_an_embargo_keeps_from_the_complaint(desk: Desk) -> None:
    complaint = filed(desk, embargo=after(desk.at, 24))
    desk.file(ComplaintAdmitted(complaint))
    assert desk.refused(ComplaintTransmitted(complaint)) == "addressees see it"
    desk.wait(24)
    desk.file(ComplaintTransmitted(complaint))


@pytest.mark.parametrize(
    "act", [ComplaintAdmitted, ComplaintTransmitted, ComplaintClosed, VerificationOpened, FindingNotMade]
)
def test_no_party_takes_the_secretarys_steps(desk: Desk, act) -> None:
    assert desk.refused(act(filed(desk)), "ARD") == "complaint: who may file"
