"""Answers that somebody waited for and did not get: "Kenya received no answer from Somalia", "no reply came", "the
letter went unanswered"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import children, is_passive, subject
from verbale.annotate.grammar.withholding import Undone, clause_span, is_negated, is_past, is_supposed, undone
from verbale.annotate.silences.absences import Absence
from verbale.annotate.silences.topics import about_by, named
from verbale.lexicon.silence import silence_cues

__all__ = ["left_unanswered", "unanswered"]

ANSWER: Final = "answer"
ABOUT: Final = frozenset({"to", "about", "on", "regarding"})
NONE: Final = frozenset({"none", "no", "neither"})


def unanswered(verb: Token) -> Absence | None:
    """The answer that the verb says did not come."""
    cues = silence_cues().words
    lemma = verb.lemma_.lower()
    if lemma in cues["reception"] or (lemma in cues["drawing"] and _drew(verb) is not None):
        answer = next((noun for noun in _received(verb) if silence_cues().is_a(noun.lemma_.lower(), ANSWER)), None)
    elif lemma in cues["arrival"]:
        answer = next((noun for noun in children(verb, "nsubj") if _is_denied_answer(noun)), None)
    else:
        return None
    if answer is None:
        return None
    main = verb if answer.dep_ != "attr" else answer.head
    left_undone = undone(verb)
    if left_undone is not None and left_undone.stance != "plain":
        return None  # who "refused to receive a reply" had one
    missing = left_undone is not None or _is_denied(answer) or _on_no_occasion(main)
    if not missing or is_supposed(verb) or is_supposed(main) or not _has_been(main, left_undone):
        return None
    sender = _sender(verb, answer)
    if sender is None and lemma == "have":
        return None  # "had no answer" may be one's own
    start, end = clause_span(main)
    about = about_by(answer, ABOUT) or _drew(verb)
    return Absence("not_answered", (left_undone.start if left_undone else start, end), about, sender)


def left_unanswered(word: Token) -> Absence | None:
    """The answer that a letter, a call or a question "went" without, from whom it was sent to.

    What "remains" unanswered may be a question that nobody was asked.
    """
    verb = word.head
    asked = subject(verb)
    if word.lower_ not in silence_cues().words["unanswered"] or word.dep_ not in {"acomp", "oprd"} or asked is None:
        return None
    to = next(
        (noun for prep in children(asked, "prep") if prep.lower_ == "to" for noun in children(prep, "pobj")), None
    )
    lemma = asked.lemma_.lower()
    if not silence_cues().is_a(lemma, "request", "question", "charge"):
        return None
    if verb.lemma_ != "go" and to is None and silence_cues().is_a(lemma, "question"):
        return None
    if not is_past(verb) or is_negated(verb) or is_supposed(verb) or any(k.tag_ in {"MD", "TO"} for k in verb.lefts):
        return None
    return Absence("not_answered", clause_span(verb), named(asked), to)


def _drew(verb: Token) -> TokenSpan | None:
    """The question or the appeal that "drew no answer"."""
    asked = subject(verb)
    lemma = asked.lemma_.lower() if asked is not None and not is_passive(verb) else ""
    known = silence_cues().is_a(lemma, "question", "request", "charge")
    return named(asked) if asked is not None and known else None


def _has_been(main: Token, left_undone: Undone | None) -> bool:
    """Whether the answer is missing already, and is not only feared to."""
    if left_undone is None:
        return is_past(main)
    return is_past(left_undone.tensed) or left_undone.root.i != main.i  # "has yet to receive"


def _received(verb: Token) -> list[Token]:
    """What is received: the object, the subject of a passive, the noun of "was a reply received"."""
    nouns = list(children(verb, "nsubjpass" if is_passive(verb) else "dobj"))
    inverted = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ == "attr" and verb.head.i == verb.i - 1
    return [*nouns, verb.head] if inverted else nouns


def _is_denied_answer(noun: Token) -> bool:
    return _is_denied(noun) and silence_cues().is_a(noun.lemma_.lower(), ANSWER)


def _is_denied(noun: Token) -> bool:
    return any(word.lower_ == "no" for word in noun.lefts)


def _on_no_occasion(verb: Token) -> bool:
    """Whether a phrase before the verb says that it never happened: "on none of these occasions was"."""
    return any(
        place.lower_ in NONE or any(word.lower_ in NONE for word in place.lefts)
        for prep in children(verb, "prep")
        if prep.i < verb.i
        for place in children(prep, "pobj")
    )


def _sender(verb: Token, answer: Token) -> Token | None:
    """Who was to answer: what "from" leads to."""
    for word in (verb, answer):
        for prep in children(word, "prep"):
            if prep.lower_ == "from":
                return next(children(prep, "pobj"), None)
    return None
