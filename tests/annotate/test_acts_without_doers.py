"""Events: acts told without who did them: signings in the passive, acts that are confirmed, conjoined participles."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import EventDraft, draft_of
from verbale.annotate.pipeline import build


@pytest.fixture(scope="module")
def reads():
    nlp = build()

    def read(text: str) -> list[tuple[EventDraft, list[str], list[str]]]:
        doc = nlp(text)
        return [
            (event, [actor.name for actor in event.sources], [doc[slice(*span)].text for span in event.target_spans])
            for event in draft_of(doc).events
        ]

    return read


@pytest.mark.parametrize(
    ("text", "status", "sources"),
    [
        ("The ceasefire was signed on 14 May 2003 in a sugar factory.", "occurred", []),
        ("The treaty will be signed in Lisbon.", "planned", []),
        ("The treaty was not signed in Rome.", "denied", []),
        ("Talks between Peru and Chile ended on Friday. A protocol was signed.", "occurred", ["Peru", "Chile"]),
    ],
)
def test_an_agreement_is_signed(reads, text: str, status: str, sources: list[str]) -> None:
    ((event, named, _),) = [found for found in reads(text) if found[0].root == "SUPPORT"]
    assert (event.status, event.cameo, named) == (status, "057", sources)


@pytest.mark.parametrize(
    "text",
    [
        "The petition was signed in Rome.",
        "The contract was signed in Rome.",
        "The truce was never signed.",
        "The treaty signed in Lisbon was burned.",
        "Was the treaty signed in Rome?",
        "If the treaty is signed in Lisbon, the army will leave.",
    ],
)
def test_what_is_no_signing_of_states_is_none(reads, text: str) -> None:
    assert all(event.root != "SUPPORT" for event, _, _ in reads(text))


@pytest.mark.parametrize(
    ("text", "root", "target"),
    [
        ("Serbia confirmed the arrest of two editors.", "COERCE", "two editors"),
        ("Iran has confirmed the release of all 19 sailors.", "RETREAT", "all 19 sailors"),
        ("The army confirmed the death of two soldiers in a raid.", "ASSAULT", "two soldiers"),
        ("Three policemen were injured and eleven people arrested.", "COERCE", "eleven people"),
    ],
)
def test_those_on_whom_it_fell_are_told(reads, text: str, root: str, target: str) -> None:
    ((_, sources, struck),) = [found for found in reads(text) if found[0].root == root]
    assert (sources, struck) == ([], [target])


@pytest.mark.parametrize(
    "text",
    [
        "The army confirmed the death of two soldiers.",
        "The band announced the release of two albums.",
        "The studio confirmed the release of the film.",
        "Serbia refused to confirm the arrest of two editors.",
        "Three men were injured and police arrived.",
    ],
)
def test_no_act_is_made_up(reads, text: str) -> None:
    assert {event.root for event, _, _ in reads(text)} <= {"REJECT"}


def test_who_calls_is_no_target_of_the_call(reads) -> None:
    found = reads("During a May 3 call with the Secretary, President Orlov agreed to the plan.")
    ((_, sources, struck),) = [one for one in found if one[0].root == "CONSULT"]
    assert (sources, struck) == (["Orlov"], ["the Secretary"])
