"""What speakers say of their own speech and views in the first person: "I think ...", "we told them that ..."."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.grammar.syntax import children
from verbale.lexicon.cues import cue_forces, opinion_words

__all__ = ["FIRST", "is_own_speech", "is_own_view"]

FIRST: Final = frozenset({"i", "we"})
OPINIONS: Final = {"clause": "V", "parenthesis": "V", "noun_clause": "N"}
"""Constructions of a view, each with the part of speech of its cue."""
TOLD: Final = frozenset({"clause", "infinitive"})
"""Constructions in which a clause tells what was said."""
HAVE: Final = frozenset({"have", "'ve", "had", "'d"})


def is_own_view(candidate: Candidate) -> bool:
    """Whether somebody marks a clause of his words as his view: "I think ...", "we have the impression that ..."."""
    pos = OPINIONS.get(candidate.construction)
    return _is_first(candidate) and pos is not None and candidate.head.lemma_.lower() in opinion_words(pos)


def is_own_speech(candidate: Candidate) -> bool:
    """Whether somebody tells what he has said or asked: "I told the minister that ...", "we have asked them to ...".

    Not what is only said now, could be said or was not said: "I must say that ...", "I did not tell him that ...".
    """
    if not _is_first(candidate) or candidate.construction not in TOLD:
        return False
    force = cue_forces().get(candidate.key)
    told = force is not None and force.kind == "speech"
    return told and _is_done(candidate.head) and _has_complement(candidate)


def _is_first(candidate: Candidate) -> bool:
    return candidate.subject is not None and candidate.subject.lower_ in FIRST


def _is_done(verb: Token) -> bool:
    helpers = {child.lower_ for child in children(verb, "aux", "auxpass", "neg")}
    return verb.tag_ in {"VBD", "VBN"} and helpers <= HAVE and (verb.tag_ == "VBD" or bool(helpers))


def _has_complement(candidate: Candidate) -> bool:
    """Whether a clause with a subject or an infinitive with "to" tells what was said; not "what I think"."""
    return any(
        clause.i > candidate.head.i
        and any(
            k.dep_ in {"nsubj", "nsubjpass", "expl"} or (k.dep_ == "aux" and k.lower_ == "to") for k in clause.lefts
        )
        and clause.left_edge.tag_ != "WP"
        for clause in children(candidate.head, "ccomp", "xcomp")
    )
