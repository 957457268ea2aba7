"""What people decided, as assembly has to respect it: what is one, what is not, what is wrong, who spoke.

A judgement is about items of documents and carries their spans; where a newer reading gives an item another id, it is
found again by its span. The machine's own judgements are notes of what it did, and bind only when a person undid one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from verbale.errors import NotInRecord
from verbale.model import MACHINE, Judgement, JudgementKind, Reading, RecordReader, Ref, Span, Statement, Subject

__all__ = ["MACHINE", "Corrections", "Rulings", "corrections", "found_again", "rulings", "unattached"]

ENOUGH: Final = 0.5
"""Share of the longer of two spans that both must have for one to be the other in a newer reading. Own choice."""

_STATEMENT: Final = msgspec.json.Decoder(Statement)


class Rulings(msgspec.Struct, frozen=True):
    """What people decided about which items are one.

    `same` pairs are one. In an `apart` pair the first is taken out of the company of the second. `barred` are
    descriptions that people took out of the company in which the machine had put them, by undoing its judgement.
    """

    same: frozenset[tuple[Ref, Ref]] = frozenset()
    apart: frozenset[tuple[Ref, Ref]] = frozenset()
    barred: frozenset[str] = frozenset()

    def judged(self) -> frozenset[Ref]:
        """The items that a decision names."""
        return frozenset(ref for pair in self.same | self.apart for ref in pair)

    def partners(self) -> Mapping[Ref, frozenset[Ref]]:
        """For each item that a decision names, those that are named with it."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for first, second in self.same | self.apart:
            found[first].add(second)
            found[second].add(first)
        return {ref: frozenset(others) for ref, others in found.items()}


class Corrections(msgspec.Struct, frozen=True):
    """What people decided about single items: those they rejected, the speakers they named (an actor's id in the
    document or the record, or a name), the statements they added to each document."""

    rejected: frozenset[Ref] = frozenset()
    speakers: dict[Ref, str] = {}
    added: dict[str, tuple[Statement, ...]] = {}


def rulings(record: RecordReader, same: JudgementKind, apart: JudgementKind) -> Rulings:
    """The decisions about one kind of merge; of two that contradict one another the later one holds.

    In an `apart` judgement `value` names the item that is taken out; without it, the first subject stays where it is
    and the others are taken out.
    """
    decided: dict[frozenset[Ref], tuple[bool, Ref, Ref]] = {}
    barred = set()
    for judgement in record.judgements((same, apart), undone=True, noted=False):
        if judgement.by.startswith(MACHINE):
            if judgement.value is not None:
                barred.add(judgement.value)
                continue
        elif judgement.undone is not None:
            continue
        found = {subject.item: found_again(record, subject) for subject in judgement.subjects}
        refs = [ref for ref in found.values() if ref is not None]
        for stays, other in _pairs(refs, found.get(judgement.value or "")):
            is_one = judgement.kind == same and judgement.undone is None
            decided[frozenset((stays, other))] = (is_one, other, stays)
    return Rulings(
        frozenset((one, other) for is_one, one, other in decided.values() if is_one),
        frozenset((one, other) for is_one, one, other in decided.values() if not is_one),
        frozenset(barred),
    )


def corrections(record: RecordReader) -> Corrections:
    """The decisions about single items; of several about one the latest holds."""
    rejected: dict[Ref, bool] = {}
    speakers: dict[Ref, str] = {}
    added: dict[str, list[Statement]] = defaultdict(list)
    by_people = {Ref(s.document, s.item) for made in record.judgements(("added_statement",)) for s in made.subjects}
    for judgement in record.judgements(("accept", "reject", "speaker", "added_statement")):
        for subject in judgement.subjects:
            if judgement.kind == "added_statement":
                if judgement.value is not None:
                    added[subject.document].append(_STATEMENT.decode(judgement.value))
                continue
            ref = Ref(subject.document, subject.item)
            found = ref if ref in by_people else found_again(record, subject)
            if found is not None and judgement.kind != "speaker":
                rejected[found] = judgement.kind == "reject"
            elif found is not None and judgement.value is not None:
                speakers[found] = judgement.value
    return Corrections(
        frozenset(ref for ref, is_rejected in rejected.items() if is_rejected),
        speakers,
        {document: tuple(statements) for document, statements in added.items()},
    )


def found_again(record: RecordReader, subject: Subject) -> Ref | None:
    """The item of the newest reading that a judgement is about; None where it no longer fits any."""
    ref = Ref(subject.document, subject.item)
    if not subject.document or subject.document == subject.item or record.entry(ref) is not None:
        return ref
    try:
        reading = record.reading(subject.document)
    except NotInRecord:
        return None
    if subject.span is None:
        return None
    best = max(
        ((_shared(subject.span, span), item) for item, span in _evidence(reading, subject.item.split("-")[0])),
        default=(0.0, ""),
    )
    return Ref(subject.document, best[1]) if best[0] >= ENOUGH else None


def unattached(record: RecordReader) -> list[Judgement]:
    """People's judgements of which a subject no longer fits the newest reading, for people to look at again."""
    return [
        judgement
        for judgement in record.judgements(noted=False)
        if judgement.kind not in ("added_statement", "withdrawn")
        and any(found_again(record, subject) is None for subject in judgement.subjects)
    ]


def _pairs(refs: list[Ref], out: Ref | None) -> Iterable[tuple[Ref, Ref]]:
    stays = next((ref for ref in refs if ref != out), None)
    if stays is not None:
        yield from ((stays, ref) for ref in refs if ref != stays and (out is None or ref == out))


def _evidence(reading: Reading, prefix: str) -> Iterable[tuple[str, Span]]:
    """The items of the kind whose ids have the prefix, with each of their places in the text."""
    if prefix == "ac":
        yield from ((m.actor, m) for m in reading.mentions if m.actor is not None)
    elif prefix == "st":
        yield from ((s.id, span) for s in reading.statements for span in (*s.content, *s.cue))
    elif prefix == "ev":
        yield from ((e.id, e.trigger) for e in reading.events)
    elif prefix == "me":
        yield from ((m.id, span) for m in reading.meetings for span in m.evidence)
    elif prefix == "si":
        yield from ((s.id, s.evidence) for s in reading.silences)
    elif prefix == "po":
        yield from ((p.id, p.evidence) for p in reading.positions)


def _shared(first: Span, second: Span) -> float:
    both = min(first.end, second.end) - max(first.start, second.start)
    longer = max(first.end - first.start, second.end - second.start)
    return max(0, both) / longer if longer else float(first.start == second.start)
