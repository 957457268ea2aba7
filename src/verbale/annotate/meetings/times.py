"""When a meeting was or will be: the time in its noun phrase, else that of the verb that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.dates.intervals import moved
from verbale.annotate.dates.words import small_number
from verbale.annotate.drafts import Draft, MomentDraft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tense import governing_verb, is_planned
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.meetings.acts import puts_off
from verbale.annotate.meetings.parties import travel_of
from verbale.annotate.meetings.state import due_clauses
from verbale.lexicon.gatherings import meeting_words
from verbale.model import Moment

__all__ = ["moments_by_verb", "when_held"]

NEW_TIME: Final = frozenset({"to", "until", "till"})


def moments_by_verb(doc: Doc, draft: Draft) -> dict[int, list[MomentDraft]]:
    """The resolved moments of the text by the verb that governs each."""
    found: dict[int, list[MomentDraft]] = {}
    for moment in draft.moments:
        if moment.moment is None:
            continue
        for token in doc[moment.start : moment.end]:
            if not moment.start <= token.head.i < moment.end:
                verb = governing_verb(token)
                if verb is not None:
                    found.setdefault(verb.i, []).append(moment)
                break
    return found


def when_held(draft: Draft, token: Token, moments: dict[int, list[MomentDraft]]) -> Moment | None:
    """The moment of the meeting: the one to which it is put off, one inside its noun phrase, else one of the verb that
    tells of it."""
    moved_to = _put_off_to(token, moments)
    if moved_to is not None:
        return moved_to
    for moment in _near(token, moments):
        if token.left_edge.i <= moment.start < token.i:
            return moment.moment
    for child in children_of(token):
        if child.dep_ in ("relcl", "acl") and moments.get(child.i) and _own(child, token):
            return moments[child.i][0].moment
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    if verb is None:
        return None
    tells = verb.i == token.i or token.dep_ in ("nsubj", "nsubjpass", "dobj") or _is_purpose(token, verb)
    for moment in moments.get(verb.i, ()):
        attached = any(token.i == k.i for m in range(moment.start, moment.end) for k in token.doc[m].ancestors)
        if attached or (tells and _own(verb, token)):
            return moment.moment
    published = draft.published.start[:10] if draft.published is not None else None
    for moment in moments.get(verb.i, ()):
        later = moment.moment is not None and published is not None and moment.moment.start[:10] > published
        if later and moment.start > token.i and is_planned(token.doc[moment.end - 1]):
            return moment.moment
    if tells and _own(verb, token):
        for child in (*children_of(verb), *(clause for clause, _ in due_clauses(verb))):
            if child.dep_ in ("xcomp", "prep", "acl") and moments.get(child.i):
                return moments[child.i][0].moment
        return _days_before(verb, moments)
    return None


def _put_off_to(token: Token, moments: dict[int, list[MomentDraft]]) -> Moment | None:
    """The new time of "was put off to 4 May", "postponed their talks until June"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or not puts_off(verb):
        return None
    for prep in children(verb, "prep"):
        if prep.lower_ in NEW_TIME:
            for moment in moments.get(verb.i, ()):
                if prep.i <= moment.start <= prep.right_edge.i or moment.start <= prep.i < moment.end:
                    return moment.moment
    return None


def _is_purpose(token: Token, verb: Token) -> bool:
    """Whether somebody travels to the meeting or presides over it, which tells of its time as the holding does."""
    presides = token.dep_ == "pobj" and verb.lemma_.lower() in meeting_words("chair_verb")
    return presides or travel_of(token) is not None


def _days_before(verb: Token, moments: dict[int, list[MomentDraft]]) -> Moment | None:
    """The day that is told from the main clause: "Two days after they met, Chad said on Wednesday"."""
    after = any(child.lower_ == "after" and child.dep_ in ("mark", "prep") for child in verb.lefts)
    span = next((child for child in verb.lefts if child.dep_ == "npadvmod" and child.lemma_ == "day"), None)
    told = moments.get(verb.head.i) if verb.dep_ == "advcl" and after and span is not None else None
    base = told[0].moment if told else None
    if span is None or base is None or base.precision != "day":
        return None
    number = next((count for word in span.lefts if (count := small_number(word.lower_)) is not None), None)
    if number is None or (span.tag_ == "NNS") != (number > 1):
        return None
    day = moved(date.fromisoformat(base.start[:10]), "day", -number)
    if day is None:
        return None
    words = verb.doc[span.left_edge.i : span.i + 1].text
    return Moment(day.isoformat(), day.isoformat(), "day", f"{words} after", "inferred")


def _near(token: Token, moments: dict[int, list[MomentDraft]]) -> Iterator[MomentDraft]:
    verb = governing_verb(token)
    if verb is not None:
        yield from moments.get(verb.i, ())


def _own(verb: Token, token: Token) -> bool:
    """Whether the verb tells of the holding of the meeting at the token, so that its time is the meeting's."""
    if verb.i == token.i:
        return True
    lemma = verb.lemma_.lower()
    return (
        lemma == "be"
        or lemma in meeting_words("occur")
        or lemma in meeting_words("run")
        or lemma in meeting_words("travel_verb")
        or lemma in meeting_words("chair_verb")
        or lemma in meeting_words("state_predict")
        or (verb.dep_ == "acl" and lemma in meeting_words("modifier_state"))
    )
