"""Which person a description stands beside: appositions before and after the name, and predicates."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NAMING, NameSpan
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import titles

__all__ = ["apposed_name", "name_behind", "persons_behind"]

APPOSITION_GAP: Final = 2
"""Tokens that may stand between a name and its apposition: a comma, and an adverb ("once", "now")."""
CLOSERS: Final = frozenset({",", ".", ":", ";", ")", "-", "--", "\u2013", "\u2014", '"', "\u201d"})
LONGEST_REST: Final = 10
LONGEST_TITLE: Final = 6
"""Tokens that may stand between the comma and the name: "the envoy, retired Norwegian general Ann Lee"."""
REST_TAGS: Final = ("NN", "IN", "DT", "JJ", "POS", "HYPH", "CD", "-LRB-", "-RRB-", "PRP$")
"""Tokens, and their tags, that may stand between a description and the comma before the name."""
BEING: Final = frozenset({"be", "become", "remain"})
PERFECT: Final = frozenset({"has", "have", "had", "'s", "'ve"})
VERBAL: Final = ("VB", "MD", "IN", "TO")
"""Tags of words between a name and a description that make them two: "Ann Lee, *met* the envoy"."""
PAST_ADVERBS: Final = frozenset({"once", "formerly", "previously"})


def apposed_name(found: Names, description: Description) -> NameSpan | None:
    """The person whose name a description stands beside or is said of.

    "Ann Lee, the envoy", "the envoy, Ann Lee,", "Ann Lee is the envoy".
    """
    words, owners = found.words, found.owner
    if description.plural or description.role.kind == "group":
        return None
    if description.span.kin and description.possessor is None:
        return None
    start, end = description.start, description.end
    for gap in range(1, APPOSITION_GAP + 1):
        at = start - gap
        if at > 2 and words[at] == "," and found.tags[at - 1] == "CD" and words[at - 2] == ",":
            at -= 2
        if at > 0 and words[at] in (",", "(", "-", "--", "\u2014"):
            owner = owners[at - 1]
            between = [words[i].lower() for i in range(at + 1, start)]
            if owner is not None and owner.kind == "person" and not _listing(found, owner, description):
                if "and" in between or any(tag.startswith(VERBAL) for tag in found.tags[at + 1 : start]):
                    continue
                if any(word in PAST_ADVERBS for word in between):
                    description.former = True
                return owner
    named = name_behind(found, _comma(found, end))
    if named is not None and (description.definite or _introduced(found, named)):
        return named
    if description.span.kin:
        return None
    if description.end < len(words) and words[description.end] in NAMING:
        named = owners[description.end + 1] if description.end + 1 < len(words) else None
        if named is not None and named.kind == "person" and named.start == description.end + 1:
            return named
    head = found.doc[description.head]
    return _joined_to(found, description, head) or _predicated(found, description, head)


def _joined_to(found: Names, description: Description, head: Token) -> NameSpan | None:
    """The person of a row of offices behind a name: "Ann Lee, the former governor and *mayor of Gao*, said"."""
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.i == head.i or first.dep_ != "appos" or description.determiner:
        return None
    owner = found.owner[first.head.i]
    if owner is None or owner.kind != "person":
        return None
    if any(at is not None and at.kind == "person" for at in found.owner[first.i : description.end]):
        return None
    description.former = description.former or "former" in found.words[first.left_edge.i : first.i]
    return owner


def name_behind(found: Names, comma: int) -> NameSpan | None:
    """The person whose name, with titles in front of it, stands between two commas: "the envoy, Dr. Ann Lee,"."""
    words, size = found.words, len(found.words)
    if comma + 1 >= size or words[comma] != ",":
        return None
    at = comma + 1
    while at < min(size, comma + LONGEST_TITLE):
        owner = found.owner[at]
        if owner is not None and owner.kind == "person":
            break
        title = words[at] in titles() or (words[at] == "." and words[at - 1] in titles())
        nationality = owner is not None and owner.country is not None and words[at + 1 : at + 2] != [","]
        joined = words[at].lower() in ("the", "'s") or found.tags[at].startswith(("NN", "JJ", "VBN"))
        if not (title or nationality or joined):
            return None
        at += 1
    owner = found.owner[at] if at < size else None
    if owner is None or owner.kind != "person" or owner.start != at:
        return None
    behind = words[owner.end] if owner.end < size else "."
    head = found.doc[found.head(owner.start, owner.end)]
    closed = behind in CLOSERS and head.dep_ in ("appos", "nsubj", "conj", "pobj", "npadvmod")
    return owner if closed or _is_second_subject(head, comma) else None


def _is_second_subject(name: Token, comma: int) -> bool:
    """Whether the verb follows at once whose subject stands before the comma: "the envoy, Ann Lee said"."""
    verb = name.head if name.dep_ == "nsubj" else name.head.head
    before = name.head if name.dep_ == "appos" else next(iter(children_of(verb)))
    subject = before.i < comma and before.head.i == verb.i and before.dep_ in ("nsubj", "dep")
    return name.dep_ in ("nsubj", "appos") and subject and verb.i == name.i + 1


def persons_behind(found: Names, description: Description) -> list[tuple[NameSpan, str | None]]:
    """The persons in a row behind a plural title, each with the state the text gives beside the name; none for one."""
    words, owners, at = found.words, found.owner, description.span.end
    if words[at : at + 1] == [","] and (description.definite or description.number):
        at += 1
    row: list[tuple[NameSpan, str | None]] = []
    while at < len(words):
        owner = owners[at]
        if owner is None or owner.kind != "person" or owner.start != at:
            break
        at, country = owner.end, None
        state = owners[at + 1] if words[at : at + 1] == ["of"] and at + 1 < len(words) else None
        if state is not None and state.country:
            at, country = state.end, state.country
        row.append((owner, country))
        if words[at : at + 1] == [","]:
            at += 1
        if words[at : at + 1] == ["and"]:
            at += 1
    return row if len(row) > 1 else []


def _introduced(found: Names, named: NameSpan) -> bool:
    """Whether the name, between two commas, tells who "a spokesman for the bank" is, and is no member of a list."""
    behind = found.words[named.end : named.end + 2]
    head = found.doc[found.head(named.start, named.end)]
    return head.dep_ == "appos" and behind[:1] == [","] and behind[1:] not in (["and"], ["or"])


def _comma(found: Names, end: int) -> int:
    """The comma behind what else belongs to the phrase: "the envoy for the lakes, Ann Lee"; the end itself without."""
    for at in range(end, min(end + LONGEST_REST, len(found.words))):
        if found.words[at] == ",":
            return at
        owner = found.owner[at]
        if owner is not None and owner.kind == "person":
            break
        if not found.tags[at].startswith(REST_TAGS) or found.doc[at].is_space:
            break
    return end


def _predicated(found: Names, description: Description, head: Token) -> NameSpan | None:
    """The person of whom a verb says it: "Ann Lee is the envoy", "was named ambassador", "served as minister"."""
    verb = head.head
    wanted: tuple[str, ...] = ("nsubj",)
    if head.dep_ == "attr" and verb.lemma_ in BEING:
        pass
    elif head.dep_ == "oprd" and verb.lemma_ in actor_words("appointing"):
        wanted = ("nsubjpass", "dobj")
    elif (
        head.dep_ == "pobj"
        and verb.lower_ == "as"
        and verb.head.lemma_ in actor_words("appointing") | actor_words("serving")
    ):
        verb = verb.head
        wanted = ("nsubj",) if verb.lemma_ in actor_words("serving") else ("nsubjpass", "dobj")
        description.former = description.former or (verb.lemma_ in actor_words("serving") and verb.tag_ == "VBD")
    else:
        return None
    if any(child.dep_ in ("neg", "aux") and child.lower_ not in PERFECT for child in verb.lefts):
        return None
    if verb.dep_ == "acl" and "dobj" in wanted:
        return _person_at(found, verb.head.i)
    if verb.dep_ == "advcl" and "nsubjpass" in wanted and all(child.dep_ != "nsubjpass" for child in verb.lefts):
        subject = next((child for child in verb.head.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
        return _person_at(found, subject.i) if subject is not None else None
    for child in children_of(verb):
        if child.dep_ in wanted:
            relative = child.lower_ == "who" and verb.dep_ == "relcl"
            owner = found.owner[verb.head.i if relative else child.i]
            description.former = description.former or (relative and verb.tag_ == "VBD")
            if owner is not None and owner.kind == "person":
                return owner
    return None


def _person_at(found: Names, token: int) -> NameSpan | None:
    owner = found.owner[token]
    return owner if owner is not None and owner.kind == "person" else None


def _listing(found: Names, owner: NameSpan, description: Description) -> bool:
    """Whether the comma only parts the members of a list."""
    head = found.doc[description.head]
    if head.dep_ == "conj" and not description.determiner:
        return True
    behind = description.end
    if head.dep_ in ("nsubj", "nsubjpass"):
        return True
    return behind < len(found.doc) and found.doc[behind].lower_ in ("and", "or") and head.dep_ != "appos"
