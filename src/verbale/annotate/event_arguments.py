"""Who does it to whom: the source, target and theme of a trigger, by its frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from verbale.annotate.event_actors import STRONG, Actors
from verbale.annotate.syntax import children
from verbale.lexicon.plover import Trigger, event_words

__all__ = [
    "ADDRESSING",
    "Match",
    "Roles",
    "complements",
    "is_passive_form",
    "logical_subject",
    "roles_of_noun",
    "roles_of_verb",
]

CLIMB: Final = 5
COMPLEMENTS: Final = ("xcomp", "ccomp")
COMPLEMENT_DEPTH: Final = 3
COMPLEMENT_PREPS: Final = (
    "to",
    "with",
    "on",
    "against",
    "from",
    "in",
    "for",
    "into",
    "of",
    "over",
    "at",
    "across",
    "between",
    "near",
    "among",
)
DIRECTED: Final = frozenset({"to", "with", "against", "on"})
"""Prepositions under a promised or refused act that name its receiver before its object does ("send engineers to")."""
RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
ADDRESSING: Final = frozenset({"ask", "vow", "threat", "warn"})
OBJECT_CONTROL: Final = frozenset(
    {"allow", "help", "let", "enable", "force", "get", "cause", "permit", "send", "leave"}
)


@dataclass(slots=True, eq=False)
class Match:
    """A trigger found at a token: `object` is the noun that its condition or frame is about, `carrier` the light verb
    of a nominal act, `particles` the other words of the pattern."""

    trigger: Trigger
    token: Token
    object: Token | None = None
    carrier: Token | None = None
    particles: list[Token] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Roles:
    """Heads of the noun phrases in each role, and the tokens whose subtrees are the content of the act."""

    sources: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    mutual: bool = False


def is_passive_form(verb: Token) -> bool:
    """Whether what stands as the verb's subject or head suffers the act."""
    if verb.tag_ != "VBN":
        return False
    auxiliaries = [
        child.dep_ for child in verb.children if child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj")
    ]
    if "auxpass" in auxiliaries or "nsubjpass" in auxiliaries:
        return True
    if verb.dep_ == "acl":
        return "dobj" not in auxiliaries
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return not auxiliaries and is_passive_form(verb.head)
    return verb.dep_ in ("relcl", "advcl", "xcomp", "oprd") and not auxiliaries


def logical_subject(verb: Token) -> Token | None:
    """The noun that the verb's subject place stands for, shared, controlled or relative subjects included."""
    current = verb
    for step in range(CLIMB):
        own = next(children(current, "nsubj", "nsubjpass"), None)
        if own is not None:
            if own.lower_ in RELATIVES and own.tag_ in ("WP", "WDT") and current.dep_ == "relcl":
                return current.head
            return own
        head = current.head
        if head.i == current.i:
            return None
        if current.dep_ == "acl" or current.dep_ == "relcl":
            return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if current.dep_ == "xcomp" and step == 0 and head.lemma_.lower() in OBJECT_CONTROL:
            controller = next(children(head, "dobj"), None)
            if controller is not None:
                return controller
        if current.dep_ in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "prep", "parataxis", "acomp", "oprd"):
            if current.dep_ == "ccomp" and any(True for _ in children(current, "expl", "csubj")):
                return None
            current = head
            continue
        return None
    return None


def roles_of_verb(actors: Actors, match: Match) -> Roles:
    """The roles around a verb or adjective."""
    verb, trigger = match.token, match.trigger
    passive = trigger.pos == "V" and is_passive_form(verb) and not _of_particle(match)
    roles = Roles()
    subject = logical_subject(verb)
    thing = match.object
    if passive:
        doer = _agent(actors, verb)
        patient = thing or subject
    else:
        doer = subject
        patient = thing
    roles.sources = _as_source(actors, doer, verb)
    actors.avoid = frozenset(id(actor) for token in roles.sources for actor in actors.resolve(token))
    roles.targets = _verb_targets(actors, match, patient, roles, passive)
    actors.avoid = frozenset()
    if trigger.frame == "from":
        roles.sources, roles.targets = roles.targets, roles.sources
    if passive and not roles.sources:
        roles.sources = _instrument(actors, verb)
    _drop_shared(actors, roles)
    roles.content.extend(_content(match, roles))
    return roles


def _of_particle(match: Match) -> bool:
    """Whether what it is about stands under the particle ("were engaged in"), so that the subject acts."""
    thing = match.object
    return thing is not None and any(thing.head.i == particle.i for particle in match.particles)


def complements(verb: Token) -> list[Token]:
    """The clauses that say what is promised, asked, refused: an infinitive taken for an adverbial one too."""
    return [
        child
        for child in verb.children
        if (child.dep_ in COMPLEMENTS and child.i > verb.i)
        or (
            child.dep_ == "advcl"
            and child.i > verb.i
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        )
    ]


def told_content(verb: Token) -> list[Token]:
    """What a verb of speech is about, whoever spoke: its clauses and what "of" and "for" bring in."""
    return [*complements(verb), *(prep for prep in children(verb, "prep") if prep.lower_ in ("of", "for"))]


def roles_of_noun(actors: Actors, match: Match) -> Roles:
    """The roles around a nominal act: possessors, nationalities, prepositions, and the subject of a light verb."""
    noun, trigger, carrier = match.token, match.trigger, match.carrier
    roles = Roles()
    if carrier is not None:
        doer = _agent(actors, carrier) if is_passive_form(carrier) else logical_subject(carrier)
        roles.sources = _as_source(actors, doer, carrier)
    if not roles.sources:
        owner = next((child for child in noun.children if child.dep_ == "poss" and actors.strength(child)), None)
        if owner is None:
            owner = actors.owner(noun, ("by", "from") if "from" not in trigger.preps else ("by",))
        if owner is not None:
            roles.sources = actors.members(owner)
    places = [noun] if carrier is None else [noun, carrier]
    roles.targets = _by_preps(actors, places, trigger.preps, roles.sources)
    if trigger.frame == "talk":
        _pair(actors, noun, roles)
    elif not roles.targets:
        owner = actors.owner(noun, ("of",))
        if owner is not None and owner not in roles.sources and carrier is not None:
            roles.targets = actors.members(owner)
    _drop_shared(actors, roles)
    roles.content.extend(
        child
        for child in noun.children
        if child.dep_ in ("acl", "prep") and child.lower_ not in event_words("event_prep")
    )
    return roles


def _as_source(actors: Actors, doer: Token | None, verb: Token) -> list[Token]:
    """The actors behind a subject: itself, whoever owns it, or whoever speaks of himself as "it"."""
    if doer is None:
        return []
    if doer.pos_ == "PRON" and actors.actor(doer) is None:
        spoken = _speaking_subject(verb, doer)
        if spoken is not None and actors.strength(spoken):
            return actors.members(spoken)
    if actors.strength(doer):
        return actors.members(doer)
    owner = actors.owner(doer)
    if owner is None and doer.pos_ in ("NOUN", "NUM"):
        owner = next(
            (found for prep in children(doer, "prep") if prep.lower_ == "of" and (found := actors.inside(prep))), None
        )
    return actors.members(owner) if owner is not None else []


def _speaking_subject(verb: Token, pronoun: Token) -> Token | None:
    """The subject of the verb of saying over a clause whose subject is a pronoun ("Norway said it will")."""
    current = verb
    for _ in range(CLIMB):
        head = current.head
        if head.i == current.i:
            break
        if current.dep_ == "ccomp" and head.lemma_.lower() in event_words("say"):
            found = next(children(head, "nsubj"), None)
            if found is not None and found.pos_ != "PRON" and found.i != pronoun.i:
                return found
            return None
        current = head
    return None


def _agent(actors: Actors, verb: Token) -> Token | None:
    for by in children(verb, "agent"):
        for noun in children(by, "pobj"):
            return noun
    if verb.dep_ == "conj":
        return _agent(actors, verb.head) if is_passive_form(verb.head) else None
    return None


def _instrument(actors: Actors, verb: Token) -> list[Token]:
    """Whose act it was in which somebody suffered: "killed in Israeli shelling"."""
    for prep in children(verb, "prep", "agent"):
        if prep.lower_ not in ("in", "by", "during"):
            continue
        for noun in children(prep, "pobj"):
            if noun.lemma_.lower() in event_words("attack"):
                owner = actors.owner(noun, ("by",))
                if owner is not None:
                    return actors.members(owner)
    return []


def _verb_targets(actors: Actors, match: Match, patient: Token | None, roles: Roles, passive: bool) -> list[Token]:
    verb, trigger = match.token, match.trigger
    frame, preps, own = trigger.frame, trigger.preps, roles.sources
    places = [verb, *([patient] if patient is not None else []), *match.particles]
    dative = next(children(verb, "dative"), None)
    if dative is not None and dative.pos_ == "ADP":
        dative = next(children(dative, "pobj"), None)
    if frame in ("talk", "confer"):
        roles.targets = _by_preps(actors, places, preps, own)
        if (
            frame == "talk"
            and not roles.targets
            and patient is not None
            and actors.strength(patient)
            and patient not in own
        ):
            roles.targets = actors.members(patient)
        _pair(actors, logical_subject(verb), roles)
        return roles.targets
    if frame == "person":
        struck = actors.counted(patient) if patient is not None else None
        return actors.members(struck) if struck is not None and struck not in own else []
    if frame in ("hit", "stance"):
        found = _thing(actors, patient, own, preps if frame == "stance" else ())
        found = found or _by_preps(actors, [verb, *match.particles], preps, own)
        if not found and trigger.only == "content":
            found = _spoken_of(actors, verb, own)
        return found
    if frame in ("on", "go"):
        return _by_preps(actors, [*match.particles, verb], preps, own) or (
            _thing(actors, patient, own, ()) if match.particles else []
        )
    if frame == "give":
        if dative is not None and actors.strength(dative):
            return actors.members(dative)
        direct = next(children(verb, "dobj"), None)
        if direct is not None and (patient is None or direct.i != patient.i) and actors.strength(direct):
            return actors.members(direct)
        return _by_preps(actors, places, preps, own) or (_thing(actors, dative, own, ()) if dative is not None else [])
    if frame in ADDRESSING:
        for asked in (dative, next(children(verb, "dobj"), None), patient if passive else None):
            if asked is not None and actors.strength(asked) and asked not in own:
                return actors.members(asked)
        said = complements(verb)
        if frame == "ask":
            for clause in said:
                subject = next(children(clause, "nsubj", "nsubjpass"), None)
                if subject is not None and actors.strength(subject) and subject not in own:
                    return actors.members(subject)
        found = _by_preps(actors, places, preps, own) or _thing(actors, patient, own, preps)
        if not found and "with" in preps and len(own) > 1:
            roles.mutual = True
            roles.sources, found = own[:1], own[1:]
        sides = actors.sides(own[0]) if not found and "with" in preps and own else []
        if sides:
            roles.mutual = True
            roles.sources, found = sides[:1], sides[1:]
        return found or _in_complement(actors, said, own)
    found = _by_preps(actors, places, preps, own)
    if found:
        return found
    if frame == "act" and patient is not None and trigger.root != "PROTEST":
        found = _owned(actors, patient, own, ())
    if not found and frame == "act" and "with" in preps and not passive:
        _pair(actors, logical_subject(verb), roles)
        found = roles.targets
    if not found and trigger.root == "PROTEST":
        hosts = [verb] if patient is None else [verb, patient]
        aims = [child for host in hosts for child in host.children if child.dep_ in ("advcl", "xcomp", "acl")]
        found = _defied(actors, verb, own) or _in_complement(actors, aims, own)
    return found


def _defied(actors: Actors, verb: Token, own: list[Token]) -> list[Token]:
    """Against whom a protest is by its own words: "in protest at", "in defiance of"."""
    for prep in children(verb, "prep"):
        for noun in children(prep, "pobj"):
            if noun.lemma_.lower() in event_words("protest_phrase"):
                found = actors.owner(noun, ("of", "to", "at", "against", "over", "with"))
                if found is not None and found not in own:
                    return actors.members(found)
    return []


def _spoken_of(actors: Actors, verb: Token, own: list[Token]) -> list[Token]:
    """The subject of what a verb of saying says."""
    for clause in children(verb, "ccomp"):
        subject = logical_subject(clause)
        if subject is not None and subject not in own and actors.strength(subject):
            return actors.members(subject)
    return []


def _pair(actors: Actors, subject: Token | None, roles: Roles) -> None:
    """Parts a mutual act's participants into two sides, where no preposition did."""
    roles.mutual = True
    if roles.targets and roles.sources:
        return
    if roles.targets and len(roles.targets) > 1:
        roles.sources, roles.targets = roles.targets[:1], roles.targets[1:]
        return
    if len(roles.sources) > 1:
        roles.sources, roles.targets = roles.sources[:1], roles.sources[1:]
        return
    if subject is not None and not roles.targets:
        sides = actors.sides(subject)
        if len(sides) > 1:
            roles.sources, roles.targets = sides[:1], sides[1:]


def _thing(actors: Actors, thing: Token | None, own: list[Token], preps: tuple[str, ...]) -> list[Token]:
    """The actors that an object is, or to whom it belongs."""
    if thing is None:
        return []
    if actors.strength(thing) and thing not in own:
        return actors.members(thing)
    return _owned(actors, thing, own, preps)


def _owned(actors: Actors, thing: Token, own: list[Token], preps: tuple[str, ...]) -> list[Token]:
    owner = actors.owner(thing, ("of", "by", "from", *preps)) or actors.owner(thing, ("in", "against", "on", "with"))
    if owner is None or owner.pos_ == "PRON" or owner in own:
        return []
    return actors.members(owner)


def _by_preps(actors: Actors, places: list[Token], preps: tuple[str, ...], own: list[Token]) -> list[Token]:
    hosts = list(places)
    hosts.extend(other for host in places if host.pos_ == "NOUN" for other in host.conjuncts)
    hosts.extend(
        noun
        for host in places
        if host.pos_ == "NOUN"
        for prep in host.children
        if prep.dep_ == "prep" and prep.lower_ == "of"
        for noun in prep.children
        if noun.dep_ == "pobj"
    )
    for word in preps:
        for host in hosts:
            if host.pos_ == "ADP":
                found = actors.inside(host) if host.lower_ == word or host.dep_ in ("prep", "prt") else None
                if found is not None and found not in own:
                    return actors.members(found)
            for prep in host.children:
                if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ == word:
                    found = actors.inside(prep)
                    if found is not None and found not in own:
                        return actors.members(found)
    return []


def _in_complement(
    actors: Actors, clauses: list[Token], own: list[Token], depth: int = COMPLEMENT_DEPTH
) -> list[Token]:
    """A surely known actor inside what is offered, demanded, refused or threatened."""
    if depth == 0:
        return []
    for clause in clauses:
        thing = next(children(clause, "dobj"), None)
        for prep in (*clause.children, *(children(thing, "prep") if thing is not None else ())):
            if prep.dep_ in ("prep", "dative") and prep.lower_ in DIRECTED:
                found = actors.inside(prep)
                if found is not None and found not in own and actors.strength(found) == STRONG:
                    return actors.members(found)
        for child in clause.children:
            if child.dep_ in ("dobj", "dative", "pobj", "attr", "nsubj", "nsubjpass"):
                if child.lemma_.lower() in event_words("troops"):
                    continue
                found = child if actors.strength(child) == STRONG else actors.owner(child, (*COMPLEMENT_PREPS, "by"))
                if found is not None and found not in own:
                    return actors.members(found)
        for word in COMPLEMENT_PREPS:
            for prep in clause.children:
                if prep.dep_ in ("prep", "dative") and prep.lower_ == word:
                    found = actors.inside(prep)
                    if found is not None and found not in own and actors.strength(found) != 1:
                        return actors.members(found)
        deeper = [
            child for child in clause.children if child.dep_ in ("xcomp", "ccomp", "conj", "pcomp", "prep", "advcl")
        ]
        found_below = _in_complement(actors, deeper, own, depth - 1)
        if found_below:
            return found_below
    return []


def _drop_shared(actors: Actors, roles: Roles) -> None:
    """Nobody is target of an own act: who is in both roles stays a source."""
    taken = {token.i for token in roles.sources}
    known = {id(actor) for token in roles.sources for actor in actors.resolve(token)}
    roles.targets = [
        token
        for token in roles.targets
        if token.i not in taken and not any(id(actor) in known for actor in actors.resolve(token))
    ]


def _content(match: Match, roles: Roles) -> list[Token]:
    """The heads of what the act is about: words in there are themes, not further acts."""
    verb = match.token
    found = complements(verb) if match.trigger.frame in ADDRESSING else []
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "dobj", "dative", "attr", "oprd", "acomp", "nsubjpass"):
            found.append(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ not in event_words("event_prep"):
            found.append(child)
    if match.object is not None and match.object not in found:
        found.append(match.object)
    return found
