from __future__ import annotations

import pytest

from verbale.errors import NoText
from verbale.ingest import from_text, masked
from verbale.ingest.metadata import metadata_parts

BODY = "The envoys met in the harbour office and talked about nets."


def keys(text: str) -> list[str | None]:
    return [part.key for part in metadata_parts(text)]


def test_header_lines_are_parts_with_key_and_value() -> None:
    text = f"Publisher: The Harbour Times\nTitle: Nets: a quarrel\nEdition: late\nNote:\n\n{BODY}"
    document = from_text(text)
    parts = [part for part in document.parts if part.kind == "metadata"]
    assert [(part.key, part.value) for part in parts] == [
        ("publisher", "The Harbour Times"),
        ("title", "Nets: a quarrel"),
        ("edition", "late"),
        ("note", ""),
    ]
    assert document.title == "Nets: a quarrel"
    assert masked(document).strip() == BODY


def test_header_is_counted_by_the_offsets() -> None:
    text = f"\ufeffTitle: Nets\r\nDate: 2012-03-06\r\n\r\n{BODY}"
    document = from_text(text)
    assert document.text == text
    assert all(text[part.start : part.end] == part.text for part in document.parts)
    assert masked(document).index("The envoys") == text.index("The envoys")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Title: Nets\n\n{BODY}", ["title"]),
        (f"Desk: world\nStory: nets\n\n{BODY}", ["desk", "story"]),
        (f"Title: Nets\nDate: 2012-03-06\n{BODY}", ["title", "date"]),
        (f"Roe: no talks this year\n\n{BODY}", []),
        (f"Newspaper: envoy met smugglers\n\n{BODY}", []),
        (f"Q: Did they meet?\nA: They did.\n\n{BODY}", []),
        (f"Roe: We met.\nPoe: We talked.\n\n{BODY}", []),
        (f"MR. ROE: welcome\nMS. POE: thanks\n\n{BODY}", []),
        (f"Title: Nets\n{BODY}\n\n{BODY}", []),
        (f"{BODY}\n\nTitle: Nets\nDate: 2012-03-06\n\n{BODY}", []),
        (BODY, []),
        ("", []),
    ],
)
def test_what_is_a_header(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_header_without_a_report_is_refused() -> None:
    with pytest.raises(NoText, match="only header lines"):
        from_text("Title: Nets\nDate: 2012-03-06\n\n\n")


def test_url_of_the_header() -> None:
    assert from_text(f"Url: https://example.org/a\n\n{BODY}").url == "https://example.org/a"
