"""Runs the migrations on the connection that `store.opening` gives, inside its transaction."""

from __future__ import annotations

from alembic import context

__all__: list[str] = []

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
