"""What people decide about a record: accept, reject, split, merge, correct, add, withdraw; all judgements with a name.

Nothing is rewritten: the machine's answer stays, and a judgement can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Final, get_args

import msgspec

from verbale.errors import NoRecord, NotInRecord, UsageError
from verbale.model import (
    Actor,
    Assembled,
    Clock,
    Force,
    Judgement,
    JudgementKind,
    RecordActor,
    RecordMeeting,
    RecordQuestion,
    RecordReader,
    RecordWriter,
    Ref,
    Source,
    Speaker,
    Statement,
    Story,
    Subject,
    judgement,
    stable_id,
)
from verbale.views.near_names import near_names
from verbale.views.whole_ids import whole_id
from verbale.workflows.places import nearest_place, only_place
from verbale.workflows.record import SystemClock
from verbale.workflows.record import open as record_in

__all__ = ["FORCES", "Reviewer", "reviewing", "source_numbered"]

FORCES: Final[tuple[Force, ...]] = get_args(Force)
_SAME: Final[dict[type[Assembled], tuple[JudgementKind, JudgementKind]]] = {
    RecordActor: ("same_actor", "not_same_actor"),
    RecordMeeting: ("same_meeting", "not_same_meeting"),
    RecordQuestion: ("same_question", "not_same_question"),
    Story: ("same_story", "not_same_story"),
}
_PREFIXES: Final[dict[str, tuple[JudgementKind, JudgementKind]]] = {
    "ac": _SAME[RecordActor], "me": _SAME[RecordMeeting], "qu": _SAME[RecordQuestion], "doc": _SAME[Story],
}  # fmt: skip


class Reviewer:
    """Writes one person's judgements into a record."""

    def __init__(
        self,
        record: RecordWriter,
        *,
        by: str,
        clock: Clock,
        after: Callable[[Iterable[str]], None] = lambda documents: None,
    ) -> None:
        """Begin a review.

        Args:
            record: where the judgements go.
            by: who judges.
            clock: what dates the judgements.
            after: called with the documents that a judgement touches, in the same transaction, to put the record
                together anew.

        Raises:
            UsageError: nobody is named, or the name is the program's own.
        """
        if not by.strip() or by.strip().casefold().startswith("verbale"):
            raise UsageError("A judgement needs the name of the person who makes it: give it with --by.")
        self._record = record
        self._by = by.strip()
        self._clock = clock
        self._after = after

    def accept(self, item_id: str) -> Judgement:
        """The judgement that an item is right as it stands."""
        return self._judge("accept", (self._subject(self._whole(item_id)),))

    def reject(self, item_id: str) -> Judgement:
        """The judgement that an item is wrong: it leaves every view and count."""
        return self._judge("reject", (self._subject(self._whole(item_id)),))

    def merge(self, item_ids: Sequence[str]) -> Judgement:
        """The judgement that actors, meetings, questions or reports are one and the same.

        Raises:
            UsageError: they are not of one kind, or fewer than two.
        """
        item_ids = [self._whole(item_id) for item_id in item_ids]
        found = {self._kinds(item_id) for item_id in item_ids}
        if len(set(item_ids)) < 2 or len(found) != 1:
            raise UsageError(f"{' and '.join(item_ids)} are not two of one kind, so that they could be one.")
        ((same, _),) = found
        subjects = [subject for item_id in item_ids for subject in self._subjects(item_id)]
        return self._judge(same, tuple(subjects))

    def split(self, item_id: str) -> Judgement:
        """The judgement that an actor, meeting, question or report is not what it was taken to be one with.

        Raises:
            UsageError: it stands alone, or is what was put together of several: name the one to take out.
        """
        item_id = self._whole(item_id)
        subject = self._subjects(item_id)[0]
        company = self._company(subject)
        if not company or self._record.item(item_id) is not None:
            raise UsageError(f"{item_id} is in no company to be taken out of: give the id of one of those merged.")
        _, different = self._kinds(item_id)
        return self._judge(different, (subject, *company), value=subject.item)

    def _company(self, subject: Subject) -> list[Subject]:
        """The other items that are taken for one with this one."""
        ref = Ref(subject.document, subject.item)
        made = (one for kind in _SAME for one in self._record.items_of(kind, [ref]))
        return [
            Subject(other.document, other.item, entry.citation.span if (entry := self._record.entry(other)) else None)
            for one in made
            for other in one.refs
            if other != ref
        ]

    def speaker(self, statement_id: str, actor: str, *, new: bool = False) -> Judgement:
        """The judgement that this actor, by id or name, made the statement.

        Raises:
            NotInRecord: there is no such statement, or no such actor and none is to be made (`new`).
            UsageError: it is no statement, or several actors bear the name.
        """
        statement_id = self._whole(statement_id)
        subject = self._subject(statement_id)
        entry = self._record.entry(Ref(subject.document, subject.item))
        added = self._record.judgements(("added_statement",), about=Ref(subject.document, subject.item))
        if not added and (entry is None or not isinstance(entry.item, Statement)):
            raise UsageError(f"{statement_id} is no statement: only a statement has a speaker.")
        return self._judge("speaker", (subject,), value=self._actor(subject.document, actor, new=new))

    def add(
        self,
        report: str,
        words: str,
        *,
        speaker: str | None = None,
        new: bool = False,
        cue: str | None = None,
        force: Force = "assert",
    ) -> Judgement:
        """The judgement that the machine missed a statement.

        Args:
            report: the number or id of the report it stands in.
            words: what was said, exactly as the report has it, but for line breaks.
            speaker: who said it, by id or name.
            new: whether the speaker is one that the record does not know yet, kept by the name given.
            cue: the words that tell that it was said, near them.
            force: what the statement does.

        Raises:
            NotInRecord: the words do not stand in the report, or nobody goes by the speaker's name.
            UsageError: they stand there more than once, several actors bear the name, or there is no such force.
        """
        if force not in FORCES:
            raise UsageError(f"{force} is no force: it is one of {', '.join(FORCES)}.")
        source = source_numbered(self._record, self._whole(report))
        text, where = self._record.document(source.document).text, f"report {source.n}"
        content = only_place(text, words, where)
        cues = (nearest_place(text, cue, content, where),) if cue else ()
        actor = self._actor(source.document, speaker, new=new) if speaker else None
        statement = Statement(
            stable_id("st", source.document, "added", content.start, content.end, force),
            "speech",
            Speaker(actor),
            (),
            cues,
            (content,),
            (),
            "indirect",
            force,
        )
        subject = Subject(source.document, statement.id, content)
        return self._judge("added_statement", (subject,), value=msgspec.json.encode(statement).decode())

    def withdraw(self, report: str, why: str | None = None) -> Judgement:
        """The judgement that takes a report and all that rests on it out of every view and count.

        Raises:
            NotInRecord: there is no such report.
            UsageError: it is withdrawn already.
        """
        source = source_numbered(self._record, self._whole(report))
        for made in self._record.judgements(("withdrawn",), about=Ref(source.document, source.document)):
            raise UsageError(
                f"Report {source.n} is withdrawn already, by {made.by}: "
                f"`verbale undo RECORD {made.id}` takes that back."
            )
        return self._judge("withdrawn", (Subject(source.document, source.document),), value=why)

    def undo(self, judgement_id: str) -> Judgement:
        """The judgement, a person's or the machine's, as undone.

        Raises:
            NotInRecord: there is no such judgement.
        """
        with self._record.transaction():
            undone = self._record.undo(self._whole(judgement_id), by=self._by, at=self._now())
            self._after(_documents(undone.subjects))
        return undone

    def _judge(self, kind: JudgementKind, subjects: tuple[Subject, ...], value: str | None = None) -> Judgement:
        made = judgement(kind, tuple(dict.fromkeys(subjects)), by=self._by, at=self._now(), value=value)
        with self._record.transaction():
            self._record.judge(made)
            self._after(_documents(made.subjects))
        return made

    def _now(self) -> str:
        return self._clock.now().astimezone(UTC).isoformat(timespec="seconds")

    def _subject(self, item_id: str) -> Subject:
        """What an id stands for, with its evidence."""
        ref = self._record.find(item_id)
        if ref is not None and (entry := self._record.entry(ref)) is not None:
            return Subject(ref.document, ref.item, entry.citation.span)
        if self._record.item(item_id) is not None:
            return Subject("", item_id)
        for made in self._record.judgements(("added_statement",)):
            for subject in made.subjects:
                if subject.item == item_id:
                    return subject
        raise NotInRecord(f"There is no {item_id} in the record: take an id that `verbale review` or `show` gives.")

    def _subjects(self, item_id: str) -> list[Subject]:
        """What an id stands for, item by item: an assembled one for all that it rests on."""
        made = self._record.item(item_id)
        if made is None:
            source = self._record.source(item_id)
            return [Subject(item_id, item_id)] if source else [self._subject(item_id)]
        return [
            Subject(ref.document, ref.item, entry.citation.span if (entry := self._record.entry(ref)) else None)
            for ref in made.refs
        ]

    def _kinds(self, item_id: str) -> tuple[JudgementKind, JudgementKind]:
        """The judgements that make one or two of things of this kind.

        Raises:
            UsageError: nothing of this kind can be merged.
        """
        made = self._record.item(item_id)
        kinds = _SAME.get(type(made)) if made is not None else _PREFIXES.get(item_id.split("-", 1)[0])
        if kinds is None:
            raise UsageError(f"{item_id} cannot be merged or split: give actors, meetings, questions or reports.")
        return kinds

    def _whole(self, given: str) -> str:
        return whole_id(self._record, given)

    def _actor(self, document: str, wanted: str, *, new: bool) -> str:
        """The id of the actor of the document or the record that goes by this id or name, else has it as a word of
        a name; a new one's name itself.

        Raises:
            NotInRecord: nobody goes by it, and it is not said to be new.
            UsageError: several do.
        """
        wanted = self._whole(wanted)
        folded = wanted.casefold()
        if isinstance(self._record.item(wanted), RecordActor):
            return wanted
        own = self._record.reading(document).actors
        matches: list[Actor] = [a for a in own if folded in (a.id, *(n.casefold() for n in (a.name, *a.variants)))]
        if matches:
            return matches[0].id
        known = list(self._record.called(RecordActor, wanted))
        if not known and not new:
            known = list(self._record.called(RecordActor, wanted, whole=False))
        if len(known) > 1:
            raise UsageError(f"Several actors go by {wanted} ({', '.join(a.id for a in known)}): give the id of one.")
        if not known and not new:
            near = near_names(self._record, wanted)
            raise NotInRecord(
                f"No actor of the record goes by {wanted}{near}: check it, or say with --new that it is a new one."
            )
        return known[0].id if known else wanted


@contextmanager
def reviewing(path: str | Path, *, by: str | None) -> Iterator[Reviewer]:
    """A reviewer of the record in a file; the record is put together anew after each judgement.

    Raises:
        NoRecord: there is no such file.
        UsageError: nobody is named.
    """
    path = Path(path)
    if not path.exists():
        raise NoRecord(f"There is no record {path}: make one with `verbale read FILE -o {path}`.")
    with record_in(path) as record:
        yield Reviewer(record.writer, by=by or "", clock=SystemClock(), after=record.assemble_again)


def _documents(subjects: Iterable[Subject]) -> list[str]:
    return sorted({subject.document for subject in subjects if subject.document})


def source_numbered(record: RecordReader, wanted: str) -> Source:
    """The source of this number or document id, withdrawn or not.

    Raises:
        NotInRecord: there is none.
    """
    for source in record.sources(withdrawn=True):
        if wanted in (str(source.n), source.document):
            return source
    raise NotInRecord(f"The record holds no report {wanted}: `verbale brief` lists them with their numbers.")
