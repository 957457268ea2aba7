"""Persons whom spaCy does not see, by a listed given name, by what only persons do, by an office the text gives; and
companies that it takes for persons, by what the text calls them."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.annotate.names.bounds import joined, run
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS, NameSpan
from verbale.lexicon.likeness import acting_verbs
from verbale.lexicon.who import first_names, titles

__all__ = ["acting_names", "called_companies", "given_names", "has_office"]


def given_names(found: Names) -> list[NameSpan]:
    """The names that start with a listed given name, where spaCy saw nothing or the given name alone."""
    spans: list[NameSpan] = []
    known, words, tags = first_names(), found.words, found.tags
    for at in range(len(words) - 1):
        if words[at] not in known or tags[at] in ("MD", "PRP", "DT") or found.is_time(at):
            continue
        owner, after = found.owner[at], words[at + 1]
        if owner is not None and (owner.kind != "person" or owner.start != at or owner.end != at + 1):
            continue
        if owner is None and found.doc[at].ent_type_ and found.doc[at].ent_type_ != "PERSON":
            continue
        preceded = at and (words[at - 1] in HYPHENS or (tags[at - 1] == "NNP" and found.owner[at - 1] is None))
        if preceded and at - 1 not in found.role_at and words[at - 1] not in titles():
            continue
        if not (tags[at + 1] == "NNP" and after[:1].isupper() and len(after) > 2) or found.doc[at + 1].ent_type_:
            continue
        if found.owner[at + 1] is not None or at + 1 in found.titled or after.isupper():
            continue
        start, end = joined(found, at, run(found, at + 1))
        if end > at + 1 and not any(token in found.titled for token in range(start, end)):
            spans.append(NameSpan(start, end, "person"))
    return spans


def acting_names(found: Names) -> list[NameSpan]:
    """Runs of two or three capitalised words unknown to spaCy that do what only persons do, or have an office."""
    spans: list[NameSpan] = []
    words, tags, doc, at = found.words, found.tags, found.doc, 0
    while at < len(words) - 1:
        if tags[at] != "NNP" or not words[at][:1].isupper() or found.owner[at] is not None or doc[at].ent_type_:
            at += 1
            continue
        end = at
        while end < len(words) and tags[end] == "NNP" and words[end][:1].isupper() and not doc[end].ent_type_:
            if found.owner[end] is not None or end in found.titled or not words[end][1:].islower():
                break
            end += 1
        acts = end < len(words) and (_acts(found, end - 1) or _of_state(found, at, end - 1))
        if 1 < end - at < 4 and acts and words[at] not in titles():
            spans.append(NameSpan(at, end, "person"))
        at = max(end, at + 1)
    return spans


def called_companies(found: Names) -> Iterator[NameSpan]:
    """Single words taken for persons beside which a collective stands: "telecoms group Orland"."""
    for span in found.spans():
        at = span.start - 1
        if span.kind != "person" or span.end - span.start > 1 or at < 1:
            continue
        behind = found.words[span.end : span.end + 1]
        apposed = found.words[at] == "," and (behind == [","] or found.doc[span.start].dep_ == "appos")
        role = found.role_at.get(at - apposed)
        if role is not None and role.role.kind == "group" and not role.role.plural:
            yield span


def _acts(found: Names, head: int) -> bool:
    token = found.doc[head]
    if token.dep_ == "nsubj" and token.head.lemma_ in acting_verbs():
        return True
    behind = found.words[head + 1 : head + 2]
    return behind == [","] and any(child.dep_ == "appos" and child.i in found.role_at for child in token.rights)


def _of_state(found: Names, start: int, family: int) -> bool:
    """Whether a state's possessive stands in front, and the last word alone later: "Belgium's Wout Maes ... Maes"."""
    owner = found.owner[start - 2] if start > 1 and found.words[start - 1] == "'s" else None
    if owner is None or owner.country is None:
        return False
    return any(
        found.words[at] == found.words[family] and found.tags[at] == "NNP" and found.tags[at - 1] not in ("DT", "NNP")
        for at in range(family + 1, len(found.words))
    )


def has_office(found: Names, start: int, end: int) -> bool:
    """Whether the text gives a supposed organisation an office: "Oyelaran Bello has been the chief negotiator"."""
    if not 1 < end - start < 4 or not all(word[:1].isupper() and word[1:].islower() for word in found.words[start:end]):
        return False
    if any(found.owner[at] is not None or at in found.titled for at in range(start, end)):
        return False
    token = found.doc[found.head(start, end)]
    verb = token.head
    said = [child for child in token.rights if child.dep_ == "appos"]
    if token.dep_ == "nsubj" and verb.lemma_ == "be":
        said += [child for child in verb.rights if child.dep_ == "attr"]
    offices = [found.role_at[child.i].role for child in said if child.i in found.role_at]
    return any(role.kind == "office" and not role.plural for role in offices)
