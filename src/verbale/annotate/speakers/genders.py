"""The gender that pronouns give persons."""

from __future__ import annotations

from typing import Final

from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import Pronoun, pronouns

__all__ = ["give_gender", "note_genders"]

NEAR_NAMES: Final = 6
"""Mentions before a possessive among which its only possible owner must be."""


def note_genders(discourse: Discourse, mentions: list[MentionDraft]) -> None:
    """Give persons the gender of a possessive in a clause with nobody else: "Venter removed his hat"."""
    named: list[MentionDraft] = []
    for mention in mentions:
        if mention.kind != "pronoun":
            if mention.kind == "name" or mention.actor is not None:
                named.append(mention)
            continue
        form = pronouns()[discourse.doc[mention.head].lower_]
        if form.case != "possessive" or form.gender not in ("m", "f") or form.person != "3" or not named:
            continue
        here = discourse.salience.sentence[mention.head]
        near = [m for m in named[-NEAR_NAMES:] if discourse.salience.sentence[m.head] == here and m.head < mention.head]
        persons = {id(m.actor): m for m in near if m.actor is None or m.actor.kind in ("person", "unknown")}
        if len(persons) != 1 or discourse.salience.quoted[mention.head] is not None:
            continue
        only = next(iter(persons.values()))
        if only.actor is None or only.actor.kind != "person" or only.actor.gender is not None:
            continue
        subject = discourse.doc[only.head]
        if subject.dep_ == "nsubj" and subject.head.is_ancestor(discourse.doc[mention.head]):
            only.actor.gender = form.gender


def give_gender(mention: MentionDraft, form: Pronoun, ranked: list[tuple[float, ActorDraft]]) -> None:
    """Give the person whom "he" or "she" was found to mean its gender, where no other could be meant."""
    if mention.actor is None or mention.actor.gender is not None or form.gender not in ("m", "f"):
        return
    others = [actor for _, actor in ranked if actor is not mention.actor]
    rivals = any(actor.gender == form.gender for actor in others)
    if (form.case == "subject" and not rivals) or (form.case == "possessive" and not others):
        mention.actor.gender = "m" if form.gender == "m" else "f"
