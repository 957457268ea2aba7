"""Forces: what a statement does (offers, demands, denies ...), its polarity, its modality and whom it is to benefit.

The force head of the tagger judges the words of cue and content together; the tables (`lexicon.cues`,
`lexicon.contents`) tell it what they know. Rules decide where grammar does: a cue that is denied, a question in a
transcript, an attitude.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.attribution.turns import asks, in_text_order, sentences_of_turns
from verbale.annotate.drafts import Draft, StatementDraft, draft_of
from verbale.annotate.forces.beneficiaries import beneficiaries_of
from verbale.annotate.forces.denials import denies_charge
from verbale.annotate.forces.likeliest_force import DENYING, by_subject, likeliest
from verbale.annotate.forces.modality import modality_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.syntax import main_verb, subject
from verbale.annotate.grammar.taking_back import is_claim, taken_back
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_avoided, is_let_stand, is_negated
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.cues import cue_forces, speech_words
from verbale.lexicon.plover import event_words
from verbale.model import Force

__all__ = ["weigh_forces"]

NOBODY = frozenset({"no", "neither", "nobody", "none", "noone"})
"""Words before or as a subject that deny the verb ("Neither government has commented")."""
NOR_REACH = 4
"""Words between "nor" and the cue it denies."""
CLEAR: frozenset[Force] = frozenset(
    {
        "propose",
        "offer",
        "demand",
        "accuse",
        "threaten",
        "deny",
        "reject",
        "accept",
        "assure",
        "commit",
        "decline",
        "defer",
    }
)
"""What a sentence of a transcript's turn must do to be a statement of its own."""
TAKEN_BACK: Final[Mapping[Force, Force]] = MappingProxyType(
    {
        "accept": "reject",
        "commit": "reject",
        "offer": "reject",
        "accuse": "assert",
        "demand": "assert",
        "propose": "assert",
        "request": "assert",
        "threaten": "assert",
        "assert": "assert",
    }
)
"""What is done by taking a statement of some force back: "withdrew its consent", "dropped its demand"."""
COMMENT: Final = "comment"
PLAINLY: frozenset[Force] = frozenset({"assert", "characterise"})
"""Forces of mere telling, which answers a charge where it says that there was no such thing."""
QUESTIONS = frozenset({"who", "what", "when", "where", "why", "how", "whether", "if", "which"})
"""Words that open what a speaker leaves unsaid: "did not say when ..."."""


@Language.component("verbale_forces")
def weigh_forces(doc: Doc) -> Doc:
    """The Doc with force, kind, polarity, modality and beneficiaries set on every statement."""
    draft = draft_of(doc)
    cues = {statement.cue_head for statement in draft.statements}
    clear = list(_clear_sentences(doc, draft))
    if clear:
        draft.statements = in_text_order([*draft.statements, *clear])
    for statement in draft.statements:
        main = main_verb(doc, statement.content)
        negated = _negated(doc, statement)
        denying = statement.force in DENYING
        relays = main is not None and main.i in cues and statement.force == "assert"
        # What relays an act only asserts it: "said that he had offered ...".
        if (negated or not relays or statement.construction == "turn") and statement.construction != "turn_sentence":
            _set_force(doc, draft, statement, main, negated=negated)
        if not negated and statement.force in PLAINLY and denies_charge(doc, draft, statement, main):
            statement.force = "deny"
        statement.modality = modality_of(doc, statement, main)
        stands = statement.cue_head is not None and is_let_stand(doc[statement.cue_head])
        if (negated and not stands) or (denying and statement.force in DENYING):
            statement.polarity = "negative"  # its cue turns the content round; "said that no date was set" does not
        taken = None if negated else _taken_back(doc, statement)
        if taken is not None and taken.lemma_.lower() in speech_words("refusal"):
            statement.force, statement.polarity = "accept", "positive"
        elif taken is not None and is_claim(taken):
            statement.force, statement.polarity = "assert", "negative"
        elif taken is not None and statement.force in TAKEN_BACK:
            statement.force, statement.polarity = TAKEN_BACK[statement.force], "negative"
        if statement.force in {"offer", "assure", "commit"} and main is not None:
            statement.beneficiaries = beneficiaries_of(doc, draft, statement, main)
    return doc


def _clear_sentences(doc: Doc, draft: Draft) -> Iterator[StatementDraft]:
    """The sentences of turns of which the head of the tagger and the words with their subject say that they do the
    same, and no mere telling."""
    for statement in sentences_of_turns(doc, draft):
        main = main_verb(doc, statement.content)
        force = by_subject(doc, draft, statement, main)
        if force in CLEAR and force == likeliest(doc, draft, statement, main):
            statement.force = force
            yield statement


def _set_force(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None, *, negated: bool) -> None:
    """Set force and kind; the draft comes with those of its cue in the tables."""
    by_cue = statement.force
    if statement.construction == "turn" and asks(doc, statement):
        statement.force = "request"
    elif by_cue == "reject" and _keeps_silent(doc, statement):
        statement.force = "decline"
    else:
        statement.force = likeliest(doc, draft, statement, main) or by_cue
        if statement.kind == "attitude" and statement.force != "hold":
            statement.kind = "speech"
        elif negated and statement.kind != "attitude":
            statement.force = _when_denied(statement, by_cue, doc[statement.content[0][0]])
    if statement.lemma.split("_")[0] == COMMENT and statement.force == "accuse":
        statement.force = "assert"  # "commented on the charge": it is another's
    if _told_by_document(doc, statement):
        statement.kind = "document"
        statement.force = "assert" if statement.force == "hold" else statement.force


def _negated(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the cue is denied: "did not say that ...", "nor would he say how ...", "avoided condemning ..."."""
    if statement.cue_head is None:
        return False
    cue = doc[statement.cue_head]
    avoids = cue.lemma_.lower() in event_words("avoiding") and not is_negated(cue)
    if avoids or any(is_avoided(word) for start, end in statement.cue for word in doc[start:end]):
        return True
    who = subject(cue)
    if who is not None and any(word.lower_ in NOBODY for word in (who, *who.lefts)):
        return True
    denied = any(child.dep_ == "neg" for child in children_of(cue))
    return (denied and cue.lemma_.lower() not in event_words("avoiding")) or _after_nor(doc, cue)


def _taken_back(doc: Doc, statement: StatementDraft) -> Token | None:
    """What the cue takes back: "withdrew *its acceptance* of", not "dropped hints"."""
    words = (word for start, end in statement.cue for word in doc[start:end])
    return next((thing for word in words if (thing := taken_back(word)) is not None), None)


def _after_nor(doc: Doc, cue: Token) -> bool:
    """Whether a "nor" stands right before the cue, in its sentence."""
    near = columns_of(doc).lower[max(0, cue.i - NOR_REACH) : cue.i]
    return "nor" in near and "nor" in near[max(0, cue.sent.start - cue.i + len(near)) :]


def _when_denied(statement: StatementDraft, by_cue: Force, opening: Token) -> Force:
    """The force of a cue that is denied: "did not say when", "has not ruled out", "has not commented on"."""
    if by_cue in DENYING:
        return "defer" if statement.lemma == "rule_out" else "assert"
    nominal = statement.construction in {"object", "preposition"} and by_cue == "assert"
    return "decline" if nominal or opening.lower_ in QUESTIONS else statement.force


def _keeps_silent(doc: Doc, statement: StatementDraft) -> bool:
    """Whether what is refused is to speak: "refused to say who had fired"."""
    start, end = statement.content[0]
    verb = next((token for token in doc[start:end] if token.pos_ == "VERB"), None)
    known = cue_forces().get(verb.lemma_.lower()) if verb is not None else None
    return statement.construction == "infinitive" and known is not None and known.force == "assert"


def _told_by_document(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the source is a text: a report, a letter, a poll."""
    if not statement.source:
        return False
    start, end = statement.source[0]
    root = doc[start:end].root
    return root.pos_ == "NOUN" and root.lemma_.lower() in document_nouns()
