"""`verbale positions`: what is at issue, and what each voice answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import page_options, record_argument, show_view, time_options

__all__ = ["positions"]


@click.command()
@record_argument
@time_options
@page_options
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="How many answers at most, the first by day.",
)
def positions(record: Path, limit: int, **options: Any) -> None:
    """Show what is at issue, and what each voice answers.

    You get each question with every answer by day; no side is chosen."""
    show_view("positions", record, options, limit=limit)
