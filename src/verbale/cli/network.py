"""`verbale network`: who addresses whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import page_options, record_argument, show_view, time_options

__all__ = ["network"]


@click.command()
@record_argument
@time_options
@page_options
def network(record: Path, **options: Any) -> None:
    """Show who addresses whom.

    You get how often, and conflict and cooperation by pair of parties. `verbale brief --charts` draws them."""
    show_view("network", record, options)
