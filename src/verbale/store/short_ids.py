"""Ids that begin with given characters: people type the first few, as they do with commits."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ColumnElement, select, union

from verbale.store.database import Database
from verbale.store.schema import ITEM_TABLES, assembled, judgement_subjects, judgements, readings, sources

__all__ = ["ENOUGH", "ids_beginning"]

ENOUGH: Final = 3
"""Ids given back at most: with two, it is not known which is meant. Own choice: enough to see how they go on."""

_LAST: Final = "\U0010ffff"


def ids_beginning(database: Database, beginning: str) -> list[str]:
    """The first ids of sources, items that count, assembled items and judgements that begin so, in order."""
    counts = select(readings.c.id).join(sources, sources.c.n == readings.c.source)
    counts = counts.where(readings.c.current, ~sources.c.withdrawn)
    asked = [
        select(table.c.id.label("id")).where(_begins(table.c.id, beginning), table.c.reading.in_(counts))
        for table in ITEM_TABLES
    ]
    asked += [
        select(column.label("id")).where(_begins(column, beginning))
        for column in (sources.c.document, assembled.c.id, judgements.c.id)
    ]
    added = select(judgement_subjects.c.item.label("id")).join(
        judgements, judgements.c.id == judgement_subjects.c.judgement
    )
    asked.append(added.where(judgements.c.kind == "added_statement", _begins(judgement_subjects.c.item, beginning)))
    found = union(*asked).subquery()
    return [row.id for row in database.rows(select(found.c.id).order_by(found.c.id).limit(ENOUGH))]


def _begins(column: Column[str], beginning: str) -> ColumnElement[bool]:
    """Compared as it is ordered, so that the case counts and an index helps."""
    return (column >= beginning) & (column < beginning + _LAST)
