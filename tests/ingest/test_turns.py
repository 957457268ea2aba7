from __future__ import annotations

import pytest

from verbale.ingest import from_text, masked


def labels(text: str) -> list[str]:
    return [part.value for part in from_text(text).parts if part.kind == "turn_label"]


def test_turns_of_a_briefing() -> None:
    text = (
        "MR. ROE: Good afternoon. Let me begin with the harbour talks.\n"
        "QUESTION: Did the envoys meet?\n"
        "MR. ROE: They met: two hours.\n"
        "AMBASSADOR POE: And they will meet again.\n"
        "QUESTION (through interpreter): When?\n"
        "THE SECRETARY: We have no date.\n"
    )
    assert labels(text) == ["MR. ROE", "QUESTION", "MR. ROE", "AMBASSADOR POE", "QUESTION", "THE SECRETARY"]
    lines = masked(from_text(text)).split("\n")
    assert [line.strip() for line in lines[:3]] == [
        "Good afternoon. Let me begin with the harbour talks.",
        "Did the envoys meet?",
        "They met: two hours.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: When did you arrive?\n\nA: On Monday.\n\nQ. Who met you?\n\nA. The pilot.", ["Q", "A", "Q", "A"]),
        ("Reporter: Is it over?\nJane Roe: It is not over.\nReporter: Why is that?\nJane Roe: They left early.\n",
         ["Reporter", "Jane Roe", "Reporter", "Jane Roe"]),
        ("The President: I open the meeting.\n\nMs. Roe (Peru) (spoke in Spanish): We agree.", ["The President", "Ms. Roe"]),
        ("MR. POE (Chile) [interpretation from Spanish]: We shelled nobody.", ["MR. POE"]),
        ("The Chair: I call on the envoy.\n\nMr. Roe: The envoy agrees.", ["The Chair", "Mr. Roe"]),
        ("“ROE: And that is why.\n\n“POE: It is not.\n\n“ROE: It is.", ["ROE", "POE", "ROE"]),
    ],
)  # fmt: skip
def test_labels(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Roe was clear: no talks without nets.\n\nTwo points matter: time and money.\n\nHe added: “We wait.”",
        "Northport: a small town.\n\nSouthport: a large one.\n\nEastport: no town at all.",
        "Northport: 45\nSouthport: 33\nNorthport: 12\nSouthport: 9",
        "UPDATE: The envoys met.\n\nNOTE: The time is local.\n\nUPDATE: They left.",
        "Ms. Roe (Peru): head of delegation\n\nMr. Poe (Chile): deputy",
        "Mr. Roe (left): The harbour was full.",
        "MR. ROE: We met.\n\nThat was all he said in the harbour.",
    ],
)
def test_no_turns(text: str) -> None:
    assert labels(text) == []
