"""What is due from whom: the deadlines that run, as far as the reader may see what they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from verbale.mechanism.clocks import DueKind, due
from verbale.model.proceedings import State
from verbale.views.mechanism.words import day, member, named
from verbale.views.page import Line, Page, Section

__all__ = ["due_lines", "due_page"]

_WHAT: Final[Mapping[DueKind, str]] = {
    "answer_to_invitation": "answer to the invitation",
    "meeting_past": "note what became of the meeting",
    "review_in_capital": "answer from the capital",
    "silence_ends": "note how the silence ended",
    "response": "response to the complaint",
    "verification": "end of the verification",
    "finding": "finding",
    "follow_up": "follow-up of the measures",
    "escalation_open": "may take the complaint up a rung",
    "comments": "comments on the minutes",
    "acknowledgement": "acknowledgement",
    "commitment": "what was committed to",
}


def due_page(state: State, at: str) -> Page:
    """What has passed and what runs, at a time (ISO 8601 with zone); nothing follows from a deadline by itself."""
    lines = [(each.passed, Line(words, lead=day(each.deadline), who=member(state.mechanism, each.who)))
             for each, words in ((each, _words(state, each.kind, each.item)) for each in due(state, at))]  # fmt: skip
    return Page(
        f"Due in {state.mechanism.name}",
        (
            Section("passed", "Passed", tuple(line for passed, line in lines if passed)),
            Section("running", "Running", tuple(line for passed, line in lines if not passed)),
        ),
        (f"At {day(at)}",),
    )


def due_lines(state: State, at: str) -> Iterator[str]:
    """The same as lines of text."""
    for each in due(state, at):
        when = "was due" if each.passed else "is due"
        words = _words(state, each.kind, each.item)
        yield f"{member(state.mechanism, each.who)}, {words}: {when} {day(each.deadline)}"


def _words(state: State, kind: DueKind, item: str) -> str:
    return f"{_WHAT[kind]}, {named(state, item)}"
