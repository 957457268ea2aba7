"""The first tables: sources and readings, what readings found, judgements, what is assembled, and the search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__: list[str] = []

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x5652424C
SEGMENTS = 16
"""Pieces of the search of about one size before they are merged: each report makes one. With the most that FTS5 allows
it merges least often."""
STEMS = "porter unicode61 remove_diacritics 2"


def upgrade() -> None:
    """Make the tables, and mark the file as a record."""
    _documents()
    _items()
    _actors_in_items()
    _judgements()
    _assembled()
    _search("statements", "pk", ("words", "speaker"))
    _search("readings", "id", ("text", "title"))
    meta = op.create_table("meta", _key("key"), _text("value"))
    op.bulk_insert(meta, [{"key": "application", "value": "verbale"}, {"key": "schema", "value": "1"}])
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    op.execute("PRAGMA user_version = 1")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _integer(name: str, *constraints: sa.ForeignKey) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), *constraints, nullable=False)


def _key(name: str, *constraints: sa.ForeignKey) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *constraints, primary_key=True)


def _number() -> sa.ForeignKey:
    return sa.ForeignKey("sources.n")


def _reading() -> sa.ForeignKey:
    return sa.ForeignKey("readings.id")


def _documents() -> None:
    op.create_table(
        "sources",
        sa.Column("n", sa.Integer(), primary_key=True),
        _text("document"),
        _text("added"),
        sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.text("0")),
        sa.UniqueConstraint("document", name="uq_sources_document"),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), primary_key=True),
        _integer("source", _number()),
        _text("reader"),
        _text("added"),
        sa.Column("current", sa.Boolean(), nullable=False),
        _text("published", nullable=True),
        _text("title", nullable=True),
        _text("url", nullable=True),
        _text("about"),
        _text("text"),
        _text("body"),
        _text("sha256"),
        sa.UniqueConstraint("source", "reader", name="uq_readings_source_reader"),
    )


def _items() -> None:
    kinds: dict[str, tuple[sa.Column[str] | sa.Column[float], ...]] = {
        "actors": (_text("name"), _text("kind"), _text("code", nullable=True), _text("country", nullable=True),
                   _text("cited")),
        "statements": (_text("kind"), _text("force"), _text("polarity"), _text("modality"), _confidence(),
                       _text("words"), _text("speaker")),
        "events": (_text("root"), _text("cameo", nullable=True), _text("status"), _text("statement", nullable=True),
                   _confidence()),
        "meetings": (_text("state"), _text("series", nullable=True)),
        "silences": (_text("kind"),),
        "positions": (_text("question_kind"), _text("question"), _text("value")),
    }  # fmt: skip
    for name, columns in kinds.items():
        op.create_table(
            name,
            sa.Column("pk", sa.Integer(), primary_key=True),
            _integer("reading", _reading()),
            _integer("source", _number()),
            _text("id"),
            _text("day", nullable=True),
            _integer("line"),
            _integer("start"),
            _integer("stop"),
            *columns,
            _text("body"),
            sa.UniqueConstraint("reading", "id", name=f"uq_{name}_reading_id"),
        )
    for name in ("statements", "events"):
        op.create_index(f"ix_{name}_order", name, [sa.text("day IS NULL"), "day", "source", "start"])


def _confidence() -> sa.Column[float]:
    return sa.Column("confidence", sa.Float(), nullable=False)


def _actors_in_items() -> None:
    op.create_table(
        "roles",
        sa.Column("reading", sa.Integer(), _reading(), primary_key=True),
        _key("item"),
        _key("role"),
        _key("actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_roles_actor", "roles", ["reading", "actor"])
    op.create_table(
        "actor_names",
        _key("name"),
        sa.Column("reading", sa.Integer(), _reading(), primary_key=True),
        _key("actor"),
        sqlite_with_rowid=False,
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("n", sa.Integer(), primary_key=True),
        _text("id"),
        _text("kind"),
        _text("value", nullable=True),
        _text("by"),
        _text("at"),
        sa.Column("score", sa.Float(), nullable=True),
        _text("undone_by", nullable=True),
        _text("undone_at", nullable=True),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_table(
        "judgement_subjects",
        _key("judgement", sa.ForeignKey("judgements.id")),
        sa.Column("place", sa.Integer(), primary_key=True, autoincrement=False),
        _text("document"),
        _text("item"),
        _text("span", nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_judgement_subjects_item", "judgement_subjects", ["document", "item"])


def _assembled() -> None:
    op.create_table("assembled", _key("id"), _text("kind"), _text("body"))
    op.create_index("ix_assembled_kind", "assembled", ["kind"])
    op.create_table(
        "assembled_refs",
        _key("document"),
        _key("item"),
        _key("kind"),
        _key("id", sa.ForeignKey("assembled.id")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_assembled_refs_id", "assembled_refs", ["id"])
    op.create_table(
        "assembled_keys",
        _key("kind"),
        _key("key"),
        _key("id", sa.ForeignKey("assembled.id")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_assembled_keys_id", "assembled_keys", ["id"])


def _search(table: str, key: str, columns: tuple[str, ...]) -> None:
    """A full-text table over columns of another, in the way that Datasette and sqlite-utils find by themselves."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5("
        f"{names}, content='{table}', content_rowid='{key}', tokenize='{STEMS}')"
    )
    op.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('automerge', {SEGMENTS})")
    op.execute(
        f"CREATE TRIGGER {table}_ai AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {table}_fts(rowid, {names}) VALUES (new.{key}, {new}); END"
    )
