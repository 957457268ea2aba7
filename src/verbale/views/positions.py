"""What is at issue in a record, and what each voice answers, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

import msgspec

from verbale.assemble import answers_key
from verbale.assemble.durations import is_reckoned, is_reckoning
from verbale.model import Entry, RecordDivergence, RecordPosition, RecordQuestion, Ref, Statement
from verbale.views.page import ENOUGH, Group, Line, Part, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless, in_quotes, without_that
from verbale.views.wording import act, intervals, listed, supported, told

__all__ = ["answer", "in_order", "positions", "questions_in", "voice"]

Asked = tuple[RecordQuestion, list[RecordPosition]]


def positions(index: RecordIndex, scope: Scope, *, limit: int | None = None) -> Section:
    """Each question with the positions taken on it by day; no side is chosen.

    Args:
        index: the record.
        scope: the part of it.
        limit: how many answers are shown, the first by day; where the scope is narrow, of each question.
    """
    if limit and not scope.narrow:
        asked = _first_asked(index, scope, limit)
    elif limit and scope.questions and not scope.actors:
        asked = _answers_to(index, scope, limit)
    else:
        asked = questions_in(index, scope)
    shown = [(question, _earliest(index, taken, limit)) for question, taken in asked[:limit]]
    refs = [ref for _, taken in shown for position in taken for ref in index.few(position.refs)]
    index.fetch(Ref(entry.ref.document, _statement(entry)) for entry in index.entries(refs) if _statement(entry))
    index.support([ref for _, taken in shown for position in taken for ref in position.refs])
    differing = _differing(index, shown)
    room = max(limit or 0, ENOUGH)

    def group(one: Asked) -> Group:
        return _question(index, one[0], in_order(index, one[1]), differing.get(one[0].id, []), room)

    parts: tuple[Part, ...] = capped(shown, group, "verbale positions --about WORDS")
    if limit and (len(asked) > limit or sum(len(taken) for _, taken in asked) >= limit):
        parts = (*parts, Line("There may be more: --about WORDS, --since DATE, or a higher --limit"))
    return Section(
        "positions",
        "Positions by question",
        parts,
        "Each voice's answer, by the day on which it was given; where the report does not say when, by its own day.",
    )


def questions_in(index: RecordIndex, scope: Scope) -> list[Asked]:
    """The questions of the part that is asked for with their positions, those with the most voices first.

    How long something took, or how often it was, is no question where all that is told of it fits.
    """
    found = _by_question(index, scope, index.record.items(RecordPosition))
    differing = {divergence.question for divergence in index.record.items(RecordDivergence)}
    questions = (one for one in index.record.items(RecordQuestion) if one.id in differing or not is_reckoning(one))
    asked = ((question, found.get(question.id, [])) for question in questions)
    return _busiest(
        (question, taken)
        for question, taken in asked
        if taken and scope.holds_made(question, (position.actor for position in taken))
    )


def _first_asked(index: RecordIndex, scope: Scope, limit: int) -> list[Asked]:
    """The questions of the first answers by day, with those answers alone."""
    entries = index.record.positions(msgspec.structs.replace(scope.where(), limit=limit))
    made = index.record.items_of(RecordPosition, [entry.ref for entry in entries])
    found = _by_question(index, Scope(), made)
    questions = ((index.record.item(identity), taken) for identity, taken in found.items())
    return _busiest((question, taken) for question, taken in questions if isinstance(question, RecordQuestion))


def _answers_to(index: RecordIndex, scope: Scope, limit: int) -> list[Asked]:
    """The questions that are asked for, each with its first answers by day."""
    keys = [answers_key(identity) for identity in sorted(scope.questions)]
    made = index.record.in_order(RecordPosition, keys, since=scope.since or "", until=scope.until, limit=limit)
    taken = _by_question(index, scope, made)
    asked = index.record.items_of(RecordQuestion, scope.refs)
    return _busiest((question, taken[question.id]) for question in asked if question.id in taken)


def _by_question(index: RecordIndex, scope: Scope, made: Iterable[RecordPosition]) -> dict[str, list[RecordPosition]]:
    taken: dict[str, list[RecordPosition]] = defaultdict(list)
    for position in made:
        if index.live(position.refs) and scope.in_time(_day(index, position)):
            taken[position.question].append(position)
    return taken


def _busiest(asked: Iterable[Asked]) -> list[Asked]:
    return sorted(asked, key=lambda one: (-len({p.actor for p in one[1]}), -len(one[1]), one[0].text, one[0].id))


def _earliest(index: RecordIndex, taken: list[RecordPosition], limit: int | None) -> list[RecordPosition]:
    if limit is None or len(taken) <= limit:
        return taken
    return sorted(taken, key=lambda position: (_day(index, position), position.id))[:limit]


def in_order(index: RecordIndex, taken: Iterable[RecordPosition]) -> list[RecordPosition]:
    """Positions by day, then as the reports have them."""

    def key(position: RecordPosition) -> tuple[str, list[tuple[int, int]]]:
        entries = index.entries(index.few(position.refs))
        return _day(index, position), sorted((e.citation.source, e.citation.span.start) for e in entries)[:1]

    return sorted(taken, key=key)


def _day(index: RecordIndex, position: RecordPosition) -> str:
    """The day on which a position was taken, else that of the first report that tells it."""
    if position.at:
        return position.at.start[:10]
    days = (index.published(ref.document) for ref in index.few(position.refs))
    return min((day for day in days if day), default="undated")


def _differing(index: RecordIndex, shown: list[Asked]) -> dict[str, list[RecordDivergence]]:
    refs = [ref for _, taken in shown for position in taken for ref in index.few(position.refs)]
    found: dict[str, list[RecordDivergence]] = defaultdict(list)
    for divergence in index.record.items_of(RecordDivergence, refs):
        found[divergence.question].append(divergence)
    return found


def _question(
    index: RecordIndex,
    question: RecordQuestion,
    taken: list[RecordPosition],
    differing: list[RecordDivergence],
    room: int,
) -> Group:
    kinds = listed(dict.fromkeys(divergence.kind for divergence in differing))
    lines = capped(
        taken, lambda position: answer(index, position), "verbale positions --about WORDS --limit N", room=room
    )
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
    for entry in index.entries(index.few(position.refs)):
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
    return told(entry.citation.span for entry in islice(index.entries(index.few(position.refs)), 1))


def voice(index: RecordIndex, position: RecordPosition) -> str:
    """Who takes a position: a name, the speaker as the report has it, or the report itself."""
    if position.actor:
        return index.name(position.actor)
    if is_reckoned(position):
        return "by the dates in the record"
    for entry in index.entries(index.few(position.refs)):
        if names := index.playing(entry, "speaker"):
            return names[0]
        if getattr(entry.item, "statement", None) is not None:
            return "speaker not stated"
    return "the report itself"
