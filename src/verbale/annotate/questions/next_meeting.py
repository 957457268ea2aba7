"""When do they meet next: every clause that claims, plans, conditions or denies a further meeting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from verbale.annotate.drafts import Draft, MomentDraft, PositionDraft, QuestionDraft, TokenSpan
from verbale.annotate.grammar.columns import columns_of, tokens_of
from verbale.annotate.grammar.syntax import children, governor, subject
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.annotate.questions.voices import different_voices, is_unvoiced, position, statement_at, tied, words_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.issue import issue_words

__all__ = ["next_meeting"]

TEXT = "When do the parties meet next?"
FUTURE = frozenset({"will", "would", "shall", "wo", "'ll", "'d"})
DEFERRING = frozenset({"decide", "consider", "when", "if", "once", "examined"})
DENYING = frozenset({"no", "not", "n't", "never"})
KNOWING = frozenset({"know", "known", "aware", "sure", "certain", "clear"})
"""Who does not know of a date denies none."""
CONDITIONS = frozenset({"once", "if", "when", "until", "unless", "after"})
TAKING_UP = frozenset({"they", "it"})
NEAR_SENTENCES = 2
"""Sentences after a further meeting was spoken of in which a pronoun may still mean it."""


def next_meeting(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The question of the next meeting with its positions; nothing where no voice speaks of one."""
    found: list[PositionDraft] = []
    anchored = False
    last = spoken = -NEAR_SENTENCES - 1
    lemmas, sessions = columns_of(doc).lemma, issue_words("session")
    for number, sentence in enumerate(doc.sents):
        if any(lemma in sessions for lemma in lemmas[sentence.start : sentence.end]):
            spoken = number
        for verb, clear in _further_meetings(sentence, near=number - last <= NEAR_SENTENCES):
            anchored = anchored or clear or (verb.lemma_ == "resume" and number - spoken <= 1)
            stated = _stated(verb, draft)
            if is_unvoiced(doc, draft, stated):
                continue
            if not any(_overlap(stated.evidence, known.evidence) for known in found):
                found.append(stated)
                last = number
        if found and number - last <= NEAR_SENTENCES:
            for stated in _deferrals(sentence, found[-1], draft):
                if not any(_overlap(stated.evidence, known.evidence) for known in found):
                    found.append(stated)
                    last = number
    if anchored and found:
        yield QuestionDraft("next_meeting", TEXT, found, _divergence(found, draft))


def _stated(verb: Token, draft: Draft) -> PositionDraft:
    """The position of a verb's clause: its time where it gives one, else its words."""
    doc = verb.doc
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        stated = position(verb, draft)
        stated.evidence = (verb.head.i, stated.evidence[1])
        stated.value = words_of(doc, stated.evidence)
        return stated
    denied = any(is_negated(token) for token in (verb, *verb.ancestors) if token.pos_ in {"VERB", "AUX"})
    stated = position(verb, draft, whole=denied or any(child.lemma_ == "date" for child in children_of(verb)))
    if stated.statement is not None and stated.statement.force == "decline" and stated.statement.cue:
        withheld = (stated.statement.cue[0][0], stated.statement.content[-1][1])
        stated.value = words_of(doc, withheld)
        return stated
    moment = _moment_in(stated.evidence, verb, draft)
    if moment is not None and not _denies(stated):
        stated.value = _timed(doc, moment)
    return stated


def _further_meetings(sentence: Span, *, near: bool) -> Iterator[tuple[Token, bool]]:
    """The verbs of a sentence that tell of a further meeting, and whether the clause alone shows that ("no date has
    been set" does not)."""
    seen: set[int] = set()
    sessions, dates, fixing = issue_words("session"), issue_words("date"), issue_words("fixing")
    for token in tokens_of(sentence, _further_words()):
        lemma = token.lemma_.lower()
        verb: Token | None = None
        if lemma == "meet" and token.pos_ == "VERB":
            verb = token if (_is_future(token) or _is_agreed(token)) and _meets_again(token) else None
        elif lemma in sessions and token.pos_ in {"NOUN", "PROPN"}:
            verb = _of_session(token, near=near)
        elif lemma in dates:
            verb = _of_date(token)
        elif token.pos_ == "VERB":
            resumed = lemma == "resume" and token.tag_ in {"VB", "VBP"}
            dated = near and lemma in fixing and _has_date(token)
            verb = token if resumed or dated else None
        elif token.tag_ == "PRP" and lemma in TAKING_UP and token.dep_ in {"nsubj", "nsubjpass"}:
            verb = token.head if _is_future(token.head) and _takes_up(token, near=near) else None
        if verb is not None and verb.i not in seen:
            seen.add(verb.i)
            further = lemma in dates and _is_for_further(token)
            yield verb, lemma == "meet" or further or lemma in sessions


@cache
def _further_words() -> frozenset[str]:
    """The lemmas of which one is in every sentence that tells of a further meeting."""
    return TAKING_UP.union({"meet", "resume"}, *(issue_words(role) for role in ("session", "date", "fixing")))


def _takes_up(pronoun: Token, *, near: bool) -> bool:
    """Whether "they" or "it" means the session: it is held, or begins at a time soon after a session was named."""
    verb = pronoun.head
    if pronoun.dep_ == "nsubjpass":
        return near and verb.lemma_ in {"hold", "convene", "schedule"}
    if verb.lemma_ == "take" and not any(child.lower_ == "place" for child in children(verb, "dobj")):
        return False
    if verb.lemma_ == "be":
        return near and any(
            noun.ent_type_ == "DATE" for prep in children(verb, "prep") for noun in children(prep, "pobj")
        )
    return verb.lemma_ in meeting_words("begin_verb") and _timed_clause(verb) and _named_before(pronoun, near=near)


def _named_before(pronoun: Token, *, near: bool) -> bool:
    """Whether a session is what a clause before the pronoun in its sentence is about, or was named just before."""
    for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.lemma_ in issue_words("session"):
            return True
    return near


def _has_date(verb: Token) -> bool:
    """Whether a date is what is proposed or set ("had proposed the sixth of March")."""
    return any(child.ent_type_ == "DATE" and child.dep_ in {"dobj", "npadvmod"} for child in verb.rights) and not any(
        child.dep_ in {"dobj", "ccomp", "xcomp"} and child.ent_type_ != "DATE" for child in verb.rights
    )


def _is_future(verb: Token) -> bool:
    return any(child.lower_ in FUTURE for child in verb.lefts if child.dep_ in {"aux", "auxpass"})


def _is_agreed(verb: Token) -> bool:
    """Whether it is what somebody agrees, plans or wants to do ("agreed to meet in May")."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in issue_words("planning")


def _meets_again(verb: Token) -> bool:
    """Whether "meet" is a meeting of parties still to come: again, at a time, without a crowd as object."""
    if any(child.dep_ == "dobj" for child in verb.rights):
        return False
    again = any(child.lower_ in {"again", "next", "soon", "within"} for child in verb.rights)
    timed = any(token.ent_type_ in {"DATE", "TIME"} for token in subtree_of(verb) if token.i > verb.i)
    noun = subject(verb) or (subject(verb.head) if verb.dep_ == "xcomp" else None)
    plural = noun is not None and (noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"they", "we"})
    several = plural or (noun is not None and any(True for _ in children(noun, "conj")))
    return again or (timed and several)


def _of_session(noun: Token, *, near: bool) -> Token | None:
    """The verb by which a meeting still to come is told."""
    before = noun.doc[noun.left_edge.i : noun.i].text.lower().split()
    further = any(word in issue_words("next") for word in before)
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
    if _attends(verb) and (_is_future(verb) or _is_agreed(verb)):
        return verb
    if noun.dep_ == "dobj" and verb.lemma_ in issue_words("postponing"):
        return verb if verb.lemma_ != "put" or any(child.lower_ == "off" for child in verb.rights) else None
    acting = verb.lemma_ in issue_words("planning") or verb.lemma_ in issue_words("deciding")
    if noun.dep_ == "pobj":
        acting = verb.lemma_ in issue_words("deciding")
    told = verb.tag_ in {"VBD", "VBN"} and verb.lemma_ not in issue_words("intending")
    return None if told or not acting else verb


def _attends(verb: Token) -> bool:
    """Whether the verb tells that somebody is there; who takes something else than part is not."""
    if verb.lemma_ not in issue_words("attending"):
        return False
    return verb.lemma_ != "take" or any(thing.lower_ == "part" for thing in children(verb, "dobj"))


def _of_date(noun: Token) -> Token | None:
    """The verb by which a date for the meeting is said to be set, or not."""
    verb = governor(noun)
    if noun.dep_ not in {"dobj", "nsubjpass"} or noun.head.i != verb.i or verb.lemma_ not in issue_words("fixing"):
        return None
    return verb


def _is_for_further(date: Token) -> bool:
    """Whether it is the date for another meeting ("a date for the next round")."""
    for prep in children(date, "prep"):
        for noun in children(prep, "pobj"):
            if prep.lower_ in {"for", "of"} and noun.lemma_ in issue_words("session"):
                return any(word.lower_ in issue_words("next") for word in noun.lefts)
    return False


def _timed_clause(verb: Token) -> bool:
    return any(token.ent_type_ in {"DATE", "TIME"} for token in subtree_of(verb))


def _deferrals(sentence: Span, last: PositionDraft, draft: Draft) -> Iterator[PositionDraft]:
    """What is said next of deciding on it: "We will consider that when we receive it", "would decide once an invitation
    was issued", "a proposal to be examined at home"."""
    deciding = issue_words("deciding")
    for token in sentence:
        if token.lemma_ in issue_words("proposal") and token.pos_ == "NOUN":
            for clause in children(token, "acl", "relcl"):
                if clause.lemma_ in deciding and clause.tag_ != "VBG":
                    yield tied(position(clause, draft), token)
            continue
        invited = token.lemma_ in issue_words("invitation") and token.dep_ in {"dobj", "nsubj", "nsubjpass"}
        considered = token.pos_ == "VERB" and token.lemma_ in deciding
        if not invited and not (considered and token.dep_ not in {"advcl", "acl", "relcl"}):
            continue
        verb = governor(token) if invited else token
        conditional = any(child.lower_ in CONDITIONS for child in verb.lefts)
        if (verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and conditional)) and verb.head.pos_ == "VERB":
            verb = verb.head
        statement = statement_at(verb.i, draft)
        if statement is None or statement.force != "defer" or statement.speaker is None:
            continue
        if invited or (last.actor is statement.speaker and any(child.tag_ == "PRP" for child in verb.lefts)):
            yield position(verb, draft)


def _moment_in(span: TokenSpan, verb: Token | None, draft: Draft) -> MomentDraft | None:
    """The moment that the words of a position name, one after its verb before one in front of it."""
    inside = [moment for moment in draft.moments if span[0] <= moment.start and moment.end <= span[1]]
    if verb is None:
        return next(iter(inside), None)
    doc = verb.doc
    own = [moment for moment in inside if governor(doc[moment.end - 1]).i in {verb.i, verb.head.i}]
    return next((moment for moment in own if moment.start > verb.i), next(iter(own), None))


def _timed(doc: Doc, moment: MomentDraft) -> str:
    """The words of the time with the preposition before them and the interval they stand for."""
    start = moment.start
    while start > 0 and (doc[start - 1].pos_ == "ADP" or doc[start - 1].lower_ in issue_words("near_time")):
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
    moment = _moment_in(stated.evidence, None, draft)
    if moment is None or moment.moment is None or moment.moment.start not in stated.value:
        return None
    return (moment.moment.start, moment.moment.end)


def _defers(stated: PositionDraft) -> bool:
    if stated.statement is None or stated.statement.force == "decline":
        return False
    return stated.statement.force == "defer" or any(word in DEFERRING for word in stated.value.lower().split())


def _denies(stated: PositionDraft) -> bool:
    if stated.statement is not None and stated.statement.force == "decline":
        return False
    if KNOWING.intersection(stated.value.lower().split()):
        return False
    words = {word.strip(",.") for word in stated.value.lower().replace("n't", " n't").split()}
    return bool(words & DENYING)


def _overlap(first: TokenSpan, second: TokenSpan) -> bool:
    return first[0] < second[1] and second[0] < first[1]
