"""Questions met with a gesture: "asked about the raid, the minister shrugged"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import children, is_passive, phrase, subject
from verbale.annotate.grammar.withholding import clause_span, is_negated, is_past, is_supposed
from verbale.annotate.silences.absences import Absence, may_speak
from verbale.annotate.silences.topics import about_by, is_indirect_question
from verbale.lexicon.cues import cue_forces
from verbale.lexicon.silence import silence_cues

__all__ = ["evasion"]

ABOUT: Final = frozenset({"about", "on", "over", "regarding", "concerning"})


def evasion(verb: Token) -> Absence | None:
    """The answer for which a gesture stands; its party is the one who makes it."""
    if verb.lemma_.lower() not in silence_cues().words["gesture"] or not is_past(verb) or is_passive(verb):
        return None
    party = subject(verb)
    if party is None or is_negated(verb) or is_supposed(verb) or not may_speak(party) or _goes_on(verb):
        return None
    beside = (*children(verb, "advcl"), *children(party, "acl"))
    asked = next((clause for clause in beside if _is_asked(clause)), None)
    about = _question(asked) if asked is not None else None
    if asked is None or about is None:
        return None
    start, end = clause_span(verb)
    ends = [end, asked.right_edge.i + 1] if asked.dep_ == "advcl" and asked.i > verb.i else [end]
    return Absence("not_answered", (start, max(ends)), about, party)


def _goes_on(verb: Token) -> bool:
    """Whether words follow the gesture: "smiled and said that it was over"."""
    spoken = (later for later in children(verb, "conj", "ccomp", "parataxis") if later.pos_ in ("VERB", "AUX"))
    return any(not is_negated(later) and later.lemma_.lower() in cue_forces() for later in spoken)


def _is_asked(clause: Token) -> bool:
    """Whether a participle says that the one beside it was asked: "pressed on the dates", "when asked whether"."""
    own = any(True for _ in children(clause, "nsubj", "nsubjpass", "dobj", "aux"))
    return clause.lemma_.lower() in silence_cues().words["questioning"] and clause.tag_ in ("VBN", "VBD") and not own


def _question(asked: Token) -> TokenSpan | None:
    """What was asked, an indirect question or what it was about."""
    for clause in children(asked, "ccomp", "advcl", "xcomp"):
        if is_indirect_question(clause):
            return phrase(clause)
    return about_by(asked, ABOUT)
