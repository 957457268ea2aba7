"""Who denies a charge that stands in the sentence before."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def denier(reader: verbale.Reader, text: str) -> str | list[str]:
    """The last speaker, else the candidates."""
    reading = reader(text)
    names = {actor.id: actor.name for actor in reading.actors}
    speaker = reading.statements[-1].speaker
    return names[speaker.actor] if speaker.actor else sorted(names[one] for one in speaker.candidates)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paul Haas accused Omar Lund of theft. He denied it.", "Omar Lund"),
        ("Ann Roe accused Eva Poe of theft. She rejected the charge.", "Eva Poe"),
        ("Paul Haas blamed Omar Lund for the raid. He dismissed the accusation.", "Omar Lund"),
        ("Paul Haas accused Omar Lund of theft. He called the allegation absurd.", "Omar Lund"),
        ("Paul Haas accused Omar Lund of theft. He said the charge was nonsense.", "Omar Lund"),
        ("Paul Haas said Omar Lund had lied. He denied this.", "Omar Lund"),
        ("Togo accused Benin of piracy. It denied the charge.", "Benin"),
        ("Paul Haas accused Omar Lund of theft. He repeated the charge on Monday.", "Paul Haas"),
        ("Paul Haas accused Omar Lund of theft. He said the roads were bad.", "Paul Haas"),
        ("Paul Haas denied the charge. He said that Omar Lund had lied.", "Paul Haas"),
    ],
)
def test_the_accused_denies(reader: verbale.Reader, text: str, name: str) -> None:
    assert denier(reader, text) == name


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Paul Haas accused Omar Lund of blocking the accord. He rejected it.", ["Omar Lund", "Paul Haas"]),
        ("Paul Haas accused the army of theft. He denied it.", ["Paul Haas"]),
    ],
)
def test_who_may_have_meant_something_else_is_open(reader: verbale.Reader, text: str, candidates: list[str]) -> None:
    assert denier(reader, text) == candidates
