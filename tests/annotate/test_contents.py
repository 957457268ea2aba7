"""Where what is said begins and ends."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def contents(reader: verbale.Reader, text: str) -> list[str]:
    return [" … ".join(span.text for span in statement.content) for statement in reader(text).statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The member told the House of a nurse who had been sent home.", "of a nurse who had been sent home"),
        ("She told parliament of a village that had been burned.", "of a village that had been burned"),
        ("The envoy asked the guards who had come.", "who had come"),
        ("Chad says the fence is at fault and calls for talks.", "the fence is at fault"),
    ],
)
def test_a_content_is_whole_and_ends_where_another_begins(reader: verbale.Reader, text: str, content: str) -> None:
    assert contents(reader, text)[0] == content


def test_a_quotation_inside_a_quotation_ends_at_its_own_mark(reader: verbale.Reader) -> None:
    text = (
        "Oberlin has his own view. \"It was an old mine. I said so at the time. He said: 'I know. But my generals don't want "
        "to know.' That is when I wrote my letter.\""
    )
    assert contents(reader, text)[-1] == "I know. But my generals don't want to know"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She told parliament of a village that had been burned.", "parliament"),
        ("The minister told the council of the raid.", "council"),
        ("The minister told the parliament of Chad that the raid was over.", "parliament of Chad"),
        ("The minister told the council of ministers that the raid was over.", "council of ministers"),
    ],
)
def test_what_a_body_is_told_of_is_no_part_of_its_name(reader: verbale.Reader, text: str, told: str) -> None:
    reading = reader(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[one] for one in reading.statements[0].addressees] == [told]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("I am instructed to inform you that Kenya accepts the offer.",
         "am instructed to inform", "that Kenya accepts the offer"),
        ("I have been asked to convey the thanks of my government.",
         "have been asked to convey", "the thanks of my government"),
    ],
)  # fmt: skip
def test_who_is_told_to_say_something_says_it(reader: verbale.Reader, text: str, cue: str, content: str) -> None:
    turns = f"The President: I open the meeting.\n\nMs. Roe (Peru): {text} It is late."
    said = next(s for s in reader(turns).statements if s.cue and s.cue[0].text == cue)
    assert ([span.text for span in said.source], said.content[0].text) == (["I"], content)
    assert said.speaker.actor is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo has made the monitors' departure a condition of its support.",
         ["the monitors' departure a condition of its support"]),
        ('Does he regret it? Omar Diaz thinks for a while. "Every day."', ['"Every day."']),
        ("Would they come? Omar Diaz wondered.", ["Would they come"]),
    ],
)  # fmt: skip
def test_what_is_no_part_of_it(reader: verbale.Reader, text: str, expected: list[str]) -> None:
    assert contents(reader, text) == expected
