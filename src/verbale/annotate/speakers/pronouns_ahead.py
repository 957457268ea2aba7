"""Whom pronouns mean that stand before the name: "At his own news conference, the minister said"."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import Pronoun

__all__ = ["named_next", "row_ahead", "subject_ahead"]


def named_next(discourse: Discourse, mention: MentionDraft, gender: str) -> ActorDraft | None:
    """Who speaks the quotation that a story opens with: the person who is the subject of the next sentence."""
    if mention.head not in discourse.salience.source_heads:
        return None
    opened = any(source.start < mention.start for source in discourse.salience.sources.values())
    if opened or any(-1 < person.first < mention.start for person in discourse.cast.persons):
        return None
    end = discourse.doc[mention.head].sent.end
    for token in discourse.doc[end : discourse.doc[end].sent.end] if end < len(discourse.doc) else ():
        known = discourse.draft.by_token.get(token.i)
        if known is None or token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT":
            continue
        actor = known.actor if known.kind == "name" and known.head == token.i else None
        fits = actor is not None and actor.kind == "person" and actor.gender in (None, gender)
        return actor if fits else None
    return None


def subject_ahead(discourse: Discourse, token: Token, form: Pronoun) -> ActorDraft | None:
    """The person of "At his own news conference, the minister said": the subject behind a phrase put in front."""
    if form.case != "possessive":
        return None
    node = token.head
    while node.dep_ != "prep" and node.dep_ in ("pobj", "poss", "compound", "dobj", "pcomp") and node.head.i != node.i:
        node = node.head
    verb = node.head
    if node.dep_ != "prep" or verb.pos_ not in ("VERB", "AUX") or verb.i < token.i:
        return None
    for child in verb.lefts:
        if child.dep_ == "nsubj" and child.i > token.i:
            known = discourse.draft.by_token.get(child.i)
            actor = known.actor if known is not None else None
            if actor is not None and actor.kind == "person" and actor.gender in (None, form.gender):
                return actor
    return None


def row_ahead(discourse: Discourse, token: Token) -> ActorDraft | None:
    """Those of "A day after their envoys met, Chad and Mali said": the subjects behind a clause put in front."""
    clause = next((node for node in (token, *token.ancestors) if node.dep_ == "advcl"), None)
    if clause is None or clause.head.i < clause.i:
        return None
    first = next((child for child in clause.head.lefts if child.dep_ == "nsubj" and child.i > token.i), None)
    heads = (first, *first.conjuncts) if first is not None else ()
    known = [discourse.draft.by_token.get(head.i) for head in heads]
    actors = [mention.actor for mention in known if mention is not None and mention.actor is not None]
    distinct = len(set(map(id, actors)))
    return discourse.parties.several(actors) if 1 < distinct == len(heads) else None
