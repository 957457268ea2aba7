"""Whom a pronoun cannot mean: subjects of the same verb, who speaks the quotation, who is named in the statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft
from verbale.annotate.grammar.syntax import children, clause_subject
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import Pronoun, actor_words

__all__ = ["excluded_from"]

OBJECTS: Final = frozenset({"dobj", "dative", "iobj", "pobj"})


def excluded_from(discourse: Discourse, token: Token, form: Pronoun) -> list[ActorDraft]:
    """Who cannot be meant by the pronoun."""
    excluded: list[ActorDraft] = []
    quoting = discourse.salience.quoted[token.i]
    if quoting is not None and quoting.speaker is not None and form.number == "singular":
        excluded.append(quoting.speaker)
    excluded.extend(_objects(discourse, token))
    if (form.case == "object" or token.dep_ in OBJECTS) and not token.lower_.endswith(("self", "selves")):
        verb = token.head
        while verb.dep_ in ("prep", "dative", "agent") and verb.head.i != verb.i:
            verb = verb.head
        doer = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
        doer = doer or (clause_subject(verb) if verb.dep_ == "conj" else None)
        subject = discourse.draft.by_token.get(doer.i) if doer is not None else None
        if subject is not None and subject.actor is not None:
            excluded.append(subject.actor)
    statement = discourse.salience.source_heads.get(token.i)
    if statement is not None:
        excluded.extend(_asked_about(discourse, token.head))
        for start, end in statement.content:
            if start < token.i:
                excluded.extend(_subjects(discourse, start, end))
    return excluded


def _objects(discourse: Discourse, token: Token) -> Iterable[ActorDraft]:
    """Who is an object of the verb whose subject a pronoun is: "*he* met with Lee", "*he* told the president" where the
    text has one."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB":
        return
    for child in verb.rights:
        if child.dep_ == "prep" or (child.dep_ == "dative" and child.pos_ == "ADP"):
            child = next(children(child, "pobj"), child)
        known = discourse.draft.by_token.get(child.i) if child.dep_ in OBJECTS else None
        if known is None or known.head != child.i or known.kind == "pronoun":
            continue
        description = discourse.cast.descriptions.get(id(known))
        if known.actor is not None:
            yield known.actor
        elif description is not None and description.determiner == "the":
            holders = discourse.cast.persons.holders(description.role.title, description.country)
            yield from (holder.actor for holder in holders if len(holders) == 1)


def _asked_about(discourse: Discourse, verb: Token) -> Iterable[ActorDraft]:
    """Who is named in the question that is answered: "Asked whether Lee had signed, he said"."""
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and clause.tag_ == "VBN" and clause.lemma_ in actor_words("asking"):
            for index in range(clause.left_edge.i, clause.right_edge.i + 1):
                known = discourse.draft.by_token.get(index)
                if known is not None and known.kind == "name" and known.actor is not None:
                    yield known.actor


def _subjects(discourse: Discourse, start: int, end: int) -> Iterable[ActorDraft]:
    for index in range(start, end):
        known = discourse.draft.by_token.get(index)
        if known is None or known.head != index or known.kind == "pronoun" or known.actor is None:
            continue
        subject = discourse.doc[index].dep_ in ("nsubj", "nsubjpass")
        if known.kind != "name" and not subject:
            continue
        person = known.actor.kind == "person" and discourse.doc[index].dep_ != "poss"
        if subject or person or discourse.salience.quoted[index] is not None:
            yield known.actor
