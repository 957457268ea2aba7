"""Keeps a record in a database: SQLite today, behind the Protocols of `verbale.model` so that another may come."""
