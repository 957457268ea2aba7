"""A silence as it is found in the words, before it is known whose it is."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from verbale.annotate.drafts import TokenSpan
from verbale.lexicon.silence import silence_cues
from verbale.lexicon.who import roles
from verbale.model import SilenceKind

__all__ = ["Absence", "may_speak"]


class Absence(NamedTuple):
    """A silence before its parties are looked up: `party` is the token of the silent one, `lacking` whether a document
    that is silent in this way merely does not say it, `spoken` whether it is the one who says the words."""

    kind: SilenceKind
    evidence: TokenSpan
    about: TokenSpan | None
    party: Token | None
    lacking: bool = False
    spoken: bool = False


def may_speak(party: Token | None) -> bool:
    """Whether the silent party is one that could speak: a name, a person, a body or a document."""
    if party is None or party.pos_ in {"PROPN", "PRON", "NUM"} or party.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"}:
        return True
    lemma = party.lemma_.lower()
    return lemma in roles() or party.lower_ in roles() or silence_cues().is_a(lemma, "body", "document")
