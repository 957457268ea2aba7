"""The day of a meeting that is told as held without one, where the words around it leave only one day."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from verbale.assemble.counted import counts
from verbale.assemble.moments import day_of
from verbale.assemble.wording import sentence_span
from verbale.model import Event, Meeting, Moment, Reading

__all__ = ["told_day"]

_OF_THE_DAY: Final = re.compile(r"(?:the\s+day['’]s|today['’]s)\s", re.IGNORECASE)
JOINT: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Acts that several do together, as at a meeting."""


def told_day(reading: Reading, meeting: Meeting) -> Moment | None:
    """The day of a held meeting without one, its basis `inferred`; None where the words do not tell it.

    It is called "the day's talks"; or one sentence tells it and what its parties did together on a day ("the two agreed
    on Tuesday, the envoy said after a second round"), names no other day, and counts no time from one thing to another.
    """
    if meeting.state != "held" or meeting.when is not None:
        return None
    published = reading.document.published
    if published is not None and any(_OF_THE_DAY.match(span.text) for span in meeting.evidence):
        day = published.start[:10]
        return Moment(day, day, "day", "", "inferred")
    text, span = reading.document.text, meeting.evidence[0]
    first, last = sentence_span(text, span.start, span.end)
    named = {one.moment for one in reading.moments if first <= one.start < last and one.moment is not None}
    days = {day_of(moment) for moment in named}
    if len(days) != 1 or None in days or any(counts(text[first:last])):
        return None
    joint = (e for e in reading.events if first <= e.trigger.start < last and day_of(e.when) in days and _is_joint(e))
    when = next(joint, None)
    return msgspec.structs.replace(when.when, basis="inferred") if when is not None and when.when is not None else None


def _is_joint(event: Event) -> bool:
    return event.root in JOINT and len({*event.sources, *event.targets}) > 1
