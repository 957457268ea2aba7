"""What was not said: declared absences of words, answers, topics and people."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.actors.cast import cast_of
from verbale.annotate.drafts import ActorDraft, Draft, SilenceDraft, draft_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.generics import is_generic
from verbale.annotate.grammar.syntax import agent, children, is_passive, phrase, subject
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.grammar.withholding import (
    Undone,
    clause_span,
    is_negated,
    is_past,
    is_supposed,
    silent_party,
    undone,
)
from verbale.annotate.silences.absences import Absence, may_speak
from verbale.annotate.silences.evasions import evasion
from verbale.annotate.silences.referents import is_anaphor, just_said, referent
from verbale.annotate.silences.referrals import referral
from verbale.annotate.silences.silent_states import adjective_silence, existential_silence, impersonal_silence
from verbale.annotate.silences.topics import (
    complement,
    is_torn,
)
from verbale.annotate.silences.unanswered import left_unanswered, unanswered
from verbale.annotate.speakers.late_actors import open_actor
from verbale.lexicon.silence import SilenceCue, silence_cues

__all__ = ["find_silences", "verbale_silences"]

PEOPLE = frozenset({"he", "she", "i", "we", "you", "who"})
PASSIVE = frozenset({"unreached", "drawn", "questioned"})
"""Frames of passives whose subject is the silent one ("could not be reached", "would not be drawn on", "refused to be
interviewed")."""
TOLD = frozenset({"any", "wh", "wh_finite", "prep"})
"""Frames of verbs of speaking: who "did not want to say" says nothing, who "did not want to release it" may yet."""
CLOSE_MOUTHED = frozenset({"comment", "confirm", "discuss"})
"""Verbs that who cannot or does not want to do is silent."""
LABELLED = frozenset({"turn", "label"})
"""Constructions of statements whose speaker a label names, which the parser takes for words of the first sentence."""
PRESS_CODE = "MED"


def find_silences(doc: Doc, draft: Draft) -> Iterator[SilenceDraft]:
    """The declared absences of a Doc, in text order.

    A silence is somebody's (`by`), or nobody's where the report only says that something is not known. An actor who
    withholds gives `not_disclosed`; a document, an agency, an impersonal "it was not clear" or a speaker who *could*
    not say gives `not_stated_by_source`.
    """
    cues = silence_cues().cues
    roles = {role: cues[role] for role in ("verb", "positive", "adjective", "impersonal", "existential")}
    others = (
        silence_cues().words[role]
        for role in ("reception", "drawing", "arrival", "referral", "asking", "gesture", "unanswered")
    )
    interesting = frozenset(lemma for of in roles.values() for lemma in of).union(*others)
    for index, lemma in enumerate(columns_of(doc).lemma):
        if lemma not in interesting and (lemma := lemma.lower()) not in interesting:
            continue
        token = doc[index]
        found = (
            (
                _neither_way(token)
                or _verb_silence(token, lemma)
                or _positive_silence(token, lemma)
                or impersonal_silence(token, lemma)
                or unanswered(token)
                or referral(token)
                or evasion(token)
            )
            if token.pos_ in {"VERB", "AUX"}
            else adjective_silence(token, lemma) or existential_silence(token, lemma) or left_unanswered(token)
        )
        if found is not None and not is_generic(token):
            if found.party is not None and not any(word.lower_ == "no" for word in found.party.lefts):
                _describe(doc, draft, found.party)
            silence = _attested(found, token, draft)
            if found.spoken and silence.by is None:
                continue
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
    unsaid = silence_cues().words["verb"] | silence_cues().words["reception"]
    kept_quiet = {
        token.i
        for silence in draft.silences
        for token in doc[slice(*silence.evidence)]
        if silence.kind != "did_not_attend" and token.lemma_.lower() in unsaid
    }
    draft.events = [event for event in draft.events if event.status != "denied" or event.head not in kept_quiet]
    return doc


def _describe(doc: Doc, draft: Draft, party: Token) -> None:
    """An actor of its own for a silent one, alone, who is only described: "the minister would not speculate"."""
    mention = draft.mention_of(party)
    if mention is None or mention.actor is not None or mention.head != party.i or any(party.conjuncts):
        return
    cast = cast_of(doc)
    description = cast.descriptions.get(id(mention))
    if description is not None and description.possessor is None:
        open_actor(doc, draft, cast, mention)


def _attested(absence: Absence, token: Token, draft: Draft) -> SilenceDraft:
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
    first, end = absence.evidence
    around = list(draft.statements_over(token.i))
    if around and around[-1].construction in LABELLED:
        first = max(first, next((start for start, limit in around[-1].content if start <= token.i < limit), first))
    over = [statement for statement in around if statement.covers(first)]
    attested = over[-1].speaker if over else None
    if absence.spoken:
        by = attested
    return SilenceDraft(kind, (first, end), by, absence.about, attested, phrase(party) if party else None)


def _verb_silence(verb: Token, lemma: str) -> Absence | None:
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
        if not fits or (row.kind in {"not_disclosed", "not_answered"} and not may_speak(party)):
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
        return Absence(row.kind, (start, end), about, party, lacking)
    return None


def _neither_way(verb: Token) -> Absence | None:
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
    return Absence("not_disclosed", (left_undone.start, end), about, party) if about and may_speak(party) else None


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
    if left_undone.stance == "unwilling":
        told = bool(row.frames & TOLD) or row.word in CLOSE_MOUTHED
        return told and row.kind == "not_disclosed" and row.stance in {"", "withheld"}
    if row.stance == "overdue":
        return left_undone.stance == "plain" and _is_overdue(left_undone)
    if row.stance:
        return row.stance == left_undone.stance
    able = left_undone.stance != "unable" or row.kind == "did_not_attend"
    return able or "unreached" in row.frames or row.word in CLOSE_MOUTHED


def _is_overdue(left_undone: Undone) -> bool:
    """Whether the act is still looked for: "had yet to name", "has not yet named"."""
    return any(child.lower_ == "yet" for word in (left_undone.root, left_undone.tensed) for child in children_of(word))


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


def _positive_silence(verb: Token, lemma: str) -> Absence | None:
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
            return Absence("not_raised" if untold else row.kind, clause_span(verb), about, party)
    return None
