"""Occasions of statements: kind, place, outlet, what they followed."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.drafts import OccasionDraft, draft_of
from verbale.annotate.occasions.occasions import verbale_occasions
from verbale.annotate.pipeline import build


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def occasion(reader: Language, text: str) -> tuple[Doc, OccasionDraft | None]:
    doc = reader(text)
    statements = [statement for statement in draft_of(doc).statements if statement.parent is None]
    return doc, statements[0].occasion


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The envoy said at a news conference that the dam was safe.", "press_conference"),
        ("The dam was safe, the envoy told a briefing in Lima.", "press_conference"),
        ("The dam was safe, the ministry said in a statement.", "written_statement"),
        ('"The dam is safe," the envoy wrote in a letter.', "written_statement"),
        ("The envoy said in an interview with Reuters that the dam was safe.", "interview"),
        ("The dam was safe, the envoy told Reuters.", "interview"),
        ("The envoy said on state television that the dam was safe.", "broadcast"),
        ("The president said in a speech that the dam was safe.", "speech"),
        ("In a conference call, the envoy said the dam was safe.", "call"),
        ("During the talks, the envoy said the dam was safe.", "session"),
    ],
)
def test_kind(reader: Language, text: str, kind: str) -> None:
    found = occasion(reader, text)[1]
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Speaking in Lima, Foreign Minister Rosa Quispe said the dam was safe.", "Lima"),
        ('"The dam is safe," she said in Oslo.', "Oslo"),
        ("The dam was safe, the envoy told reporters in Lima.", "Lima"),
        ("At his own news conference in the Norwegian Embassy, the envoy said the dam was safe.", "Norwegian Embassy"),
    ],
)
def test_place(reader: Language, text: str, place: str) -> None:
    found = occasion(reader, text)[1]
    assert found is not None
    assert found.place is not None
    assert found.place.name == place


def test_a_reporters_outlet_and_what_the_interview_followed(reader: Language) -> None:
    text = '"It is safe," the envoy told a Reuters reporter after his news conference at the Norwegian Embassy.'
    doc, found = occasion(reader, text)
    assert found is not None
    assert found.kind == "interview"
    assert found.outlet is not None
    assert found.after is not None
    assert found.place is not None
    assert doc[found.outlet[0] : found.outlet[1]].text == "Reuters"
    assert doc[found.after[0] : found.after[1]].text == "his news conference at the Norwegian Embassy"
    assert found.place.name == "Norwegian Embassy"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said the talks in Lima had failed.",
        "The envoy told the Peruvians that the dam was safe.",
        "The envoy said on Monday that the dam was safe.",
        "According to the agency, the dam is safe.",
    ],
)
def test_no_occasion_is_told(reader: Language, text: str) -> None:
    assert occasion(reader, text)[1] is None


@pytest.mark.parametrize("text", ["", "\n", "said in", "🕊", '"'])
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert verbale_occasions(nlp(text)).text == text
