"""What others stand on is not taken out of their sight, and no clock or silence runs against who cannot see."""

import pytest

from secretariat import PARTIES, Desk
from verbale.mechanism import visible
from verbale.mechanism.times import after
from verbale.model.acts import (
    ComplaintAdmitted,
    ComplaintFiled,
    ComplaintTransmitted,
    DocketFiled,
    Embargoed,
    EvidenceProduced,
    InvitationIssued,
    ItemAnswered,
    Marked,
    MeetingNotAttended,
    MeetingProposed,
    MessageSent,
    MinutesAccepted,
    MinutesCirculated,
    MinutesDrafted,
    PaperIssued,
    ProposalAccepted,
    ProposalCountered,
    ProposalTabled,
    ReleaseAsked,
    ReleaseConsented,
    SessionOpened,
    SilenceOpened,
    StatementMade,
)
from verbale.model.mechanism import PUBLIC


@pytest.fixture
def desk() -> Desk:
    return Desk()


def proposal(desk: Desk, **marking) -> str:
    item = desk.file(DocketFiled("proposal", "x", **marking), "ARD")
    desk.file(ProposalTabled(item, "text"), "ARD")
    return item


def later(desk: Desk) -> str:
    return after(desk.at, 500)


def test_a_complaint_stays_in_sight_of_those_who_are_to_answer_it(desk: Desk) -> None:
    complaint = desk.file(ComplaintFiled(against=("BEL",), incident="x", incident_at=desk.at), "ARD")
    desk.file(ComplaintAdmitted(complaint))
    assert desk.file(Marked(complaint, see=("BEL", "COR")), "ARD")
    desk.file(ComplaintTransmitted(complaint))
    assert desk.refused(Marked(complaint, see=("COR",)), "ARD") == "stays in sight"
    assert desk.refused(Marked(complaint, see=("COR",)), "secretary") == "stays in sight"
    assert desk.refused(Embargoed(complaint, later(desk)), "ARD") == "stays in sight"


def test_what_others_agreed_to_is_not_embargoed_after(desk: Desk) -> None:
    item = proposal(desk)
    desk.file(ProposalAccepted(item), "BEL")
    assert desk.refused(Embargoed(item, later(desk)), "ARD") == "stays in sight"
    desk.file(Marked(item, see=("BEL",)), "ARD")
    assert desk.refused(Marked(item, see=()), "ARD") == "stays in sight"


def test_what_nobody_acted_on_may_still_be_embargoed(desk: Desk) -> None:
    assert desk.file(Embargoed(proposal(desk), later(desk)), "ARD")


@pytest.mark.parametrize(
    "act",
    [
        DocketFiled("demand", "x", to=("BEL",)),
        MessageSent(to=("BEL",), text="x"),
        PaperIssued(sort="joint_statement", title="x", text="y", joined=("ARD", "BEL")),
    ],
)
def test_what_is_addressed_stays_with_the_addressee(desk: Desk, act) -> None:
    item = desk.file(act, "ARD")
    assert desk.refused(Marked(item, see=("COR",) if "COR" in PARTIES and act.kind != "message_sent" else ()), "ARD") in (
        "stays in sight", "release by consent",
    )  # fmt: skip


def test_a_joint_statement_is_seen_by_all_whom_it_names(desk: Desk) -> None:
    act = PaperIssued(sort="joint_statement", title="x", text="y", joined=("ARD", "BEL"), see=("COR",))
    assert desk.refused(act, "ARD") == "addressees see it"


def test_an_invitation_stays_with_whom_it_invites(desk: Desk) -> None:
    meeting = desk.meeting()
    desk.file(InvitationIssued(meeting), "ARD")
    assert desk.refused(Marked(meeting, see=("BEL",)), "ARD") == "stays in sight"
    assert desk.file(Marked(meeting, see=("BEL", "COR")), "ARD"), "an observer was not invited"


def test_a_part_on_which_somebody_acted_keeps_its_whole_in_sight(desk: Desk) -> None:
    complaint = desk.file(ComplaintFiled(against=("COR",), incident="x", incident_at=desk.at), "ARD")
    desk.file(EvidenceProduced(complaint, "a photo"), "BEL")
    piece = desk.file(EvidenceProduced(complaint, "a letter"), "ARD")
    desk.file(ReleaseAsked(piece, ("OBS",)), "BEL")
    assert desk.refused(Marked(complaint, see=("COR",)), "ARD") == "stays in sight"


def test_no_silence_runs_against_who_cannot_see(desk: Desk) -> None:
    item = proposal(desk, see=("BEL",))
    assert desk.refused(SilenceOpened(item, later(desk))) == "addressees see it"
    item = proposal(desk)
    desk.file(SilenceOpened(item, later(desk)))
    assert desk.refused(Marked(item, see=("BEL",)), "ARD") == "stays in sight"
    assert desk.refused(Embargoed(item, later(desk)), "ARD") == "stays in sight"


def test_minutes_go_to_parties_who_can_see_them(desk: Desk) -> None:
    session = desk.session()
    narrow = desk.file(MinutesDrafted(session=session, clauses=("one",), see=("ARD", "BEL")))
    assert desk.refused(MinutesCirculated(narrow)) == "addressees see it"
    minutes = desk.file(MinutesDrafted(session=session, clauses=("one",)))
    desk.file(MinutesCirculated(minutes))
    assert desk.refused(Marked(minutes, see=("ARD",))) == "stays in sight"
    assert desk.refused(Marked(session, see=("ARD", "COR"))) == "stays in sight"


def test_a_draft_is_its_authors_until_it_is_circulated(desk: Desk) -> None:
    session = desk.session()
    minutes = desk.file(MinutesDrafted(session=session, clauses=("one",)), "ARD")
    sees = lambda: {name for name in (*PARTIES, "OBS") if visible(desk.state, desk.item(minutes), name, at=desk.at)}  # noqa: E731
    assert sees() == {"ARD"}
    assert desk.refused(MinutesAccepted(minutes, 1), "BEL") == "known-item"
    desk.file(MinutesCirculated(minutes), "ARD")
    assert sees() == {*PARTIES, "OBS"}


def test_a_counter_to_what_is_public_is_not_public_for_that(desk: Desk) -> None:
    item = proposal(desk)
    desk.file(ReleaseAsked(item, (PUBLIC,)), "ARD")
    for party in ("BEL", "COR"):
        desk.file(ReleaseConsented(item, (PUBLIC,)), party)
    assert visible(desk.state, desk.item(item), PUBLIC)
    desk.file(ProposalCountered(item, "y", "other text"), "BEL")
    counter = f"proposal-{desk.state.number}"
    assert not visible(desk.state, desk.item(counter), PUBLIC)


def test_an_error_tells_nobody_of_a_session_that_he_may_not_see(desk: Desk) -> None:
    meeting = desk.confirmed()
    desk.until(desk.item(meeting).start)
    desk.file(SessionOpened(meeting=meeting, see=("ARD", "COR")), "COR")
    assert desk.refused(MeetingNotAttended(meeting, ("ARD",)), "ARD") == "a session was held"
    assert desk.file(MeetingNotAttended(meeting, ("ARD",)), "BEL") == meeting


def test_an_open_item_may_be_narrowed_to_those_who_acted(desk: Desk) -> None:
    concern = desk.file(DocketFiled("concern", "x"), "ARD")
    desk.file(ItemAnswered(concern, "y"), "BEL")
    desk.file(Marked(concern, see=("BEL",)), "ARD")
    assert not visible(desk.state, desk.item(concern), "COR")


def test_a_date_that_cannot_be_counted_from_is_refused(desk: Desk) -> None:
    for year in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"):
        assert desk.refused(MeetingProposed(title="x", start=year), "ARD") == "time"
    assert desk.refused(StatementMade(words="x", happened="9999-12-31"), "ARD") == "time"
