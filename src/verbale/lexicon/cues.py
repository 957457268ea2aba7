"""Cues: how much each word and construction speaks for an attribution, and with what force it is said.

`cue_weights.tsv` holds the weights of a logistic scale over the named features of `annotate.cue_features`, fitted by
`training/cue_weights.py`; `cue_forces.tsv` the force and kind that each cue carries by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from verbale.lexicon.tables import table
from verbale.model import Force, StatementKind

__all__ = ["CueForce", "CueScale", "cue_forces", "cue_lemmas", "cue_scale", "opinion_words", "speech_words"]


SpeechWordKind = Literal[
    "account",
    "agreeing",
    "citing",
    "commenting",
    "gesture",
    "going_on",
    "hearing",
    "hearsay",
    "mood",
    "pending",
    "planning",
    "proving",
    "refusal",
    "stressing",
    "unsaid",
    "voiceless",
]


@dataclass(frozen=True, slots=True)
class CueForce:
    """What a cue says of its statement by itself."""

    force: Force
    kind: StatementKind


@dataclass(frozen=True, slots=True)
class CueScale:
    """The logistic scale: `weigh` gives the probability that a candidate is an attribution."""

    weights: dict[str, float]
    intercept: float

    def weigh(self, features: list[str]) -> float:
        """The probability, in [0, 1], for a candidate with these features."""
        weights = self.weights
        total = self.intercept + math.fsum([weights[feature] for feature in features if feature in weights])
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def cue_scale() -> CueScale:
    """The fitted scale."""
    weights = {row["feature"]: float(row["weight"]) for row in table("cue_weights")}
    return CueScale(weights, weights.pop("(intercept)"))


@cache
def cue_forces() -> dict[str, CueForce]:
    """Force and kind by cue: a lemma ("accuse") or a lemma with its preposition ("call_for")."""
    return {
        row["cue"]: CueForce(cast(Force, row["force"]), cast(StatementKind, row["kind"])) for row in table("cue_forces")
    }


@cache
def opinion_words(pos: str) -> frozenset[str]:
    """Verbs ("V") and nouns ("N") that mark a clause as a view: "I think ...", "I have the feeling that ..."."""
    return frozenset(row["word"] for row in table("opinion_words") if row["pos"] == pos)


@cache
def speech_words(kind: SpeechWordKind) -> Mapping[str, str]:
    """Lower-case words around statements, each with the value that it carries, "" where it carries none.

    - `account`: nouns that report behind "by" or "in" and whose they are ("by its *account*, the army lost two men").
    - `agreeing`: words for an agreement, which nobody need have said that there is none of.
    - `citing`: verbs that name for whose words one's own are ("Reuters, *citing* the police, said that").
    - `commenting`: verbs that speak of what another said ("commented on Kenya's charge that").
    - `gesture`: verbs of a gesture, with the part of the body that they need ("shook his *head*").
    - `going_on`: verbs before an infinitive that happens with them ("went on to claim").
    - `hearing`: verbs whose passive has the one who hears it for a subject ("was told that").
    - `hearsay`: adverbs that name nobody who says it ("allegedly").
    - `mood`: verbs that ask for something only before a clause in the subjunctive ("insisted that he leave"), not
      before one that tells a fact ("insisted that he left").
    - `pending`: things that are not there yet, of which nobody need have claimed that they are ("there were no plans").
    - `planning`: words that give the act after them a modality ("plans to", "is ready to", "are hopeful that").
    - `proving`: verbs whose "which" may be all that was said before it ("Chad has left, *which* suggests that").
    - `refusal`: nouns for a refusal, which is an acceptance where it is taken back ("withdrew its objection").
    - `stressing`: verbs that "must" only makes polite ("the ministry must point out").
    - `voiceless`: nouns behind "according to" that say nothing; with the value `bare` only where no article
      stands before them ("according to plan").

    >>> speech_words("planning")["intend"]
    'intended'
    """
    return MappingProxyType({row["word"]: row["value"] for row in table("speech_words") if row["class"] == kind})


@cache
def cue_lemmas() -> frozenset[str]:
    """The lemmas of all cues with a force and of all words of opinion."""
    return frozenset(cue.split("_")[0] for cue in cue_forces()) | opinion_words("V") | opinion_words("N")
