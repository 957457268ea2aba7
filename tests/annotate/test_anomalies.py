"""Improbable source text: what is marked, and what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from verbale.annotate.anomalies import verbale_anomalies
from verbale.annotate.drafts import draft_of
from verbale.annotate.pipeline import build
from verbale.model import Document, Moment


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def anomalies(reader: Language, text: str, published: str | None = None) -> list[str]:
    doc = reader.make_doc(text)
    if published is not None:
        moment = Moment(published, published, "day", published, "given")
        draft_of(doc).document = Document("d", text, "", "", "test", published=moment)
    doc = reader(doc)
    return [doc[found.span[0] : found.span[1]].text for found in draft_of(doc).anomalies]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Three Syrians in Turkish custody in Syria were freed.", "in Syria"),
        ("The envoy came on Monday, May 29, 2007.", "Monday, May 29, 2007"),
        ('"The aim of the talks were peace and peace only," he said.', "The aim of the talks were"),
        ('"The reasons for this was not clear," she said.', "The reasons for this was"),
    ],
)
def test_it_is_marked(reader: Language, text: str, marked: str) -> None:
    assert anomalies(reader, text) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Three Syrians in Turkish custody in Turkey were freed.",
        "Three Syrians in Turkish custody in Syria were freed. Turkish troops in Syria shelled a ridge.",
        "The envoy came on Tuesday, May 29, 2007.",
        "The envoy came on Monday and left on May 29.",
        '"If the aim of the talks were peace, we would go," he said.',
        '"The government were not told," she said.',
        '"The news was bad," she said.',
        "The aim of the talks were peace.",
    ],
)
def test_it_is_left_alone(reader: Language, text: str) -> None:
    assert anomalies(reader, text) == []


def test_a_weekday_without_a_year_is_tried_near_the_publication(reader: Language) -> None:
    assert anomalies(reader, "He came on Monday, March 6.", "2008-03-09") == ["Monday, March 6"]
    assert anomalies(reader, "He came on Thursday, March 6.", "2008-03-09") == []
    assert anomalies(reader, "He came on Monday, March 6.") == []


@pytest.mark.parametrize("text", ["", "\n", "Monday,", "custody in", "Monday, February 30, 2007", "Monday, ٣ May"])
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert draft_of(verbale_anomalies(nlp(text))).anomalies == []
