"""Words that somebody only comments on, cites or puts apart, and things that say nothing."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The minister commented on Kenya's accusation that his army had shelled a village.", []),
        (
            "The Chadian agency Tchadpress, citing the border service, reported that two guards had been shot.",
            [("Tchadpress", "reported")],
        ),
        ("It was Peru that asked for the meeting.", [("Peru", "asked")]),
        ("It was the Kenyan envoy who proposed the text.", [("Kenyan envoy", "proposed")]),
        ("According to plan, the troops left on Friday.", []),
        ("According to the mood in the room, nobody would sign.", []),
        ("According to the plan drawn up in Rome, the troops will leave.", [("plan", "According to")]),
        (
            "Lakeside Developments Ltd won the contract. Lakeside denied the charge.",
            [("Lakeside Developments Ltd", "denied")],
        ),
        (
            "Lakeside Developments Ltd and Lakeside Farms Ltd won. Lakeside denied the charge.",
            [("Lakeside", "denied")],
        ),
    ],
)
def test_whose_words_are_told(reader: verbale.Reader, text: str, told: list[tuple[str, str]]) -> None:
    reading = reader(text)
    names = {actor.id: actor.name for actor in reading.actors}
    found = [(names.get(s.speaker.actor or ""), " ".join(span.text for span in s.cue)) for s in reading.statements]
    assert found == told
