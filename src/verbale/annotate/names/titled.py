"""Names of persons behind a title or an office: "Minister Ann Lee", "Ambassador to the United States Omar Said"."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.annotate.names.bounds import run
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.who import titles

__all__ = ["titled_names"]


def titled_names(found: Names) -> Iterator[NameSpan]:
    """Names after a title or a singular office that spaCy missed or cut short."""
    starts = {role.end for role in found.role_at.values() if not role.role.plural and role.role.kind != "group"}
    known = titles()
    starts.update(at + 1 for at, word in enumerate(found.words) if word in known and word[:1].isupper())
    starts.update(_after_complements(found))
    for start in sorted(starts):
        owner = found.owner[start] if start < len(found.words) else None
        if start >= len(found.words) or (owner is not None and owner.kind == "person"):
            continue
        if found.role_from(start) is not None or found.words[start] in known:
            continue
        end = run(found, start)
        if end <= start or any(token in found.role_at for token in range(start, end)):
            continue
        yield NameSpan(start, end, "person")


def _after_complements(found: Names) -> Iterator[int]:
    """Where a name may start behind "Ambassador to the United States"."""
    for role in found.role_at.values():
        at = role.end
        if role.role.plural or role.role.kind == "group" or not found.words[role.head][:1].isupper():
            continue
        if found.tags[at : at + 1] not in (["IN"], ["TO"]):
            continue
        at += 1 + (found.words[at + 1 : at + 2] == ["the"])
        owner = found.owner[at] if at < len(found.words) else None
        if owner is not None and owner.entry is not None and run(found, owner.end) - owner.end > 1:
            yield owner.end
