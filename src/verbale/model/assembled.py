"""What is put together out of many readings; each item points at the items of the documents it rests on.

The id of an assembled item is a hash of what makes two of them the same, so that it outlives a later report. Counts of
reports and of independent accounts are not kept here: `support` counts them from the documents that are in the record
when the question is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import msgspec

from verbale.model.actor import ActorKind
from verbale.model.event import MeetingState, Root, Status
from verbale.model.judgement import Ref
from verbale.model.question import DivergenceKind, QuestionKind
from verbale.model.spans import Moment

__all__ = [
    "ASSEMBLED",
    "NOT_ASKED",
    "ActorName",
    "Assembled",
    "Bearing",
    "Copy",
    "RecordActor",
    "RecordDivergence",
    "RecordEvent",
    "RecordMeeting",
    "RecordPosition",
    "RecordQuestion",
    "Stance",
    "Story",
    "Support",
    "Thread",
    "ThreadKind",
    "Told",
    "support",
]

ThreadKind = Literal["commitment", "demand", "offer", "proposal", "accusation"]
Stance = Literal["for", "against", "answer", "repeats", "related"]
"""How a later item bears on a thread: it speaks for its being kept or taken up, against it, answers it, says it again,
or touches it without a side. Never a verdict."""


NOT_ASKED: Final = "@"
"""How those keys of an item begin that hold what assembly knows of it, and under which it is not looked up."""


class Keyed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What assembly finds an item again by, in order; it means nothing to others."""

    keys: tuple[str, ...] = ()


class Assembled(Keyed, frozen=True, tag_field="type"):
    """What all assembled items have: an id, and the items of documents they rest on, in order and without doubles."""

    id: str
    refs: tuple[Ref, ...]


class Told(msgspec.Struct, frozen=True, gc=False):
    """One value as some reports tell it, where others may tell another."""

    value: str
    refs: tuple[Ref, ...]


class Copy(msgspec.Struct, frozen=True, gc=False):
    """A document of a story: the share of its sentences that stand in `of`, the fullest other copy, in [0, 1]."""

    document: str
    of: str | None = None
    containment: float = 1.0


class Story(Assembled, frozen=True, tag="story"):
    """Copies and light rewrites of one text: one account, however often it is printed. `refs` are the documents.

    `agency` is who wrote it, where a copy credits an agency.
    """

    copies: tuple[Copy, ...] = ()
    agency: str | None = None


class RecordActor(Assembled, frozen=True, tag="actor"):
    """One actor across reports; `refs` are the actors of the documents that are taken for it."""

    name: str
    kind: ActorKind
    code: str | None = None
    country: str | None = None
    variants: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


class ActorName(msgspec.Struct, frozen=True, gc=False):
    """What a record actor is called, without the thousands of places where it is."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None


class RecordEvent(Assembled, frozen=True, tag="event"):
    """One event across reports. `sources` and `targets` are ids of record actors; `told` the statuses given to it."""

    root: Root
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    when: Moment | None = None
    status: Status = "reported"
    told: tuple[Told, ...] = ()


class RecordMeeting(Assembled, frozen=True, tag="meeting"):
    """One meeting across reports; a predicted or proposed one stays a claim.

    `parties`, `host` and `chair` are ids of record actors. `series` holds each way in which sources count the meeting
    ("second round"), `states` each state that is told of it, `places` each name of the place, `levels` and `formats`
    each level and format.
    """

    state: MeetingState
    when: Moment | None = None
    parties: tuple[str, ...] = ()
    host: str | None = None
    chair: str | None = None
    places: tuple[Told, ...] = ()
    series: tuple[Told, ...] = ()
    states: tuple[Told, ...] = ()
    levels: tuple[Told, ...] = ()
    formats: tuple[Told, ...] = ()


class RecordQuestion(Assembled, frozen=True, tag="question"):
    """What is at issue across reports; `about` are ids of the record's meetings, events or actors it is asked of."""

    kind: QuestionKind
    text: str
    about: tuple[str, ...] = ()


class RecordPosition(Assembled, frozen=True, tag="position"):
    """One voice's answer to a question of the record, as told by the reports of `refs`.

    `actor` is the id of a record actor, None where the report itself speaks or the speaker is unresolved. `value` is
    the normalised answer, `words` the source's. `at` is when it was said.
    """

    question: str
    actor: str | None
    value: str
    words: str = ""
    at: Moment | None = None


class RecordDivergence(Assembled, frozen=True, tag="divergence"):
    """Positions on one question that do not say the same; no side is chosen. `note` says what differs."""

    question: str
    kind: DivergenceKind
    positions: tuple[str, ...]
    note: str = ""


class Bearing(msgspec.Struct, frozen=True, gc=False):
    """A statement or event that bears on a thread, how, and when."""

    ref: Ref
    stance: Stance
    at: Moment | None = None


class Thread(Assembled, frozen=True, tag="thread"):
    """A commitment, demand, offer, proposal or accusation with what followed it; the assessment is a person's.

    `refs` are the statements and events that make it, `by` and `to` ids of record actors, `text` the words of its
    theme, `state` the last thing said of it in the sources' terms ("under study"), None where nothing was.
    """

    kind: ThreadKind
    text: str
    by: str | None = None
    to: tuple[str, ...] = ()
    at: Moment | None = None
    due: Moment | None = None
    state: str | None = None
    bearings: tuple[Bearing, ...] = ()


ASSEMBLED: Final[tuple[type[Assembled], ...]] = (
    Story, RecordActor, RecordEvent, RecordMeeting, RecordQuestion, RecordPosition, RecordDivergence, Thread,
)  # fmt: skip
"""Every kind of assembled item; their tags name them in a store."""


class Support(msgspec.Struct, frozen=True, gc=False):
    """How many reports tell a thing, and how many independent accounts those are."""

    reports: int
    independent: int


def support(refs: Iterable[Ref], story_of: Mapping[str, str]) -> Support:
    """The support of these items: copies of one story count once.

    Args:
        refs: the items, of any documents.
        story_of: the story of each document; one that is missing stands for itself.

    >>> support([Ref("doc-1", "st-1"), Ref("doc-2", "st-2"), Ref("doc-2", "st-3")], {"doc-1": "so-1", "doc-2": "so-1"})
    Support(reports=2, independent=1)
    """
    documents = {ref.document for ref in refs}
    return Support(len(documents), len({story_of.get(document, document) for document in documents}))
