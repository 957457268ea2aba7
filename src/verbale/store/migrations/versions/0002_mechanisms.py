"""The mechanisms: their logs, and apart from them the payloads, which a redaction takes out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__: list[str] = []

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what stands in a log can be neither changed nor, but for payloads, taken out."""
    op.create_table(
        "log_entries",
        sa.Column("mechanism", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("at", "author", "kind", "payload_hash", "previous", "key", "signature", "hash")
        ),
        sa.UniqueConstraint("mechanism", "previous", name="uq_log_entries_mechanism_previous"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log_payloads",
        sa.Column("mechanism", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["mechanism", "number"], ["log_entries.mechanism", "log_entries.number"]),
        sqlite_with_rowid=False,
    )
    for act, table in (("UPDATE", "log_entries"), ("DELETE", "log_entries"), ("UPDATE", "log_payloads")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'a log is only added to'); END"
        )
    op.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")
    op.execute("PRAGMA user_version = 2")
