"""A record as flat tables: a row an item, each with its report, line, offsets and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import msgspec

from verbale.model import (
    Assembled,
    Entry,
    Moment,
    RecordActor,
    RecordDivergence,
    RecordEvent,
    RecordMeeting,
    RecordPosition,
    RecordQuestion,
    RecordReader,
    Span,
    Story,
    Thread,
)

__all__ = ["TABLES", "Cell", "table_rows"]

Cell = str | int | float | bool | None
Row = dict[str, Cell]
_WHERE: Final = ("id", "document", "source", "line", "start", "end", "words", "day")
_WHEN: Final = ("when_start", "when_end", "when_precision", "when_words")

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "sources": ("n", "document", "title", "url", "published_start", "published_end", "language", "agency", "publisher",
                "portal", "repost", "added", "reader", "withdrawn", "story"),
    "actors": (*_WHERE, "name", "kind", "code", "country", "variants", "offices", "record_actor"),
    "statements": (*_WHERE, "kind", "force", "polarity", "modality", "manner", "speaker", "speaker_name",
                   "record_speaker", "source_words", "cue", "content", "quoted", "addressees", "beneficiaries",
                   "parent", "occasion", "said_start", "said_end", "said_words", "confidence"),
    "events": (*_WHERE, "root", "mode", "contexts", "cameo", "status", "sources", "targets", "theme", *_WHEN, "place",
               "place_country", "statement", "confidence"),
    "meetings": (*_WHERE, "state", "series", *_WHEN, "place", "venue", "host", "chair", "format", "direct", "level",
                 "claimed_by"),
    "attendance": ("meeting", "document", "source", "line", "start", "end", "words", "actor", "actor_name", "phase",
                   "present"),
    "silences": (*_WHERE, "kind", "by", "about", "attested_by"),
    "positions": (*_WHERE, "question", "actor", "value", "statement"),
    "roles": ("item", "document", "role", "actor", "name", "record_actor"),
    "judgements": ("id", "kind", "subjects", "by", "at", "value", "score", "undone_by", "undone_at"),
    "record_actors": ("id", "name", "kind", "code", "country", "variants", "offices"),
    "record_events": ("id", "root", "sources", "targets", "status", *_WHEN),
    "record_meetings": ("id", "state", "parties", "host", "chair", *_WHEN),
    "record_questions": ("id", "kind", "text", "about"),
    "record_positions": ("id", "question", "actor", "value", "words", "at"),
    "record_divergences": ("id", "question", "kind", "positions", "note"),
    "threads": ("id", "kind", "text", "by", "to", "at", "due_start", "due_end", "state"),
    "bearings": ("thread", "document", "item", "stance", "at"),
    "stories": ("id", "agency"),
    "made_of": ("id", "document", "item"),
}  # fmt: skip
"""The tables and their columns. Lists stand in one cell, parted by `; `; `made_of` says what each item of the record
rests on."""


def table_rows(record: RecordReader, table: str) -> Iterator[Row]:
    """The rows of a table, each with every column of `TABLES`.

    Args:
        record: what to export.
        table: a name of `TABLES`.
    """
    columns = TABLES[table]
    return ({column: row.get(column) for column in columns} for row in _MAKERS[table](record))


def _sources(record: RecordReader) -> Iterator[Row]:
    story_of = {ref.document: story.id for story in record.items(Story) for ref in story.refs}
    for source in record.sources(withdrawn=True):
        row: Row = {name: getattr(source, name) for name in TABLES["sources"] if hasattr(source, name)}
        row |= _moment(source.published, "published")
        for role in ("agency", "publisher", "portal", "repost"):
            row[role] = _listed(link.name for link in source.provenance if link.role == role)
        yield row | {"story": story_of.get(source.document)}


def _place(entry: Entry[Any]) -> Row:
    span = entry.citation.span
    return {
        "id": entry.ref.item, "document": entry.ref.document, "source": entry.citation.source,
        "line": entry.citation.line, "start": span.start, "end": span.end, "words": span.text, "day": entry.day,
    }  # fmt: skip


def _actors(record: RecordReader) -> Iterator[Row]:
    taken = {ref: actor.id for actor in record.items(RecordActor) for ref in actor.refs}
    for entry in record.actors():
        actor = entry.item
        yield _place(entry) | {
            "name": actor.name, "kind": actor.kind, "code": actor.code, "country": actor.country,
            "variants": _listed(actor.variants), "offices": _listed(actor.offices),
            "record_actor": taken.get(entry.ref),
        }  # fmt: skip


def _statements(record: RecordReader) -> Iterator[Row]:
    for entry in record.statements():
        said = entry.item
        speaker = next((role for role in entry.roles if role.role == "speaker"), None)
        yield _place(entry) | _moment(said.said, "said") | {
            "kind": said.kind, "force": said.force, "polarity": said.polarity, "modality": said.modality,
            "manner": said.manner, "speaker": said.speaker.actor, "speaker_name": speaker.name if speaker else None,
            "record_speaker": speaker.record if speaker else None, "source_words": _words(said.source),
            "cue": _words(said.cue), "content": _words(said.content), "quoted": _words(said.quoted),
            "addressees": _players(entry, "addressee"), "beneficiaries": _players(entry, "beneficiary"),
            "parent": said.parent, "occasion": said.occasion.kind if said.occasion else None,
            "confidence": said.confidence,
        }  # fmt: skip


def _events(record: RecordReader) -> Iterator[Row]:
    for entry in record.events():
        event = entry.item
        yield _place(entry) | _moment(event.when, "when") | {
            "root": event.root, "mode": event.mode, "contexts": _listed(event.contexts), "cameo": event.cameo,
            "status": event.status, "sources": _players(entry, "source"), "targets": _players(entry, "target"),
            "theme": _words(event.theme), "place": event.where.name if event.where else None,
            "place_country": event.where.country if event.where else None, "statement": event.statement,
            "confidence": event.confidence,
        }  # fmt: skip


def _meetings(record: RecordReader) -> Iterator[Row]:
    for entry in record.meetings():
        meeting = entry.item
        yield _place(entry) | _moment(meeting.when, "when") | {
            "state": meeting.state, "series": meeting.series, "place": meeting.where.name if meeting.where else None,
            "venue": meeting.venue.text if meeting.venue else None, "host": _players(entry, "host"),
            "chair": _players(entry, "chair"), "format": meeting.format, "direct": meeting.direct,
            "level": meeting.level, "claimed_by": _listed(meeting.claimed_by),
        }  # fmt: skip


def _attendance(record: RecordReader) -> Iterator[Row]:
    for entry in record.meetings():
        names = {role.actor: role.name for role in entry.roles}
        for one in entry.item.attendance:
            cite = record.cite(entry.ref.document, one.evidence)
            yield {
                "meeting": entry.ref.item, "document": entry.ref.document, "source": cite.source, "line": cite.line,
                "start": one.evidence.start, "end": one.evidence.end, "words": one.evidence.text, "actor": one.actor,
                "actor_name": names.get(one.actor), "phase": one.phase, "present": one.present,
            }  # fmt: skip


def _silences(record: RecordReader) -> Iterator[Row]:
    for entry in record.silences():
        yield _place(entry) | {
            "kind": entry.item.kind, "by": _players(entry, "by"), "attested_by": _players(entry, "attested_by"),
            "about": entry.item.about.text if entry.item.about else None,
        }  # fmt: skip


def _positions(record: RecordReader) -> Iterator[Row]:
    for entry in record.positions():
        item = entry.item
        yield _place(entry) | {
            "question": item.question, "actor": _players(entry, "speaker"), "value": item.value,
            "statement": item.statement,
        }  # fmt: skip


def _roles(record: RecordReader) -> Iterator[Row]:
    streams: tuple[Iterable[Entry[Any]], ...] = (
        record.statements(), record.events(), record.meetings(), record.silences(), record.positions()
    )  # fmt: skip
    for entry in chain.from_iterable(streams):
        for role in entry.roles:
            yield {
                "item": entry.ref.item, "document": entry.ref.document, "role": role.role, "actor": role.actor,
                "name": role.name, "record_actor": role.record,
            }  # fmt: skip


def _judgements(record: RecordReader) -> Iterator[Row]:
    for one in record.judgements(undone=True):
        yield {
            "id": one.id, "kind": one.kind, "by": one.by, "at": one.at, "value": one.value, "score": one.score,
            "subjects": _listed(f"{s.document} {s.item}".strip() for s in one.subjects),
            "undone_by": one.undone.by if one.undone else None, "undone_at": one.undone.at if one.undone else None,
        }  # fmt: skip


def _made(kind: type[Assembled]) -> Callable[[RecordReader], Iterator[Row]]:
    """The maker of a table of assembled items: their fields by name, lists in one cell, moments as columns."""

    def rows(record: RecordReader) -> Iterator[Row]:
        for item in record.items(kind):
            row: Row = {}
            for name in item.__struct_fields__:
                value = getattr(item, name)
                if isinstance(value, tuple):
                    row[name] = _listed(part for part in value if isinstance(part, str))
                elif isinstance(value, Moment):
                    row |= _moment(value, name) | {name: value.start}
                elif not isinstance(value, msgspec.Struct):
                    row[name] = value
            yield row

    return rows


def _bearings(record: RecordReader) -> Iterator[Row]:
    for thread in record.items(Thread):
        for one in thread.bearings:
            yield {
                "thread": thread.id, "document": one.ref.document, "item": one.ref.item, "stance": one.stance,
                "at": one.at.start if one.at else None,
            }  # fmt: skip


_KINDS: Final[Mapping[str, type[Assembled]]] = {
    "record_actors": RecordActor,
    "record_events": RecordEvent,
    "record_meetings": RecordMeeting,
    "record_questions": RecordQuestion,
    "record_positions": RecordPosition,
    "record_divergences": RecordDivergence,
    "threads": Thread,
    "stories": Story,
}


def _made_of(record: RecordReader) -> Iterator[Row]:
    for kind in _KINDS.values():
        for item in record.items(kind):
            for ref in item.refs:
                yield {"id": item.id, "document": ref.document, "item": ref.item}


_MAKERS: Final[Mapping[str, Callable[[RecordReader], Iterator[Row]]]] = {
    "sources": _sources,
    "actors": _actors,
    "statements": _statements,
    "events": _events,
    "meetings": _meetings,
    "attendance": _attendance,
    "silences": _silences,
    "positions": _positions,
    "roles": _roles,
    "judgements": _judgements,
    "bearings": _bearings,
    "made_of": _made_of,
    **{name: _made(kind) for name, kind in _KINDS.items()},
}


def _moment(moment: Moment | None, name: str) -> Row:
    if moment is None:
        return {}
    return {
        f"{name}_start": moment.start, f"{name}_end": moment.end, f"{name}_precision": moment.precision,
        f"{name}_words": moment.text,
    }  # fmt: skip


def _words(spans: tuple[Span, ...]) -> str:
    return " ... ".join(span.text for span in spans)


def _listed(values: Iterable[str]) -> str:
    return "; ".join(values)


def _players(entry: Entry[Any], kind: str) -> str:
    return _listed(role.name for role in entry.roles if role.role == kind)
