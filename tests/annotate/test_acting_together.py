"""Events: who does something together is on one side."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import draft_of
from verbale.annotate.pipeline import build


def parties(text: str, head: str) -> tuple[list[str], list[str]]:
    """The names of the sources and of the targets of the event that a word tells of."""
    doc = build()(text)
    (event,) = [event for event in draft_of(doc).events if doc[event.head].text == head]
    return [actor.name for actor in event.sources], [actor.name for actor in event.targets]


@pytest.mark.parametrize(
    ("text", "head", "sources"),
    [
        ("Jordan and Oman agreed to build a railway.", "agreed", ["Jordan", "Oman"]),
        ("Jordan, Oman and Yemen met in Muscat.", "met", ["Jordan", "Oman", "Yemen"]),
        ("Jordan and Oman signed a treaty.", "signed", ["Jordan", "Oman"]),
        ("Egypt and Jordan held joint military exercises.", "held", ["Egypt", "Jordan"]),
        ("The talks between Ghana and Togo lasted an hour.", "talks", ["Ghana", "Togo"]),
        ("Cooperation between Chile and Peru has grown.", "Cooperation", ["Chile", "Peru"]),
        ("Jordanian and Omani officials met on Monday.", "met", ["Jordanian officials", "Omani officials"]),
        (
            "The Danish and German defence ministers agreed to share radars.",
            "agreed",
            ["Danish defence ministers", "German defence ministers"],
        ),
        ("The presidents of Ghana and Togo signed a pact.", "signed", ["presidents of Ghana", "presidents of Togo"]),
        ("Laotian and Thai troops exchanged fire near the bridge.", "exchanged", ["Laotian troops", "Thai troops"]),
        ("The two states - Ghana and Togo - signed a pact.", "signed", ["Ghana", "Togo"]),
        ("The two neighbours — Ghana and Togo — agreed to open the bridge.", "agreed", ["Ghana", "Togo"]),
    ],
)
def test_who_acts_together_is_on_one_side(text: str, head: str, sources: list[str]) -> None:
    assert parties(text, head) == (sources, [])


@pytest.mark.parametrize(
    ("text", "head", "sources", "targets"),
    [
        ("Jordan met with Oman.", "met", ["Jordan"], ["Oman"]),
        ("Jordan and Oman met with Yemen.", "met", ["Jordan", "Oman"], ["Yemen"]),
        ("Jordan accused Oman and Yemen of smuggling.", "accused", ["Jordan"], ["Oman", "Yemen"]),
        ("Ghana and Togo were attacked by rebels.", "attacked", ["rebels"], ["Ghana", "Togo"]),
        (
            "Rebels attacked Ghanaian and Togolese police.",
            "attacked",
            ["Rebels"],
            ["Ghanaian police", "Togolese police"],
        ),
    ],
)
def test_two_sides_stay_two(text: str, head: str, sources: list[str], targets: list[str]) -> None:
    assert parties(text, head) == (sources, targets)
