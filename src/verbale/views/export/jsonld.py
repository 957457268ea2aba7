"""A record as JSON-LD: schema.org for what there is, PROV-O for where it comes from, `vb:` where they have no word.

The context stands in the file, so that nothing is fetched to read it. Ids are the record's, after `urn:x-verbale:`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from verbale.model import (
    ActorKind,
    Entry,
    Judgement,
    RecordActor,
    RecordDivergence,
    RecordPosition,
    RecordQuestion,
    RecordReader,
    Ref,
    RoleKind,
    Source,
    Span,
    Story,
    Thread,
)

__all__ = ["CONTEXT", "record_jsonld"]

Node = dict[str, Any]
_BASE: Final = "urn:x-verbale:"
CONTEXT: Final[Mapping[str, Any]] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vb": "urn:x-verbale:terms:",
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
    "prov:invalidatedAtTime": {"@type": "xsd:dateTime"},
    "vb:bearings": {"@container": "@list"},
}
_KINDS: Final[Mapping[ActorKind, str]] = {
    "state": "schema:Country",
    "organ": "schema:GovernmentOrganization",
    "person": "schema:Person",
    "organisation": "schema:Organization",
    "group": "schema:Organization",
    "unknown": "schema:Thing",
}
_MEETING: Final = {
    "postponed": "schema:EventPostponed",
    "cancelled": "schema:EventCancelled",
    "confirmed": "schema:EventScheduled",
}
"""States of a meeting for which schema.org has a word; the others stand under `vb:state` alone."""


def record_jsonld(record: RecordReader) -> Iterator[str]:
    """The document in pieces: one object with `@context` and `@graph`, a node a line."""
    yield '{"@context": ' + json.dumps(CONTEXT, ensure_ascii=False) + ',\n "@graph": ['
    joint = "\n  "
    for node in _nodes(record):
        yield joint + json.dumps(_filled(node), ensure_ascii=False)
        joint = ",\n  "
    yield "\n ]}\n"


def _nodes(record: RecordReader) -> Iterator[Node]:
    readers = set()
    for source in record.sources():
        yield from _source(source)
        if source.reader not in readers:
            readers.add(source.reader)
            yield {
                "@id": _reader(source.reader),
                "@type": "prov:SoftwareAgent",
                "schema:softwareVersion": source.reader,
            }
    taken: dict[Ref, str] = {}
    for made in record.items(RecordActor):
        taken.update((ref, made.id) for ref in made.refs)
        yield _actor(made)
    for actor in record.actors():
        yield _item(actor, _KINDS[actor.item.kind], "prov:Agent") | {
            "schema:name": actor.item.name,
            "vb:code": actor.item.code,
            "prov:specializationOf": _ref(taken[actor.ref]) if actor.ref in taken else None,
        }
    yield from (_statement(entry) for entry in record.statements())
    yield from (_event(entry) for entry in record.events())
    yield from (_meeting(entry) for entry in record.meetings())
    for silence in record.silences():
        yield _item(silence, "vb:Silence") | {
            "vb:kind": silence.item.kind,
            "vb:by": _players(silence, "by"),
            "vb:attestedBy": _players(silence, "attested_by"),
            "schema:about": silence.item.about.text if silence.item.about else None,
        }
    yield from _made(record)
    yield from _judged(record.judgements(undone=True))


def _source(source: Source) -> Iterator[Node]:
    reading = f"{_BASE}reading:{source.document}"
    yield {
        "@id": _BASE + source.document,
        "@type": ["schema:Article", "prov:Entity"],
        "schema:headline": source.title,
        "schema:url": source.url,
        "schema:datePublished": source.published.start if source.published else None,
        "schema:inLanguage": source.language,
        "schema:publisher": [link.name for link in source.provenance if link.role == "publisher"],
        "schema:sourceOrganization": [link.name for link in source.provenance if link.role == "agency"],
        "vb:number": source.n,
    }
    yield {
        "@id": reading,
        "@type": "prov:Activity",
        "prov:used": _ref(source.document),
        "prov:wasAssociatedWith": {"@id": _reader(source.reader)},
        "prov:endedAtTime": source.added,
    }


def _actor(actor: RecordActor) -> Node:
    return {
        "@id": _BASE + actor.id,
        "@type": [_KINDS[actor.kind], "prov:Agent"],
        "schema:name": actor.name,
        "schema:alternateName": list(actor.variants),
        "schema:jobTitle": list(actor.offices),
        "vb:code": actor.code,
        "vb:country": actor.country,
    }


def _item(entry: Entry[Any], *kinds: str) -> Node:
    """What every item of a document has: its place, its words, and the reading that found it."""
    span = entry.citation.span
    return {
        "@id": _BASE + entry.ref.item,
        "@type": [*kinds] if "prov:Agent" in kinds else [*kinds, "prov:Entity"],
        "prov:wasQuotedFrom" if "schema:Quotation" in kinds else "prov:wasDerivedFrom": _ref(entry.ref.document),
        "prov:wasGeneratedBy": {"@id": f"{_BASE}reading:{entry.ref.document}"},
        "vb:line": entry.citation.line,
        "vb:start": span.start,
        "vb:end": span.end,
        "vb:words": span.text,
    }


def _statement(entry: Entry[Any]) -> Node:
    said = entry.item
    return _item(entry, "schema:Quotation") | {
        "schema:text": _words(said.content),
        "prov:wasAttributedTo": _players(entry, "speaker"),
        "schema:audience": _players(entry, "addressee"),
        "schema:dateCreated": said.said.start if said.said else None,
        "vb:kind": said.kind,
        "vb:force": said.force,
        "vb:polarity": said.polarity,
        "vb:modality": said.modality,
        "vb:manner": said.manner,
        "vb:toldIn": _ref(said.parent) if said.parent else None,
        "vb:confidence": said.confidence,
    }


def _event(entry: Entry[Any]) -> Node:
    event = entry.item
    return _item(entry, "schema:Action") | {
        "schema:agent": _players(entry, "source"),
        "schema:participant": _players(entry, "target"),
        "schema:startTime": event.when.start if event.when else None,
        "schema:endTime": event.when.end if event.when else None,
        "schema:location": event.where.name if event.where else None,
        "vb:root": event.root,
        "vb:mode": event.mode,
        "vb:cameo": event.cameo,
        "vb:status": event.status,
        "vb:theme": _words(event.theme),
        "vb:toldIn": _ref(event.statement) if event.statement else None,
        "vb:confidence": event.confidence,
    }


def _meeting(entry: Entry[Any]) -> Node:
    meeting = entry.item
    return _item(entry, "schema:Event") | {
        "schema:startDate": meeting.when.start if meeting.when else None,
        "schema:endDate": meeting.when.end if meeting.when else None,
        "schema:location": meeting.where.name if meeting.where else None,
        "schema:organizer": _players(entry, "host"),
        "vb:chair": _players(entry, "chair"),
        "schema:attendee": _players(entry, "attendee"),
        "schema:eventStatus": {"@id": _MEETING[meeting.state]} if meeting.state in _MEETING else None,
        "vb:state": meeting.state,
        "vb:series": meeting.series,
        "vb:format": meeting.format,
        "vb:level": meeting.level,
    }


def _made(record: RecordReader) -> Iterator[Node]:
    for story in record.items(Story):
        yield {"@id": _BASE + story.id, "@type": "vb:Story", "schema:hasPart": [_ref(r.document) for r in story.refs]}
    for question in record.items(RecordQuestion):
        yield {"@id": _BASE + question.id, "@type": "schema:Question", "schema:text": question.text}
    for position in record.items(RecordPosition):
        yield {
            "@id": _BASE + position.id,
            "@type": ["schema:Answer", "prov:Entity"],
            "schema:parentItem": _ref(position.question),
            "schema:text": position.value,
            "prov:wasAttributedTo": _ref(position.actor) if position.actor else None,
            "prov:wasDerivedFrom": [_ref(ref.item) for ref in position.refs],
        }
    for divergence in record.items(RecordDivergence):
        yield {
            "@id": _BASE + divergence.id,
            "@type": "vb:Divergence",
            "schema:about": _ref(divergence.question),
            "vb:kind": divergence.kind,
            "vb:positions": [_ref(position) for position in divergence.positions],
        }
    for thread in record.items(Thread):
        yield {
            "@id": _BASE + thread.id,
            "@type": "vb:Thread",
            "vb:kind": thread.kind,
            "schema:text": thread.text,
            "vb:by": _ref(thread.by) if thread.by else None,
            "vb:to": [_ref(actor) for actor in thread.to],
            "prov:wasDerivedFrom": [_ref(ref.item) for ref in thread.refs],
            "vb:bearings": [{"vb:stance": one.stance, "vb:item": _ref(one.ref.item)} for one in thread.bearings],
        }


def _judged(judgements: Iterable[Judgement]) -> Iterator[Node]:
    for one in judgements:
        person = {"@type": "prov:SoftwareAgent" if one.by.startswith("verbale ") else "prov:Person"}
        yield {
            "@id": _BASE + one.id,
            "@type": "prov:Activity",
            "vb:kind": one.kind,
            "prov:used": [_ref(subject.item) for subject in one.subjects],
            "prov:wasAssociatedWith": person | {"schema:name": one.by},
            "prov:endedAtTime": one.at,
            "prov:value": one.value,
            "vb:score": one.score,
            "prov:invalidatedAtTime": one.undone.at if one.undone else None,
            "vb:undoneBy": one.undone.by if one.undone else None,
        }


def _ref(identity: str) -> Node:
    return {"@id": _BASE + identity}


def _reader(version: str) -> str:
    return f"{_BASE}reader:{version.replace(' ', '-')}"


def _players(entry: Entry[Any], kind: RoleKind) -> list[Node]:
    return [_ref(role.record or role.actor) for role in entry.roles if role.role == kind]


def _words(spans: tuple[Span, ...]) -> str:
    return " ... ".join(span.text for span in spans)


def _filled(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
