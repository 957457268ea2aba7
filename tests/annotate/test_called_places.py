"""Places that no table lists, by where their names stand."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A drone was shot down near Varna Noua.", "Varna Noua"),
        ("Rebels attacked a convoy near Tal Abyat on Friday.", "Tal Abyat"),
        ("The mayor of Gali spoke.", "Gali"),
        ("A patrol was ambushed south of Dofa.", "Dofa"),
        ("The minister denied the shelling of Nadir.", "Nadir"),
        ("The army shelled Nadir on Friday.", "Nadir"),
    ],
)
def test_names_with_the_place_of_a_place_are_no_persons(reader: verbale.Reader, text: str, name: str) -> None:
    assert name not in [actor.name for actor in reader(text).actors if actor.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers camped near Kadir Bey, a general who had fled.",
        "Police stood outside Kadir Bey. Bey said he was innocent.",
        "The rebels had faith in Kadir Bey.",
        "The supporters of Kadir Bey wept.",
    ],
)
def test_persons_stay_persons_near_others(reader: verbale.Reader, text: str) -> None:
    assert "Kadir Bey" in [actor.name for actor in reader(text).actors if actor.kind == "person"]


def test_a_place_is_not_he(reader: verbale.Reader) -> None:
    reading = reader("The army shelled Nadir on Friday. He said it was a mistake.")
    assert [statement.speaker.actor for statement in reading.statements if statement.source] == [None]
