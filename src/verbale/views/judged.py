"""A record as people judged it: what they rejected left out, speakers as they corrected them, what they added.

The machine's answer stays in the record; this only reads it another way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Any, Final, TypeVar

import msgspec

from verbale.model import (
    EVERYTHING,
    HITS,
    Actor,
    ActorName,
    Assembled,
    Citation,
    Document,
    Entry,
    Event,
    Filter,
    Hit,
    Judgement,
    JudgementKind,
    Meeting,
    Position,
    Reading,
    RecordReader,
    Ref,
    Silence,
    Source,
    Span,
    Statement,
)
from verbale.views.corrections import Corrections

__all__ = ["Judged"]

Made = TypeVar("Made", bound=Assembled)
Kept = TypeVar("Kept", bound=Assembled | ActorName)
Item = TypeVar("Item", Statement, Event, Meeting, Silence, Position)
_FEW: Final = 50
"""More hits than asked for are looked at, in case some of them were rejected. Own choice."""


class Judged:
    """A `RecordReader` over another one, as fresh in its judgements as the moment it was made."""

    def __init__(self, record: RecordReader) -> None:
        self._record = record
        self._corrections = Corrections(record)

    # What judgements change

    def statements(self, where: Filter = EVERYTHING) -> Iterator[Entry[Statement]]:
        """The statements, with those that people added, and with the speakers as they corrected them."""
        changed = self._corrections.statements
        if not changed:
            return self._kept(self._record.statements, where)
        moved = sorted((e for e in changed.values() if self._corrections.passes(e, where)), key=_order)
        kept = self._kept(self._record.statements, where, besides=changed.keys())
        return islice(merge(kept, moved, key=_order), where.limit)

    def events(self, where: Filter = EVERYTHING) -> Iterator[Entry[Event]]:
        """The events that were not rejected."""
        return self._kept(self._record.events, where)

    def meetings(self, where: Filter = EVERYTHING) -> Iterator[Entry[Meeting]]:
        """The meetings that were not rejected."""
        return self._kept(self._record.meetings, where)

    def silences(self, where: Filter = EVERYTHING) -> Iterator[Entry[Silence]]:
        """The silences that were not rejected."""
        return self._kept(self._record.silences, where)

    def positions(self, where: Filter = EVERYTHING) -> Iterator[Entry[Position]]:
        """The positions that were not rejected."""
        return self._kept(self._record.positions, where)

    def entry(self, ref: Ref) -> Entry[Actor | Statement | Event | Meeting | Silence | Position] | None:
        """The item of a document as people judged it; None where they rejected it."""
        if ref in self._corrections.rejected:
            return None
        changed: Entry[Any] | None = self._corrections.statements.get(ref)
        return changed or self._record.entry(ref)

    def entries(self, refs: Iterable[Ref]) -> Iterator[Entry[Actor | Statement | Event | Meeting | Silence | Position]]:
        """The items of documents among these as people judged them."""
        changed, rejected = self._corrections.statements, self._corrections.rejected
        if not changed and not rejected:
            yield from self._record.entries(refs)
            return
        wanted = [ref for ref in dict.fromkeys(refs) if ref not in rejected]
        found: dict[Ref, Entry[Any]] = {entry.ref: entry for entry in self._record.entries(wanted)}
        found.update((ref, changed[ref]) for ref in wanted if ref in changed)
        yield from (found[ref] for ref in wanted if ref in found)

    def find(self, item_id: str) -> Ref | None:
        """Where an item of a document is."""
        added = (ref for ref in self._corrections.statements if ref.item == item_id)
        return next(added, None) or self._record.find(item_id)

    def search(self, words: str, where: Filter = EVERYTHING) -> Sequence[Hit]:
        """The best matches first, without those in statements that were rejected, with speakers as they were corrected.

        A statement that people added is found as a place in the text.
        """
        changed = self._corrections.statements
        if not self._corrections.rejected and not changed:
            return self._record.search(words, where)
        limit = HITS if where.limit is None else where.limit
        hits = [*self._record.search(words, msgspec.structs.replace(where, limit=limit + _FEW))]
        if changed and where.actor:
            anyone = msgspec.structs.replace(where, actor=None, roles=(), limit=limit + _FEW)
            hits += [hit for hit in self._record.search(words, anyone) if hit.entry and hit.entry.ref in changed]
            hits.sort(key=lambda hit: (hit.entry is None, -hit.score))
        found: dict[Citation, Hit] = {}
        for hit in hits:
            entry = changed.get(hit.entry.ref, hit.entry) if hit.entry else None
            if entry is None or self._stands(entry, where):
                found.setdefault(hit.citation, msgspec.structs.replace(hit, entry=entry))
        return list(found.values())[:limit]

    def _stands(self, entry: Entry[Statement], where: Filter) -> bool:
        """Whether a statement that the machine found was not rejected, and is asked for as people corrected it."""
        if entry.ref in self._corrections.rejected:
            return False
        return entry.ref not in self._corrections.statements or self._corrections.passes(entry, where)

    def items(self, kind: type[Made]) -> Iterator[Made]:
        """The assembled items of one kind that were not rejected."""
        return self._standing(self._record.items(kind))

    def item(self, item_id: str) -> Assembled | None:
        """The assembled item of this id; None where it was rejected."""
        return None if Ref("", item_id) in self._corrections.rejected else self._record.item(item_id)

    def items_of(self, kind: type[Made], refs: Iterable[Ref]) -> Iterator[Made]:
        """The assembled items of one kind that rest on any of these."""
        return self._standing(self._record.items_of(kind, refs))

    def items_from(self, kind: type[Made], *documents: str) -> Iterator[Made]:
        """The assembled items of one kind that rest on anything of these documents."""
        return self._standing(self._record.items_from(kind, *documents))

    def lookup(self, kind: type[Made], keys: Iterable[str]) -> Iterator[Made]:
        """The assembled items of one kind that were put under any of these keys."""
        return self._standing(self._record.lookup(kind, keys))

    def ids_of(self, kind: type[Assembled], refs: Iterable[Ref]) -> Mapping[Ref, str]:
        """The id of the assembled item of one kind that rests on each of these."""
        rejected = self._corrections.rejected
        return {ref: one for ref, one in self._record.ids_of(kind, refs).items() if Ref("", one) not in rejected}

    def called(self, kind: type[Made], words: str, *, whole: bool = True) -> Iterator[Made]:
        """The record's actors of this name, or its questions of this text."""
        return self._standing(self._record.called(kind, words, whole=whole))

    def actor_names(self, ids: Iterable[str] | None = None) -> Iterator[ActorName]:
        """What the record's actors of these ids are called, or all of them."""
        return self._standing(self._record.actor_names(ids))

    def of_country(self, country: str) -> frozenset[str]:
        """The ids of the record's actors of a country."""
        return frozenset(
            one for one in self._record.of_country(country) if Ref("", one) not in self._corrections.rejected
        )

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
        return self._standing(self._record.in_order(kind, under, since=since, until=until, limit=limit))

    def _standing(self, items: Iterator[Kept]) -> Iterator[Kept]:
        rejected = self._corrections.rejected
        return (item for item in items if Ref("", item.id) not in rejected) if rejected else items

    def _kept(self, ask: Any, where: Filter, *, besides: Iterable[Ref] = ()) -> Iterator[Entry[Any]]:
        gone = self._corrections.rejected | set(besides)
        if not gone:
            found: Iterator[Entry[Any]] = ask(where)
            return found
        wider = msgspec.structs.replace(where, limit=where.limit + len(gone)) if where.limit is not None else where
        return islice((entry for entry in ask(wider) if entry.ref not in gone), where.limit)

    # What stays as it is

    def sources(self, *, withdrawn: bool = False) -> Sequence[Source]:
        """The sources by number."""
        return self._record.sources(withdrawn=withdrawn)

    def source(self, document: str) -> Source | None:
        """The source of a document."""
        return self._record.source(document)

    def document(self, document: str) -> Document:
        """The stored document."""
        return self._record.document(document)

    def reading(self, document: str) -> Reading:
        """The newest reading of a document, as the machine made it."""
        return self._record.reading(document)

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each source, as the machine made it."""
        return self._record.readings()

    def actors(self, where: Filter = EVERYTHING) -> Iterator[Entry[Actor]]:
        """The actors of the documents."""
        return self._record.actors(where)

    def ids(self, beginning: str) -> Sequence[str]:
        """The first few ids that begin so."""
        return self._record.ids(beginning)

    def cite(self, document: str, span: Span) -> Citation:
        """The citation of words of a document."""
        return self._record.cite(document, span)

    def judgements(
        self,
        kinds: Sequence[JudgementKind] = (),
        *,
        about: Ref | None = None,
        undone: bool = False,
        noted: bool = True,
    ) -> Sequence[Judgement]:
        """The judgements in the order they were made."""
        return self._record.judgements(kinds, about=about, undone=undone, noted=noted)

    def content_hash(self) -> str:
        """SHA-256 of what the record holds."""
        return self._record.content_hash()


def _order(entry: Entry[Statement]) -> tuple[bool, str, int, int]:
    return entry.day is None, entry.day or "", entry.citation.source, entry.citation.span.start
