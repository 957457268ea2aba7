"""Records to keep readings in that are made by hand."""

from __future__ import annotations

import pytest

from by_hand import FixedClock, made
from verbale.store.sql_record import SqlRecord


@pytest.fixture
def make():
    """Makes readings: `make("name", published="2011-04-03")`."""
    return made


@pytest.fixture
def path(tmp_path):
    """Where a record may be made."""
    return tmp_path / "talks.db"


@pytest.fixture
def record(path):
    """An empty record."""
    with SqlRecord(path, FixedClock()) as opened:
        yield opened


@pytest.fixture
def filled(record):
    """A record of three reports, the last without a date."""
    for name, published in (("one", "2011-04-03"), ("two", "2012-06-01"), ("three", None)):
        record.add(made(name, published), reader="1")
    return record
