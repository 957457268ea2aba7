"""`verbale silences`: what was not said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import page_options, record_argument, show_view, time_options

__all__ = ["silences"]


@click.command()
@record_argument
@time_options
@page_options
@click.option(
    "--limit", type=click.IntRange(min=1), default=200, show_default=True, help="How many at most, the first by day."
)
def silences(record: Path, limit: int, **options: Any) -> None:
    """Show what was not said.

    You get what was not raised, not answered, not disclosed, who did not attend, and who says so."""
    show_view("silences", record, options, limit=limit)
