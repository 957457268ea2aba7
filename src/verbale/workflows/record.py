"""Keeps a record: `open` one, add readings to it, ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from verbale.assemble import Assembling, unassembled
from verbale.errors import NotInRecord, RecordLocked, RecordReadOnly
from verbale.model import (
    EVERYTHING,
    Actor,
    Assembled,
    Entry,
    Event,
    Filter,
    Hit,
    Judgement,
    Meeting,
    Position,
    Reading,
    RecordReader,
    RecordWriter,
    Ref,
    Silence,
    Source,
    Statement,
    Story,
)
from verbale.store.opening import Mode
from verbale.store.sql_record import SqlRecord
from verbale.views.judged import Judged
from verbale.views.whole_ids import whole_id
from verbale.views.wording import plural
from verbale.workflows.collecting import uncollected

__all__ = ["Added", "Assembler", "Record", "Shown", "SystemClock", "open", "reader_version"]

Assembler = Callable[[RecordWriter, Sequence[str]], None]
"""Brings what a record has put together up to date with these documents, which were added, withdrawn or judged."""

ASSEMBLED_AT_ONCE: Final = 4000
"""Reports of a load that are put together at once: what many of them touch is written once. Own choice: with 2,000 a
load of 100,000 statements takes a fifth longer, with 4,000 a tenth more memory."""

_WITH: Final = "; "
"""What stands between a version and the options with which it read."""

Shown = (
    Source
    | Judgement
    | Assembled
    | Entry[Actor | Statement | Event | Meeting | Silence | Position]
)  # fmt: skip
"""What `Record.show` may give back."""


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """The present time."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Added:
    """What a load added: `known` reports were there already, `again` were there from an older reader."""

    reports: int = 0
    known: int = 0
    again: int = 0
    statements: int = 0
    events: int = 0
    meetings: int = 0

    def __str__(self) -> str:
        """One line for people.

        >>> print(Added(reports=1, known=2, statements=11, events=7))
        1 report added (11 statements, 7 events, 0 meetings), 2 there already
        """
        counted = ((self.statements, "statement"), (self.events, "event"), (self.meetings, "meeting"))
        found = ", ".join(plural(number, noun) for number, noun in counted)
        again = f", {self.again:,} read again" if self.again else ""
        return f"{plural(self.reports, 'report')} added{again} ({found}), {self.known:,} there already"


class Record:
    """A record of many reports; `open` makes one, and it is to be closed or used as a context manager.

    `reader` asks it everything (`verbale.model.RecordReader`); the methods here are what is asked most.
    """

    def __init__(self, store: SqlRecord, *, reader: str, assembler: Callable[[], Assembler]) -> None:
        self._store = store
        self._reader = reader
        self._assembler = assembler

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def reader(self) -> RecordReader:
        """The record as views and exports ask it."""
        return self._store

    @property
    def writer(self) -> RecordWriter:
        """The record as what assembles and reviews it writes to it."""
        return self._store

    def add(self, reading: Reading) -> Source | None:
        """The new source, or None where this version's reading of the document is there already.

        The report and what follows from it for the record are kept together or not at all.

        Raises:
            RecordError: it cannot be kept; the record is as it was.
        """
        with self._store.transaction():
            source = self._kept(reading)
            if source is not None:
                self._assembler()(self._store, [source.document])
        return source

    def holds(self, document: str) -> bool:
        """Whether what counts for the document of this id is a reading by this version, made with these options.

        A reading that was made with options stays where none are given.
        """
        return self._reads_alike(self._store.source(document))

    def _reads_alike(self, source: Source | None) -> bool:
        if source is None:
            return False
        return source.reader == self._reader or source.reader.startswith(f"{self._reader}{_WITH}")

    def _kept(self, reading: Reading) -> Source | None:
        known = self._store.source(reading.document.id)
        if self._reads_alike(known):
            return None
        otherwise = known is not None and known.reader.split(_WITH)[0] == self._reader.split(_WITH)[0]
        return self._store.add(reading, reader=self._reader, again=otherwise)

    def assemble_again(self, documents: Iterable[str]) -> None:
        """Put together anew what rests on these documents, as after a judgement about them."""
        with self._store.transaction():
            self._assembler()(self._store, [document for document in documents if self._store.source(document)])

    def to_pandas(self, table: str = "statements") -> Any:
        """A table of `verbale.views.export.TABLES` as a pandas DataFrame, as people judged the record.

        Raises:
            UsageError: there is no such table.
            SetupError: pandas is not installed.
        """
        from verbale.views.export import to_pandas

        return to_pandas(self._judged(), table)

    def add_all(self, readings: Iterable[Reading]) -> Added:
        """What the load added; each report is kept as soon as it is read, and one twice is kept once.

        They are put together with what the record holds in turns, and those of an earlier load too that was broken off.

        Raises:
            RecordError: one cannot be kept; those before it are.
        """
        before = len(self._store.sources(withdrawn=True))
        added = Added()
        waiting = unassembled(self._store)
        assemble = self._assembler()
        with self._store.many():
            try:
                for reading in readings:
                    source = self._kept(reading)
                    added = _counted(added, reading, kept=source is not None)
                    waiting += [source.document] if source is not None else []
                    while len(waiting) >= ASSEMBLED_AT_ONCE:
                        turn, waiting = waiting[:ASSEMBLED_AT_ONCE], waiting[ASSEMBLED_AT_ONCE:]
                        self._assemble_many(assemble, turn)
            finally:
                if waiting:
                    self._assemble_many(assemble, waiting)
        again = added.reports - (len(self._store.sources(withdrawn=True)) - before)
        return replace(added, reports=added.reports - again, again=again)

    def _assemble_many(self, assemble: Assembler, documents: Sequence[str]) -> None:
        """Put together a portion of a load."""
        with uncollected():
            assemble(self._store, documents)

    def sources(self) -> Sequence[Source]:
        """The sources by number, without those that were withdrawn."""
        return self._store.sources()

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each source, by number."""
        return self._store.readings()

    def search(self, words: str, where: Filter = EVERYTHING) -> Sequence[Hit]:
        """The best matches first, as people judged the record: what was said, then what else stands in the texts.

        Args:
            words: all must match; `"..."` is a phrase, `accus*` any ending.
            where: what to look through; its `limit` is how many matches to give.
        """
        return self._judged().search(words, where)

    def show(self, item_id: str) -> Shown:
        """What has this id, as people judged it: a source (by its number too), an item of a document, an assembled item
        or a judgement. The beginning of an id will do where no other begins so.

        Raises:
            NotInRecord: nothing has it, several begin so, people rejected it, or its source was withdrawn.
        """
        store, judged = self._store, self._judged()
        item_id = whole_id(store, item_id)
        if item_id.isdecimal():
            found: Shown | None = next((s for s in store.sources(withdrawn=True) if s.n == int(item_id)), None)
        else:
            ref = judged.find(item_id)
            found = judged.entry(ref) if ref else store.source(item_id) or judged.item(item_id)
        if found is None:
            found = next((one for one in store.judgements(undone=True) if one.id == item_id), None)
        if found is None:
            raise NotInRecord(self._missing(item_id))
        return found

    def _judged(self) -> Judged:
        return Judged(self._store)

    def _missing(self, item_id: str) -> str:
        """Why there is nothing to show."""
        for made in self._store.judgements(("reject",)):
            if any(subject.item == item_id for subject in made.subjects):
                return f"{item_id} was rejected by {made.by}: `verbale undo RECORD {made.id}` takes that back."
        return f"There is no {item_id} in the record: take an id or number that it shows."


def open(path: str | Path, *, mode: Mode = "a", read_with: Iterable[str] = ()) -> Record:
    """The record in a file.

    Args:
        path: an SQLite file, by custom `.db`.
        mode: `a` to read and add, making the file where there is none; `r` to read.
        read_with: the options with which the readings were made that are to be added, in words. One made with others
            than those in the record takes their place.

    Raises:
        RecordError: it cannot be opened; the message is one sentence that says why and what to do.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open(f"{folder}/talks.db") as record:
    ...     len(record.sources())
    0
    """
    record = _opened(Path(path), mode, read_with)
    if not _is_put_together(record):
        if mode == "a":
            record.add_all(())
        else:
            record.close()
            with suppress(RecordLocked, RecordReadOnly), _opened(Path(path), "a", read_with) as made:
                made.add_all(())
            record = _opened(Path(path), mode, read_with)
    return record


def _opened(path: Path, mode: Mode, read_with: Iterable[str]) -> Record:
    reader = _WITH.join([reader_version(), *read_with])
    return Record(SqlRecord(path, SystemClock(), mode=mode), reader=reader, assembler=Assembling)


def _is_put_together(record: Record) -> bool:
    """Whether anything was put together: not where an older version made it or its first load was broken off."""
    first = [Ref(source.document, source.document) for source in record.sources()[:1]]
    return not first or bool(record.writer.ids_of(Story, first))


def reader_version() -> str:
    """The version under which a reading is kept: another one's reading of the same document is kept beside it."""
    return version("verbale")


def _counted(added: Added, reading: Reading, *, kept: bool) -> Added:
    if not kept:
        return replace(added, known=added.known + 1)
    return Added(
        reports=added.reports + 1,
        known=added.known,
        statements=added.statements + len(reading.statements),
        events=added.events + len(reading.events),
        meetings=added.meetings + len(reading.meetings),
    )
