"""`verbale timeline`: what happened, day by day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import page_options, record_argument, show_view, time_options

__all__ = ["timeline"]


@click.command()
@record_argument
@time_options
@page_options
@click.option("--statements", is_flag=True, help="Also what was said.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="How many items of each kind at most, the first by day.",
)
def timeline(record: Path, statements: bool, limit: int, **options: Any) -> None:
    """Show what happened, day by day.

    You get events and meetings, each once however many reports tell it, with who did what to whom, how it is told,
    and how many reports and independent accounts tell it. What is only announced, conditional or possible comes
    apart, at the end.
    """
    show_view("timeline", record, options, statements=statements, limit=limit)
