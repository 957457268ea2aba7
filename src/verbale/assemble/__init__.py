"""Many readings to one record: stories, actors, meetings, events, questions, divergences, threads.

`assemble` is called after each report that is added, read again, withdrawn or taken back, and after each judgement of a
person or its undoing, with the documents of the judgement's subjects. It touches only what these documents' keys reach,
and the result is the same in whatever order the reports came.

Judgements by people name items of documents, never of the record, whose ids may change with the next report:
`subjects` gives what to name for an item of the record. Two subjects of `same_actor`, `same_meeting`, `same_story` or
`same_question` are one. Of `not_same_*`, the item whose id is in `value` (without it, every subject but the first) is
taken out of the company of the others. Undoing one of the machine's merges takes out all that is told in its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verbale.assemble.actors import Actors
from verbale.assemble.bearings import tell_bearings
from verbale.assemble.desk import Desk
from verbale.assemble.divergences import tell_divergences
from verbale.assemble.durations import tell_durations
from verbale.assemble.events import Events
from verbale.assemble.joining import join
from verbale.assemble.learned import Learned
from verbale.assemble.meetings import Meetings
from verbale.assemble.positions import Positions, answers_key
from verbale.assemble.questions import Questions
from verbale.assemble.rulings import Rulings, rulings, unattached
from verbale.assemble.stories import tell_stories
from verbale.assemble.tallies import tell_tallies
from verbale.assemble.threads import Threads
from verbale.model import RecordReader, RecordWriter, Ref, Story, Subject

__all__ = ["Assembling", "answers_key", "assemble", "subjects", "unassembled", "unattached"]


def assemble(record: RecordWriter, *documents: str) -> None:
    """Brings what the record has assembled up to date with these documents.

    Several at once are faster than one by one, and give the same.
    """
    _assemble(record, documents, Learned())


class Assembling:
    """Assembles again and again for one record: what it learned of documents it need not read when others come."""

    def __init__(self) -> None:
        self._learned = Learned()
        self._version: object = None

    def __call__(self, record: RecordWriter, documents: Sequence[str]) -> None:
        """Brings what the record has assembled up to date with these documents."""
        with record.transaction():
            version = record.version()
            if version != self._version:
                self._learned, self._version = Learned(), version
            _assemble(record, documents, self._learned)


def _assemble(record: RecordWriter, documents: Sequence[str], learned: Learned) -> None:
    with record.transaction():
        learned.forget(documents)
        desk = Desk(record, learned)
        retold = tell_stories(desk, documents)
        moved = join(desk, Actors(desk), documents, rulings(record, "same_actor", "not_same_actor")).moved
        desk.forget_who()
        touched = sorted({*documents, *moved})
        dated = join(desk, Events(desk), touched, Rulings()).under
        dated |= join(desk, Meetings(desk), touched, rulings(record, "same_meeting", "not_same_meeting")).under
        asked = join(desk, Questions(desk), touched, rulings(record, "same_question", "not_same_question")).moved
        answering = sorted({*touched, *asked})
        join(desk, Positions(desk), answering, Rulings())
        resting = tell_durations(desk, documents, dated)
        tell_tallies(desk, touched)
        tell_divergences(desk, sorted({*answering, *retold, *resting}))
        written = join(desk, Threads(desk), touched, Rulings()).written
        tell_bearings(desk, touched, written)


def unassembled(record: RecordWriter) -> list[str]:
    """The documents of the record that were added and not assembled, by number: a load was broken off."""
    documents = [source.document for source in record.sources()]
    known = record.ids_of(Story, (Ref(document, document) for document in documents))
    return [document for document in documents if Ref(document, document) not in known]


def subjects(record: RecordReader, item_id: str) -> tuple[Subject, ...]:
    """What a judgement about an item of the record names: the items of documents that it rests on, with their spans."""
    item = record.item(item_id)
    refs: Iterable[Subject] = () if item is None else (Subject(ref.document, ref.item) for ref in item.refs)
    found = []
    for subject in refs:
        entry = record.entry(subject)
        found.append(Subject(subject.document, subject.item, entry.citation.span if entry else None))
    return tuple(found)
