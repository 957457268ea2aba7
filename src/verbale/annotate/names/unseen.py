"""Persons whom spaCy does not see, by a listed given name, by what only persons do, by an office the text gives; and
companies and places that it takes for persons, by what the text calls them."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.annotate.names.bounds import joined, run
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS, NameSpan
from verbale.lexicon.likeness import acting_verbs
from verbale.lexicon.reference import place_words
from verbale.lexicon.who import first_names, titles

__all__ = ["acting_names", "called_companies", "called_places", "given_names", "has_office"]


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


def called_places(found: Names) -> list[NameSpan]:
    """The single words taken for persons or bodies that the text uses as names of places: "Calder, a town of 8,000",
    "met in Calder"."""
    spans = found.spans()
    single = [span for span in spans if span.kind in ("person", "organisation") and span.end == span.start + 1]
    called = {found.words[span.start] for span in single if _is_called_place(found, span.start)}
    persons = {found.words[span.start] for span in single if span.kind == "person"}
    persons -= {found.words[at] for span in spans if span.end > span.start + 1 for at in range(span.start, span.end)}
    called |= {word for at, word in enumerate(found.words) if word in persons and _stands_as_place(found, at)}
    return [span for span in single if found.words[span.start] in called]


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


def _stands_as_place(found: Names, at: int) -> bool:
    """Whether a name is where something is ("met in Calder") or where somebody goes ("flew to Calder")."""
    token = found.doc[at]
    preposition, over = token.head, token.head.head
    if token.dep_ != "pobj" or (token.i and found.words[token.i - 1] in titles()):
        return False
    if preposition.lower_ in ("to", "for", "toward", "towards"):
        return over.lemma_.lower() in place_words("motion")
    inside = place_words("preposition").get(preposition.lower_) is True
    return inside and not (preposition.lower_ == "in" and over.lemma_.lower() in place_words("inner"))


def _is_called_place(found: Names, at: int) -> bool:
    """Whether "the town of" stands before a name, or ", a town" behind it."""
    if at > 1 and found.words[at - 1] == "of" and found.words[at - 2] in place_words("noun"):
        return True
    if found.words[at + 1 : at + 2] != [","] or found.tags[at + 2 : at + 3] != ["DT"]:
        return False
    noun = at + 3
    while noun < len(found.words) and found.tags[noun].startswith(("JJ", "RB", "NN")):
        noun += 1
    return found.words[noun - 1] in place_words("noun")


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
