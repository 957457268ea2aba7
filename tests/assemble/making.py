"""Readings made by hand, with no more in them than a test needs."""

from __future__ import annotations

from memory import MemoryRecord

from verbale.assemble import assemble
from verbale.ingest import from_text
from verbale.model import Actor, Mention, Reading, RecordActor, stable_id


def actor(document, name, kind="person", *, country=None, code=None, offices=(), variants=(), members=()):
    return Actor(stable_id("ac", document.id, kind, name, code), name, kind, code, country, variants, offices, members)


def report(words, *actors, day="2007-05-28", **items):
    """A reading of a text with these actors, each a dictionary of what `actor` takes, named at the text's start."""
    document = from_text(f"Date: {day}\n\n{words}\n")
    made = tuple(actor(document, **one) for one in actors)
    start = document.text.index(words[:10])
    mentions = tuple(Mention(start, start + 4, document.text[start : start + 4], one.id) for one in made for _ in "ab")
    return Reading(document, actors=made, mentions=mentions, **items)


def person(name, country=None, *offices, **more):
    return {"name": name, "country": country, "offices": offices, **more}


def assembled(*readings, batch=False):
    record = MemoryRecord()
    for reading in readings:
        record.add(reading)
        if not batch:
            assemble(record, reading.document.id)
    if batch:
        assemble(record, *(reading.document.id for reading in readings))
    return record


def everything(record):
    return dict(record._items)


def people(record):
    """The names that each person of the record has."""
    return sorted(tuple(sorted({a.name, *a.variants})) for a in record.items(RecordActor) if a.kind == "person")


def groups(record, kind=RecordActor):
    """How many documents each item of a kind rests on, most first."""
    return sorted((len({ref.document for ref in item.refs}) for item in record.items(kind)), reverse=True)
