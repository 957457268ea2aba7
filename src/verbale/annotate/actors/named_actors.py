"""Whom names mean: persons, states, organs, bodies, peoples; nobody where a name only says where or of what nation."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.actors.nationals import National
from verbale.annotate.actors.roll import Roll
from verbale.annotate.drafts import ActorDraft
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.reference import place_words
from verbale.lexicon.silence import silence_cues
from verbale.lexicon.who import capital_country, roles

__all__ = ["name_actor"]

ANSWERS: Final = frozenset({"not_disclosed", "not_answered"})
MODIFIERS: Final = frozenset({"compound", "amod", "nmod"})


def name_actor(who: Roll, span: NameSpan, inside: set[int]) -> None:
    """Add the mention of a name that stands for somebody; `inside` are the tokens before the heads of descriptions."""
    start, end = span.start, span.end
    if span.kind == "person":
        person, candidates = who.person_at[start]
        mention = who.add(start, end, who.found.head(start, end), "name", person.actor if person else None)
        mention.candidates = [candidate.actor for candidate in candidates]
        return
    head = who.found.head(start, end)
    text = who.found.text(start, end)
    token = who.doc[head]
    if span.kind == "demonym":
        _demonym(who, span, token)
        return
    if span.kind == "place":
        return
    possessive = end < len(who.doc) and who.found.tags[end] == "POS"
    if span.kind == "entry" and span.entry is not None:
        if span.state_like:
            modifier = not possessive and (start in inside or token.dep_ in MODIFIERS)
            if modifier or _is_place(token, possessive, capital=span.entry.seat and text in _capitals(text)):
                return
        actor = who.cast.entry(span.entry, text)
    elif span.kind == "organisation":
        if _after_place_preposition(token) and (token.ent_type_ == "FAC" or _like_town(text)):
            return
        actor = _organisation(who, span, text)
    elif span.kind == "location":
        who.cast.settlements.append((head, text.rsplit(" of ", 1)[-1]))
        if (not possessive and token.dep_ in MODIFIERS) or _is_place(token, possessive, capital=True):
            return
        actor = who.cast.keyed(("name", text), text)
    elif who.found.tags[head] in ("NNPS", "NNS"):
        actor = who.cast.keyed(("people", text), text, kind="group", plural=True)
    else:
        return
    who.add(start, end, head, "name", actor)


def _organisation(who: Roll, span: NameSpan, text: str) -> ActorDraft:
    role = roles().get(who.found.words[who.found.head(span.start, span.end)].lower())
    first = who.found.words[span.start]
    if role is None or role.kind != "group":
        return who.cast.organisation(text)
    country = span.country if span.within and text.startswith(first) else None
    code = country + role.sector if country else None
    return who.cast.organisation(text, code=code, country=country, kind="organ" if country else "organisation")


def _is_place(token: Token, possessive: bool, *, capital: bool) -> bool:
    """Whether a name stands for the place and not for who sits there."""
    if possessive:
        return False
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj":
        known = place_words("preposition").get(token.head.lower_)
        return known is not None and (known or (capital and not _answers(token.head)))
    if not capital:
        return False
    if token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_ in place_words("verb")
    return token.dep_ in ("npadvmod", "appos") and token.ent_type_ in ("GPE", "LOC") and not _begins_gap(token)


def _answers(preposition: Token) -> bool:
    """Whether a seat of government is who answers: "no comment from Tehran", "received no reply from Tehran"."""
    if preposition.lower_ != "from":
        return False
    noun = preposition.head
    if noun.pos_ == "VERB":
        noun = next((child for child in noun.rights if child.dep_ == "dobj"), noun)
    return any(row.kind in ANSWERS for row in silence_cues().of("existential", noun.lemma_.lower()))


def _begins_gap(token: Token) -> bool:
    """Whether a name may be the subject of a verb left out: "Lima spoke of March, *Quito of* April"."""
    last = token.i + 1 < len(token.doc) and token.i > 0
    parted = last and token.nbor(-1).text in (",", ";") and token.nbor(1).tag_ == "IN"
    return parted and token.head.ent_type_ not in ("GPE", "LOC")


def _demonym(who: Roll, span: NameSpan, token: Token) -> None:
    demonym = span.demonym
    words, tags = who.found.words, who.found.tags
    if demonym is None or not demonym.noun:
        return
    following = span.end
    if demonym.adjective:
        if following < len(tags) and (tags[following].startswith(("NN", "JJ", "VBG")) or words[following] == "-"):
            return
        if token.dep_ in MODIFIERS or token.dep_ == "acomp" or (token.dep_ == "conj" and token.head.dep_ in MODIFIERS):
            return
    start, determiner, bare = span.start, "", True
    if (
        start > 1
        and words[start - 1] == "-"
        and not who.doc[start - 1].whitespace_
        and not who.doc[start - 2].whitespace_
    ):
        start, bare = start - 2, False
    while start > 0 and tags[start - 1] in ("CD", "JJ", "JJR", "JJS", "DT", "PRP$", "HYPH", "VBN"):
        start -= 1
        if tags[start] == "DT" or tags[start] == "PRP$":
            determiner = words[start].lower()
            break
        bare = False
    entry = demonym.entry
    actor: ActorDraft | None
    if entry.kind != "state":
        actor = who.cast.entry(entry, who.found.text(span.start, span.end))
    elif not demonym.plural:
        actor = None
    elif bare and determiner in ("the", "both") and entry.country:
        actor = who.cast.state(entry.country, form=who.found.text(span.start, span.end))
    else:
        text = who.found.text(start + (1 if determiner else 0), span.end)
        actor = who.cast.keyed(
            ("people", text), text, kind="group", code=entry.code, country=entry.country, plural=True
        )
    mention = who.add(start, span.end, token.i, "demonym", actor)
    if determiner in ("the", "this") and entry.country and (actor is None or (demonym.single and bare)):
        who.nationals.append(National(mention, entry.country, actor is None))


def _capitals(text: str) -> tuple[str, ...]:
    return (text,) if capital_country(text) is not None else ()


def _like_town(text: str) -> bool:
    """Whether an unknown name behind "at" or "into" looks like a place: one word, no short form."""
    return " " not in text and text[1:].islower()


def _after_place_preposition(token: Token) -> bool:
    return token.dep_ == "pobj" and place_words("preposition").get(token.head.lower_) is True
