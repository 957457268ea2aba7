"""What a candidate attribution shows to the scale that weighs it: named features, present or absent."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.annotate.attribution.candidate import Candidate, told_in
from verbale.annotate.grammar.syntax import governor
from verbale.annotate.grammar.tree import children_of

__all__ = ["features"]

PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PERSONAL = frozenset({"he", "she", "they", "we", "i", "who"})
THINGS = frozenset({"it", "this", "that", "which", "there", "these", "those", "what"})
GENERIC = frozenset({"you", "one", "people", "someone", "anyone", "everyone", "nobody"})


def features(candidate: Candidate, inside: bool) -> Iterator[str]:
    """The names of the candidate's features; `inside` says that the cue stands in a quotation."""
    key, construction, head = candidate.key, candidate.construction, candidate.head
    yield f"construction={construction}"
    yield f"cue={key}"
    yield f"cue={key}|{construction}"
    group = "quote" if candidate.quotes else "plain"
    yield f"quoted={group}"
    kind = _subject_kind(candidate.subject) if candidate.source else "none"
    yield f"subject={kind}"
    yield f"subject={kind}|{construction}"
    if inside:
        yield "inside"
        yield f"inside|{construction}"
    verb = governor(head)
    for child in children_of(verb):
        if child.dep_ == "neg":
            yield "negated"
        elif child.dep_ == "aux" and child.tag_ == "MD":
            yield f"modal={child.lower_}"
    told = told_in(head)
    yield f"tag={told.tag_}"
    yield f"dep={told.dep_}"
    yield f"dep={told.dep_}|{construction}"
    words = sum(end - start for start, end in candidate.content)
    yield "short" if words < 3 else "middling" if words < 8 else "long"
    first = head.doc[candidate.content[0][0]].lower_
    if first in {"that", "to", "how", "whether", "if", "what", "why", "it", "him", "them", "her"}:
        yield f"opens={first}"
        yield f"opens={first}|{construction}"


def _subject_kind(subject: Token | None) -> str:
    if subject is None:
        return "none"
    lower = subject.lower_
    if lower in PERSONAL:
        return "we" if lower in {"we", "i"} else "who" if lower == "who" else "pronoun"
    if lower in GENERIC:
        return "generic"
    if lower in THINGS:
        return "thing"
    if subject.ent_type_ in PEOPLE:
        return "name"
    if subject.pos_ == "PROPN":
        return "proper"
    return "plural" if subject.tag_ == "NNS" else "noun"
