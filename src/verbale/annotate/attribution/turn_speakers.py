"""Whom the label of a turn names: "AMBASSADOR ROE:", "Ms. Roe (Peru) (spoke in Spanish):"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from verbale.annotate.actors.cast import cast_of
from verbale.annotate.drafts import ActorDraft, Draft
from verbale.lexicon.page import turn_labels
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import roles
from verbale.model import Part

__all__ = ["speaker_of_turn"]

GOVERNMENT: Final = "GOV"


def speaker_of_turn(doc: Doc, draft: Draft, label: Part, first: int) -> ActorDraft | None:
    """The person of the document's cast whom a label names; one of its own where no name of the text fits.

    Args:
        doc: the Doc.
        draft: its draft.
        label: the label of the turn.
        first: the token with which the turn begins.
    """
    name = label.value.title() if label.value.isupper() else label.value
    words = name.replace(".", " ").split()
    if not words or name.strip().lower().rstrip(".") in turn_labels("nobody"):
        return None
    cast = cast_of(doc)
    known = [a for a in draft.actors if a.kind == "person" and a.name.split()[-1].casefold() == words[-1].casefold()]
    if len(known) > 1:
        return None
    if known:
        actor = known[0]
    elif len(words) > 1:
        person = cast.persons.titled_name(name)
        person.first = first if person.first < 0 else person.first
        actor = person.actor
        title = next((t for n in range(len(words) - 1, 0, -1) if (t := " ".join(words[:n]).lower()) in roles()), None)
        _place(actor, title, cast.home)
    else:
        actor = ActorDraft(name, "person")
        _place(actor, name.lower() if name.lower() in roles() else None, cast.home)
        draft.actors.append(actor)
    return actor


def _place(actor: ActorDraft, title: str | None, home: str | None) -> None:
    """Give who speaks under the title of an office at home the state that holds the briefing."""
    own = title is not None and title.split()[-1] not in actor_words("abroad") and roles()[title].sector == GOVERNMENT
    if home is not None and own and actor.code is None:
        actor.country, actor.code = home, home + GOVERNMENT
