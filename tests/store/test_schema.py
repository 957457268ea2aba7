"""The tables: made by the migrations, as the code has them, and open to other tools."""

import sqlite3
import warnings

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from verbale.store.schema import APPLICATION_ID, METADATA, SCHEMA_VERSION


@pytest.fixture
def database(record, path):
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


def ours(thing, name, kind, reflected, other):
    return not (kind == "table" and ("_fts" in name or name == "alembic_version"))


def test_migrations_make_what_the_code_has(record, path):
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # indexes over expressions are not compared: the next test is of them
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_indexes_are_those_of_the_code(database):
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'ix_%'")}
    assert there == {index.name for table in METADATA.tables.values() for index in table.indexes}


def test_the_file_says_what_it_is(database):
    assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert dict(database.execute("SELECT key, value FROM meta")) == {
        "application": "verbale", "schema": str(SCHEMA_VERSION)
    }  # fmt: skip
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("table", ["statements", "readings"])
def test_other_tools_find_the_search_of_a_table(database, table):
    (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_fts",)).fetchone()
    assert f"content='{table}'" in made


def test_a_plan_goes_by_day_without_sorting(database):
    plan = database.execute("EXPLAIN QUERY PLAN SELECT id FROM statements ORDER BY day IS NULL, day, source, start")
    assert [row[3] for row in plan] == ["SCAN statements USING INDEX ix_statements_order"]
