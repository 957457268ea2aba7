"""Pronouns in what the press or a body is told mean others than those who are told."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import draft_of
from verbale.annotate.pipeline import build


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The consul visited the detainees on Monday. She told reporters they had not been beaten.", "detainees"),
        ("The doctor examined the prisoners. He told journalists that they had been tortured.", "prisoners"),
        ("The mayor met the hostages. She told the council that they had been freed.", "hostages"),
        ("She told reporters that they had been beaten.", None),
        ("The general told the rebels that they would be shelled.", "rebels"),
    ],
)
def test_who_is_told_is_seldom_told_of(text: str, meant: str | None) -> None:
    doc = build()(text)
    they = next(token for token in doc if token.lower_ == "they")
    actor = draft_of(doc).by_token[they.i].actor
    assert (actor.name if actor is not None else None) == meant
