"""Who is no party of an act though he stands near it: the author of another clause, a victim, an ally, a forum.

Each question is about one phrase that the tagger or the tables have taken for a source or a target.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import EventDraft, TokenSpan
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.roles import is_passive_form
from verbale.annotate.grammar.syntax import children, is_passive
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.plover import event_words, triggers
from verbale.model import Root

__all__ = [
    "SPOKEN",
    "acts_elsewhere",
    "does_another",
    "is_ally",
    "is_aside",
    "is_commended_to",
    "is_description",
    "is_firing_place",
    "is_forum",
    "is_in_brackets",
    "is_main_subject",
    "is_namer",
    "is_only_spoken_of",
    "is_own_side",
    "is_victim",
    "owner_of_what",
    "owns_doer",
    "perpetrator",
    "presides",
    "tells_of_another",
]

CLIMB: Final = 12
HARM: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE"})
"""Roots of acts that somebody suffers."""
SPOKEN: Final[frozenset[Root]] = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
"""Roots of acts of speech whose theme is no event of its own."""
CONFLICT: Final[frozenset[Root]] = HARM | {"THREATEN", "PROTEST", "SANCTION", "MOBILIZE"}
FELT_THERE: Final[frozenset[Root]] = HARM | {"AID", "CONCEDE", "MOBILIZE", "RETREAT"}
"""Roots of acts that reach whoever is where they are done."""
OWN_DEEDS: Final[frozenset[Root]] = frozenset({"AGREE", "THREATEN"})
"""Roots of acts of words about what the speaker's own side will do."""
FRONTING: Final = frozenset({"when", "as", "while", "after", "before", "once", "since", "until"})
TEMPORAL: Final = frozenset({"after", "since", "following", "before", "until", "amid", "despite"})
"""Prepositions and conjunctions that bring in what happened besides."""
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
ON_VICTIM: Final = frozenset({"on", "upon", "against", "at", "in", "near", "into", "over", "from"})
ABOUT: Final = frozenset({"for", "of", "over", "about", "at"})
"""Prepositions that bring in the deed of which somebody is accused."""


def acts_elsewhere(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody acts in the main clause, and not in the subordinate one that tells of harm done.

    "Generals met for the first time since a blast killed six", "condolences to the people following the bombings".
    """
    bounds = _clause(doc[event.head]) if event.root in HARM else None
    return bounds is not None and not bounds[0] <= doc[slice(*span)].root.i < bounds[1]


def is_description(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether a phrase only says of which kind or day an attack was: "yesterday's *terrorist* attack"."""
    kinds = event_words("attack_kind")
    words = [token for token in doc[slice(*span)] if token.ent_type_ not in ("DATE", "TIME") and token.dep_ != "case"]
    return all(token.head.i == event.head and token.lemma_.lower() in kinds for token in words)


def presides(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody only leads a meeting: "met under the chairmanship of the envoy"."""
    noun = doc[slice(*span)].root.head.head
    led = noun.lemma_.lower() in meeting_words("chair_noun") and noun.dep_ == "pobj" and noun.head.lower_ == "under"
    return event.root == "CONSULT" and led


def is_ally(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody is on the side of who acts: "fought alongside the army", "with the help of the army"."""
    if event.root not in CONFLICT:
        return False
    for word in _above(doc[slice(*span)].root):
        if word.pos_ == "VERB":
            return False
        if word.lower_ in event_words("ally_prep"):
            return True
        if (
            word.lemma_.lower() in event_words("ally_noun")
            and word.dep_ == "pobj"
            and word.head.lower_ in ("with", "on")
        ):
            return True
    return False


def is_forum(doc: Doc, actors: Actors, event: EventDraft, span: TokenSpan) -> bool:
    """Whether a body or a town is only where something is said or sought: "to seek a ban *at the council*"."""
    body = doc[slice(*span)].root
    if body.dep_ != "pobj" or event.root in FELT_THERE:
        return False
    if body.lemma_.lower() in event_words("town"):
        return body.head.lower_ in ("at", "in")
    if event.root not in SPOKEN and doc[event.head].lemma_.lower() not in event_words("mutual_verb"):
        return False
    actor = actors.actor(body)
    verb = next((word for word in _above(body) if word.pos_ == "VERB"), None)
    aims = verb is not None and any(row.root == "ASSAULT" for row in triggers("V").get(verb.lemma_.lower(), ()))
    return body.head.lower_ == "at" and actor is not None and actor.kind in ("organisation", "organ") and not aims


def is_victim(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody suffered, or a place saw, what is condemned: "condemned the raid *on the town*"."""
    if event.root != "ACCUSE":
        return False
    deeds = {deed.i for deed in _deeds(doc[event.head])}
    below: Token = doc[slice(*span)].root
    if below.lemma_.lower() in event_words("deed"):
        return True
    for word in _above(below):
        if word.i in deeds:
            return below.dep_ == "prep" and _brings_victim(below, word)
        if word.lower_ == "by" or word.pos_ == "VERB":
            return False
        below = word
    return False


def is_in_brackets(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether a phrase in brackets only says more of the party before it: "ANN LEE (*Kenya*) condemned"."""
    start, end = span
    enclosed = start > 0 and end < len(doc) and doc[start - 1].text == "(" and doc[end].text == ")"
    before = (*event.source_spans, *event.target_spans)
    return enclosed and any(other[1] == start - 1 or other[0] < start < other[1] for other in before if other != span)


def is_firing_place(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether shots only come "from" there: "were fired on from a *Syrian post*"."""
    place = doc[slice(*span)].root
    while place.dep_ in ("amod", "compound", "nmod", "poss"):
        place = place.head
    origin = place.dep_ == "pobj" and place.head.lower_ == "from"
    return event.root == "ASSAULT" and origin and place.lemma_.lower() in event_words("firing_place")


def does_another(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody does what only stands beside the act: "mediated by *Qatar* and hosted by Egypt"."""
    doer = doc[slice(*span)].root
    by = doer.head
    return doer.dep_ == "pobj" and by.dep_ == "agent" and by.head in doc[event.head].conjuncts


def is_aside(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether a phrase stands in what somebody does besides: "associating herself with *the bloc*, she called on"."""
    verb = doc[event.head]
    for word in _above(doc[slice(*span)].root):
        if word.i == verb.i or word.i == verb.head.i:
            return False
        if word.tag_ == "VBG" and word.dep_ in ("advcl", "acl"):
            return not any(token.i == verb.i for token in subtree_of(word))
    return False


def owns_doer(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether those act who belong to somebody, and not he: "*Peru*, whose navy seized the boats"."""
    verb = doc[event.head]
    antecedent = verb.dep_ == "relcl" and verb.head.i == doc[slice(*span)].root.i
    doers = {doc[slice(*source)].root.i for source in event.source_spans}
    return antecedent and any(who.i in doers and who.left_edge.tag_ == "WP$" for who in children(verb, "nsubj"))


def is_only_spoken_of(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether something is to be done to somebody, by whom is not said: "proposed that *Peru* be admitted"."""
    subject = doc[slice(*span)].root
    verb = subject.head
    clause = subject.dep_ == "nsubjpass" and verb.i != event.head and verb.dep_ == "ccomp"
    return event.root == "REQUEST" and clause and not any(child.lower_ == "to" for child in children(verb, "aux"))


def tells_of_another(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody only says that another, whom the text names, did it: "*Peru* said that Chile rejected it"."""
    verb, teller = doc[event.head], doc[slice(*span)].root
    while verb.dep_ in ("xcomp", "conj") and not any(True for _ in children(verb, "nsubj", "nsubjpass")):
        verb = verb.head
    doers = {doc[slice(*source)].root.i for source in event.source_spans}
    own = any(who.i in doers and who.pos_ != "PRON" for who in children(verb, "nsubj"))
    return own and verb.dep_ == "ccomp" and teller.dep_ == "nsubj" and teller.head.i == verb.head.i


def perpetrator(doc: Doc, actors: Actors, event: EventDraft) -> list[Token]:
    """Who did what is condemned, where a by-phrase says so: "the abduction of nurses *by the rebels*"."""
    verb = doc[event.head]
    suffered = is_passive_form(verb) or verb.dep_ in ("acomp", "oprd")
    about = [noun for prep in children(verb, "prep") if prep.lower_ in ABOUT for noun in children(prep, "pobj")]
    for deed in (*_deeds(verb), *(noun for noun in about if noun.lemma_.lower() in _deed_nouns())):
        near = [word for word in (*subtree_of(deed), *children(verb, "prep", "agent")) if word.lower_ == "by"]
        for by in near:
            author = by.i > deed.i and (by.i < verb.i or not suffered)
            told = author and not any(word.pos_ == "VERB" and word.i != verb.i for word in _between(by, deed))
            doer = next((noun for noun in children(by, "pobj") if told and actors.strength(noun)), None)
            if doer is not None:
                return actors.members(doer)
    return []


def is_namer(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody only gives a name to what is condemned: "condemned what *it* called Kenya's betrayal"."""
    who = doc[slice(*span)].root
    return event.root == "ACCUSE" and any(who.head.i == verb.i for verb in _naming(doc[event.head]))


def is_main_subject(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody does what the main clause tells, behind a fronted one: "When the ministers met, *Lee* left"."""
    verb = doc[event.head]
    main = verb.head
    fronted = verb.dep_ == "advcl" and verb.left_edge.lower_ in FRONTING and verb.i < span[0] < main.i
    if not fronted or not any(token.text == "," for token in doc[verb.i : span[0]]):
        return False
    subjects = list(children(main, "nsubj", "nsubjpass"))
    return not subjects or any(who.left_edge.i <= span[0] <= who.right_edge.i for who in subjects)


def is_commended_to(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody only hears the praise of a thing: "commended the treaty to *the House*"."""
    hearer, verb = doc[slice(*span)].root, doc[event.head]
    to = hearer.dep_ == "pobj" and hearer.head.lower_ == "to" and any(True for _ in children(verb, "dobj"))
    return event.root == "SUPPORT" and to and verb.lemma_.lower() in ("commend", "recommend", "praise")


def is_own_side(doc: Doc, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody says what his own side will do: "warned that *his country* would respond"."""
    side = doc[slice(*span)].root
    owned = any(child.tag_ == "PRP$" for child in children(side, "poss"))
    told = side.dep_ == "nsubj" and side.head.i != event.head and side.head.dep_ in ("ccomp", "conj")
    return event.root in OWN_DEEDS and owned and told and side.lemma_.lower() in event_words("own_side")


def owner_of_what(doc: Doc, actors: Actors, event: EventDraft) -> list[Token]:
    """Whose deed is condemned under a name that is given to it: "condemned what it saw as *Kenya's* betrayal"."""
    for verb in _naming(doc[event.head]):
        named = [noun for prep in children(verb, "prep") if prep.lower_ == "as" for noun in children(prep, "pobj")]
        named += [noun for noun in children(verb, "dobj", "oprd", "attr", "ccomp") if noun.i > verb.i]
        owner = next((found for noun in named if (found := actors.owner(noun, ("by",))) is not None), None)
        if owner is not None and owner.pos_ not in ("PRON", "DET"):
            return actors.members(owner)
    return []


def _naming(verb: Token) -> list[Token]:
    """The verbs by which what is condemned gets a name: "condemned what it *called* a crime"."""
    clauses = [*children(verb, "ccomp", "dobj", "xcomp")]
    clauses += [clause for prep in children(verb, "prep") for clause in children(prep, "pcomp")]
    return [c for c in clauses if c.pos_ == "VERB" and any(word.lower_ == "what" for word in children_of(c))]


def _clause(head: Token) -> tuple[int, int] | None:
    """From where to where the subordinate clause or phrase goes that a verb or noun heads; None where it is none, or
    where a pronoun in it points outside ("its shells killed six")."""
    if head.pos_ == "NOUN":
        opening, subject = (head.head, head) if head.dep_ == "pobj" and head.head.lower_ in TEMPORAL else (None, None)
    else:
        opening, subject = _opening(head)
    if opening is None or subject is None or subject.pos_ == "PRON":
        return None
    if any(child.dep_ == "poss" and child.pos_ in ("PRON", "DET") for child in children_of(subject)):
        return None
    return min(opening.i, head.left_edge.i), head.right_edge.i + 1


def _opening(verb: Token) -> tuple[Token | None, Token | None]:
    """The first word and the subject of a finite adverbial or content clause; the subject that the parser has hung
    under the conjunction too ("since | a blast | killed six")."""
    if verb.dep_ not in ("advcl", "ccomp") or is_passive(verb):
        return None, None
    own = next(children(verb, "nsubj"), None)
    if own is not None:
        return verb.left_edge, own
    if verb.dep_ == "ccomp" or verb.tag_ not in FINITE:
        return None, None
    for word in (*children_of(verb), *children_of(verb.head), *_last_words(verb)):
        if word.i < verb.i and word.lower_ in TEMPORAL and word.right_edge.i < verb.i:
            noun = next(children(word, "pobj"), None)
            if noun is not None and noun.right_edge.i + 1 in (verb.i, verb.left_edge.i):
                return word, noun
    return None, None


def _last_words(verb: Token) -> Iterator[Token]:
    """The words above the one right before a clause, where a phrase may hang that belongs to it."""
    if verb.left_edge.i > 0:
        yield from _above(verb.doc[verb.left_edge.i - 1])


def _above(token: Token) -> Iterator[Token]:
    """The words above a token, the nearest first."""
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def _between(low: Token, high: Token) -> Iterator[Token]:
    """The words above one word and below another."""
    for word in _above(low):
        if word.i == high.i:
            return
        yield word


@cache
def _deed_nouns() -> frozenset[str]:
    harms = {noun for noun, rows in triggers("N").items() if any(row.root in HARM for row in rows)}
    return event_words("deed") | harms


def _deeds(word: Token) -> list[Token]:
    """The nouns that say what is condemned."""
    found = list(children(word, "dobj", "nsubjpass"))
    found += [other for noun in found for other in noun.conjuncts]
    return [noun for noun in found if noun.lemma_.lower() in _deed_nouns()]


def _brings_victim(prep: Token, deed: Token) -> bool:
    """Whether a preposition under a deed brings in who suffers it: "of" does so unless the deed is one that somebody
    makes ("the attack *of* the rebels *on* the town")."""
    if prep.lower_ == "of":
        return deed.lemma_.lower() not in event_words("attacker_of")
    return prep.lower_ in ON_VICTIM
