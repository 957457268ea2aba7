"""The words of silence: what, left undone, is a declared absence, and which nouns say what it was about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from verbale.lexicon.tables import cells, table
from verbale.model import SilenceKind

__all__ = ["SilenceCue", "SilenceCues", "silence_cues"]


@dataclass(frozen=True, slots=True)
class SilenceCue:
    """One row: a word and the surroundings in which its absence (or, for `positive` words, its act) is a silence.

    `frames` are complement shapes (`any`, `bare`, `wh`, `object`, `prep`, `that`, `prompt`, `unreached`,
    `drawn`, `questioned`, `asker`) or classes of
    nouns of the table; `preps` lead to the complement; `stance` is how the speaker stands to the act (`plain`: did not,
    `withheld`: would not, declined to, `unable`: could not, `overdue`: has not yet), for adjectives
    their polarity; "" for either.
    """

    word: str
    particle: str
    preps: frozenset[str]
    frames: frozenset[str]
    stance: str
    kind: SilenceKind


@dataclass(frozen=True, slots=True)
class SilenceCues:
    """The whole table: cues by role and lemma, plain word lists by role, nouns by class."""

    cues: Mapping[str, Mapping[str, tuple[SilenceCue, ...]]]
    words: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]

    def of(self, role: str, lemma: str) -> tuple[SilenceCue, ...]:
        """The cues of a lemma in a role (`verb`, `positive`, `adjective`, `impersonal`, `existential`)."""
        return self.cues.get(role, {}).get(lemma, ())

    def is_a(self, lemma: str, *classes: str) -> bool:
        """Whether the noun is in one of the classes."""
        return any(lemma in self.nouns.get(name, ()) for name in classes)


@cache
def silence_cues() -> SilenceCues:
    """The table `silence_cues.tsv`.

    >>> [cue.kind for cue in silence_cues().of("verb", "elaborate")]
    ['not_disclosed']
    """
    cues: dict[str, dict[str, list[SilenceCue]]] = defaultdict(lambda: defaultdict(list))
    words: dict[str, set[str]] = defaultdict(set)
    nouns: dict[str, set[str]] = defaultdict(set)
    for row in table("silence_cues"):
        role, word = row["role"], row["word"]
        if role == "noun":
            nouns[row["frame"]].add(word)
        elif row["kind"]:
            cue = SilenceCue(
                word,
                row["particle"],
                frozenset(cells(row["prep"])),
                frozenset(cells(row["frame"])),
                row["stance"],
                cast(SilenceKind, row["kind"]),
            )
            cues[role][word].append(cue)
        words[role].add(word)
    return SilenceCues(
        MappingProxyType({role: {word: tuple(found) for word, found in of.items()} for role, of in cues.items()}),
        MappingProxyType({role: frozenset(of) for role, of in words.items()}),
        MappingProxyType({name: frozenset(of) for name, of in nouns.items()}),
    )
