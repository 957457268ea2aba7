"""What one side says it sent and the other that it never got: "the warnings were sent", "no warning was received"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, QuestionDraft, StatementDraft
from verbale.annotate.grammar.columns import sentence_numbers
from verbale.annotate.grammar.suppositions import is_unreal
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tense import tense_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.annotate.questions.sides import are_apart
from verbale.annotate.questions.voices import position, refers_to, words_of
from verbale.lexicon.issue import issue_words

__all__ = ["receipts"]

REACH: Final = 3
"""Sentences between the two. Own choice."""
TAKING_UP: Final = frozenset({"it", "them", "one", "any"})


class _Delivery(NamedTuple):
    """What a statement says was sent or was not received."""

    statement: StatementDraft
    verb: Token
    thing: Token
    sentence: int


def receipts(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The questions whether something was sent, where the other side denies that it came."""
    sent: list[_Delivery] = []
    sentences = sentence_numbers(doc)
    for statement in draft.statements:
        if statement.speaker is None or statement.kind != "speech" or statement.parent is not None:
            continue
        told = next((doc[start:end].root for start, end in statement.content), None)
        thing = next(children(told, "dobj", "nsubjpass"), None) if told is not None and told.pos_ == "VERB" else None
        if told is None or tense_of(told) != "past" or is_unreal(told):
            continue
        if told.lemma_ in issue_words("sending") and not _is_denied(told):
            things = [noun for noun in children(told, "dobj", "nsubjpass", "oprd") if noun.pos_ == "NOUN"]
            sent += [_Delivery(statement, told, noun, sentences[told.i]) for noun in things]
        elif thing is not None and told.lemma_ in issue_words("receiving") and _is_denied(told):
            later = _Delivery(statement, told, thing, sentences[told.i])
            earlier = next((one for one in reversed(sent) if _are_of_one_thing(doc, draft, one, later)), None)
            if earlier is not None:
                positions = [position(one.verb, draft, statement=one.statement, whole=True) for one in (earlier, later)]
                claim = words_of(doc, positions[0].evidence)
                yield QuestionDraft("other", f"Whether {claim}", positions, "fact")


def _is_denied(verb: Token) -> bool:
    """Whether it did not happen, or to no such thing: "never received the map", "no warning was received"."""
    things = children(verb, "dobj", "nsubjpass")
    return is_negated(verb) or any(word.lower_ == "no" for thing in things for word in thing.lefts)


def _are_of_one_thing(doc: Doc, draft: Draft, first: _Delivery, second: _Delivery) -> bool:
    """Whether the second side, another one or whom the first speaks of, denies to have got what the first had sent."""
    one, other = first.statement.speaker, second.statement.speaker
    addressed = one is not other and any(refers_to(doc, span, other, draft) for span in first.statement.content)
    if not (are_apart(one, other) or addressed):
        return False
    if second.thing.lower_ in TAKING_UP:
        return second.sentence - first.sentence == 1
    return second.thing.lemma_ == first.thing.lemma_ and second.sentence - first.sentence <= REACH
