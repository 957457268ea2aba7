"""The names that the entity recogniser sees, repaired where it takes too much, too little or the wrong kind."""

from __future__ import annotations

from typing import Final

from verbale.annotate.names.bounds import joined, person_bounds, trimmed, whole
from verbale.annotate.names.mistaken import in_adjective, only_described
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS, NameKind, NameSpan
from verbale.annotate.names.unseen import has_office
from verbale.lexicon.person_names import ARTICLES
from verbale.lexicon.who import first_names, short_forms, titles

__all__ = ["find_entities"]

ENTITY_KINDS: Final[dict[str, NameKind]] = {
    "PERSON": "person",
    "ORG": "organisation",
    "FAC": "organisation",
    "GPE": "location",
    "NORP": "community",
}
TIME_LABELS: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


def find_entities(found: Names) -> None:
    """Take in the entities, each as long as it is; times and numbers are noted apart."""
    for entity in found.doc.ents:
        kind = ENTITY_KINDS.get(entity.label_)
        if kind is None:
            if entity.label_ in TIME_LABELS:
                found.timed.update(range(entity.start, entity.end))
                if entity.label_ in ("DATE", "TIME"):
                    found.dated.update(range(entity.start, entity.end))
            continue
        start, end = trimmed(found, entity.start, whole(found, entity.start, entity.end))
        if kind != "person" and start < end and (_looks_personal(found, start, end) or has_office(found, start, end)):
            kind = "person"
        if kind == "person":
            last = found.owner[end - 1] if start < end else None
            if last is not None and last.entry is not None and start + 1 < last.start < last.end - 1:
                end = last.start  # "a Hillary Clinton White House" is no person
            start, end = person_bounds(found, start, end)
            before = found.owner[start - 1] if start else None
            if before is not None and before.kind == "person" and before.entry is None and start not in found.titled:
                start, end = joined(found, before.start, end)  # a name that was taken for two
        if start >= end or not _nameable(found, start, end) or in_adjective(found, start, end):
            continue
        if end - start == 1 and found.words[start] in titles() and _only_title(found, start, kind):
            continue
        in_short = end - start == 1 and start in found.role_at and found.words[start] in short_forms()
        if in_short or (kind != "person" and found.titled.issuperset(range(start, end))):
            continue
        _merge(found, start, end, kind)


def _merge(found: Names, start: int, end: int, kind: NameKind) -> None:
    inside = {id(span): span for span in found.owner[start:end] if span is not None}
    known = list(inside.values())
    if any(span.start < start or span.end > end or (span.start, span.end) == (start, end) for span in known):
        return
    if kind in ("community", "location") and known:
        return
    if kind == "organisation" and only_described(found, start, end):
        return
    entries = [span.entry for span in known if span.entry is not None]
    country = next((span.country for span in reversed(known) if span.country), None)
    found.claim(NameSpan(start, end, kind, country=country, within=entries))


def _only_title(found: Names, token: int, kind: NameKind) -> bool:
    """Whether a title is taken for a name of its own: before one, or alone as a role ("The Patriarch said")."""
    return found.tags[token + 1 : token + 2] == ["NNP"] or (kind == "person" and token in found.role_at)


def _looks_personal(found: Names, start: int, end: int) -> bool:
    """Whether a supposed organisation or place starts with a given name, or ends in an Arabic family name."""
    words = found.words
    if not all(word[:1].isupper() or word in HYPHENS or word in ARTICLES for word in words[start:end]):
        return False
    if end - start > 3 and words[end - 2] in HYPHENS and words[end - 3].casefold() in ARTICLES:
        return found.owner[start] is None
    return 1 < end - start < 4 and words[start] in first_names() and end - 1 not in found.role_at


def _nameable(found: Names, start: int, end: int) -> bool:
    return any(word[:1].isupper() for word in found.words[start:end])
