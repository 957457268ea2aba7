"""Delegates with their state in brackets: what code they have, and who is none."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("ROMAIN DELACROIX-BEY (France) said that the draft was weak.", "ROMAIN DELACROIX-BEY", "FRAGOV"),
        ("PETR ILYUSHKIN (Russian Federation) stressed that it was clear.", "PETR ILYUSHKIN", "RUSGOV"),
        ("HAN MIN-HO (Republic of Korea) warned that the truce was dead.", "HAN MIN-HO", "KORGOV"),
        ("OMAR DIAZ (Peru) said no. Mr. Diaz rejected the draft.", "OMAR DIAZ", "PERGOV"),
        ("Ms. Souza (Brazil) rejected the draft.", "Souza", "BRAGOV"),
        ("The envoy of Chad thanked Ms. Souza (Brazil).", "Souza", "BRAGOV"),
        ("Anna Lind (Sweden) welcomed the report.", "Anna Lind", "SWEGOV"),
        ("Ambassador Ann Lee (Kenya) said she would abstain.", "Ann Lee", "KENGOV"),
        ("Rebel leader Omar Diaz (Peru) said no.", "Omar Diaz", "PERREB"),
        ("Anna Lind (Sweden) won the race.", "Anna Lind", None),
        ("ANN LEE (Reuters) said no.", "ANN LEE", None),
    ],
)
def test_code(reader: verbale.Reader, text: str, name: str, code: str | None) -> None:
    assert {actor.name: actor.code for actor in reader(text).actors}[name] == code


def test_the_state_is_part_of_the_source_and_does_nothing(reader: verbale.Reader) -> None:
    reading = reader("OMAR DIAZ (Peru) condemned the attack.")
    assert [[span.text for span in statement.source] for statement in reading.statements] == [["OMAR DIAZ (Peru)"]]
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[source] for source in event.sources] for event in reading.events] == [["OMAR DIAZ"]]


def test_his_delegation_is_that_of_the_state(reader: verbale.Reader) -> None:
    reading = reader("OMAR DIAZ (Peru) said it was clear. His delegation would not support the draft.")
    codes = {actor.id: actor.code for actor in reading.actors}
    assert [codes[statement.speaker.actor or ""] for statement in reading.statements] == ["PERGOV", "PER"]


def test_a_body_in_capitals_is_no_delegate(reader: verbale.Reader) -> None:
    assert "FRAGOV" not in {actor.code for actor in reader("SECURITY COUNCIL (France) said no.").actors}


RECORD = """The President: I open the meeting.

Mr. Wang (China) (spoke in Chinese): We reject the draft.

MS. ROE (United States of America): I thank the representative of China. We support the draft.

Mr. Diaz (European Union): My American colleague has spoken of peace.
"""


def test_who_speaks_in_the_record_of_a_council_has_the_code_of_the_state_in_brackets(reader: verbale.Reader) -> None:
    reading = reader(RECORD)
    actors = {actor.id: (actor.name, actor.code) for actor in reading.actors}
    turns = [actors[s.speaker.actor or ""] for s in reading.statements if s.source and not s.cue]
    assert turns == [("The President", None), ("Wang", "CHNGOV"), ("Roe", "USAGOV"), ("Diaz", "IGOEUREEC")]


def test_who_is_called_by_the_state_is_who_speaks_for_it(reader: verbale.Reader) -> None:
    reading = reader(RECORD)
    names = {actor.id: actor.name for actor in reading.actors}
    thanked = [names[target] for event in reading.events for target in event.targets if event.trigger.text == "thank"]
    spoke = [names[s.speaker.actor or ""] for s in reading.statements if s.source[0].text == "My American colleague"]
    assert (thanked, spoke) == (["Wang"], ["Roe"])


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Diaz (Peru): Chile shelled two villages.\n\nMs. Roe (Norway): We deny that.",
        "The President: I call on Peru.\n\nMr. Diaz: Chile shelled two villages.",
    ],
)
def test_a_label_does_nothing(reader: verbale.Reader, text: str) -> None:
    reading = reader(text)
    names = {actor.id: actor.name for actor in reading.actors}
    shelling = next(event for event in reading.events if event.root == "ASSAULT")
    assert [names[source] for source in shelling.sources] == ["Chile"]
