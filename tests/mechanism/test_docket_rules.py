"""The docket and the silence procedure: an offer is no commitment, silence no consent unless a procedure was opened."""

from __future__ import annotations

import pytest

from secretariat import Desk, lake
from verbale.mechanism.times import after
from verbale.model.acts import (
    DocketFiled,
    ItemAnswered,
    ItemClosed,
    ItemWithdrawn,
    ProposalAccepted,
    ProposalAcceptedInPrinciple,
    ProposalCountered,
    ProposalDeclined,
    ProposalLapsed,
    ProposalOvertaken,
    ProposalReferred,
    ProposalReserved,
    ProposalTabled,
    SilenceBroken,
    SilenceConcluded,
    SilenceOpened,
)
from verbale.model.mechanism import Reported


@pytest.fixture
def desk() -> Desk:
    return Desk()


def tabled(desk: Desk, by: str = "ARD") -> str:
    item = desk.file(DocketFiled("proposal", "a committee"), by)
    desk.file(ProposalTabled(item, "There shall be a committee of three."), by)
    return item


def silent(desk: Desk, item: str, hours: int = 80) -> str:
    desk.file(SilenceOpened(item, after(desk.at, hours)))
    return desk.item(item).silence.deadline


def test_a_proposal_is_adopted_when_every_other_party_accepts_its_text(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalAccepted(item), "BEL")
    assert desk.item(item).state == "tabled"
    desk.file(ProposalAccepted(item), "COR")
    assert (desk.item(item).state, desk.item(item).adopted_by) == ("adopted", "consent")


def test_acceptance_in_principle_referral_and_silence_adopt_nothing(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalAccepted(item), "BEL")
    desk.file(ProposalAcceptedInPrinciple(item), "COR")
    desk.file(ProposalReferred(item), "COR")
    desk.wait(10_000)
    assert desk.item(item).state == "tabled"
    assert desk.refused(SilenceConcluded(item)) == "silence procedure"


def test_a_proposal_told_by_its_addressee_has_no_text_until_its_proposer_tables_one(desk: Desk) -> None:
    item = desk.file(DocketFiled("proposal", "a trilateral mechanism", of="ARD"), "BEL")
    assert desk.item(item).text is None
    assert desk.refused(ProposalTabled(item, "a text"), "BEL") == "reported is not filed"
    assert desk.refused(ProposalTabled(item, "a text"), "ARD") == "docket: who may file"
    assert desk.refused(ProposalAccepted(item), "COR") == "docket: order of steps"
    desk.file(ProposalReferred(item), "BEL")


def test_a_reported_proposal_is_never_that_partys(desk: Desk) -> None:
    item = desk.file(DocketFiled("proposal", "a panel", of="ARD", reported=Reported("d-1", "st-3")))
    assert desk.refused(ProposalTabled(item, "a text")) == "reported is not filed"
    assert desk.refused(ItemWithdrawn(item), "ARD") == "docket: who may file"


def test_another_text_asks_every_position_anew(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalAccepted(item), "BEL")
    desk.file(ProposalTabled(item, "There shall be a committee of two."), "ARD")
    desk.file(ProposalAccepted(item), "COR")
    assert desk.item(item).state == "tabled"


def test_a_referral_knows_since_when_and_its_review(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalReferred(item), "BEL")
    position = desk.item(item).positions["BEL"]
    assert (position.state, position.review) == ("referred", after(position.since, 14 * 24))
    assert desk.refused(ProposalReferred(item, review="2031-01-01T00:00:00+00:00"), "COR") == "deadline ahead"
    assert desk.refused(ProposalLapsed(item)) == "review date past"
    desk.wait(15 * 24)
    assert desk.refused(ProposalLapsed(item), "ARD") == "docket: who may file"
    desk.file(ProposalLapsed(item))
    assert desk.item(item).state == "lapsed"


def test_nobody_takes_a_position_on_its_own_proposal(desk: Desk) -> None:
    assert desk.refused(ProposalAccepted(tabled(desk)), "ARD") == "own proposal"


def test_a_counter_proposal_is_an_item_of_its_own_and_answers_the_first(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalCountered(item, "a panel", "There shall be a panel."), "BEL")
    counter = desk.item(item).positions["BEL"].counter
    assert desk.item(counter).counter_to == item
    assert desk.item(counter).state == "tabled"
    assert desk.item(item).state == "tabled"


def test_a_proposal_that_all_others_decline_is_declined(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalDeclined(item), "BEL")
    assert desk.item(item).state == "tabled"
    desk.file(ProposalDeclined(item, "no need"), "COR")
    assert desk.item(item).state == "declined"
    assert desk.refused(ProposalAccepted(item), "BEL") == "docket: order of steps"


def test_a_reservation_has_words_and_observers_have_no_position(desk: Desk) -> None:
    item = tabled(desk)
    assert desk.refused(ProposalReserved(item, " "), "BEL") == "a reservation's words"
    assert desk.refused(ProposalAccepted(item), "OBS") == "docket: who may file"


@pytest.mark.parametrize("act", [ProposalOvertaken("proposal-2", "events"), ItemWithdrawn("proposal-2")])
def test_what_is_over_takes_no_more_steps(desk: Desk, act) -> None:
    assert tabled(desk) == "proposal-2"
    desk.file(act, "ARD")
    assert desk.refused(ProposalAccepted("proposal-2"), "BEL") == "docket: order of steps"


def test_silence_adopts_after_the_deadline_and_not_before(desk: Desk) -> None:
    item = tabled(desk)
    deadline = silent(desk, item)
    assert desk.refused(SilenceConcluded(item)) == "deadline of silence"
    desk.until(deadline)
    assert desk.refused(SilenceConcluded(item)) == "deadline of silence"
    desk.wait(1)
    assert desk.refused(SilenceBroken(item), "BEL") == "deadline of silence"
    assert desk.refused(SilenceConcluded(item), "ARD") == "silence: who may file"
    desk.file(SilenceConcluded(item))
    assert (desk.item(item).state, desk.item(item).adopted_by) == ("adopted", "silence")


@pytest.mark.parametrize(
    "break_it",
    [
        lambda item: SilenceBroken(item, "the second clause"),
        lambda item: ProposalDeclined(item),
        lambda item: ProposalReserved(item, "on the name"),
        lambda item: ProposalCountered(item, "a panel", "There shall be a panel."),
    ],
)
def test_whoever_speaks_against_a_text_breaks_its_silence(desk: Desk, break_it) -> None:
    item = tabled(desk)
    deadline = silent(desk, item)
    desk.file(break_it(item), "BEL")
    assert desk.item(item).silence.broken_by == "BEL"
    desk.until(deadline).wait(1)
    assert desk.refused(SilenceConcluded(item)) == "silence procedure"
    assert desk.item(item).state == "tabled"


@pytest.mark.parametrize(
    ("act", "by"),
    [
        (ProposalDeclined("proposal-2"), "BEL"),
        (ProposalCountered("proposal-2", "x", "y"), "COR"),
        (ItemWithdrawn("proposal-2"), "ARD"),
    ],
)
def test_nobody_speaks_against_a_text_after_its_silence_has_ended(desk: Desk, act, by) -> None:
    """Found by a random run: a position filed between the deadline and the secretary's note of it."""
    deadline = silent(desk, tabled(desk))
    desk.until(deadline).wait(1)
    assert desk.refused(act, by) == "deadline of silence"


def test_silence_is_not_consent_where_the_terms_know_no_such_procedure() -> None:
    desk = Desk(lake(decision="consensus"))
    item = tabled(desk)
    assert desk.refused(SilenceOpened(item, after(desk.at, 1000))) == "silence is not consent"


def test_silence_cannot_stand_for_who_spoke_against(desk: Desk) -> None:
    item = tabled(desk)
    desk.file(ProposalReserved(item, "on the name"), "COR")
    assert desk.refused(SilenceOpened(item, after(desk.at, 1000))) == "silence is not consent"


def test_a_silence_is_not_shorter_than_the_clock(desk: Desk) -> None:
    item = tabled(desk)
    assert desk.refused(SilenceOpened(item, after(desk.at, 71))) == "shortest silence"
    assert desk.refused(SilenceOpened(item, after(desk.at, 80)), "ARD") == "silence: who may file"
    silent(desk, item)
    assert desk.refused(SilenceOpened(item, after(desk.at, 80))) == "silence procedure"
    assert desk.refused(ProposalTabled(item, "another text"), "ARD") == "silence procedure"


def test_a_floated_idea_cannot_be_adopted_by_silence(desk: Desk) -> None:
    item = desk.file(DocketFiled("proposal", "a committee"), "ARD")
    assert desk.refused(SilenceOpened(item, after(desk.at, 80))) == "silence procedure"


def test_a_demand_is_answered_by_whom_it_is_addressed_to_and_closed_by_its_author(desk: Desk) -> None:
    item = desk.file(DocketFiled("demand", "stop arming", to=("BEL",)), "ARD")
    assert desk.refused(ItemAnswered(item, "no"), "COR") == "addressee"
    assert desk.refused(ItemAnswered(item, "no"), "ARD") == "own item"
    desk.file(ItemAnswered(item, "We do not."), "BEL")
    assert desk.item(item).state == "answered"
    assert desk.refused(ItemClosed(item), "BEL") == "docket: who may file"
    desk.file(ItemClosed(item), "ARD")
    assert desk.refused(ItemAnswered(item, "again"), "BEL") == "docket: order of steps"
    assert desk.refused(ProposalTabled(item, "a text"), "ARD") == "the right sort"


def test_what_is_addressed_to_a_member_is_visible_to_it(desk: Desk) -> None:
    act = DocketFiled("concern", "patrols", to=("BEL",), see=("COR",))
    assert desk.refused(act, "ARD") == "addressees see it"
