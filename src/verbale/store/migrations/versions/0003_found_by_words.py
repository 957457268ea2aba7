"""What was put together of several reports, taken out to be put together anew.

Actors and questions are found by their words and answers in their order, under keys that older records do not have.
Whoever opens the record to add to it puts it together again (`workflows.record.open`).
"""

from __future__ import annotations

from alembic import op

__all__: list[str] = []

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables, those first that name another's rows."""
    for table in ("assembled_keys", "assembled_refs", "assembled"):
        op.execute(f"DELETE FROM {table}")
    op.execute("UPDATE meta SET value = '3' WHERE key = 'schema'")
    op.execute("PRAGMA user_version = 3")
