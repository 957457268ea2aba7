"""`verbale mechanism RECORD keys`: make, rotate and revoke the keys that sign."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import (
    filing_options,
    passphrase_for,
    print_receipt,
    ring_in,
    send,
    signer_of,
)

__all__ = ["keys"]


@click.group()
def keys() -> None:
    """Keys of the members: private ones lie encrypted in a folder of their own, never in the record."""


@keys.command("make")
@click.argument("holder")
@filing_options
@click.pass_context
def make(ctx: click.Context, /, holder: str, **given: Any) -> None:
    """Make the key of HOLDER, a party or observer, and bring it in (`--as secretary`).

    The pass phrase of the new key is asked for, or taken from VERBALE_NEW_PASSPHRASE.
    """
    from verbale.workflows.mechanism import open_mechanism
    from verbale.workflows.signing import bring_in

    if given["reader"] != "secretary":
        raise click.UsageError("The secretary brings keys in: give --as secretary.")
    with open_mechanism(ctx.obj, given["mechanism_id"], mode="a") as desk:
        desk.writer(holder)
        signer = signer_of(desk, "secretary", given["key_folder"])
        phrase = passphrase_for(holder, new=True)
        done = bring_in(
            desk, ring_in(given["key_folder"]), holder, passphrase=phrase, signer=signer, at=given["filed_at"]
        )
    print_receipt(done)


@keys.command("rotate")
@filing_options
@click.pass_context
def rotate(ctx: click.Context, /, **given: Any) -> None:
    """Make a new key in place of one's own, signed in with the old one."""
    from verbale.workflows import signing
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, given["mechanism_id"], mode="a") as desk:
        desk.writer(given["reader"])
        old = signer_of(desk, given["reader"], given["key_folder"])
        phrase = passphrase_for(given["reader"], new=True)
        done = signing.rotate(desk, ring_in(given["key_folder"]), old=old, passphrase=phrase, at=given["filed_at"])
    print_receipt(done)


@keys.command("revoke")
@click.argument("key")
@click.option(
    "--reason",
    type=click.Choice(["lost", "stolen", "retired", "left"]),
    required=True,
    help="Why it is not good any more.",
)
@filing_options
@click.pass_context
def revoke(ctx: click.Context, /, key: str, reason: Any, **given: Any) -> None:
    """Give up a KEY (its first digits, as `parties list` shows them): nothing signed with it later is taken."""
    from verbale.workflows import signing
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, given["mechanism_id"], mode="a") as desk:
        desk.writer(given["reader"])
        signer = signer_of(desk, given["reader"], given["key_folder"])
        done = signing.revoke(desk, key, reason, author=given["reader"], signer=signer, at=given["filed_at"])
    print_receipt(done)


@keys.command("countersign")
@filing_options
@click.pass_context
def countersign(ctx: click.Context, /, **given: Any) -> None:
    """Counter-sign the log as it stands: a party's own word that it saw it so."""
    from verbale.workflows.signing import counter_signature

    send(ctx, counter_signature, given)
