"""What spaCy says of the tokens of a Doc as lists, made once: to ask each token anew takes five times as long."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from verbale.annotate.drafts import draft_of

__all__ = ["Columns", "columns_of", "sentence_numbers", "tokens_of", "tokens_with"]


@dataclass(frozen=True, slots=True)
class Columns:
    """An entry a token in each; `lemma` as spaCy gives it, `lower` the text in lower case."""

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]


def columns_of(doc: Doc) -> Columns:
    """The columns of a Doc that has been through spaCy's own components; nobody changes them."""
    draft = draft_of(doc)
    if draft.columns is None:
        tokens = list(doc)
        draft.columns = Columns(
            [token.text for token in tokens],
            [token.lower_ for token in tokens],
            [token.lemma_ for token in tokens],
            [token.pos_ for token in tokens],
            [token.tag_ for token in tokens],
        )
    return draft.columns


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence."""
    return [number for number, sentence in enumerate(doc.sents) for _ in range(len(sentence))]


def tokens_with(doc: Doc, column: Sequence[str], wanted: Container[str]) -> list[Token]:
    """The tokens with a wanted entry in a column of the Doc."""
    return [doc[index] for index, entry in enumerate(column) if entry in wanted]


def tokens_of(span: Span, lemmas: Container[str]) -> list[Token]:
    """The tokens of a span with one of the lemmas, in lower case."""
    doc = span.doc
    column = columns_of(doc).lemma[span.start : span.end]
    return [doc[index] for index, lemma in enumerate(column, span.start) if lemma.lower() in lemmas]
