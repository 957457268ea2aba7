"""Places where something is said: towns, countries, embassies, offices, zones."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, Draft, PlaceDraft
from verbale.annotate.grammar.syntax import trimmed
from verbale.lexicon.occasion import occasion_words
from verbale.lexicon.who import capital_country, demonyms, names, places

__all__ = ["place_at"]

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
NAME_PARTS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "punct", "case"})


def place_at(noun: Token, draft: Draft) -> PlaceDraft | None:
    """The place that a noun after "in" or "at" names; None if it names none."""
    start = noun.i
    while start > 0 and noun.doc[start - 1].dep_ in NAME_PARTS and noun.doc[start - 1].i >= noun.left_edge.i:
        start -= 1
    span = trimmed(noun.doc, start, noun.i + 1)
    if span is None:
        return None
    first = span[0]
    controlled = None
    while first < noun.i and (found := _controller(noun.doc[first])) is not None:
        controlled = found
        first += 1
    owned = noun.doc[first].tag_ == "PRP$" and first < noun.i
    name = noun.doc[first + owned : span[1]].text
    capital = capital_country(name)
    known = capital is not None or name in places() or (name in names() and names()[name].kind == "state")
    by_word = noun.lemma_.lower() in occasion_words("venue") and noun.pos_ in {"NOUN", "PROPN"} and first < noun.i
    if not (known or by_word or noun.ent_type_ in PLACE_ENTITIES) or noun.ent_type_ in {"DATE", "TIME"}:
        return None
    country = capital or places().get(name)
    if country is None and known and name in names():
        country = names()[name].country
    return PlaceDraft(name, span, country, _actor_named(controlled, draft) if controlled else None)


def _controller(word: Token) -> str | None:
    """Who controls, in a word such as "U.S.-controlled"."""
    left, dash, right = word.text.rpartition("-")
    return left if dash and right.lower() in occasion_words("control") else None


def _actor_named(surface: str, draft: Draft) -> ActorDraft | None:
    """The document's actor whose name or country the surface is; None where it has no such actor."""
    entry = names().get(surface)
    demonym = demonyms().get(surface)
    country = entry.country if entry else demonym.entry.country if demonym else None
    for actor in draft.actors:
        if surface == actor.name or surface in actor.variants:
            return actor
        if country is not None and actor.kind == "state" and actor.country == country:
            return actor
    return None
