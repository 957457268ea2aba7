"""What every date rule needs: the words around a core, and the small words that place it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from verbale.annotate.dates.intervals import Edge
from verbale.annotate.dates.meanings import When
from verbale.annotate.dates.words import DASHES
from verbale.annotate.grammar.columns import columns_of
from verbale.lexicon.calendar import time_numbers, time_words

__all__ = ["DateReader", "Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `[start, end)` and what they mean."""

    start: int
    end: int
    meaning: When


class DateReader:
    """The lower-case words of a Doc; never reaches back over `floor`, the end of the expression before."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.low = columns_of(doc).lower
        self.size = len(doc)
        self.floor = 0

    def word(self, index: int) -> str:
        """The lower-case word there, "" outside the part of the text that may be read."""
        return self.low[index] if self.floor <= index < self.size else ""

    def article(self, start: int) -> int:
        """The start with "the" before it, or the "this" of "this past week"."""
        before = self.word(start - 1)
        opens = before == "the" or (before == "this" and self.word(start) in ("past", "coming"))
        return start - 1 if opens else start

    def shift(self, start: int) -> tuple[int, int | None]:
        """The start with "last", "next" or "this" before it, and the shift."""
        before = self.word(start - 1)
        if before in ("last", "past", "next", "this", "coming"):
            shift = time_numbers("shift")[before]
            return (
                (start - 2, shift)
                if before in ("coming", "past") and self.word(start - 2) in ("this", "the")
                else (
                    start - 1,
                    shift,
                )
            )
        return start, None

    def edge(self, start: int) -> tuple[int, Edge | None]:
        """The start with "early", "late on", "the end of" before it, and the part they pick."""
        edges = time_words("edge")
        at = start - 1
        if self.word(at) == "the" and self.word(at - 1) in ("of", "in"):
            at -= 1
        noun = self.word(at) == "of"
        if noun or self.word(at) in ("on", "in", *DASHES):
            at -= 1
        elif at != start - 1:
            return start, None
        word = self.word(at)
        if word not in edges:
            return start, None
        edge = cast(Edge, edges[word])
        if noun != (word in ("end", "beginning", "start", "middle", "outset", "close")) and not (
            noun and word in ("early", "late", "mid")
        ):
            return start, None
        if self.word(at + 1) in DASHES and word not in ("mid", "early", "late"):
            return start, None
        if self.word(at + 1) == "in" and word not in ("late", "early"):
            return start, None
        if word in ("later", "earlier") and self.word(at + 1) not in ("this", "in", "on", "today", "next", "last"):
            return (at, edge) if self.word(at + 1) in time_numbers("weekday") else (start, None)
        return (at - 1 if noun and self.word(at - 1) == "the" else at), edge

    def daypart_after(self, index: int) -> int:
        """The end after "night", "morning" and the like."""
        return index + 1 if self.word(index) in time_words("daypart") else index

    def counts(self, index: int) -> bool:
        """Whether the digits count the plural noun after them."""
        token = self.doc[index]
        head = token.head
        return token.dep_ == "nummod" and head.i > index and head.tag_ in ("NNS", "NNPS")
