"""One event across reports: the same act by and on the same sides on the same day, or a sentence printed again.

An act without a theme is told apart from another of the same day only by who acts, on whom and where; where that is not
known, two reports of it stay two events. A missed merge shows in the counts, a wrong one would hide an event.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Final

import msgspec

from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.moments import closest, day_of, quarter_of
from verbale.assemble.told import told, told_together
from verbale.assemble.wording import sentence_at, stems
from verbale.model import Event, RecordEvent, Ref, Status

__all__ = ["Events", "dated_keys"]

STATUSES: Final[tuple[Status, ...]] = (
    "occurred", "reported", "denied", "demanded", "planned", "conditional", "hypothetical",
)  # fmt: skip
"""The statuses of an event, what is told with the least reserve first."""

SAME_SENTENCE, SAME_ACT = 0.95, 0.85

LONG_SENTENCE: Final = 8
"""Stems that a sentence must have to be known as a copy when it is met again. Own choice."""


class EventProfile(msgspec.Struct, frozen=True):
    """An event as one report tells it: hashes of the act with its day and sides, and of the sentence, each None where
    there is too little to know it by; the root and stems of a dated act, by which others look for it."""

    act: str | None
    sentence: str | None
    dated: tuple[str, ...] = ()


class Events(Matter[RecordEvent]):
    """How events are joined."""

    kind = RecordEvent
    prefix: ClassVar[str] = "re"
    implied: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def atoms(self, document: str) -> Iterator[Atom[RecordEvent]]:
        """The events of a document."""
        for event in self._desk.reading(document).events:
            yield self._atom(document, event)

    def atom(self, ref: Ref) -> Atom[RecordEvent] | None:
        """The event of a document again."""
        for event in self._desk.reading(ref.document).events:
            if event.id == ref.item:
                return self._atom(ref.document, event)
        return None

    def blocks(self, profile: str) -> Iterable[str]:
        """The act and the sentence."""
        event = _profile(profile)
        yield from (f"#{mark}" for mark in (event.act, event.sentence) if mark)

    def found_under(self, profile: str) -> Iterable[str]:
        """The root with each stem of the theme, where the day is known."""
        return _profile(profile).dated

    def alike(self, first: str, second: str) -> float | None:
        """How likely the two are one event."""
        one, other = _profile(first), _profile(second)
        if one.sentence and one.sentence == other.sentence:
            return SAME_SENTENCE
        return SAME_ACT if one.act and one.act == other.act else None

    def merge(self, items: Sequence[RecordEvent]) -> RecordEvent:
        """The event with every status that is told of it."""
        return RecordEvent(
            "",
            joined_refs(items),
            root=min(item.root for item in items),
            sources=tuple(sorted({actor for item in items for actor in item.sources})),
            targets=tuple(sorted({actor for item in items for actor in item.targets})),
            when=closest(item.when for item in items),
            status=min((item.status for item in items), key=STATUSES.index),
            told=told_together(item.told for item in items),
        )

    def _atom(self, document: str, event: Event) -> Atom[RecordEvent]:
        ref = Ref(document, event.id)
        made = RecordEvent(
            "",
            (ref,),
            root=event.root,
            sources=self._ids(document, event.sources),
            targets=self._ids(document, event.targets),
            when=event.when,
            status=event.status,
            told=told(event.status, ref),
        )
        day = day_of(event.when)
        dated = tuple(dated_keys(event, quarter_of(day))) if day else ()
        profile = EventProfile(self._act(document, event), self._sentence(document, event), dated)
        known = profile.act or profile.sentence
        return Atom(ref, msgspec.json.encode(profile).decode() if known else None, made, event.trigger)

    def _ids(self, document: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        members = self._desk.members(document, actors)
        return tuple(sorted({who.id for member in members if (who := self._desk.who(document, member))}))

    def _sides(self, document: str, actors: tuple[str, ...]) -> list[str]:
        members = self._desk.members(document, actors)
        return sorted({side for member in members if (side := self._desk.side(document, member))})

    def _act(self, document: str, event: Event) -> str | None:
        """The act with its day and sides; None where these do not tell it from another."""
        day = day_of(event.when)
        sources, targets = self._sides(document, event.sources), self._sides(document, event.targets)
        if day is None or not sources:
            return None
        about = " ".join(sorted({stem for span in event.theme for stem in stems(span.text)}))
        if event.root == "CONSULT" and not about:
            both = sorted({*sources, *targets})
            return _hash("CONSULT", event.mode, day, *both) if len(both) > 1 else None
        if about:
            return _hash(event.root, event.mode, day, about, ",".join(sources), ",".join(targets))
        where = event.where.name if event.where else None
        ends = [",".join(self._ids(document, actors)) for actors in (event.sources, event.targets)]
        return (
            _hash(event.root, event.mode, day, where, *stems(event.trigger.text), *ends) if where and targets else None
        )

    def _sentence(self, document: str, event: Event) -> str | None:
        """The sentence of the event, with its trigger; None where it is too short to be known again."""
        text = self._desk.reading(document).document.text
        words = stems(sentence_at(text, event.trigger.start, event.trigger.end))
        moment = day_of(event.when)
        return _hash(event.root, moment, event.trigger.text, *words) if len(words) >= LONG_SENTENCE else None


def dated_keys(event: Event, quarter: str) -> list[str]:
    """The keys under which an event of this root and theme is found that is dated in the quarter."""
    return sorted({f"dated {quarter} {event.root} {stem}" for span in event.theme for stem in stems(span.text)})


@lru_cache(maxsize=16384)
def _profile(profile: str) -> EventProfile:
    return msgspec.json.decode(profile, type=EventProfile)


def _hash(*parts: object) -> str:
    return hashlib.blake2b("\x1f".join(str(part) for part in parts).encode(), digest_size=10).hexdigest()
