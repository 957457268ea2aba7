"""Minutes are adopted by every party or in an open silence, then only added to; accounts stand beside them."""

from __future__ import annotations

import pytest

from secretariat import PARTIES, Desk
from verbale.mechanism import compare
from verbale.mechanism.accounts import stands
from verbale.mechanism.times import after
from verbale.model.acts import (
    AccountGiven,
    CommitmentMade,
    ErratumAdded,
    InterpretationMade,
    MinutesAccepted,
    MinutesCirculated,
    MinutesCommented,
    MinutesDisputed,
    MinutesDrafted,
    MinutesReserved,
    MinutesRevised,
    NotMinuted,
    PaperIssued,
    PaperJoined,
    SilenceConcluded,
    SilenceOpened,
    StatementMade,
)

CLAUSES = ("The three delegations met.", "They spoke of the border.")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def circulated(desk: Desk) -> str:
    minutes = desk.file(MinutesDrafted(session=desk.session(), clauses=CLAUSES))
    desk.file(MinutesCirculated(minutes))
    return minutes


def adopted(desk: Desk) -> str:
    minutes = circulated(desk)
    for party in PARTIES:
        desk.file(MinutesAccepted(minutes, 1), party)
    return minutes


def test_minutes_are_adopted_when_every_party_accepts_the_same_version(desk: Desk) -> None:
    minutes = circulated(desk)
    for party in PARTIES:
        assert desk.item(minutes).state == "circulated"
        desk.file(MinutesAccepted(minutes, 1), party)
    assert (desk.item(minutes).state, desk.item(minutes).adopted) == ("adopted", 1)


def test_acceptances_of_two_versions_adopt_none(desk: Desk) -> None:
    minutes = circulated(desk)
    desk.file(MinutesAccepted(minutes, 1), "ARD")
    desk.file(MinutesAccepted(minutes, 1), "BEL")
    desk.file(MinutesRevised(minutes, (*CLAUSES, "They agreed.")))
    assert desk.refused(MinutesAccepted(minutes, 2), "COR") == "minutes: order of steps"
    desk.file(MinutesCirculated(minutes))
    assert desk.refused(MinutesAccepted(minutes, 1), "COR") == "the version circulated"
    desk.file(MinutesAccepted(minutes, 2), "COR")
    assert desk.item(minutes).state == "circulated"


def test_every_version_stays_and_two_are_compared(desk: Desk) -> None:
    minutes = circulated(desk)
    desk.file(MinutesRevised(minutes, (CLAUSES[0], "They spoke of the lake.", "They agreed.")))
    assert [version.clauses[0] for version in desk.item(minutes).versions] == [CLAUSES[0]] * 2
    changes = compare(desk.item(minutes), 1, 2)
    assert [(change.how, change.before) for change in changes] == [("kept", CLAUSES[:1]), ("reworded", CLAUSES[1:])]


def test_a_dispute_stands_until_its_party_accepts(desk: Desk) -> None:
    minutes = circulated(desk)
    desk.file(MinutesAccepted(minutes, 1), "BEL")
    desk.file(MinutesDisputed(minutes, "clause 2"), "BEL")
    assert desk.item(minutes).state == "disputed"
    for party in ("ARD", "COR"):
        desk.file(MinutesAccepted(minutes, 1), party)
    assert desk.item(minutes).state == "disputed"
    desk.file(MinutesAccepted(minutes, 1), "BEL")
    assert desk.item(minutes).state == "adopted"


def test_a_reservation_stays_with_the_adopted_text(desk: Desk) -> None:
    minutes = circulated(desk)
    desk.file(MinutesReserved(minutes, "We read 'border' as 'line'.", 2), "ARD")
    for party in PARTIES:
        desk.file(MinutesAccepted(minutes, 1), party)
    assert desk.item(minutes).reservations[0].clause == 2


@pytest.mark.parametrize(
    "act",
    [
        MinutesRevised("minutes-8", ("Something else.",)),
        MinutesCirculated("minutes-8"),
        MinutesDisputed("minutes-8", "after all"),
        MinutesReserved("minutes-8", "late"),
        MinutesCommented("minutes-8", "late"),
    ],
)
def test_nothing_of_adopted_minutes_is_rewritten(desk: Desk, act) -> None:
    assert adopted(desk) == "minutes-8"
    for by in ("secretary", "ARD"):
        assert desk.refused(act, by).startswith("minutes: ")
    assert desk.item("minutes-8").versions[0].clauses == CLAUSES


def test_an_erratum_is_added_beside_what_stands_there(desk: Desk) -> None:
    minutes = adopted(desk)
    assert desk.refused(ErratumAdded(minutes, 2, "mountain", "lake")) == "erratum of what stands there"
    assert desk.refused(ErratumAdded(minutes, 3, "border", "lake")) == "a clause that is there"
    assert desk.refused(ErratumAdded(minutes, 0, "border", "lake")) == "erratum of what stands there"
    desk.file(ErratumAdded(minutes, 2, "border", "lake"))
    desk.file(InterpretationMade(minutes, "By lake we mean the shore.", 2), "ARD")
    assert desk.item(minutes).versions[0].clauses == CLAUSES
    assert desk.item(minutes).errata[0].right == "lake"


def test_an_erratum_or_an_interpretation_needs_adopted_minutes(desk: Desk) -> None:
    minutes = circulated(desk)
    assert desk.refused(ErratumAdded(minutes, 2, "border", "lake")) == "minutes: order of steps"
    assert desk.refused(InterpretationMade(minutes, "x"), "ARD") == "minutes: order of steps"


def test_minutes_by_silence(desk: Desk) -> None:
    minutes = circulated(desk)
    desk.file(SilenceOpened(minutes, after(desk.at, 72)))
    assert desk.refused(MinutesRevised(minutes, CLAUSES)) == "silence procedure"
    desk.wait(72)
    assert desk.refused(MinutesDisputed(minutes, "too late"), "BEL") == "deadline of silence"
    desk.file(SilenceConcluded(minutes))
    assert (desk.item(minutes).state, desk.item(minutes).adopted_by) == ("adopted", "silence")


def test_a_dispute_breaks_the_silence(desk: Desk) -> None:
    minutes = circulated(desk)
    desk.file(SilenceOpened(minutes, after(desk.at, 72)))
    desk.file(MinutesDisputed(minutes, "clause 1"), "BEL")
    desk.wait(100)
    assert desk.refused(SilenceConcluded(minutes)) == "silence procedure"
    assert desk.refused(SilenceOpened(minutes, after(desk.at, 72))) == "silence procedure"


def test_what_is_not_minuted_is_not_quoted_in_minutes(desk: Desk) -> None:
    session = desk.session()
    said = desk.file(StatementMade(words="Between us, it was ours.", session=session), "ARD")
    assert desk.refused(NotMinuted(said), "BEL") == "own words"
    desk.file(NotMinuted(said), "ARD")
    clauses = ("Ardal said: between us, IT WAS OURS.",)
    assert desk.refused(MinutesDrafted(session=session, clauses=clauses)) == "not minuted"


def test_minutes_have_clauses_and_observers_write_none(desk: Desk) -> None:
    session = desk.session()
    assert desk.refused(MinutesDrafted(session=session, clauses=())) == "clauses"
    assert desk.refused(MinutesDrafted(session=session, clauses=("x", " "))) == "clauses"
    assert desk.refused(MinutesDrafted(session=session, clauses=("x",)), "OBS") == "minutes: who may file"


def test_each_party_has_its_own_account_and_nobody_anothers(desk: Desk) -> None:
    session = desk.session()
    for party in ("ARD", "BEL"):
        desk.file(AccountGiven(about=session, text=f"As {party} saw it."), party)
    assert desk.refused(AccountGiven(about=session, text="As BEL saw it.", of="BEL"), "ARD") == (
        "nobody files for another"
    )
    accounts = [item for item in desk.state.items.values() if item.id.startswith("account")]
    assert [account.of for account in accounts] == ["ARD", "BEL"]


def test_a_joint_statement_stands_only_once_all_have_joined(desk: Desk) -> None:
    lonely = PaperIssued(sort="joint_statement", title="x", text="y", joined=("ARD",))
    assert desk.refused(lonely, "ARD") == "joint means joined"
    paper = desk.file(PaperIssued(sort="joint_statement", title="x", text="We agree.", joined=("ARD", "BEL")), "ARD")
    assert not stands(desk.item(paper))
    promise = CommitmentMade(text="stop", cls="agreed_obligation", source=paper, to=("BEL",))
    assert desk.refused(promise, "ARD") == "convergence is not agreement"
    assert desk.refused(PaperJoined(paper), "COR") == "named in it"
    desk.file(PaperJoined(paper), "BEL")
    assert stands(desk.item(paper))


def test_the_chairs_statement_is_the_chairs(desk: Desk) -> None:
    act = PaperIssued(sort="chairs_statement", title="Statement", text="The group met.")
    assert desk.refused(act, "ARD") == "chair's statement"
    desk.file(act, "COR")


def test_no_obligation_follows_from_minutes_that_are_not_adopted(desk: Desk) -> None:
    minutes = circulated(desk)
    promise = CommitmentMade(text="stop", cls="agreed_obligation", source=minutes, to=("BEL",))
    assert desk.refused(promise, "ARD") == "convergence is not agreement"


@pytest.mark.parametrize("quoted", ["Ardal: “off the  RECORD, i doubt it”.", "off the record I doubt it"])
def test_other_spaces_and_marks_do_not_make_it_another_quotation(desk: Desk, quoted: str) -> None:
    session = desk.session()
    said = desk.file(StatementMade(words="Off the record: I doubt it!", session=session), "ARD")
    desk.file(NotMinuted(said), "ARD")
    assert desk.refused(MinutesDrafted(session=session, clauses=(quoted,))) == "not minuted"
    assert desk.file(MinutesDrafted(session=session, clauses=("Off the record I doubted nothing.",)))


def quoting(desk: Desk) -> tuple[str, str]:
    """A statement, and circulated minutes that quote it."""
    session = desk.session()
    said = desk.file(StatementMade(words="I doubt it", session=session), "ARD")
    minutes = desk.file(MinutesDrafted(session=session, clauses=("Ardal: I doubt it",)))
    desk.file(MinutesCirculated(minutes))
    return said, minutes


def test_what_is_asked_out_of_circulated_minutes_keeps_them_from_being_adopted(desk: Desk) -> None:
    said, minutes = quoting(desk)
    desk.file(SilenceOpened(minutes, after(desk.at, 80)))
    desk.file(NotMinuted(said), "ARD")
    assert desk.item(minutes).silence.broken_by == "ARD"
    assert desk.refused(MinutesAccepted(minutes, 1), "BEL") == "not minuted"
    desk.file(MinutesRevised(minutes, ("They met.",)))
    assert desk.file(MinutesCirculated(minutes))


def test_after_an_unbroken_silence_it_is_too_late_to_ask(desk: Desk) -> None:
    said, minutes = quoting(desk)
    desk.file(SilenceOpened(minutes, after(desk.at, 80)))
    desk.wait(90)
    assert desk.refused(NotMinuted(said), "ARD") == "minutes stay"
    assert desk.file(SilenceConcluded(minutes))


def test_minutes_that_are_adopted_keep_what_they_quote(desk: Desk) -> None:
    said, minutes = quoting(desk)
    for party in PARTIES:
        desk.file(MinutesAccepted(minutes, 1), party)
    assert desk.refused(NotMinuted(said), "ARD") == "minutes stay"
