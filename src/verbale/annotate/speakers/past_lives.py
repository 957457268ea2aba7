"""Whom "the retired baker" tells more of: somebody named just before, or of whom the text has said nothing else."""

from __future__ import annotations

from verbale.annotate.actors.persons import Person, title_fits
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import actor_words, noun_gender
from verbale.lexicon.sole_holders import sole_offices
from verbale.lexicon.who import roles

__all__ = ["told_more_of"]


def told_more_of(
    discourse: Discourse, mention: MentionDraft, before: list[Person], description: Description
) -> list[ActorDraft]:
    """The one person of the sentence before and its own, else the one person without any office or role."""
    words = {word.lower() for word in description.found.words[description.start : description.span.start]}
    if description.determiner != "the" or not words & actor_words("past_life"):
        return []
    gender = description.span.gender or noun_gender(description.role.title)
    before = [person for person in before if gender is None or person.actor.gender in (gender, None)]
    just_named = _just_named(discourse, mention, before, description)
    if just_named is not None:
        return [just_named]
    plain = [person.actor for person in before if not person.offices and not person.hints]
    return plain if len(plain) == 1 else []


def _just_named(
    discourse: Discourse, mention: MentionDraft, before: list[Person], description: Description
) -> ActorDraft | None:
    """The only person of the sentence before and its own, by name, whose office is another and no past one.

    None for offices of which there is one at a time ("the former president"): their last holders are known otherwise.
    """
    title, role = description.role.title, roles().get(description.role.title)
    if title in sole_offices() | actor_words("local") or (role is not None and role.organ is not None):
        return None
    if set(description.qualifier().split()) - actor_words("past_life") or _is_introduced(discourse, mention, title):
        return None
    here = discourse.salience.sentence[mention.head]
    near = [t.actor for t in discourse.salience.traces if t.position < mention.start and here - t.sentence <= 1]
    persons = {id(actor): actor for actor in near if actor.kind in ("person", "unknown")}
    person = next((known for known in before if id(known.actor) in persons), None)
    if len(persons) != 1 or person is None or any(title_fits(title, office.title) for office in person.offices):
        return None
    return person.actor


def _is_introduced(discourse: Discourse, mention: MentionDraft, title: str) -> bool:
    """Whether the text has described somebody else by then, just before or with that title: "a retired judge"."""
    here = discourse.salience.sentence[mention.head]
    return any(
        known.holder is None
        and known.end <= mention.start
        and (known.role.title == title or here - discourse.salience.sentence[known.head] <= 1)
        and not (known.plural or known.role.kind == "group")
        for known in discourse.cast.descriptions.values()
    )
