"""A number that a report gives of something that others may count as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from verbale.model import Reading, Span

__all__ = ["Tally", "carrier"]


class Tally(NamedTuple):
    """A number with what it counts.

    `key` is the same for all reports that count the same, `asked` the question, `value` and `words` the number and the
    words in which it is given, `item` the item of the document that it is cited by, `actor` whose number it is (None
    for the report's own), `beside` the ISO date under which it is set beside others, `sides` the countries that are
    named with it: numbers told of different countries are of different things.
    """

    key: str
    asked: str
    number: int
    value: str
    words: str
    item: str
    actor: str | None
    beside: str | None
    sides: frozenset[str] = frozenset()


def carrier(reading: Reading, start: int, end: int) -> tuple[str, str | None] | None:
    """The item of a reading that holds the characters `[start, end)`, and who says them; None where no item does."""

    def holds(spans: Iterable[Span]) -> bool:
        return any(span.start <= start and end <= span.end for span in spans)

    said = [statement for statement in reading.statements if holds(statement.content)]
    if said:
        inner = min(said, key=lambda one: sum(span.end - span.start for span in one.content))
        return inner.id, inner.speaker.actor
    for event in reading.events:
        spans = (event.trigger, *event.source_spans, *event.target_spans, *event.theme)
        if min(span.start for span in spans) <= start and end <= max(span.end for span in spans):
            return event.id, None
    return None
