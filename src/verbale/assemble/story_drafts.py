"""A story while texts come to it: what is known of its copies without reading them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

import msgspec

from verbale.assemble.texts import Text, containment, keys_of, month_of
from verbale.model import NOT_ASKED, Copy, Ref, Story, stable_id

__all__ = ["Draft", "Member"]

MEMBER: Final = f"{NOT_ASKED}copy "
"""How the key begins that holds what is known of a copy."""


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
        return abs((date.fromisoformat(self.day) - day).days) if self.day and day else 0


class Draft:
    """A story that is being made."""

    def __init__(self, story: Story | None = None) -> None:
        """Begin with a story that is there, or with none."""
        known = [key for key in story.keys if key.startswith(MEMBER)] if story else []
        members = (msgspec.json.decode(key.removeprefix(MEMBER), type=Member) for key in known)
        self.members = {member.document: member for member in members}
        self.copies = {copy.document: copy for copy in story.copies} if story else {}

    def id(self) -> str:
        """The id of the story: of its first copy."""
        first = min(self.members.values(), key=lambda one: (one.day or "9999", one.document))
        return stable_id("so", first.document)

    def longest(self) -> str:
        """The document of the fullest copy."""
        return min(self.members.values(), key=lambda one: (-one.length, one.document)).document

    def add(self, member: Member) -> None:
        """A copy that comes to the story; `compare` is to follow."""
        self.members[member.document] = member

    def keys(self) -> set[str]:
        """The keys under which the story is found."""
        return {key for member in self.members.values() for key in member.keys}

    def take_in(self, other: Draft) -> None:
        """The copies of another story come to this one; `compare` is to follow."""
        self.members |= other.members
        self.copies |= other.copies

    def compare(self, text: Callable[[str], Text]) -> list[Copy]:
        """Set each copy against the fullest; those of which that changed.

        Args:
            text: the text of a document.
        """
        fullest = self.longest()
        changed = []
        for document in self.members.keys() - {fullest}:
            known = self.copies.get(document)
            if known is None or known.of != fullest:
                share = round(containment(text(document), text(fullest)), 2)
                self.copies[document] = Copy(document, fullest, share)
                changed.append(self.copies[document])
        self.copies[fullest] = Copy(fullest)
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
