"""`verbale mechanism RECORD minutes`: drafts, comments, reservations, adoption, errata, versions compared."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.cli.mechanism.options import as_option, mechanism_option, reading
from verbale.cli.output import opened
from verbale.model.acts import (
    ErratumAdded,
    InterpretationMade,
    MinutesAccepted,
    MinutesCirculated,
    MinutesCommented,
    MinutesDisputed,
    MinutesDrafted,
    MinutesReserved,
    MinutesRevised,
)
from verbale.views.mechanism.papers import compared, minutes_page

__all__ = ["minutes"]

minutes = acts_group(
    "minutes",
    "Minutes: draft, circulate, comment, reserve, accept or dispute; nothing is overwritten, an erratum is added.",
    (
        Verb("draft", MinutesDrafted, "session"),
        Verb("revise", MinutesRevised, "minutes"),
        Verb("circulate", MinutesCirculated, "minutes"),
        Verb("comment", MinutesCommented, "minutes"),
        Verb("reserve", MinutesReserved, "minutes"),
        Verb("accept", MinutesAccepted, "minutes"),
        Verb("dispute", MinutesDisputed, "minutes"),
        Verb("interpret", InterpretationMade, "minutes"),
        Verb("erratum", ErratumAdded, "minutes"),
    ),
    view=minutes_page,
)


@minutes.command("compare")
@click.argument("minutes_id", metavar="MINUTES")
@click.argument("old", type=click.IntRange(min=1))
@click.argument("new", type=click.IntRange(min=1))
@mechanism_option
@as_option
@click.pass_context
def compare(ctx: click.Context, /, minutes_id: str, old: int, new: int, **given: Any) -> None:
    """Show what changed between two versions: clauses that went (-), came (+) and stayed."""
    from verbale.views.terminal_text import harmless

    with reading(ctx, given["mechanism_id"], given["reader"]) as state:
        lines = compared(state, minutes_id, old, new)
    with opened(None) as out:
        out.write("".join(f"{line[:2]}{harmless(line[2:])}\n" for line in lines).encode())
