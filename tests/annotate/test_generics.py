"""What is said of anybody of a kind, and of nobody in particular."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("A monitor counts shots; he does not say what they mean.", 0),
        ("An envoy listens, and she does not answer questions.", 0),
        ("If an army truck hits a mine, both sides blame each other.", 0),
        ("A Kenyan patrol enters the bay; it does not answer calls.", 1),
        ("A spokesman says the talks are over; he does not say when they will resume.", 2),
        ("A statement condemns the raid; it does not name the raiders.", 2),
        ("If Kenya withdraws, Uganda accepts the plan.", 1),
    ],
)
def test_what_anybody_does_is_no_statement(reader: verbale.Reader, text: str, statements: int) -> None:
    assert len(reader(text).statements) == statements


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("When a mine goes off, the army accuses the rebels.", "hypothetical"),
        ("When a mine went off, the army accused the rebels.", "occurred"),
        ("When a mine goes off on Friday, Kenya accuses the rebels.", "occurred"),
    ],
)
def test_what_is_done_on_every_occasion_is_no_act(reader: verbale.Reader, text: str, status: str) -> None:
    assert [event.status for event in reader(text).events if event.root == "ACCUSE"] == [status]
