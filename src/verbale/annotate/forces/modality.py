"""In what mode a content is told: as actual, future, possible, necessary, intended, hoped for, under a condition."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc, Token

from verbale.annotate.attribution.turns import asks
from verbale.annotate.drafts import StatementDraft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.cues import speech_words
from verbale.model import Force, Modality

__all__ = ["MODALS", "modality_of"]

MODALS: dict[str, Modality] = {
    "will": "future",
    "'ll": "future",
    "shall": "future",
    "would": "future",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "must": "necessary",
    "should": "necessary",
}
"""The modality that an auxiliary gives the clause it stands in."""


def modality_of(doc: Doc, statement: StatementDraft, main: Token | None) -> Modality:
    """The modality of a statement by its cue, its auxiliaries and its force; `main` is the content's main verb."""
    force: Force = statement.force
    governor = doc[statement.cue_head].head if statement.cue_head is not None else None
    planning = speech_words("planning")
    if governor is not None and doc[statement.cue_head or 0].dep_ == "xcomp" and governor.lemma_.lower() in planning:
        return cast(Modality, planning[governor.lemma_.lower()])
    if main is None:
        return "actual"
    words = {child.lower_ for child in children_of(main) if child.dep_ in {"aux", "mark"}}
    if "if" in words or "unless" in words:
        return "conditional"
    if any(
        child.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in children(child, "mark"))
        for child in children_of(main)
    ):
        return "conditional"
    lemma = main.lemma_.lower()
    complement = next(children(main, "acomp", "xcomp"), None)
    complement = complement if lemma in {"be", "stand", "remain"} else None
    for word in (complement.lemma_.lower() if complement is not None else "", lemma):
        if word in planning:
            return cast(Modality, planning[word])
    if lemma in {"need", "have"} and any(child.dep_ == "xcomp" for child in children_of(main)):
        return "necessary"
    for word in ("must", "should", "may", "might", "could", "can", "will", "'ll", "shall", "would"):
        if word in words:
            return MODALS[word]
    if force in {"offer"}:
        return "ready"
    if force in {"commit", "predict", "assure"} and "to" in words:
        return "future"
    bids = force == "demand" or (force == "request" and not asks(doc, statement))
    return "necessary" if bids else "actual"
