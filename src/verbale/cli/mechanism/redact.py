"""`verbale mechanism RECORD redact`: drop what an entry says, for good; the chain still verifies."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import filing_options, print_receipt, signer_of

__all__ = ["redact"]


@click.command()
@click.argument("number", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why, in words that may stay.")
@filing_options
@click.pass_context
def redact(ctx: click.Context, /, number: int, reason: str, **given: Any) -> None:
    """Drop the words of entry NUMBER from the record, its free pages and every copy made after.

    The redaction is itself an entry. Copies and backups made before still hold what was redacted.
    """
    from verbale.workflows.mechanism import open_mechanism
    from verbale.workflows.redacting import redact as redacted

    with open_mechanism(ctx.obj, given["mechanism_id"], mode="a") as desk:
        desk.writer(given["reader"])
        signer = signer_of(desk, given["reader"], given["key_folder"])
        done = redacted(desk, number, reason, author=given["reader"], signer=signer, at=given["filed_at"])
    if done is None:
        click.echo(f"Entry {number} was redacted before; what may have been left of it is cleared.", err=True)
    else:
        print_receipt(done)
