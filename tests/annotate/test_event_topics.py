"""Events: an act that is only talked of or laid down is none; what was suffered before is one."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import draft_of
from verbale.annotate.pipeline import build


def roots(text: str) -> list[str]:
    return [event.root for event in draft_of(build()(text)).events]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides discussed the withdrawal of Omani forces from the strip.",
        "The agenda includes the withdrawal of Ghanaian troops from Togo.",
        "The truce followed talks on the withdrawal of Omani forces.",
        "The draft provides for the withdrawal of Danish troops from Norway.",
        "The withdrawal of Danish troops from Norway was discussed in Oslo.",
        "The envoys negotiated the terms of the withdrawal of Omani troops.",
    ],
)
def test_a_topic_is_no_act(text: str) -> None:
    assert "RETREAT" not in roots(text)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The withdrawal of Omani forces began on Monday.", "RETREAT"),
        ("The ministers discussed last week's release of Omani prisoners.", "RETREAT"),
        ("The committee verified the withdrawal of Omani forces.", "RETREAT"),
        ("The envoys discussed the killing of two guards by rebels.", "ASSAULT"),
    ],
)
def test_an_act_that_was_done_stays(text: str, root: str) -> None:
    assert root in roots(text)
