"""Where a meeting is held: the place, the venue, and whose venue it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, Draft, PlaceDraft, TokenSpan
from verbale.annotate.meeting_parties import actors_at
from verbale.annotate.syntax import agent, children, trimmed
from verbale.annotate.tree import children_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.who import capital_country, names, places

__all__ = ["Setting", "setting"]

PLACE_LABELS = ("GPE", "LOC", "FAC")


@dataclass(slots=True)
class Setting:
    """The place, venue and host that one mention of a meeting gives."""

    where: PlaceDraft | None = None
    venue: TokenSpan | None = None
    host: ActorDraft | None = None


def setting(draft: Draft, token: Token, *, happened: bool) -> Setting:
    """Where the meeting at the token is held: by its own words, and by those of the verb that tells of its holding."""
    found = Setting()
    spots = [token]
    happens = meeting_words("occur")
    verb = token.head
    if token.pos_ != "VERB" and verb.pos_ == "VERB" and verb.lemma_.lower() in meeting_words("run"):
        spots.append(verb)
    elif token.dep_ in ("nsubj", "nsubjpass") and (verb.lemma_ == "be" or verb.lemma_.lower() in happens):
        spots.append(verb)
        if verb.lemma_ == "be":
            spots += children(verb, "xcomp")
    spots += (child for child in children_of(token) if child.dep_ == "relcl" and child.lemma_.lower() in happens)
    for spot in spots:
        for noun in _locatives(spot):
            _take(draft, found, noun)
    for child in children_of(token):
        if child.dep_ in ("compound", "nmod") and found.where is None and child.i < token.i:
            found.where = _place(child)
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in meeting_words("run"):
            for noun in _locatives(child):
                _take(draft, found, noun)
            _arranged(draft, found, child)
    if token.dep_ == "nsubjpass":
        _arranged(draft, found, verb)
    elif token.dep_ == "dobj" and verb.lemma_.lower() == "host" and happened:
        found.host = found.host or next((actor for actor, _ in actors_at(draft, _subject(verb))), None)
    elif token.dep_ == "pobj" and happened and verb.lower_ == "for" and verb.head.lemma_.lower() == "host":
        found.host = found.host or next((actor for actor, _ in actors_at(draft, _subject(verb.head))), None)
    return found


def _locatives(spot: Token) -> Iterator[Token]:
    for prep in children(spot, "prep"):
        if prep.lower_ in ("in", "at"):
            yield from children(prep, "pobj")
            for inner in children(prep, "prep"):
                yield from children(inner, "pobj")


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
        if prep.lower_ in ("in", "at"):
            for inner in children(prep, "pobj"):
                found.where = found.where or _place(inner)


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


def _arranged(draft: Draft, found: Setting, verb: Token) -> None:
    if verb.lemma_.lower() in meeting_words("host_verb"):
        found.host = found.host or next((actor for actor, _ in actors_at(draft, agent(verb))), None)


def _subject(verb: Token) -> Token | None:
    return next(children(verb, "nsubj"), None)


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
    if token.ent_type_ in PLACE_LABELS and token.pos_ == "PROPN":
        start += doc[start].lower_ == "the" and end - start > 1
        return PlaceDraft(doc[start:end].text, (start, end))
    return None


def _country(name: str) -> str | None:
    country = places().get(name) or capital_country(name)
    if country is None:
        entry = names().get(name)
        if entry is not None and entry.kind == "state":
            country = entry.country
    return country
