"""What is at issue in a record, and what each voice answers, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

from verbale.model import Entry, RecordDivergence, RecordPosition, RecordQuestion, Ref, Statement
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless, in_quotes, without_that
from verbale.views.wording import act, intervals, plural, supported, told

__all__ = ["answer", "in_order", "positions", "questions_in", "voice"]


def positions(index: RecordIndex, scope: Scope, *, limit: int | None = None) -> Section:
    """Each question with the positions taken on it by day; no side is chosen.

    Args:
        index: the record.
        scope: the part of it.
        limit: how many questions; those with the most voices come first.
    """
    asked = questions_in(index, scope)
    shown = asked[:limit]
    refs = [ref for _, taken in shown for position in taken for ref in position.refs]
    index.fetch(Ref(entry.ref.document, entry.item.statement) for entry in index.entries(refs) if _statement(entry))
    differing = _differing(index, (question.id for question, _ in shown))
    groups = tuple(
        _question(index, question, in_order(index, taken), differing.get(question.id, [])) for question, taken in shown
    )
    left = len(asked) - len(shown)
    parts = capped(groups, "verbale positions --about WORDS")
    if left:
        parts = (*parts, Line(f"{plural(left, 'more question')}: verbale positions --about WORDS, or a higher --limit"))
    return Section(
        "positions", "Positions by question", parts, "Each voice's answer, by the day on which it was given."
    )


def questions_in(index: RecordIndex, scope: Scope) -> list[tuple[RecordQuestion, list[RecordPosition]]]:
    """The questions of the part that is asked for with their positions, those with the most voices first."""
    taken: dict[str, list[RecordPosition]] = defaultdict(list)
    for position in index.record.items(RecordPosition):
        day = position.at.start[:10] if position.at else _day(index, position)
        if index.live(position.refs) and scope.in_time(day):
            taken[position.question].append(position)
    found = []
    for question in index.record.items(RecordQuestion):
        answers = taken.get(question.id, [])
        if answers and scope.holds_made(question, (position.actor for position in answers)):
            found.append((question, answers))
    return sorted(found, key=lambda pair: (-len({p.actor for p in pair[1]}), -len(pair[1]), pair[0].text, pair[0].id))


def in_order(index: RecordIndex, taken: Iterable[RecordPosition]) -> list[RecordPosition]:
    """Positions by day, then as the reports have them."""

    def key(position: RecordPosition) -> tuple[str, list[tuple[int, int]]]:
        entries = index.entries(position.refs)
        return _day(index, position), sorted((e.citation.source, e.citation.span.start) for e in entries)[:1]

    return sorted(taken, key=key)


def _day(index: RecordIndex, position: RecordPosition) -> str:
    """The day on which a position was taken, else that of the first report that tells it."""
    if position.at:
        return position.at.start[:10]
    days = (index.published(ref.document) for ref in position.refs)
    return min((day for day in days if day), default="undated")


def _differing(index: RecordIndex, questions: Iterable[str]) -> dict[str, list[RecordDivergence]]:
    wanted = set(questions)
    found: dict[str, list[RecordDivergence]] = defaultdict(list)
    for divergence in index.record.items(RecordDivergence):
        if divergence.question in wanted:
            found[divergence.question].append(divergence)
    return found


def _question(
    index: RecordIndex, question: RecordQuestion, taken: list[RecordPosition], differing: list[RecordDivergence]
) -> Group:
    kinds = " and ".join(dict.fromkeys(divergence.kind for divergence in differing))
    lines = tuple(answer(index, position) for position in taken)
    refs = [ref for position in taken for ref in position.refs]
    notes = [f"positions differ: {kinds}"] * bool(kinds) + [supported(index.support(refs))]
    return Group(harmless(question.text), lines, "; ".join(filter(None, notes)))


def answer(index: RecordIndex, position: RecordPosition, *, lead: bool = True) -> Line:
    """One position: when, who, the answer and the words for it where they are not the same."""
    value, words = intervals(harmless(position.value)), without_that(told_words(index, position))
    text = words if value in words or not value else value if not words else f"{value} ({in_quotes(words)})"
    return Line(
        text or "(no words given)",
        index.cites(position.refs),
        lead=_day(index, position) if lead else "",
        who=voice(index, position),
        act=_act(index, position),
        note=supported(index.support(position.refs)),
    )


def _act(index: RecordIndex, position: RecordPosition) -> str:
    """What the statement does in which the position is taken, where the words shown are only what is said in it."""
    for entry in index.entries(position.refs):
        carrier = index.entry(Ref(entry.ref.document, _statement(entry))) if _statement(entry) else None
        if carrier is not None and isinstance(carrier.item, Statement) and carrier.item.force != "assert":
            here = entry.citation.span
            if any(span.start <= here.start and here.end <= span.end for span in carrier.item.content):
                return act(carrier.item)
    return ""


def _statement(entry: Entry[Any]) -> str:
    return getattr(entry.item, "statement", None) or ""


def told_words(index: RecordIndex, position: RecordPosition) -> str:
    """The source's words of a position."""
    if position.words:
        return harmless(position.words)
    return told(entry.citation.span for entry in islice(index.entries(position.refs), 1))


def voice(index: RecordIndex, position: RecordPosition) -> str:
    """Who takes a position: a name, the speaker as the report has it, or the report itself."""
    if position.actor:
        return index.name(position.actor)
    for entry in index.entries(position.refs):
        if names := index.playing(entry, "speaker"):
            return names[0]
        if getattr(entry.item, "statement", None) is not None:
            return "speaker not stated"
    return "the report itself"
