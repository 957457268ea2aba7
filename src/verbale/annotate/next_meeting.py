"""When do they meet next: every clause that claims, plans, conditions or denies a further meeting."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, MomentDraft, PositionDraft, QuestionDraft, TokenSpan
from verbale.annotate.syntax import children, governor, subject
from verbale.annotate.voices import different_voices, position, statement_at, words_of
from verbale.annotate.withholding import is_negated
from verbale.lexicon.issue import issue_words

__all__ = ["next_meeting"]

TEXT = "When do the parties meet next?"
FUTURE = frozenset({"will", "would", "shall", "wo", "'ll", "'d"})
NEAR_SENTENCES = 2
"""Sentences after a further meeting was spoken of in which a pronoun may still mean it."""


def next_meeting(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The question of the next meeting with its positions; nothing where no voice speaks of one."""
    found: list[PositionDraft] = []
    anchored = False
    last = -NEAR_SENTENCES - 1
    for number, sentence in enumerate(doc.sents):
        before = len(found)
        for verb in _further_meetings(sentence, near=number - last <= NEAR_SENTENCES):
            anchored = anchored or not _is_vague(verb)
            stated = position(verb, draft)
            if any(_overlap(stated.evidence, known.evidence) for known in found):
                continue
            moment = _moment_in(stated.evidence, draft)
            if moment is not None and not is_negated(verb):
                stated.value = _timed(doc, moment)
            found.append(stated)
        if number - last <= NEAR_SENTENCES and len(found) == before and found:
            found.extend(_deferrals(sentence, found[-1], draft))
        if len(found) > before:
            last = number
    if anchored and found:
        yield QuestionDraft("next_meeting", TEXT, found, _divergence(found, draft))


def _further_meetings(sentence: Doc, *, near: bool) -> Iterator[Token]:
    """The verbs of a sentence that tell of a further meeting."""
    seen: set[int] = set()
    for token in sentence:
        lemma = token.lemma_.lower()
        verb: Token | None = None
        if lemma == "meet" and token.pos_ == "VERB":
            verb = token if _is_future(token) and _meets_again(token) else None
        elif lemma in issue_words("session") and token.pos_ in {"NOUN", "PROPN"}:
            verb = _of_session(token, near=near)
        elif lemma in issue_words("date"):
            verb = _of_date(token)
        elif lemma == "resume" and token.pos_ == "VERB" and token.tag_ in {"VB", "VBP"}:
            verb = token
        elif near and token.tag_ == "PRP" and token.dep_ == "nsubjpass" and token.head.lemma_ == "hold" and _is_future(token.head):
            verb = token.head
        if verb is not None and verb.i not in seen:
            seen.add(verb.i)
            yield verb


def _is_future(verb: Token) -> bool:
    return any(child.lower_ in FUTURE for child in verb.lefts if child.dep_ in {"aux", "auxpass"})


def _meets_again(verb: Token) -> bool:
    """Whether "meet" is a meeting of parties still to come: again, at a time, without a crowd as object."""
    if any(child.dep_ == "dobj" for child in verb.rights):
        return False
    again = any(child.lower_ in {"again", "next", "soon", "within"} for child in verb.rights)
    timed = any(token.ent_type_ in {"DATE", "TIME"} for token in verb.subtree if token.i > verb.i)
    noun = subject(verb)
    several = noun is not None and (noun.tag_ in {"NNS", "NNPS"} or any(True for _ in children(noun, "conj")))
    return again or (timed and several)


def _of_session(noun: Token, *, near: bool) -> Token | None:
    """The verb by which a meeting still to come is told."""
    further = any(
        child.lower_ in issue_words("next") for child in noun.lefts if child.dep_ in {"amod", "det", "compound", "nummod"}
    )
    verb = noun.head
    while verb.dep_ in {"prep", "pobj", "compound"} and verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == verb.i:
        holding = verb.lemma_ in issue_words("holding") or (verb.lemma_ == "be" and further)
        return verb if holding and _is_future(verb) and (further or _timed_clause(verb) or near) else None
    if not further:
        return None
    acting = verb.lemma_ in issue_words("planning") or verb.lemma_ in issue_words("deciding")
    if noun.dep_ == "pobj":
        acting = verb.lemma_ in issue_words("deciding")
    if not acting or verb.tag_ in {"VBD", "VBN"} and verb.lemma_ not in {"propose", "plan", "want", "agree", "offer", "suggest"}:
        return None
    return verb


def _of_date(noun: Token) -> Token | None:
    """The verb by which a date for the meeting is said to be set, or not."""
    verb = governor(noun)
    if noun.dep_ not in {"dobj", "nsubjpass"} or noun.head.i != verb.i or verb.lemma_ not in issue_words("fixing"):
        return None
    return verb


def _timed_clause(verb: Token) -> bool:
    return any(token.ent_type_ in {"DATE", "TIME"} for token in verb.subtree)


def _is_vague(verb: Token) -> bool:
    """Whether the clause alone does not show that it is of a meeting ("no date has been set", "they would be held")."""
    return verb.lemma_ in issue_words("fixing") or verb.lemma_ in {"resume", "hold"}


def _deferrals(sentence: Doc, last: PositionDraft, draft: Draft) -> Iterator[PositionDraft]:
    """What the same speaker says next of deciding on it: "We will consider that when we receive it"."""
    for token in sentence:
        words = issue_words("deciding")
        if token.pos_ != "VERB" or token.lemma_ not in words or token.dep_ in {"advcl", "acl", "relcl"}:
            continue
        statement = statement_at(token.i, draft)
        if statement is None or statement.force != "defer" or statement.speaker is None:
            continue
        if last.actor is statement.speaker and any(child.tag_ == "PRP" for child in token.lefts):
            yield position(token, draft)
            return


def _moment_in(span: TokenSpan, draft: Draft) -> MomentDraft | None:
    return next((moment for moment in draft.moments if span[0] <= moment.start and moment.end <= span[1]), None)


def _timed(doc: Doc, moment: MomentDraft) -> str:
    """The words of the time with the preposition before them and the interval they stand for."""
    start = moment.start
    while start > 0 and doc[start - 1].pos_ == "ADP":
        start -= 1
    words = words_of(doc, (start, moment.end))
    if moment.moment is None:
        return words
    interval = moment.moment.start
    if moment.moment.end != interval:
        interval = f"{interval}/{moment.moment.end}"
    return f"{words} ({interval})"


def _divergence(found: list[PositionDraft], draft: Draft) -> str | None:
    """`timing` where two voices give different times or one a time that the other makes depend on something, `fact`
    where one denies what another tells; None where all say the same."""
    kinds = [(_time_of(stated, draft), stated) for stated in found]
    timed = [(interval, stated) for interval, stated in kinds if interval is not None]
    for interval, stated in timed:
        for other_interval, other in kinds:
            if not different_voices(stated, other) or other_interval == interval:
                continue
            if other_interval is None and not (_defers(other) or _denies(other)):
                continue
            return "fact" if other_interval is None and _denies(other) else "timing"
    return None


def _time_of(stated: PositionDraft, draft: Draft) -> tuple[str, str] | None:
    moment = _moment_in(stated.evidence, draft)
    if moment is None or moment.moment is None or _denies(stated):
        return None
    return (moment.moment.start, moment.moment.end)


def _defers(stated: PositionDraft) -> bool:
    return stated.statement is not None and (
        stated.statement.force == "defer" or any(word in DEFERRING for word in stated.value.lower().split())
    )


DEFERRING = frozenset({"decide", "consider", "when", "if", "once", "examined"})
DENYING = frozenset({"no", "not", "n't", "never"})


def _denies(stated: PositionDraft) -> bool:
    words = {word.strip(",.") for word in stated.value.lower().replace("n't", " n't").split()}
    return bool(words & DENYING)


def _overlap(first: TokenSpan, second: TokenSpan) -> bool:
    return first[0] < second[1] and second[0] < first[1]
