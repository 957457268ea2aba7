"""Where a meeting is held, in what building, who hosts it and who presides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, Draft, PlaceDraft, TokenSpan
from verbale.annotate.grammar.syntax import children, trimmed
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.meetings.hosts import chair_of, host_of, inviter_of
from verbale.annotate.meetings.parties import PartyAt, actors_at, travel_of
from verbale.annotate.meetings.state import due_clauses
from verbale.annotate.names.datelines import dateline_place
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.who import capital_country, demonyms, names, places
from verbale.model import MeetingState

__all__ = ["Setting", "setting"]

PLACE_LABELS = ("GPE", "LOC", "FAC")
NEAR = ("outside", "near")
"""A house "outside" a town is in the place of that name; one outside a state is not."""


@dataclass(slots=True)
class Setting:
    """The place, venue, host and chair that one mention of a meeting gives."""

    where: PlaceDraft | None = None
    venue: TokenSpan | None = None
    host: ActorDraft | None = None
    chair: PartyAt | None = None

    def add(self, other: Setting) -> None:
        """Takes over what only the other one gives."""
        self.where = self.where or other.where
        self.venue = self.venue or other.venue
        self.host = self.host or other.host
        self.chair = self.chair or other.chair


def setting(draft: Draft, token: Token, state: MeetingState | None) -> Setting:
    """Where the meeting at the token is held, and by whom: by its own words and those of the verb that tells of it."""
    found = Setting()
    for spot in (*_spots(token), *_partners(draft, token)):
        for noun in _locatives(spot):
            _take(draft, found, noun)
        found.where = found.where or _here(draft, spot)
    for child in children_of(token):
        if child.dep_ in ("compound", "nmod") and found.where is None and child.i < token.i:
            found.where = _place(child)
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in meeting_words("run"):
            for noun in _locatives(child):
                _take(draft, found, noun)
    if state is not None:
        found.host = found.host or host_of(draft, token)
        inviter = inviter_of(draft, token) if found.host is None and found.where is not None else None
        if inviter is not None and found.where is not None and inviter.country == found.where.country:
            found.host = inviter
        found.chair = chair_of(draft, token)
    return found


def _spots(token: Token) -> list[Token]:
    """The words on which the place of the meeting may hang: its own, and those of the verb that tells of it."""
    spots = [token]
    verb, happens = token.head, meeting_words("occur")
    if token.pos_ != "VERB" and verb.pos_ == "VERB" and verb.lemma_.lower() in meeting_words("run"):
        spots.append(verb)
    elif token.dep_ in ("nsubj", "nsubjpass") and (verb.lemma_ == "be" or verb.lemma_.lower() in happens):
        spots.append(verb)
        if verb.lemma_ == "be":
            spots += [*children(verb, "xcomp"), *(clause for clause, _ in due_clauses(verb))]
    spots += (child for child in children_of(token) if child.dep_ == "relcl" and child.lemma_.lower() in happens)
    return spots


def _partners(draft: Draft, token: Token) -> Iterator[Token]:
    """The persons and states that are met, on which the parser may hang the place ("met the envoy in Oslo")."""
    nouns = list(children(token, "dobj")) if token.pos_ == "VERB" else []
    for prep in children(token, "prep"):
        if prep.lower_ in ("with", "between", "of"):
            nouns += (party for noun in children(prep, "pobj") for party in (noun, *noun.conjuncts))
    for noun in nouns:
        named = draft.by_token.get(noun.i)
        if named is not None and named.actor is not None and named.actor.kind in ("person", "state"):
            yield noun


def _locatives(spot: Token) -> Iterator[Token]:
    for prep in children(spot, "prep"):
        if prep.lower_ in ("in", "at"):
            yield from children(prep, "pobj")
            for inner in children(prep, "prep"):
                yield from children(inner, "pobj")
    destination = travel_of(spot)
    for prep in children(destination, "prep") if destination is not None else ():
        if prep.lower_ == "to":
            yield from children(prep, "pobj")


def _here(draft: Draft, spot: Token) -> PlaceDraft | None:
    """The place of the dateline for the reporter's own "here"."""
    adverb = next((child for child in children(spot, "advmod") if child.lower_ == "here"), None)
    if adverb is None or draft.document is None or any(True for _ in draft.statements_over(adverb.i)):
        return None
    name = dateline_place(draft.document)
    return PlaceDraft(name, (adverb.i, adverb.i + 1), _country(name)) if name else None


def _take(draft: Draft, found: Setting, noun: Token) -> None:
    place = _place(noun)
    if place is not None:
        found.where = found.where or place
        for prep in children(noun, "prep"):
            if prep.lower_ in ("in", "at"):
                for inner in children(prep, "pobj"):
                    _take(draft, found, inner)
        return
    if noun.lemma_.lower() not in meeting_words("venue") and noun.lower_ not in meeting_words("venue"):
        return
    if found.venue is None:
        found.venue = trimmed(noun.doc, noun.left_edge.i, _phrase_end(noun))
        owner = next(children(noun, "poss"), None)
        if owner is None:
            owner = next((k for p in children(noun, "prep") if p.lower_ == "of" for k in children(p, "pobj")), None)
        found.host = found.host or next((actor for actor, _ in actors_at(draft, owner)), None)
    for child in children_of(noun):
        if child.dep_ in ("compound", "nmod", "amod") and found.where is None:
            found.where = _place(child)
    for prep in children(noun, "prep"):
        for inner in children(prep, "pobj") if prep.lower_ in ("in", "at", *NEAR) else ():
            place = _place(inner)
            if place is not None and (prep.lower_ not in NEAR or not _is_state(place)):
                found.where = found.where or place


def _phrase_end(noun: Token) -> int:
    """The end of the noun phrase without its relative clause or apposition."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or child.lower_ not in ("of", "in"):
            break
        if any(noun.ent_type_ in ("DATE", "TIME") for noun in children_of(child)):
            break
        end = child.right_edge.i + 1
    return end


def _place(token: Token) -> PlaceDraft | None:
    """The place whose name ends at or holds the token; None where it is no place name."""
    doc = token.doc
    start = token.i
    while start > 0 and doc[start - 1].ent_type_ == token.ent_type_ != "" and doc[start].ent_iob_ == "I":
        start -= 1
    end = token.i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == token.ent_type_ != "":
        end += 1
    spans = [(start, end), (token.i - 1, token.i + 1), (token.i, token.i + 2), (token.i, token.i + 1)]
    for first, last in spans:
        if first < 0 or last > len(doc):
            continue
        first += doc[first].lower_ == "the" and last - first > 1
        text = doc[first:last].text
        country = _country(text)
        if country is not None or text in places():
            return PlaceDraft(text, (first, last), country)
    if token.lower_ == "capital":
        for child in children(token, "amod"):
            people = demonyms().get(child.text)
            if people is not None and people.entry.country:
                return PlaceDraft(doc[child.i : token.i + 1].text, (child.i, token.i + 1), people.entry.country)
    if token.ent_type_ in PLACE_LABELS and token.pos_ == "PROPN":
        start += doc[start].lower_ == "the" and end - start > 1
        return PlaceDraft(doc[start:end].text, (start, end))
    return None


def _is_state(place: PlaceDraft) -> bool:
    entry = names().get(place.name)
    return entry is not None and entry.kind == "state" and not entry.seat


def _country(name: str) -> str | None:
    country = places().get(name) or capital_country(name)
    if country is None:
        entry = names().get(name)
        if entry is not None and entry.kind == "state":
            country = entry.country
    return country
