"""Who was there: presence and absence by phase of a meeting that was held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, AttendanceDraft, Draft, TokenSpan
from verbale.annotate.grammar.syntax import agent, children, clause_subject
from verbale.annotate.grammar.tense import tense_of
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.annotate.meetings.parties import actors_at
from verbale.lexicon.gatherings import meeting_words
from verbale.model import Phase

__all__ = ["attendance", "sentences_about"]

SENTENCES_AFTER: Final = 2
"""Sentences after one that names the meeting in which who was there may be told ("The delegation was led by ...")."""

PREPOSITIONS: Final = frozenset({"in", "at", "from"})
SEATING: Final = frozenset({"advmod", "prep", "prt"})


def attendance(doc: Doc, draft: Draft, heads: set[int], others: set[int]) -> list[AttendanceDraft]:
    """Who the sentences that speak of one meeting, and those right after them, say was there or stayed away.

    `heads` are the tokens that name the meeting, `others` those that name other meetings: a sentence of another
    meeting, or a verb whose object is one, tells nothing of this.
    """
    found: list[AttendanceDraft] = []
    for sentence_start, sentence_end in sentences_about(doc, heads, others):
        for token in doc[sentence_start:sentence_end]:
            told = _told(draft, token, heads, others) if token.pos_ == "VERB" else _absent(draft, token, heads)
            for actor, phase, present, evidence in told:
                if not any(k.actor is actor and k.phase == phase and k.present == present for k in found):
                    found.append(AttendanceDraft(actor, phase, present, evidence))
    return found


def sentences_about(doc: Doc, heads: set[int], others: set[int]) -> Iterator[TokenSpan]:
    """The sentences that name the meeting, and the next ones up to one that names another meeting."""
    seen: set[int] = set()
    for head in sorted(heads):
        sentence = doc[head].sent
        spans = [(sentence.start, sentence.end)]
        while len(spans) <= SENTENCES_AFTER and spans[-1][1] < len(doc):
            after = doc[spans[-1][1]].sent
            spans.append((after.start, after.end))
        for number, (start, end) in enumerate(spans):
            foreign = any(start <= other < end for other in others)
            if number and foreign:
                break
            if start not in seen:
                seen.add(start)
                yield start, end


def _told(
    draft: Draft, verb: Token, heads: set[int], others: set[int]
) -> Iterator[tuple[ActorDraft, Phase, bool, TokenSpan]]:
    lemma = verb.lemma_.lower()
    unable = _unable(verb)
    negated = unable or any(child.dep_ == "neg" for child in children_of(verb))
    if not (unable or _happened(verb)):
        return
    things = _objects(verb)
    if any(thing.i in others for thing in things):
        return
    names_it = any(thing.i in heads for thing in things)
    finite = verb.head.head if verb.dep_ == "xcomp" and verb.head.lower_ == "unable" else verb
    subjects = actors_at(draft, clause_subject(finite))
    evidence = (_clause(finite)[0], _clause(verb)[1])
    if lemma in meeting_words("absent_verb") and names_it and not negated:
        for actor, _ in subjects:
            yield actor, "session", False, evidence
    elif lemma in meeting_words("attend_verb") and _attends(verb, lemma, things, names_it):
        doers = actors_at(draft, agent(verb)) if any(k.dep_ == "auxpass" for k in children_of(verb)) else subjects
        for actor, _ in doers:
            yield actor, "session", not negated, evidence
    elif lemma in meeting_words("reception_verb") and not negated and _receives(verb, lemma):
        received = [pair for child in children(verb, "dobj") for pair in actors_at(draft, child)]
        for actor, _ in (*subjects, *received) if received or _is_of_people(verb) else ():
            yield actor, "reception", True, evidence
    elif names_it and not negated and lemma in meeting_words("open_verb") and children(verb, "dobj"):
        for actor, _ in subjects:
            yield actor, "opening", True, evidence
    elif names_it and not negated and lemma in meeting_words("close_verb"):
        for actor, _ in subjects:
            yield actor, "closing", True, evidence


def _absent(draft: Draft, word: Token, heads: set[int]) -> Iterator[tuple[ActorDraft, Phase, bool, TokenSpan]]:
    """Who "was absent", from the meeting or without a word on what."""
    copula = word.head
    if word.lower_ != "absent" or word.dep_ != "acomp" or not _happened(copula) or is_negated(copula):
        return
    missed = [noun for prep in children(word, "prep") for noun in children(prep, "pobj")]
    if not missed or any(noun.i in heads for noun in missed):
        for actor, _ in actors_at(draft, clause_subject(copula)):
            yield actor, "session", False, _clause(copula)


def _unable(verb: Token) -> bool:
    """Whether somebody could not do it: "was unable to attend", "could not attend"."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "unable":
        copula = verb.head.head
        return _happened(copula) and not is_negated(copula)
    return is_negated(verb) and any(child.lower_ == "could" and child.dep_ == "aux" for child in children_of(verb))


def _happened(verb: Token) -> bool:
    tense = tense_of(verb)
    if tense is not None:
        return tense == "past"
    if verb.dep_ == "ccomp":
        return verb.tag_ == "VB" and verb.head.lemma_.lower() in meeting_words("witness_verb")
    return verb.dep_ in ("conj", "advcl", "relcl") and verb.tag_ != "VB"


def _objects(verb: Token) -> list[Token]:
    found = list(children(verb, "dobj", "nsubjpass"))
    for prep in children(verb, "prep"):
        if prep.lower_ in PREPOSITIONS:
            found += children(prep, "pobj")
    for thing in list(found):
        if thing.lower_ == "part":
            found += [noun for prep in children(thing, "prep") for noun in children(prep, "pobj")]
    return found


def _attends(verb: Token, lemma: str, things: list[Token], names_it: bool) -> bool:
    """Whether the verb means being in the room: with the meeting as its object, or none ("did not attend")."""
    if lemma in ("attend", "participate"):
        return names_it or not things
    if lemma == "take":
        part = any(thing.lower_ == "part" for thing in children(verb, "dobj"))
        return part and (names_it or len(things) == 1)
    if lemma == "sit":
        return any(child.lower_ in ("across", "opposite", "together", "down", "facing") for child in children_of(verb))
    if lemma in ("lead", "head", "chair"):
        return names_it or any(thing.lemma_.lower() in ("delegation", "team") for thing in things)
    return names_it


def _receives(verb: Token, lemma: str) -> bool:
    if lemma == "shake":
        return any(child.lower_ == "hands" for child in children(verb, "dobj"))
    return any(True for _ in children(verb, "dobj"))


def _is_of_people(verb: Token) -> bool:
    """Whether those whom the verb receives are people: envoys, guests, a delegation."""
    objects = [noun for noun in children(verb, "dobj") if noun.lower_ != "hands"]
    nouns = (meeting_words("level_ending"), meeting_words("guest"))
    return all(any(noun.lemma_.lower() in words for words in nouns) for noun in objects)


def _clause(verb: Token) -> TokenSpan:
    """The verb with its subject, its negation and its object, as far as they stand together, and how people sat."""
    start, end = verb.i, verb.i + 1
    for child in children_of(verb):
        if child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg"):
            start = min(start, child.left_edge.i if child.dep_.startswith("nsubj") and child.i < verb.i else child.i)
        elif child.dep_ in ("dobj", "prt"):
            end = max(end, child.i + 1)
    if verb.lemma_.lower() == "sit":
        for child in verb.rights:
            if child.dep_ in SEATING and child.i == end:
                end = child.right_edge.i + 1
    return (start, end)
