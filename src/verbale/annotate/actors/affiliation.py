"""Whose people persons are of whom a text says it only in a roundabout way, and whose government "the government" is.

"Rebel spokesman Ann Lee" where one state alone has rebels, "Ann Lee, who heads the Front's relief committee", "the
agency's director, Norwegian engineer Ann Lee", a foreign minister in a text with one foreign ministry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from verbale.annotate.actors.cast import Cast
from verbale.annotate.actors.persons import Person
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft
from verbale.annotate.names.mistaken import OF_STATE
from verbale.lexicon.likeness import role_verbs
from verbale.lexicon.who import roles

__all__ = ["affiliate", "government_meant", "is_ours", "only_government", "serve_ministries", "serve_owner"]

REBELS: Final = "REB"
GOVERNMENT: Final = "GOV"
BODIES: Final = frozenset({"organ", "organisation"})
HEADED: Final = frozenset({"organ", "organisation", "group"})
MINISTRY: Final = "ministry"
NEAR: Final = 2
"""Sentences back in which another state leaves open whose government is meant."""
CAPITAL: Final = "Government"
"""How a government's own papers write it."""
PRESENT: Final = frozenset({"VBZ", "VBP", "VBG"})
"""Tags of verbs that say what somebody heads now."""


def only_government(draft: Draft, cast: Cast, before: int) -> str | None:
    """The country whose government a text can mean by "the government" at a token; None where several fit.

    It is the one state whose rebels the text has named, or whose government where that alone has rebels or no other
    state is named at all.
    """
    governments: set[str] = set()
    rebels: set[str] = set()
    others: set[str] = set()
    for mention in draft.mentions:
        if mention.start >= before:
            continue
        description = cast.descriptions.get(id(mention))
        country = description.country if description is not None else None
        if description is not None and country is not None and description.role.sector == REBELS:
            rebels.add(country)
        elif description is not None and country is not None and _governs(description):
            governments.add(country)
        if mention.actor is not None and mention.actor.country:
            others.add(mention.actor.country)
    armed = _armed(draft, before)
    if len(rebels) == 1 and governments | armed <= rebels:
        return next(iter(rebels))
    if len(governments) == 1 and not rebels and (armed == governments or others == governments):
        return next(iter(governments))
    return None


def affiliate(doc: Doc, draft: Draft, cast: Cast) -> None:
    """Give persons the code of whom they belong to, where the text says it otherwise than by an office of a state."""
    rebels = _rebel_states(draft, cast)
    for description, person in _held(draft, cast):
        body = _owner(draft, description)
        if body is not None and not any(office.country and office.sector in OF_STATE for office in person.offices):
            person.actor.code, person.actor.country = body.code, body.country
        elif _is_open(person) and _is_rebel(description) and len(rebels) == 1:
            if _is_another(description, description.start, next(iter(rebels))):
                continue
            person.actor.country = next(iter(rebels))
            person.actor.code = person.actor.country + REBELS
    for person in cast.persons:
        if person.actor.country is None and person.actor.code is None and not person.bodies:
            _heads(doc, draft, cast, person)


def serve_ministries(draft: Draft, cast: Cast) -> None:
    """Give ministers of no state that of the ministry that the text has placed, if it named no other state by then."""
    for description, person in _held(draft, cast):
        organ = description.role.organ or ""
        if not organ.endswith(MINISTRY) or not _is_open(person) or description.former or description.organ is not None:
            continue
        country = cast.organ_country(organ)
        placed = (cast.descriptions.get(id(mention)) for mention in draft.mentions if mention.start < person.first)
        before = any(d is not None and d.country == country and d.role.organ == organ for d in placed)
        alone = all(o is None or o.country in (None, country) for o in description.found.owner[: person.first])
        taken = description.country is not None or cast.persons.holders(description.role.title, country)
        if country and before and alone and not taken:
            person.actor.country, person.actor.code = country, country + description.role.sector


def serve_owner(doc: Doc, description: Description, owner: ActorDraft | None, holder: ActorDraft) -> None:
    """Give "Ann Lee, its deputy minister," the state that "its" means."""
    owned = isinstance(description.possessor, int) and doc[description.possessor].lower_ == "its"
    if not owned or owner is None or owner.kind != "state" or holder.country or holder.code:
        return
    if owner.country and description.role.sector in OF_STATE and not description.former:
        holder.country, holder.code = owner.country, owner.country + description.role.sector


def is_ours(doc: Doc, description: Description) -> bool:
    """Whether it is an office of those who speak: "our ambassador"."""
    owned = isinstance(description.possessor, int) and doc[description.possessor].lower_ == "our"
    return owned and description.role.kind == "office" and description.role.sector in OF_STATE


def government_meant(draft: Draft, cast: Cast, mention: MentionDraft, description: Description) -> ActorDraft | None:
    """The state whose government alone a bare "the government" can mean."""
    if description.modified or description.subnational or description.end > description.span.end:
        return None
    issuer = _issuer(draft, cast, mention)
    if issuer is not None:
        return cast.state(issuer, government=True)
    country = only_government(draft, cast, mention.start)
    if country is None or _is_another(description, mention.start, country):
        return None
    return cast.state(country, government=True)


def _issuer(draft: Draft, cast: Cast, mention: MentionDraft) -> str | None:
    """The country of "the Government", with the capital of its own papers, in a text that opens with its name."""
    first = min(draft.mentions, key=lambda known: (known.start, -known.end))
    opening, taken = cast.descriptions.get(id(first)), cast.descriptions[id(mention)]
    doc = taken.found.doc
    if doc[mention.head].text != CAPITAL or opening is None or opening.country is None or not _governs(opening):
        return None
    own = first.start <= 1 and opening.head < mention.head and doc[opening.head].is_title
    near = _sentences_back(doc, mention.start)
    named = (cast.descriptions.get(id(known)) for known in draft.mentions if near <= known.start < mention.start)
    governments = {known.country for known in named if known is not None and known.country and _governs(known)}
    return opening.country if own and governments <= {opening.country} else None


def _is_another(description: Description, at: int, country: str) -> bool:
    """Whether another state, or a place in one, is named in the sentence or in the ones before it."""
    doc, owners = description.found.doc, description.found.owner
    near = owners[_sentences_back(doc, at) : doc[at].sent.end]
    return any(owner is not None and owner.country not in (None, country) for owner in near)


def _sentences_back(doc: Doc, at: int) -> int:
    """Where the last sentences before a token's begin."""
    start = doc[at].sent.start
    for _ in range(NEAR):
        start = doc[start - 1].sent.start if start else 0
    return start


def _armed(draft: Draft, before: int) -> set[str]:
    """The countries of the armed groups named before a token."""
    named = (m.actor for m in draft.mentions if m.start < before and m.actor is not None and m.actor.kind != "person")
    return {actor.country for actor in named if actor.country and (actor.code or "")[3:6] == REBELS}


def _rebel_states(draft: Draft, cast: Cast) -> set[str]:
    """The countries whose rebels the text names."""
    described = (cast.descriptions.get(id(mention)) for mention in draft.mentions)
    found = {d.country for d in described if d is not None and d.country and d.role.sector == REBELS}
    return found | _armed(draft, len(draft.mentions) and max(m.end for m in draft.mentions))


def _governs(description: Description) -> bool:
    """Whether it is a government or a ministry."""
    ministry = description.role.kind == "group" and (description.role.organ or "").endswith(MINISTRY)
    government = description.state is not None and description.state.kind == "government"
    return (ministry or government) and not description.plural


def _held(draft: Draft, cast: Cast) -> Iterator[tuple[Description, Person]]:
    """The descriptions that stand beside the name of a person."""
    for mention in draft.mentions:
        description, person = cast.descriptions.get(id(mention)), cast.persons.of(mention.actor)
        if description is not None and person is not None and description.holder is not None:
            yield description, person


def _is_open(person: Person) -> bool:
    """Whether the text has tied somebody to no state and no body."""
    return not (person.actor.country or person.actor.code or person.ties or person.bodies)


def _owner(draft: Draft, description: Description) -> ActorDraft | None:
    """The body of "the agency's director": one with a code whose genitive opens the phrase."""
    words = description.found.words
    for index in range(description.start, description.span.start):
        known = draft.by_token.get(index)
        if known is None or known.start != description.start or words[known.end] not in ("'s", "'"):
            continue
        actor = known.actor
        whole = known.kind == "description" and known.end < description.span.start and description.role.kind == "office"
        return actor if whole and actor is not None and actor.kind in BODIES and actor.code else None
    return None


def _is_rebel(description: Description) -> bool:
    """Whether the title is of a rebel: "rebel spokesman"."""
    before = description.found.words[description.start : description.span.end]
    known = (roles().get(word.lower()) for word in before)
    return description.country is None and any(role is not None and role.sector == REBELS for role in known)


def _heads(doc: Doc, draft: Draft, cast: Cast, person: Person) -> None:
    """The code of the body that a relative clause says somebody heads."""
    for mention in draft.mentions:
        if mention.actor is not person.actor or mention.kind != "name":
            continue
        for clause in doc[mention.head].rights:
            if clause.dep_ != "relcl" or clause.tag_ not in PRESENT or "" not in role_verbs().get(clause.lemma_, {}):
                continue
            if not any(word.lower_ == "who" and word.dep_ == "nsubj" for word in clause.lefts):
                continue
            headed = next((word for word in clause.rights if word.dep_ == "dobj"), None)
            known = draft.by_token.get(headed.i) if headed is not None else None
            actor = known.actor if known is not None else None
            ours = actor is not None and actor.code and actor.country and person.ties <= {actor.country}
            if actor is not None and ours and actor.kind in HEADED:
                person.actor.code, person.actor.country = actor.code, actor.country
            elif known is not None and headed is not None and _of_government(doc, known):
                country = only_government(draft, cast, known.start)
                if country is not None:
                    person.actor.code, person.actor.country = country + GOVERNMENT, country


def _of_government(doc: Doc, mention: MentionDraft) -> bool:
    """Whether the words are of a team or body of the government: "the government team"."""
    return any(token.lower_ == "government" for token in doc[mention.start : mention.end])
