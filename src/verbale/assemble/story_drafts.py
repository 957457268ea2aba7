"""A story while texts come to it: what is known of its copies without reading them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from verbale.assemble.texts import Text, containment, keys_of, month_of
from verbale.model import NOT_ASKED, Copy, Ref, Story, stable_id

__all__ = ["Draft", "Member"]

MEMBER: Final = f"{NOT_ASKED}copy "
"""How the key begins that holds what is known of a copy."""

_NO_FIRST: Final = ("\U0010ffff", "")
_NO_FULLEST: Final = (1, "")
"""What any copy comes before."""


class Member(msgspec.Struct, frozen=True):
    """A copy as its story knows it: its document, the day it was published, its stems, the agencies it credits, and the
    keys under which it is found."""

    document: str
    day: str | None
    length: int
    agencies: tuple[str, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, text: Text, agencies: Iterable[str]) -> Member:
        """A text as a copy."""
        day = text.day.isoformat() if text.day else None
        keys = tuple(sorted(set(keys_of(text, (month_of(text.day),)))))
        return cls(text.document, day, text.length, tuple(sorted(set(agencies))), keys)

    def days_from(self, day: date | None) -> int:
        """The days between the copy and another; none where one is not known."""
        return abs(_number_of(self.day) - day.toordinal()) if self.day and day else 0


@lru_cache(maxsize=16384)
def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal()


class Draft:
    """A story that is being made."""

    def __init__(self, story: Story | None = None) -> None:
        """Begin with a story that is there, or with none."""
        known = [key for key in story.keys if key.startswith(MEMBER)] if story else []
        members = (msgspec.json.decode(key.removeprefix(MEMBER), type=Member) for key in known)
        self.members: dict[str, Member] = {}
        self.copies = {copy.document: copy for copy in story.copies} if story else {}
        self._first, self._fullest = _NO_FIRST, _NO_FULLEST
        self._against: str | None = None
        self._fresh: set[str] = set()
        for member in members:
            self.add(member)

    def id(self) -> str:
        """The id of the story: of its first copy."""
        return stable_id("so", self._first[1])

    def add(self, member: Member) -> None:
        """A copy that comes to the story; `compare` is to follow."""
        self.members[member.document] = member
        self._fresh.add(member.document)
        self._first = min(self._first, (member.day or "9999", member.document))
        self._fullest = min(self._fullest, (-member.length, member.document))

    def keys(self) -> set[str]:
        """The keys under which the story is found."""
        return {key for member in self.members.values() for key in member.keys}

    def take_in(self, other: Draft) -> None:
        """The copies of another story come to this one; `compare` is to follow."""
        for member in other.members.values():
            self.add(member)
        self.copies |= other.copies

    def compare(self, text: Callable[[str], Text]) -> list[Copy]:
        """Set each copy against the fullest; those of which that changed.

        Args:
            text: the text of a document.
        """
        _, fullest = self._fullest
        changed = []
        asked = self._fresh if self._against == fullest else self.members.keys()
        for document in asked - {fullest}:
            known = self.copies.get(document)
            if known is None or known.of != fullest:
                share = round(containment(text(document), text(fullest)), 2)
                self.copies[document] = Copy(document, fullest, share)
                changed.append(self.copies[document])
        self.copies[fullest] = Copy(fullest)
        self._against, self._fresh = fullest, set()
        return sorted(changed, key=lambda copy: copy.document)

    def story(self) -> Story:
        """The story as the record keeps it."""
        members = [self.members[document] for document in sorted(self.members)]
        credited = Counter(name for member in members for name in member.agencies)
        known = [MEMBER + msgspec.json.encode(member).decode() for member in members]
        return Story(
            self.id(),
            tuple(Ref(member.document, member.document) for member in members),
            copies=tuple(self.copies[member.document] for member in members),
            agency=min(credited, key=lambda name: (-credited[name], name), default=None),
            keys=tuple(known),
        )
