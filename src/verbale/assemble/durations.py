"""How long after one thing another came, as a report says and as the dates in the record have it.

"More than two weeks after the ambassadors agreed on it" is set against the day on which another report has the
agreement and the day of the meeting at hand. Only where a single dated event or meeting can be meant is there a second
position.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

import msgspec

from verbale.assemble.answers import OTHER
from verbale.assemble.counted import Count, counts
from verbale.assemble.desk import Desk
from verbale.assemble.divergences import DURATION
from verbale.assemble.events import dated_keys
from verbale.assemble.meetings import number_key
from verbale.assemble.moments import day_of, number_in_series, quarters, week_of
from verbale.assemble.positions import UNDATED, PositionProfile, answers_key, week_key
from verbale.assemble.wording import sentence_span, stems
from verbale.lexicon.issue import issue_words
from verbale.model import (
    Assembled,
    Event,
    Meeting,
    Moment,
    Reading,
    RecordEvent,
    RecordMeeting,
    RecordPosition,
    RecordQuestion,
    Ref,
    Span,
    Statement,
    stable_id,
)

__all__ = ["is_reckoned", "is_reckoning", "tell_durations"]

REACH: Final = 200
"""Days before a report within which what it counts from is looked for."""

RECKONED: Final = "reckoned"
"""The mark among a position's keys that it is reckoned."""

AGREEING: Final = frozenset({"accept", "commit"})
"""The forces of what is told as agreed where the reading has no event for it."""

GENERAL: Final = 8
"""Dated events that a stem may lead to; one that leads to more tells nothing."""


class _Since(NamedTuple):
    """What a report counts from: its own item, the words for it, and the keys under which others have it dated."""

    item: Event | Meeting | Statement
    words: Span
    keys: tuple[str, ...]


def tell_durations(desk: Desk, documents: Iterable[str], under: Iterable[str]) -> set[str]:
    """Brings what is told of durations up to date with these documents.

    Args:
        desk: where the documents lie.
        documents: those whose own words are looked through again.
        under: the keys of dated events and meetings that changed; those who count from them are looked through too.

    Returns:
        All the documents that what is told anew, or no longer, rests on.
    """
    documents = sorted(documents)
    touched = set(documents)
    asked = list(desk.record.lookup(RecordQuestion, sorted({f"since {key}" for key in under})))
    for position in desk.record.items_from(RecordPosition, *documents):
        if position.keys and position.keys[0].startswith("of "):
            asked += [q for q in [desk.record.item(position.question)] if isinstance(q, RecordQuestion)]
    touched |= {ref.document for question in asked for ref in question.refs}
    resting = touched | _clear(desk, touched)
    dates = _Dates(desk)
    for document in sorted(touched):
        if desk.is_held(document):
            for count in counts(desk.reading(document).document.text):
                _tell(dates, document, count)
    return resting


def is_reckoning(question: RecordQuestion) -> bool:
    """Whether a question is how long something took, and the record put it."""
    return bool(question.keys) and question.keys[0].startswith("since ")


def is_reckoned(position: RecordPosition) -> bool:
    """Whether an answer is what the dates of reports come to, and told by none of them."""
    return RECKONED in position.keys


def _clear(desk: Desk, documents: Iterable[str]) -> set[str]:
    """Takes out what was told before; the documents that it rested on."""
    asked = desk.record.items_from(RecordQuestion, *sorted(documents))
    old = [question.id for question in asked if is_reckoning(question)]
    positions = list(desk.record.lookup(RecordPosition, [f"of {question}" for question in old]))
    desk.record.drop([*old, *(position.id for position in positions)])
    return {ref.document for position in positions for ref in position.refs}


class _Dates:
    """The dated events and meetings of the record by the keys under which others look for them, each asked for once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._under: dict[str, list[tuple[str, RecordEvent | RecordMeeting]]] = {}

    def under(self, key: str) -> list[tuple[str, RecordEvent | RecordMeeting]]:
        """What is found under a key, with its day."""
        if key not in self._under:
            found: list[RecordEvent | RecordMeeting] = list(self.desk.record.lookup(RecordEvent, (key,)))
            found += self.desk.record.lookup(RecordMeeting, (key,))
            self._under[key] = [(day, item) for item in found if (day := day_of(item.when))]
        return self._under[key]


def _tell(dates: _Dates, document: str, count: Count) -> None:
    """Puts in the record what a report says of a duration, and what the dates of others come to."""
    desk = dates.desk
    reading = desk.reading(document)
    text = reading.document.text
    first, last = sentence_span(text, count.start, count.end)
    upto = _counted_to(reading, first, count)
    since = _counted_from(reading, count.end, last, upto) if upto else None
    if since is None or upto is None:
        return
    about = " ".join(since.words.text.split())
    question = RecordQuestion(
        stable_id("rq", DURATION, document, count.start),
        (Ref(document, since.item.id),),
        kind="other",
        text=f"How long since this: {about}?",
        keys=tuple(f"since {key}" for key in since.keys),
    )
    desk.record.put(question, keys=question.keys)
    day = desk.day(document)
    counted = text[count.start : max(count.end, since.words.end)]
    published = desk.published(document)
    _put(desk, question, count.words, counted, (Ref(document, since.item.id),), published, day)
    for when, refs in _found(dates, since, upto, document).items():
        days = (date.fromisoformat(upto) - date.fromisoformat(when)).days
        fits = count.least <= days <= count.most
        value = f"{days} days ({when} to {upto})"
        _put(desk, question, value, about, refs, published, day, OTHER if fits else DURATION, reckoned=True)


def _put(
    desk: Desk,
    question: RecordQuestion,
    value: str,
    words: str,
    refs: tuple[Ref, ...],
    at: Moment | None,
    told: str | None,
    answer: str = DURATION,
    *,
    reckoned: bool = False,
) -> None:
    profile = PositionProfile(question.id, None, at.start[:10] if at else None, told, answer, value)
    key = msgspec.json.encode(profile).decode()
    made = RecordPosition(
        stable_id("rp", profile.key()),
        refs,
        question=question.id,
        actor=None,
        value=value,
        words=" ".join(words.split()),
        at=at,
        keys=(f"of {question.id}", f"={key}", *[RECKONED] * reckoned),
    )
    asked = f"{answers_key(question.id)} {profile.day or UNDATED}"
    desk.record.put(made, keys=[f"of {question.id}", week_key(question.id, week_of(told)), asked])


def _found(dates: _Dates, since: _Since, upto: str, document: str) -> dict[str, tuple[Ref, ...]]:
    """The one day that other reports give for what is counted from, with their items; nothing for several days."""
    days: dict[str, set[Ref]] = {}
    for key in since.keys:
        dated = [(day, item) for day, item in dates.under(key) if _before(day, upto)]
        if len({day for day, _ in dated}) > GENERAL:
            continue
        for day, item in dated:
            days.setdefault(day, set()).update(ref for ref in _refs(item) if ref.document != document)
    if len(days) != 1:
        return {}
    return {day: tuple(sorted(refs)) for day, refs in days.items() if refs}


def _over(text: str, spans: Sequence[Span]) -> Span:
    """The words from the first to the last of the spans."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Span(start, end, text[start:end])


def _refs(item: Assembled) -> tuple[Ref, ...]:
    return item.refs


def _before(day: str, upto: str) -> bool:
    return 0 <= (date.fromisoformat(upto) - date.fromisoformat(day)).days <= REACH


def _counted_from(reading: Reading, start: int, end: int, upto: str) -> _Since | None:
    """What stands after the count in its sentence: an event with a theme, or a meeting with a number."""
    text, periods = reading.document.text, quarters(upto, REACH)
    for event in reading.events:
        if start <= event.trigger.start < end and event.theme and day_of(event.when) is None:
            keys = [key for period in periods for key in dated_keys(event, period)]
            bodies = [key for key in keys if key.rsplit(" ", 1)[1] in _body_stems()]
            return _Since(event, _over(text, (event.trigger, *event.theme)), tuple(bodies or keys))
    for statement in reading.statements:
        if statement.force in AGREEING and statement.content and any(start <= cue.start < end for cue in statement.cue):
            told = {stem for span in statement.content for stem in stems(span.text)} & _body_stems()
            if told:
                keys = [f"dated {period} AGREE {stem}" for period in periods for stem in sorted(told)]
                return _Since(statement, _over(text, (*statement.cue, *statement.content)), tuple(keys))
    for meeting in reading.meetings:
        for span in meeting.evidence:
            number = number_in_series(span.text)
            if number and start <= span.start < end:
                return _Since(meeting, span, tuple(number_key(number, period) for period in periods))
    return None


def _counted_to(reading: Reading, start: int, count: Count) -> str | None:
    """The day of what stands before the count in its sentence, else the day of the report where it counts to now."""
    for meeting in reading.meetings:
        if day_of(meeting.when) and any(start <= span.start < count.start for span in meeting.evidence):
            return day_of(meeting.when)
    for event in reading.events:
        if day_of(event.when) and start <= event.trigger.start < count.start:
            return day_of(event.when)
    published = reading.document.published
    return day_of(published) if published and count.words.endswith("since") else None


@cache
def _body_stems() -> frozenset[str]:
    return frozenset(stem for word in issue_words("body") for stem in stems(word))
