"""What was not said: declared absences of words, answers, topics and people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.columns import columns_of
from verbale.annotate.drafts import ActorDraft, Draft, SilenceDraft, TokenSpan, draft_of
from verbale.annotate.silence_referents import is_anaphor, just_said, referent
from verbale.annotate.silence_topics import (
    CLAUSES,
    NO_FIT,
    Found,
    complement,
    is_indirect_question,
    is_torn,
    named,
    prepositional,
)
from verbale.annotate.syntax import agent, children, is_passive, phrase, subject
from verbale.annotate.tree import children_of, subtree_of
from verbale.annotate.withholding import Undone, clause_span, is_negated, is_past, is_supposed, silent_party, undone
from verbale.lexicon.silence import SilenceCue, silence_cues
from verbale.lexicon.who import roles
from verbale.model import SilenceKind

__all__ = ["find_silences", "verbale_silences"]

PEOPLE = frozenset({"he", "she", "i", "we", "you", "who"})
IMPERSONAL = frozenset({"it", "what"})
PASSIVE = frozenset({"unreached", "drawn"})
"""Frames of passives whose subject is the silent one ("could not be reached", "would not be drawn on")."""
PRESS_CODE = "MED"


def find_silences(doc: Doc, draft: Draft) -> Iterator[SilenceDraft]:
    """The declared absences of a Doc, in text order.

    A silence is somebody's (`by`), or nobody's where the report only says that something is not known. An actor who
    withholds gives `not_disclosed`; a document, an agency, an impersonal "it was not clear" or a speaker who *could*
    not say gives `not_stated_by_source`.
    """
    cues = silence_cues().cues
    roles = {role: cues[role] for role in ("verb", "positive", "adjective", "impersonal", "existential")}
    interesting = frozenset(lemma for of in roles.values() for lemma in of)
    for index, lemma in enumerate(columns_of(doc).lemma):
        if lemma not in interesting and (lemma := lemma.lower()) not in interesting:
            continue
        token = doc[index]
        found = (
            (
                _neither_way(token)
                or _verb_silence(token, lemma)
                or _positive_silence(token, lemma)
                or _impersonal_silence(token, lemma)
            )
            if token.pos_ in {"VERB", "AUX"}
            else _adjective_silence(token, lemma) or _existential_silence(token, lemma)
        )
        if found is not None:
            silence = _attested(found, token, draft)
            if silence.about is None and lemma in silence_cues().words["resumptive"]:
                silence.about = just_said(token, silence.by, draft)
            silence.referent = referent(doc, silence.about, silence.by, draft)
            if silence.kind != "not_answered" or silence.referent or not is_anaphor(doc, silence.about or (0, 0)):
                yield silence


@Language.component("verbale_silences")
def verbale_silences(doc: Doc) -> Doc:
    """The Doc with the silences in its draft, and without events that are only these: "did not raise the subject"."""
    draft = draft_of(doc)
    draft.silences.extend(find_silences(doc, draft))
    kept_quiet = {
        token.i
        for silence in draft.silences
        for token in doc[slice(*silence.evidence)]
        if silence.kind != "did_not_attend" and token.lemma_.lower() in silence_cues().cues["verb"]
    }
    draft.events = [event for event in draft.events if event.status != "denied" or event.head not in kept_quiet]
    return doc


class _Absence(NamedTuple):
    """A silence before its parties are looked up: `party` is the token of the silent one, `lacking` whether a document
    that is silent in this way merely does not say it."""

    kind: SilenceKind
    evidence: TokenSpan
    about: TokenSpan | None
    party: Token | None
    lacking: bool = False


def _attested(absence: _Absence, token: Token, draft: Draft) -> SilenceDraft:
    """The silence with who was silent and who says so."""
    by: ActorDraft | None = None
    kind = absence.kind
    party = absence.party
    if party is not None:
        mention = draft.mention_of(party)
        if mention is not None and (mention.head == party.i or mention.kind != "demonym"):
            by = mention.actor
        medium = by is not None and (by.code or "").endswith(PRESS_CODE)
        if absence.lacking and (medium or silence_cues().is_a(party.lemma_.lower(), "document")):
            kind = "not_stated_by_source"
    first = absence.evidence[0]
    over = [statement for statement in draft.statements_over(token.i) if statement.covers(first)]
    attested = over[-1].speaker if over else None
    return SilenceDraft(kind, absence.evidence, by, absence.about, attested, phrase(party) if party else None)


def _verb_silence(verb: Token, lemma: str) -> _Absence | None:
    """A silence told by an act left undone: "did not elaborate", "declined to say", "gave no reason"."""
    rows = silence_cues().of("verb", lemma)
    left_undone = (undone(verb) or _denied(verb)) if rows else None
    if left_undone is None or _is_focused(verb):
        return None
    root = left_undone.root
    party = _party(verb, root)
    for row in rows:
        if not _fits_stance(row, left_undone) or not _happened(verb, row, left_undone, party):
            continue
        if not _has_particle(verb, row):
            continue
        fits, about = complement(verb, row)
        if not fits or (row.kind in {"not_disclosed", "not_answered"} and not _may_speak(party)):
            continue
        if row.frames & PASSIVE:
            party = silent_party(verb)
        end = clause_span(verb)[1]
        if about is not None and about[0] >= left_undone.start:
            end = max(end, about[1])
        start = left_undone.start
        if about is not None and about[1] <= verb.i and is_torn(verb):
            start = about[0]
        lacking = left_undone.stance != "withheld" and row.kind in {"not_disclosed", "not_raised"}
        return _Absence(row.kind, (start, end), about, party, lacking)
    return None


def _neither_way(verb: Token) -> _Absence | None:
    """A silence told by two answers of which none was given: "would not confirm or deny the report"."""
    answers = silence_cues().words["answer"]
    other = next((second for second in children(verb, "conj") if second.lemma_ in answers), None)
    left_undone = undone(verb) if other is not None and verb.lemma_ in answers else None
    if other is None or left_undone is None or (left_undone.stance == "plain" and not is_past(left_undone.tensed)):
        return None
    found = (complement(other, row) for row in silence_cues().of("verb", "confirm"))
    about = next((about for fits, about in found if fits), None)
    party = _party(verb, left_undone.root)
    end = max(clause_span(other)[1], about[1] if about else 0)
    return _Absence("not_disclosed", (left_undone.start, end), about, party) if about and _may_speak(party) else None


def _denied(verb: Token) -> Undone | None:
    """An act left undone because its object is denied: "gave no reason", "no details were released"."""
    for noun in children(verb, "dobj", "nsubjpass"):
        if any(word.lower_ == "no" for word in noun.lefts if word.dep_ == "det"):
            if is_supposed(verb) or any(child.lower_ == "to" for child in verb.lefts):
                return None
            return Undone("plain", verb, clause_span(verb)[0], verb)
    return None


def _party(verb: Token, root: Token) -> Token | None:
    """The token of who is silent: the subject, a passive's agent, the possessor of a refusal."""
    if is_passive(verb):
        return agent(verb)
    if root.lemma_ in silence_cues().words["refusal"]:
        return next(children(root, "poss"), None)
    told_of_root = verb.head.lower_ == "unable" or (verb.dep_ in {"relcl", "acl"} and root.lemma_ == "have")
    return silent_party(root if told_of_root else verb)


def _fits_stance(row: SilenceCue, left_undone: Undone) -> bool:
    """Whether the cue is a silence in this stance; who *cannot* comment is silent, who cannot name a price is not."""
    if row.stance:
        return row.stance == left_undone.stance
    able = left_undone.stance != "unable" or row.kind == "did_not_attend"
    return able or "unreached" in row.frames or row.word in {"comment", "confirm", "discuss"}


def _happened(verb: Token, row: SilenceCue, left_undone: Undone, party: Token | None) -> bool:
    """Whether the absence has happened: a habit ("does not attend church") or a plan ("will not attend") has not."""
    if is_past(left_undone.tensed):
        return not (row.kind == "did_not_attend" and _is_habit(verb))
    if is_passive(verb):
        return bool(row.frames & PASSIVE)
    if row.kind == "did_not_attend":
        if any(child.lower_ == "could" for child in verb.lefts):
            return True
        return bool(row.particle) and verb.tag_ != "VBG"
    if left_undone.stance != "plain" or left_undone.root.i != verb.i or row.word in {"comment", "say", "have"}:
        return True
    if party is not None and silence_cues().is_a(party.lemma_.lower(), "document"):
        return True
    return verb.tag_ == "VBG" and row.kind == "not_disclosed" and any(child.dep_ == "aux" for child in verb.lefts)


def _is_habit(verb: Token) -> bool:
    """Whether the absence is of no one occasion ("never took part in a debate")."""
    return any(child.lower_ == "never" for child in verb.lefts) and any(
        word.lower_ in {"a", "an", "any"} for word in subtree_of(verb) if word.dep_ == "det" and word.i > verb.i
    )


def _may_speak(party: Token | None) -> bool:
    """Whether the silent party is one that could speak: a name, a person, a body or a document."""
    if party is None or party.pos_ in {"PROPN", "PRON", "NUM"} or party.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"}:
        return True
    lemma = party.lemma_.lower()
    return lemma in roles() or party.lower_ in roles() or silence_cues().is_a(lemma, "body", "document")


def _has_particle(verb: Token, row: SilenceCue) -> bool:
    """Whether the verb has the particle that the cue asks for, and no other."""
    if not row.particle:
        return not any(child.dep_ == "prt" for child in verb.rights)
    if not any(p.lower_ == row.particle for p in children(verb, "prt", "advmod", "prep")):
        return False
    noun = subject(verb)
    return row.kind != "not_raised" or noun is None or noun.dep_ != "nsubjpass" or noun.lower_ not in PEOPLE


def _is_focused(verb: Token) -> bool:
    """Whether "only" or "just" narrows the negation ("did not speak only about")."""
    focus = silence_cues().nouns["focus"]
    return any(
        child.lower_ in focus or (child.dep_ == "prep" and any(word.lower_ in focus for word in child.lefts))
        for child in verb.rights
    ) or any(child.lower_ in focus for child in verb.lefts)


def _positive_silence(verb: Token, lemma: str) -> _Absence | None:
    """A silence told by an act done: "skipped the session", "sidestepped the question", "declined comment"."""
    for row in silence_cues().of("positive", lemma):
        if is_negated(verb) or is_supposed(verb) or not is_past(verb):
            continue
        if not _has_particle(verb, row):
            continue
        fits, about = complement(verb, row)
        if fits:
            party = agent(verb) if is_passive(verb) else silent_party(verb)
            untold = "nothing" in row.frames and is_passive(verb)  # "nothing was said of the dam"
            return _Absence("not_raised" if untold else row.kind, clause_span(verb), about, party)
    return None


def _impersonal_silence(verb: Token, lemma: str) -> _Absence | None:
    """A silence that is nobody's: "it was not known whether", "the cause was not immediately known"."""
    for row in silence_cues().of("impersonal", lemma):
        if not is_passive(verb) or not is_negated(verb) or is_supposed(verb) or agent(verb) is not None:
            continue
        fits, about = complement(verb, row)
        if fits:
            return _Absence(row.kind, clause_span(verb), about, None)
    return None


def _adjective_silence(word: Token, lemma: str) -> _Absence | None:
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
            fits = "bare" in row.frames and party is not None and _may_speak(party)
            if row.kind == "did_not_attend":
                fits = is_past(copula) and not any(word.children) and _may_speak(party)
        if fits:
            about = about if row.kind != "not_answered" else None
            start, end = clause_span(copula)
            return _Absence(row.kind, (start, max(end, about[1]) if about else end), about, party)
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


def _existential_silence(noun: Token, lemma: str) -> _Absence | None:
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
                return _Absence(row.kind, evidence, about, party)
    return None
