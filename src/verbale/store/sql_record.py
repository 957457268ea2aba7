"""A record in a database: the `RecordWriter` that the rest of Verbale is given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Row, Select, bindparam, func, select, update

from verbale.errors import NotInRecord
from verbale.model import (
    EVERYTHING,
    MACHINE,
    Actor,
    ActorName,
    Assembled,
    Citation,
    Clock,
    Document,
    Entry,
    Event,
    Filter,
    Hit,
    Judgement,
    JudgementKind,
    LineNumbers,
    Meeting,
    Position,
    Reading,
    Ref,
    Silence,
    Source,
    Span,
    Statement,
)
from verbale.store.assembly import Assembly
from verbale.store.database import command_of
from verbale.store.entries import ACTORS, EVENTS, MEETINGS, POSITIONS, SILENCES, STATEMENTS, Entries
from verbale.store.judging import Judging
from verbale.store.opening import Mode, open_database
from verbale.store.rows import item_rows, reading_row
from verbale.store.schema import readings, sources
from verbale.store.search import Search
from verbale.store.short_ids import ids_beginning

__all__ = ["SqlRecord"]

Made = TypeVar("Made", bound=Assembled)
_SOURCE: Final = msgspec.json.Decoder(Source)
_READING: Final = msgspec.json.Decoder(Reading)
_LINES_KEPT: Final = 256
_READINGS_KEPT: Final = 4500
"""Readings of a load that are kept for what puts them together, about 50 KB each."""


class SqlRecord:
    """A record kept by SQLAlchemy; a context manager that closes it."""

    def __init__(self, path: Path, clock: Clock, *, mode: Mode = "a") -> None:
        """Open the record.

        Args:
            path: the SQLite file.
            clock: what dates the sources that are added.
            mode: `a` to read and add, making the file where there is none; `r` to read.

        Raises:
            RecordError: it cannot be opened; see `store.opening`.
        """
        self._database = open_database(path, mode=mode)
        self._clock = clock
        self._assembly = Assembly(self._database)
        self._entries = Entries(self._database, settle=self._assembly.write)
        self._search = Search(self._database, self._entries)
        self._judging = Judging(self._database)
        self._lines: dict[str, tuple[int, LineNumbers]] = {}
        self._added: dict[str, Reading] = {}

    def __enter__(self) -> SqlRecord:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # Sources and readings

    def sources(self, *, withdrawn: bool = False) -> Sequence[Source]:
        """The sources by number; with `withdrawn`, those too that were taken out."""
        query = _current(readings.c.about, sources.c.withdrawn)
        return [
            _source(row.about, withdrawn=row.withdrawn)
            for row in self._database.rows(query if withdrawn else query.where(~sources.c.withdrawn))
        ]

    def source(self, document: str) -> Source | None:
        """The source of a document, withdrawn or not."""
        return next(
            (_source(about, withdrawn=out) for about, out in self._database.ask(_ABOUT, {"wanted": document})), None
        )

    def document(self, document: str) -> Document:
        """The stored document."""
        return self.reading(document).document

    def reading(self, document: str) -> Reading:
        """The newest reading of a document, whole."""
        if document in self._added:
            return self._added[document]
        rows = self._database.ask(_BODY, {"wanted": document})
        return _READING.decode(rows[0][0] if rows else self._one(document, readings.c.body).body)

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each source, by number."""
        query = _current(readings.c.body).where(~sources.c.withdrawn)
        for rows in self._database.chunks(query):
            yield from (_READING.decode(row.body) for row in rows)

    # Items of documents

    def actors(self, where: Filter = EVERYTHING) -> Iterator[Entry[Actor]]:
        """The actors of the documents, each cited at its first mention."""
        return self._entries.of(ACTORS, where)

    def statements(self, where: Filter = EVERYTHING) -> Iterator[Entry[Statement]]:
        """The statements of the documents."""
        return self._entries.of(STATEMENTS, where)

    def events(self, where: Filter = EVERYTHING) -> Iterator[Entry[Event]]:
        """The events of the documents."""
        return self._entries.of(EVENTS, where)

    def meetings(self, where: Filter = EVERYTHING) -> Iterator[Entry[Meeting]]:
        """The meetings of the documents."""
        return self._entries.of(MEETINGS, where)

    def silences(self, where: Filter = EVERYTHING) -> Iterator[Entry[Silence]]:
        """The silences of the documents."""
        return self._entries.of(SILENCES, where)

    def positions(self, where: Filter = EVERYTHING) -> Iterator[Entry[Position]]:
        """The positions that one report's voices take."""
        return self._entries.of(POSITIONS, where)

    def entry(self, ref: Ref) -> Entry[Actor | Statement | Event | Meeting | Silence | Position] | None:
        """The item of a document, of whatever kind."""
        return self._entries.one(ref)

    def entries(self, refs: Iterable[Ref]) -> Iterator[Entry[Actor | Statement | Event | Meeting | Silence | Position]]:
        """The items of documents among these, each once and in this order."""
        return self._entries.several(refs)

    def find(self, item_id: str) -> Ref | None:
        """Where an item of a document is."""
        return self._entries.find(item_id)

    def ids(self, beginning: str) -> Sequence[str]:
        """The first few ids that begin so."""
        return ids_beginning(self._database, beginning)

    def cite(self, document: str, span: Span) -> Citation:
        """The citation of words of a document."""
        if document not in self._lines:
            row = self._one(document, readings.c.source, readings.c.text)
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            self._lines[document] = row.source, LineNumbers(row.text)
        number, line = self._lines[document]
        return Citation(number, line(span.start), span)

    def search(self, words: str, where: Filter = EVERYTHING) -> Sequence[Hit]:
        """The best matches first."""
        return self._search(words, where)

    # What is assembled, and judgements

    def items(self, kind: type[Made]) -> Iterator[Made]:
        """The assembled items of one kind, by id."""
        return self._assembly.items(kind)

    def item(self, item_id: str) -> Assembled | None:
        """The assembled item of this id."""
        return self._assembly.item(item_id)

    def items_of(self, kind: type[Made], refs: Iterable[Ref]) -> Iterator[Made]:
        """The assembled items of one kind that rest on any of these, each once."""
        return self._assembly.items_of(kind, refs)

    def items_from(self, kind: type[Made], *documents: str) -> Iterator[Made]:
        """The assembled items of one kind that rest on anything of these documents, each once."""
        return self._assembly.items_from(kind, *documents)

    def lookup(self, kind: type[Made], keys: Iterable[str]) -> Iterator[Made]:
        """The assembled items of one kind that were put under any of these keys, each once."""
        return self._assembly.lookup(kind, keys)

    def called(self, kind: type[Made], words: str, *, whole: bool = True) -> Iterator[Made]:
        """The record's actors of this name, or its questions of this text, each once."""
        return self._assembly.called(kind, words, whole=whole)

    def actor_names(self, ids: Iterable[str] | None = None) -> Iterator[ActorName]:
        """What the record's actors of these ids are called, or all of them, by id."""
        return self._assembly.actor_names(ids)

    def of_country(self, country: str) -> frozenset[str]:
        """The ids of the record's actors of a country."""
        return self._assembly.of_country(country)

    def in_order(
        self,
        kind: type[Made],
        under: Sequence[str],
        *,
        since: str = "",
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Made]:
        """The assembled items of one kind under keys that begin so, in the order of the keys."""
        return self._assembly.in_order(kind, under, since=since, until=until, limit=limit)

    def judgements(
        self,
        kinds: Sequence[JudgementKind] = (),
        *,
        about: Ref | None = None,
        undone: bool = False,
        noted: bool = True,
    ) -> Sequence[Judgement]:
        """The judgements in the order they were made."""
        return self._judging.judgements(kinds, about=about, undone=undone, noted=noted)

    # Writing

    def version(self) -> object:
        """What is another when another program wrote to the record, or what was written here was taken back."""
        return self._database.version()

    def transaction(self) -> AbstractContextManager[None]:
        """What is written inside is kept whole or not at all."""
        return self._database.transaction()

    @contextmanager
    def many(self) -> Iterator[None]:
        """Inside, what is added does not wait for the disk each time; see `Database.many`."""
        try:
            with self._database.many():
                yield
        finally:
            self._added.clear()

    def add(self, reading: Reading, *, reader: str, again: bool = False) -> Source | None:
        """The new or newly read source; None where this reader's reading of this document is there already.

        With `again`, one that is there and no longer counts does so again.
        """
        document = reading.document
        now = self._clock.now().isoformat(timespec="seconds")
        with self.transaction():
            known = self._database.ask(_KNOWN, {"wanted": document.id})
            before = self._reading_by(known[0][0], reader) if known else None
            if before is not None and (before.current or not again):
                return None
            number, added, withdrawn = known[0] if known else (self._new_source(document.id, now), now, False)
            about = Source(
                number,
                document.id,
                added,
                reader,
                withdrawn=bool(withdrawn),
                title=document.title,
                url=document.url,
                published=document.published,
                language=document.language,
                provenance=document.provenance,
            )
            if known:
                self._database.execute(update(readings).where(readings.c.source == number).values(current=False))
            if before is not None:
                self._database.execute(update(readings).where(readings.c.id == before.id).values(current=True))
            else:
                made = self._database.insert_one(readings, {**reading_row(reading, about), "added": now})
                for table, rows in item_rows(reading, number=made, source=number):
                    self._database.insert(table, rows)
        self._lines.pop(document.id, None)
        if len(self._added) >= _READINGS_KEPT:
            self._added.clear()
        if self._database.loading:
            self._added[document.id] = reading
        return about

    def ids_of(self, kind: type[Assembled], refs: Iterable[Ref]) -> Mapping[Ref, str]:
        """The id of the assembled item of one kind that rests on each of these."""
        return self._assembly.ids_of(kind, refs)

    def put(self, item: Assembled, *, keys: Iterable[str] = ()) -> None:
        """Keep an assembled item in place of the one of the same id, to be found by `lookup` under these keys."""
        with self.transaction():
            self._assembly.put_all([(item, keys)])

    def put_all(self, items: Iterable[tuple[Assembled, Iterable[str]]]) -> None:
        """Keep many items, each under its keys."""
        with self.transaction():
            self._assembly.put_all(items)

    def drop(self, item_ids: Iterable[str]) -> None:
        """Take assembled items out."""
        with self.transaction():
            self._assembly.drop(item_ids)

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one twice is kept once."""
        self._judging.judge(judgement)

    def undo(self, judgement_id: str, *, by: str, at: str) -> Judgement:
        """The judgement as undone."""
        return self._judging.undo(judgement_id, by=by, at=at)

    def content_hash(self) -> str:
        """SHA-256 of the newest readings and of what people decided.

        Numbers and times of loading are left out, and so is what is assembled with the machine's notes of it, which
        follows from the rest.
        """
        digest = hashlib.sha256()
        held = _current(sources.c.document, readings.c.reader, readings.c.sha256)
        lines = [f"{row.document} {row.reader} {row.sha256}" for row in self._database.rows(held)]
        for one in self.judgements(undone=True, noted=False):
            subjects = [(s.document, s.item) for s in one.subjects]
            if one.by.startswith(MACHINE):
                lines.append(repr((one.kind, "undone", one.value or subjects)))
            elif one.undone is None:
                lines.append(repr((one.kind, subjects, one.value, one.by)))
        for line in sorted(lines):
            digest.update(line.encode() + b"\n")
        return digest.hexdigest()

    def _reading_by(self, number: int, reader: str) -> Row[Any] | None:
        query = select(readings.c.id, readings.c.current)
        query = query.where(readings.c.source == number, readings.c.reader == reader)
        return next(iter(self._database.rows(query)), None)

    def _new_source(self, document: str, now: str) -> int:
        """The next number, which is never given twice, for a document that is not there yet."""
        number = 1 + (self._database.ask(_NEXT, {})[0][0] or 0)
        self._database.insert(sources, [{"n": number, "document": document, "added": now, "withdrawn": False}])
        return number

    def _one(self, document: str, *columns: Any) -> Row[Any]:
        rows = self._database.rows(_current(*columns).where(sources.c.document == document))
        if not rows:
            raise NotInRecord(f"There is no document {document} in {self._database.path}: check the id.")
        return rows[0]


def _current(*columns: Any) -> Select[Any]:
    """A query for columns of each source and its newest reading, by number."""
    query = select(*columns).select_from(sources).join(readings, readings.c.source == sources.c.n)
    return query.where(readings.c.current).order_by(sources.c.n)


def _source(about: str, *, withdrawn: bool) -> Source:
    return msgspec.structs.replace(_SOURCE.decode(about), withdrawn=bool(withdrawn))


# What is asked of each document of a load, made once.
_ABOUT: Final = command_of(
    _current(readings.c.about, sources.c.withdrawn).where(sources.c.document == bindparam("wanted"))
)
_KNOWN: Final = command_of(
    select(sources.c.n, sources.c.added, sources.c.withdrawn).where(sources.c.document == bindparam("wanted"))
)
_NEXT: Final = command_of(select(func.max(sources.c.n)))
_BODY: Final = command_of(_current(readings.c.body).where(sources.c.document == bindparam("wanted")))
