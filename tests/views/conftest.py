"""The record of the lake talks, fresh for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lake_talks import make
from verbale.store.sql_record import SqlRecord


@pytest.fixture
def record(tmp_path) -> Iterator[SqlRecord]:
    """Three reports of our own, one a copy, and what was put together of them."""
    with make(tmp_path / "talks.db") as made:
        yield made
