"""What the words of a content say of its force, where the cue ("said") says nothing.

`content_forces.tsv` lists word sequences in the order in which they are tried; `document_nouns.tsv` the nouns for texts
that can be a source ("the report found").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from verbale.lexicon.tables import table
from verbale.model import Force

__all__ = ["ContentCue", "content_cues", "credit_words", "document_nouns", "find_content_cues"]

NEGATIONS = frozenset({"not", "never", "no", "neither", "nor"})
GAP = 3
"""Words that may stand between two words of a sequence."""


@dataclass(frozen=True, slots=True)
class ContentCue:
    """A sequence of lemmas that gives a content its force; words joined by `_` in the table stand side by side.

    `subject` asks who the content's subject is: the speaker's own side, another, or anyone.
    """

    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]
    force: Force
    subject: Literal["any", "own", "other"]
    within: int

    def find(self, lemmas: Sequence[str]) -> int | None:
        """Where the words stand in this order among the first `within` lemmas: the index of the last; None if nowhere.

        At most `GAP` other words stand between two of them, or none at a joint.
        """
        limit = min(len(lemmas), self.within)
        first = self.words[0]
        for start in range(limit):
            if lemmas[start] in first and (last := self._rest(lemmas, start, limit)) is not None:
                return last
        return None

    @property
    def denies(self) -> bool:
        """Whether a negation is part of the sequence."""
        return any(NEGATIONS & word for word in self.words)

    def _rest(self, lemmas: Sequence[str], at: int, limit: int) -> int | None:
        for wanted, gap in zip(self.words[1:], self.gaps, strict=True):
            stop = min(limit, at + 2 + gap)
            found = next((k for k in range(at + 1, stop) if lemmas[k] in wanted), None)
            if found is None or (not self.denies and NEGATIONS.intersection(lemmas[at:found])):
                return None
            at = found
        return at


@cache
def content_cues() -> tuple[ContentCue, ...]:
    """The word sequences, most telling first."""
    return tuple(
        ContentCue(
            tuple(frozenset(word.split("/")) for word in row["words"].replace("_", " ").split()),
            tuple(0 if joint == "_" else GAP for joint in row["words"] if joint in " _"),
            cast(Force, row["force"]),
            cast(Literal["any", "own", "other"], row["subject"]),
            int(row["within"]),
        )
        for row in table("content_forces")
    )


@cache
def _by_first_word() -> dict[str, tuple[int, ...]]:
    """The places of the word sequences in the table, by each lemma that they can begin with."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, cue in enumerate(content_cues()):
        for word in cue.words[0]:
            places[word].append(place)
    return {word: tuple(found) for word, found in places.items()}


def find_content_cues(lemmas: Sequence[str]) -> Iterator[tuple[ContentCue, int]]:
    """The word sequences that stand among the lemmas, most telling first, each with the place of its last word."""
    known, cues = _by_first_word(), content_cues()
    for place in sorted({place for lemma in set(lemmas) for place in known.get(lemma, ())}):
        last = cues[place].find(lemmas)
        if last is not None:
            yield cues[place], last


@cache
def document_nouns() -> frozenset[str]:
    """Nouns for texts and studies, in the singular."""
    return frozenset(row["noun"] for row in table("document_nouns"))


@cache
def credit_words() -> frozenset[str]:
    """Words that stand before the maker of a picture ("Image: ..."), in lower case."""
    return frozenset(row["word"] for row in table("credit_words"))
