"""What the subcommands of `verbale mechanism` share: for whom, with which key, when, and the receipt."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from verbale.cli.record_page import show_page

if TYPE_CHECKING:
    from verbale.model.acts import Act
    from verbale.model.proceedings import State
    from verbale.views.page import Page
    from verbale.workflows.keyring import HeldKey, KeyRing
    from verbale.workflows.mechanism import ActOf, Desk, Done

__all__ = [
    "KEYS",
    "NEW_PASSPHRASE",
    "PASSPHRASE",
    "as_option",
    "filing_options",
    "key_options",
    "mechanism_option",
    "passphrase_for",
    "print_receipt",
    "reading",
    "ring_in",
    "send",
    "show",
    "signer_of",
    "time_option",
]

PASSPHRASE: Final = "VERBALE_PASSPHRASE"
"""The pass phrase of the key, where it is not to be asked for; `_FILE` after it names a file that holds it."""

NEW_PASSPHRASE: Final = "VERBALE_NEW_PASSPHRASE"
"""The pass phrase of a key that is made; where it is not set, that of `PASSPHRASE`."""

KEYS: Final = "VERBALE_KEYS"
Command = Callable[..., Any]


def mechanism_option(command: Command) -> Command:
    """Which mechanism, where the record holds several."""
    return click.option(
        "--mechanism", "mechanism_id", metavar="ID|NAME", help="Which one, where the record holds several."
    )(command)


def as_option(command: Command) -> Command:
    """For whom."""
    return click.option(
        "--as",
        "reader",
        metavar="PARTY|secretary",
        envvar="VERBALE_AS",
        required=True,
        help="For whom: the id of a party or observer, secretary, or public. Also VERBALE_AS.",
    )(command)


def key_options(command: Command) -> Command:
    """Where the private keys are."""
    return click.option(
        "--keys",
        "key_folder",
        metavar="FOLDER",
        envvar=KEYS,
        type=click.Path(path_type=Path, file_okay=False),
        default=lambda: Path(click.get_app_dir("verbale")) / "keys",
        show_default="the user's own settings folder",
        help=f"Where the private keys are, outside the record. Also {KEYS}.",
    )(command)


def time_option(command: Command) -> Command:
    """When it is filed."""
    return click.option(
        "--at",
        "filed_at",
        metavar="TIME",
        help="Filed at this time (2007-05-28T10:00+03:00) instead of now: for exercises, or to enter an old process.",
    )(command)


def filing_options(command: Command) -> Command:
    """All that a filing needs."""
    for option in (mechanism_option, key_options, time_option, as_option):
        command = option(command)
    return command


def ring_in(folder: Path) -> KeyRing:
    """The keys in a folder."""

    from verbale.workflows.keyring import KeyRing

    return KeyRing(folder)


def passphrase_for(author: str, *, new: bool = False) -> str:
    """The pass phrase of a member's key: from the environment, from a file that it names, or asked for."""
    for name in (NEW_PASSPHRASE, PASSPHRASE) if new else (PASSPHRASE,):
        if (phrase := os.environ.get(name)) is not None:
            return phrase
    if file := os.environ.get(f"{PASSPHRASE}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise click.UsageError(f"{file} cannot be read, which {PASSPHRASE}_FILE names: {error}.") from error
    if not sys.stdin.isatty():
        raise click.UsageError(f"There is no terminal to ask for the pass phrase of {author}: set {PASSPHRASE}.")
    return str(click.prompt(f"Pass phrase of {author}", hide_input=True, confirmation_prompt=new, err=True))


def signer_of(desk: Desk, author: str, folder: Path) -> HeldKey:
    """The key of a member, opened."""
    from verbale.workflows.signing import open_key

    return open_key(desk, ring_in(folder), author, lambda: passphrase_for(author))


def send(ctx: click.Context, act: Act | ActOf, given: dict[str, Any]) -> Done:
    """File an act and print its receipt on standard output.

    Args:
        ctx: whose `obj` is the record.
        act: what is filed, or what makes it from the newest state.
        given: the values of `filing_options`.
    """
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, given["mechanism_id"], mode="a") as desk:
        desk.writer(given["reader"])
        signer = signer_of(desk, given["reader"], given["key_folder"])
        done = desk.file(act, author=given["reader"], signer=signer, at=given["filed_at"])
    print_receipt(done)
    return done


def print_receipt(done: Done) -> None:
    """The receipt on standard output, and on standard error what it is of."""
    from verbale.mechanism.receipts import write_receipt

    touched = f": {', '.join(done.items)}" if done.items else ""
    click.echo(f"Entry {done.receipt.number}{touched}", err=True)
    click.echo(write_receipt(done.receipt))


@contextmanager
def reading(ctx: click.Context, which: str | None, who: str) -> Iterator[State]:
    """The mechanism as a member sees it."""
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, which) as desk:
        yield desk.seen(who)


def show(ctx: click.Context, view: Callable[[State], Page], given: dict[str, Any]) -> None:
    """Show one view as a member sees it."""
    with reading(ctx, given["mechanism_id"], given["reader"]) as state:
        page = view(state)
    show_page(page, given["form"], given["output"])
