"""What happened, what did not, and what stays open, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verbale.model import Event, Meeting, Position, Silence
from verbale.views.statements_text import TextPage, moment_words
from verbale.views.terminal_text import balanced, clipped, harmless, in_quotes, without_that
from verbale.views.wording import about_words, silent_words

__all__ = ["events", "glosses", "meetings", "open_or_odd", "questions", "silences"]

WORDS_ROOM: Final = 150
"""Characters of evidence shown in one entry. Own choice: an entry of two lines."""


def questions(page: TextPage) -> None:
    """Write each question with the position of every voice, and how they differ; no side is chosen."""
    by_question: dict[str, list[Position]] = {}
    for position in page.reading.positions:
        by_question.setdefault(position.question, []).append(position)
    differing: dict[str, list[str]] = {}
    for divergence in page.reading.divergences:
        differing.setdefault(divergence.question, []).append(divergence.kind)
    for question in page.reading.questions:
        kinds = " and ".join(differing.get(question.id, ()))
        page.note(harmless(question.text) + (f"  [positions differ: {kinds}]" if kinds else ""))
        for position in by_question.get(question.id, ()):
            page.entry(position.evidence, f"{_voice(page, position)}: {_value(position)}")


def _voice(page: TextPage, position: Position) -> str:
    if position.actor is not None:
        return page.names(position.actor)
    return "the report itself" if position.statement is None else "speaker not stated"


def _value(position: Position) -> str:
    """The answer and its evidence, or the evidence alone where the answer is a part of it."""
    value, words = harmless(position.value), harmless(position.evidence.text)
    shown = without_that(balanced(clipped(words, WORDS_ROOM)))
    if value in words:
        return shown or "(no words given)"
    return value if not words or words in value else f"{value} ({in_quotes(shown)})"


def meetings(page: TextPage) -> None:
    """Write each meeting: state, when, where, who was there and who was not."""
    for meeting in page.reading.meetings:
        evidence = min(meeting.evidence, key=lambda span: span.start) if meeting.evidence else None
        page.entry(evidence, ", ".join(_meeting(page, meeting)))
        for phase, present, actors in _attendance(meeting):
            page.note(f"{phase}: {'present' if present else 'absent'} {page.names.listed(actors)}", indent=8)


def _meeting(page: TextPage, meeting: Meeting) -> Iterator[str]:
    yield meeting.state.replace("_", " ")
    if meeting.format:
        yield meeting.format
    if meeting.direct and meeting.format != "indirect":
        yield "direct"
    if meeting.level:
        yield f"level of {meeting.level.replace('_', ' ')}"
    if meeting.series:
        yield harmless(meeting.series)
    if when := moment_words(meeting.when):
        yield when
    if meeting.where:
        yield f"in {harmless(meeting.where.name)}"
    if meeting.venue:
        yield f"at {harmless(meeting.venue.text)}"
    if meeting.host:
        yield f"host {page.names(meeting.host)}"
    if meeting.chair:
        yield f"chair {page.names(meeting.chair)}"
    if meeting.evidence:
        yield in_quotes(clipped(harmless(meeting.evidence[0].text), WORDS_ROOM))


def _attendance(meeting: Meeting) -> Iterator[tuple[str, bool, list[str]]]:
    groups: dict[tuple[str, bool], list[str]] = {}
    for attendance in meeting.attendance:
        actors = groups.setdefault((attendance.phase, attendance.present), [])
        if attendance.actor not in actors:
            actors.append(attendance.actor)
    for (phase, present), actors in groups.items():
        yield phase, present, actors


def events(page: TextPage) -> None:
    """Write each event: root, source > target, status, the words that carry it, and its theme."""
    for event in page.reading.events:
        page.entry(event.trigger, ", ".join(_event(page, event)))


def _event(page: TextPage, event: Event) -> Iterator[str]:
    source, target = page.names.listed(event.sources, " + "), page.names.listed(event.targets, " + ")
    source = source or _words(event.source_spans) or "?"
    target = target or _words(event.target_spans)
    root = f"{event.root} ({event.mode})" if event.mode else event.root
    yield f"{root}  {source} > {target}" if target else f"{root}  {source}"
    yield event.status
    words = in_quotes(clipped(harmless(event.trigger.text), WORDS_ROOM))
    theme = clipped(" ... ".join(harmless(span.text) for span in event.theme), WORDS_ROOM)
    yield f"{words}: {theme}" if theme else words
    if event.beneficiaries:
        yield f"for {page.names.listed(event.beneficiaries)}"
    if when := moment_words(event.when):
        yield when
    if event.where:
        yield f"in {harmless(event.where.name)}"


def _words(spans: tuple[object, ...]) -> str:
    texts = [harmless(str(getattr(span, "text", ""))) for span in spans]
    return " + ".join(in_quotes(text) for text in texts if text)


def silences(page: TextPage) -> None:
    """Write what was pointedly not said or done, by whom, and who says so."""
    for silence in page.reading.silences:
        page.entry(silence.evidence, _silence(page, silence))


def _silence(page: TextPage, silence: Silence) -> str:
    by = page.names(silence.by, silent_words(silence))
    about = f", about {about_words(silence, room=WORDS_ROOM)}" if silence.about else ""
    attested = f", says {page.names(silence.attested_by)}" if silence.attested_by else ""
    words = clipped(harmless(silence.evidence.text), WORDS_ROOM)
    return f"{silence.kind.replace('_', ' ')}: {by}{about}{attested}  {in_quotes(words)}"


def glosses(page: TextPage) -> None:
    """Write the reporter's own readings."""
    for gloss in page.reading.glosses:
        page.entry(gloss.evidence, in_quotes(clipped(harmless(gloss.evidence.text), WORDS_ROOM)))


def open_or_odd(page: TextPage) -> None:
    """Write where text is missing, what is improbable in it, and what was left out as page furniture."""
    document = page.reading.document
    for lacuna in sorted(document.lacunae, key=lambda span: span.start):
        note = harmless(lacuna.note)
        words = clipped(harmless(lacuna.text), WORDS_ROOM)
        told = (
            lacuna.kind.replace("_", " ") + (f": {note}" if note else "") + (f"  {in_quotes(words)}" if words else "")
        )
        page.entry(lacuna, told)
    for anomaly in sorted(document.anomalies, key=lambda span: span.start):
        page.entry(
            anomaly, f"odd: {in_quotes(clipped(harmless(anomaly.text), WORDS_ROOM))}  {harmless(anomaly.note)}".rstrip()
        )
    _open_times(page)
    if document.boilerplate:
        numbers = sorted({page.line(span.start) for span in document.boilerplate})
        page.note(f"left out as page furniture: line{'s' if len(numbers) > 1 else ''} {_runs(numbers)}")


def _open_times(page: TextPage) -> None:
    """Where no publication date is known, the times that would be counted from it."""
    if page.reading.document.published is not None:
        return
    times = [time for time in page.reading.moments if time.moment is None]
    for time in times:
        page.entry(time, f"{in_quotes(harmless(time.text))} (no date to count from)")
    if times:
        page.note("give the day of publication to place them: --published YYYY-MM-DD")


def _runs(numbers: list[int]) -> str:
    """`3, 24-26` for 3, 24, 25, 26."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
