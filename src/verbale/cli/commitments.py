"""`verbale commitments`: what was undertaken or offered, and what followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import page_options, record_argument, show_view, time_options

__all__ = ["commitments"]


@click.command()
@record_argument
@time_options
@page_options
def commitments(record: Path, **options: Any) -> None:
    """Show what was undertaken or offered, and what followed.

    You get who undertook or offered what to whom, and all that bears on it since, for and against; no verdict."""
    show_view("commitments", record, options)
