"""How sure a candidate of the rules must be to be kept: alone, or inside what somebody is said to have said."""

from __future__ import annotations

from verbale.annotate.attribution.candidate import Candidate, told_in
from verbale.annotate.attribution.own_words import is_own_speech, is_own_view
from verbale.annotate.drafts import Draft
from verbale.annotate.grammar.syntax import FINITE
from verbale.annotate.grammar.withholding import is_negated
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.cues import cue_forces

__all__ = ["is_own", "is_told_of", "least_alone", "least_nested"]

KEEP_PLAIN = 0.3
"""Rule candidates of the `PLAIN` constructions are kept from this weight on where the tagger sees nothing."""
KEEP_LABEL = 0.1
"""The same for whoever stands before a colon and a clause, in a headline or a transcript."""
KEEP_WITHHELD = 0.1
"""The same for a question that somebody leaves open."""
KEEP_QUOTED = 0.8
"""The same for a verb beside a whole utterance in quotation marks."""
KEEP_NESTED = 0.3
"""The same for speech inside a kept statement ("he said that he told them that ..."): PolNeAR often leaves it out, a
record of talks must not."""
NEVER = 2.0
"""A threshold that no probability reaches."""
KEEP_SURE = 0.6
"""The same for constructions other than a clause ("said they laid out their policy")."""
KEEP_PERFORMED = 0.1
"""The same for an act inside a kept statement that only words perform ("said that he had offered to train them")."""
KEEP_OWN = 0.1
"""The same for a view that speakers mark as one ("I think ...") and for what they tell that they have said ("I told him
that ..."), of which PolNeAR has none inside quotations."""
KEEP_REPORTED_VIEW = 0.05
"""The same for a view that a pronoun holds inside a kept statement ("said that she believed ...")."""
PERFORMED = frozenset(
    {"propose", "offer", "demand", "accuse", "deny", "commit", "assure", "threaten", "warn", "request"}
)
PLAIN = frozenset({"as_clause", "own_account", "quoted_as", "signature"})
"""Constructions that hardly ever are anything but attributions, too rare in PolNeAR to be learnt from it."""
CLAUSAL = frozenset({"clause", "infinitive", "small_clause", "quote"})


def least_alone(draft: Draft, candidate: Candidate) -> float:
    """What a candidate must reach to be kept where the tagger sees nothing."""
    if candidate.construction in PLAIN:
        return KEEP_PLAIN
    if candidate.construction == "label" and _names_speaker(draft, candidate):
        return KEEP_LABEL
    if candidate.construction == "clause" and _withholds(candidate):
        return KEEP_WITHHELD
    whole = candidate.construction == "quote" and any(quote.utterance for quote in candidate.quotes)
    return KEEP_QUOTED if whole else NEVER


def _withholds(candidate: Candidate) -> bool:
    """Whether somebody leaves a question open: "did not say when they would meet"."""
    opening = candidate.head.doc[candidate.content[0][0]]
    return opening.tag_ in {"WRB", "WP", "WDT"} and is_negated(candidate.head)


def _names_speaker(draft: Draft, candidate: Candidate) -> bool:
    """Whether a paragraph opens with somebody or a text, and a colon before a clause: "Minister: Border stays shut"."""
    doc, label = candidate.head.doc, candidate.source[0]
    noun = doc[label[1] - 1]
    opens = label[0] == 0 or "\n" in doc[label[0] - 1].text
    speaks = draft.mention_of(noun) is not None or noun.text.lower() in document_nouns()
    return opens and speaks and any(t.pos_ in {"VERB", "AUX"} for span in candidate.content for t in doc[slice(*span)])


def least_nested(candidate: Candidate) -> float:
    """What a candidate must reach to be kept inside a kept statement."""
    force = cue_forces().get(candidate.key)
    if candidate.construction == "according":
        return KEEP_NESTED
    if is_own(candidate):
        return KEEP_OWN
    if force is not None and force.kind == "attitude" and _is_reported_view(candidate):
        return KEEP_REPORTED_VIEW
    if force is None or force.kind != "speech" or _quotes_words_only(candidate):
        return NEVER
    if candidate.construction not in CLAUSAL:
        return KEEP_SURE
    return KEEP_PERFORMED if force.force in PERFORMED or _tells_that(candidate) else KEEP_NESTED


def _tells_that(candidate: Candidate) -> bool:
    """Whether one who is named tells something in a clause that begins with "that"."""
    return is_told_of(candidate) and candidate.head.doc[candidate.content[0][0]].lower_ == "that"


def _quotes_words_only(candidate: Candidate) -> bool:
    """Whether a verb has but a few quoted words behind it, which need be nobody's speech ("had gone "up and up"")."""
    return candidate.construction == "quote" and not any(quote.utterance for quote in candidate.quotes)


def is_told_of(candidate: Candidate) -> bool:
    """Whether one who is named says something. In PolNeAR nobody does inside a quotation; a record of talks must have
    it (""Tehran told us that ...", he said")."""
    named = candidate.subject is not None and candidate.subject.pos_ == "PROPN"
    return named and told_in(candidate.head).tag_ in FINITE


def is_own(candidate: Candidate) -> bool:
    """Whether speakers mark it as a view of their own, or tell what they have said."""
    return is_own_view(candidate) or is_own_speech(candidate)


def _is_reported_view(candidate: Candidate) -> bool:
    """Whether one who is meant by a pronoun thinks a clause to be so: "she believed that ..."."""
    third = candidate.subject is not None and candidate.subject.lower_ in {"he", "she", "they"}
    return third and candidate.construction == "clause"
