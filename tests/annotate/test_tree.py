"""The tree and the columns of a Doc are what spaCy says of its tokens."""

import pytest

import verbale
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.tree import children_of, subtree_of

TEXT = """The envoy, who had come late, told reporters that "nothing was agreed" and that talks would go on.

According to the ministry, what the two sides want most is a ceasefire, not a list of old charges."""


@pytest.fixture(scope="module")
def doc():
    return verbale.load()._nlp(TEXT)


def test_children_are_those_of_spacy(doc):
    assert [list(children_of(token)) for token in doc] == [list(token.children) for token in doc]


def test_subtrees_are_those_of_spacy(doc):
    assert [list(subtree_of(token)) for token in doc] == [list(token.subtree) for token in doc]


@pytest.mark.parametrize(
    ("column", "attribute"),
    [("text", "text"), ("lower", "lower_"), ("lemma", "lemma_"), ("pos", "pos_"), ("tag", "tag_")],
)
def test_columns_have_an_entry_a_token(doc, column, attribute):
    assert getattr(columns_of(doc), column) == [getattr(token, attribute) for token in doc]


def test_they_are_made_once(doc):
    assert columns_of(doc) is columns_of(doc)
    assert children_of(doc[2]) is children_of(doc[2])


def test_tokens_with_an_entry(doc):
    assert [token.text for token in tokens_with(doc, columns_of(doc).lower, {"talks", "ceasefire"})] == [
        "talks",
        "ceasefire",
    ]
