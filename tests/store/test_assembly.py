"""Assembled items: kept, replaced, dropped, and found by id, ref and key."""

import pytest

from verbale.model import ASSEMBLED, RecordActor, Ref, Story, Thread

STORY = Story("so-1", (Ref("doc-1", "doc-1"), Ref("doc-2", "doc-2")), agency="AFP")
ACTOR = RecordActor("ra-1", (Ref("doc-1", "ac-1"), Ref("doc-2", "ac-9")), name="Elin Strand", kind="person")


@pytest.fixture
def kept(record):
    record.put(STORY, keys=["band:1"])
    record.put(ACTOR)
    return record


def test_an_item_comes_back_as_it_was(kept):
    assert kept.item("so-1") == STORY
    assert list(kept.items(Story)) == [STORY]
    assert list(kept.items(Thread)) == []
    assert kept.item("so-2") is None


@pytest.mark.parametrize("kind", ASSEMBLED)
def test_kinds_are_told_apart(kept, kind):
    assert all(isinstance(item, kind) for item in kept.items(kind))


def test_by_what_it_rests_on(kept):
    assert list(kept.items_of(RecordActor, [Ref("doc-1", "ac-1"), Ref("doc-2", "ac-9")])) == [ACTOR]
    assert list(kept.items_of(RecordActor, [Ref("doc-1", "ac-9")])) == []
    assert list(kept.items_of(Story, [Ref("doc-1", "ac-1")])) == []
    assert list(kept.items_of(Story, [])) == []
    assert list(kept.items_from(Story, "doc-2")) == [STORY]


def test_by_key(kept):
    assert list(kept.lookup(Story, ["band:0", "band:1"])) == [STORY]
    assert list(kept.lookup(RecordActor, ["band:1"])) == []
    assert list(kept.lookup(RecordActor, ["name:elin strand"])) == [ACTOR]


def test_a_later_one_takes_the_place_of_the_earlier(kept):
    later = Story("so-1", (Ref("doc-3", "doc-3"),), keys=("band:2",))
    kept.put(later)
    assert list(kept.items(Story)) == [later]
    assert list(kept.lookup(Story, ["band:1"])) == list(kept.items_of(Story, STORY.refs)) == []
    assert list(kept.lookup(Story, ["band:2"])) == [later]


def test_dropped_items_leave_nothing(kept):
    kept.drop(["so-1", "ra-1", "so-none"])
    assert list(kept.items(Story)) == list(kept.items_of(RecordActor, ACTOR.refs)) == []
    kept.drop([])


def test_more_refs_than_fit_one_query(kept):
    refs = [Ref(f"doc-{number}", f"doc-{number}") for number in range(1200)]
    assert list(kept.items_of(Story, refs)) == [STORY]
    assert list(kept.lookup(Story, [f"band:{number}" for number in range(1200)])) == [STORY]
