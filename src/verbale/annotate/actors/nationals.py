"""Whom "the Finn" or "the Swiss" means, where a text says of a person what country they are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from verbale.annotate.actors.persons import Person
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import MentionDraft
from verbale.annotate.names.names import Names

__all__ = ["National", "name_nationals"]

ORIGINS: Final = frozenset({"of", "from"})


@dataclass(frozen=True, slots=True)
class National:
    """A definite noun of nationality; `single` where it can mean one person only, "the Finn"."""

    mention: MentionDraft
    country: str
    single: bool


def name_nationals(
    nationals: Sequence[National],
    persons: Iterable[Person],
    mentions: Sequence[MentionDraft],
    described: Sequence[Description],
    found: Names,
) -> None:
    """Give such mentions the person of that country named before, else the only one of no known country, in place.

    "The Swiss" may be many: one person, where the text has named one and not the state.
    """
    for national in nationals:
        mention, country = national.mention, national.country
        before = [person for person in persons if -1 < person.first < mention.start]
        fitting = [person.actor for person in before if country in (person.actor.country, *person.ties)]
        if not national.single:
            named = any(
                m.actor is mention.actor and m.start < mention.start and not _origin(m, found) for m in mentions
            )
            mention.actor = fitting[0] if len(fitting) == 1 and not named else mention.actor
            continue
        if not fitting and not _spoken_of(country, mention.start, described, found):
            left = [person for person in before if person.actor.country is None and not person.ties]
            if len(left) == 1:
                left[0].ties.add(country)
                fitting = [left[0].actor]
        if len(fitting) == 1:
            mention.actor = fitting[0]
        else:
            mention.candidates = fitting


def _origin(mention: MentionDraft, found: Names) -> bool:
    """Whether a state is named only to say where somebody is from: "Li Wei of China"."""
    before = found.owner[mention.start - 2] if mention.start > 1 else None
    return before is not None and before.kind == "person" and found.words[mention.start - 1] in ORIGINS


def _spoken_of(country: str, end: int, described: Sequence[Description], found: Names) -> bool:
    """Whether the text has spoken by then of the country, or of somebody else who belongs to it."""
    return any(d.country == country and d.start < end for d in described) or any(
        span is not None and span.country == country for span in found.owner[:end]
    )
