"""A record of our own making: three reports of talks about a lake, one of them a copy, and what was put together of them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from verbale.model import (
    Actor,
    Attendance,
    Bearing,
    Copy,
    Document,
    Event,
    Meeting,
    Mention,
    Moment,
    Position,
    Provenance,
    Question,
    Reading,
    RecordActor,
    RecordDivergence,
    RecordEvent,
    RecordMeeting,
    RecordPosition,
    RecordQuestion,
    RecordWriter,
    Ref,
    Silence,
    Speaker,
    Statement,
    Story,
    Thread,
    Told,
)
from verbale.store.sql_record import SqlRecord

FIRST = (
    "Norland and Sudmark met on Monday in the lake town.\n\n"
    "Envoy Elin Strand of Norland said Sudmark must open the sluice.\n"
    "The Sudmark delegate, Ivo Brand, offered to share water data. He did not say when.\n"
    "Strand said the next meeting would be in June.\n"
)
SECOND = (
    "The talks of 2 May by the lake ended early.\n\n"
    "Brand told reporters that no date was set.\n"
    "Sudmark opened the sluice on 9 May, fishermen said.\n"
)


def day(text: str, words: str = "") -> Moment:
    return Moment(text, text, "day", words, "explicit")


class Report:
    """Builds a reading whose spans are found by their words."""

    def __init__(self, name: str, text: str, published: str, title: str, *, publisher: str) -> None:
        self.name, self.text = name, text
        hashed = hashlib.sha256((name + text).encode()).hexdigest()
        chain = (Provenance("publisher", publisher),)
        self.document = Document(
            f"doc-{name}", text, hashed, hashed, "test", title=title, published=day(published), language="en",
            provenance=chain,
        )  # fmt: skip

    def span(self, words: str):
        start = self.text.index(words)
        return self.document.span(start, start + len(words))

    def id(self, kind: str, name: str) -> str:
        return f"{kind}-{self.name}-{name}"

    def actor(self, name: str, words: str, kind="person", code=None, country=None, **more) -> tuple[Actor, Mention]:
        identity = self.id("ac", name)
        span = self.span(words)
        return Actor(identity, words, kind, code, country, **more), Mention(span.start, span.end, words, identity)

    def said(self, name: str, speaker: str | None, content: str, force: str, **more) -> Statement:
        actor = self.id("ac", speaker) if speaker else None
        return Statement(
            self.id("st", name), "speech", Speaker(actor), (), (), (self.span(content),), (), "indirect", force, **more
        )


def report_one(name: str, publisher: str) -> Reading:
    report = Report(name, FIRST, "2031-05-02", "Envoys meet at the lake", publisher=publisher)
    actors = (
        report.actor("norland", "Norland", "state", "NOR", "NOR"),
        report.actor("sudmark", "Sudmark", "state", "SUD", "SUD"),
        report.actor("strand", "Elin Strand", country="NOR", offices=("Envoy",), variants=("Strand",)),
        report.actor("brand", "Ivo Brand", country="SUD"),
    )
    sluice = report.said(
        "sluice", "strand", "Sudmark must open the sluice", "demand", addressees=(report.id("ac", "sudmark"),)
    )
    data = report.said("data", "brand", "to share water data", "offer", modality="ready", confidence=0.4)
    june = report.said("june", "strand", "the next meeting would be in June", "predict", modality="future")
    return Reading(
        report.document,
        actors=tuple(actor for actor, _ in actors),
        mentions=tuple(mention for _, mention in actors),
        statements=(sluice, data, june),
        events=(
            Event(report.id("ev", "met"), "CONSULT", report.span("met"), "occurred", sources=(report.id("ac", "norland"),),
                  targets=(report.id("ac", "sudmark"),), source_spans=(report.span("Norland"),)),
            Event(report.id("ev", "demand"), "REQUEST", report.span("said"), "occurred", sources=(report.id("ac", "strand"),),
                  targets=(report.id("ac", "sudmark"),), theme=(report.span("open the sluice"),), statement=sluice.id,
                  confidence=0.9),
        ),
        meetings=(
            Meeting(report.id("me", "monday"), "held", (report.span("Norland and Sudmark met"),), when=day("2031-05-02", "Monday"),
                    chair=report.id("ac", "strand"),
                    attendance=(Attendance(report.id("ac", "norland"), "session", True, report.span("Norland")),
                                Attendance(report.id("ac", "sudmark"), "session", True, report.span("Sudmark")))),
        ),
        silences=(
            Silence(report.id("si", "when"), "not_disclosed", report.id("ac", "brand"), report.span("when"), None,
                    report.span("He did not say when")),
        ),
        questions=(Question(report.id("qu", "next"), "next_meeting", "When do they meet next?"),),
        positions=(
            Position(report.id("po", "june"), report.id("qu", "next"), report.id("ac", "strand"), "in June", june.id,
                     report.span("the next meeting would be in June")),
        ),
    )  # fmt: skip


def report_two() -> Reading:
    report = Report("b", SECOND, "2031-05-10", "What came of the talks | a <b>table</b>", publisher="Shore Gazette")
    actors = (
        report.actor("brand", "Brand", country="SUD"),
        report.actor("sudmark", "Sudmark", "state", "SUD", "SUD"),
        report.actor("fishermen", "fishermen", "group"),
    )
    nodate = report.said("nodate", "brand", "no date was set", "assert")
    opened = report.said("opened", "fishermen", "Sudmark opened the sluice on 9 May", "assert")
    return Reading(
        report.document,
        actors=tuple(actor for actor, _ in actors),
        mentions=tuple(mention for _, mention in actors),
        statements=(nodate, opened),
        events=(
            Event(report.id("ev", "opened"), "CONCEDE", report.span("opened the sluice"), "reported",
                  sources=(report.id("ac", "sudmark"),), when=day("2031-05-09", "9 May"), statement=opened.id,
                  confidence=0.5),
        ),
        meetings=(Meeting(report.id("me", "talks"), "held", (report.span("The talks of 2 May"),),
                          when=day("2031-05-02", "2 May"), series="first round"),),
        questions=(Question(report.id("qu", "next"), "next_meeting", "When is the next meeting?"),),
        positions=(
            Position(report.id("po", "nodate"), report.id("qu", "next"), report.id("ac", "brand"), "no date", nodate.id,
                     report.span("no date was set")),
        ),
    )  # fmt: skip


def refs(kind: str, *names: str) -> tuple[Ref, ...]:
    """`a:june` is the item `kind-a-june` of the document `doc-a`."""
    pairs = (name.split(":") for name in names)
    return tuple(Ref(f"doc-{document}", f"{kind}-{document}-{item}") for document, item in pairs)


def assemble(record: RecordWriter) -> None:
    """Put what assembly would make of the three reports."""
    stories = tuple(Ref(f"doc-{name}", f"doc-{name}") for name in ("a", "c"))
    asked = Moment("2031-05-02", "2031-05-02", "day", "", "published")
    for item in (
        Story("so-1", stories, copies=(Copy("doc-a"), Copy("doc-c", "doc-a", 1.0))),
        RecordActor("ra-norland", refs("ac", "a:norland", "c:norland"), "Norland", "state", "NOR", "NOR"),
        RecordActor("ra-sudmark", refs("ac", "a:sudmark", "b:sudmark", "c:sudmark"), "Sudmark", "state", "SUD", "SUD"),
        RecordActor("ra-strand", refs("ac", "a:strand", "c:strand"), "Elin Strand", "person", None, "NOR",
                    ("Elin Strand", "Strand"), ("Envoy",)),
        RecordActor("ra-brand", refs("ac", "a:brand", "b:brand", "c:brand"), "Ivo Brand", "person", None, "SUD"),
        RecordActor("ra-fishermen", refs("ac", "b:fishermen"), "fishermen", "group"),
        RecordEvent("re-demand", refs("ev", "a:demand", "c:demand"), "REQUEST", ("ra-strand",), ("ra-sudmark",)),
        RecordEvent("re-opened", refs("ev", "b:opened"), "CONCEDE", ("ra-sudmark",), (), day("2031-05-09")),
        RecordMeeting("rm-1", refs("me", "a:monday", "b:talks", "c:monday"), "held", day("2031-05-02", "Monday"),
                      ("ra-norland", "ra-sudmark"), chair="ra-strand",
                      series=(Told("first round", refs("me", "b:talks")),),
                      levels=(Told("deputy_ministers", refs("me", "b:talks")),),
                      formats=(Told("bilateral, direct", refs("me", "a:monday")),)),
        RecordQuestion("rq-next", refs("qu", "a:next", "b:next", "c:next"), "next_meeting", "When do they meet next?",
                       ("rm-1",)),
        RecordPosition("rp-june", refs("po", "a:june", "c:june"), "rq-next", "ra-strand", "in June",
                       "the next meeting would be in June", asked),
        RecordPosition("rp-nodate", refs("po", "b:nodate"), "rq-next", "ra-brand", "no date", "no date was set",
                       day("2031-05-10")),
        RecordDivergence("rd-1", refs("po", "a:june", "b:nodate"), "rq-next", "timing", ("rp-june", "rp-nodate")),
        Thread("th-sluice", refs("st", "a:sluice", "c:sluice"), "demand", "open the sluice", "ra-strand", ("ra-sudmark",),
               asked, bearings=(Bearing(refs("ev", "b:opened")[0], "for", day("2031-05-09")),)),
        Thread("th-data", refs("st", "a:data", "c:data"), "offer", "to share water data", "ra-brand", (), asked),
    ):  # fmt: skip
        record.put(item)


class Clock:
    """Noon of one day, always."""

    def now(self) -> datetime:
        return datetime(2031, 6, 1, 12, tzinfo=UTC)


def make(path: Path) -> SqlRecord:
    record = SqlRecord(path, Clock())
    for reading in (report_one("a", "Lake Post"), report_two(), report_one("c", "Portal")):
        record.add(reading, reader="test 1")
    assemble(record)
    return record
