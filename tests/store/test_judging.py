"""Judgements: kept for ever, once, with who undid them."""

import pytest

from verbale.errors import NotInRecord
from verbale.model import Ref, Span, Subject, Undone, judgement

AT, LATER = "2030-01-02T12:00:00+00:00", "2030-01-03T12:00:00+00:00"
SAME = judgement(
    "same_actor",
    (Subject("doc-2", "ac-2"), Subject("doc-1", "ac-1", Span(3, 9, "Strand"))),
    by="Ana Lind",
    at=AT,
    score=0.8,
)
OTHER = judgement("reject", (Subject("doc-1", "st-1"),), by="Ana Lind", at=AT, value="a heading")


@pytest.fixture
def judged(record):
    record.judge(SAME)
    record.judge(OTHER)
    return record


def test_they_come_back_in_the_order_they_were_made(judged):
    assert list(judged.judgements()) == [SAME, OTHER]


def test_the_same_one_is_kept_once(judged):
    judged.judge(SAME)
    assert len(judged.judgements()) == 2


def test_by_kind_and_subject(judged):
    assert list(judged.judgements(["reject"])) == [OTHER]
    assert list(judged.judgements(about=Ref("doc-2", "ac-2"))) == [SAME]
    assert list(judged.judgements(["reject"], about=Ref("doc-2", "ac-2"))) == []


def test_an_undone_one_is_kept_with_who_undid_it(judged):
    undone = judged.undo(SAME.id, by="Bo Ek", at=LATER)
    assert undone.undone == Undone("Bo Ek", LATER)
    assert list(judged.judgements()) == [OTHER]
    assert list(judged.judgements(undone=True)) == [undone, OTHER]


def test_undoing_again_changes_nothing(judged):
    undone = judged.undo(SAME.id, by="Bo Ek", at=LATER)
    assert judged.undo(SAME.id, by="Somebody", at="2031-01-01") == undone


def test_there_is_no_such_judgement(judged):
    with pytest.raises(NotInRecord, match="ju-none"):
        judged.undo("ju-none", by="Bo Ek", at=LATER)


def test_judgements_are_part_of_the_content(judged):
    before = judged.content_hash()
    judged.undo(OTHER.id, by="Bo Ek", at=LATER)
    assert judged.content_hash() != before


def test_a_source_stays_out_while_one_withdrawal_holds(filled, make):
    document = make("one").document.id
    first, second = (judgement("withdrawn", (Subject(document, document),), by=by, at=AT) for by in ("Ana", "Bo"))
    filled.judge(first)
    filled.judge(second)
    filled.undo(first.id, by="Ana", at=LATER)
    assert len(filled.sources()) == 2
    filled.undo(second.id, by="Bo", at=LATER)
    assert len(filled.sources()) == 3
