"""A record in memory, with what assembly asks of one."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager

import msgspec

from verbale.errors import NotInRecord
from verbale.model import (
    EVERYTHING,
    MACHINE,
    Citation,
    Entry,
    LineNumbers,
    RecordActor,
    Ref,
    Role,
    Source,
    Undone,
)


class MemoryRecord:
    """Readings, judgements and assembled items in dictionaries."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._readings = {}
        self._items = {}
        self._keys = defaultdict(set)
        self._rests = defaultdict(set)
        self._from = defaultdict(set)
        self._judgements = {}
        self.asked = 0

    # Asking

    def sources(self, *, withdrawn=False):
        return [s for s in sorted(self._sources.values(), key=lambda s: s.n) if withdrawn or not s.withdrawn]

    def source(self, document):
        return self._sources.get(document)

    def document(self, document):
        return self.reading(document).document

    def reading(self, document):
        self.asked += 1
        if document not in self._readings:
            raise NotInRecord(f"There is no {document}.")
        return self._readings[document]

    def readings(self):
        return (self._readings[source.document] for source in self.sources())

    def _entries(self, field, where):
        for source in self.sources():
            for item in getattr(self._readings[source.document], field):
                entry = self.entry(Ref(source.document, item.id))
                if _fits(entry, where):
                    yield entry

    def statements(self, where=EVERYTHING):
        return iter(sorted(self._entries("statements", where), key=_order))

    def events(self, where=EVERYTHING):
        return iter(sorted(self._entries("events", where), key=_order))

    def actors(self, where=EVERYTHING):
        return iter(sorted(self._entries("actors", where), key=_order))

    def entry(self, ref):
        source = self._sources.get(ref.document)
        if source is None or source.withdrawn:
            return None
        reading = self._readings[ref.document]
        published = reading.document.published.start[:10] if reading.document.published else None
        for field in ("actors", "statements", "events", "meetings", "silences", "positions"):
            for item in getattr(reading, field):
                if item.id == ref.item:
                    moment = getattr(item, "said", None) or getattr(item, "when", None)
                    day = moment.start[:10] if moment else published
                    span = _evidence(reading, item)
                    return Entry(ref, item, self.cite(ref.document, span), day, self._roles(reading, item))
        return None

    def _roles(self, reading, item):
        named = {a.id: a.name for a in reading.actors}
        parts = [("speaker", getattr(item, "speaker", None) and item.speaker.actor)]
        parts += [("source", a) for a in getattr(item, "sources", ())] + [
            ("target", a) for a in getattr(item, "targets", ())
        ]
        made = []
        for role, actor in parts:
            if actor in named:
                of = next(self.items_of(RecordActor, [Ref(reading.document.id, actor)]), None)
                made.append(Role(role, actor, named[actor], of.id if of else None))
        return tuple(made)

    def cite(self, document, span):
        text = self._readings[document].document.text
        return Citation(self._sources[document].n, LineNumbers(text)(span.start), span)

    def items(self, kind):
        return (item for _, item in sorted(self._items.items()) if isinstance(item, kind))

    def item(self, item_id):
        return self._items.get(item_id)

    def _some(self, kind, ids):
        return (self._items[i] for i in sorted(ids) if isinstance(self._items[i], kind))

    def items_of(self, kind, refs):
        return self._some(kind, {i for ref in refs for i in self._rests[ref]})

    def items_from(self, kind, *documents):
        return self._some(kind, {i for document in documents for i in self._from[document]})

    def lookup(self, kind, keys):
        return self._some(kind, {i for key in keys for i in self._keys[key] if isinstance(self._items[i], kind)})

    def judgements(self, kinds=(), *, about=None, undone=False, noted=True):
        return [
            j
            for j in self._judgements.values()
            if (not kinds or j.kind in kinds)
            and (undone or j.undone is None)
            and (noted or j.undone is not None or not j.by.startswith(MACHINE))
            and (about is None or any((s.document, s.item) == (about.document, about.item) for s in j.subjects))
        ]

    # Writing

    def version(self):
        return 1

    @contextmanager
    def transaction(self):
        yield

    def add(self, reading, *, reader="test 1"):
        document = reading.document
        known = self._sources.get(document.id)
        if known and known.reader == reader:
            return None
        n = known.n if known else len(self._sources) + 1
        made = Source(
            n, document.id, "2026-11-25T00:00:00+00:00", reader, title=document.title, published=document.published
        )
        self._sources[document.id] = made
        self._readings[document.id] = reading
        return made

    def ids_of(self, kind, refs):
        return {ref: i for ref in refs for i in self._rests[ref] if isinstance(self._items[i], kind)}

    def put(self, item, *, keys=()):
        self.drop([item.id])
        self._items[item.id] = item
        for key in keys:
            self._keys[key].add(item.id)
        for ref in item.refs:
            self._rests[ref].add(item.id)
            self._from[ref.document].add(item.id)

    def put_all(self, items):
        for item, keys in items:
            self.put(item, keys=keys)

    def drop(self, item_ids):
        for item_id in list(item_ids):
            item = self._items.pop(item_id, None)
            if item is not None:
                for ref in item.refs:
                    self._rests[ref].discard(item_id)
                    self._from[ref.document].discard(item_id)
                for ids in self._keys.values():
                    ids.discard(item_id)

    def judge(self, judgement):
        self._judgements.setdefault(judgement.id, judgement)
        if judgement.kind == "withdrawn":
            self._mark(judgement, withdrawn=True)

    def undo(self, judgement_id, *, by, at):
        made = msgspec.structs.replace(self._judgements[judgement_id], undone=Undone(by, at))
        self._judgements[judgement_id] = made
        if made.kind == "withdrawn":
            self._mark(made, withdrawn=False)
        return made

    def hide(self, documents, *, withdrawn=True):
        for document in documents:
            self._sources[document] = msgspec.structs.replace(self._sources[document], withdrawn=withdrawn)

    def _mark(self, judgement, *, withdrawn):
        self.hide((subject.document for subject in judgement.subjects), withdrawn=withdrawn)


def _fits(entry, where):
    item = entry.item
    day = entry.day or ""
    return (
        (where.force is None or item.force == where.force)
        and (where.root is None or item.root == where.root)
        and (not where.forces or item.force in where.forces)
        and (not where.roots or item.root in where.roots)
        and (where.since is None or day >= where.since)
        and (where.until is None or day <= where.until)
    )


def _order(entry):
    return (entry.day is None, entry.day or "", entry.citation.source, entry.citation.span.start)


def _evidence(reading, item):
    for name in ("evidence", "trigger"):
        found = getattr(item, name, None)
        if found:
            return found[0] if isinstance(found, tuple) else found
    if getattr(item, "content", None):
        return item.content[0]
    mention = next((m for m in reading.mentions if m.actor == item.id), None)
    return mention or reading.document.span(0, 0)
