"""Whom a title means that the text names only later: "accused *the prime minister*. The prime minister, Ann Lee, said"."""

from __future__ import annotations

from typing import Final

from verbale.annotate.actors.persons import title_fits
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import actor_words
from verbale.lexicon.sole_holders import sole_offices

__all__ = ["named_later"]

REACH: Final = 8
"""Sentences from the title to the name."""


def named_later(discourse: Discourse, mention: MentionDraft, description: Description) -> ActorDraft | None:
    """The only holder in the text of a bare title, where the next words with that title give the name.

    "The spokesman, Omar Said," takes any title up, "Governor Omar Said" only one that few have. Another nation beside
    the title is another holder.
    """
    bare = description.determiner == "the" and not (description.modified or description.former or description.country)
    if not bare or description.plural or description.role.kind != "office":
        return None
    title = description.role.title
    held = [{office.title for office in person.offices} for person in discourse.cast.persons]
    if sum(any(_alike(title, office) for office in offices) for offices in held) != 1:
        return None
    for later in discourse.draft.mentions:
        known = discourse.cast.descriptions.get(id(later))
        if known is None or later.start < mention.end or not _alike(title, known.role.title):
            continue
        if known.country is not None or known.possessor is not None or known.organ is not None or known.former:
            return None
        if later.actor is not None and discourse.cast.persons.of(later.actor) is not None and known.holder is not None:
            near = discourse.salience.sentence[later.head] - discourse.salience.sentence[mention.head] <= REACH
            return later.actor if near and _takes_up(known, title) else None
    return None


def _alike(title: str, other: str) -> bool:
    """Whether two titles may be one person's: "minister" and "defense minister"."""
    return title == other or title_fits(title, other) or title_fits(other, title)


def _takes_up(known: Description, title: str) -> bool:
    """Whether the words with the name mean somebody the reader knows, or the title is one that few have."""
    behind = known.holder is not None and known.holder.start > known.span.end
    if known.determiner == "the" and behind:
        lesser = title.split()[0] in actor_words("lesser")
        return known.role.title == title or (not lesser and title_fits(known.role.title, title))
    return known.role.title == title and title in sole_offices() | actor_words("local")
