"""The `verbale` command: one file a command, each a thin skin over a workflow or a view.

Only click is imported here and in the commands' files; what a command needs is imported when it runs, so that
`verbale --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import click

from verbale.cli.accounts import accounts
from verbale.cli.add import add
from verbale.cli.brief import brief
from verbale.cli.commitments import commitments
from verbale.cli.doctor import doctor
from verbale.cli.evaluate import evaluate
from verbale.cli.export import export
from verbale.cli.import_ import import_
from verbale.cli.mechanism import mechanism
from verbale.cli.messages import say
from verbale.cli.network import network
from verbale.cli.positions import positions
from verbale.cli.read import read
from verbale.cli.review import review
from verbale.cli.schema import schema
from verbale.cli.search import search
from verbale.cli.show import show
from verbale.cli.silences import silences
from verbale.cli.timeline import timeline
from verbale.cli.undo import undo
from verbale.cli.withdraw import withdraw
from verbale.errors import UsageError, VerbaleError

__all__ = ["DEBUG", "main"]

DEBUG: Final = "VERBALE_DEBUG"
"""With this environment variable set, a fault of the program shows its traceback."""

_FAILED: Final = 1
_USAGE: Final = 2
_INTERRUPTED: Final = 130


class _Verbale(click.Group):
    """The command group; whatever happens, the user sees one sentence and never a traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command and leave with its exit code."""
        run: Callable[[], Any] = partial(super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            code = run()
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Stopped.", err=True)
            code = _INTERRUPTED
        except VerbaleError as error:
            say(str(error))
            code = _USAGE if isinstance(error, UsageError) else _FAILED
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            say(f"A fault of the program ({type(error).__name__}: {error}); set {DEBUG}=1 to see where, and report it.")
            code = _FAILED
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl-C ends it with one word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:  # click would print an empty line first
            raise click.Abort from error


@click.group(
    cls=_Verbale,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Results go to standard output, messages to standard error. Exit codes: 0 all done, 1 an input could not be "
    "read, a check failed or a search found nothing, 2 the command was not understood, 130 stopped (Ctrl-C).",
)
@click.version_option(package_name="verbale", message="verbale %(version)s")
def main() -> None:
    """Keep the record of security talks: who said, offered and did what, each line with its evidence."""


for _command in (
    read, search, show, brief, timeline, positions, accounts, silences, commitments, network, review, undo, withdraw,
    add, export, import_, mechanism, doctor, schema, evaluate,
):  # fmt: skip
    main.add_command(_command)
