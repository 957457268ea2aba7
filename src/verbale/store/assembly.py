"""Assembled items, found again by id, by what they rest on, and by keys."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, Final, NamedTuple, TypeVar, Union, cast

import msgspec
from sqlalchemy import func, select

from verbale.model import ASSEMBLED, NOT_ASKED, ActorName, Assembled, RecordActor, RecordQuestion, Ref
from verbale.store.assembly_queries import (
    BODIES,
    DROP,
    FIRST,
    FIRST_OF_EACH,
    FROM,
    KEYS_OF,
    NO_KEY,
    NO_REF,
    RESTING,
    UNDER,
    WRITE,
)
from verbale.store.database import Database, grouped
from verbale.store.rows import folded
from verbale.store.schema import assembled, assembled_keys, assembled_refs
from verbale.store.unwritten import Rows

__all__ = ["Assembly", "name_key", "tag_of"]

Made = TypeVar("Made", bound=Assembled)
_DECODER: Final = msgspec.json.Decoder(Union[ASSEMBLED])  # noqa: UP007
_NAME: Final = msgspec.json.Decoder(ActorName)
_ENCODE: Final = msgspec.json.Encoder().encode
_NOTHING: Final[frozenset[Any]] = frozenset()
_LAST: Final = "\U0010ffff"
"""What comes after all that may follow in a key."""

NO_LIMIT: Final = 2**31
KEPT: Final = 100_000
"""Items that are kept in memory while a load goes on, about 2 KB each."""


def tag_of(kind: type[Assembled]) -> str:
    """The word that stands for a kind of assembled item.

    >>> tag_of(RecordActor)
    'actor'
    """
    return str(kind.__struct_config__.tag)


def name_key(name: str) -> str:
    """The key under which a record actor of this name is found.

    >>> name_key("Hassan  Kazemi Qomi")
    'name:hassan kazemi qomi'
    """
    return f"name:{folded(name)}"


def text_key(text: str) -> str:
    """The key under which a record question of this text is found."""
    return f"text:{folded(text)}"


def country_key(country: str) -> str:
    """The key under which a record actor of this country is found."""
    return f"country:{country}"


def _own_keys(item: Assembled) -> set[str]:
    """The keys under which an item is found by what it is called."""
    if isinstance(item, RecordActor):
        named = {name_key(name) for name in (item.name, *item.variants)}
        return named | ({country_key(item.country)} if item.country else set())
    return {text_key(item.text)} if isinstance(item, RecordQuestion) else set()


class _Put(NamedTuple):
    """An item that was put, and the keys under which it is to be found."""

    item: Assembled
    keys: frozenset[str]


class _Differing:
    """What differs between the tables and what was put, for one kind of item."""

    def __init__(self) -> None:
        self.refs: Rows[Ref] = Rows()
        self.documents: Rows[str] = Rows()
        self.keys: Rows[str] = Rows()

    def differ(self, before: tuple[Assembled | None, frozenset[str]], now: _Put | None, item_id: str) -> None:
        old = frozenset(before[0].refs) if before[0] else _NOTHING
        new = frozenset(now.item.refs) if now else _NOTHING
        self.refs.lead(item_id, old, new)
        self.documents.lead(item_id, frozenset([ref.document for ref in old]), frozenset([ref.document for ref in new]))
        self.keys.lead(item_id, before[1], now.keys if now else _NOTHING)

    def clear(self) -> None:
        for rows in (self.refs, self.documents, self.keys):
            rows.clear()


class Assembly:
    """Reads and writes assembled items.

    Inside a transaction what was read is kept, and what is put and dropped is written at its end: assembly puts the
    same items many times over.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, Assembled] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._put: dict[str, _Put] = {}
        self._gone: set[str] = set()
        self._before: dict[str, Assembled | None] = {}
        self._differing: dict[str, _Differing] = defaultdict(_Differing)
        self._version: object = None
        database.attach(self)

    # Asking

    def items(self, kind: type[Made]) -> Iterator[Made]:
        """The items of one kind, by id."""
        self.write()
        query = select(assembled.c.body).where(assembled.c.kind == tag_of(kind)).order_by(assembled.c.id)
        for rows in self._database.chunks(query):
            yield from (cast(Made, _DECODER.decode(row.body)) for row in rows)

    def item(self, item_id: str) -> Assembled | None:
        """The item of this id."""
        return next(self._made({item_id}), None)

    def items_of(self, kind: type[Made], refs: Iterable[Ref]) -> Iterator[Made]:
        """The items that rest on any of these, each once, by id."""
        return self._made({item_id for _, item_id in self._resting(tag_of(kind), refs)})

    def items_from(self, kind: type[Made], *documents: str) -> Iterator[Made]:
        """The items that rest on anything of these documents, each once, by id."""
        tag = tag_of(kind)
        differing = self._differing[tag].documents
        found = differing.items(documents)
        for some in grouped(documents):
            rows = self._database.ask(FROM, {"kind": tag, "wanted": json.dumps(some)})
            found |= {item_id for item_id, document in rows if differing.leads(item_id, document)}
        return self._made(found)

    def lookup(self, kind: type[Made], keys: Iterable[str]) -> Iterator[Made]:
        """The items that were put under any of these keys, each once, by id."""
        tag, wanted = tag_of(kind), list(keys)
        differing = self._differing[tag].keys
        found = differing.items(wanted)
        for some in grouped(wanted):
            rows = self._database.ask(UNDER, {"kind": tag, "wanted": json.dumps(some)})
            found |= {item_id for item_id, key in rows if differing.leads(item_id, key)}
        return self._made(found)

    def called(self, kind: type[Made], words: str, *, whole: bool) -> Iterator[Made]:
        """The actors of this name or the questions of this text, by id."""
        self.write()
        wanted = (name_key if kind is RecordActor else text_key)(words)
        if whole:
            return self.lookup(kind, (wanted,))
        start, told = wanted.split(":", 1)
        called = func.substr(assembled_keys.c.key, len(start) + 2)
        inside = func.instr(" " + called + " ", f" {told} ") if kind is RecordActor else func.instr(called, told)
        query = select(assembled_keys.c.id).where(
            assembled_keys.c.kind == tag_of(kind),
            assembled_keys.c.key >= f"{start}:",
            assembled_keys.c.key < f"{start};",
        )
        return self._made({row.id for row in self._database.rows(query.where(inside > 0))}) if told else iter(())

    def actor_names(self, ids: Iterable[str] | None) -> Iterator[ActorName]:
        """What the actors of these ids are called, or all of them, by id."""
        self.write()
        if ids is None:
            query = select(assembled.c.body).where(assembled.c.kind == tag_of(RecordActor)).order_by(assembled.c.id)
            for rows in self._database.chunks(query):
                yield from (_NAME.decode(row.body) for row in rows)
            return
        for some in grouped(sorted(set(ids))):
            found = dict(self._database.ask(BODIES, {"wanted": json.dumps(some)}))
            yield from (_NAME.decode(found[one]) for one in some if one in found)

    def of_country(self, country: str) -> frozenset[str]:
        """The ids of the actors of a country."""
        self.write()
        query = select(assembled_keys.c.id).where(
            assembled_keys.c.kind == tag_of(RecordActor), assembled_keys.c.key == country_key(country)
        )
        return frozenset(row.id for row in self._database.rows(query))

    def in_order(
        self, kind: type[Made], under: Sequence[str], *, since: str, until: str | None, limit: int | None
    ) -> Iterator[Made]:
        """The items under keys that begin so, in the order of the keys."""
        self.write()
        first, last = f" {since}", f" {_LAST if until is None else until + _LAST}"
        asked: dict[str, Any] = {"kind": tag_of(kind), "limit": NO_LIMIT if limit is None else limit}
        found: dict[str, None] = {}
        if len(under) == 1:  # the index gives them in order, and the rest is not read
            rows = self._database.rows(FIRST, {**asked, "first": under[0] + first, "last": under[0] + last})
            found.update((row.id, None) for row in rows)
        for some in grouped(under) if len(under) > 1 else ():
            wanted = {**asked, "wanted": json.dumps(some), "first": first, "last": last}
            found.update((row.id, None) for row in self._database.rows(FIRST_OF_EACH, wanted))
        made = self._stored(found.keys())
        return (cast(Made, made[one]) for one in found)

    def ids_of(self, kind: type[Assembled], refs: Iterable[Ref]) -> dict[Ref, str]:
        """The id of the item of one kind that rests on each of these."""
        return dict(self._resting(tag_of(kind), refs))

    def _resting(self, tag: str, refs: Iterable[Ref]) -> Iterator[tuple[Ref, str]]:
        differing, settled = self._differing[tag].refs, not self._put and not self._gone
        for some in grouped(refs):
            for ref in some if self._put else ():
                yield from ((ref, item_id) for item_id in differing.items((ref,)))
            wanted = json.dumps([(ref.document, ref.item) for ref in some])
            for document, item, item_id in self._database.ask(RESTING, {"kind": tag, "wanted": wanted}):
                ref = Ref(document, item)
                if settled or differing.leads(item_id, ref):
                    yield ref, item_id

    def _made(self, ids: Set[str]) -> Iterator[Any]:
        """The items of these ids, by id."""
        stored = self._stored({one for one in ids if one not in self._put and one not in self._gone})
        found = [self._put[one].item if one in self._put else stored.get(one) for one in sorted(ids)]
        return (item for item in found if item is not None)

    def _stored(self, ids: Set[str]) -> dict[str, Assembled]:
        """The items as the tables have them."""
        found = {one: self._read[one] for one in ids if one in self._read}
        for some in grouped(sorted(one for one in ids if one not in found)):
            rows = self._database.ask(BODIES, {"wanted": json.dumps(some)})
            made = {item_id: cast(Assembled, _DECODER.decode(body)) for item_id, body in rows}
            found |= made
            if self._database.writing:
                self._read |= made
        return found

    # Writing

    def put_all(self, items: Iterable[tuple[Assembled, Iterable[str]]]) -> None:
        """Keep each item in place of the one of the same id."""
        some = list(items)
        self._look_up({item.id for item, _ in some})
        for item, keys in some:
            asked = (key for key in (*item.keys, *keys) if not key.startswith(NOT_ASKED))
            self._put[item.id] = put = _Put(item, frozenset((*asked, *_own_keys(item))))
            self._gone.discard(item.id)
            self._differing[tag_of(type(item))].differ(self._as_written(item.id), put, item.id)

    def drop(self, item_ids: Iterable[str]) -> None:
        """Take items out."""
        ids = list(item_ids)
        self._look_up(set(ids))
        for item_id in ids:
            put, before = self._put.pop(item_id, None), self._as_written(item_id)
            self._gone.add(item_id)
            known = put.item if put else before[0]
            if known is not None:
                self._differing[tag_of(type(known))].differ(before, None, item_id)

    def _look_up(self, ids: Set[str]) -> None:
        """See how these items stand in the tables, and under which keys."""
        unknown = {one for one in ids if one not in self._before}
        stored = self._stored(unknown)
        self._before.update((one, stored.get(one)) for one in unknown)
        wanted = sorted(one for one in stored if one not in self._keys)
        for some in grouped(wanted):
            keys: dict[str, set[str]] = {one: set() for one in some}
            for item_id, key in self._database.ask(KEYS_OF, {"wanted": json.dumps(some)}):
                keys[item_id].add(key)
            self._keys.update((one, frozenset(found)) for one, found in keys.items())

    def _as_written(self, item_id: str) -> tuple[Assembled | None, frozenset[str]]:
        """The item as the tables have it, with its keys."""
        return self._before[item_id], self._keys[item_id] if self._before[item_id] else _NOTHING

    def begun(self) -> None:
        """A transaction began: what was read before is still so unless another connection wrote since."""
        version = self._database.version()
        if version != self._version or len(self._read) > KEPT:
            self._version = version
            self._read.clear()
            self._keys.clear()

    def write(self) -> None:
        """Write what was put and dropped."""
        if not self._put and not self._gone:
            return
        send, add = self._database.repeat, self._database.insert_values
        kinds = sorted(self._differing.items())
        for kind, rows in kinds:
            if refs := [
                {"of_document": ref.document, "of_item": ref.item, "of_kind": kind, "of": one}
                for ref, one in rows.refs.removed()
            ]:
                send(NO_REF, refs)
            if keys := [{"of_kind": kind, "of_key": key, "of": one} for key, one in rows.keys.removed()]:
                send(NO_KEY, keys)
        known = {one for one, item in self._before.items() if item is not None}
        if gone := [{"of": one} for one in sorted(self._gone & known)]:
            send(DROP, gone)
        written = [(one, tag_of(type(put.item)), _ENCODE(put.item).decode()) for one, put in sorted(self._put.items())]
        if old := [{"of": one, "written": body} for one, _, body in written if one in known]:
            send(WRITE, old)
        add(assembled, ("id", "kind", "body"), (row for row in written if row[0] not in known))
        for kind, rows in kinds:
            resting = ((ref.document, ref.item, kind, one) for ref, one in rows.refs.added())
            add(assembled_refs, ("document", "item", "kind", "id"), resting)
            add(assembled_keys, ("kind", "key", "id"), ((kind, key, one) for key, one in rows.keys.added()))
        self._read.update((one, put.item) for one, put in self._put.items())
        self._keys.update((one, put.keys) for one, put in self._put.items())
        for one in self._gone:
            self._read.pop(one, None)
            self._keys.pop(one, None)
        self._clear()

    def forget(self) -> None:
        """The transaction failed: what was put and dropped is not to be written."""
        self._read.clear()
        self._keys.clear()
        self._clear()

    def _clear(self) -> None:
        self._put.clear()
        self._gone.clear()
        self._before.clear()
        for rows in self._differing.values():
            rows.clear()
