"""Whom descriptions mean by their own words: "the Iraqi army", "U.S. officials", "Minister Ann Lee"."""

from __future__ import annotations

from verbale.annotate.actors.bodies import body_meant, rebels_meant
from verbale.annotate.actors.heads import is_at_body
from verbale.annotate.actors.issuing_state import issuing_state
from verbale.annotate.actors.likeness import best_fitting, is_elsewhere
from verbale.annotate.actors.roll import Roll
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.likeness import body_words
from verbale.lexicon.reference import actor_words, place_words
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
            mention = who.add(description.start, end, _head_of_name(who, description, holder), "name", actor)
            who.mentions = [m for m in who.mentions if m is mention or (m.start, m.end) != (holder.start, holder.end)]
        else:
            mention = who.add(description.start, description.end, head, "description", actor)
        mention.candidates = [candidate.actor for candidate in candidates]
        who.cast.descriptions[id(mention)] = description
        return
    mention = who.add(description.start, description.end, head, "description", None)
    who.cast.descriptions[id(mention)] = description
    mention.actor, mention.candidates = _meant(who, description)


def _head_of_name(who: Roll, description: Description, holder: NameSpan) -> int:
    """The head of a name with its title: the title's where the name hangs on it ("*President* of Chad Ann Lee")."""
    name = who.found.head(holder.start, holder.end)
    role = description.span
    governed = who.doc[name].dep_ in ("pobj", "appos") and role.start <= who.doc[name].head.i < holder.start
    return who.found.head(role.start, role.end) if governed and who.found.tags[role.end] == "IN" else name


def _meant(who: Roll, description: Description) -> tuple[ActorDraft | None, list[ActorDraft]]:
    """Whom the words themselves mean, without the discourse around them; else the persons whom they may mean."""
    country, role = description.country, description.role
    counted = description.number in (2, 3) and (description.definite or country is None)
    waits = isinstance(description.possessor, int) or counted
    if waits or description.span.kin or _is_where(who, description):
        return None, []
    if description.state is not None:
        return _state_meant(who, description), []
    if description.joined and description.joined[0].start > description.head:
        return who.cast.described_group(description), []
    if role.kind == "office" and description.plural and description.determiner == "the" and country is None:
        return None, []
    named = _body_meant(who, description)
    if named is not None:
        return named, []
    if description.plural or role.kind == "group":
        return who.cast.described_group(description), []
    if country is None and description.organ is None:
        return who.cast.described_person(description) if description.sent else None, []
    holders = _holders(who, description)
    if holders:
        return (holders[0], []) if len(holders) == 1 else (None, holders)
    return who.cast.described_person(description), []


def _state_meant(who: Roll, description: Description) -> ActorDraft | None:
    """The state, government or party that the words name; None where the discourse decides."""
    country, state = description.country, description.state
    government = state is not None and state.kind == "government"
    if state is not None and state.kind == "party" and description.definite and not description.plural:
        named = body_meant(description, who.mentions)
        if named is not None:
            return named
    if country is None and not description.plural and government:
        return _unlisted_government(who, description)
    if country is None or description.plural:
        return None
    return who.cast.state(country, government=government)


def _body_meant(who: Roll, description: Description) -> ActorDraft | None:
    """The body that a description of a group, or of one that has a name, means."""
    role, organ = description.role, description.organ
    named = _named_behind(who, description)
    if named is not None:
        return named
    if organ is not None and organ.entry is not None and _is_called(who, description, organ):
        return who.cast.entry(organ.entry, who.found.text(organ.start, organ.end))
    if role.kind == "group" and not description.plural and description.definite and not description.qualifier():
        called = who.cast.called(role.title, description.head)
        if called is not None:
            return called
    if role.kind == "group" and not description.plural and description.determiner == "the":
        known = None if _speaks_for_one(who, role) else who.cast.organ(role.title, description.head)
        if known is not None and description.country is None and organ is None:
            return known
    one = role.kind == "group" and not description.plural and description.determiner in ("the", "this")
    several = description.plural and description.determiner == "the" and role.title in body_words()
    named = body_meant(description, who.mentions) if one or several else None
    return named or rebels_meant(description, who.mentions, who.cast.descriptions)


def _holders(who: Roll, description: Description) -> list[ActorDraft]:
    """The persons of the text whom an office or role of a country or body can mean, the best fitting."""
    country, title = description.country, description.role.title
    if description.determiner not in ("the", "") and description.possessor is None:
        return []
    if country is None:
        holders = best_fitting(who.cast.persons, description)
    else:
        of_title = who.cast.persons.holders(title, country)
        placed = [person for person in of_title if is_at_body(person, description) is not False]
        holders = [person for person in placed if not is_elsewhere(person, description, title)]
    if not holders and description.definite:
        holders = best_fitting((p for p in who.cast.persons if -1 < p.first < description.start), description)
    return [person.actor for person in holders]


def _is_where(who: Roll, description: Description) -> bool:
    """Whether the words only say where: "met in the Omani capital"."""
    head = who.doc[description.head]
    place = description.role.title in place_words("noun")
    return place and head.dep_ == "pobj" and head.head.lower_ in place_words("preposition")


def _named_behind(who: Roll, description: Description) -> ActorDraft | None:
    """The body whose name stands between commas behind what it is: "the United Nations mission, MONUSCO,"."""
    words, at = who.found.words, description.end + 1
    if description.plural or description.role.kind != "group" or words[at - 1 : at] != [","]:
        return None
    at += words[at : at + 1] == ["the"]
    mention = next((m for m in who.mentions if m.kind == "name" and m.start == at), None)
    actor = mention.actor if mention is not None else None
    if mention is None or actor is None or actor.kind not in ("organisation", "organ"):
        return None
    behind = words[mention.end : mention.end + 2]
    if behind[:1] != [","] or behind[1:] in (["and"], ["or"]):
        return None
    organ = description.organ.entry if description.organ is not None else None
    above = organ.code or "" if organ is not None else ""
    code = actor.code or ""
    fits = code.startswith(above) if above else bool(description.role.sector) and description.role.sector in code
    return actor if fits and description.country in (None, actor.country) else None


def _is_called(who: Roll, description: Description, organ: NameSpan) -> bool:
    """Whether the words say what a named body is: "the M23 rebel movement" is the M23; its delegation is not."""
    last = who.found.words[description.head].lower()
    if (
        description.plural
        or last not in actor_words("body")
        or description.determiner not in ("the", "")
        or organ.state_like
    ):
        return False
    if organ.entry is None or (organ.entry.code or "").startswith("IGO"):
        return False
    between = range(organ.end, description.head)
    tags = who.found.tags
    return organ.end <= description.head and all(tags[at].startswith(("NN", "JJ")) for at in between)


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
