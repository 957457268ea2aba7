"""The record of many documents: its sources and entries, and the Protocols by which others read it and write to it.

A stage that does not own the store asks for a `RecordReader`; only what adds to the record asks for a `RecordWriter`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Final, Generic, Literal, Protocol, TypeVar

import msgspec

from verbale.model.actor import Actor
from verbale.model.assembled import ActorName, Assembled
from verbale.model.document import Document, Provenance
from verbale.model.event import Event, Meeting, Root
from verbale.model.judgement import Judgement, JudgementKind, Ref
from verbale.model.question import Position
from verbale.model.reading import Reading
from verbale.model.spans import Moment, Span
from verbale.model.statement import Force, Silence, Statement, StatementKind

__all__ = [
    "EVERYTHING",
    "HITS",
    "Citation",
    "Clock",
    "Entry",
    "Filter",
    "Hit",
    "RecordReader",
    "RecordWriter",
    "Role",
    "RoleKind",
    "Source",
]

RoleKind = Literal[
    "speaker", "addressee", "beneficiary", "source", "target", "by", "attested_by", "host", "chair", "attendee"
]
Item_co = TypeVar("Item_co", covariant=True)
Made = TypeVar("Made", bound=Assembled)


class Source(msgspec.Struct, frozen=True):
    """A document in the record: its number, by which it is cited, and what is known of it without its text.

    `added` is when it came in (ISO 8601 with zone), `reader` the version of what read it last. A withdrawn source keeps
    its number and leaves every view and count.
    """

    n: int
    document: str
    added: str
    reader: str
    withdrawn: bool = False
    title: str | None = None
    url: str | None = None
    published: Moment | None = None
    language: str | None = None
    provenance: tuple[Provenance, ...] = ()


class Citation(msgspec.Struct, frozen=True):
    """A place in a source: its number, the line of its text counted from one, and the words there.

    >>> str(Citation(3, 12, Span(0, 4, "said")))
    '[3:12]'
    """

    source: int
    line: int
    span: Span

    def __str__(self) -> str:
        return f"[{self.source}:{self.line}]"


class Role(msgspec.Struct, frozen=True):
    """An actor's part in an item: `actor` and `name` as the document has them, `record` the id of the record actor that
    it is taken for, None before that is decided."""

    role: RoleKind
    actor: str
    name: str
    record: str | None = None


class Entry(msgspec.Struct, Generic[Item_co], frozen=True):
    """An item of one document as it stands in the record.

    `day` is the ISO date by which it is ordered: when it was said or happened, else when the source was published, else
    None. `roles` are the actors that play a part in it.
    """

    ref: Ref
    item: Item_co
    citation: Citation
    day: str | None
    roles: tuple[Role, ...] = ()


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which items are asked for; what is None or empty does not narrow the answer.

    `actor` is the id of a record actor or of a document's actor, or a name; it must play one of `roles` where these are
    given. `since` and `until` are ISO dates, both included, compared with `Entry.day`. `force` and `kinds` narrow
    statements, `root` events and the statements that carry them. `source` is a source's number.
    """

    actor: str | None = None
    roles: tuple[RoleKind, ...] = ()
    force: Force | None = None
    kinds: tuple[StatementKind, ...] = ()
    root: Root | None = None
    forces: tuple[Force, ...] = ()
    roots: tuple[Root, ...] = ()
    since: str | None = None
    until: str | None = None
    source: int | None = None
    limit: int | None = None


EVERYTHING = Filter()

HITS: Final = 20
"""Hits of a search that asks for no number. Own choice: a screenful."""


class Hit(msgspec.Struct, frozen=True):
    """An answer to a search: a statement's words, or a place in the text where no statement stands.

    `snippet` is the words around the match; `marks` are the places in it, as `[start, end)`, that matched. A higher
    `score` is a better match.
    """

    citation: Citation
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float
    entry: Entry[Statement] | None = None


class Clock(Protocol):
    """What tells the time; tests and secretariats bring their own."""

    def now(self) -> datetime:
        """The present time, with its zone."""
        ...


class RecordReader(Protocol):
    """A record to ask. Items of withdrawn sources never come back, unless a method says so.

    Every stream comes in a fixed order: entries by day (the undated last), source number and place in the text.
    """

    def sources(self, *, withdrawn: bool = False) -> Sequence[Source]:
        """The sources by number; with `withdrawn`, those too that were taken out."""
        ...

    def source(self, document: str) -> Source | None:
        """The source of a document, withdrawn or not; None where the record does not hold it."""
        ...

    def document(self, document: str) -> Document:
        """The stored document.

        Raises:
            NotInRecord: the record does not hold it.
        """
        ...

    def reading(self, document: str) -> Reading:
        """The newest reading of a document, whole.

        Raises:
            NotInRecord: the record does not hold it.
        """
        ...

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each source, by number."""
        ...

    def actors(self, where: Filter = EVERYTHING) -> Iterator[Entry[Actor]]:
        """The actors of the documents, each cited at its first mention."""
        ...

    def statements(self, where: Filter = EVERYTHING) -> Iterator[Entry[Statement]]:
        """The statements of the documents."""
        ...

    def events(self, where: Filter = EVERYTHING) -> Iterator[Entry[Event]]:
        """The events of the documents."""
        ...

    def meetings(self, where: Filter = EVERYTHING) -> Iterator[Entry[Meeting]]:
        """The meetings of the documents."""
        ...

    def silences(self, where: Filter = EVERYTHING) -> Iterator[Entry[Silence]]:
        """The silences of the documents."""
        ...

    def positions(self, where: Filter = EVERYTHING) -> Iterator[Entry[Position]]:
        """The positions that one report's voices take; `Entry.roles` holds the speaker."""
        ...

    def entry(self, ref: Ref) -> Entry[Actor | Statement | Event | Meeting | Silence | Position] | None:
        """The item of a document, of whatever kind; None where the newest reading no longer has it."""
        ...

    def entries(self, refs: Iterable[Ref]) -> Iterator[Entry[Actor | Statement | Event | Meeting | Silence | Position]]:
        """The items of documents among these, each once, in this order; faster than `entry` one by one."""
        ...

    def find(self, item_id: str) -> Ref | None:
        """Where an item of a document is: its document and id, for any kind that `entry` gives back."""
        ...

    def ids(self, beginning: str) -> Sequence[str]:
        """The first few ids that begin so, in order: of sources, items, assembled items and judgements."""
        ...

    def cite(self, document: str, span: Span) -> Citation:
        """The citation of words of a document."""
        ...

    def items(self, kind: type[Made]) -> Iterator[Made]:
        """The assembled items of one kind (`Story`, `RecordActor`, `Thread` ...), by id."""
        ...

    def item(self, item_id: str) -> Assembled | None:
        """The assembled item of this id."""
        ...

    def items_of(self, kind: type[Made], refs: Iterable[Ref]) -> Iterator[Made]:
        """The assembled items of one kind that rest on any of these, each once."""
        ...

    def items_from(self, kind: type[Made], *documents: str) -> Iterator[Made]:
        """The assembled items of one kind that rest on anything of these documents, withdrawn or of an older reading
        too, each once."""
        ...

    def lookup(self, kind: type[Made], keys: Iterable[str]) -> Iterator[Made]:
        """The assembled items of one kind that were put under any of these keys, each once."""
        ...

    def ids_of(self, kind: type[Assembled], refs: Iterable[Ref]) -> Mapping[Ref, str]:
        """The id of the assembled item of one kind that rests on each of these; those that none rests on are left out.

        It asks for no item, and is quick where items rest on very much.
        """
        ...

    def called(self, kind: type[Made], words: str, *, whole: bool = True) -> Iterator[Made]:
        """The record's actors of this name, or its questions of this text, each once, whatever the case.

        Args:
            kind: `RecordActor` or `RecordQuestion`.
            words: the name or text; nothing has none.
            whole: all of a name or text; else words within a name, or anything within a text.
        """
        ...

    def actor_names(self, ids: Iterable[str] | None = None) -> Iterator[ActorName]:
        """What the record's actors of these ids are called, or all of them, by id."""
        ...

    def of_country(self, country: str) -> frozenset[str]:
        """The ids of the record's actors of a country, ISO 3166 alpha-3."""
        ...

    def in_order(
        self,
        kind: type[Made],
        under: Sequence[str],
        *,
        since: str = "",
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Made]:
        """The assembled items of one kind that were put under keys made of one of these, a space and more, each once.

        Args:
            kind: of which kind.
            under: how the keys begin; the items come in the order of these, of what follows, and of their ids.
            since: the least that may follow.
            until: what may follow at most, itself and all that begins with it included; None for no bound.
            limit: how many items at most for each.
        """
        ...

    def judgements(
        self,
        kinds: Sequence[JudgementKind] = (),
        *,
        about: Ref | None = None,
        undone: bool = False,
        noted: bool = True,
    ) -> Sequence[Judgement]:
        """The judgements in the order they were made.

        Args:
            kinds: of which kinds; of all where there is none.
            about: only those about this item.
            undone: also those that no longer hold.
            noted: also the machine's notes that hold, of which a large record has very many.
        """
        ...

    def search(self, words: str, where: Filter = EVERYTHING) -> Sequence[Hit]:
        """The best matches first; `where.limit` is how many (20 where it is None)."""
        ...

    def content_hash(self) -> str:
        """SHA-256 of what the record holds, the same whatever the order and time of loading."""
        ...


class RecordWriter(RecordReader, Protocol):
    """A record to add to. Nothing that came from a document is ever changed or taken out."""

    def version(self) -> object:
        """What is another when another program wrote to the record, or what was written here was taken back."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """What is written inside is kept whole or not at all; one inside another belongs to the outer one."""
        ...

    def add(self, reading: Reading, *, reader: str, again: bool = False) -> Source | None:
        """The new or newly read source; None where this reader's reading of this document is there already.

        With `again`, one that is there and no longer counts does so again.
        """
        ...

    def put(self, item: Assembled, *, keys: Iterable[str] = ()) -> None:
        """Keep an assembled item in place of the one of the same id, to be found by `lookup` under these keys."""
        ...

    def put_all(self, items: Iterable[tuple[Assembled, Iterable[str]]]) -> None:
        """`put` for many items, each with its keys; faster than one by one."""
        ...

    def drop(self, item_ids: Iterable[str]) -> None:
        """Take assembled items out, as when two are found to be one."""
        ...

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one twice is kept once."""
        ...

    def undo(self, judgement_id: str, *, by: str, at: str) -> Judgement:
        """The judgement as undone; undoing it again changes nothing.

        Raises:
            NotInRecord: there is no such judgement.
        """
        ...
