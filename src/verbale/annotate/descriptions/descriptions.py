"""Descriptions of actors: noun phrases headed by an office, a role or a collective, and what they say of the actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from verbale.annotate.descriptions.genitives import possessive
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan, RoleSpan
from verbale.lexicon.reference import StateNoun
from verbale.lexicon.who import Role, qualified_code, roles

__all__ = ["Description"]

GOVERNMENT: Final = "GOV"
DEFINITE: Final = frozenset({"the", "that", "this", "these", "those", "both"})


@dataclass(slots=True, eq=False)
class Description:
    """One noun phrase `[start, end)` headed by a role word.

    `determiner` is its article in lower case, "" where it has none; `possessor` the pronoun token or name before the
    head; `joined` the names of "American and Iranian experts", "experts from Iran and Oman"; `organ` a named
    organisation that it belongs to; `holder` the name it is the title of; `people` the code of the people or believers
    it is of ("Kurdish rebels"); `counted` the first word behind a rough number, which is no name ("at least 40 |
    rebels"), else 0; `sent` whether somebody else sends it for a country ("the special envoy for Kosovo").
    """

    start: int
    end: int
    span: RoleSpan
    found: Names = field(repr=False)
    determiner: str = ""
    number: int | None = None
    country: str | None = None
    joined: list[NameSpan] = field(default_factory=list)
    possessor: int | NameSpan | None = None
    organ: NameSpan | None = None
    holder: NameSpan | None = None
    people: str = ""
    former: bool = False
    modified: bool = False
    subnational: bool = False
    sent: bool = False
    counted: int = 0

    @property
    def role(self) -> Role:
        """The lexicon's role."""
        return self.span.role

    @property
    def state(self) -> StateNoun | None:
        """What the head says of a state it stands for, if it does."""
        return None if self.subnational or self.people else self.span.state

    @property
    def head(self) -> int:
        """The index of the head token."""
        return self.span.head

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        return self.role.plural

    @property
    def definite(self) -> bool:
        """Whether the phrase means somebody the reader is taken to know."""
        return self.determiner in DEFINITE or self.possessor is not None

    def text(self, end: int | None = None) -> str:
        """The words without the article or possessive pronoun in front; "Peru's navy" for "Peru, whose navy"."""
        relative = self.found.words[self.start].lower() == "whose"
        start = self.start + (1 if self.determiner or relative or isinstance(self.possessor, int) else 0)
        start = max(start, self.counted)
        words = self.found.text(min(start, self.span.start), max(end or self.end, self.span.end))
        if relative and isinstance(self.possessor, NameSpan):
            return f"{possessive(self.found.text(self.possessor.start, self.possessor.end))} {words}"
        return words

    def code(self) -> str | None:
        """The actor code: of the organ it belongs to, else its country with its sector; None where neither is known."""
        organ = self.organ
        if organ is not None and organ.entry is not None and organ.entry.code:
            return organ.entry.code
        if self.people:
            return qualified_code(self.country or "", self.people, self._sector_of_people())
        if self.country is None and self._private():
            return None
        if self.country is None:
            return self.role.sector or None if self.plural or self.role.kind == "group" else None
        if organ is not None and organ.entry is None and organ.country is None:
            return self.country
        return self.country + self.role.sector

    def _sector_of_people(self) -> str:
        """The sector of people of a group; leaders and officials of one are no government by that."""
        loose = self.role.kind == "role" and self.role.sector == GOVERNMENT
        return "" if loose else self.role.sector

    def _private(self) -> bool:
        """Whether officials are a body's that is no government: "company officials"."""
        if self.role.kind != "role" or self.role.sector != GOVERNMENT:
            return False
        if self.organ is not None:
            return True
        before = (roles().get(word.lower()) for word in self.found.words[self.start : self.span.start])
        return any(role is not None and role.kind == "group" and role.sector != GOVERNMENT for role in before)

    def joined_texts(self) -> Iterator[tuple[NameSpan, str]]:
        """Each of the joined names, and the words for those that are of it alone."""
        found, head = self.found, self.found.text(self.span.start, self.span.end)
        for owner in self.joined:
            if owner.start < self.span.start:
                genitive = found.words[owner.end] in ("'s", "'")
                yield owner, f"{found.text(owner.start, owner.end + genitive)} {head}"
            else:
                start = owner.start - (found.words[owner.start - 1] == "the")
                last = self.joined[-1].end
                rest = found.text(last, self.end) if last < self.end else ""
                yield owner, f"{head} {found.words[self.span.end]} {found.text(start, owner.end)}{rest}"

    def qualifier(self) -> str:
        """What tells this one from others of the role: the words around the head but nationality and article."""
        found = self.found
        kept = [
            found.words[at].lower()
            for at in range(self.start, self.end)
            if not self.span.start <= at < self.span.end
            and found.tags[at] not in ("DT", "POS", "PRP$", "PDT")
            and not _of_country(found.owner[at])
        ]
        return " ".join(kept)


def _of_country(owner: NameSpan | None) -> bool:
    return owner is not None and owner.kind in ("demonym", "entry") and owner.country is not None
