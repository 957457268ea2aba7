"""Silences told by how things stand: "it was not known whether", "was unavailable for comment", "no word on"."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.grammar.syntax import agent, children, is_passive, phrase, subject
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import clause_span, is_negated, is_past, is_supposed, silent_party
from verbale.annotate.silences.absences import Absence, may_speak
from verbale.annotate.silences.topics import (
    CLAUSES,
    NO_FIT,
    Found,
    complement,
    is_indirect_question,
    named,
    prepositional,
)
from verbale.lexicon.silence import SilenceCue, silence_cues

__all__ = ["adjective_silence", "existential_silence", "impersonal_silence"]

IMPERSONAL = frozenset({"it", "what"})


def impersonal_silence(verb: Token, lemma: str) -> Absence | None:
    """A silence that is nobody's: "it was not known whether", "the cause was not immediately known"."""
    for row in silence_cues().of("impersonal", lemma):
        if not is_passive(verb) or not is_negated(verb) or is_supposed(verb) or agent(verb) is not None:
            continue
        fits, about = complement(verb, row)
        if fits:
            return Absence(row.kind, clause_span(verb), about, None)
    return None


def adjective_silence(word: Token, lemma: str) -> Absence | None:
    """A silence told by a state: "it was not clear whether", "was unavailable for comment", "remained silent on"."""
    rows = silence_cues().of("adjective", lemma)
    copula = word.head
    if not rows or word.dep_ not in {"acomp", "oprd", "attr"} or is_supposed(copula):
        return None
    negated = is_negated(copula) or is_negated(word) or _denied_subject(copula)
    for row in rows:
        if (row.stance == "negative") != negated or any(c.tag_ in {"MD", "TO"} for c in copula.lefts):
            continue
        if "wh" in row.frames or "info" in row.frames:
            fits, about = _impersonal_clause(word, copula, row)
            party = None
        elif row.preps:
            fits, about = prepositional(word, row)
            if not fits:
                fits, about = prepositional(copula, row)
            party = silent_party(copula)
            fits = fits and (row.kind != "did_not_attend" or is_past(copula))
        else:
            about, party = None, silent_party(copula)
            fits = "bare" in row.frames and party is not None and may_speak(party)
            if row.kind == "did_not_attend":
                fits = is_past(copula) and not any(word.children) and may_speak(party)
        if fits:
            about = about if row.kind != "not_answered" else None
            start, end = clause_span(copula)
            return Absence(row.kind, (start, max(end, about[1]) if about else end), about, party)
    return None


def _denied_subject(copula: Token) -> bool:
    return any(w.lower_ == "no" for noun in children(copula, "nsubj", "nsubjpass") for w in noun.lefts)


def _impersonal_clause(word: Token, copula: Token, row: SilenceCue) -> Found:
    told = subject(copula)
    if told is not None and told.dep_ in {"nsubj", "nsubjpass"} and silence_cues().is_a(told.lemma_, *row.frames):
        return True, named(told)
    if "wh" not in row.frames or (told is not None and told.lower_ not in IMPERSONAL):
        return NO_FIT
    for governor in (word, copula):
        for clause in governor.rights:
            if clause.dep_ in CLAUSES and is_indirect_question(clause):
                return True, phrase(clause)
    return NO_FIT


def existential_silence(noun: Token, lemma: str) -> Absence | None:
    """A silence told of a noun: "there was no immediate comment from", "no word on"."""
    rows = silence_cues().of("existential", lemma)
    if not rows or not any(w.lower_ == "no" for w in noun.lefts if w.dep_ in {"det", "neg", "advmod"}):
        return None
    verb = noun.head
    there = noun.dep_ in {"attr", "nsubj"} and any(c.dep_ == "expl" for c in children_of(verb)) and verb.lemma_ == "be"
    if is_supposed(noun) or any(c.tag_ == "MD" for c in verb.lefts):
        return None
    for row in rows:
        for prep in children(noun, "prep"):
            if prep.lower_ not in row.preps or not (there or noun.dep_ == "ROOT" or row.kind == "not_stated_by_source"):
                continue
            if verb.dep_ == "prep" and not there:
                continue
            target = next(iter(children_of(prep)), None)
            if target is None:
                continue
            party = target if prep.lower_ == "from" else None
            about = None if party is not None else phrase(target)
            evidence = clause_span(verb) if there else phrase(noun)
            if evidence is not None:
                return Absence(row.kind, evidence, about, party)
    return None
