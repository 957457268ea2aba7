"""What the command's tests share: a way to call it, and inputs good and bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbale.cli import main

GOOD = (
    "Talks resumed in the lakeside town on Tuesday.\n\n"
    "Foreign Minister Elin Strand said the two sides would meet again in May. "
    '"We are not there yet," she told reporters.\n'
)


@pytest.fixture
def call() -> Callable[..., Result]:
    """Call the command as a shell would, in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A short report of our own."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path
