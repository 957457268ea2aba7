"""Which person a description stands beside: appositions before and after the name, and predicates."""

from __future__ import annotations

from typing import Final

from verbale.annotate.descriptions import Description
from verbale.annotate.names import Names, NameSpan

__all__ = ["apposed_name"]

APPOSITION_GAP: Final = 2
"""Tokens that may stand between a name and its apposition: a comma, and an adverb ("once", "now")."""
CLOSERS: Final = frozenset({",", ".", ":", ";", ")", "-", "--", "\u2013", "\u2014", '"', "\u201d"})
PAST_ADVERBS: Final = frozenset({"once", "formerly", "previously"})


def apposed_name(found: Names, description: Description) -> NameSpan | None:
    """The person whose name a description stands beside or is said of.

    "Ann Lee, the envoy", "the envoy, Ann Lee,", "Ann Lee is the envoy".
    """
    words, owners = found.words, found.owner
    if description.plural or description.span.kin or description.role.kind == "group":
        return None
    start, end = description.start, description.end
    for gap in range(1, APPOSITION_GAP + 1):
        at = start - gap
        if at > 0 and words[at] in (",", "(", "-", "--", "\u2014"):
            owner = owners[at - 1]
            between = [words[i].lower() for i in range(at + 1, start)]
            if owner is not None and owner.kind == "person" and not _listing(found, owner, description):
                if any(word in PAST_ADVERBS for word in between):
                    description.former = True
                return owner
    if end + 1 < len(words) and words[end] == "," and description.definite:
        owner = owners[end + 1]
        if owner is not None and owner.kind == "person" and owner.start == end + 1:
            behind = words[owner.end] if owner.end < len(words) else "."
            if behind in CLOSERS and found.doc[found.head(owner.start, owner.end)].dep_ in (
                "appos",
                "nsubj",
                "conj",
                "pobj",
            ):
                return owner
    head = found.doc[description.head]
    if head.dep_ == "attr" and head.head.lemma_ == "be":
        for child in head.head.lefts:
            if child.dep_ == "nsubj":
                owner = owners[child.i]
                if owner is not None and owner.kind == "person":
                    return owner
    return None


def _listing(found: Names, owner: NameSpan, description: Description) -> bool:
    """Whether the comma only parts the members of a list."""
    head = found.doc[description.head]
    if head.dep_ == "conj" and not description.determiner:
        return True
    behind = description.end
    if head.dep_ in ("nsubj", "nsubjpass"):
        return True
    return behind < len(found.doc) and found.doc[behind].lower_ in ("and", "or") and head.dep_ != "appos"
