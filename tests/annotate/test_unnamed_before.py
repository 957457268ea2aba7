"""Persons without a name whom "he" and "she" take up."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Lund came home on Monday. His wife answers for him. "He would go," she says.', "Lund's wife"),
        ("President Jan Haas spoke. His wife was not there. She said later that he was tired.", "Jan Haas' wife"),
        ("Ann Lee died in May.\n\nOmar Diaz spoke. His wife wept. She said the road was open.", "Omar Diaz's wife"),
        ("The spokeswoman for the ministry left early. She said the road was open.", "spokeswoman for the ministry"),
        ("Mr Diaz spoke. Mrs Lee told the House of a fisherman who had lost his nets. He said it was late.", "fisherman"),
        ("Peter Lee and Omar Diaz were called in. The chairman asked who had signed. He said it was done by telephone.", None),
        ("Ann Lee met her sister. She said the road was open.", "Ann Lee"),
        ("President Lund met a farmer. He said the army would leave.", "Lund"),
        ("President Lund met a farmer who had lost his son. He told the president that it was late.", None),
    ],
)  # fmt: skip
def test_whom_a_pronoun_takes_up(reader: verbale.Reader, text: str, name: str | None) -> None:
    reading = reader(text)
    actors = {actor.id: actor.name for actor in reading.actors}
    told = [s for s in reading.statements if s.source and s.source[0].text.lower() in ("he", "she")]
    speaker = told[-1].speaker.actor
    assert (actors[speaker] if speaker else None) == name
