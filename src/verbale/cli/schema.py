"""`verbale schema`: the JSON Schema of what `verbale read --format json` prints."""

from __future__ import annotations

import click

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a reading."""
    import json

    from verbale.model import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
