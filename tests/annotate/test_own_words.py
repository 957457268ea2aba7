"""What speakers say in a quotation of what they said themselves: which clauses are statements, and which are not."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("quotation", "cue", "content", "force"),
    [
        ("I told the minister that the port would be closed", "told", "that the port would be closed", "assert"),
        ("We asked them to withdraw their troops", "asked", "to withdraw their troops", "request"),
        ("We urged both sides to stop", "urged", "to stop", "request"),
        ("We warned them that the bridge would not hold", "warned", "that the bridge would not hold", "warn"),
        ("I asked the minister whether the port was open", "asked", "whether the port was open", "request"),
        ("I have told them that the road must stay shut", "have told", "that the road must stay shut", "demand"),
        ("We proposed that the talks move to Oslo", "proposed", "that the talks move to Oslo", "propose"),
    ],
)
def test_own_speech_told_in_a_quotation_is_a_statement_of_its_speaker(
    reader: verbale.Reader, quotation: str, cue: str, content: str, force: str
) -> None:
    reading = reader(f'"{quotation}," Ada Lund said.')
    outer, inner = reading.statements
    assert [span.text for span in inner.cue] == [cue]
    assert [span.text for span in inner.content] == [content]
    assert inner.force == force
    assert inner.parent == outer.id
    assert inner.speaker == outer.speaker
    assert inner.speaker.actor is not None


@pytest.mark.parametrize(
    "quotation",
    [
        "I told you so",
        "I must say that it was a long day",
        "I tell you that this is wrong",
        "I can tell you that the port is closed",
        "I would ask them to leave",
        "I did not tell the minister that the port was open",
        "As I said, the port is closed",
        "I said what I think",
        "We asked for help",
        "We were told that the port was open",
        "I want to say that we are sorry",
    ],
)
def test_what_is_said_now_or_was_not_said_is_none(reader: verbale.Reader, quotation: str) -> None:
    assert len(reader(f'"{quotation}," Ada Lund said.').statements) == 1
