"""Judgements, kept for ever; an undone one is kept with the name of who undid it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Row, bindparam, select, update

from verbale.errors import NotInRecord
from verbale.model import MACHINE, Judgement, JudgementKind, Ref, Span, Subject, Undone
from verbale.store.database import Database, command_of, grouped
from verbale.store.schema import judgement_subjects, judgements, sources

__all__ = ["Judging"]

_SPAN: Final = msgspec.json.Decoder(Span)
_ENCODE: Final = msgspec.json.Encoder().encode
_SUBJECT: Final = judgement_subjects.c
_OF_ID: Final = select(judgements).where(judgements.c.id == bindparam("wanted"))
_KNOWN: Final = command_of(select(judgements.c.n).where(judgements.c.id == bindparam("wanted")))
_NAMED: Final = select(_SUBJECT.judgement).where(
    _SUBJECT.document == bindparam("document"), _SUBJECT.item == bindparam("item")
)
_IS_NAMED: Final = command_of(_NAMED)


class Judging:
    """Reads and writes judgements, and keeps the mark of withdrawn sources with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def judgements(
        self, kinds: Sequence[JudgementKind], *, about: Ref | None, undone: bool, noted: bool = True
    ) -> list[Judgement]:
        """The judgements in the order they were made."""
        if about is not None and not self._database.ask(_IS_NAMED, {"document": about.document, "item": about.item}):
            return []
        query = select(judgements).order_by(judgements.c.n)
        if kinds:
            query = query.where(judgements.c.kind.in_(kinds))
        if not undone:
            query = query.where(judgements.c.undone_at.is_(None))
        if not noted:
            query = query.where(~judgements.c.by.startswith(MACHINE) | judgements.c.undone_at.is_not(None))
        if about is not None:
            query = query.where(judgements.c.id.in_(_NAMED.params(document=about.document, item=about.item)))
        return self._made(self._database.rows(query))

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one twice is kept once."""
        if self._database.ask(_KNOWN, {"wanted": judgement.id}):
            return
        undone = judgement.undone
        row = {name: getattr(judgement, name) for name in ("id", "kind", "value", "by", "at", "score")}
        row |= {"undone_by": undone.by if undone else None, "undone_at": undone.at if undone else None}
        subjects = [
            {
                "judgement": judgement.id,
                "place": place,
                "document": subject.document,
                "item": subject.item,
                "span": _ENCODE(subject.span).decode() if subject.span else None,
            }
            for place, subject in enumerate(judgement.subjects)
        ]
        with self._database.transaction():
            self._database.insert(judgements, [row])
            self._database.insert(judgement_subjects, subjects)
            self._mark_withdrawn(judgement)

    def undo(self, judgement_id: str, *, by: str, at: str) -> Judgement:
        """The judgement as undone.

        Raises:
            NotInRecord: there is no such judgement.
        """
        rows = self._rows(judgement_id)
        if not rows:
            raise NotInRecord(f"There is no judgement {judgement_id} in {self._database.path}: check the id.")
        (known,) = self._made(rows)
        if known.undone:
            return known
        with self._database.transaction():
            undoing = update(judgements).where(judgements.c.id == judgement_id).values(undone_by=by, undone_at=at)
            self._database.execute(undoing)
            self._mark_withdrawn(known)
        return msgspec.structs.replace(known, undone=Undone(by, at))

    def _rows(self, judgement_id: str) -> Sequence[Row[Any]]:
        return self._database.rows(_OF_ID, {"wanted": judgement_id})

    def _made(self, rows: Sequence[Row[Any]]) -> list[Judgement]:
        subjects = self._subjects([row.id for row in rows])
        return [
            Judgement(
                row.id,
                row.kind,
                tuple(subjects.get(row.id, ())),
                row.by,
                row.at,
                row.value,
                row.score,
                Undone(row.undone_by or "", row.undone_at) if row.undone_at else None,
            )
            for row in rows
        ]

    def _subjects(self, judgement_ids: list[str]) -> dict[str, list[Subject]]:
        table = judgement_subjects
        query = select(table).order_by(table.c.judgement, table.c.place)
        found: dict[str, list[Subject]] = {}
        for some in grouped(judgement_ids):
            for row in self._database.rows(query.where(table.c.judgement.in_(some))):
                span = _SPAN.decode(row.span) if row.span else None
                found.setdefault(row.judgement, []).append(Subject(row.document, row.item, span))
        return found

    def _mark_withdrawn(self, judgement: Judgement) -> None:
        """See that the sources a judgement is about are marked as the judgements that hold say."""
        if judgement.kind != "withdrawn":
            return
        for subject in judgement.subjects:
            about = Ref(subject.document, subject.document)
            holds = bool(self.judgements(["withdrawn"], about=about, undone=False))
            marking = update(sources).where(sources.c.document == subject.document).values(withdrawn=holds)
            self._database.execute(marking)
