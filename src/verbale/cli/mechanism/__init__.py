"""`verbale mechanism RECORD ...`: one file a subcommand, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

import click

from verbale.cli.record_page import record_argument

__all__ = ["SUBCOMMANDS", "mechanism"]

SUBCOMMANDS: Final = (
    "setup", "parties", "keys", "invite", "respond", "session", "docket", "complain", "evidence", "commit", "assess",
    "account", "minutes", "paper", "message", "notify", "mark", "release", "redact", "bridge", "enact", "document",
    "calendar", "table", "due", "search", "log", "verify", "export",
)  # fmt: skip
"""The subcommands in the order of the help, each in the module of its name."""


class _Mechanism(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every subcommand."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand, imported; None where there is none of this name."""
        if cmd_name not in SUBCOMMANDS:
            return None
        command: click.Command = getattr(import_module(f"verbale.cli.mechanism.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Mechanism)
@record_argument
@click.pass_context
def mechanism(ctx: click.Context, record: Path) -> None:
    """Keep a mechanism of several parties in a RECORD: meetings, docket, complaints, commitments, minutes.

    Everything is filed as a signed entry of a log that shows tampering. `--as` says for whom you file or read; what a
    reader may not see is left out everywhere. It is no lock: whoever holds the file holds all of it, so give others a
    copy made by `export --for`.
    """
    ctx.obj = record
