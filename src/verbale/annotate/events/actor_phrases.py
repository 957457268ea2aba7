"""The noun phrases that name actors: which words they take in, and the two nationalities in one of them."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import MentionDraft, TokenSpan
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.who import demonyms

__all__ = ["BEFORE", "STATE_LABELS", "ends_longer_name", "phrase_of", "sides"]

STATE_LABELS: Final = frozenset({"GPE", "NORP"})
BEFORE: Final = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
KEPT_BEFORE: Final = BEFORE | {"det", "predet", "quantmod", "advmod", "case", "punct"}
SHORT_OF_PHRASE: Final = 6
DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})


def phrase_of(token: Token) -> TokenSpan:
    """The words that name the actor: the noun with what stands before it and a short of-phrase, no clauses."""
    if token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i:
        return _modifier_span(token)
    start = token.i
    for child in token.lefts:
        if child.dep_ in KEPT_BEFORE and child.dep_ != "punct" and not _dashed(child, token):
            start = min(start, child.left_edge.i)
    end = token.i + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.right_edge.i - child.i < SHORT_OF_PHRASE:
            end = max(end, child.right_edge.i + 1)
            break
        if child.dep_ in ("flat", "compound", "nummod") and child.i == end:
            end = child.i + 1
    while start < end - 1 and (token.doc[start].is_punct or token.doc[start].is_space):
        start += 1
    return (start, end)


def _dashed(before: Token, token: Token) -> bool:
    """Whether a dash parts a word from what follows: "the two states - Kenya and Uganda - signed"."""
    return any(token.doc[i].text in DASHES and token.doc[i].whitespace_ for i in range(before.i + 1, token.i))


def _modifier_span(token: Token) -> TokenSpan:
    head = token.head
    start = token.left_edge.i
    for child in head.lefts:
        if child.i < token.i and child.dep_ in ("compound", "nmod", "amod") and child.text[:1].isupper():
            start = min(start, child.left_edge.i)
    words = range(start, token.i)
    if any(token.doc[i].is_punct and (token.doc[i].whitespace_ or token.doc[i].text != "-") for i in words):
        start = token.left_edge.i
    return (start, token.i + 1)


def sides(token: Token) -> list[Token]:
    """Two nationalities joined before one plural noun: "the Greek and Turkish leaders"."""
    if token.tag_ not in ("NNS", "NNPS"):
        return []
    for child in children_of(token):
        if child.dep_ in BEFORE and (child.text in demonyms() or child.ent_type_ in STATE_LABELS):
            found = [child, *(c for c in child.conjuncts if c.text in demonyms() or c.ent_type_ in STATE_LABELS)]
            if len(found) < 2:
                found = [
                    c
                    for c in children_of(token)
                    if c.dep_ in BEFORE and (c.text in demonyms() or c.ent_type_ in STATE_LABELS)
                ]
            if len(found) > 1:
                return sorted(found, key=lambda part: part.i)
    for child in children_of(token):
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for noun in children_of(child):
                if noun.dep_ == "pobj" and noun.ent_type_ in STATE_LABELS and noun.conjuncts:
                    return [noun, *(other for other in noun.conjuncts if other.ent_type_ in STATE_LABELS)]
    return []


def ends_longer_name(token: Token, mention: MentionDraft) -> bool:
    """Whether a capital is only the end of some other name ("Dynamo X", "Bank of X" as one entity)."""
    if mention.start != token.i or token.i == 0:
        return False
    if token.ent_type_ == "ORG" and token.ent_iob_ == "I":
        return True
    before = token.nbor(-1)
    return before.dep_ == "compound" and before.head.i == token.i and before.pos_ == "PROPN"
