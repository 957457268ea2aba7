"""Tables of a mechanism as CSV or pages: what a secretariat counts, for one reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Final

from verbale.errors import UsageError
from verbale.model.proceedings import Complaint, DocketItem, Meeting, State
from verbale.views.mechanism.commitments import COMMITMENT_COLUMNS, commitment_rows
from verbale.views.mechanism.words import day, items_of, member, members
from verbale.views.page import Table

__all__ = ["TABLES", "table", "table_csv"]

Rows = tuple[tuple[str, ...], ...]


def _meetings(state: State) -> Rows:
    return tuple(
        (
            one.id,
            one.title,
            day(one.start) if one.start else one.window or "no date",
            one.place or "not stated",
            one.state.replace("_", " "),
            "; ".join(f"{member(state.mechanism, who)}: {answer.state}" for who, answer in one.answers.items()),
        )
        for one in items_of(state, Meeting)
    )


def _proposals(state: State) -> Rows:
    return tuple(
        (
            one.id,
            one.title,
            member(state.mechanism, one.of),
            "tabled" if one.text else "no text",
            one.state,
            "; ".join(
                f"{member(state.mechanism, who)}: {where.state.replace('_', ' ')} {day(where.since)}"
                for who, where in one.positions.items()
            )
            or "none stated",
        )
        for one in items_of(state, DocketItem)
        if one.sort == "proposal"
    )


def _docket(state: State) -> Rows:
    return tuple(
        (one.id, one.sort, one.title, member(state.mechanism, one.of), one.state,
         f"reported {one.reported.citation}" if one.reported else "filed")
        for one in items_of(state, DocketItem)
    )  # fmt: skip


def _complaints(state: State) -> Rows:
    return tuple(
        (one.id, member(state.mechanism, one.of), members(state.mechanism, one.against), one.incident,
         day(one.incident_at), one.state.replace("_", " "))
        for one in items_of(state, Complaint)
    )  # fmt: skip


TABLES: Final[Mapping[str, tuple[tuple[str, ...], Callable[[State], Rows]]]] = {
    "commitments": (COMMITMENT_COLUMNS, commitment_rows),
    "meetings": (("meeting", "title", "when", "where", "state", "answers"), _meetings),
    "proposals": (("proposal", "title", "by", "text", "state", "positions"), _proposals),
    "docket": (("item", "sort", "title", "of", "state", "how"), _docket),
    "complaints": (("complaint", "by", "against", "incident", "when", "state"), _complaints),
}
"""Every table by name: its columns, and what makes its rows."""


def table(state: State, name: str) -> Table:
    """A table as the reader of this state may see it.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in TABLES:
        raise UsageError(f"There is no table {name}: take one of {', '.join(TABLES)}.")
    columns, rows = TABLES[name]
    return Table(name.capitalize(), columns, rows(state))


def table_csv(made: Table) -> str:
    """The table as CSV (RFC 4180); a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(made.columns)
    writer.writerows([_plain(cell) for cell in row] for row in made.rows)
    return out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
