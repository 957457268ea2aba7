"""What assembly asks of a record again and again while it works on some documents, each looked up once."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final

import msgspec

from verbale.assemble.learned import Learned
from verbale.assemble.rulings import Corrections, corrections
from verbale.model import Actor, Moment, Reading, RecordActor, RecordWriter, Ref, Source, Statement

__all__ = ["Desk"]

KEPT: Final = 6000
"""Readings kept open, about 50 KB each: those of a portion of a load, and some that they touch."""

PASSING: Final = 400
"""Readings kept open for a while beside these. Each kind of item goes through all of them in one order: if the newest
took the place of the oldest, every one would be read again for every kind."""

NAMED: Final = 2
"""Mentions from which a country has a part in a report. In the examples the parties have two to twelve, others one."""


class _Sheet:
    """A reading with its items by id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.statements = {statement.id: statement for statement in reading.statements}


class Desk:
    """The documents at hand, as people corrected them."""

    def __init__(self, record: RecordWriter, learned: Learned | None = None) -> None:
        self.record = record
        self.learned = Learned() if learned is None else learned
        self._sheets: dict[str, _Sheet] = {}
        self._passing: dict[str, _Sheet] = {}
        self._who: dict[str, dict[str, str]] = {}
        self._parties: dict[str, frozenset[str]] = {}
        self._made: dict[str, RecordActor | None] = {}
        self._sources: dict[str, Source | None] = {}
        self._several: dict[str, frozenset[str]] = {}

    @cached_property
    def corrections(self) -> Corrections:
        """What people decided about single items."""
        return corrections(self.record)

    def is_held(self, document: str) -> bool:
        """Whether the record has the document and it was not withdrawn."""
        source = self.source(document)
        return source is not None and not source.withdrawn

    def source(self, document: str) -> Source | None:
        """The source of the document, withdrawn or not; None where the record does not have it."""
        if document not in self._sources:
            self._sources[document] = self.record.source(document)
        return self._sources[document]

    def reading(self, document: str) -> Reading:
        """The newest reading, without the items that people rejected and with what they added and corrected."""
        return self._sheet(document).reading

    def statement(self, document: str, statement: str | None) -> Statement | None:
        """The statement of this id; None where there is none."""
        return self._sheet(document).statements.get(statement or "")

    def actor(self, document: str, actor: str | None) -> Actor | None:
        """The actor as the document has it; None where there is none."""
        return self._sheet(document).actors.get(actor or "")

    def published(self, document: str) -> Moment | None:
        """When the document was published."""
        known = self.learned.published
        if document not in known:
            source = self.source(document)
            known[document] = source.published if source is not None else None
        return known[document]

    def day(self, document: str, moment: Moment | None = None) -> str | None:
        """The ISO date of a moment of the document, else of its publication."""
        found = moment or self.published(document)
        return found.start[:10] if found else None

    def who(self, document: str, actor: str | None) -> RecordActor | None:
        """The record's actor for one of the document's; a record actor's own id stands for itself."""
        if actor is None:
            return None
        if not actor.startswith("ac-"):
            return self.record_actor(actor)
        if document not in self._who:
            refs = {Ref(document, one) for one in self._sheet(document).actors}
            self._who[document] = {ref.item: made for ref, made in self.record.ids_of(RecordActor, refs).items()}
        return self.record_actor(self._who[document].get(actor))

    def record_actor(self, actor: str | None) -> RecordActor | None:
        """The record's actor of this id."""
        if actor is None:
            return None
        if actor not in self._made:
            made = self.record.item(actor)
            self._made[actor] = made if isinstance(made, RecordActor) else None
        return self._made[actor]

    def side(self, document: str, actor: str | None) -> str | None:
        """For whom an actor of a document or the record speaks: a country, else the record actor's id, else None."""
        found = self.who(document, actor)
        return (found.country or found.id) if found else None

    def sides(self, document: str, actor: str | None) -> frozenset[str]:
        """The sides that an actor speaks for: those of all, where several are named together."""
        found = self.who(document, actor)
        if found is None or found.kind != "group" or found.country:
            return frozenset({found.country or found.id}) if found else frozenset()
        if found.id not in self._several:
            ref = found.refs[0]
            members = self.members(ref.document, (ref.item,)) if self.is_held(ref.document) else ()
            sides = frozenset(side for one in members if (side := self.side(ref.document, one)))
            self._several[found.id] = sides or frozenset({found.id})
        return self._several[found.id]

    def parties(self, document: str) -> frozenset[str]:
        """The countries that have a part in what the document tells: their actors are named more than once.

        One mention is often an agency's seat or a place in passing.
        """
        if document not in self._parties:
            told = Counter(
                who.country
                for mention in self.reading(document).mentions
                if (who := self.who(document, mention.actor)) is not None and who.country
            )
            self._parties[document] = frozenset(country for country, times in told.items() if times >= NAMED)
        return self._parties[document]

    def members(self, document: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        """The actors of the document, a plural as those it stands for, each once."""
        found: dict[str, None] = {}
        for one in actors:
            actor = self.actor(document, one)
            for member in actor.members if actor and actor.members else (one,):
                found.setdefault(member)
        return tuple(found)

    def forget_who(self) -> None:
        """Look up anew who is who."""
        self._who.clear()
        self._parties.clear()
        self._made.clear()
        self._several.clear()

    def _sheet(self, document: str) -> _Sheet:
        sheet = self._sheets.get(document) or self._passing.get(document)
        if sheet is None:
            sheet = _Sheet(self._corrected(self.record.reading(document)))
            if len(self._sheets) < KEPT:
                self._sheets[document] = sheet
            else:
                if len(self._passing) >= PASSING:
                    del self._passing[next(iter(self._passing))]
                self._passing[document] = sheet
        return sheet

    def _corrected(self, reading: Reading) -> Reading:
        made = self.corrections
        document = reading.document.id
        if not made.rejected and not made.speakers and document not in made.added:
            return reading

        def stays(item: str) -> bool:
            return Ref(document, item) not in made.rejected

        found = {s.id: s for s in (*reading.statements, *made.added.get(document, ())) if stays(s.id)}
        statements = [self._spoken(reading, statement) for statement in found.values()]
        told = {statement.id: statement for statement in statements}
        return msgspec.structs.replace(
            reading,
            statements=tuple(statements),
            events=tuple(e for e in reading.events if stays(e.id) and (not e.statement or e.statement in told)),
            meetings=tuple(m for m in reading.meetings if stays(m.id)),
            positions=tuple(
                msgspec.structs.replace(p, actor=told[p.statement].speaker.actor)
                if p.statement is not None and Ref(document, p.statement) in made.speakers
                else p
                for p in reading.positions
                if stays(p.id) and (not p.statement or p.statement in told)
            ),
        )

    def _spoken(self, reading: Reading, statement: Statement) -> Statement:
        """The statement with the speaker whom people named, if any: by an id, or by a name that the reading has."""
        named = self.corrections.speakers.get(Ref(reading.document.id, statement.id))
        if named is None:
            return statement
        bearing = (actor.id for actor in reading.actors if named in (actor.name, *actor.variants))
        speaker = msgspec.structs.replace(statement.speaker, actor=next(bearing, named))
        return msgspec.structs.replace(statement, speaker=speaker)
