"""Who presides over a meeting: a role of what was read already, and part of the meetings that are put together.

What was put together of several reports is taken out, to be put together anew with it, as in 0003.
"""

from __future__ import annotations

from alembic import op

__all__: list[str] = []

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the roles and empty the tables, those first that name another's rows."""
    op.execute(
        "INSERT INTO roles (reading, item, role, actor) "
        "SELECT reading, id, 'chair', json_extract(body, '$.chair') FROM meetings "
        "WHERE json_extract(body, '$.chair') IS NOT NULL"
    )
    for table in ("assembled_keys", "assembled_refs", "assembled"):
        op.execute(f"DELETE FROM {table}")
    op.execute("UPDATE meta SET value = '4' WHERE key = 'schema'")
    op.execute("PRAGMA user_version = 4")
