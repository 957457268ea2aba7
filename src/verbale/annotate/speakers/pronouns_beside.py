"""Whom pronouns mean by the clause that theirs is joined to: "met the envoy and thanked him"."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft
from verbale.annotate.grammar.syntax import children, subject
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import Pronoun

__all__ = ["object_beside"]


def object_beside(discourse: Discourse, token: Token, form: Pronoun) -> ActorDraft | None:
    """The one person who is the object of the verb before, where both verbs share a subject, whom "him" cannot mean."""
    verb = token.head
    if token.dep_ not in ("dobj", "dative") or form.case == "subject" or token.lower_.endswith("self"):
        return None
    if verb.dep_ != "conj" or subject(verb) is not None:
        return None
    met = next(children(verb.head, "dobj"), None)
    known = discourse.draft.by_token.get(met.i) if met is not None else None
    if met is None or known is None or known.head != met.i or known.actor is None or list(met.conjuncts):
        return None
    fits = known.actor.kind == "person" and not known.actor.plural and known.actor.gender in (None, form.gender)
    return known.actor if fits else None
