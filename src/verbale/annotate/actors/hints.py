"""What a text says of persons other than by an office: verbs ("who speaks for Kenya"), origin ("of Finland")."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.actors.ages import age_said
from verbale.annotate.actors.persons import Person
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.names.delegates import state_behind
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.likeness import body_roles, role_verbs, title_roles
from verbale.lexicon.reference import noun_gender

__all__ = ["note_hints"]

REACH: Final = 10
"""Tokens behind a verb in which its object and complements are read."""

ORIGINS: Final = frozenset({"of", "from", "for"})
COMING: Final = frozenset({"arrive", "come", "fly", "travel", "return", "land"})
"""Verbs with which "from" says where somebody belongs."""

STOPS: Final = frozenset({",", ";", ".", "before", "after", "while", "when", "but", "who", "and"})
SENDING: Final = frozenset({"send", "dispatch", "appoint", "name", "nominate", "delegate"})
"""Verbs whose subject is whom their object belongs to."""


def note_hints(found: Names, span: NameSpan, person: Person) -> None:
    """Note what the words around a name say of its bearer."""
    _before(found, span, person)
    _behind(found, span, person)
    person.age = age_said(found, span) or person.age
    head = found.doc[found.head(span.start, span.end)]
    for noun in [head.head] * (head.dep_ == "appos") + [child for child in head.rights if child.dep_ == "appos"]:
        for word in noun.lefts:
            if word.dep_ in ("amod", "compound", "nmod") and (owner := found.owner[word.i]) and owner.kind == "demonym":
                _tie(owner, person)
    if head.dep_ == "nsubj" and head.head.pos_ == "VERB":
        _verb(found, head.head, person)
    _charge(found, head, person)
    for child in head.rights:
        if child.dep_ in ("relcl", "acl") and child.pos_ == "VERB":
            subject = next((word for word in child.lefts if word.dep_ == "nsubj"), None)
            relative = subject is not None and subject.lower_ == "who"
            if relative or (child.dep_ == "acl" and child.tag_ == "VBG"):
                _verb(found, child, person)
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in SENDING:
        _sent(found, head.head, person)
    before = span.start - 1 - (span.start > 1 and found.words[span.start - 1] == ".")
    title = title_roles().get(found.words[before]) if span.start else None
    if title is not None:
        _hint(person, title, past=False)
    agent = head.head
    if head.dep_ == "pobj" and agent.dep_ == "agent" and agent.head.dep_ == "acl":
        title = role_verbs().get(agent.head.lemma_, {}).get("")
        if title:
            _hint(person, title, past=False)
            person.said.add(agent.head.head.lower_)
            _body(found, agent.head.head.i, person, past=False)


def _before(found: Names, span: NameSpan, person: Person) -> None:
    """ "Kenya's Wanjiru Kamau", "Kenyan Wanjiru Kamau"."""
    at = span.start - 1
    if at > 0 and found.words[at] in ("'s", "'"):
        at -= 1
    _tie(found.owner[at] if at >= 0 else None, person)


def _behind(found: Names, span: NameSpan, person: Person) -> None:
    """ "Juhani Lehtovaara of Finland", "Harsha Wijetunga for the government", "Batbold Ganzorig (Mongolia)"."""
    at = span.end
    country = state_behind(found, at)
    if country is not None:
        person.ties.add(country)
    if at + 1 >= len(found.words) or found.words[at] not in ORIGINS:
        return
    at += 2 if found.words[at + 1].lower() == "the" and at + 2 < len(found.words) else 1
    _tie(found.owner[at], person)
    if at in found.role_at:
        _body(found, at, person, past=False)


def _sent(found: Names, verb: Token, person: Person) -> None:
    """ "Norway sent Kari Dahl", "Kari Dahl was sent by Norway"."""
    for child in children_of(verb):
        sender = next(iter(child.rights), None) if child.dep_ == "agent" else child if child.dep_ == "nsubj" else None
        if sender is not None:
            phrase = [found.owner[word.i] for word in (sender, *sender.lefts)]
            person.ties.update(owner.country for owner in phrase if owner is not None and owner.country)


def _verb(found: Names, verb: Token, person: Person) -> None:
    """ "leads the delegation of Chad", "speaks for the army", "arrived from Nairobi"."""
    particle = next((f" {word.lower_}" for word in verb.rights if word.dep_ == "prt"), "")
    lemma = verb.lemma_.lower() + particle
    forms, words = role_verbs().get(lemma), found.words
    coming = lemma in COMING
    if forms is None and not coming:
        return
    past = verb.tag_ == "VBD" or any(word.lower_ == "had" and word.dep_ == "aux" for word in verb.lefts)
    title = forms.get("") if forms is not None and any(word.dep_ == "dobj" for word in verb.rights) else None
    read = title is not None
    for at in range(verb.i + 1, min(verb.i + REACH, len(words))):
        word = words[at].lower()
        if word in STOPS:
            break
        preposition = found.doc[at]
        if preposition.dep_ in ("prep", "agent") and preposition.head.i == verb.i:
            if coming and word == "from":
                owner = found.owner[at + 1] if at + 1 < len(words) else None
                if owner is not None and owner.country:
                    person.ties.add(owner.country)
                return
            if forms is not None and word in forms:
                title, read = forms[word] or title, True
        elif read:
            person.said.add(word)
            if not coming:
                _tie(found.owner[at], person)
            _body(found, at, person, past=past)
    if read and title:
        _hint(person, title, past=past)


def _charge(found: Names, head: Token, person: Person) -> None:
    """ "Ann Lee, in command of the force,", "Ann Lee was put in charge of the police"."""
    verb = head.head
    where = (head, verb) if head.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX") else (head,)
    for lead in (child for above in where for child in above.rights if child.dep_ == "prep"):
        for noun in (child for child in lead.rights if child.dep_ == "pobj"):
            title = role_verbs().get(f"{lead.lower_} {noun.lower_}", {}).get("of")
            of = next((child for child in noun.rights if child.lower_ == "of"), None)
            if title and of is not None:
                _hint(person, title, past=lead.head.tag_ == "VBD" and lead.head.lemma_ == "be")
                for at in range(of.i + 1, min(of.right_edge.i + 1, of.i + REACH)):
                    person.said.add(found.words[at].lower())
                    _tie(found.owner[at], person)
                    _body(found, at, person, past=False)


def _tie(owner: NameSpan | None, person: Person) -> None:
    """Note the country, or the organisation, that somebody belongs to."""
    if owner is None or owner.kind not in ("entry", "demonym"):
        return
    if owner.country:
        person.ties.add(owner.country)
    elif owner.entry is not None and owner.entry.code:
        person.bodies.add(owner.entry.code)


def _body(found: Names, at: int, person: Person, *, past: bool) -> None:
    for title in body_roles().get(found.words[at].lower(), ()):
        _hint(person, title, past=past)


def _hint(person: Person, title: str, *, past: bool) -> None:
    person.hints[title] = person.hints.get(title, True) and past
    person.actor.gender = person.actor.gender or (noun_gender(title) if title != "chairman" else None)
