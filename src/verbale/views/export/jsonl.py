"""A record as JSON lines, from which the same record can be made again: nothing is lost.

The first line says what it is, then come the sources with their newest readings, the judgements in the order they were
made, undone ones too, and what was put together of them; at the end the logs of its mechanisms, as far as the reader
for whom the export is may see what their entries say:

    {"schema": "verbale-record/1", "content": "SHA-256"}
    {"source": {...}, "reading": {...}}
    {"judgement": {...}}
    {"assembled": {...}}
    {"log": {"mechanism", "entries", "head", "copy_for"}}
    {"entry": {...}, "payload": {"salt", "body"}}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from verbale.errors import InputError
from verbale.model import (
    ASSEMBLED,
    Assembled,
    Judgement,
    Reading,
    RecordActor,
    RecordDivergence,
    RecordEvent,
    RecordMeeting,
    RecordPosition,
    RecordQuestion,
    RecordReader,
    Source,
    Story,
    Thread,
)
from verbale.model.log import LogEntry, Payload

__all__ = ["RECORD_SCHEMA", "Head", "LogHead", "Logged", "Piece", "log_jsonl", "pieces", "record_jsonl"]

RECORD_SCHEMA: Final = "verbale-record/1"


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """The first line: the schema, the content hash of the record it was made of, and how many logs come at the end."""

    schema: str
    content: str
    logs: int = 0


class LogHead(msgspec.Struct, frozen=True):
    """What stands before the entries of a log: whose it is, how many follow, the hash of the last one, and for whom the
    copy was made, None where it is the whole log."""

    mechanism: str
    entries: int
    head: str
    copy_for: str | None = None


class Logged(msgspec.Struct, frozen=True):
    """An entry of a log, and what it says; None where that was redacted or is hidden from whoever the export is for."""

    entry: LogEntry
    payload: Payload | None


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line after the first; one of its fields, or `source` and `reading` together."""

    source: Source | None = None
    reading: Reading | None = None
    judgement: Judgement | None = None
    assembled: (
        Story
        | RecordActor
        | RecordEvent
        | RecordMeeting
        | RecordQuestion
        | RecordPosition
        | RecordDivergence
        | Thread
        | None
    ) = None
    log: LogHead | None = None
    entry: LogEntry | None = None
    payload: Payload | None = None


Held = tuple[Source, Reading] | Judgement | Assembled | LogHead | Logged
"""What a line holds."""


def record_jsonl(record: RecordReader, *, logs: int = 0) -> Iterator[bytes]:
    """The lines, each ending in a newline; withdrawn sources are there too, with the judgement that withdrew them.

    `logs` says how many logs of mechanisms will follow, by `log_jsonl`.
    """
    yield _line(Head(RECORD_SCHEMA, record.content_hash(), logs))
    for source in record.sources(withdrawn=True):
        yield _line({"source": source, "reading": record.reading(source.document)})
    for judgement in record.judgements(undone=True):
        yield _line({"judgement": judgement})
    for kind in ASSEMBLED:
        for item in record.items(kind):
            yield _line({"assembled": item})


def log_jsonl(head: LogHead, entries: Iterable[Logged]) -> Iterator[bytes]:
    """The lines of a log, each ending in a newline."""
    yield _line({"log": head})
    yield from map(_line, entries)


def pieces(lines: Iterable[bytes]) -> tuple[Head, Iterator[Held]]:
    """The head, and what the other lines hold, in order.

    Raises:
        InputError: a line is not what it should be; the message gives its number.
    """
    numbered = iter(enumerate(lines, start=1))
    _, first = next(numbered, (1, b""))
    try:
        head = msgspec.json.decode(first, type=Head)
    except msgspec.DecodeError as error:
        raise InputError(f"Line 1 is not the head of an exported record: {error}.") from error
    if head.schema != RECORD_SCHEMA:
        raise InputError(f"Line 1 says {head.schema}, and this version reads {RECORD_SCHEMA} alone.")
    return head, _pieces(numbered)


def _pieces(numbered: Iterable[tuple[int, bytes]]) -> Iterator[Held]:
    decoder = msgspec.json.Decoder(Piece)
    for number, line in numbered:
        try:
            piece = decoder.decode(line)
            if piece.source is not None and piece.reading is not None:
                yield piece.source, piece.reading
            elif piece.judgement is not None:
                yield piece.judgement
            elif piece.assembled is not None:
                yield piece.assembled
            elif piece.log is not None:
                yield piece.log
            elif piece.entry is not None:
                yield Logged(piece.entry, piece.payload)
            else:
                raise InputError(f"Line {number} holds nothing of a record.")
        except msgspec.DecodeError as error:
            raise InputError(f"Line {number} is not of an exported record: {error}.") from error


def _line(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
