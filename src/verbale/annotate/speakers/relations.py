"""Who somebody's deputy, mother or predecessor is: phrases with an owner that the text has tied to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft
from verbale.lexicon.likeness import converse_roles

__all__ = ["Relations"]

EMPTY: Final = frozenset({"own", "former", "late"})
"""Qualifiers that do not tell one deputy from another."""


@dataclass(frozen=True, slots=True)
class _Tie:
    title: str
    qualifiers: frozenset[str]
    owner: ActorDraft | None
    holder: ActorDraft


class Relations:
    """The persons of a Doc whom it calls somebody's: "her deputy, Ann Lee", "his successor"."""

    def __init__(self) -> None:
        self._ties: list[_Tie] = []

    def note(self, description: Description, owner: ActorDraft | None, holder: ActorDraft) -> None:
        """Remember that a description with an owner, known or not, means a person."""
        if owner is holder or holder.kind != "person":
            return
        self._ties.append(_Tie(description.role.title, _qualifiers(description), owner, holder))

    def meant(self, description: Description, owner: ActorDraft | None) -> ActorDraft | None:
        """The one person whom the text has called that of this owner, or whose owner has that place by the converse.

        An owner that stays open may be the one that stayed open before.
        """
        title, qualifiers = description.role.title, _qualifiers(description)
        gender = description.span.gender
        found: dict[int, ActorDraft] = {}
        for tie in self._ties:
            if tie.owner is owner and tie.title == title and qualifiers <= tie.qualifiers:
                found[id(tie.holder)] = tie.holder
            elif tie.holder is owner and tie.owner is not None and title in converse_roles().get(tie.title, ()):
                found[id(tie.owner)] = tie.owner
        fitting = [actor for actor in found.values() if gender is None or actor.gender in (gender, None)]
        return fitting[0] if len(fitting) == 1 else None


def _qualifiers(description: Description) -> frozenset[str]:
    return frozenset(word for word in description.qualifier().split() if word.isalpha()) - EMPTY
