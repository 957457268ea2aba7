"""Under the Chatham House Rule, and before the public, nothing of who took part stands in any field of an item."""

import msgspec
import pytest

from secretariat import PARTIES, Desk, lake
from verbale.mechanism import attributed, due, seen_by
from verbale.mechanism.times import after
from verbale.model import acts
from verbale.model.mechanism import PUBLIC, UNATTRIBUTED, Clocks, Confidentiality, Subject, Terms

RULE = Confidentiality("members", "chatham_house")


@pytest.fixture
def desk() -> Desk:
    """A mechanism under the rule, with something of each kind in which members are named."""
    desk = Desk(lake(confidentiality=RULE, clocks=Clocks(response=24, comments=24, acknowledgement=24)))
    session = desk.session()
    desk.file(acts.PhaseBegun(session, "opening"), "COR")
    desk.file(acts.AttendanceNoted(session, "opening", "ARD", True, ("A. Ard",)), "COR")
    said = desk.file(acts.StatementMade("I will", "commit", session, "A. Ard", addressed_to=("BEL",)), "ARD")
    owed = desk.file(acts.CommitmentMade("a weir", to=("BEL",), source=said), "ARD")
    desk.file(acts.CommitmentAgreed(owed), "BEL")
    desk.file(acts.ActLinked(owed, "for", "built"), "COR")
    desk.file(acts.Assessed(owed, "B. Bel", "deeds", "some"), "BEL")
    desk.file(acts.CommitmentWithdrawn(owed, "no stones"), "ARD")
    text = desk.file(acts.DocketFiled("proposal", "x", to=("COR",)), "ARD")
    desk.file(acts.ProposalTabled(text, "y"), "ARD")
    desk.file(acts.ProposalReserved(text, "z"), "BEL")
    desk.file(acts.ItemRaised(session, text, "ARD"), "ARD")
    agenda = desk.file(acts.AgendaProposed(desk.item(session).meeting, "weirs"), "BEL")
    desk.file(acts.ScopeObjected(agenda, "no"), "COR")
    complaint = desk.file(acts.ComplaintFiled(("BEL",), "x", desk.at), "ARD")
    desk.file(acts.ComplaintAdmitted(complaint))
    desk.file(acts.ComplaintTransmitted(complaint))
    desk.file(acts.ResponseFiled(complaint, "denied", "no"), "BEL")
    piece = desk.file(acts.EvidenceProduced(complaint, "a photo", custody=("BEL",)), "ARD")
    desk.file(acts.AuthenticityStated(piece, "denied"), "BEL")
    desk.file(acts.ReleaseAsked(piece, (PUBLIC,)), "ARD")
    desk.file(acts.NotificationGiven("a dredger", after(desk.at, 100)), "BEL")
    minutes = desk.file(acts.MinutesDrafted(session=session, clauses=("one",)))
    desk.file(acts.MinutesCirculated(minutes))
    desk.file(acts.MinutesCommented(minutes, "x"), "BEL")
    for party in PARTIES:
        desk.file(acts.MinutesAccepted(minutes, 1), party)
    desk.file(acts.ErratumAdded(minutes, 1, "one", "two"), "ARD")
    desk.file(acts.PaperIssued("joint_statement", "x", "y", joined=("ARD", "BEL")), "ARD")
    return desk


def test_an_observer_finds_no_member_and_no_person_in_any_item(desk: Desk) -> None:
    seen = seen_by(desk.state, "OBS", at=desk.at)
    assert len(seen.items) == len(desk.state.items) > 10
    text = msgspec.json.encode(list(seen.items.values())).decode()
    assert [name for name in (*PARTIES, "A. Ard", "B. Bel") if f'"{name}"' in text] == []
    assert seen.releases == {} and seen.hands == {}


def test_what_was_said_and_how_many_said_it_stays(desk: Desk) -> None:
    seen = seen_by(desk.state, "OBS", at=desk.at).items
    minutes = next(item for key, item in seen.items() if key.startswith("minutes"))
    assert list(minutes.accepted) == [UNATTRIBUTED, f"{UNATTRIBUTED} (2)", f"{UNATTRIBUTED} (3)"]
    assert minutes.versions[0].clauses == ("one",)


def test_nobody_is_told_who_owes_what(desk: Desk) -> None:
    assert any(one.who in PARTIES for one in due(seen_by(desk.state, "ARD", at=desk.at), desk.at))
    assert due(seen_by(desk.state, "OBS", at=desk.at), desk.at) == ()


def test_a_party_learns_all_of_it(desk: Desk) -> None:
    assert all(item.filed_by != UNATTRIBUTED for item in seen_by(desk.state, "ARD", at=desk.at).items.values())


def test_what_rests_on_a_withheld_statement_does_not_tell_whose_it_was() -> None:
    desk = Desk()
    said = desk.file(acts.StatementMade("I will", "commit", attribution="chatham_house"), "ARD")
    owed = desk.file(acts.CommitmentMade("a weir", source=said), "ARD")
    assert not attributed(desk.state, desk.item(owed), "OBS")
    assert attributed(desk.state, desk.item(owed), "BEL")


def test_the_public_learns_of_a_mechanism_who_takes_part_and_no_more() -> None:
    mechanism = lake(scope=(Subject("weirs", ("ARD",)),), terms=(Terms("canaryclause"),))
    desk = Desk(mechanism)
    desk.file(acts.ScopeStated("canarysubject", True), "ARD")
    desk.file(acts.ScaleSet("canaryscale", ("a", "b")))
    desk.file(acts.DocketFiled("concern", "canaryconcern"), "ARD")
    seen = seen_by(desk.state, PUBLIC, at=desk.at)
    assert b"canary" not in msgspec.json.encode(seen)
    assert (seen.number, seen.at, seen.kinds, seen.keys) == (0, desk.at, {}, {})
    assert (seen.mechanism.ladder, seen.mechanism.bodies, seen.mechanism.scales) == ((), (), ())
    assert seen.mechanism.party_ids == PARTIES


def test_where_everything_is_public_so_is_the_set_up() -> None:
    desk = Desk(lake(confidentiality=Confidentiality("public")))
    assert seen_by(desk.state, PUBLIC, at=desk.at).mechanism == desk.mechanism
