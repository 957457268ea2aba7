"""What anybody of a kind does, and nobody in particular: "A monitor counts; he does not say why"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.cues import cue_forces
from verbale.lexicon.who import demonyms

__all__ = ["is_generic"]

INDEFINITE: Final = frozenset({"a", "an", "any", "every"})
PRONOUNS: Final = frozenset({"he", "she", "it"})
HABITUAL: Final = frozenset({"if", "when", "whenever"})
PRESENT: Final = frozenset({"VBZ", "VBP"})
DO: Final = frozenset({"do", "does"})


def is_generic(verb: Token) -> bool:
    """Whether a verb in the present tense is said of anybody: of the "he" of an indefinite subject in the clause before
    ("An envoy listens, and *she does not answer*"), or on every occasion ("If a truck hits a mine, both *blame*")."""
    if not _is_present(verb):
        return False
    if any(_is_habit(clause) and _is_of_anybody(clause, verb.i) for clause in children_of(verb) if clause.i < verb.i):
        return True
    subject = _subject(verb)
    if subject is None or subject.lower_ not in PRONOUNS:
        return False
    before = verb.head if verb.dep_ in ("conj", "parataxis", "ccomp") and verb.head.i < verb.i else None
    before = before or next(
        (c for c in children_of(verb) if c.dep_ in ("ccomp", "parataxis") and c.i < subject.i), None
    )
    return before is not None and before.lemma_.lower() not in cue_forces() and _is_of_anybody(before, verb.i)


def _is_habit(clause: Token) -> bool:
    """Whether a clause says on what occasions: "whenever a shell lands"."""
    opened = any(child.lower_ in HABITUAL and child.dep_ in ("mark", "advmod") for child in clause.lefts)
    return clause.dep_ == "advcl" and opened


def _is_of_anybody(verb: Token, end: int) -> bool:
    """Whether a clause in the present tense has an indefinite subject, and names no nation or time before `end`."""
    subject = _subject(verb)
    if not _is_present(verb) or subject is None or subject.tag_ != "NN":
        return False
    if not any(child.dep_ == "det" and child.lower_ in INDEFINITE for child in subject.lefts):
        return False
    clause = (token for token in subtree_of(verb) if token.i < end)
    return not any(token.ent_type_ or token.tag_.startswith("NNP") or token.text in demonyms() for token in clause)


def _is_present(verb: Token) -> bool:
    """Whether the verb has the simple present: "says", "does not say"."""
    helped = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if not helped:
        return verb.tag_ in PRESENT
    return verb.tag_ == "VB" and all(child.lower_ in DO for child in helped)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
