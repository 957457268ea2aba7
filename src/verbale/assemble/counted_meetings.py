"""How often the parties met, and which round a meeting was, by the count of each report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from verbale.assemble.desk import Desk
from verbale.assemble.moments import day_of, number_in_series, week_of
from verbale.assemble.tally import Tally
from verbale.assemble.undated import told_day
from verbale.assemble.wording import sentence_span
from verbale.lexicon.calendar import time_numbers
from verbale.model import Meeting

__all__ = ["counted_meetings"]

PARTIES: Final = 2
"""Countries that a count of meetings is of; where a report is about three, it is not known who met whom."""


def counted_meetings(desk: Desk, document: str) -> Iterator[Tally]:
    """The rounds that a report numbers on their day, and the times that it says two parties met in a period."""
    for meeting in desk.reading(document).meetings:
        sides = _sides(desk, document, meeting)
        if meeting.state == "held" and len(sides) >= PARTIES:
            yield from _round(desk, document, meeting, sides)
        if meeting.state == "held" and len(sides) == PARTIES:
            yield from _times(desk, document, meeting, sides)


def _sides(desk: Desk, document: str, meeting: Meeting) -> tuple[str, ...]:
    """The countries that met: those that are said to be there, else those that the report is about."""
    there = desk.members(document, tuple(one.actor for one in meeting.attendance if one.present))
    named = {who.country for one in there if (who := desk.who(document, one)) is not None and who.country}
    sides = named if len(named) >= PARTIES else desk.parties(document)
    return tuple(sorted(sides))


def _speaker(desk: Desk, document: str, meeting: Meeting) -> str | None:
    told = [desk.statement(document, statement) for statement in meeting.claimed_by]
    return next((one.speaker.actor for one in told if one is not None), None)


def _round(desk: Desk, document: str, meeting: Meeting, sides: tuple[str, ...]) -> Iterator[Tally]:
    number = number_in_series(meeting.series)
    day = day_of(meeting.when or told_day(desk.reading(document), meeting))
    if number is not None and day is not None:
        words = next((span.text for span in meeting.evidence if number_in_series(span.text)), meeting.evidence[0].text)
        yield Tally(
            f"round {day} {' '.join(sides)}",
            f"Which round was the meeting of {day}?",
            number,
            meeting.series or "",
            words,
            meeting.id,
            _speaker(desk, document, meeting),
            day,
        )


def _times(desk: Desk, document: str, meeting: Meeting, sides: tuple[str, ...]) -> Iterator[Tally]:
    """A period that is over can be counted whenever it is told of; one that is not, in one week."""
    published, when = desk.day(document), meeting.when
    if when is None or day_of(when) is not None or published is None:
        return
    text, span = desk.reading(document).document.text, meeting.evidence[0]
    _, last = sentence_span(text, span.start, span.end)
    found = _pattern().match(text, span.end, last)
    if found is None:
        return
    period, over = f"{when.start[:10]}/{when.end[:10]}", when.end[:10] < published
    yield Tally(
        f"times {period} {' '.join(sides)} {'' if over else week_of(published)}".strip(),
        f"How often did the parties meet ({period})?",
        _number(found["number"]),
        found["number"],
        " ".join(text[span.start : found.end()].split()),
        meeting.id,
        _speaker(desk, document, meeting),
        when.end[:10] if over else published,
    )


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(time_numbers("number"), key=len, reverse=True))
    times = "|".join(time_numbers("times"))
    return re.compile(rf"\s+(?P<number>(?:{times})|(?:\d+|{numbers})\s+times)\b", re.IGNORECASE)


def _number(words: str) -> int:
    plain = words.casefold().split()[0]
    return int(plain) if plain.isdigit() else {**time_numbers("number"), **time_numbers("times")}[plain]
