"""A record as JSON lines, from which the same record can be made again: nothing is lost.

The first line says what it is, then come the sources with their newest readings, the judgements in the order they were
made, undone ones too, and what was put together of them:

    {"schema": "verbale-record/1", "content": "SHA-256"}
    {"source": {...}, "reading": {...}}
    {"judgement": {...}}
    {"assembled": {...}}
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

__all__ = ["RECORD_SCHEMA", "Head", "Piece", "pieces", "record_jsonl"]

RECORD_SCHEMA: Final = "verbale-record/1"


class Head(msgspec.Struct, frozen=True):
    """The first line: the schema, and the content hash of the record it was made of."""

    schema: str
    content: str


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


def record_jsonl(record: RecordReader) -> Iterator[bytes]:
    """The lines, each ending in a newline; withdrawn sources are there too, with the judgement that withdrew them."""
    yield _line(Head(RECORD_SCHEMA, record.content_hash()))
    for source in record.sources(withdrawn=True):
        yield _line({"source": source, "reading": record.reading(source.document)})
    for judgement in record.judgements(undone=True):
        yield _line({"judgement": judgement})
    for kind in ASSEMBLED:
        for item in record.items(kind):
            yield _line({"assembled": item})


def pieces(lines: Iterable[bytes]) -> tuple[Head, Iterator[tuple[Source, Reading] | Judgement | Assembled]]:
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


def _pieces(numbered: Iterable[tuple[int, bytes]]) -> Iterator[tuple[Source, Reading] | Judgement | Assembled]:
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
            else:
                raise InputError(f"Line {number} holds nothing of a record.")
        except msgspec.DecodeError as error:
            raise InputError(f"Line {number} is not of an exported record: {error}.") from error


def _line(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
