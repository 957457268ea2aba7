"""`verbale mechanism RECORD enact`: file many acts from a file, in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.mechanism.options import key_options, mechanism_option, passphrase_for, ring_in

__all__ = ["enact"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@mechanism_option
@key_options
@click.pass_context
def enact(ctx: click.Context, /, file: Path, **given: Any) -> None:
    """File the acts of FILE (YAML) in their order, each as its author; a receipt is printed for each.

    The whole file is read before the first is filed. The first that is refused ends it; those before it stay filed.
    """
    from verbale.mechanism.receipts import write_receipt
    from verbale.workflows.enacting import enact as enacted

    for line in enacted(ctx.obj, file, ring_in(given["key_folder"]), passphrase_for, mechanism=given["mechanism_id"]):
        if line.done is None:
            click.echo(f"line {line.number}: refused as expected, {line.refused}", err=True)
        else:
            touched = f" ({', '.join(line.done.items)})" if line.done.items else ""
            click.echo(f"line {line.number}: entry {line.done.receipt.number}{touched}", err=True)
            click.echo(write_receipt(line.done.receipt))
