"""Assembled items, found again by id, by what they rest on, and by keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar, Union, cast

import msgspec
from sqlalchemy import Select, Text, and_, delete, insert, select

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
        self.drop([item.id])
        row = {"id": item.id, "kind": kind, "body": _ENCODE(item).decode()}
        self._database.execute(insert(assembled), row)
        rests_on = [{"document": r.document, "item": r.item, "kind": kind, "id": item.id} for r in set(item.refs)]
        if rests_on:
            self._database.execute(insert(assembled_refs), rests_on)
        if under:
            rows = [{"kind": kind, "key": key, "id": item.id} for key in under]
            self._database.execute(insert(assembled_keys), rows)

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
