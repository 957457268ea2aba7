"""Who is only spoken to at the head of a sentence, and who speaks."""

from __future__ import annotations

import pytest

import verbale

BRIEFING = "Q: {asked}\n\nMINISTER ROE: It does not.\n\nQ: When?"


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def sources(reader: verbale.Reader, text: str) -> list[str]:
    return [s.source[0].text for s in reader(text).statements if s.source and s.cue]


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ("Minister Roe, the Kenyan president called the plan dead. Does that matter?", "the Kenyan president"),
        ("Mr. Minister, President Poe said that the men must be freed. Do you agree?", "President Poe"),
        ("General, Admiral Poe has accused your staff of theft. Is it true?", "Admiral Poe"),
        ("Mr. Roe, the opposition flatly rejected the plan. What now?", "the opposition"),
        ("Mr. Roe, the envoy of Chad, rejected the plan. What now?", "Mr. Roe, the envoy of Chad"),
    ],
)
def test_who_is_asked_does_not_speak(reader: verbale.Reader, asked: str, source: str) -> None:
    assert sources(reader, BRIEFING.format(asked=asked)) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Minister Roe, President Poe told parliament that the river was open.", "President Poe"),
        ("Minister Roe, the head of the delegation, said that the river was open.",
         "Minister Roe, the head of the delegation"),
        ("Minister Roe, President Poe and General Coe said that the river was open.",
         "Minister Roe, President Poe and General Coe"),
        ("President Roe, Kenya's new leader said that the river was open.", "President Roe, Kenya's new leader"),
    ],
)  # fmt: skip
def test_outside_of_speech_two_titles_are_two_persons(reader: verbale.Reader, text: str, source: str) -> None:
    assert sources(reader, text) == [source]


def test_who_is_spoken_to_takes_no_part(reader: verbale.Reader) -> None:
    reading = reader('"Mr President, the rebels have accepted the truce," the envoy said.')
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[source] for source in event.sources] for event in reading.events] == [["rebels"]]
