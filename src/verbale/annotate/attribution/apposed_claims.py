"""Claims set behind a clause and answered there: "Chad had armed them, *a charge that Niger denies*"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import children
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.cues import cue_forces

__all__ = ["settle_apposed_claims"]

REACH: Final = 8
"""Tokens between the article of the claim and the subject of the verb that answers it."""
BREAKS: Final = frozenset({",", "-", "--", "\u2013", "\u2014"})
RELATIVE: Final = frozenset({"that", "which"})


def settle_apposed_claims(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with whoever answers a claim as the source, and the claim as what is answered and not made."""
    kept = []
    claims: dict[int, Candidate] = {}
    for candidate in candidates:
        answered = _answered(candidate.head)
        if answered is not None:
            claim, source = answered
            claims[claim[1] - 1] = candidate
            candidate.source = [source]
            behind = [span for span in candidate.content if span[0] > candidate.head.i]
            called = any(True for _ in children(candidate.head, "oprd"))
            candidate.content = behind if called and behind else [claim, *behind]
    for candidate in candidates:
        answer = claims.get(candidate.head.i)
        if answer is None or candidate.source != answer.source:
            kept.append(candidate)
    return kept


def _answered(verb: Token) -> tuple[TokenSpan, TokenSpan] | None:
    """The claim before a verb's subject, and the subject; None where the verb answers no claim."""
    doc = verb.doc
    own = next((child for child in reversed(list(children(verb, "nsubj"))) if child.i < verb.i), None)
    if verb.pos_ != "VERB" or own is None:
        return None
    for article in range(own.i - 1, max(own.sent.start, own.i - REACH), -1):
        if doc[article].lower_ in ("a", "an") and doc[article - 1].text in BREAKS:
            break
    else:
        return None
    noun = next((token for token in doc[article + 1 : own.i] if token.pos_ == "NOUN"), None)
    if noun is None or noun.tag_ != "NN" or not _is_claim(noun):
        return None
    start = noun.i + 1 + (doc[noun.i + 1].lower_ in RELATIVE)
    between = doc[noun.i + 1 : verb.i]
    if start > own.i or any(token.is_punct or token.pos_ in ("VERB", "ADP") for token in between):
        return None
    return (article, noun.i + 1), (start, own.i + 1)


def _is_claim(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in cue_forces() or lemma in document_nouns()
