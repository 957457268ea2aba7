"""The profiles of which a joined item is made, as its keys hold them."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeVar

import msgspec

from verbale.model import Assembled, Ref, Told, stable_id

__all__ = ["ALONE", "TOGETHER", "Node", "documents_of", "is_joined", "kept_alone", "nodes_of", "without"]

Made = TypeVar("Made", bound=Assembled)

TOGETHER: Final = "="
ALONE: Final = "~"
"""How the key of a profile begins: what is told so is one, or stays alone because it fits several."""


class Node(NamedTuple):
    """A profile, or one item told in its terms of which people decided something."""

    profile: str
    ref: Ref | None = None

    def key(self) -> str:
        """The node as an item's key, without its first character."""
        return self.profile if self.ref is None else f"{self.profile}\t{self.ref.document}\t{self.ref.item}"

    @classmethod
    def of(cls, key: str) -> Node:
        """The node that `key` wrote."""
        profile, *ref = key.split("\t")
        return cls(profile, Ref(*ref) if ref else None)


def is_joined(item: Assembled) -> bool:
    """Whether the item came from joining; others of its kind are made of what was joined."""
    return not item.keys or item.keys[0].startswith((TOGETHER, ALONE))


def documents_of(item: Assembled) -> set[str]:
    """The documents that the item rests on."""
    return {ref.document for ref in item.refs}


def nodes_of(item: Assembled) -> list[Node]:
    """The nodes that a joined item is made of."""
    return [Node.of(key[1:]) for key in item.keys]


def kept_alone(item: Made, prefix: str) -> Made:
    """An item of one reference as one that stays alone."""
    (ref,) = item.refs
    keys = tuple(ALONE + key[1:] for key in item.keys)
    return msgspec.structs.replace(item, id=stable_id(prefix, ref.document, ref.item), keys=keys)


def without(item: Made, documents: frozenset[str]) -> Made:
    """The item without what it rests on in these documents."""
    changed: dict[str, object] = {"refs": tuple(ref for ref in item.refs if ref.document not in documents)}
    for field in item.__struct_fields__:
        values = getattr(item, field)
        if isinstance(values, tuple) and values and isinstance(values[0], Told):
            kept = ((told.value, tuple(r for r in told.refs if r.document not in documents)) for told in values)
            changed[field] = tuple(Told(value, refs) for value, refs in kept if refs)
    return msgspec.structs.replace(item, **changed)
