"""Commitments, demands, offers, proposals and accusations across reports, each with what followed it.

Statements of one side are one thread where they say much the same in one quarter of a year; said again later, they bear
on the thread as repeats. Whether a thing was kept or taken up is for a person to say (`bearings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import ClassVar, Final

import msgspec

from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.moments import closest, quarter_of
from verbale.assemble.questions import about, answer_in
from verbale.assemble.wording import likeness
from verbale.lexicon.function_words import function_words
from verbale.model import Bearing, Event, Force, Moment, QuestionKind, Ref, Root, Span, Statement, Thread, ThreadKind

__all__ = [
    "ANYBODY", "KINDS", "SHARED", "ThreadProfile", "Threads", "bearing_key", "borne_key", "kind_of", "thread_profile",
]  # fmt: skip

KINDS: Final[dict[Force, ThreadKind]] = {
    "commit": "commitment", "assure": "commitment", "demand": "demand", "offer": "offer", "propose": "proposal",
    "accuse": "accusation",
}  # fmt: skip
_INFINITIVE: Final = "to"

ROOTS: Final[dict[Root, ThreadKind]] = {"REQUEST": "demand", "ACCUSE": "accusation"}
"""Acts that make a thread where no statement carries them."""

ACTED: Final[dict[ThreadKind, tuple[Root, ...]]] = {
    "demand": ("REQUEST",), "accusation": ("ACCUSE",), "commitment": ("AGREE",), "offer": ("AGREE",),
    "proposal": ("REQUEST",),
}  # fmt: skip
"""The acts by which each kind is put to somebody; what the words tell of beside them is done to others."""

PUT_FORWARD: Final[dict[tuple[QuestionKind, str], ThreadKind]] = {
    ("proposal", "proposed"): "proposal", ("accusation", "alleged"): "accusation",
}  # fmt: skip
"""Answers that make a thread where no statement does."""

ALIKE: Final = 0.5
"""Likeness of two themes, and the stems they must share, from which they are one thread. Own choice."""
SHARED: Final = 2

ANYBODY: Final = "*"
"""Who may answer what is said to nobody in particular."""

KEYED: Final = 10
"""Stems of a theme that make keys; longer themes are cut there, in the order of letters."""

_LAST: Final = "\U0010ffff"
"""What comes after any day and any id."""


class ThreadProfile(msgspec.Struct, frozen=True):
    """A thread as one statement has it: kind, whose it is and whom it is to (sides: countries or record actors), the
    quarter of a year, the stems of its theme. What several do together is `by` all their sides, with a + between."""

    kind: ThreadKind
    by: str
    to: tuple[str, ...]
    quarter: str
    theme: tuple[str, ...]

    @property
    def sides(self) -> frozenset[str]:
        """The sides whose it is."""
        return frozenset(self.by.split("+"))


class Threads(Matter[Thread]):
    """How threads are joined."""

    kind = Thread
    prefix: ClassVar[str] = "rt"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def atoms(self, document: str) -> Iterator[Atom[Thread]]:
        """The statements, and events without one, that make threads."""
        reading = self._desk.reading(document)
        for statement in reading.statements:
            kind = kind_of(statement)
            if kind is not None and statement.kind == "speech" and statement.content:
                yield self._said(document, statement, kind)
        for event in reading.events:
            if event.root in ROOTS and event.theme and not _is_said(event, reading.statements):
                yield self._done(document, event)
        yield from self._put_forward(document)

    def atom(self, ref: Ref) -> Atom[Thread] | None:
        """One of them again."""
        return next((atom for atom in self.atoms(ref.document) if atom.ref == ref), None)

    def blocks(self, profile: str) -> Iterable[str]:
        """Kind, side and quarter with each two stems of the theme."""
        thread = thread_profile(profile)
        for one, two in combinations(thread.theme[:KEYED], 2):
            yield f"#{thread.kind} {thread.by} {thread.quarter} {one} {two}"

    def found_under(self, profile: str) -> Iterable[str]:
        """The sides with each stem, under which those who answer find it."""
        thread = thread_profile(profile)
        for side in {*thread.sides, *(thread.to or (ANYBODY,))}:
            yield from (bearing_key(thread.quarter, side, stem) for stem in thread.theme[:KEYED])

    def alike(self, first: str, second: str) -> float | None:
        """How much the themes share, where the one whose they are and those whom they are to agree."""
        one, other = thread_profile(first), thread_profile(second)
        if one.to and other.to and not set(one.to) & set(other.to):
            return None
        score = likeness(one.theme, other.theme)
        return score if score >= ALIKE and len(set(one.theme) & set(other.theme)) >= SHARED else None

    def marks(self, item: Thread) -> Iterable[str]:
        """The documents in which something bears on the thread."""
        return {borne_key(bearing.ref.document) for bearing in item.bearings}

    def bare(self, item: Thread) -> Thread:
        """The thread without what bears on it."""
        return msgspec.structs.replace(item, bearings=(), state=None)

    def merge(self, items: Sequence[Thread]) -> Thread:
        """The thread in the words of its first statement, with all whom it is to."""
        first = min(items, key=_first)
        by = {item.by for item in items if item.by}
        bearings = {bearing for item in items for bearing in item.bearings}
        return Thread(
            "",
            joined_refs(items),
            kind=first.kind,
            text=first.text,
            by=first.by or min(by, default=None),
            to=tuple(sorted({actor for item in items for actor in item.to})),
            at=first.at,
            due=closest(item.due for item in items),
            state=first.state,
            bearings=tuple(sorted(bearings, key=_order)),
        )

    def _said(self, document: str, statement: Statement, kind: ThreadKind) -> Atom[Thread]:
        reading = self._desk.reading(document)
        carried = [e for e in reading.events if e.statement == statement.id or _is_said(e, [statement])]
        acted = (event for event in carried if event.root in ACTED[kind])
        to = [*statement.addressees, *(target for event in acted for target in event.targets)]
        if not to and statement.force in ("accuse", "demand") and statement.speaker.actor is not None:
            to = self._first_named(document, statement.content, statement.speaker.actor)
        if not to and statement.force == "accuse":
            to = self._answering(document, statement)
        at = statement.said or reading.document.published
        return self._atom(document, statement.id, kind, statement.speaker.actor, to, statement.content, at)

    def _done(self, document: str, event: Event) -> Atom[Thread]:
        by = event.sources[0] if event.sources else None
        at = event.when or self._desk.published(document)
        return self._atom(document, event.id, ROOTS[event.root], by, event.targets, event.theme, at)

    def _put_forward(self, document: str) -> Iterator[Atom[Thread]]:
        """Proposals and charges that only a position tells of ("they left one proposal", "denies their charges")."""
        reading = self._desk.reading(document)
        questions = {question.id: question for question in reading.questions}
        for position in reading.positions:
            question = questions[position.question]
            given = answer_in(self._desk, document, position, question)
            statement = self._desk.statement(document, position.statement)
            if (question.kind, given) not in PUT_FORWARD or (statement is not None and statement.force in KINDS):
                continue
            others = (p.actor for p in reading.positions if p.question == question.id and p.actor != position.actor)
            to = [actor for actor in others if actor is not None] if given == "alleged" else []
            at = (statement.said if statement else None) or reading.document.published
            kind = PUT_FORWARD[question.kind, given]
            yield self._atom(document, position.id, kind, position.actor, to, (position.evidence,), at)

    def _atom(
        self,
        document: str,
        item: str,
        kind: ThreadKind,
        by: str | None,
        to: Iterable[str],
        theme: tuple[Span, ...],
        at: Moment | None,
    ) -> Atom[Thread]:
        desk, ref = self._desk, Ref(document, item)
        own = desk.sides(document, by)
        whos = [who for one in desk.members(document, tuple(to)) if (who := desk.who(document, one)) is not None]
        whos = [who for who in whos if (who.country or who.id) not in own]
        who = desk.who(document, by)
        text = " … ".join(" ".join(span.text.split()) for span in theme)
        made = Thread(
            "",
            (ref,),
            kind=kind,
            text=text,
            by=who.id if who else None,
            to=tuple(sorted({one.id for one in whos})),
            at=at,
            due=self._due(document, theme, at),
        )
        stems = tuple(sorted(about(text)))
        if not own or at is None or len(stems) < SHARED:
            return Atom(ref, None, made, theme[0])
        sides = tuple(sorted({one.country or one.id for one in whos}))
        profile = ThreadProfile(kind, "+".join(sorted(own)), sides, quarter_of(at.start[:10]), stems)
        return Atom(ref, msgspec.json.encode(profile).decode(), made, theme[0])

    def _answering(self, document: str, charge: Statement) -> list[str]:
        """Those who answer a charge in the same report."""
        positions = self._desk.reading(document).positions
        asked = {position.question for position in positions if position.statement == charge.id}
        return [p.actor for p in positions if p.question in asked and p.actor and p.statement != charge.id]

    def _first_named(self, document: str, content: tuple[Span, ...], speaker: str | None) -> list[str]:
        """The first actor in the words who is not of the speaker's side."""
        side = self._desk.side(document, speaker)
        mentions = sorted(self._desk.reading(document).mentions, key=lambda mention: mention.start)
        for mention in mentions:
            inside = any(span.start <= mention.start < span.end for span in content)
            if inside and mention.actor and self._desk.side(document, mention.actor) != side:
                return [mention.actor]
        return []

    def _due(self, document: str, theme: tuple[Span, ...], at: Moment | None) -> Moment | None:
        """A time to come that the words name."""
        inside = (
            time.moment
            for time in self._desk.reading(document).moments
            if time.moment and any(span.start <= time.start < span.end for span in theme)
        )
        return next((moment for moment in inside if at and moment.end[:10] > at.end[:10]), None)


def kind_of(statement: Statement) -> ThreadKind | None:
    """The kind of thread that a statement makes; what somebody agreed to do is undertaken, as what is promised is."""
    if statement.force != "accept" or statement.polarity != "positive" or not statement.content:
        return KINDS.get(statement.force)
    first, *then = statement.content[0].text.casefold().split()[:2]
    to_act = first == _INFINITIVE and then and then[0] not in function_words()  # not "to the plan"
    return "commitment" if to_act else None


def bearing_key(quarter: str, side: str, stem: str) -> str:
    """The key under which a thread is found by who may answer it and what it is about."""
    return f"bears {quarter} {side} {stem}"


def borne_key(document: str) -> str:
    """The key under which the threads are found on which something in a document bears."""
    return f"borne {document}"


@lru_cache(maxsize=16384)
def thread_profile(profile: str) -> ThreadProfile:
    """The profile that a key holds."""
    return msgspec.json.decode(profile, type=ThreadProfile)


def _is_said(event: Event, statements: Iterable[Statement]) -> bool:
    """Whether one of the statements has the event's trigger in its words or its verb."""
    return any(
        event.statement == statement.id or (span.start <= event.trigger.start < span.end)
        for statement in statements
        for span in (*statement.cue, *statement.content)
    )


def _first(thread: Thread) -> tuple[str, ...]:
    """What comes first is told of a thread; it must not rest on which of its statements were joined before."""
    at = thread.at
    return at.start if at else _LAST, thread.text, thread.by or _LAST, repr(at)


def _order(bearing: Bearing) -> tuple[str, Ref, str]:
    return bearing.at.start if bearing.at else "", bearing.ref, bearing.stance
