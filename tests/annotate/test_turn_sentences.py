"""Sentences of a transcript's turns: which are statements of their own, and which are not."""

from __future__ import annotations

import pytest

import verbale
from verbale.model import Reading

HOLM = """Transcript of the daily briefing

MS. HOLM: Good morning. The river is high this year. The other side has armed the militias for a year. {told}

QUESTION: When will they meet again? They should be freed. It is late.

MS. HOLM: {answer}

QUESTION: Thank you.
"""


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def read(reader: verbale.Reader, told: str = "It is cold.", answer: str = "It is late.") -> Reading:
    return reader(HOLM.format(told=told, answer=answer))


def sentences(reading: Reading) -> list[tuple[str, str]]:
    """Force and words of the statements that are neither a turn nor have a cue."""
    return [(s.force, s.content[0].text) for s in reading.statements if not s.source and not s.cue]


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("They must release all of the fishermen now.", "demand"),
        ("We will withdraw our boats by Friday.", "commit"),
        ("That is not true.", "deny"),
        ("We will shoot back if they cross the line.", "threaten"),
        ("No comment on the rest.", "decline"),
    ],
)
def test_a_sentence_that_does_something_is_a_statement_in_its_turn(
    reader: verbale.Reader, sentence: str, force: str
) -> None:
    reading = read(reader, answer=f"It is late. {sentence}")
    (found,) = [s for s in reading.statements if not s.source and s.content[0].text == sentence]
    turn = next(s for s in reading.statements if s.id == found.parent)
    assert found.force == force
    assert found.manner == "direct"
    assert found.quoted == found.content
    assert turn.parent is None
    assert turn.source[0].text == "MS. HOLM"
    assert found.speaker == turn.speaker
    assert found.speaker.actor is not None


def test_the_turn_stays_one_statement(reader: verbale.Reader) -> None:
    turns = [s for s in read(reader).statements if s.source and not s.cue]
    assert [s.source[0].text for s in turns] == ["MS. HOLM", "QUESTION", "MS. HOLM", "QUESTION"]


def test_what_is_merely_told_or_asked_is_no_statement_of_its_own(reader: verbale.Reader) -> None:
    assert sentences(read(reader)) == [("accuse", "The other side has armed the militias for a year.")]


def test_a_sentence_with_a_cue_is_told_once(reader: verbale.Reader) -> None:
    reading = read(reader, answer="It is late. We propose a joint commission on the river.")
    assert [cue.text for s in reading.statements if s.force == "propose" for cue in s.cue] == ["propose"]
    assert [force for force, _ in sentences(reading)] == ["accuse"]


def test_a_turn_of_one_sentence_is_not_split(reader: verbale.Reader) -> None:
    reading = read(reader, answer="They must release all of the fishermen now.")
    assert [force for force, _ in sentences(reading)] == ["accuse"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norway has accused Denmark of piracy.", "reported"),
        ("Norway rejects the charge.", "reported"),
        ("We asked Norway to open the port.", "reported"),
        ("We urge Norway to open the port.", "occurred"),
        ("We condemn the attack.", "occurred"),
    ],
)
def test_only_who_speaks_performs_an_act_by_telling_of_it(reader: verbale.Reader, sentence: str, status: str) -> None:
    events = read(reader, answer=f"It is late. {sentence}").events
    assert [event.status for event in events if event.trigger.text in sentence] == [status]
