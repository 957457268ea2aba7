"""What is said on standard error: one sentence at a time, and how far a long run has come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

from verbale.views.terminal_text import harmless

__all__ = ["Step", "progress", "say"]


class Step(Protocol):
    """Called once for each input that is done."""

    def __call__(self) -> None:
        """Note that one more input is done."""


def say(sentence: str, about: str | None = None) -> None:
    """Write `verbale: ABOUT: SENTENCE` on standard error; a sentence that begins with the name does not repeat it."""
    if about:
        sentence = f"{about}: {sentence.removeprefix(about).lstrip()}"
    click.echo(f"verbale: {harmless(sentence)}", err=True)


@contextmanager
def progress(total: int, *, shown: bool) -> Iterator[Step]:
    """A step to call once an input; where `shown` and standard error is a terminal, a bar follows it."""
    if not shown or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda: bar.advance(task)
