"""Sentences, stems and durations of a text."""

from __future__ import annotations

import pytest

from verbale.assemble.counted import counts
from verbale.assemble.wording import likeness, sentences, stems
from verbale.lexicon.transliteration import same_sound


def test_sentences_end_where_a_reader_ends_them():
    text = 'Mr. Smith met the U.S. envoy. "No," he said. They left at 4 p.m. on Monday.\n\nA heading\n\nMore.'
    assert len(sentences(text)) == 5


@pytest.mark.parametrize(
    ("one", "other"), [("arming militias", "arms the militia"), ("They agreed", "agrees"), ("proposals", "proposal")]
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stems(one) == stems(other)


def test_likeness_is_of_sets():
    assert likeness(("a", "a", "b"), ("b", "a")) == 1


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("more than two weeks after", 14, float("inf")),
        ("over three days after", 3, float("inf")),
        ("less than a month after", 0, 32),
        ("two weeks after", 10.5, 17.5),
        ("In the two months or so since", 45, 75),
        ("at least ten days since", 10, float("inf")),
    ],
)
def test_counted_durations(words, least, most):
    ((found_least, found_most, *_),) = counts(f"They met {words} the agreement.")
    assert (found_least, found_most) == (least, most)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Qomi", "Ghomi", True),
        ("Hoshyar", "Hoshiyar", True),
        ("Mohammed", "Muhammad", True),
        ("Hossein", "Hussein", True),
        ("Hassan", "Hussein", False),
        ("Mahmoud", "Mohammed", False),
        ("Karimi", "Karami", False),
        ("Rice", "Price", False),
        ("Salem", "Salam", False),
    ],
)
def test_spellings_of_names(one, other, same):
    assert same_sound(one, other) is same
