"""What the tests of assembly share: the example reports as they are read, and records to put them in."""

from __future__ import annotations

from pathlib import Path

import pytest

import verbale
from verbale.model import Reading

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    """The eight example reports, read."""
    return list(verbale.load().pipe(sorted(EXAMPLES.glob("*.txt"))))
