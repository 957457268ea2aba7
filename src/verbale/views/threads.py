"""Proposals, demands, offers, commitments and accusations, each with what followed; the assessment is a person's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, Final

import msgspec

from verbale.model import Bearing, Entry, QuestionKind, RecordPosition, RecordQuestion, Ref, Stance, Thread, ThreadKind
from verbale.views.page import Line, Section, capped
from verbale.views.positions import answer, in_order
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import line_of
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless, without_that
from verbale.views.wording import supported, when

__all__ = ["THREADS", "commitments", "thread_sections", "threads_in"]

THREADS: Final[Mapping[ThreadKind, tuple[str, str, str]]] = {
    "proposal": ("Proposals and their state", "proposed", "No later word on it in the record."),
    "demand": ("Demands", "demanded", "No answer to it in the record."),
    "offer": ("Offers", "offered", "No answer to it in the record."),
    "commitment": ("Commitments and what followed", "undertook", "Nothing in the record bears on it since."),
    "accusation": ("Accusations and answers", "accused", "No answer to it in the record."),
}
"""For each kind the heading, the verb, and what is said where nothing followed."""

_ASKED: Final[Mapping[ThreadKind, tuple[QuestionKind, ...]]] = {
    "proposal": ("proposal",),
    "commitment": ("proposal", "next_meeting"),
}
"""The questions on which later answers tell what came of each kind."""

FOLLOWING: Final = 40
"""Later words on a proposal or a commitment that are shown under it. Own choice: two printed pages."""

_WORD: Final = re.compile(r"\w+")
_NEARLY: Final = 0.8
_STANCES: Final[Mapping[Stance, str]] = {
    "for": "speaks for it",
    "against": "speaks against it",
    "answer": "answer",
    "repeats": "said again",
    "related": "touches it",
}


def thread_sections(index: RecordIndex, scope: Scope) -> list[Section]:
    """A section for each kind of thread, in the order of `THREADS`."""
    found = threads_in(index, scope)
    return [_section(index, kind, [thread for thread in found if thread.kind == kind]) for kind in THREADS]


def commitments(index: RecordIndex, scope: Scope) -> list[Section]:
    """What was undertaken, and what was offered, each with what followed."""
    return [section for section in thread_sections(index, scope) if section.key in ("commitment", "offer")]


def threads_in(index: RecordIndex, scope: Scope) -> list[Thread]:
    """The threads of the part that is asked for, by day; one is in where something since the day bears on it."""
    found = []
    for thread in index.record.items(Thread):
        days = [_day(index, thread), *(b.at.start[:10] for b in thread.bearings if b.at)]
        if not index.live(thread.refs) or not scope.holds_made(thread, (thread.by, *thread.to)):
            continue
        if any(scope.in_time(day) for day in days):
            found.append(thread)
    return sorted(found, key=lambda thread: (_day(index, thread), thread.id))


def _day(index: RecordIndex, thread: Thread) -> str:
    if thread.at:
        return thread.at.start[:10]
    days = [entry.day for entry in index.entries(thread.refs) if entry.day]
    return min(days, default="undated")


def _section(index: RecordIndex, kind: ThreadKind, threads: list[Thread]) -> Section:
    title, verb, nothing = THREADS[kind]
    standing = _Standing(index, _ASKED[kind]) if kind in _ASKED and threads else None
    lines = capped(threads, lambda one: _thread(index, one, verb, nothing, standing), "verbale brief --about ACTOR")
    about = "What bears on each, for and against, without a verdict." if threads else ""
    return Section(kind, title, lines, about)


class _Standing:
    """How each voice of the record says that proposals, and what came of them, stand, by the question on which they are
    asked."""

    def __init__(self, index: RecordIndex, kinds: tuple[QuestionKind, ...]) -> None:
        self._index = index
        asked = {one.id for one in index.record.items(RecordQuestion) if one.kind in kinds}
        taken = [p for p in index.record.items(RecordPosition) if p.question in asked and index.live(p.refs)]
        index.fetch(ref for position in taken for ref in index.few(position.refs))
        self._dated: dict[str, list[tuple[str, RecordPosition]]] = defaultdict(list)
        self._question_of: dict[Ref, str] = {}
        self._told: dict[Ref, set[str]] = defaultdict(set)
        for position in in_order(index, taken):
            if position.at is not None:
                self._dated[position.question].append((position.at.start[:10], position))
            for ref in self._told_in(position):
                self._question_of[ref] = position.question
                self._told[ref].add(position.id)

    def _told_in(self, position: RecordPosition) -> Iterator[Ref]:
        """The positions of documents, and the statements in which they are taken."""
        for entry in self._index.entries(self._index.few(position.refs)):
            yield entry.ref
            if getattr(entry.item, "statement", None):
                yield Ref(entry.ref.document, entry.item.statement)

    def later(self, thread: Thread, shown: Iterable[Ref]) -> tuple[Line, ...]:
        """What was said of the matter on a later day in reports that do not tell of the thread itself."""
        day = _day(self._index, thread)
        known = {one for ref in (*thread.refs, *shown) if ref in self._told for one in self._told[ref]}
        told = (ref for entry in self._index.entries(thread.refs) for ref in _with_parent(entry))
        asked = sorted({self._question_of[ref] for ref in told if ref in self._question_of})
        fresh = [
            position
            for dated in (self._dated[question] for question in asked)
            for _, position in dated[bisect_right(dated, day, key=itemgetter(0)) :]
            if position.id not in known
        ]
        if len(asked) > 1:
            fresh = in_order(self._index, fresh)
        return capped(fresh, lambda one: answer(self._index, one), "verbale positions --about WORDS", room=FOLLOWING)


def _with_parent(entry: Entry[Any]) -> Iterator[Ref]:
    """Where something is said, and where that is told."""
    yield entry.ref
    if parent := getattr(entry.item, "parent", None):
        yield Ref(entry.ref.document, parent)


def _thread(index: RecordIndex, thread: Thread, verb: str, nothing: str, standing: _Standing | None) -> Line:
    notes = []
    if thread.to:
        notes.append(f"to {', '.join(index.name(actor) for actor in thread.to)}")
    if thread.due:
        notes.append(f"due {when(thread.due)}")
    bearings = sorted(thread.bearings, key=lambda b: (b.at is None, b.at.start if b.at else "", b.ref))
    lines = tuple(line for bearing in bearings if (line := _bearing(index, bearing)) is not None)
    state = harmless(thread.state or "")
    if standing is not None:
        lines = (*lines, *standing.later(thread, (bearing.ref for bearing in bearings)))
    if state and not any(_says(f"{line.act} {line.text}", state) for line in lines):
        notes.append(f"last said of it: {state}")
    notes.append(supported(index.support(thread.refs)))
    return Line(
        without_that(harmless(thread.text)),
        index.cites(thread.refs),
        lead=_day(index, thread),
        who=_by(index, thread),
        act=verb,
        note="; ".join(filter(None, notes)),
        lines=lines or (Line(nothing),),
    )


def _says(text: str, state: str) -> bool:
    """Whether a line has nearly all the words of the state already."""
    words, wanted = (set(_WORD.findall(one.casefold())) for one in (text, state))
    return len(wanted & words) >= _NEARLY * len(wanted)


def _by(index: RecordIndex, thread: Thread) -> str:
    if thread.by:
        return index.name(thread.by)
    for entry in index.entries(thread.refs):
        if names := index.playing(entry, "speaker", "source"):
            return names[0]
    return "somebody not named"


def _bearing(index: RecordIndex, bearing: Bearing) -> Line | None:
    line = line_of(index, bearing.ref)
    if line is None:
        return None
    notes = (_STANCES[bearing.stance], line.note)
    return msgspec.structs.replace(line, note="; ".join(filter(None, notes)))
