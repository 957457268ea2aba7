"""Persons or bodies that a text names in a row: "Ann Lee and Omar Diaz", "the government of Chad and the Front"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import MentionDraft

__all__ = ["plural_beside", "rows_of"]

LOOK_AHEAD: Final = 3
"""Mentions that may stand between two members of a row, inside what is said of the first."""

LONGEST_GAP: Final = 14
BODIES: Final = frozenset({"state", "organ", "organisation", "unknown"})
LONGEST_PLURAL: Final = 14
"""Tokens before a row of names in which the plural that they explain may begin."""

BREAKS: Final = frozenset({",", ":", "-", "--", "\u2013", "\u2014"})
PLURAL_TAGS: Final = ("NN", "DT", "JJ", "IN", "CD", "POS", "VBG", "VBN", "PRP$")
PHRASE_TAGS: Final = ("NN", "DT", "JJ", "IN", "CD", "POS")


def rows_of(doc: Doc, mentions: list[MentionDraft]) -> list[list[MentionDraft]]:
    """The rows of two or more named actors, all persons or all bodies, joined by "and"; mentions in text order."""
    outer: list[MentionDraft] = []
    ends: dict[int, int] = {}
    for mention in mentions:
        if mention.actor is None or mention.kind not in ("name", "description") or mention.actor.plural:
            continue
        end = ends[id(outer[-1])] if outer else 0
        if outer and mention.actor is outer[-1].actor and mention.start == end + 1 and doc[end].text == ",":
            ends[id(outer[-1])] = mention.end
        elif mention.start >= end:
            outer.append(mention)
            ends[id(mention)] = mention.end
    rows: list[list[MentionDraft]] = []
    used: set[int] = set()
    for at, mention in enumerate(outer):
        if id(mention) in used:
            continue
        row, joined, current = [mention], False, at
        while True:
            following = _next(doc, outer, current, ends)
            if following is None:
                break
            current, last = following
            if outer[current].actor in [member.actor for member in row]:
                break
            row.append(outer[current])
            joined = joined or last
            if last:
                break
        if joined:
            used.update(map(id, row))
            rows.append(row)
    return rows


def plural_beside(
    row: Sequence[MentionDraft], mentions: Sequence[MentionDraft], descriptions: Mapping[int, Description], doc: Doc
) -> tuple[MentionDraft, Description] | None:
    """The plural description that a row of names is apposed to: "two generals, A and B", "A and B, the parents"."""
    first, last = row[0], row[-1]
    opening = first.start - 1 if first.start and doc[first.start - 1].text in BREAKS else first.start
    closing = last.end + 1 if last.end < len(doc) and doc[last.end].text == "," else -1
    for mention in mentions:
        description = descriptions.get(id(mention))
        if description is None or not description.plural or description.number not in (None, 0, len(row)):
            continue
        if mention.start == closing and doc[mention.head].dep_ in ("appos", "conj"):
            return mention, description
        if not opening - LONGEST_PLURAL < mention.start < opening:
            continue
        name = doc[first.head]
        if name.dep_ not in ("appos", "compound") and not (name.dep_ == "conj" and name.head.i == mention.head):
            continue
        between = doc[mention.end : opening]
        if all(token.tag_.startswith(PLURAL_TAGS) for token in between):
            return mention, description
    return None


def _next(doc: Doc, outer: list[MentionDraft], at: int, ends: Mapping[int, int]) -> tuple[int, bool] | None:
    """The next member of the row that a mention stands in, and whether "and" stands before it.

    `ends` says for each mention where what belongs to it ends: "the mayor, Ann Lee".
    """
    first = outer[at]
    behind = ends[id(first)]
    for index in range(at + 1, min(at + 1 + LOOK_AHEAD, len(outer))):
        second = outer[index]
        if second.start - behind > LONGEST_GAP:
            return None
        if _class(first) != _class(second) or _class(first) is None:
            continue
        joined = _joined(doc, behind, _introduced(doc, second))
        if joined is not None:
            return index, joined
    return None


def _introduced(doc: Doc, mention: MentionDraft) -> int:
    """Where the noun begins that a name stands beside: "*the* constable, Omar Diaz"; the name itself without one."""
    head = doc[mention.head]
    noun = head.head if head.dep_ == "appos" and doc[mention.start - 1].text == "," else head
    start = noun.left_edge.i
    plain = noun.i < mention.start and all(t.tag_.startswith(PLURAL_TAGS) for t in doc[start : mention.start - 1])
    return start if plain and doc[start].tag_ in ("DT", "PRP$") and noun.tag_ == "NN" else mention.start


def _class(mention: MentionDraft) -> str | None:
    kind = mention.actor.kind if mention.actor is not None else ""
    if kind == "person":
        return kind
    return "body" if kind in BODIES else None


def _joined(doc: Doc, start: int, end: int) -> bool | None:
    """Whether "and" joins what stands around the gap, False for a comma alone, None where nothing does."""
    while end > start and doc[end - 1].lower_ == "the":
        end -= 1
    words = [token.lower_ for token in doc[start:end]]
    if not words:
        return None
    if words == [","]:
        return False
    if words[-1] != "and":
        return None
    words.pop()
    if words and words[-1] == ",":
        words.pop()
        if words and words[0] == ",":
            return None if "." in words or ";" in words else True
    if not words:
        return True
    phrase = words[0] in ("of", "for", "from") and len(words) < 6
    return True if phrase and all(t.tag_.startswith(PHRASE_TAGS) for t in doc[start : start + len(words)]) else None
