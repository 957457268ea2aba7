from __future__ import annotations

import pytest

from verbale.ingest import from_text
from verbale.ingest.provenance import host_of

BODY = "The envoys met. Roe told an Associated Press reporter that nets were on the list, and Reuters heard it too."


def chain(text: str, url: str | None = None) -> list[tuple[str, str]]:
    return [(link.role, link.name) for link in from_text(text, url=url).provenance]


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("AFP (Tehran) in The Daily Star", [("agency", "AFP"), ("publisher", "The Daily Star")]),
        ("Reuters (Baghdad) on Iran Focus", [("agency", "Reuters"), ("portal", "Iran Focus")]),
        ("Associated Press in The Harbour Times", [("agency", "Associated Press"), ("publisher", "The Harbour Times")]),
        ("The Associated Press", [("agency", "Associated Press")]),
        ("Hill Blue (Associated Press late lead)", [("agency", "Associated Press"), ("publisher", "Hill Blue")]),
        ("HBC News with Agence France-Presse", [("agency", "AFP"), ("publisher", "HBC News")]),
        ("The Harbour Times (syndicated report)", [("publisher", "The Harbour Times (syndicated report)")]),
        ("The Harbour Times", [("publisher", "The Harbour Times")]),
    ],
)
def test_publisher_line(publisher: str, expected: list[tuple[str, str]]) -> None:
    assert chain(f"Publisher: {publisher}\n\n{BODY}") == expected


def test_evidence_stands_in_the_text() -> None:
    document = from_text(
        f"Publisher: AFP (Tehran) in The Daily Star\n\nNORTHPORT (AP) - {BODY}\n\nSource : news.example.com"
    )
    words = [link.evidence.text for link in document.provenance if link.evidence]
    assert words == ["AFP", "AP", "The Daily Star", "news.example.com"]
    for link in document.provenance:
        assert link.evidence is not None
        assert document.span(link.evidence.start, link.evidence.end) == link.evidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"NORTHPORT (AP) - {BODY}", [("agency", "Associated Press")]),
        (f"NORTHPORT (HBC) - {BODY}", [("publisher", "HBC")]),
        (f"Nets\nBy Jane Roe, Reuters\n\n{BODY}", [("agency", "Reuters")]),
        (f"{BODY}\n\nSource : news.example.com", [("portal", "news.example.com")]),
        (f"{BODY}\n\nSource: https://www.example.com/a.html", [("portal", "www.example.com".removeprefix("www."))]),
        (f"{BODY}\n\nSource: Xinhua", [("agency", "Xinhua")]),
        (f"{BODY}\n\nSource: The Harbour Times", [("publisher", "The Harbour Times")]),
        (f"{BODY}\n\nSource: Harbour Board.\n\nThe figures are old, an aide said.", []),
        (BODY, []),
    ],
)
def test_other_evidence(text: str, expected: list[tuple[str, str]]) -> None:
    assert chain(text) == expected


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        (BODY, "https://www.example.org/a", [("publisher", "example.org")]),
        (f"{BODY}\n\nSource : news.example.com", "http://notes.example.org/a",
         [("portal", "news.example.com"), ("repost", "notes.example.org")]),
        (f"NORTHPORT (Reuters) - {BODY}", "https://www.reuters.com/a", [("agency", "Reuters")]),
        (f"NORTHPORT (Reuters) - {BODY}", "https://example.org/a", [("agency", "Reuters"), ("publisher", "example.org")]),
        (f"Publisher: The Harbour Times\n\n{BODY}", "https://harbourtimes.example/a", [("publisher", "The Harbour Times")]),
        (BODY, "http://[broken", []),
    ],
)  # fmt: skip
def test_address(text: str, url: str, expected: list[tuple[str, str]]) -> None:
    assert chain(text, url) == expected


@pytest.mark.parametrize(("url", "host"), [("example.org/a", "example.org"), ("", None), (None, None), ("a b", None)])
def test_host(url: str | None, host: str | None) -> None:
    assert host_of(url) == host
