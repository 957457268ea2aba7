from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from verbale.annotate.grammar.paragraphs import LONG_STRETCH, LONGEST_SENTENCE, set_paragraph_starts


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def starts(blank: Language, text: str) -> list[int]:
    return [token.i for token in set_paragraph_starts(blank(text)) if token.is_sent_start]


def test_each_paragraph_starts_a_sentence(blank: Language) -> None:
    assert starts(blank, "The envoy left.\n\nThe minister stayed.") == [0, 5]


def test_a_run_on_is_cut(blank: Language) -> None:
    assert starts(blank, "word " * (2 * LONGEST_SENTENCE + 10)) == [0, LONGEST_SENTENCE, 2 * LONGEST_SENTENCE]


def test_a_long_paragraph_is_cut_at_a_full_stop_only(blank: Language) -> None:
    found = starts(blank, "The envoy left. " * 200)
    assert len(found) > 1
    assert all(start % 4 == 0 for start in found)
    assert found[1] >= LONG_STRETCH


def test_an_ordinary_paragraph_is_the_parsers(blank: Language) -> None:
    assert starts(blank, "The envoy left. " * 20) == [0]
