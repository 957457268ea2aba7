"""Whom descriptions mean by their own words: "the Iraqi army", "U.S. officials", "Minister Ann Lee"."""

from __future__ import annotations

from verbale.annotate.bodies import body_meant, rebels_meant
from verbale.annotate.descriptions import Description
from verbale.annotate.drafts import ActorDraft
from verbale.annotate.issuing_state import issuing_state
from verbale.annotate.likeness import best_fitting
from verbale.annotate.roll import Roll
from verbale.lexicon.likeness import body_words
from verbale.lexicon.who import Role

__all__ = ["mention_description"]


def mention_description(who: Roll, description: Description) -> None:
    """Add the mention of a description, as a name where it is the title of one."""
    holder = description.holder
    head = who.found.head(description.span.start, description.span.end)
    if holder is not None:
        person, candidates = who.person_at[holder.start]
        actor = person.actor if person else None
        if holder.start >= description.span.end and who.found.linked_name(description.span) is holder:
            end = max(description.end, holder.end)
            mention = who.add(description.start, end, who.found.head(holder.start, holder.end), "name", actor)
            who.mentions = [m for m in who.mentions if m is mention or (m.start, m.end) != (holder.start, holder.end)]
        else:
            mention = who.add(description.start, description.end, head, "description", actor)
        mention.candidates = [candidate.actor for candidate in candidates]
        who.cast.descriptions[id(mention)] = description
        return
    mention = who.add(description.start, description.end, head, "description", None)
    who.cast.descriptions[id(mention)] = description
    mention.actor, mention.candidates = _meant(who, description)


def _meant(who: Roll, description: Description) -> tuple[ActorDraft | None, list[ActorDraft]]:
    """Whom the words themselves mean, without the discourse around them."""
    country, role = description.country, description.role
    counted = description.number in (2, 3) and (description.definite or country is None)
    waits = isinstance(description.possessor, int) or counted
    if waits or description.span.kin:
        return None, []
    if description.state is not None:
        if description.state.kind == "party" and description.definite and not description.plural:
            named = body_meant(description, who.mentions)
            if named is not None:
                return named, []
        if country is None and not description.plural and description.state.kind == "government":
            return _unlisted_government(who, description), []
        if country is None or description.plural:
            return None, []
        return who.cast.state(country, government=description.state.kind == "government"), []
    if description.joined and description.joined[0].start > description.head:
        return who.cast.described_group(description), []
    if role.kind == "office" and description.plural and description.determiner == "the" and country is None:
        return None, []
    if role.kind == "group" and not description.plural and description.definite and not description.qualifier():
        called = who.cast.called(role.title, description.head)
        if called is not None:
            return called, []
    if role.kind == "group" and not description.plural and description.determiner == "the":
        known = None if _speaks_for_one(who, role) else who.cast.organ(role.title, description.head)
        if known is not None and country is None and description.organ is None:
            return known, []
        named = body_meant(description, who.mentions) if description.determiner in ("the", "this") else None
        if named is not None:
            return named, []
    if description.plural and description.determiner == "the" and role.title in body_words():
        named = body_meant(description, who.mentions)
        if named is not None:
            return named, []
    fighting = rebels_meant(description, who.mentions, who.cast.descriptions)
    if fighting is not None:
        return fighting, []
    if description.plural or role.kind == "group":
        return who.cast.described_group(description), []
    if country is None and description.organ is None:
        return who.cast.described_person(description) if description.sent else None, []
    if description.determiner in ("the", "") or description.possessor is not None:
        holders = [person.actor for person in who.cast.holders(role.title, country)]
        if country is None:
            holders = [person.actor for person in best_fitting(who.cast.persons, description)]
        if len(holders) == 1:
            return holders[0], []
        if holders:
            return None, holders
        if description.definite:
            before = [person for person in who.cast.persons if -1 < person.first < description.start]
            likely = [person.actor for person in best_fitting(before, description)]
            if likely:
                return (likely[0], []) if len(likely) == 1 else (None, likely)
    return who.cast.described_person(description), []


def _speaks_for_one(who: Roll, role: Role) -> bool:
    """Whether a bare "the foreign ministry" is that of whoever speaks in a transcript."""
    return (role.organ or "").endswith("ministry") and issuing_state(who.draft.document) is not None


def _unlisted_government(who: Roll, description: Description) -> ActorDraft | None:
    """The government of a state that the lexicon does not know: "the government of Ruritania"."""
    owner = who.found.owner[description.end - 1]
    if description.end - description.span.end < 2 or owner is None or owner.kind != "location":
        return None
    if who.found.words[description.span.end] != "of" or description.subnational:
        return None
    return who.cast.keyed(("name", description.text()), description.text(), kind="organ")
