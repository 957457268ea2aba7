"""Items of documents, asked for by a filter and given back as entries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Row,
    Select,
    Subquery,
    Table,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    select,
)

from verbale.model import (
    Actor,
    Citation,
    Entry,
    Event,
    Filter,
    Meeting,
    Position,
    RecordActor,
    Ref,
    Role,
    RoleKind,
    Silence,
    Span,
    Statement,
)
from verbale.store.assembly import name_key, tag_of
from verbale.store.database import Database, command_of, grouped, pairs
from verbale.store.rows import evidence, folded
from verbale.store.schema import (
    actor_names,
    actors,
    assembled,
    assembled_keys,
    assembled_refs,
    events,
    meetings,
    positions,
    readings,
    roles,
    silences,
    sources,
    statements,
)

__all__ = ["ACTORS", "EVENTS", "KINDS", "MEETINGS", "POSITIONS", "SILENCES", "STATEMENTS", "Entries", "Kind"]

Item = TypeVar("Item")
AnyItem = Actor | Statement | Event | Meeting | Silence | Position


@dataclass(frozen=True, slots=True)
class Kind(Generic[Item]):
    """One kind of item: its table, how the item is made of its JSON, and how its ids begin."""

    table: Table
    decoder: msgspec.json.Decoder[Item]
    prefix: str


ACTORS: Final = Kind(actors, msgspec.json.Decoder(Actor), "ac-")
STATEMENTS: Final = Kind(statements, msgspec.json.Decoder(Statement), "st-")
EVENTS: Final = Kind(events, msgspec.json.Decoder(Event), "ev-")
MEETINGS: Final = Kind(meetings, msgspec.json.Decoder(Meeting), "me-")
SILENCES: Final = Kind(silences, msgspec.json.Decoder(Silence), "si-")
POSITIONS: Final = Kind(positions, msgspec.json.Decoder(Position), "po-")
KINDS: Final[tuple[Kind[Any], ...]] = (ACTORS, STATEMENTS, EVENTS, MEETINGS, SILENCES, POSITIONS)


class _Row(NamedTuple):
    """A row that `made` takes."""

    reading: int
    source: int
    id: str
    day: str | None
    line: int
    body: str
    document: str
    start: int = 0
    stop: int = 0
    cited: str = ""


def _every(kind: Kind[Any]) -> Select[Any]:
    """The query for the rows of all items of a kind that count."""
    table = kind.table
    query = (
        select(*(table.c[name] for name in ("reading", "source", "id", "day", "line", "body")), sources.c.document)
        .join(sources, sources.c.n == table.c.source)
        .join(readings, readings.c.id == table.c.reading)
        .where(readings.c.current, ~sources.c.withdrawn)
    )
    return query.add_columns(table.c.start, table.c.stop, table.c.cited) if kind is ACTORS else query


@cache
def _here(kind: Kind[Any]) -> str:
    """The command for the rows of the items of a kind that are wanted."""
    wanted = pairs(Integer())
    here = and_(kind.table.c.reading == wanted.c.first, kind.table.c.id == wanted.c.second)
    return command_of(_every(kind).join(wanted, here))


def _roles() -> Select[Any]:
    """The roles in the items that are wanted, in the order of role and actor."""
    wanted = pairs(Integer())
    merged = and_(
        assembled_refs.c.document == sources.c.document,
        assembled_refs.c.item == roles.c.actor,
        assembled_refs.c.kind == literal_column(f"'{tag_of(RecordActor)}'"),
    )
    return (
        select(roles.c.reading, roles.c.item, roles.c.role, roles.c.actor, actors.c.name, assembled_refs.c.id)
        .join(wanted, and_(roles.c.reading == wanted.c.first, roles.c.item == wanted.c.second))
        .join(actors, and_(actors.c.reading == roles.c.reading, actors.c.id == roles.c.actor))
        .join(sources, sources.c.n == actors.c.source)
        .outerjoin(assembled_refs, merged)
        .order_by(roles.c.reading, roles.c.item, roles.c.role, roles.c.actor)
    )


_ROLES: Final = command_of(_roles())
_NEWEST: Final = command_of(
    select(sources.c.document, readings.c.id)
    .join(sources, sources.c.n == readings.c.source)
    .where(
        sources.c.document.in_(select(func.json_each(bindparam("wanted")).table_valued("value").c.value)),
        readings.c.current,
    )
)


class Entries:
    """Asks the tables of items; only what the newest reading of a source found, and no withdrawn source."""

    def __init__(self, database: Database, settle: Callable[[], None]) -> None:
        """Begin to ask.

        Args:
            database: where the tables are.
            settle: called before a question, to write what stands in no table yet.
        """
        self._database = database
        self._settle = settle

    def of(self, kind: Kind[Item], where: Filter) -> Iterator[Entry[Item]]:
        """The entries of one kind that pass the filter: by day, the undated last, then source and place in the text."""
        self._settle()
        table = kind.table
        order = (table.c.day.is_(None), table.c.day, table.c.source, table.c.start, table.c.pk)
        query = self.select(kind, where).order_by(*order)
        if where.limit is not None:  # sort numbers, not whole rows
            first = query.with_only_columns(table.c.pk).limit(where.limit)
            query = self.select(kind).where(table.c.pk.in_(first)).order_by(*order)
        for rows in self._database.chunks(query):
            yield from self.made(kind, rows)

    def one(self, ref: Ref) -> Entry[AnyItem] | None:
        """The entry of an item of whatever kind."""
        self._settle()
        newest = select(readings.c.id).join(sources, sources.c.n == readings.c.source)
        newest = newest.where(sources.c.document == ref.document, readings.c.current)
        for row in self._database.rows(newest):
            for kind in KINDS:
                here = self.select(kind).where(kind.table.c.reading == row.id, kind.table.c.id == ref.item)
                if found := self._database.rows(here):
                    return self.made(kind, found)[0]
        return None

    def several(self, refs: Iterable[Ref]) -> Iterator[Entry[AnyItem]]:
        """The entries of the items that are there, each once, in the order of the refs."""
        self._settle()
        for some in grouped(refs):
            found = self._found(some)
            yield from (found[ref] for ref in some if ref in found)

    def _found(self, refs: Sequence[Ref]) -> dict[Ref, Entry[AnyItem]]:
        documents = json.dumps(list({ref.document for ref in refs}))
        reading_of = dict(self._database.ask(_NEWEST, {"wanted": documents}))
        found: dict[Ref, Entry[AnyItem]] = {}
        for likely in (True, False):  # an id begins with letters that stand for its kind
            for kind in KINDS:
                wanted = [
                    (reading_of[ref.document], ref.item)
                    for ref in refs
                    if ref not in found and ref.document in reading_of and ref.item.startswith(kind.prefix) is likely
                ]
                if wanted:
                    rows = self._database.ask(_here(kind), {"wanted": json.dumps(wanted)})
                    found.update((entry.ref, entry) for entry in self.made(kind, [_Row(*row) for row in rows]))
        return found

    def find(self, item_id: str) -> Ref | None:
        """Where the item of this id is.

        No index begins with the id, but one holds it: 25 ms in a record of 100,000 statements.
        """
        for kind in KINDS:
            for row in self._database.rows(select(kind.table.c.reading).where(kind.table.c.id == item_id)):
                newest = select(sources.c.document).join(readings, readings.c.source == sources.c.n)
                newest = newest.where(readings.c.id == row.reading, readings.c.current, ~sources.c.withdrawn)
                for source in self._database.rows(newest):
                    return Ref(source.document, item_id)
        return None

    def select(self, kind: Kind[Any], where: Filter | None = None) -> Select[Any]:
        """The query for the rows that `made` takes, without an order."""
        table, query = kind.table, _every(kind)
        if where is None:
            return query
        if where.actor is not None:
            played = self._played(kind, where.actor, where.roles)
            query = query.join(played, and_(played.c.reading == table.c.reading, played.c.item == table.c.id))
        return query.where(*self._conditions(kind, where))

    def made(self, kind: Kind[Item], rows: Sequence[Row[Any] | _Row]) -> list[Entry[Item]]:
        """The entries of these rows, with the roles of each."""
        parts = self._roles([(row.reading, row.id) for row in rows]) if kind is not ACTORS else {}
        return [_entry(kind, row, parts.get((row.reading, row.id), ())) for row in rows]

    def _conditions(self, kind: Kind[Any], where: Filter) -> Iterator[ColumnElement[bool]]:
        table = kind.table
        if where.since is not None:
            yield table.c.day >= where.since
        if where.until is not None:
            yield table.c.day <= where.until
        if where.source is not None:
            yield table.c.source == where.source
        if kind is STATEMENTS and where.force is not None:
            yield table.c.force == where.force
        if kind is STATEMENTS and where.forces:
            yield table.c.force.in_(where.forces)
        if kind is EVENTS and where.roots:
            yield table.c.root.in_(where.roots)
        if kind is STATEMENTS and where.kinds:
            yield table.c.kind.in_(where.kinds)
        if where.root is not None and kind is EVENTS:
            yield table.c.root == where.root
        elif where.root is not None and kind is STATEMENTS:
            carried = and_(events.c.reading == table.c.reading, events.c.statement == table.c.id)
            yield exists().where(carried, events.c.root == where.root)

    def _played(self, kind: Kind[Any], actor: str, parts: Sequence[RoleKind]) -> Subquery:
        """The (reading, item) pairs of the items in which an actor plays one of the parts."""
        players = self._players(actor).subquery()
        if kind is ACTORS:
            return select(players.c.reading, players.c.actor.label("item")).subquery()
        played = select(roles.c.reading, roles.c.item).distinct()
        played = played.join(players, and_(roles.c.reading == players.c.reading, roles.c.actor == players.c.actor))
        return (played.where(roles.c.role.in_(parts)) if parts else played).subquery()

    def _players(self, actor: str) -> Select[Any] | CompoundSelect[Any]:
        """A query for the (reading, actor) pairs that an id or a name stands for.

        A name stands for whoever bears it as a whole; only where nobody does, for whoever has it as a word of a name.
        """
        merged = (
            select(readings.c.id.label("reading"), assembled_refs.c.item.label("actor"))
            .join(sources, sources.c.document == assembled_refs.c.document)
            .join(readings, readings.c.source == sources.c.n)
        )
        if self._database.rows(select(assembled.c.id).where(assembled.c.id == actor)):
            return merged.where(assembled_refs.c.id == actor)
        name = folded(actor)
        known = actor_names.c.name == name
        if not self._database.rows(select(actor_names.c.name).where(known).limit(1)):
            if self.find(actor):
                return select(actors.c.reading, actors.c.id.label("actor")).where(actors.c.id == actor)
            known = (" " + actor_names.c.name + " ").contains(f" {name} ", autoescape=True)
        bearers = select(assembled_keys.c.id).where(
            assembled_keys.c.kind == tag_of(RecordActor), assembled_keys.c.key == name_key(actor)
        )
        return (
            select(actor_names.c.reading, actor_names.c.actor)
            .where(known)
            .union(merged.where(assembled_refs.c.id.in_(bearers)))
        )

    def _roles(self, items: Sequence[tuple[int, str]]) -> dict[tuple[int, str], tuple[Role, ...]]:
        """The roles in each of these items, in the order of role and actor."""
        if not items:
            return {}
        found: dict[tuple[int, str], list[Role]] = {}
        for reading, item, *role in self._database.ask(_ROLES, {"wanted": json.dumps(items)}):
            found.setdefault((reading, item), []).append(Role(*role))
        return {item: tuple(parts) for item, parts in found.items()}


def _entry(kind: Kind[Item], row: Row[Any] | _Row, parts: tuple[Role, ...]) -> Entry[Item]:
    item = kind.decoder.decode(row.body)
    if isinstance(item, Actor):
        span = Span(row.start, row.stop, row.cited)
    else:
        span = evidence(cast(Statement | Event | Meeting | Silence | Position, item))
    return Entry(Ref(row.document, row.id), item, Citation(row.source, row.line, span), row.day, parts)
