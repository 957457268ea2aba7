"""Assembled items: JSON that says what it is, and counts of reports."""

from typing import Union

import msgspec
import pytest

from verbale.model import ASSEMBLED, RecordActor, Ref, Story, Support, support


def test_every_kind_has_a_tag_of_its_own():
    tags = [kind.__struct_config__.tag for kind in ASSEMBLED]
    assert len(set(tags)) == len(tags) == 8


@pytest.mark.parametrize(
    "item", [Story("so-1", (Ref("d", "d"),)), RecordActor("ra-1", (), name="Elin Strand", kind="person")]
)
def test_json_gives_the_item_back(item):
    decoder = msgspec.json.Decoder(Union[ASSEMBLED])  # noqa: UP007
    assert decoder.decode(msgspec.json.encode(item)) == item


@pytest.mark.parametrize(
    ("documents", "stories", "counted"),
    [
        ([], {}, Support(0, 0)),
        (["a"], {}, Support(1, 1)),
        (["a", "a"], {}, Support(1, 1)),
        (["a", "b", "c"], {"a": "s", "b": "s"}, Support(3, 2)),
        (["a", "b"], {"a": "s", "b": "t"}, Support(2, 2)),
    ],
)
def test_copies_are_one_account(documents, stories, counted):
    assert support([Ref(document, "st-1") for document in documents], stories) == counted
