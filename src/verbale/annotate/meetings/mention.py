"""One place of a report that speaks of a meeting, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.annotate.drafts import ActorDraft, StatementDraft, TokenSpan
from verbale.annotate.meetings.places import Setting
from verbale.model import MeetingState, Moment

__all__ = ["MeetingMention"]


@dataclass(slots=True)
class MeetingMention:
    """One place that speaks of a meeting; `state` is None where it only refers to one.

    `same_as` is the head of the mention whose clause it belongs to ("they met in talks that ..."); `actors_near` are
    the subjects of its clause, who may or may not take part; `partnered` is whether it says with or between whom;
    `verbal` is whether a verb tells of it; `ending` is whether it tells how the meeting came to its end;
    `talks` is whether the noun is one for talks of parties, not one for any gathering; `former` is whether it looks
    back on another than the one in hand ("our last meeting"); `standing` is whether the noun, "dialogue", may also be
    the word for a relation that many meetings make up; `whole` is whether its noun names all who meet ("the meeting of
    the rebels"), `dated` whether it says the day ("the 3 May meeting"), `foreseen` whether it is one told by its place
    of which a clause looks ahead ("a veto would wreck the Oslo talks").
    """

    head: int
    span: TokenSpan
    state: MeetingState | None
    definite: bool = True
    sequel: bool = False
    generic: bool = False
    ordinal: str | None = None
    series: str | None = None
    parties: list[tuple[ActorDraft, int]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    when: Moment | None = None
    setting: Setting = field(default_factory=Setting)
    statements: list[StatementDraft] = field(default_factory=list)
    same_as: int | None = None
    actors_near: list[ActorDraft] = field(default_factory=list)
    partnered: bool = False
    verbal: bool = False
    ending: bool = False
    talks: bool = False
    former: bool = False
    standing: bool = False
    whole: bool = False
    dated: bool = False
    foreseen: bool = False

    def counted(self) -> bool:
        """Whether its own noun is counted ("the second session"), not only said to be the second."""
        return self.series is not None and self.series != self.ordinal
