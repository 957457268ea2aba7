"""Quotation marks: pairing, odd counts, paragraphs that re-open a quotation."""

from __future__ import annotations

import pytest
from spacy.language import Language

from verbale.annotate.grammar.quotations import find_quotations


def quoted(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    return [doc[quotation.start : quotation.end].text for quotation in find_quotations(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will go," she said.', ['"We will go,"']),
        ("“We will go,” she said.", ["“We will go,”"]),
        ("''We will go now,'' she said.", ["''We will go now,''"]),
        ("'We shall carry on with the patrols,' the minister said.", ["'We shall carry on with the patrols,'"]),
        ("The farmers' union and the miners' league met.", []),
        ('He called it a "sham" and a "trick".', ['"sham"', '"trick"']),
        ('"We will go," she said, "and soon."', ['"We will go,"', '"and soon."']),
        ("He stood 6'2\" tall at the border post.", []),
    ],
)
def test_marks_are_paired(nlp: Language, text: str, expected: list[str]) -> None:
    assert quoted(nlp, text) == expected


def test_a_lost_mark_spoils_its_own_paragraph_only(nlp: Language) -> None:
    text = 'The envoy said "no and left.\n\n"We will come back," the guard said.'
    assert '"We will come back,"' in quoted(nlp, text)


def test_a_reopened_quotation_continues(nlp: Language) -> None:
    doc = nlp('"The bridge stays closed.\n\n"It will open in spring," the mayor said.')
    first, second = find_quotations(doc)
    assert (first.closed, second.continues) == (False, True)


def test_a_fragment_is_no_utterance(nlp: Language) -> None:
    doc = nlp('The general called the truce "fragile" on Tuesday. "We must not lose it this time," he said.')
    assert [quotation.utterance for quotation in find_quotations(doc)] == [False, True]


@pytest.mark.parametrize("text", ["", '"', '"""', "“", "”“", "''", "‘’", '" " "', "\n\n\"\n\n'"])
def test_stray_marks_do_no_harm(nlp: Language, text: str) -> None:
    assert isinstance(find_quotations(nlp(text)), list)
