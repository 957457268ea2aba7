"""The names and role words of one text, and which of its tokens belongs to which; `names.finding` fills them in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.names.spans import NameSpan, RoleSpan
from verbale.lexicon.who import titles

__all__ = ["Names"]

LONGEST_LINK: Final = 6
"""Tokens that may stand between an office and its holder's name: "Ambassador to the United States Hamdullah Mohib"."""
LONGEST_TITLE: Final = 10
"""The same where "of" alone joins them: "Minister of Foreign Affairs of the Islamic Republic of Iran Omar Said"."""


class Names:
    """The names and role words of one Doc.

    `owner[i]` is the name that holds token i, `role_at[i]` the role word whose head it is, `titled` the tokens of role
    words, `timed` and `dated` those of times and numbers and of dates alone, `acronyms` the short forms that the text
    gives and the names they stand for.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = columns_of(doc).text
        self.tags = columns_of(doc).tag
        self.owner: list[NameSpan | None] = [None] * len(self.words)
        self.role_at: dict[int, RoleSpan] = {}
        self.is_role_start: set[int] = set()
        self.titled: set[int] = set()
        self.timed: set[int] = set()
        self.dated: set[int] = set()
        self.acronyms: dict[str, NameSpan] = {}

    def spans(self) -> list[NameSpan]:
        """All names in text order."""
        found: list[NameSpan] = []
        for span in self.owner:
            if span is not None and (not found or found[-1] is not span):
                found.append(span)
        return found

    def text(self, start: int, end: int) -> str:
        """The words of a span as one line."""
        text = self.words[start] if end == start + 1 else self.doc[start:end].text
        return " ".join(text.split())

    def head(self, start: int, end: int) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        for index in range(end - 1, start - 1, -1):
            governor = self.doc[index].head.i
            if (governor < start or governor >= end or governor == index) and self.doc[index].is_alpha:
                return index
        return end - 1

    def is_time(self, token: int) -> bool:
        """Whether spaCy sees a date, time or number there."""
        return token in self.timed

    def is_date(self, token: int) -> bool:
        """Whether spaCy sees a date or a time of day there."""
        return token in self.dated

    def claim(self, span: NameSpan) -> None:
        """Give a name its tokens; a name that held any of them is none any more."""
        for token in range(span.start, span.end):
            old = self.owner[token]
            if old is not None and old is not span:
                for other in range(old.start, old.end):
                    if self.owner[other] is old:
                        self.owner[other] = None
            self.owner[token] = span

    def role_from(self, start: int) -> RoleSpan | None:
        """The role word of at most five tokens that starts there."""
        for head in range(start, min(start + 5, len(self.words))):
            role = self.role_at.get(head)
            if role is not None and role.start == start:
                return role
        return None

    def linked_name(self, role: RoleSpan) -> NameSpan | None:
        """The person whose title the office is: right after it, or after its complement."""
        size = len(self.words)
        if role.role.plural or role.role.kind == "group" or role.end >= size:
            return None
        at = role.end
        known = titles()
        while at < size and (self.words[at] in known or (self.words[at] == "." and self.words[at - 1] in known)):
            at += 1
        owner = self.owner[at] if at < size else None
        if owner is not None and owner.kind == "person" and owner.start == at:
            return owner
        if self.tags[at : at + 1] not in (["IN"], ["TO"]):
            return None
        filled = False
        for token in range(at + 1, min(at + LONGEST_TITLE, size)):
            if token >= at + LONGEST_LINK and self.words[at : token + 1].count("of") < self.tags[at : token + 1].count(
                "IN"
            ):
                return None
            owner = self.owner[token]
            if owner is not None and owner.kind == "person":
                return owner if filled and owner.start == token else None
            if owner is None and not self.tags[token].startswith(("NN", "DT", "IN", "JJ")):
                return None
            title = self.words[token] in known or token in self.titled  # "chief of staff to *President* Ann Lee"
            filled = filled or owner is not None or (self.tags[token].startswith("NNP") and not title)
        return None

    def roles(self) -> Iterator[RoleSpan]:
        """The role words in text order, without those inside a name."""
        for head in sorted(self.role_at):
            role = self.role_at[head]
            if self.owner[head] is None:
                yield role
