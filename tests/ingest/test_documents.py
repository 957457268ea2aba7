from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale.ingest
from verbale.errors import VerbaleError
from verbale.ingest import from_bytes, from_html, from_text, masked
from verbale.model import Document, Reading

PIECES = [
    "\n", "\n\n", "\r\n", "\r", "\u2029", "\ufeff", " ", "\t", "Title: ", "Date: 2012-03-06", "Q: ", "A: ", "MR. ROE: ",
    "Publisher: AFP (Oslo) in ", "NORTHPORT, May 28 (AP) - ", "By Jane Roe", "Source : news.example.com", "0 comments:",
    "Post a Comment", "The envoys met and talked of nets. ", "He said so ", "“We left,” ", "the envoys’ ", "[...]",
    "Related articles", "Joint Statement of Arlia and Borlia", "😀", "\x00", "سفیر", "(", ")", "—", "'", '"',
]  # fmt: skip
layouts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=30).map("".join)


def check(document: Document) -> None:
    text = document.text
    spans = [*document.parts, *document.boilerplate, *document.lacunae, *document.anomalies]
    spans += [link.evidence for link in document.provenance if link.evidence]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text
    hidden = masked(document)
    assert len(hidden) == len(text)
    assert not set(hidden) & set("\r\t\ufeff\u2029\u00a0")
    for span in document.boilerplate:
        assert hidden[span.start : span.end].isspace()
    assert Reading.from_dict(Reading(document).to_dict()).document == document


def read(reader: Callable[..., Document], source: str | bytes) -> Document | None:
    try:
        return reader(source)
    except VerbaleError as error:
        message = str(error)
        assert message.endswith(".")
        assert "\n" not in message
        return None


@given(layouts)
@settings(max_examples=300, deadline=None)
def test_any_layout(text: str) -> None:
    document = read(from_text, text)
    if document:
        assert document.text == text
        check(document)
        assert from_text(text) == document


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    document = read(from_text, text)
    if document:
        assert document.text == text
        check(document)


@given(st.binary(max_size=200) | layouts.map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=200, deadline=None)
def test_any_bytes(raw: bytes) -> None:
    document = read(from_bytes, raw)
    if document:
        check(document)


TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "<br>",
    "<article>",
    "<table>",
    "<td>",
    "<!--",
    "<script>",
    "<h1>",
    "<meta",
    "charset=",
    "&lt;",
    "<",
    ">",
]
tags = st.sampled_from(TAGS)


@given(st.lists(tags | layouts, max_size=20).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_page(source: str) -> None:
    document = read(from_html, f"<html><body>{source}")
    if document:
        check(document)


def test_public_names() -> None:
    assert verbale.ingest.__all__ == ["Limits", "from_bytes", "from_html", "from_text", "masked"]
    assert all(hasattr(verbale.ingest, name) for name in verbale.ingest.__all__)


@pytest.mark.parametrize(
    "text", ["a", "—", "😀" * 50, "“" * 99, "a\x0bb\x1c", "\x85x", ("word " * 10_000).strip(), "\n" * 500 + "a"]
)
def test_odd_texts(text: str) -> None:
    document = read(from_text, text)
    assert document is not None
    check(document)
