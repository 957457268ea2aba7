"""What is due from whom: the deadlines that run, as far as the reader may see what they are of."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.mechanism.clocks import due
from verbale.model.proceedings import State
from verbale.views.mechanism.words import day, member, named
from verbale.views.page import Line, Page, Section

__all__ = ["due_lines", "due_page"]


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


def _words(state: State, kind: str, item: str) -> str:
    return f"{kind.replace('_', ' ')}, {named(state, item)}"
