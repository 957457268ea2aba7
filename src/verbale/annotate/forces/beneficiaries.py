"""Who gains by what is offered, promised or assured."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft
from verbale.annotate.forces.force_hints import counted_lemmas
from verbale.annotate.grammar.syntax import children, governor
from verbale.annotate.grammar.tree import subtree_of
from verbale.lexicon.contents import find_content_cues
from verbale.lexicon.plover import event_words

__all__ = ["beneficiaries_of"]

GAINING = frozenset({"for", "to"})
STRUCK = frozenset({"on", "against"})
"""Prepositions before the one who gains by an act, or whom a harm strikes."""


def beneficiaries_of(doc: Doc, draft: Draft, statement: StatementDraft, main: Token) -> list[ActorDraft]:
    """Who gains by an offer, promise or assurance, never one of its two ends.

    The objects of its verbs and its "for" phrases; for a promise not to harm, whom the harm would have struck ("would
    not be used for an attack on a neighbour").
    """
    ends = {id(statement.speaker), *(id(actor) for actor in statement.addressees)}
    told = {other.cue_head for other in draft.statements}
    found: list[ActorDraft] = []
    for token in subtree_of(_act(doc, statement) or main):
        if not statement.covers(token.i) or token.i in told:
            continue
        nouns: list[Token] = []
        if token.pos_ in {"VERB", "NOUN"}:
            prepositions = GAINING if token.pos_ == "VERB" else STRUCK
            makes = token.lemma_.lower() in event_words("creating")  # a committee that is set up does not gain
            nouns = list(children(token, "dobj", "dative")) if token.pos_ == "VERB" and not makes else []
            for preposition in children(token, "prep"):
                if preposition.lower_ in prepositions:
                    nouns.extend(children(preposition, "pobj"))
        for noun in (each for top in nouns for each in (top, *top.conjuncts)):
            actor = _actor_at(draft, noun)
            if actor is not None and id(actor) not in ends and actor not in found and actor.kind != "person":
                found.append(actor)
    return found


def _act(doc: Doc, statement: StatementDraft) -> Token | None:
    """The verb of the act that the content's words offer, promise or rule out ("ready to *train* ...")."""
    tokens, lemmas = counted_lemmas(doc, statement.content)
    places = (place for cue, place in find_content_cues(lemmas) if cue.force == statement.force)
    return next((governor(doc[tokens[place]]) for place in places), None)


def _actor_at(draft: Draft, noun: Token) -> ActorDraft | None:
    """The actor that a noun heads a mention of; one that is only described ("a neighbour") is an actor of its own."""
    mention = draft.mention_of(noun)
    if mention is None or mention.head != noun.i:
        return None
    if mention.actor is None and mention.kind == "description" and not mention.candidates:
        mention.actor = ActorDraft(noun.doc[mention.start : mention.end].text)
        draft.actors.append(mention.actor)
    return mention.actor
