"""What is only supposed or asked: clauses, direct questions, and main clauses that hold on a condition."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.tense import governing_verb
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.gatherings import meeting_words

__all__ = ["asked_tokens", "is_conditional", "is_unreal"]

SUPPOSING: Final = frozenset({"if", "unless", "lest", "whether"})
INVERTED: Final = frozenset({"had", "were", "should"})
CONDITIONS: Final = frozenset({"if", "unless", "provided", "when", "once"})
QUOTES: Final = frozenset({'"', "\u201c", "\u201d", "''", "``"})
CLIMB_LIMIT: Final = 12


def is_unreal(token: Token) -> bool:
    """Whether the token stands in a clause that is only supposed: "if they met", "had they refused to meet", "imagine
    that they met". What a main clause says on a condition is not."""
    verb = governing_verb(token)
    for _ in range(CLIMB_LIMIT):
        if verb is None:
            return False
        first = verb.left_edge
        if any(child.dep_ == "mark" and child.lower_ in SUPPOSING for child in verb.lefts):
            return True
        if verb.dep_ in ("advcl", "ccomp") and first.dep_ in ("aux", "auxpass") and first.lower_ in INVERTED:
            return True
        above = verb.head
        if above.i == verb.i:
            return False
        if verb.dep_ == "ccomp" and above.lemma_.lower() in meeting_words("suppose"):
            return True
        verb = governing_verb(above)
    return False


def is_conditional(verb: Token) -> bool:
    """Whether a clause behind the verb says on which condition: "would meet *if* the truce held"."""
    for child in children_of(verb):
        if child.dep_ == "advcl" and any(
            k.dep_ in ("mark", "advmod") and k.lower_ in CONDITIONS and k.i < child.i for k in children_of(child)
        ):
            return True
    return False


def asked_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of direct questions: back from each question mark to where its sentence or quotation begins."""
    found: set[int] = set()
    words = columns_of(doc).text
    for place in [index for index, word in enumerate(words) if word[:1] == "?"]:
        closed = place + 1 < len(words) and words[place + 1] in QUOTES
        start = place
        while start > 0:
            before = words[start - 1]
            if before in {".", "!", "?"} or "\n" in before or (closed and before in QUOTES):
                break
            start -= 1
        found.update(range(start, place))
    return frozenset(found)
