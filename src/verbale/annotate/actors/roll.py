"""Who a text names and where, while its mentions are gathered: what the steps of `verbale_mentions` share."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from verbale.annotate.actors.cast import Cast
from verbale.annotate.actors.nationals import National
from verbale.annotate.actors.persons import Person
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft, MentionKind
from verbale.annotate.names.names import Names

__all__ = ["Roll"]


@dataclass(slots=True, eq=False)
class Roll:
    """The mentions of one Doc so far.

    `found` are its names and role words; `person_at[i]` the person whose name starts at token i, or those whom it may
    name; `nationals` the mentions of single people by their nationality ("the Norwegian").
    """

    doc: Doc
    draft: Draft
    cast: Cast
    found: Names
    person_at: dict[int, tuple[Person | None, list[Person]]] = field(default_factory=dict)
    mentions: list[MentionDraft] = field(default_factory=list)
    nationals: list[National] = field(default_factory=list)

    def add(self, start: int, end: int, head: int, kind: MentionKind, actor: ActorDraft | None) -> MentionDraft:
        """A new mention."""
        mention = MentionDraft(start, end, head, kind, actor)
        self.mentions.append(mention)
        return mention
