"""Names that a text uses again in short: bare surnames, acronyms in brackets behind a name."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.annotate.names.bounds import joined
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.who import titles

__all__ = ["acronyms", "surnames"]


def surnames(found: Names) -> Iterator[NameSpan]:
    """Bare surnames of persons whose full name the text gives, whatever spaCy takes them for."""
    families: set[str] = set()
    for span in found.spans():
        if span.kind == "person":
            parts = [word for word in found.words[span.start : span.end] if word[:1].isupper() and len(word) > 2]
            if len(parts) > 1 or span.end - span.start > 1:
                families.update(parts[1:] or parts)
    if not families:
        return
    for at, word in enumerate(found.words):
        owner = found.owner[at]
        if word not in families or (owner is None and not found.tags[at].startswith("NN")):
            continue
        if owner is not None and (owner.kind == "person" or owner.entry is not None or owner.kind == "place"):
            continue
        if owner is not None and owner.end - owner.start > 1:
            continue
        if at + 1 < len(found.words) and found.tags[at + 1].startswith("NNP") and found.owner[at + 1] is None:
            continue
        start, end = joined(found, at, at + 1)
        yield NameSpan(_given_name(found, start), end, "person")


def _given_name(found: Names, start: int) -> int:
    """The start of a name whose given name spaCy cut off, as a place or nothing at all."""
    before = start - 1
    if before < 0 or found.tags[before] != "NNP" or before in found.timed or before in found.role_at:
        return start
    owner = found.owner[before]
    if found.words[before] in titles() or not found.words[before][:1].isupper():
        return start
    if owner is None or (owner.kind in ("location", "organisation") and owner.end - owner.start == 1):
        return before
    return start


def acronyms(found: Names) -> Iterator[NameSpan]:
    """Organisations under the short form that the text gives in brackets behind the name."""
    words = found.words
    for span in found.spans():
        at = span.end
        if span.kind == "person" or words[at : at + 1] != ["("] or words[at + 2 : at + 3] != [")"]:
            continue
        if len(words[at + 1]) > 1 and words[at + 1].isupper():
            found.acronyms[words[at + 1]] = span
    for at, word in enumerate(words if found.acronyms else ()):
        if word in found.acronyms and found.owner[at] is None:
            yield NameSpan(at, at + 1, "organisation")
