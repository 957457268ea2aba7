"""Delegates as the summaries of councils name them: "ANN LEE (Kenya) said", "Ms. Souza (Brazil) rejected"."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS, NameSpan
from verbale.lexicon.cues import cue_lemmas
from verbale.lexicon.who import roles, titles

__all__ = ["delegate_names", "is_sent", "sent_by", "state_behind"]


def delegate_names(found: Names) -> Iterator[NameSpan]:
    """The names in capitals before a state in brackets, of which the tagger often sees a part only."""
    for end, word in enumerate(found.words):
        if word != "(" or state_behind(found, end) is None:
            continue
        start = end
        while start > 0 and _in_capitals(found, start - 1) and not found.doc[start].is_sent_start:
            start -= 1
        while start < end and (found.words[start] in HYPHENS or found.words[start].title() in titles()):
            start += 1
        if end - start > 1 and not any(word.lower() in roles() for word in found.words[start:end]):
            yield NameSpan(start, end, "person")


def sent_by(found: Names, span: NameSpan) -> bool:
    """Whether the name of a state in brackets only says whose delegate speaks, and means nobody who does anything."""
    before = found.owner[span.start - 2] if span.start > 1 else None
    behind = before is not None and before.kind == "person" and before.end == span.start - 1
    return before is not None and behind and state_behind(found, before.end) is not None and is_sent(found, before)


def state_behind(found: Names, at: int) -> str | None:
    """The country of a state that stands alone in brackets there."""
    if found.words[at : at + 1] != ["("] or at + 1 >= len(found.words):
        return None
    owner = found.owner[at + 1]
    if owner is None or owner.entry is None or owner.entry.kind != "state" or owner.start != at + 1:
        return None
    return owner.entry.country if found.words[owner.end : owner.end + 1] == [")"] else None


def _in_capitals(found: Names, at: int) -> bool:
    """Whether a word is part of a name in capitals, and of no name that the lexicon lists."""
    word, owner = found.words[at], found.owner[at]
    return (owner is None or owner.entry is None) and (word in HYPHENS or (word.isupper() and word[0].isalpha()))


def is_sent(found: Names, span: NameSpan) -> bool:
    """Whether somebody speaks as a delegate: named in capitals or behind a title, or subject of a verb of speech."""
    before = found.words[span.start - 1] if span.start else ""
    if before in titles() or f"{before}." in titles():
        return True
    if all(_in_capitals(found, at) for at in range(span.start, span.end)):
        return True
    head = found.doc[found.head(span.start, span.end)]
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in cue_lemmas()
