"""Whom a title means that the text names only later: "accused *the governor*. The governor, Ann Lee, said"."""

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
    definite = description.determiner == "the" and description.holder is None
    if not definite or not _is_bare(description) or description.plural or description.role.kind != "office":
        return None
    title = description.role.title
    held = [{office.title for office in person.offices} for person in discourse.cast.persons]
    if sum(any(_alike(title, office) for office in offices) for offices in held) != 1:
        return None
    for later in discourse.draft.mentions:
        known = discourse.cast.descriptions.get(id(later))
        if known is None or later.start < mention.end or not _alike(title, known.role.title):
            continue
        if not _is_bare(known):
            return None
        if later.actor is not None and discourse.cast.persons.of(later.actor) is not None and known.holder is not None:
            between = discourse.salience.sentence[later.head] - discourse.salience.sentence[mention.head]
            return later.actor if 0 < between <= REACH and _takes_up(known, title) else None
    return None


def _alike(title: str, other: str) -> bool:
    """Whether two titles may be one person's: "minister" and "defense minister"."""
    return title == other or title_fits(title, other) or title_fits(other, title)


def _is_bare(description: Description) -> bool:
    """Whether the words give the title alone, and no state behind the name: not "President Omar Said of Chad"."""
    behind = description.found.words[description.holder.end :][:1] if description.holder is not None else []
    told = description.modified or description.country or description.possessor is not None or description.organ
    return not (told or description.former or behind in (["of"], ["from"], ["("]))


def _takes_up(known: Description, title: str) -> bool:
    """Whether the words with the name mean somebody the reader knows, or the title is one that few have."""
    if known.determiner == "the" and known.holder is not None and known.holder.start > known.span.end:
        first, lesser = title.split()[0], actor_words("lesser")
        return known.role.title == title or (first not in lesser and title.endswith(f" {known.role.title}"))
    return known.role.title == title and title in sole_offices() | actor_words("local")
