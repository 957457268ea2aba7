"""One possible attribution, and what every construction asks of a cue: who performs it, whom it addresses."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.annotate.attribution.insertions import source_before_insertion
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.quotations import Quotation
from verbale.annotate.grammar.syntax import (
    agent,
    children,
    clause_subject,
    is_passive,
    phrase,
    subject,
    trimmed,
    verb_group,
)
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.cues import speech_words

__all__ = ["LONGEST", "Candidate", "addressees_of", "own_tokens", "source_of", "told_in", "trailing"]

LONGEST = 600
"""A content of more tokens is no sentence but a list or a run-on; it is not read, so that the work stays bounded."""
RELATIVES = frozenset({"who", "which", "that"})
TRAILING = frozenset({"because", "although", "though", "since", "unless", "whereas", "so"})


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible attribution; `head` is the cue's main token, `construction` names the function that found it."""

    head: Token
    construction: str
    source: list[TokenSpan]
    cue: list[TokenSpan]
    content: list[TokenSpan]
    subject: Token | None = None
    quotes: list[Quotation] = field(default_factory=list)
    addressees: list[TokenSpan] = field(default_factory=list)
    particle: str = ""
    score: float = 0.0

    @property
    def key(self) -> str:
        """The cue's lemma, with its preposition where one belongs to it ("call_for")."""
        lemma = self.head.lemma_.lower()
        particle = next((child.lower_ for child in children_of(self.head) if child.dep_ == "prt"), "") or self.particle
        return f"{lemma}_{particle}" if particle else lemma


def source_of(verb: Token) -> tuple[Token | None, list[TokenSpan]]:
    """The one who performs the verb, as a token and as a noun phrase."""
    if is_passive(verb):
        by = agent(verb)
        span = phrase(by) if by is not None else None
        return by, [span] if span else []
    if (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(child.dep_ in {"aux", "auxpass"} for child in children_of(verb))
    ):
        return None, []  # "Asked whether ..., she said": a passive participle, done by somebody else
    own = clause_subject(verb)
    if own is None and verb.dep_ == "relcl":
        own = next((t for t in verb.lefts if t.lower_ in RELATIVES), None)
    if own is None or own.dep_ == "expl":
        parted = source_before_insertion(verb) if own is None else []
        return (verb.doc[parted[0][1] - 1] if parted else own), parted
    span = phrase(own, before=verb.i, after=verb.i)
    if own.i < verb.i and span and span[1] > verb.i:
        span = trimmed(verb.doc, span[0], verb.i)
    if own.dep_ not in {"nsubj", "nsubjpass"} and own.head is not verb:
        span = trimmed(verb.doc, own.left_edge.i, own.i + 1)
    while span and span[0] < own.i and verb.doc[span[0]].ent_type_ in {"DATE", "TIME"} and span[1] - span[0] > 1:
        span = trimmed(verb.doc, span[0] + 1, span[1])
    return own, [span] if span else []


def told_in(verb: Token) -> Token:
    """The verb of one who goes on to say something, which has its tense: "she *went* on to claim that ..."."""
    goes_on = verb.dep_ in {"xcomp", "advcl"} and 0 < verb.i - verb.head.i < 5
    return verb.head if goes_on and verb.head.lemma_.lower() in speech_words("going_on") else verb


def addressees_of(verb: Token) -> list[TokenSpan]:
    """Whom the words go to: dative object, object of "tell", "to ..." and "with ..." phrases are left to the caller."""
    found = []
    for child in children_of(verb):
        target = None
        if child.dep_ == "dative":
            target = child if child.pos_ != "ADP" else next(children(child, "pobj"), None)
        elif child.dep_ == "prep" and child.lower_ == "to":
            target = next(children(child, "pobj"), None)
        if target is not None and (span := phrase(target, after=verb.i)):
            found.append(span)
    return found


def own_tokens(verb: Token, source: list[TokenSpan]) -> set[int]:
    """The verb's own words: its group and source, and its subtree parts that are not complements."""
    start, end = verb_group(verb)
    own = set(range(start, end))
    for first, last in source:
        own.update(range(first, last))
    return own


def trailing(verb: Token) -> set[int]:
    """What goes on after a cue in the middle: "..., he said, because ...", "..., he said, but they had ..."."""
    tokens: set[int] = set()
    for child in children_of(verb):
        if child.i <= verb.i:
            continue
        marked = child.dep_ == "advcl" and any(m.lower_ in TRAILING for m in children(child, "mark"))
        joined = child.dep_ == "conj" and subject(child) is not None and child.pos_ in {"VERB", "AUX"}
        if marked or joined:
            tokens.update(t.i for t in subtree_of(child))
            if joined:
                tokens.update(t.i for t in children(verb, "cc") if t.i > verb.i)
    return tokens
