"""At what level parties meet: as the words of the meeting say, else by the offices of those who meet on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from typing import cast as typed

from spacy.tokens import Doc, Token

from verbale.annotate.actors.cast import Cast, cast_of
from verbale.annotate.drafts import ActorDraft, AttendanceDraft, Draft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tense import governing_verb
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.meetings.mention import MeetingMention
from verbale.lexicon.gatherings import level_of_title, meeting_words
from verbale.lexicon.who import demonyms, roles
from verbale.model import Level

__all__ = ["level_of"]

LONGEST_TITLE: Final = 5
SIDES: Final = 2
COUNTERPART: Final = {"counterpart"}
"""The title of those who hold that of the other side."""

MEMBERS: Final = frozenset({"of", "between", "among"})
LEVELS: Final = frozenset({"level", "levels"})
SUMMITS: Final = frozenset({"summit", "summits"})
GOVERNMENT: Final = "GOV"


def level_of(doc: Doc, draft: Draft, mentions: list[MeetingMention], there: list[AttendanceDraft]) -> Level | None:
    """The level that the mentions of one meeting tell; None where they tell none, or not the same.

    `there` are those who are told to have come. What the meeting is called ("ministerial", "at the level of experts")
    goes before the offices of those who "met", these before those of the others who came; one side's office is not the
    level of the meeting.
    """
    heads = [doc[mention.head] for mention in mentions]
    worded = {level for head in heads for level in _worded(head)}
    if worded:
        return worded.pop() if len(worded) == 1 else None
    met = _shared(_offices(doc, draft, mentions, []))
    offices = _offices(doc, draft, mentions, there)
    if any(_is_summit(head) for head in heads) and all(levels <= {"leaders"} for levels in offices.values()):
        return "leaders"
    return met or _shared(offices)


def _shared(offices: dict[str, set[Level | None]]) -> Level | None:
    held = {level for levels in offices.values() for level in levels}
    return held.pop() if len(held) == 1 and len(offices) >= SIDES else None


def _worded(head: Token) -> Iterator[Level | None]:
    """The levels that the noun's own phrase and "at ... level" give; None for a member of a list that has none."""
    verb = governing_verb(head)
    anchors = [head, verb] if verb is not None and head.head.i == verb.i else [head]
    for prep in (prep for anchor in anchors for prep in children(anchor, "prep") if prep.lower_ == "at"):
        yield from (level for noun in children(prep, "pobj") for level in _named_level(noun))
    if head.pos_ == "VERB":
        return
    yield from _modifying(head)
    for prep in children(head, "prep"):
        if prep.lower_ in MEMBERS:
            members = [
                member
                for noun in children(prep, "pobj")
                for member in (noun, *noun.conjuncts)
                if member.text not in demonyms()
            ]
            levels = [_level_before(member.doc, member.left_edge.i, member.i + 1, plural=True) for member in members]
            yield from levels if any(levels) else ()


def _named_level(noun: Token) -> Iterator[Level]:
    """ "At ambassador level", "at the level of foreign ministers"."""
    if noun.lower_ not in LEVELS:
        return
    ends = [(noun.left_edge.i, noun.i)]
    ends += [(title.left_edge.i, title.i + 1) for prep in children(noun, "prep") for title in children(prep, "pobj")]
    yield from (level for start, end in ends if (level := _level_before(noun.doc, start, end)) is not None)


def _modifying(head: Token) -> Iterator[Level]:
    """ "Ambassador-level talks", "a ministerial meeting", "a foreign ministers' meeting"."""
    doc, start = head.doc, head.left_edge.i
    with_others = any(child.lower_ == "with" for child in children_of(head))
    for k in range(start, head.i):
        level: str | None = meeting_words("level_word").get(doc[k].lower_)
        if doc[k].lower_ in LEVELS:
            level = _level_before(doc, start, k)
        elif level is None and not with_others:
            level = _level_before(doc, start, k + 1, plural=True)
        if level is not None:
            yield typed(Level, level)


def _level_before(doc: Doc, start: int, end: int, *, plural: bool = False) -> Level | None:
    """The level of the longest title, or of the adjective, that ends there; with `plural` only of several people."""
    if end > start and doc[end - 1].is_punct:
        end -= 1
    if end > start and not plural and doc[end - 1].lower_ in meeting_words("level_word"):
        return typed(Level, meeting_words("level_word")[doc[end - 1].lower_])
    for first in range(max(start, end - LONGEST_TITLE), end):
        role = roles().get(doc[first:end].text.lower())
        if role is not None:
            return level_of_title(role.title) if role.plural or not plural else None
    return None


def _is_summit(head: Token) -> bool:
    """Whether the noun is a summit, not one of business people or on a matter ("a climate summit")."""
    return head.lower_ in SUMMITS and not any(child.tag_ in ("NN", "NNS") for child in children(head, "compound"))


def _offices(
    doc: Doc, draft: Draft, mentions: list[MeetingMention], there: list[AttendanceDraft]
) -> dict[str, set[Level | None]]:
    """By country, the levels of the people who meet; a state that stands for whoever it sends has none."""
    found: dict[str, set[Level | None]] = {}
    cast = cast_of(doc)
    met: list[tuple[ActorDraft, Token | None]] = [
        (actor, doc[place]) for mention in mentions for actor, place in mention.parties
    ]
    met += [(item.actor, None) for item in there if item.present and item.phase == "session"]
    for actor, place in met:
        titles = _titles_at(draft, cast, place) or _titles_of(draft, cast, actor)
        if titles or actor.kind == "person":
            levels = {level_of_title(title) for title in titles} - {None} or (
                {None} if titles != COUNTERPART else set()
            )
            if "leaders" in levels and not _leads_a_state(actor):
                levels = {None}
            found.setdefault(actor.country or actor.name, set()).update(levels)
    return found


def _leads_a_state(actor: ActorDraft) -> bool:
    return actor.country is not None and (actor.code or "")[3:6] in ("", GOVERNMENT)


def _titles_at(draft: Draft, cast: Cast, place: Token | None) -> set[str]:
    """The title at the place, or of those whom it stands behind ("the ministers of Peru and Chile")."""
    if place is None:
        return set()
    first = place
    while first.dep_ == "conj":
        first = first.head
    of = first.head
    holders = [place, of.head] if of.dep_ == "prep" and of.lower_ in ("of", "from") else [place]
    for holder in holders:
        mention = draft.by_token.get(holder.i)
        description = cast.descriptions.get(id(mention))
        if mention is not None and mention.head == holder.i and description is not None:
            return {description.role.title}
    return set()


def _titles_of(draft: Draft, cast: Cast, actor: ActorDraft) -> set[str]:
    """The titles that the text gives somebody, but those of the past."""
    offices = (office for person in cast.persons if person.actor is actor for office in person.offices)
    titles = {office.title for office in offices if not office.former}
    own = (cast.descriptions.get(id(mention)) for mention in draft.mentions if mention.actor is actor)
    return titles | {d.role.title for d in own if d is not None and not d.former}
