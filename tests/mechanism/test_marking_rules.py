"""Who sees what, for every item and every reader; release by consent; what leaves no trace for who may not see."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from secretariat import CREATED, PARTIES, Desk, lake
from verbale.mechanism import attributed, entry_visible, minutable, seen_by, visible
from verbale.mechanism.times import after
from verbale.model.acts import (
    AccountGiven,
    AgendaProposed,
    CommitmentMade,
    DocketFiled,
    Embargoed,
    ItemAnswered,
    ItemRaised,
    ItemWithdrawn,
    Marked,
    MeetingProposed,
    MessageSent,
    NotMinuted,
    ProposalCountered,
    ProposalTabled,
    ReleaseAsked,
    ReleaseCompelled,
    ReleaseConsented,
    ReleaseRefused,
    SchedulingClaimed,
    StatementMade,
)
from verbale.model.mechanism import PUBLIC, SECRETARY, Confidentiality

READERS = (*PARTIES, "OBS", PUBLIC)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def who_sees(desk: Desk, item_id: str) -> set[str]:
    return {reader for reader in READERS if visible(desk.state, desk.item(item_id), reader, at=desk.at)}


@pytest.mark.parametrize(
    ("circle", "readers"),
    [
        ("author", {"ARD"}),
        ("parties", {"ARD", "BEL", "COR"}),
        ("members", {"ARD", "BEL", "COR", "OBS"}),
        ("public", set(READERS)),
    ],
)
def test_the_rule_of_confidentiality_holds_where_no_marking_does(circle, readers) -> None:
    desk = Desk(lake(confidentiality=Confidentiality(circle)))
    item = desk.file(StatementMade(words="x"), "ARD")
    assert who_sees(desk, item) == readers


def test_a_marking_names_its_readers_and_the_author_always_sees_its_own(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x", see=("BEL",)), "ARD")
    assert who_sees(desk, item) == {"ARD", "BEL"}
    assert visible(desk.state, desk.item(item), SECRETARY)


def test_a_member_of_whom_something_is_told_does_not_see_it_for_that(desk: Desk) -> None:
    item = desk.file(DocketFiled("proposal", "x", of="BEL", see=("COR",)), "ARD")
    assert who_sees(desk, item) == {"ARD", "COR"}


def test_a_part_is_never_seen_where_the_whole_is_not(desk: Desk) -> None:
    meeting = desk.file(MeetingProposed(title="x", start="2031-04-01T10:00:00+00:00", see=("ARD", "BEL")), "ARD")
    item = desk.file(AgendaProposed(meeting=meeting, subject="y"), "BEL")
    assert who_sees(desk, item) == {"ARD", "BEL"}
    wide = AgendaProposed(meeting=meeting, subject="y", see=("COR",))
    assert desk.refused(wide, "BEL") == "no wider than its source"


def test_what_rests_on_a_hidden_item_shares_its_marking(desk: Desk) -> None:
    said = desk.file(StatementMade(words="We will not.", force="commit", see=("BEL",)), "ARD")
    commitment = desk.file(CommitmentMade(text="abstain", source=said), "ARD")
    assert who_sees(desk, commitment) == {"ARD", "BEL"}
    item = desk.file(DocketFiled("proposal", "x", see=("BEL",)), "ARD")
    desk.file(ProposalTabled(item, "y"), "ARD")
    desk.file(ProposalCountered(item, "z", "w"), "BEL")
    assert who_sees(desk, desk.item(item).positions["BEL"].counter) == {"ARD", "BEL"}


def test_a_hidden_item_reads_like_one_that_does_not_exist(desk: Desk) -> None:
    item = desk.file(DocketFiled("concern", "x", see=("BEL",)), "ARD")
    hidden = desk_message(desk, ItemAnswered(item, "?"), "COR")
    absent = desk_message(desk, ItemAnswered("concern-99", "?"), "COR")
    assert hidden.replace(item, "concern-99") == absent


def desk_message(desk: Desk, act, by: str) -> str:
    from verbale.errors import RuleBroken
    from verbale.mechanism import file

    with pytest.raises(RuleBroken) as broken:
        file(desk.state, act, by, desk.at)
    return str(broken.value)


def test_under_an_embargo_only_author_and_secretary_see_until_it_ends(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x"), "ARD")
    until = after(desk.at, 48)
    assert desk.refused(Embargoed(item, CREATED), "ARD") == "deadline ahead"
    assert desk.refused(Embargoed(item, until), "BEL") == "own item"
    desk.file(Embargoed(item, until), "ARD")
    assert who_sees(desk, item) == {"ARD"}
    assert desk.refused(Embargoed(item, after(until, -1)), "ARD") == "embargo not shortened"
    desk.wait(48)
    assert who_sees(desk, item) == {"ARD", "BEL", "COR", "OBS"}


def test_an_embargo_holds_against_a_release_too(desk: Desk) -> None:
    session = desk.session()
    account = desk.file(AccountGiven(about=session, text="x", public=True), "ARD")
    assert PUBLIC in who_sees(desk, account)
    desk.file(Embargoed(account, after(desk.at, 5)), "ARD")
    assert who_sees(desk, account) == {"ARD"}


def test_a_marking_only_narrows_unless_its_author_widens_its_own_words(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x", see=("BEL",)), "ARD")
    assert desk.refused(Marked(item, see=("BEL", "COR")), "secretary") == "release by consent"
    assert desk.refused(Marked(item, see=()), "BEL") == "own item"
    desk.file(Marked(item, see=("BEL", "COR")), "ARD")
    desk.file(Marked(item, see=("COR",)), "secretary")
    assert who_sees(desk, item) == {"ARD", "COR"}
    assert desk.refused(Marked(item, see=(PUBLIC,)), "ARD") == "known member"


def test_what_belongs_to_all_is_widened_by_nobody(desk: Desk) -> None:
    meeting = desk.file(MeetingProposed(title="x", start="2031-04-01T10:00:00+00:00", see=PARTIES), "ARD")
    assert desk.refused(Marked(meeting, see=(*PARTIES, "OBS")), "ARD") == "release by consent"


def test_release_needs_the_consent_of_each_party_that_may_see_it(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x"), "ARD")
    assert desk.refused(ReleaseConsented(item, (PUBLIC,)), "BEL") == "a release asked for"
    desk.file(ReleaseAsked(item, (PUBLIC,)), "ARD")
    desk.file(ReleaseConsented(item, (PUBLIC,)), "BEL")
    assert PUBLIC not in who_sees(desk, item)
    assert desk.refused(ReleaseConsented(item, ("OBS",)), "COR") == "the release as asked"
    assert desk.refused(ReleaseConsented(item, (PUBLIC,)), "OBS") == "parties decide"
    assert desk.refused(ReleaseConsented(item, (PUBLIC,)), "BEL") == "once"
    desk.file(ReleaseConsented(item, (PUBLIC,)), "COR")
    assert who_sees(desk, item) == set(READERS)


def test_a_refusal_takes_back_a_consent(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x"), "ARD")
    desk.file(ReleaseAsked(item, (PUBLIC,)), "secretary")
    for party in ("ARD", "BEL"):
        desk.file(ReleaseConsented(item, (PUBLIC,)), party)
    desk.file(ReleaseRefused(item, "not yet"), "BEL")
    desk.file(ReleaseConsented(item, (PUBLIC,)), "COR")
    assert PUBLIC not in who_sees(desk, item)


def test_what_a_law_compels_is_noted_with_the_law(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x", see=()), "ARD")
    assert desk.refused(ReleaseCompelled(item, ("OBS",), " ")) == "the law named"
    assert desk.refused(ReleaseCompelled(item, ("OBS",), "a court"), "ARD") == "release: who may file"
    desk.file(ReleaseCompelled(item, ("OBS",), "order of the court"))
    assert who_sees(desk, item) == {"ARD", "OBS"}


def test_chatham_house_tells_the_words_and_not_whose_they_are(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x", speaker="Envoy Holm"), "ARD")
    desk.file(Marked(item, attribution="chatham_house"), "ARD")
    assert not attributed(desk.state, desk.item(item), "OBS")
    assert attributed(desk.state, desk.item(item), "BEL")
    seen = seen_by(desk.state, "OBS").items[item]
    assert (seen.words, seen.of, seen.filed_by, seen.speaker) == ("x", "not attributed", "not attributed", "")
    assert not entry_visible(desk.state, 2, "OBS")
    assert desk.refused(Marked(item, attribution="attributed"), "ARD") == "attribution stays withheld"


def test_what_is_not_minuted_is_no_longer_minutable(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x"), "ARD")
    desk.file(NotMinuted(item))
    assert not minutable(desk.item(item))


def test_a_reader_finds_no_trace_of_hidden_items() -> None:
    """Canary words under every marking, for every reader, through the whole of what `seen_by` gives."""
    desk = Desk()
    session = desk.session()
    planted: dict[str, str] = {}
    for n, see in enumerate(
        itertools.chain.from_iterable(itertools.combinations((*PARTIES, "OBS"), k) for k in range(5))
    ):
        for by in PARTIES:
            word = f"canary{n}x{by}"
            for act in (
                StatementMade(words=word, speaker=word, session=session, see=see, note=word),
                DocketFiled("proposal", word, words=word, see=see),
                SchedulingClaimed(words=word, see=see),
            ):
                item = desk.file(act, by)
                planted[item] = word
                if item.startswith("proposal"):
                    desk.file(ProposalTabled(item, word), by)
                    desk.file(ItemRaised(session, item, by), by)
                    desk.file(ItemWithdrawn(item, word), by)
    for reader in READERS:
        seen = msgspec.json.encode(seen_by(desk.state, reader)).decode()
        for item, word in planted.items():
            allowed = visible(desk.state, desk.item(item), reader)
            assert (f'"{item}"' in seen) is allowed
            if not allowed and not any(
                visible(desk.state, desk.item(other), reader) for other, its in planted.items() if its == word
            ):
                assert word + '"' not in seen


def test_entries_about_hidden_items_are_hidden(desk: Desk) -> None:
    item = desk.file(DocketFiled("proposal", "x", see=("BEL",)), "ARD")
    desk.file(ProposalTabled(item, "y"), "ARD")
    for number in (2, 3):
        assert entry_visible(desk.state, number, "BEL")
        assert not entry_visible(desk.state, number, "COR")
    assert entry_visible(desk.state, 1, "COR")
    assert not entry_visible(desk.state, 1, PUBLIC)
    assert not entry_visible(desk.state, 99, "COR")


def test_a_copy_without_hidden_entries_folds_to_what_its_reader_sees(desk: Desk) -> None:
    from verbale.mechanism import fold
    from verbale.model.log import Filed, LogEntry

    acts = []

    def file(act, by="secretary"):
        acts.append((act, by, desk.at))
        return desk.file(act, by)

    said = file(StatementMade(words="We will.", force="commit", see=("BEL",)), "ARD")
    file(CommitmentMade(text="x", source=said), "ARD")
    item = file(DocketFiled("proposal", "x"), "COR")
    file(ProposalTabled(item, "y"), "COR")
    file(StatementMade(words="aside", see=("COR",)), "BEL")
    filed = [
        Filed(LogEntry("m", n, at, by, act.kind, "", "", ""), act if entry_visible(desk.state, n, "COR") else None)
        for n, (act, by, at) in enumerate(acts, start=2)
    ]
    copy = fold(desk.mechanism, filed)
    assert copy.items == seen_by(desk.state, "COR").items
    assert copy.gaps == (2, 3)


def test_attribution_and_embargo_may_come_with_the_filing(desk: Desk) -> None:
    act = StatementMade(words="x", attribution="chatham_house", embargo=after(desk.at, 10))
    item = desk.file(act, "ARD")
    assert who_sees(desk, item) == {"ARD"}
    desk.wait(10)
    assert who_sees(desk, item) == {"ARD", "BEL", "COR", "OBS"}
    assert not attributed(desk.state, desk.item(item), "OBS")
    assert desk.refused(StatementMade(words="x", embargo=CREATED), "ARD") == "deadline ahead"


def test_a_message_under_embargo_waits_for_its_addressee(desk: Desk) -> None:
    message = desk.file(MessageSent(to=("BEL",), text="x", embargo=after(desk.at, 10)), "ARD")
    assert who_sees(desk, message) == {"ARD"}
    desk.wait(10)
    assert who_sees(desk, message) == {"ARD", "BEL"}
