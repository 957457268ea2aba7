"""What assembly asks of a record again and again while it works on some documents, each looked up once."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from typing import Final

import msgspec

from verbale.assemble.rulings import Corrections, corrections
from verbale.model import Actor, Moment, Reading, RecordActor, RecordWriter, Ref, Statement

__all__ = ["Desk"]

KEPT: Final = 64
"""Readings kept open."""


class _Sheet:
    """A reading with its items by id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.statements = {statement.id: statement for statement in reading.statements}


class Desk:
    """The documents at hand, as people corrected them."""

    def __init__(self, record: RecordWriter) -> None:
        self.record = record
        self._sheets: OrderedDict[str, _Sheet] = OrderedDict()
        self._who: dict[str, dict[str, RecordActor]] = {}

    @cached_property
    def corrections(self) -> Corrections:
        """What people decided about single items."""
        return corrections(self.record)

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
        return self.reading(document).document.published

    def day(self, document: str, moment: Moment | None = None) -> str | None:
        """The ISO date of a moment of the document, else of its publication."""
        found = moment or self.published(document)
        return found.start[:10] if found else None

    def who(self, document: str, actor: str | None) -> RecordActor | None:
        """The record's actor for one of the document's, or for an id of the record."""
        if actor is None:
            return None
        if document not in self._who:
            refs = {Ref(document, one) for one in self._sheet(document).actors}
            found = self.record.items_of(RecordActor, refs)
            self._who[document] = {r.item: made for made in found for r in made.refs if r in refs}
        known = self._who[document].get(actor)
        if known is None and not actor.startswith("ac-"):
            made = self.record.item(actor)
            known = made if isinstance(made, RecordActor) else None
        return known

    def side(self, document: str, actor: str | None) -> str | None:
        """For whom an actor speaks: a country, else the id of the record's actor, else None."""
        found = self.who(document, actor)
        return (found.country or found.id) if found else None

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

    def _sheet(self, document: str) -> _Sheet:
        if document not in self._sheets:
            if len(self._sheets) >= KEPT:
                self._sheets.popitem(last=False)
            self._sheets[document] = _Sheet(self._corrected(self.record.reading(document)))
        self._sheets.move_to_end(document)
        return self._sheets[document]

    def _corrected(self, reading: Reading) -> Reading:
        made = self.corrections
        document = reading.document.id
        if not made.rejected and not made.speakers and document not in made.added:
            return reading

        def stays(item: str) -> bool:
            return Ref(document, item) not in made.rejected

        statements = [self._spoken(document, s) for s in reading.statements if stays(s.id)]
        statements += [s for s in made.added.get(document, ()) if all(s.id != known.id for known in statements)]
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

    def _spoken(self, document: str, statement: Statement) -> Statement:
        """The statement with the speaker whom people named, if any."""
        speaker = self.corrections.speakers.get(Ref(document, statement.id))
        if speaker is None:
            return statement
        return msgspec.structs.replace(statement, speaker=msgspec.structs.replace(statement.speaker, actor=speaker))
