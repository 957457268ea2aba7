"""What a kind of assembled item must tell so that items of many documents can be joined to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from verbale.model import Assembled, JudgementKind, Ref, Span

__all__ = ["Atom", "Matter", "joined_refs"]

Made = TypeVar("Made", bound=Assembled)


class Atom(NamedTuple, Generic[Made]):
    """An item of one document on its way into the record.

    `profile` is all that decides what it is one with, the same text for all that are told in the same terms; None where
    nothing identifies it and it stays alone. `item` is what it would be alone, `span` its evidence.
    """

    ref: Ref
    profile: str | None
    item: Assembled
    span: Span | None = None


class Matter(ABC, Generic[Made]):
    """How one kind of item is joined across documents.

    Everything but `atoms`, `atom` and `merge` must follow from the profiles alone: that makes the record the same in
    whatever order its reports came, and lets an item take in a known profile without a look at what it rests on.
    """

    kind: type[Made]
    prefix: ClassVar[str]
    same: ClassVar[JudgementKind | None] = None
    apart: ClassVar[JudgementKind | None] = None
    clashes: ClassVar[bool] = False
    """Whether two profiles ever clash; where none do, much less has to be compared."""
    implied: ClassVar[bool] = False
    """Whether all profiles that share a block are one; then each has to be compared with one other only."""

    @abstractmethod
    def atoms(self, document: str) -> Iterator[Atom[Made]]:
        """What the newest reading of a document has of this kind."""

    @abstractmethod
    def atom(self, ref: Ref) -> Atom[Made] | None:
        """One of them again; None where it is no longer there."""

    @abstractmethod
    def blocks(self, profile: str) -> Iterable[str]:
        """Keys of which two profiles must share one to be alike or to clash."""

    def found_under(self, profile: str) -> Iterable[str]:
        """Keys under which others look the item up; they join nothing."""
        return ()

    def keys(self, profiles: Iterable[str]) -> list[str]:
        """All keys but its own under which an item with these profiles is kept."""
        return sorted({key for one in profiles for key in (*self.blocks(one), *self.found_under(one))})

    def alike(self, first: str, second: str) -> float | None:
        """How likely two different profiles are of one thing, in (0, 1]; None where nothing speaks for it."""
        return None

    def sure(self, profile: str) -> float:
        """How sure it is that all that is told in these very terms is one thing, in (0, 1]."""
        return 1.0

    def clash(self, first: str, second: str) -> bool:
        """Whether two different profiles cannot be of one thing."""
        return False

    def name(self, profile: str) -> str:
        """What the id of an item is made from where no other item of its blocks has it; less likely to change with the
        next report than the profile. Profiles of one name must share a block."""
        return profile

    def marks(self, item: Made) -> Iterable[str]:
        """Keys under which the item is found by what was added to it after it was joined."""
        return ()

    def bare(self, item: Made) -> Made:
        """The item without what was added to it after it was joined."""
        return item

    def outward(self, item: Made) -> object:
        """What other kinds of items take from this one beside its id; when it changes, they are joined anew."""
        return None

    @abstractmethod
    def merge(self, items: Sequence[Made]) -> Made:
        """The item that these are together, whatever their order; ids and keys do not matter."""


def joined_refs(items: Iterable[Assembled]) -> tuple[Ref, ...]:
    """What the items rest on, in order and without doubles."""
    return tuple(sorted({ref for item in items for ref in item.refs}))
