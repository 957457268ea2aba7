"""A reading as rows for the tables of `store.schema`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
from sqlalchemy import Table

from verbale.model import (
    Actor,
    Event,
    LineNumbers,
    Meeting,
    Moment,
    Position,
    Reading,
    RoleKind,
    Silence,
    Source,
    Span,
    Statement,
)
from verbale.store import schema

__all__ = ["evidence", "folded", "item_rows", "reading_row"]

Row = dict[str, Any]
_ENCODE: Final = msgspec.json.Encoder().encode
_NOWHERE: Final = Span(0, 0, "")


def folded(name: str) -> str:
    """A name as it is looked up: case folded, white space made even.

    >>> folded(" Ali  al-DABBAGH ")
    'ali al-dabbagh'
    """
    return " ".join(name.casefold().split())


def evidence(item: Statement | Event | Meeting | Silence | Position) -> Span:
    """The words by which an item is cited; where it has several places, the first of what says most of it."""
    if isinstance(item, Statement):
        spans = item.content or item.cue or item.source
        return min(spans, key=lambda span: span.start, default=_NOWHERE)
    if isinstance(item, Event):
        return item.trigger
    if isinstance(item, Meeting):
        return min(item.evidence, key=lambda span: span.start, default=_NOWHERE)
    return item.evidence


def reading_row(reading: Reading, source: Source) -> Row:
    """The row of `readings`, without its id."""
    document = reading.document
    body = _ENCODE(reading)
    return {
        "source": source.n,
        "reader": source.reader,
        "added": source.added,
        "current": True,
        "published": _day(document.published),
        "title": document.title,
        "url": document.url,
        "about": _ENCODE(source).decode(),
        "text": document.text,
        "body": body.decode(),
        "sha256": hashlib.sha256(body).hexdigest(),
    }


def item_rows(reading: Reading, *, number: int, source: int) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of every other table that the reading fills; tables without rows are left out.

    Args:
        reading: what was found.
        number: the id of its row in `readings`.
        source: the number of its source.
    """
    rows = _Rows(reading, number, source)
    tables = {
        schema.actors: [rows.actor(actor) for actor in reading.actors],
        schema.statements: [rows.statement(statement) for statement in reading.statements],
        schema.events: [rows.event(event) for event in reading.events],
        schema.meetings: [rows.meeting(meeting) for meeting in reading.meetings],
        schema.silences: [rows.silence(silence) for silence in reading.silences],
        schema.positions: [rows.position(position) for position in reading.positions],
        schema.roles: list(rows.roles()),
        schema.actor_names: list(rows.actor_names()),
    }
    return ((table, found) for table, found in tables.items() if found)


class _Rows:
    """Makes the rows of one reading."""

    def __init__(self, reading: Reading, number: int, source: int) -> None:
        self._reading = reading
        self._number = number
        self._source = source
        self._line = LineNumbers(reading.document.text)
        self._published = _day(reading.document.published)
        self._names = {actor.id: actor.name for actor in reading.actors}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._questions = {question.id: question for question in reading.questions}
        self._mentions: dict[str, Span] = {}
        for mention in reading.mentions:
            if mention.actor:
                self._mentions.setdefault(mention.actor, mention)

    def actor(self, actor: Actor) -> Row:
        span = self._mentions.get(actor.id, _NOWHERE)
        return {
            **self._common(actor, span, None),
            "name": actor.name,
            "kind": actor.kind,
            "code": actor.code,
            "country": actor.country,
            "cited": span.text,
        }

    def statement(self, statement: Statement) -> Row:
        spoken = [*(span.text for span in statement.source), self._names.get(statement.speaker.actor or "", "")]
        return {
            **self._common(statement, evidence(statement), statement.said),
            "kind": statement.kind,
            "force": statement.force,
            "polarity": statement.polarity,
            "modality": statement.modality,
            "confidence": statement.confidence,
            "words": " ... ".join(span.text for span in statement.content),
            "speaker": " | ".join(dict.fromkeys(filter(None, spoken))),
        }

    def event(self, event: Event) -> Row:
        return {
            **self._common(event, event.trigger, event.when),
            "root": event.root,
            "cameo": event.cameo,
            "status": event.status,
            "statement": event.statement,
            "confidence": event.confidence,
        }

    def meeting(self, meeting: Meeting) -> Row:
        return {
            **self._common(meeting, evidence(meeting), meeting.when),
            "state": meeting.state,
            "series": meeting.series,
        }

    def silence(self, silence: Silence) -> Row:
        return {**self._common(silence, silence.evidence, None), "kind": silence.kind}

    def position(self, position: Position) -> Row:
        question = self._questions.get(position.question)
        statement = self._statements.get(position.statement or "")
        return {
            **self._common(position, position.evidence, statement.said if statement else None),
            "question_kind": question.kind if question else "other",
            "question": question.text if question else "",
            "value": position.value,
        }

    def roles(self) -> Iterator[Row]:
        """Each part that an actor of the reading plays in an item, once."""
        seen: set[tuple[str, RoleKind, str]] = set()
        for item, role, players in self._parts():
            for actor in players:
                if actor and (item, role, actor) not in seen:
                    seen.add((item, role, actor))
                    yield {"reading": self._number, "item": item, "role": role, "actor": actor}

    def actor_names(self) -> Iterator[Row]:
        """Each name of each actor, folded, once."""
        for actor in self._reading.actors:
            for name in dict.fromkeys(map(folded, (actor.name, *actor.variants))):
                yield {"name": name, "reading": self._number, "actor": actor.id}

    def _parts(self) -> Iterator[tuple[str, RoleKind, Iterable[str | None]]]:
        reading = self._reading
        for statement in reading.statements:
            yield statement.id, "speaker", (statement.speaker.actor,)
            yield statement.id, "addressee", statement.addressees
            yield statement.id, "beneficiary", statement.beneficiaries
        for event in reading.events:
            yield event.id, "source", event.sources
            yield event.id, "target", event.targets
            yield event.id, "beneficiary", event.beneficiaries
        for meeting in reading.meetings:
            yield meeting.id, "host", (meeting.host,)
            yield meeting.id, "chair", (meeting.chair,)
            yield meeting.id, "attendee", (one.actor for one in meeting.attendance if one.present)
        for silence in reading.silences:
            yield silence.id, "by", (silence.by,)
            yield silence.id, "attested_by", (silence.attested_by,)
        for position in reading.positions:
            yield position.id, "speaker", (position.actor,)

    def _common(
        self, item: Actor | Statement | Event | Meeting | Silence | Position, span: Span, when: Moment | None
    ) -> Row:
        return {
            "reading": self._number,
            "source": self._source,
            "id": item.id,
            "day": _day(when) or self._published,
            "line": self._line(span.start),
            "start": span.start,
            "stop": span.end,
            "body": _ENCODE(item).decode(),
        }


def _day(moment: Moment | None) -> str | None:
    return moment.start[: len("2007-05-28")] if moment else None
