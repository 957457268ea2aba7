"""The statements of a record that people added, or whose speaker they corrected, as entries beside the machine's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from verbale.assemble.rulings import corrections
from verbale.model import (
    Entry,
    Filter,
    RecordActor,
    RecordReader,
    Ref,
    Role,
    RoleKind,
    Source,
    Speaker,
    Statement,
)

__all__ = ["Corrections"]


class Corrections:
    """`rejected` are the items people rejected; `statements` those they added, or whose speaker they corrected."""

    def __init__(self, record: RecordReader) -> None:
        self._record = record
        decided = corrections(record)
        self.rejected = decided.rejected
        self.statements: dict[Ref, Entry[Statement]] = {}
        for document, statements in decided.added.items():
            source = record.source(document)
            if source is not None and not source.withdrawn:
                self._keep(self._added(source, statement) for statement in statements)
        self._keep(self._spoken(ref, actor) for ref, actor in decided.speakers.items())

    def passes(self, entry: Entry[Statement], where: Filter) -> bool:
        """Whether a corrected statement is one that the filter asks for."""
        statement = entry.item
        if where.since and (entry.day is None or entry.day < where.since):
            return False
        if where.until and (entry.day is None or entry.day > where.until):
            return False
        if (where.force and statement.force != where.force) or (where.kinds and statement.kind not in where.kinds):
            return False
        if where.forces and statement.force not in where.forces:
            return False
        if where.source is not None and entry.citation.source != where.source:
            return False
        if where.root is not None and not self._carries(entry, where.root):
            return False
        return where.actor is None or any(_plays(role, where) for role in entry.roles)

    def _keep(self, entries: Iterable[Entry[Statement] | None]) -> None:
        kept = (entry for entry in entries if entry is not None and entry.ref not in self.rejected)
        self.statements.update((entry.ref, entry) for entry in kept)

    def _added(self, source: Source, statement: Statement) -> Entry[Statement]:
        document = source.document
        roles: list[Role] = []
        players: tuple[tuple[RoleKind, tuple[str | None, ...]], ...] = (
            ("speaker", (statement.speaker.actor,)),
            ("addressee", statement.addressees),
            ("beneficiary", statement.beneficiaries),
        )
        for kind, actors in players:
            roles += [self._role(kind, document, actor) for actor in actors if actor]
        span = (statement.content or statement.cue or statement.source)[0]
        moment = statement.said or source.published
        day = moment.start[:10] if moment else None
        return Entry(Ref(document, statement.id), statement, self._record.cite(document, span), day, tuple(roles))

    def _spoken(self, ref: Ref, actor: str) -> Entry[Statement] | None:
        """The statement with the speaker that a judgement gives it."""
        known: Entry[Any] | None = self.statements.get(ref) or self._record.entry(ref)
        if known is None or not isinstance(known.item, Statement):
            return None
        role = self._role("speaker", ref.document, actor)
        statement = msgspec.structs.replace(known.item, speaker=Speaker(role.actor))
        roles = (role, *(other for other in known.roles if other.role != "speaker"))
        return msgspec.structs.replace(known, item=statement, roles=roles)

    def _role(self, kind: RoleKind, document: str, actor: str) -> Role:
        """The part of an actor: one of the document or of the record by its id, else by the name that was given."""
        made = self._record.item(actor)
        if isinstance(made, RecordActor):
            own = next((ref.item for ref in made.refs if ref.document == document), made.id)
            return Role(kind, own, made.name, made.id)
        entry = self._record.entry(Ref(document, actor))
        if entry is None:
            return Role(kind, actor, actor)
        record = next(self._record.items_of(RecordActor, [entry.ref]), None)
        return Role(kind, actor, getattr(entry.item, "name", actor), record.id if record else None)

    def _carries(self, entry: Entry[Statement], root: str) -> bool:
        events = self._record.events(Filter(source=entry.citation.source))
        return any(event.item.root == root and event.item.statement == entry.ref.item for event in events)


def _plays(role: Role, where: Filter) -> bool:
    wanted = (where.actor or "").casefold()
    named = (
        wanted in (role.actor.casefold(), (role.record or "").casefold())
        or f" {wanted} " in f" {role.name.casefold()} "
    )
    return named and (not where.roles or role.role in where.roles)
