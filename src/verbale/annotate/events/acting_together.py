"""Those who do something together stand on one side: "A and B met" has two sources, and no target.

The tables part them, to weigh either; the tagger may tear them. One row of names or one noun with several nationalities
before it is never both who acts and on whom.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import EventDraft, TokenSpan
from verbale.annotate.events.actor_phrases import phrase_of
from verbale.annotate.events.actors import Actors
from verbale.annotate.grammar.syntax import is_passive

__all__ = ["united"]

BEFORE: Final = frozenset({"amod", "compound", "nmod"})
BELONGING: Final = BEFORE | {"conj", "pobj", "prep", "poss"}
CLIMB: Final = 4
SUFFERING: Final = frozenset({"dobj", "nsubjpass", "dative"})


def united(doc: Doc, actors: Actors, event: EventDraft) -> tuple[list[TokenSpan], list[TokenSpan]]:
    """The words of the sources and of the targets, each member of a row that was parted on the side of its subject."""
    sources, targets = list(event.source_spans), list(event.target_spans)
    for row, suffers in _rows(doc, actors, event):
        sources = [span for span in sources if not _is_in(doc, span, row)] + ([] if suffers else row)
        targets = [span for span in targets if not _is_in(doc, span, row)] + (row if suffers else [])
    return sources, targets


def _rows(doc: Doc, actors: Actors, event: EventDraft) -> list[tuple[list[TokenSpan], bool]]:
    """The words of each row or group of which the event has parts on both sides, or torn on one, and whether it is whom
    the act befalls."""
    found: list[tuple[list[TokenSpan], bool]] = []
    sources = [doc[slice(*span)].root for span in event.source_spans]
    pairs = [(one, doc[slice(*span)].root, _row) for span in event.target_spans for one in sources]
    pairs += [(one, other, _group) for place, one in enumerate(sources) for other in sources[place + 1 :]]
    for one, other, held in pairs:
        row = held(actors, one, other)
        if row and all(row != known for known, _ in found):
            found.append((row, _suffers(doc[event.head], _subject_of(one, other))))
    return found


def _row(actors: Actors, one: Token, other: Token) -> list[TokenSpan]:
    """The words of each member of what holds both, where it is one row or group; else nothing."""
    group = _group(actors, one, other)
    if group:
        return group
    before, after = _modified(one), _modified(other)
    if after is not None and after == one:
        return [phrase_of(one)]
    if before is not None and before in (after, other):
        return [phrase_of(one), phrase_of(other)]
    members = actors.members(one)
    if other not in members:
        return []
    named = members[1:] if any(word.dep_ == "appos" and word.head == one for word in members) else members
    return [phrase_of(word) for word in named]


def _group(actors: Actors, one: Token, other: Token) -> list[TokenSpan]:
    """The words of a group that holds both: "the Greek and Turkish envoys", "the envoys of Greece and Turkey"."""
    for noun in (one, *_nouns_above(one), other, *_nouns_above(other)):
        group = actors.group_at(noun)
        if (
            group is not None
            and noun.i == group.head
            and all(group.start <= word.i < group.end for word in (one, other))
        ):
            return [(group.start, group.end)]
    return []


def _nouns_above(word: Token) -> list[Token]:
    """The nouns to which a word belongs, by what stands before them or an of-phrase."""
    found: list[Token] = []
    for _ in range(CLIMB):
        if word.dep_ not in BELONGING:
            break
        word = word.head
        found.append(word)
    return [word for word in found if word.pos_ in ("NOUN", "PROPN")]


def _modified(word: Token) -> Token | None:
    """The noun before which a word stands, in a row with others or alone."""
    first = word
    while first.dep_ == "conj":
        first = first.head
    return first.head if first.dep_ in BEFORE and first.head.i > word.i else None


def _subject_of(one: Token, other: Token) -> Token:
    """The main word of what holds both."""
    noun = _modified(one) if one.i < other.i else _modified(other)
    noun = noun or min(one, other, key=lambda word: word.i)
    while noun.dep_ == "conj":
        noun = noun.head
    return noun


def _suffers(verb: Token, noun: Token) -> bool:
    """Whether a row is whom the act befalls."""
    return noun.head == verb and (noun.dep_ in SUFFERING or (noun.dep_ == "nsubj" and is_passive(verb)))


def _is_in(doc: Doc, span: TokenSpan, row: list[TokenSpan]) -> bool:
    """Whether words name a part of a row, or stand before it for all of it ("the two states - Peru and Chile")."""
    root = doc[slice(*span)].root
    first = doc[slice(*row[0])].root
    return (first.dep_ == "appos" and first.head == root) or any(start <= root.i < end for start, end in row)
