from __future__ import annotations

import pytest

from verbale.ingest import from_text

BODY = "The envoys of both ports met for two hours and talked about nets."


def lacunae(text: str) -> list[tuple[str, int]]:
    return [(lacuna.kind, lacuna.start) for lacuna in from_text(text, published="2012-03-06").lacunae]


@pytest.mark.parametrize(
    "opening",
    [
        "The Arlian envoy later said the ports would talk again.",
        "Roe also told reporters that nets were on the list.",
        "He said the ports would talk again.",
        "Their talks went on for two hours.",
        "But the envoys did not meet.",
        "Roe said the talks went well. Ambassador Roe then left.",
    ],
)
def test_opens_mid_story(opening: str) -> None:
    assert lacunae(f"\n{opening}\n\n{BODY}") == [("opens_mid_story", 1)]


@pytest.mark.parametrize(
    "opening",
    [
        BODY,
        "Washington said the talks went well.",
        "It was a cold day in the port.",
        "Ambassador Jane Roe said the talks went well.",
        "The Arlian envoy said the ports would talk again.",
        "“They are late,” the Arlian envoy said.",
        "NORTHPORT (AP) - He said the ports would talk again.",
        "Title: Nets\n\nHe said the ports would talk again.",
        "Envoys talk nets\n\nHe said the ports would talk again.",
        "By Jane Roe\n\nHe said the ports would talk again.",
    ],
)
def test_opens_at_the_start(opening: str) -> None:
    assert lacunae(f"{opening}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "end",
    [
        "They said that the next round of the talks would be held in",
        "They said that the next round of the talks, which both ports want,",
        "They left the port [...]",
        "They left the port ...",
        "They left the port (more)",
    ],
)
def test_truncated(end: str) -> None:
    text = f"{BODY}\n\n{end}\n"
    assert lacunae(text) == [("truncated", len(text) - 1)]


@pytest.mark.parametrize(
    "end",
    [
        "They left.",
        "“They left,” he said, “at noon.”",
        "Jane Roe",
        "a@example.org",
        "Ten Ways to Cook the Cod of the North",
    ],
)
def test_not_truncated(end: str) -> None:
    assert lacunae(f"{BODY}\n\n{end}\n") == []


def test_zero_width() -> None:
    document = from_text("He said the ports would talk again [...]")
    assert {(lacuna.end - lacuna.start, lacuna.text) for lacuna in document.lacunae} == {(0, "")}
    assert [lacuna.kind for lacuna in document.lacunae] == ["opens_mid_story", "no_date", "truncated"]
