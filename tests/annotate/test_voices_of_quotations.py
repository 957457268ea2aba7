"""Whose a quotation is that has no cue of its own."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def voice(reader: verbale.Reader, text: str) -> str | None:
    """Who speaks the last quotation of a text."""
    reading = reader(text)
    names = {actor.id: actor.name for actor in reading.actors}
    quoting = [s for s in reading.statements if any(span.text.startswith('"') for span in s.quoted)]
    last = max(quoting, key=lambda statement: statement.quoted[-1].start)
    return names.get(last.speaker.actor or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Ann Lee says the king had warned her not to come. "I went all the same."', "Ann Lee"),
        ('Ann Lee recalls that Omar Diaz had promised that he would pay. "I never saw a cent."', "Ann Lee"),
        ('Ann Lee said that Omar Diaz had accused her of theft. "It is a lie from beginning to end."', "Ann Lee"),
        ('Ann Lee said that Omar Diaz would pay. "He has the cash," Omar Diaz\'s wife said.', "Omar Diaz's wife"),
    ],
)
def test_what_follows_words_told_is_said_by_who_tells_them(reader: verbale.Reader, text: str, name: str) -> None:
    assert voice(reader, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"He would go again," said Ann Lee. Omar Diaz shook his head. "They would not let me go."', "Omar Diaz"),
        ('"He would go again," said Ann Lee. Omar Diaz shrugged. "They would not let me go."', "Omar Diaz"),
        ('Was it late? Omar Diaz thinks about it for a while. "They would not let me go."', "Omar Diaz"),
        ('"He would go again," said Ann Lee. Omar Diaz had left. "They would not let him go."', "Ann Lee"),
        ('"He would go again," said Ann Lee. The two shook hands. "They would not let him go."', "Ann Lee"),
    ],
)
def test_who_makes_a_gesture_speaks_next(reader: verbale.Reader, text: str, name: str) -> None:
    assert voice(reader, text) == name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Omar Diaz told them that he was too old.", "Omar Diaz"),
        ("Ann Lee told them that she was too old.", "Ann Lee"),
        ("The army had ordered her to leave.", "Ann Lee"),
        ("Omar Diaz has accused her of theft.", "Ann Lee"),
    ],
)
def test_who_is_told_of_right_before_speaks(reader: verbale.Reader, between: str, name: str) -> None:
    text = f'"He would go again," Ann Lee says. {between} "They said it was no problem. I had no reply to that."'
    assert voice(reader, text) == name
