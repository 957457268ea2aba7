"""Whether a plain statement of what did not happen denies what its speaker's side has been accused of."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, StatementDraft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tense import tense_of
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words

__all__ = ["denies_charge"]

BACK: Final = 3
"""Statements before one in which the charge stands that it answers. Own choice: an accusation, what its speaker adds,
and a reply between them."""
NONE: Final = frozenset({"no", "none", "nothing", "nobody", "not", "n't", "never"})


def denies_charge(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None) -> bool:
    """Whether the clause says that there was no such thing as another has just accused somebody of: "accused them of an
    attack", "said that no attack had taken place"."""
    if main is None or tense_of(main) != "past":
        return False
    denied = {word.lemma_.lower() for word in _denied(main)} - event_words("light") - event_words("doing")
    index = draft.statements.index(statement)
    for charge in draft.statements[max(0, index - BACK) : index]:
        if charge.force == "accuse" and not _same_speaker(charge, statement):
            told = {token.lemma_.lower() for start, end in charge.content for token in doc[start:end]}
            if denied & told:
                return True
    return False


def _denied(main: Token) -> list[Token]:
    """The words of which the clause says that there was none: the noun that "no" stands before, and the verb."""
    things = list(children(main, "nsubj", "nsubjpass", "attr", "dobj"))
    without = [thing for thing in things if any(word.lower_ == "no" for word in thing.lefts)]
    negated = any(child.lower_ in NONE for child in children_of(main)) or bool(without)
    verb = [main] if negated and main.pos_ == "VERB" else []
    return [word for word in (*without, *verb) if word.pos_ in ("NOUN", "VERB")]


def _same_speaker(charge: StatementDraft, statement: StatementDraft) -> bool:
    """Whether one side speaks in both, so that it does not answer itself."""
    first, second = charge.speaker, statement.speaker
    if first is None or second is None:
        return False
    return first is second or (first.country is not None and first.country == second.country)
