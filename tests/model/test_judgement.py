"""Judgements and what they are about."""

import pytest

from verbale.model import Ref, Span, Subject, judgement

AT = "2030-01-02T12:00:00+00:00"
FIRST, SECOND = Subject("doc-1", "ac-1", Span(0, 4, "Lind")), Subject("doc-2", "ac-2")


def test_the_order_of_subjects_does_not_matter():
    one = judgement("same_actor", (FIRST, SECOND), by="Ana Lind", at=AT)
    assert judgement("same_actor", (SECOND, FIRST), by="Ana Lind", at=AT) == one


@pytest.mark.parametrize(
    "other",
    [
        judgement("not_same_actor", (FIRST, SECOND), by="Ana Lind", at=AT),
        judgement("same_actor", (FIRST,), by="Ana Lind", at=AT),
        judgement("same_actor", (FIRST, SECOND), by="Bo Ek", at=AT),
        judgement("same_actor", (FIRST, SECOND), by="Ana Lind", at="2030-01-03T12:00:00+00:00"),
        judgement("same_actor", (FIRST, SECOND), by="Ana Lind", at=AT, value="x"),
    ],
)
def test_another_decision_has_another_id(other):
    assert other.id != judgement("same_actor", (FIRST, SECOND), by="Ana Lind", at=AT).id


def test_refs_can_be_put_in_order():
    assert sorted([Ref("b", "a"), Ref("a", "c"), Ref("a", "b")]) == [Ref("a", "b"), Ref("a", "c"), Ref("b", "a")]
