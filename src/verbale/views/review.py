"""What a person should look at: what the machine is least sure of or merged, and judgements that fit no longer."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from typing import Any, Final

import msgspec

from verbale.assemble.rulings import MACHINE, unattached
from verbale.model import Entry, Judgement, RecordQuestion, RecordReader, Ref, Subject
from verbale.views.page import Group, Line, Page, Section
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import line_of
from verbale.views.terminal_text import harmless
from verbale.views.wording import plural

__all__ = ["DOUBTFUL", "doubtful", "merges", "review"]

DOUBTFUL: Final = 0.6
"""Statements and events below this confidence are shown to a person. Own choice: of our examples, one
item in eight."""
_MERGES: Final = ("same_actor", "same_meeting", "same_story", "same_question")
_WITH_WORDS: Final = ("speaker", "withdrawn")
"""Judgements whose value is for people to read."""
_TITLES: Final = {
    "same_actor": "Actors taken for one",
    "same_meeting": "Meetings taken for one",
    "same_story": "Reports taken for one story",
    "same_question": "Questions taken for one",
}


def review(record: RecordReader, *, limit: int = 50) -> Page:
    """The page: each line begins with the id by which it is accepted, rejected, split or undone.

    Args:
        record: what to review.
        limit: items of each kind that are shown, the least sure first.
    """
    index = RecordIndex(record)
    sure = list(doubtful(record))
    unsure = nsmallest(limit, sure, key=lambda entry: (entry.item.confidence, entry.citation.source, entry.ref.item))
    machine, people = _split(record)
    machine.sort(key=lambda one: one.score if one.score is not None else 1)
    parts = [Line(f"{plural(len(sure) - limit, 'more item')}: a higher --limit")] if len(sure) > limit else []
    sections = (
        Section(
            "doubtful",
            "Least sure",
            (*(_doubt(index, entry) for entry in unsure), *parts),
            "Accept with --accept ID, reject with --reject ID, name the speaker with --speaker ID ACTOR.",
        ),
        Section(
            "merges",
            "Merged by the machine",
            tuple(_merges(index, machine[:limit])),
            "Undo one with verbale undo; take one out of its company for good with --split ID.",
        ),
        Section("people", "Judged by people", tuple(_judged(index, one) for one in people)),
        Section("unfit", "Judgements that fit no longer", tuple(_judged(index, one) for one in unattached(record))),
    )
    return Page("Review", sections)


def doubtful(record: RecordReader) -> Iterator[Entry[Any]]:
    """The statements and events the machine is not sure of and no person has judged."""
    judged = {
        Ref(subject.document, subject.item)
        for judgement in record.judgements(("accept", "reject", "speaker", "added_statement"))
        for subject in judgement.subjects
        if not judgement.by.startswith(MACHINE)
    }
    for entries in (record.statements(), record.events()):
        for entry in entries:
            if entry.item.confidence < DOUBTFUL and entry.ref not in judged:
                yield entry


def merges(record: RecordReader) -> list[Judgement]:
    """The merges that the machine made and nobody undid."""
    return [one for one in record.judgements(_MERGES) if one.by.startswith(MACHINE)]


def _split(record: RecordReader) -> tuple[list[Judgement], list[Judgement]]:
    people = [one for one in record.judgements(undone=True) if not one.by.startswith(MACHINE)]
    return merges(record), people


def _doubt(index: RecordIndex, entry: Entry[Any]) -> Line:
    line = line_of(index, entry.ref, lead=False) or Line("")
    notes = (line.note, f"confidence {entry.item.confidence:.2f}")
    return msgspec.structs.replace(line, lead=entry.ref.item, note="; ".join(filter(None, notes)))


def _merges(index: RecordIndex, judgements: list[Judgement]) -> Iterator[Group]:
    for kind, title in _TITLES.items():
        lines = tuple(_judged(index, one) for one in judgements if one.kind == kind)
        if lines:
            yield Group(title, lines)


def _judged(index: RecordIndex, judgement: Judgement) -> Line:
    told = ", ".join(_subject(index, subject) for subject in judgement.subjects)
    score = f"score {judgement.score:.2f}" if judgement.score is not None else ""
    undone = f"undone by {judgement.undone.by} at {judgement.undone.at}" if judgement.undone else ""
    machine = judgement.by.startswith(MACHINE)
    value = judgement.value if judgement.kind in _WITH_WORDS and not machine else ""
    notes = (value, score, "" if machine else f"by {judgement.by} at {judgement.at}", undone)
    return Line(
        told,
        index.cites(Ref(s.document, s.item) for s in judgement.subjects if s.document),
        lead=judgement.id,
        act=judgement.kind.replace("_", " "),
        note="; ".join(harmless(note) for note in notes if note),
    )


def _subject(index: RecordIndex, subject: Subject) -> str:
    """A subject by its name, title or words, with the id that a command takes."""
    entry = index.entry(Ref(subject.document, subject.item)) if subject.document else None
    if entry is not None and hasattr(entry.item, "name"):
        words = entry.item.name
    elif subject.document == subject.item:
        source = index.record.source(subject.document)
        words = f"[{source.n}] {source.title or 'untitled'}" if source else subject.document
    elif subject.span is not None:
        words = subject.span.text
    else:
        asked = index.record.items_of(RecordQuestion, [Ref(subject.document, subject.item)])
        words = entry.citation.span.text if entry is not None else next((one.text for one in asked), "")
    return f"{harmless(words)} ({subject.item})" if words else subject.item
