"""Assembled items, found again by id, by what they rest on, and by keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar, Union, cast

import msgspec
from sqlalchemy import Select, Table, Text, and_, delete, insert, select, update

from verbale.model import ASSEMBLED, Assembled, RecordActor, Ref
from verbale.store.database import Database, grouped, pairs
from verbale.store.rows import folded
from verbale.store.schema import assembled, assembled_keys, assembled_refs

__all__ = ["Assembly", "name_key", "tag_of"]

Made = TypeVar("Made", bound=Assembled)
_DECODER: Final = msgspec.json.Decoder(Union[ASSEMBLED])  # noqa: UP007
_ENCODE: Final = msgspec.json.Encoder().encode


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


class Assembly:
    """Reads and writes assembled items."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def items(self, kind: type[Made]) -> Iterator[Made]:
        """The items of one kind, by id."""
        query = select(assembled.c.body).where(assembled.c.kind == tag_of(kind)).order_by(assembled.c.id)
        for rows in self._database.chunks(query):
            yield from (cast(Made, _DECODER.decode(row.body)) for row in rows)

    def item(self, item_id: str) -> Assembled | None:
        """The item of this id."""
        for row in self._database.rows(select(assembled.c.body).where(assembled.c.id == item_id)):
            return cast(Assembled, _DECODER.decode(row.body))
        return None

    def items_of(self, kind: type[Made], refs: Iterable[Ref]) -> Iterator[Made]:
        """The items that rest on any of these, each once, by id."""
        table = assembled_refs
        of_kind = select(table.c.id).where(table.c.kind == tag_of(kind))
        groups = (pairs(some, Text()) for some in grouped((ref.document, ref.item) for ref in refs))
        return self._once(
            of_kind.join(wanted, and_(table.c.document == wanted.c.first, table.c.item == wanted.c.second))
            for wanted in groups
        )

    def items_from(self, kind: type[Made], document: str) -> Iterator[Made]:
        """The items that rest on anything of this document, each once, by id."""
        table = assembled_refs
        return self._once([select(table.c.id).where(table.c.kind == tag_of(kind), table.c.document == document)])

    def lookup(self, kind: type[Made], keys: Iterable[str]) -> Iterator[Made]:
        """The items that were put under any of these keys, each once, by id."""
        table = assembled_keys
        of_kind = select(table.c.id).where(table.c.kind == tag_of(kind))
        return self._once(of_kind.where(table.c.key.in_(some)) for some in grouped(keys))

    def put(self, item: Assembled, keys: Iterable[str]) -> None:
        """Keep an item in place of the one of the same id."""
        kind = tag_of(type(item))
        under = {*item.keys, *keys}
        if isinstance(item, RecordActor):
            under |= {name_key(name) for name in (item.name, *item.variants)}
        row = {"id": item.id, "kind": kind, "body": _ENCODE(item).decode()}
        known = bool(self._database.rows(select(assembled.c.id).where(assembled.c.id == item.id)))
        if known:
            self._database.execute(update(assembled).where(assembled.c.id == item.id).values(row))
        else:
            self._database.execute(insert(assembled), row)
        refs: set[tuple[str, ...]] = {(ref.document, ref.item) for ref in item.refs}
        self._set(assembled_refs, ("document", "item"), item.id, kind, refs, known=known)
        self._set(assembled_keys, ("key",), item.id, kind, {(key,) for key in under}, known=known)

    def _set(
        self,
        table: Table,
        names: tuple[str, ...],
        item_id: str,
        kind: str,
        wanted: set[tuple[str, ...]],
        *,
        known: bool,
    ) -> None:
        """Sees that the rows of an item are those that are wanted, writing only what differs: an item that rests on
        thousands gains one with every report."""
        columns = [table.c[name] for name in names]
        there: set[tuple[str, ...]] = set()
        if known:
            query = select(*columns).where(table.c.id == item_id, table.c.kind == kind)
            there = {tuple(row) for row in self._database.rows(query)}
        for gone in there - wanted:
            matches = [column == value for column, value in zip(columns, gone, strict=True)]
            self._database.execute(delete(table).where(table.c.id == item_id, *matches))
        rows = [{**dict(zip(names, new, strict=True)), "kind": kind, "id": item_id} for new in wanted - there]
        if rows:
            self._database.execute(insert(table), rows)

    def ids_of(self, kind: type[Assembled], refs: Iterable[Ref]) -> dict[Ref, str]:
        """The id of the item of one kind that rests on each of these."""
        table = assembled_refs
        found: dict[Ref, str] = {}
        for some in grouped((ref.document, ref.item) for ref in refs):
            wanted = pairs(some, Text())
            matches = and_(table.c.document == wanted.c.first, table.c.item == wanted.c.second)
            query = select(table.c.document, table.c.item, table.c.id).join(wanted, matches)
            rows = self._database.rows(query.where(table.c.kind == tag_of(kind)))
            found |= {Ref(row.document, row.item): row.id for row in rows}
        return found

    def drop(self, item_ids: Iterable[str]) -> None:
        """Take items out."""
        for some in grouped(item_ids):
            for table in (assembled_keys, assembled_refs, assembled):
                self._database.execute(delete(table).where(table.c.id.in_(some)))

    def _once(self, queries: Iterable[Select[Any]]) -> Iterator[Any]:
        ids = {row.id for query in queries for row in self._database.rows(query)}
        bodies: list[tuple[str, str]] = []
        for some in grouped(ids):
            rows = self._database.rows(select(assembled.c.id, assembled.c.body).where(assembled.c.id.in_(some)))
            bodies += ((row.id, row.body) for row in rows)
        return (_DECODER.decode(body) for _, body in sorted(bodies))
