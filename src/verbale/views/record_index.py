"""What every view of a record asks again and again: names, stories, citations, words; each looked up once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar

from verbale.lexicon.who import names
from verbale.model import (
    ActorName,
    Citation,
    Entry,
    Event,
    Filter,
    RecordActor,
    RecordReader,
    Ref,
    Role,
    RoleKind,
    Source,
    Statement,
    Story,
    Support,
    support,
)
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless, in_quotes
from verbale.views.wording import told

__all__ = ["CITED", "NO_ONE", "RecordIndex", "by_day"]

Item = TypeVar("Item")
CITED: Final = 12
"""Citations shown of one line; a story printed forty times need not be cited forty times. Own choice: one line
of print."""

NO_ONE: Final = "no one named"

_WORD: Final = re.compile(r"\w+")


def by_day(entry: Entry[Any]) -> tuple[bool, str, int, int]:
    """The order of entries: by day, the undated last, then source and place in the text."""
    return entry.day is None, entry.day or "", entry.citation.source, entry.citation.span.start


@cache
def state_name(country: str) -> str:
    """The name of a state by its ISO 3166-1 alpha-3 code; the code where the lexicon does not know it."""
    known = (entry.name for entry in names().values() if entry.kind == "state" and entry.country == country)
    return next(known, country)


class RecordIndex:
    """A record with what was asked of it so far; it is as fresh as the moment it was made."""

    def __init__(self, record: RecordReader) -> None:
        self.record = record
        self._actors: dict[str, RecordActor | None] = {}
        self._called: dict[str, ActorName | None] = {}
        self._states: dict[str, str] | None = None
        self._stories: dict[str, str] = {}
        self._entries: dict[Ref, Entry[Any] | None] = {}
        self._statements: dict[Scope, list[Entry[Statement]]] = {}
        self._events: dict[Scope, list[Entry[Event]]] = {}
        self._copies: dict[Ref, dict[Ref, Citation]] = {}
        self._withdrawn: set[str] | None = None
        self._published: dict[str, str | None] = {}
        self._sources: dict[str, Source] | None = None

    @property
    def sources(self) -> dict[str, Source]:
        """The sources that are not withdrawn, by document."""
        if self._sources is None:
            self._sources = {source.document: source for source in self.record.sources()}
        return self._sources

    # Who

    def actor(self, identity: str | None) -> RecordActor | None:
        """The record actor of this id."""
        if not identity:
            return None
        if identity not in self._actors:
            found = self.record.item(identity)
            self._actors[identity] = found if isinstance(found, RecordActor) else None
        return self._actors[identity]

    def called(self, identity: str | None) -> ActorName | None:
        """What the record actor of this id is called."""
        if not identity:
            return None
        if identity not in self._called:
            self._call((identity,))
        return self._called[identity]

    def _call(self, identities: Iterable[str | None]) -> None:
        """Look up all at once what these record actors are called."""
        unknown = {one for one in identities if one} - self._called.keys()
        if unknown:
            found = {one.id: one for one in self.record.actor_names(unknown)}
            self._called.update((one, found.get(one)) for one in unknown)

    def name(self, identity: str | None, otherwise: str = "not stated") -> str:
        """The name of a record actor, or what to write where there is none."""
        known = self.called(identity)
        return harmless(known.name) if known else otherwise

    def named(self, role: Role) -> str:
        """The name of whoever plays the role: of the record actor, else as the document has it."""
        return self.name(role.record, harmless(role.name))

    def playing(self, entry: Entry[Any], *kinds: RoleKind) -> list[str]:
        """The names of those who play one of these roles, each once."""
        return list(dict.fromkeys(self.named(role) for role in entry.roles if role.role in kinds))

    def speaker(self, entry: Entry[Statement]) -> str:
        """Who speaks: a name, else the source's words in quotation marks, else that none is named."""
        if names := self.playing(entry, "speaker"):
            return names[0]
        words = told(entry.item.source, room=80)
        return f"{in_quotes(words)} (unresolved)" if words else NO_ONE

    def party(self, identity: str | None) -> str:
        """The state an actor stands for, by the name the record gives it; nothing where none is known."""
        known = self.called(identity)
        if known is None:
            return ""
        if known.kind == "organisation" or not known.country:
            return harmless(known.name) if known.kind == "state" else ""
        return self._state_names().get(known.country) or state_name(known.country)

    def _state_names(self) -> dict[str, str]:
        if self._states is None:
            self._states = {}
            for actor in self.record.actor_names():
                self._called.setdefault(actor.id, actor)
                if actor.kind == "state" and actor.country:
                    self._states.setdefault(actor.country, harmless(actor.name))
        return self._states

    # Where

    def entry(self, ref: Ref) -> Entry[Any] | None:
        """The item of a document; None where its source was withdrawn or it is no longer found there."""
        if ref not in self._entries:
            self._entries[ref] = self.record.entry(ref)
        return self._entries[ref]

    def statements(self, scope: Scope) -> list[Entry[Statement]]:
        """The statements of the part that is asked for, in the order of the record, those of copies once."""
        if scope not in self._statements:
            self._statements[scope] = self.once(self.found(self.record.statements, scope))
        return self._statements[scope]

    def events(self, scope: Scope) -> list[Entry[Event]]:
        """The events of the part that is asked for, in the order of the record, those of copies once."""
        if scope not in self._events:
            self._events[scope] = self.once(self.found(self.record.events, scope))
        return self._events[scope]

    def found(
        self, ask: Callable[[Filter], Iterable[Entry[Item]]], scope: Scope, limit: int | None = None
    ) -> list[Entry[Item]]:
        """The first entries by day of the part that is asked for.

        Args:
            ask: a method of the record that gives entries.
            scope: the part.
            limit: how many.
        """
        taken: dict[Ref, Entry[Item]] = {}
        for where in scope.filters(limit):
            inside = (entry for entry in ask(where) if scope.holds(entry))
            taken.update((entry.ref, entry) for entry in islice(inside, limit))
        return sorted(taken.values(), key=by_day)[:limit]

    def once(self, entries: Iterable[Entry[Item]]) -> list[Entry[Item]]:
        """The entries without those that only a copy repeats: the same words in another report of the same story.

        The first stands for all, and `cited` gives the places of all.
        """
        taken = list(entries)
        self._entries.update((entry.ref, entry) for entry in taken)
        self._learn(entry.ref.document for entry in taken)
        self._call(role.record for entry in taken for role in entry.roles)
        first: dict[tuple[object, ...], Entry[Item]] = {}
        for entry in taken:
            words = " ".join(_WORD.findall(entry.citation.span.text.casefold()))
            key = (self._stories[entry.ref.document], type(entry.item), words, getattr(entry.item, "force", ""))
            known = first.setdefault(key if words else (entry.ref,), entry)
            if known.ref.document == entry.ref.document and known is not entry:
                first[(entry.ref,)] = entry
            elif known is not entry:
                self._copies.setdefault(known.ref, {})[entry.ref] = entry.citation
        return list(first.values())

    def cited(self, entry: Entry[Any]) -> tuple[Citation, ...]:
        """The citations of an entry and of what repeats it in copies."""
        return self.places([entry.citation, *self._copies.get(entry.ref, {}).values()])

    def told_by(self, entry: Entry[Any]) -> list[Ref]:
        """The entry and what repeats it in copies."""
        return [entry.ref, *self._copies.get(entry.ref, {})]

    def learn(self, refs: Iterable[Ref]) -> None:
        """Look up all at once of which stories the documents of these are, so that none is asked for alone."""
        self._learn(ref.document for ref in refs)

    def _learn(self, documents: Iterable[str]) -> None:
        """Look up the stories of documents that are not known yet; one without a story stands for itself."""
        unknown = {document for document in documents if document not in self._stories}
        if unknown:
            stories = self.record.ids_of(Story, [Ref(document, document) for document in sorted(unknown)])
            self._stories.update((one, stories.get(Ref(one, one), one)) for one in unknown)

    def entries(self, refs: Iterable[Ref]) -> Iterator[Entry[Any]]:
        """The items of these that are in the record."""
        wanted = list(refs)
        self.fetch(wanted)
        return (entry for ref in wanted if (entry := self.entry(ref)) is not None)

    def fetch(self, refs: Iterable[Ref]) -> None:
        """Look these up all at once, so that none is asked for alone."""
        missing = [ref for ref in dict.fromkeys(refs) if ref not in self._entries]
        if missing:
            found: dict[Ref, Entry[Any]] = {entry.ref: entry for entry in self.record.entries(missing)}
            self._entries.update((ref, found.get(ref)) for ref in missing)

    def cites(self, refs: Iterable[Ref]) -> tuple[Citation, ...]:
        """The citations of these items, by source and line, each place once."""
        return self.places(entry.citation for entry in self.entries(self.few(refs)))

    def few(self, refs: Iterable[Ref]) -> list[Ref]:
        """As many of these as are cited; what a thousand reports tell is not looked up in each of them."""
        return list(islice(self._live(refs), CITED))

    def places(self, cites: Iterable[Citation]) -> tuple[Citation, ...]:
        """Citations by source and line, each place once, and not more than a reader will follow."""
        once = {(cite.source, cite.line): cite for cite in cites}
        return tuple(once[place] for place in sorted(once))[:CITED]

    def live(self, refs: Iterable[Ref]) -> list[Ref]:
        """The refs whose documents were not withdrawn."""
        return list(self._live(refs))

    def _live(self, refs: Iterable[Ref]) -> Iterator[Ref]:
        if self._withdrawn is None:
            taken_out = self.record.judgements(("withdrawn",))
            self._withdrawn = {subject.document for judgement in taken_out for subject in judgement.subjects}
        withdrawn = self._withdrawn
        return (ref for ref in refs if ref.document not in withdrawn)

    def published(self, document: str) -> str | None:
        """The day on which a document was published."""
        if document not in self._published:
            source = self.record.source(document)
            self._published[document] = source.published.start[:10] if source and source.published else None
        return self._published[document]

    def support(self, refs: Sequence[Ref]) -> Support:
        """How many reports tell these, and how many of them are independent."""
        live = self.live(refs)
        self._learn(ref.document for ref in live)
        return support(live, self._stories)
