"""The tables of a record.

A document has one row in `sources` for ever and one in `readings` for each version that read it; the rows of what a
reading found are added with it and never changed. `current` marks the newest reading of a source. The migrations in
`store/migrations` make these tables; a test holds both to be the same.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

__all__ = [
    "APPLICATION_ID",
    "ITEM_TABLES",
    "METADATA",
    "SCHEMA_VERSION",
    "actor_names",
    "actors",
    "assembled",
    "assembled_keys",
    "assembled_refs",
    "events",
    "judgement_subjects",
    "judgements",
    "log_entries",
    "log_payloads",
    "meetings",
    "meta",
    "positions",
    "readings",
    "roles",
    "silences",
    "sources",
    "statements",
]

APPLICATION_ID: Final = 0x5652424C
"""`VRBL` in the header of the SQLite file; `file` and other tools show it."""

SCHEMA_VERSION: Final = 4
"""The number of the newest migration, also the file's `user_version`."""

METADATA: Final = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)

meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

sources = Table(
    "sources",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("document", Text, nullable=False, unique=True),
    Column("added", Text, nullable=False),
    Column("withdrawn", Boolean(create_constraint=False), nullable=False, server_default=text("0")),
)

readings = Table(
    "readings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Integer, ForeignKey("sources.n"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("current", Boolean(create_constraint=False), nullable=False),
    Column("published", Text, comment="ISO date, the first where it is an interval"),
    Column("title", Text),
    Column("url", Text),
    Column("about", Text, nullable=False, comment="the source as JSON"),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the whole reading, verbale/1"),
    Column("sha256", Text, nullable=False, comment="of body"),
    UniqueConstraint("source", "reader"),
)


def _item_table(name: str, *columns: Column[object]) -> Table:
    """A table of items with what all kinds have: `body` is the item as JSON, `start` and `stop` its evidence.

    There is no index over `id` alone. Ids are hashes, each of which would fall on another page of it, and the pages
    that a report touches are what loading it costs: with such an index on each table, 1,710 statements/s, not 2,117.
    """
    return Table(
        name,
        METADATA,
        Column("pk", Integer, primary_key=True),
        Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
        Column("source", Integer, ForeignKey("sources.n"), nullable=False),
        Column("id", Text, nullable=False),
        Column("day", Text, comment="ISO date by which it is ordered"),
        Column("line", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("stop", Integer, nullable=False),
        *columns,
        Column("body", Text, nullable=False),
        UniqueConstraint("reading", "id"),
    )


actors = _item_table(
    "actors",
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text),
    Column("country", Text),
    Column("cited", Text, nullable=False, comment="the words of the first mention"),
)
statements = _item_table(
    "statements",
    Column("kind", Text, nullable=False),
    Column("force", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("words", Text, nullable=False, comment="what was said"),
    Column("speaker", Text, nullable=False, comment="who said it: the source's words and the actor's name"),
)
events = _item_table(
    "events",
    Column("root", Text, nullable=False),
    Column("cameo", Text),
    Column("status", Text, nullable=False),
    Column("statement", Text, comment="id of the statement that carries it"),
    Column("confidence", Float, nullable=False),
)
meetings = _item_table("meetings", Column("state", Text, nullable=False), Column("series", Text))
silences = _item_table("silences", Column("kind", Text, nullable=False))
positions = _item_table(
    "positions",
    Column("question_kind", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("value", Text, nullable=False),
)

for _table in (statements, events):  # what is asked for by day, and much of it
    Index(f"ix_{_table.name}_order", text("day IS NULL"), _table.c.day, _table.c.source, _table.c.start)

ITEM_TABLES: Final = (actors, statements, events, meetings, silences, positions)

roles = Table(
    "roles",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Index("ix_roles_actor", "reading", "actor"),
    sqlite_with_rowid=False,
)

actor_names = Table(
    "actor_names",
    METADATA,
    Column("name", Text, primary_key=True, comment="a name or variant, case folded"),
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("actor", Text, primary_key=True),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("score", Float),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

judgement_subjects = Table(
    "judgement_subjects",
    METADATA,
    Column("judgement", Text, ForeignKey("judgements.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("span", Text, comment="the evidence as JSON"),
    Index("ix_judgement_subjects_item", "document", "item"),
    sqlite_with_rowid=False,
)

assembled = Table(
    "assembled",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

assembled_refs = Table(
    "assembled_refs",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, ForeignKey("assembled.id"), primary_key=True),
    Index("ix_assembled_refs_id", "id"),
    sqlite_with_rowid=False,
)

assembled_keys = Table(
    "assembled_keys",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("id", Text, ForeignKey("assembled.id"), primary_key=True),
    Index("ix_assembled_keys_id", "id"),
    sqlite_with_rowid=False,
)

log_entries = Table(
    "log_entries",
    METADATA,
    Column("mechanism", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload_hash", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("hash", Text, nullable=False, comment="of the entry, which the next one names"),
    UniqueConstraint("mechanism", "previous"),
    sqlite_with_rowid=False,
)

log_payloads = Table(
    "log_payloads",
    METADATA,
    Column("mechanism", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("salt", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the act as canonical JSON"),
    ForeignKeyConstraint(["mechanism", "number"], ["log_entries.mechanism", "log_entries.number"]),
    sqlite_with_rowid=False,
)
