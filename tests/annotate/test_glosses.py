"""The reporter's own reading: which phrases are one, and which statement they read."""

from __future__ import annotations

import pytest
from spacy.language import Language

from verbale.annotate.drafts import draft_of
from verbale.annotate.glosses import verbale_glosses
from verbale.annotate.pipeline import build


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def glosses(reader: Language, text: str) -> list[str]:
    doc = reader(text)
    return [doc[gloss.evidence[0] : gloss.evidence[1]].text for gloss in draft_of(doc).glosses]


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("No neighbour would be attacked, he said, a clear reference to Chad.", "a clear reference to Chad"),
        ("He spoke of old friends in an apparent rebuke to Peru.", "in an apparent rebuke to Peru"),
        ("The army shelled the ridge in what appeared to be an answer.", "in what appeared to be an answer"),
        ("The visit is a small sign that Oslo wants peace.", "a small sign that Oslo wants peace"),
        ("The recall was widely seen as a snub.", "widely seen as a snub"),
        ('"They know the price," he said, apparently referring to Mali.', "apparently referring to Mali"),
        ('He spoke of "old friends", apparently meaning the rebels.', "apparently meaning the rebels"),
        ("The guards were gone by noon, indicating that the siege was over.", "indicating that the siege was over"),
        ('"The road is long," the envoy said, suggesting that no deal was near.', "suggesting that no deal was near"),
        ("The envoy spoke of spring, hinting at a thaw.", "hinting at a thaw"),
        ("The council put off the vote, effectively ending the term.", "effectively ending the term"),
        ("The army left the town, all but ending the siege.", "all but ending the siege"),
        (
            "The general freed the clerks, his clearest hint yet of an amnesty.",
            "his clearest hint yet of an amnesty",
        ),
        ('He told them to "look at the map", an apparent dig at Chad.', "an apparent dig at Chad"),
        ("Oslo withdrew its clerk in what looked like a rebuke.", "in what looked like a rebuke"),
    ],
)
def test_the_phrase_is_found(reader: Language, text: str, gloss: str) -> None:
    assert glosses(reader, text) == [gloss]


@pytest.mark.parametrize(
    "text",
    [
        '"It is a clear reference to our dam," the minister said.',
        "The minister said the visit was a sign that peace was near.",
        "There is no sign that the siege will end.",
        "He carried a sign that read peace.",
        "The library holds a reference book.",
        "The trader, referring to the invoice, said that two boxes were missing.",
        "The envoy asked for a delay, suggesting that the ministers meet in May.",
        "The engineer stopped the pump, indicating the valve with his torch.",
        "The general said that the army had left, effectively ending the siege.",
    ],
)
def test_what_is_no_gloss(reader: Language, text: str) -> None:
    assert glosses(reader, text) == []


def test_it_reads_the_statement_it_is_appended_to(reader: Language) -> None:
    doc = reader("The general said no town would be a base for raids on a neighbour, a clear reference to Chad.")
    (gloss,) = draft_of(doc).glosses
    assert gloss.of is draft_of(doc).statements[0]


def test_a_reading_of_an_event_reads_no_statement(reader: Language) -> None:
    (gloss,) = draft_of(reader("The handshake was a small sign that Lima wants a thaw.")).glosses
    assert gloss.of is None


@pytest.mark.parametrize("text", ["", "\n", "sign", "reference to", "🕊", '"'])
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert draft_of(verbale_glosses(nlp(text))).glosses == []
