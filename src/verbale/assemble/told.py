"""Values as some reports tell them, where others tell others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from verbale.model import Ref, Told

__all__ = ["told", "told_together"]


def told(value: str | None, ref: Ref) -> tuple[Told, ...]:
    """A value that one item tells; nothing where it tells none."""
    return (Told(value, (ref,)),) if value else ()


def told_together(some: Iterable[Iterable[Told]]) -> tuple[Told, ...]:
    """Each value once, with all that tell it, in the order of the values.

    >>> told_together([told("held", Ref("d-1", "me-1")), told("held", Ref("d-2", "me-9"))])[0].refs
    (Ref(document='d-1', item='me-1'), Ref(document='d-2', item='me-9'))
    """
    found: dict[str, set[Ref]] = defaultdict(set)
    for values in some:
        for one in values:
            found[one.value].update(one.refs)
    return tuple(Told(value, tuple(sorted(found[value]))) for value in sorted(found))
