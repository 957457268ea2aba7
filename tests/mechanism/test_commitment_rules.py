"""An offer is no commitment, nobody is bound by another's words, and no assessment is the last."""

from __future__ import annotations

import pytest

from secretariat import Desk
from verbale.model.acts import (
    ActLinked,
    Assessed,
    CommitmentAgreed,
    CommitmentMade,
    CommitmentWithdrawn,
    DocketFiled,
    ProposalAccepted,
    ProposalTabled,
    ScaleSet,
    SchedulingClaimed,
    StatementMade,
)
from verbale.model.mechanism import Reported


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("force", ["offer", "propose", "predict", "converge", "assert"])
def test_an_offer_a_prediction_or_a_claim_to_agree_is_no_commitment(desk: Desk, force) -> None:
    said = desk.file(StatementMade(words="We are ready to train them.", force=force), "ARD")
    assert desk.refused(CommitmentMade(text="train them", source=said), "ARD") == "an offer is not a commitment"


def test_who_commits_in_words_may_be_held_to_them(desk: Desk) -> None:
    said = desk.file(StatementMade(words="We will not.", force="assure"), "ARD")
    commitment = desk.file(CommitmentMade(text="not be a base", sort="abstention", source=said), "ARD")
    assert desk.item(commitment).standing == "undertaking"
    assert desk.refused(CommitmentMade(text="x", source=said), "BEL") == "own words"


def test_a_proposal_becomes_an_agreed_obligation_only_once_adopted(desk: Desk) -> None:
    item = desk.file(DocketFiled("proposal", "patrols"), "ARD")
    desk.file(ProposalTabled(item, "Patrols stop."), "ARD")
    act = CommitmentMade(text="stop patrols", cls="agreed_obligation", to=("BEL",), source=item)
    assert desk.refused(act, "ARD") == "an offer is not a commitment"
    desk.file(ProposalAccepted(item), "BEL")
    desk.file(ProposalAccepted(item), "COR")
    commitment = desk.file(act, "ARD")
    assert desk.item(commitment).standing == "undertaking"
    assert desk.refused(CommitmentAgreed(commitment), "COR") == "to whom it is owed"
    desk.file(CommitmentAgreed(commitment), "BEL")
    assert desk.item(commitment).standing == "agreed_obligation"


def test_a_predicted_meeting_is_no_commitment(desk: Desk) -> None:
    claim = desk.file(SchedulingClaimed(words="in less than a month"), "ARD")
    assert desk.refused(CommitmentMade(text="meet", source=claim), "ARD") == "an offer is not a commitment"


def test_nobody_commits_another(desk: Desk) -> None:
    assert desk.refused(CommitmentMade(text="stop", of="BEL"), "ARD") == "nobody files for another"
    assert desk.refused(CommitmentMade(text="stop", of="BEL")) == "nobody files for another"
    assert desk.refused(CommitmentMade(text="stop")) == "parties commit"


def test_a_reported_commitment_is_reported_whatever_class_it_claims(desk: Desk) -> None:
    commitment = desk.file(
        CommitmentMade(text="stop", of="BEL", cls="agreed_obligation", to=("ARD",), reported=Reported("d", "s"))
    )
    assert desk.item(commitment).standing == "reported"
    assert desk.refused(CommitmentAgreed(commitment), "ARD") == "reported is not filed"


def test_acts_for_and_against_stand_side_by_side(desk: Desk) -> None:
    commitment = desk.file(CommitmentMade(text="stop patrols"), "ARD")
    desk.file(ActLinked(commitment, "for", "boats in harbour", happened="2031-03-02"), "ARD")
    desk.file(ActLinked(commitment, "against", "a boat at sea", source=Reported("d", "e")), "BEL")
    assert [act.bearing for act in desk.item(commitment).acts] == ["for", "against"]


def test_assessments_carry_a_name_and_coexist(desk: Desk) -> None:
    commitment = desk.file(CommitmentMade(text="stop patrols"), "ARD")
    unsigned = Assessed(commitment=commitment, assessor=" ", scale="deeds", value="all")
    assert desk.refused(unsigned, "OBS") == "assessments are signed"
    for who, by, value in (("A. Lind", "OBS", "none seen"), ("B. Ode", "ARD", "all")):
        desk.file(Assessed(commitment=commitment, assessor=who, scale="deeds", value=value), by)
    found = [item for item in desk.state.items.values() if item.id.startswith("assessment")]
    assert [item.value for item in found] == ["none seen", "all"]
    assert not hasattr(desk.item(commitment), "verdict")


def test_a_scale_of_ones_own(desk: Desk) -> None:
    commitment = desk.file(CommitmentMade(text="stop patrols"), "ARD")
    act = Assessed(commitment=commitment, assessor="A. Lind", scale="five steps", value="2")
    assert desk.refused(act, "OBS") == "known scale"
    assert desk.refused(ScaleSet("five steps", ("1",)), "OBS") == "a scale's values"
    desk.file(ScaleSet("five steps", ("1", "2")), "OBS")
    desk.file(act, "OBS")
    assert desk.refused(ScaleSet("five steps", ("3", "4")), "OBS") == "scales stay"


def test_only_who_made_a_commitment_takes_it_back_and_it_stays_on_record(desk: Desk) -> None:
    commitment = desk.file(CommitmentMade(text="stop patrols", to=("BEL",)), "ARD")
    assert desk.refused(CommitmentWithdrawn(commitment), "BEL") == "commitment: who may file"
    desk.file(CommitmentWithdrawn(commitment, "no longer"), "ARD")
    assert desk.item(commitment).text == "stop patrols"
    assert desk.refused(CommitmentAgreed(commitment), "BEL") == "commitment: order of steps"
