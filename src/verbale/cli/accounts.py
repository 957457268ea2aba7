"""`verbale accounts`: each party's own account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import page_options, record_argument, show_view, time_options

__all__ = ["accounts"]


@click.command()
@record_argument
@time_options
@page_options
def accounts(record: Path, **options: Any) -> None:
    """Show each party's own account beside the others'.

    You get, for each meeting, what is said for each party in the reports that tell of it."""
    show_view("accounts", record, options)
